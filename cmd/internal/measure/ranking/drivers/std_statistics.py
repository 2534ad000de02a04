"""Describe samples: means, spreads, quantiles and a regression."""
import random
import statistics


def main():
    rng = random.Random(5)
    for _ in range(6):
        data = [rng.gauss(10, 3) for _ in range(4000)]
        other = [x * 2 + rng.random() for x in data]
        statistics.mean(data)
        statistics.stdev(data)
        statistics.median(data)
        statistics.quantiles(data, n=10)
        statistics.linear_regression(data, other)
        statistics.harmonic_mean([abs(x) + 1 for x in data])
        statistics.multimode([round(x) for x in data])


if __name__ == "__main__":
    main()
