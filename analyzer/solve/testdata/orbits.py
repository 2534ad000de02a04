"""Simulate moons around a planet and print how their energy drifts.

    python3 orbits.py 2000
"""

import math
import sys


class Vector:
    """A vector in the plane."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def length(self):
        """
        >>> Vector(3.0, 4.0).length()
        5.0
        """
        return math.sqrt(self.x * self.x + self.y * self.y)

    def __repr__(self):
        return f"Vector({self.x:.3f}, {self.y:.3f})"


class Body:
    def __init__(self, name, mass, position, velocity):
        self.name = name
        self.mass = mass
        self.position = position
        self.velocity = velocity

    def kinetic(self):
        return 0.5 * self.mass * self.velocity.length() ** 2


def moons(count):
    """Return a planet and a number of moons on circular orbits."""
    bodies = [Body("planet", 1000.0, Vector(0.0, 0.0), Vector(0.0, 0.0))]
    for i in range(count):
        distance = 10.0 + 3.5 * i
        speed = math.sqrt(1000.0 / distance)
        angle = i * 2.4
        position = Vector(distance * math.cos(angle), distance * math.sin(angle))
        velocity = Vector(-speed * math.sin(angle), speed * math.cos(angle))
        bodies.append(Body(f"moon{i + 1}", 0.01 * (i + 1), position, velocity))
    return bodies


def accelerations(bodies):
    """Return the acceleration of each body by all others."""
    result = []
    for body in bodies:
        total = Vector(0.0, 0.0)
        for other in bodies:
            if other is body:
                continue
            offset = other.position - body.position
            distance = offset.length()
            total = total + offset.scaled(other.mass / distance ** 3)
        result.append(total)
    return result


def step(bodies, dt):
    """Advance all bodies by dt seconds (semi-implicit Euler)."""
    for body, acceleration in zip(bodies, accelerations(bodies)):
        body.velocity = body.velocity + acceleration.scaled(dt)
    for body in bodies:
        body.position = body.position + body.velocity.scaled(dt)


def energy(bodies):
    total = sum(body.kinetic() for body in bodies)
    for i, body in enumerate(bodies):
        for other in bodies[i + 1:]:
            total -= body.mass * other.mass / (body.position - other.position).length()
    return total


def main(argv):
    steps = int(argv[1]) if len(argv) > 1 else 500
    bodies = moons(6)
    start = energy(bodies)
    for n in range(steps):
        step(bodies, 0.01)
        if n % (steps // 5 or 1) == 0:
            print(f"{n:6d}  {bodies[1].position!r}  {energy(bodies) - start:+.9f}")
    print(f"drift {abs(energy(bodies) - start) / abs(start):.3e}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
