"""Reads JSON and prints what was read."""
import json

import digest
import run_benchmark


def main() -> None:
    one = json.dumps(run_benchmark.DICT)
    pair = json.dumps(run_benchmark.TUPLE)
    group = json.dumps(run_benchmark.DICT_GROUP)
    for _ in range(600):
        run_benchmark.bench_json_loads((one, pair, group))
    print(len(group), digest.text(group))
    print(json.loads(pair))
    print(sorted(json.loads(one).items(), key=lambda item: item[0]))
    print(len(json.loads(group)))


if __name__ == "__main__":
    main()
