"""Writes JSON and prints digests of it."""
import json

import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_json_dumps([(run_benchmark.SIMPLE_DATA, range(20000)), (run_benchmark.NESTED_DATA, range(10000))])
    print(json.dumps(run_benchmark.EMPTY[0]), json.dumps(run_benchmark.SIMPLE_DATA))
    print(json.dumps(run_benchmark.NESTED_DATA))
    text = json.dumps(run_benchmark.HUGE[0])
    print(len(text), digest.text(text))


if __name__ == "__main__":
    main()
