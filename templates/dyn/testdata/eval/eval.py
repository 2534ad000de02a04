"""Writes what CPython says of the expressions in *.txt here, one a line, as *.json:
the expression, its tree, and the repr of its value or the exception."""
import ast
import json
import pathlib


def node(n):
    kind = type(n).__name__
    if isinstance(n, ast.Constant):
        return constant(n.value)
    if n is None:
        return None
    if isinstance(n, list):
        return [node(x) for x in n]
    if isinstance(n, ast.AST):
        return [kind] + [node(getattr(n, f)) for f in n._fields if f not in ("ctx", "kind", "type_comment")]
    return n


def constant(v):
    if v is None or v is True or v is False:
        return ["Constant", v]
    if v is ...:
        return ["Ellipsis"]
    if isinstance(v, int):
        return ["int", str(v)]
    if isinstance(v, float):
        return ["float", v.hex()]
    if isinstance(v, complex):
        return ["complex", v.imag.hex()]
    if isinstance(v, bytes):
        return ["bytes", v.hex()]
    return ["str", [ord(c) for c in v] if any(0xD800 <= ord(c) < 0xE000 for c in v) else v]


def outcome(expression):
    try:
        return repr(eval(expression, {"__name__": "__main__"}))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def main():
    for path in sorted(pathlib.Path(__file__).parent.glob("*.txt")):
        lines = [x for x in path.read_text().splitlines() if x and not x.startswith("# ")]
        rows = [[x, node(ast.parse(x, mode="eval").body), outcome(x)] for x in lines]
        text = ",\n".join(json.dumps(r) for r in rows)
        path.with_suffix(".json").write_text("[\n" + text + "\n]\n")


main()
