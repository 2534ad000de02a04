"""Render documentation of modules as text and HTML."""
import pydoc

import argparse
import difflib
import textwrap


def main():
    for module in (textwrap, difflib, argparse):
        pydoc.plain(pydoc.render_doc(module))
        pydoc.HTMLDoc().docmodule(module)


if __name__ == "__main__":
    main()
