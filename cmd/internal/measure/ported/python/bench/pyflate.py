"""Unpacks an archive and prints a digest of what was in it."""
import digest
import run_benchmark


def main() -> None:
    with open("data/interpreter.tar.bz2", "rb") as f:
        field = run_benchmark.RBitfield(f)
        print(field.readbits(16))
        out = run_benchmark.bzip2_main(field)
    print(len(out), digest.data(out[:100000]))


if __name__ == "__main__":
    main()
