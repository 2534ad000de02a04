"""Disassemble the code of several modules."""
import argparse
import dis
import inspect
import io
import logging


def main():
    out = io.StringIO()
    for module in (argparse, logging, inspect):
        for name, value in sorted(vars(module).items()):
            if inspect.isfunction(value) or inspect.isclass(value):
                dis.dis(value, file=out)


if __name__ == "__main__":
    main()
