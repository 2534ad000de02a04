import asyncio


async def fetch(session, url):
    return await session.get(url)


async def fetch_all(session, urls):
    return [await fetch(session, url) for url in urls]  # want "each round waits for fetch"


async def direct(client, urls):
    out = []
    for url in urls:
        out.append(await client.get(url))  # want "each round waits for client.get"
    return out


async def named(session, names):
    out = {}
    for name in names:
        answer = await fetch(session, "https://example.org/" + name)  # want "each round waits for fetch"
        out[name] = answer.status
    return out


async def together(session, urls):
    return await asyncio.gather(*(fetch(session, url) for url in urls))


async def queue(q, items):
    for item in items:
        await q.put(item)


async def reads(stream, sizes):
    return [await stream.read(size) for size in sizes]


async def until(client, urls):
    for url in urls:
        answer = await client.get(url)
        if answer.ok:
            return answer
    return None


async def stored(client, urls, db):
    for url in urls:
        answer = await client.get(url)
        await db.save(answer)


async def cursor(client, numbers):
    token = ""
    for n in numbers:
        answer = await client.get(f"/{n}/{token}")
        token = answer.next
