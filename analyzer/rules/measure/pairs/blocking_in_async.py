import asyncio
import time

WHAT = "n coroutines that wait 10 ms each by time.sleep, against asyncio.sleep"
WAITS = True
UNIT = "coroutines"
SIZES = [2, 10, 50]


def setup(n):
    return (n,)


def before(n):
    async def wait():
        time.sleep(0.01)

    async def main():
        await asyncio.gather(*(wait() for _ in range(n)))

    asyncio.run(main())


def after(n):
    async def wait():
        await asyncio.sleep(0.01)

    async def main():
        await asyncio.gather(*(wait() for _ in range(n)))

    asyncio.run(main())
