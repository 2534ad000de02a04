"""Write a program that runs the doctests of a module and prints what they show.

usage: doctests.py FOLDER MODULE [ORIGINAL_NAME]

Reads the file of MODULE in FOLDER and prints the text of a main program: one function a docstring, one
print an example. ORIGINAL_NAME is what the docstrings call the module where it was renamed.
Docstrings whose examples fail in an unexpected way, or print something else under another hash seed
(addresses, orders of sets), are left out. Exits with status 3 where nothing is left.
"""
import ast
import contextlib
import doctest
import importlib
import io
import json
import os
import re
import subprocess
import sys
import textwrap
import types

TOO_LONG = 20_000  # characters a docstring may print


def docstrings(tree, prefix=""):
    """(name, docstring) of the module and its classes and functions, in order."""
    doc = ast.get_docstring(tree, clean=True)
    if doc:
        yield prefix.strip("."), doc
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from docstrings(node, prefix + node.name + ".")


class Rename(ast.NodeTransformer):
    """Let imports of the original name take the copy."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit_ImportFrom(self, node):
        if node.module == self.old and not node.level:
            node.module = self.new
        return node

    def visit_Import(self, node):
        for a in node.names:
            if a.name == self.old:
                a.name, a.asname = self.new, a.asname or self.old
        return node


def statements(example, rename):
    """The text that an example becomes, or None to leave out the docstring."""
    if any(example.options.get(flag) for flag in (doctest.SKIP, doctest.FAIL_FAST)):
        return None
    tree = rename.visit(ast.parse(example.source))
    if any(isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names) for n in tree.body):
        tree.body = [n for n in tree.body if not isinstance(n, ast.ImportFrom)]  # the names are imported anyway
    if not tree.body:
        return "pass"
    text = ast.unparse(tree)
    value = tree.body[0].value if len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr) else None
    printing = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"
    if value is not None and example.want and not example.exc_msg and not printing:
        text = "print(repr(%s))" % text
    if example.exc_msg:
        name = example.exc_msg.split(":")[0].strip().rpartition(".")[2]
        if not name.isidentifier():
            return None
        text = "try:\n%s\nexcept %s as error:\n    print(%r, error)" % (textwrap.indent(text, "    "), name, name + ":")
    return text


def functions(tree, rename):
    """(name, body text) for each docstring with examples."""
    parser, seen = doctest.DocTestParser(), set()
    for name, doc in docstrings(tree):
        try:
            parts = [statements(e, rename) for e in parser.get_examples(doc)]
        except (ValueError, SyntaxError):
            continue
        if not parts or None in parts:
            continue
        ident = "doctest_" + (re.sub(r"\W", "_", name.lower()) or "module")
        while ident in seen:
            ident += "_"
        seen.add(ident)
        yield ident, "\n".join(parts)


def free_names(texts, module):
    """The names of the module that the examples read."""
    names = set()
    for text in texts:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name):
                names.add(node.type.id)
    return sorted(n for n in names if n in vars(module) and not n.startswith("__"))


def imports(names, module):
    lines, own = [], []
    for n in names:
        value = getattr(module, n)
        if isinstance(value, types.ModuleType):
            lines.append("import %s" % n if value.__name__ == n else "import %s as %s" % (value.__name__, n))
        else:
            own.append(n)
    if own:
        lines.append("from %s import %s" % (module.__name__, ", ".join(own)))
    return lines


def show(header, made):
    """What each function prints, None if it raises."""
    shown = []
    for name, body in made:
        out = io.StringIO()
        try:
            text = "%s\n\n\ndef %s():\n%s" % (header, name, textwrap.indent(body, "    "))
            space = {"__name__": "driver"}
            with contextlib.redirect_stdout(out):
                exec(compile(text, "driver", "exec"), space)
                space[name]()
            shown.append(out.getvalue())
        except BaseException:
            shown.append(None)
    return shown


def main():
    folder, name = sys.argv[1:3]
    original = sys.argv[3] if len(sys.argv) > 3 else name
    sys.path.insert(0, folder)
    os.chdir(folder)
    with open(name.replace(".", "/") + ".py", "rb") as f:
        tree = ast.parse(f.read())
    with contextlib.redirect_stdout(io.StringIO()):
        module = importlib.import_module(name)
    made = list(functions(tree, Rename(original, name)))
    header = "\n".join(imports(free_names([b for _, b in made], module), module))
    shown = show(header, made)
    if os.environ.get("DOCTESTS_SECOND"):
        print(json.dumps(shown))
        return
    env = dict(os.environ, DOCTESTS_SECOND="1", PYTHONHASHSEED="12345")
    again = json.loads(subprocess.run([sys.executable] + sys.orig_argv[1:], env=env, stdout=subprocess.PIPE, check=True).stdout)
    kept = [m for m, a, b in zip(made, shown, again) if a and a == b and len(a) <= TOO_LONG]
    if not kept:
        sys.exit(3)
    header = "\n".join(imports(free_names([b for _, b in kept], module), module))
    print('"""The doctests of %s."""' % name)
    print(header)
    for ident, body in kept:
        print("\n\ndef %s():\n%s" % (ident, textwrap.indent(body, "    ")))
    print('\n\nif __name__ == "__main__":')
    for ident, _ in kept:
        print("    %s()" % ident)


main()
