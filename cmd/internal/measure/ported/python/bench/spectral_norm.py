"""Multiplies by the matrix and prints the vector's norm."""
import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_spectral_norm(2)
    u = [1] * 100
    v = u
    for _ in range(5):
        v = run_benchmark.eval_AtA_times_u(u)
        u = run_benchmark.eval_AtA_times_u(v)
    vBv = vv = 0
    for ue, ve in zip(u, v):
        vBv += ue * ve
        vv += ve * ve
    print((vBv / vv) ** 0.5)
    print(digest.floats(v))


if __name__ == "__main__":
    main()
