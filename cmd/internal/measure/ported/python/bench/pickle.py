"""Pickles and unpickles with the accelerated module and prints digests of the bytes."""
import pickle

import digest
import run_benchmark


class Options:
    def __init__(self, protocol: int) -> None:
        self.protocol = protocol


def main() -> None:
    options = Options(4)
    run_benchmark.bench_pickle(500, pickle, options)
    run_benchmark.bench_unpickle(500, pickle, options)
    run_benchmark.bench_pickle_list(2000, pickle, options)
    run_benchmark.bench_unpickle_list(2000, pickle, options)
    run_benchmark.bench_pickle_dict(200, pickle, options)
    for protocol in [0, 2, 4]:
        dumped = pickle.dumps(run_benchmark.DICT_GROUP, protocol)
        print(protocol, len(dumped), digest.data(dumped))
        print(digest.data(pickle.dumps(run_benchmark.LIST, protocol)), digest.data(pickle.dumps(run_benchmark.MICRO_DICT, protocol)))
        print(pickle.loads(dumped) == run_benchmark.DICT_GROUP)
    print(pickle.loads(pickle.dumps(run_benchmark.TUPLE, 4)))


if __name__ == "__main__":
    main()
