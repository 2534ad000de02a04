async def f(a, *b, c=1) -> d:
    await a
    x = await a + await b
    -await a ** 2
    await a.b(c)[0]
    async for x in y: pass
    async for x, *y in z, w:
        break
    else:
        pass
    async with a: pass
    async with a as b, c: pass
    async with (a as b, c as d,): pass
    async with (a, b): pass
    return [x async for x in y if await z]
async   def  f(): yield
async def f():
    async def g(): await h
    return {x: y async for x, y in z}, {x async for x in y}, (x async for x in y for z in w async for v in u)
class C:
    @d
    async def f(self): return await self
async def f(): await a; await b; return (await c), await d
async def f():
    f(await a, *await b, c=await d, **await e)
    lambda: await x
    not await a
    await a if await b else await c
    yield await a
    await (yield)
    with await a as b: pass
