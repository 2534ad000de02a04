def g():
    t"{yield}"
    t"{yield x}"


async def h():
    return t"{await x} {[i async for i in y]}"
