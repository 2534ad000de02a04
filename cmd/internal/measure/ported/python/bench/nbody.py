"""Moves the planets and prints energy and places."""
import run_benchmark


def main() -> None:
    run_benchmark.offset_momentum(run_benchmark.BODIES["sun"])
    print(run_benchmark.report_energy())
    for _ in range(4):
        run_benchmark.advance(0.01, 20000)
        print(run_benchmark.report_energy())
    for place, speed, mass in run_benchmark.SYSTEM:
        print(place, speed, mass)
    run_benchmark.bench_nbody(1, "sun", 1000)
    print(run_benchmark.report_energy())


if __name__ == "__main__":
    main()
