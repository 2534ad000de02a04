"""Computes the bills of the first calls and prints the sums, after a full run."""
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal, getcontext
from struct import unpack

import run_benchmark


def main() -> None:
    run_benchmark.bench_telco(30, "data/telco-bench.b")
    getcontext().rounding = ROUND_DOWN
    banker = Context(rounding=ROUND_HALF_EVEN)
    cent = Decimal("0.01")
    total = Decimal("0")
    with open(run_benchmark.rel_path("data", "telco-bench.b"), "rb") as f:
        for i in range(1000):
            n, = unpack(">Q", f.read(8))
            total += banker.quantize(Decimal("0.0013") * n, cent)
            if i % 100 == 0:
                print(i, n, total)
    print(total)


if __name__ == "__main__":
    main()
