"""Disassemble and optimise pickles."""
import io
import pickle
import pickletools


def main():
    data = pickle.dumps([{"k%d" % i: (i, [i, str(i)], float(i))} for i in range(700)], 2)
    for _ in range(3):
        pickletools.dis(data, io.StringIO())
        pickletools.optimize(data)


if __name__ == "__main__":
    main()
