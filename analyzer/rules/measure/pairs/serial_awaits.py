import asyncio

WHAT = "n awaits of 10 ms, as of requests, one after another, against asyncio.gather"
WAITS = True
UNIT = "awaits"
SIZES = [2, 10, 50]


def setup(n):
    return (n,)


async def request(number):
    await asyncio.sleep(0.01)
    return number


def before(n):
    async def main():
        return [await request(i) for i in range(n)]

    return asyncio.run(main())


def after(n):
    async def main():
        return list(await asyncio.gather(*(request(i) for i in range(n))))

    return asyncio.run(main())
