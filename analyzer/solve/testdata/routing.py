"""Shortest delivery routes on a street grid with one-way streets.

    python3 routing.py 60 40
"""

import heapq
import sys
from dataclasses import dataclass, field


@dataclass
class Street:
    """A one-way street to another crossing, with its travel time in seconds."""

    target: int
    seconds: float


@dataclass
class City:
    """Crossings numbered from 0, each with the streets that leave it."""

    streets: list[list[Street]] = field(default_factory=list)

    def add_crossing(self) -> int:
        self.streets.append([])
        return len(self.streets) - 1

    def connect(self, a: int, b: int, seconds: float) -> None:
        self.streets[a].append(Street(b, seconds))

    def __len__(self) -> int:
        return len(self.streets)


class NoRoute(Exception):
    """Raised where no route leads to the target."""

    def __init__(self, source: int, target: int):
        super().__init__(f"no route from {source} to {target}")
        self.source = source
        self.target = target


def grid_city(width: int, height: int, seed: int = 7) -> City:
    """Build a city whose travel times depend on the seed alone.

    >>> len(grid_city(3, 2))
    6
    """
    city = City()
    for _ in range(width * height):
        city.add_crossing()
    state = seed
    for y in range(height):
        for x in range(width):
            here = y * width + x
            for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                nx, ny = x + dx, y + dy
                if not (0 <= nx < width and 0 <= ny < height):
                    continue
                state = (state * 48271) % 2147483647
                if state % 9 == 0:
                    continue  # a one-way street against us
                city.connect(here, ny * width + nx, 5.0 + state % 100 / 10)
    return city


def shortest(city: City, source: int, target: int) -> tuple[float, list[int]]:
    """Return the travel time and the crossings of the fastest route.

    >>> city = City()
    >>> for _ in range(3):
    ...     _ = city.add_crossing()
    >>> city.connect(0, 1, 4.0)
    >>> city.connect(1, 2, 1.5)
    >>> shortest(city, 0, 2)
    (5.5, [0, 1, 2])
    >>> shortest(city, 2, 0)
    Traceback (most recent call last):
        ...
    routing.NoRoute: no route from 2 to 0
    """
    best: dict[int, float] = {source: 0.0}
    came_from: dict[int, int] = {}
    queue: list[tuple[float, int]] = [(0.0, source)]
    while queue:
        seconds, here = heapq.heappop(queue)
        if here == target:
            return seconds, path_to(came_from, target)
        if seconds > best[here]:
            continue
        for street in city.streets[here]:
            reached = seconds + street.seconds
            known = best.get(street.target)
            if known is None or reached < known:
                best[street.target] = reached
                came_from[street.target] = here
                heapq.heappush(queue, (reached, street.target))
    raise NoRoute(source, target)


def path_to(came_from: dict[int, int], target: int) -> list[int]:
    """Follow the predecessors back from the target."""
    path = [target]
    while path[0] in came_from:
        path.insert(0, came_from[path[0]])
    return path


def deliver(city: City, stops: list[int]) -> float:
    """Return the time of a tour that always drives to the nearest stop left."""
    here, left, total = 0, list(stops), 0.0
    while left:
        nearest, seconds = left[0], float("inf")
        for stop in left:
            try:
                needed, _ = shortest(city, here, stop)
            except NoRoute:
                continue
            if needed < seconds:
                nearest, seconds = stop, needed
        if seconds == float("inf"):
            break
        total += seconds
        left.remove(nearest)
        here = nearest
    return total


def main(argv: list[str]) -> int:
    width = int(argv[1]) if len(argv) > 1 else 30
    height = int(argv[2]) if len(argv) > 2 else 20
    city = grid_city(width, height)
    seconds, path = shortest(city, 0, len(city) - 1)
    print(f"corner to corner: {seconds:.1f} s over {len(path)} crossings")
    stops = [n * 37 % len(city) for n in range(1, 9)]
    print(f"tour of {len(stops)} stops: {deliver(city, stops):.1f} s")
    try:
        shortest(City(streets=[[], []]), 0, 1)
    except NoRoute as problem:
        print(problem)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
