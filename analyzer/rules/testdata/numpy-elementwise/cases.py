import math


def energy(speeds: list[float], mass: float) -> float:
    return sum(0.5 * mass * v * v for v in speeds)  # want "operations on floats are interpreted for each element of speeds"


def scale(xs: list[float], k: float) -> list[float]:
    return [math.sqrt(x) * k + 1.0 for x in xs]  # want "each element of xs"


def distance(xs: list[float], ys: list[float]) -> float:
    total = 0.0
    for i in range(len(xs)):  # want "each element of range"
        d = xs[i] - ys[i]
        total += d * d
    return math.sqrt(total)


def appended(xs: list[float]) -> list[float]:
    out = []
    for x in xs:  # want "each element of xs"
        out.append(x * x - 2.0 * x)
    return out


def running(xs: list[float]) -> list[float]:
    state = 0.0
    out = []
    for x in xs:
        state = 0.9 * state + 0.1 * x
        out.append(state)
    return out


def whole(xs: list[int]) -> int:
    return sum(x * x * 3 for x in xs)


def few() -> float:
    return sum(0.5 * k * k for k in (1.0, 2.0, 3.0))


def objects(points: list) -> float:
    return sum(p.x * p.y * 2.0 for p in points)


def called(xs: list[float], f) -> list[float]:
    return [f(x) * 2.0 + 1.0 for x in xs]


def neighbours(xs: list[float]) -> None:
    for i in range(1, len(xs)):
        xs[i] = xs[i] * 0.5 + xs[i - 1] * 0.5
