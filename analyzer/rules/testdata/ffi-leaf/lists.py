def pairs(xs: list[int], ys: list[int]) -> int:  # want "pairs loops"
    n = 0
    for x in xs:
        for y in ys:
            n += (x * y) % 7
    return n
