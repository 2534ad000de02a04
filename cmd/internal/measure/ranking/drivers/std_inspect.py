"""Ask for the signatures and members of many objects."""
import inspect
import json
import logging
import textwrap


def main():
    for _ in range(4):
        for module in (json, logging, textwrap, inspect):
            for name, value in inspect.getmembers(module):
                if inspect.isfunction(value):
                    str(inspect.signature(value))
                    inspect.unwrap(value)
                elif inspect.isclass(value):
                    for _, member in inspect.getmembers(value, inspect.isfunction):
                        str(inspect.signature(member))
                    inspect.classify_class_attrs(value)
                    inspect.getdoc(value)


if __name__ == "__main__":
    main()
