"""Runs every benchmark once and prints digests of the encoded data."""
import base64

import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_b64_small(5)
    run_benchmark.bench_b64_large(1)
    run_benchmark.bench_urlsafe_b64_small(5)
    run_benchmark.bench_b32_small(1)
    run_benchmark.bench_b16_small(1)
    run_benchmark.bench_a85_small(1)
    run_benchmark.bench_b85_small(1)
    for encoded in [
        run_benchmark.B64_MEDIUM,
        run_benchmark.B64_URLSAFE_MEDIUM,
        run_benchmark.B32_MEDIUM,
        run_benchmark.B16_MEDIUM,
        run_benchmark.A85_MEDIUM,
        run_benchmark.B85_MEDIUM,
    ]:
        print(len(encoded), digest.data(encoded))
    print(base64.a85decode(run_benchmark.A85_SMALL) == run_benchmark.DATA_SMALL)
    print(base64.b85decode(run_benchmark.B85_SMALL) == run_benchmark.DATA_SMALL)


if __name__ == "__main__":
    main()
