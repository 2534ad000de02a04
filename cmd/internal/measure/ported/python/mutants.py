"""Write copies of a program with one operator or constant changed in each.

usage: mutants.py FOLDER OUT < PLACES

PLACES is a JSON list of [file, first line, last line, most]: where to change something, and how often at most.
Writes OUT/0, OUT/1, ... with the one changed file each, under its name, and prints a JSON
list of {"file", "line", "what"}.
"""
import ast
import copy
import json
import os
import sys

SWAP = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
        ast.Mod: ast.Add, ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
        ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr}


def docstrings(tree):
    return {id(n.body[0].value) for n in ast.walk(tree)
            if isinstance(n, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and n.body and isinstance(n.body[0], ast.Expr)}


def changes(tree, first, last):
    """(rank, node index, what): arithmetic first, then numbers, then texts."""
    docs = docstrings(tree)
    for i, node in enumerate(ast.walk(tree)):
        line = getattr(node, "lineno", 0)
        if not first <= line <= last:
            continue
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in SWAP:
            texts = isinstance(node, ast.BinOp) and isinstance(node.left, (ast.Constant, ast.JoinedStr)) and not isinstance(getattr(node.left, "value", ""), (int, float))
            if not texts:
                yield 0, i, "%s to %s" % (type(node.op).__name__, SWAP[type(node.op)].__name__)
        elif isinstance(node, ast.Constant) and id(node) not in docs:
            v = node.value
            if isinstance(v, (int, float)) and not isinstance(v, bool):
                yield 1, i, "%r to %r" % (v, v + 1)
            elif isinstance(v, (str, bytes)) and v and v != "__main__":
                yield 2, i, "text"


def change(node):
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        node.op = SWAP[type(node.op)]()
    elif isinstance(node.value, str):
        node.value += "x"
    elif isinstance(node.value, bytes):
        node.value += b"x"
    else:
        node.value += 1


def main():
    folder, out = sys.argv[1:]
    made = []
    for file, first, last, most in json.load(sys.stdin):
        with open(os.path.join(folder, file), "rb") as f:
            tree = ast.parse(f.read())
        for _, i, what in sorted(changes(tree, first, last))[:most]:
            other = copy.deepcopy(tree)
            node = list(ast.walk(other))[i]
            change(node)
            to = os.path.join(out, str(len(made)), file)
            os.makedirs(os.path.dirname(to), exist_ok=True)
            with open(to, "w", encoding="utf-8", errors="surrogatepass") as f:
                f.write(ast.unparse(other))
            made.append({"file": file, "line": node.lineno, "what": what})
    print(json.dumps(made))


main()
