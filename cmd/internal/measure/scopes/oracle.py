"""Print the symbol tables of all files of this interpreter's standard library.

One line a file: the path, a tab, and a JSON list of tables, each
[type, name, line, {symbol: scope}], scope being CPython's number.
"""

import json
import os
import sys
import sysconfig
import symtable
import warnings
from _symtable import SCOPE_MASK, SCOPE_OFF

warnings.simplefilter("ignore")


def tables(table, out):
    symbols = {
        name: (flags >> SCOPE_OFF) & SCOPE_MASK
        for name, flags in table._table.symbols.items()
        if not name.startswith(".")
    }
    kind = getattr(table.get_type(), "value", table.get_type())
    out.append([kind, table.get_name(), table.get_lineno(), symbols])
    for child in table.get_children():
        tables(child, out)


def main():
    roots = sys.argv[1:] or [sysconfig.get_path("stdlib")]
    for root in roots:
        for folder, dirs, files in os.walk(root):
            dirs[:] = sorted(d for d in dirs if d not in ("site-packages", "__pycache__"))
            for name in sorted(files):
                if not name.endswith(".py"):
                    continue
                path = os.path.join(folder, name)
                with open(path, "rb") as f:
                    source = f.read()
                try:
                    top = symtable.symtable(source, path, "exec")
                except (SyntaxError, ValueError):
                    continue
                out = []
                tables(top, out)
                print(path, json.dumps(out, separators=(",", ":")), sep="\t")


main()
