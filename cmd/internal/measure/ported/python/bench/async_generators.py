"""Walks a tree of numbers through recursive asynchronous generators."""
import asyncio

import digest
import run_benchmark


async def walk(n: int) -> list[int]:
    values = []
    async for value in run_benchmark.tree(range(n)):
        values.append(value)
    return values


def main() -> None:
    values = asyncio.run(walk(50000))
    print(len(values), digest.ints(values))
    print(asyncio.run(walk(10)))


if __name__ == "__main__":
    main()
