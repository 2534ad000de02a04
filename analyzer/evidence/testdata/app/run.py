"""Runs the shop."""
from shop import prices


def main():
    text = "[" + ",".join("[%d, %d]" % (i, i % 7) for i in range(2000)) + "]"
    baskets = []
    for i in range(REPEAT):
        items = prices.parse(text)
        baskets.append(prices.Basket(items))
    best = prices.ranked(baskets)[-1]
    cheap = 0
    for basket in baskets:
        cheap += basket.discounted(0.1)
    keep = [bytearray(100_000) for _ in range(50)]
    return best.total, cheap, prices.fib(FIB), len(keep)


REPEAT, FIB = 30, 20
if __name__ == "__main__":
    import sys
    if len(sys.argv) > 1:
        REPEAT, FIB = int(sys.argv[1]), int(sys.argv[2])
    main()
