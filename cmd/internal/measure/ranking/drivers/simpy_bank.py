"""Simulate customers queueing at counters."""
import random

import simpy


def customer(env, counter, rng, waits):
    arrived = env.now
    with counter.request() as request:
        result = yield request | env.timeout(rng.uniform(1, 3))
        waits.append(env.now - arrived)
        if request in result:
            yield env.timeout(rng.expovariate(0.6))


def source(env, counter, rng, waits):
    for _ in range(4000):
        env.process(customer(env, counter, rng, waits))
        yield env.timeout(rng.expovariate(0.5))


def main():
    rng = random.Random(42)
    env = simpy.Environment()
    waits = []
    env.process(source(env, simpy.Resource(env, capacity=1), rng, waits))
    env.run()


if __name__ == "__main__":
    main()
