"""Makes files, walks them, and prints their names."""
import os
import shutil

import digest
import run_benchmark


def main() -> None:
    names = [os.path.basename(p) for p in run_benchmark.generate_filenames("folder", 40)]
    print(names)
    folder = run_benchmark.setup(run_benchmark.NUM_FILES)
    try:
        run_benchmark.bench_pathlib(6, folder)
        made = sorted(os.listdir(folder))
        print(len(made), digest.text(" ".join(made)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
