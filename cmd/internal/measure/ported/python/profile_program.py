"""List the functions of a program and the time that each takes itself.

usage: profile_program.py FOLDER ENTRY OUT [NOT_OWN...]

Runs FOLDER/ENTRY as the main program under cProfile and writes a JSON object to OUT:
"functions" of all files of FOLDER but NOT_OWN, each with the index of the function around it,
and "bodies", the time of module and class bodies. Comprehensions, generator expressions and lambdas count
for the function that they stand in.
"""
import ast
import cProfile
import json
import os
import runpy
import sys


def definitions(file, source):
    """The functions of a file, outer ones first."""
    found = []

    def walk(node, prefix, outer):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([child.lineno] + [d.lineno for d in child.decorator_list])
                found.append({"file": file, "name": prefix + child.name, "first": first, "line": child.lineno,
                              "end": child.end_lineno, "outer": outer, "self": 0.0, "calls": 0})
                walk(child, prefix + child.name + ".", len(found) - 1)
            elif isinstance(child, ast.ClassDef):
                walk(child, prefix + child.name + ".", outer)
            else:
                walk(child, prefix, outer)

    walk(ast.parse(source), "", -1)
    return found


def collect(root, skip):
    functions = []
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            rel = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
            if not name.endswith(".py") or rel in skip:
                continue
            with open(os.path.join(folder, name), "rb") as f:
                try:
                    here = definitions(rel, f.read())
                except (SyntaxError, ValueError):
                    continue
            for d in here:
                if d["outer"] >= 0:
                    d["outer"] += len(functions)
            functions += here
    return functions


def place(functions, rel, code):
    """The function that a code object belongs to, or None for a body."""
    if not code.co_name.startswith("<"):
        for d in functions:
            if d["file"] == rel and d["first"] == code.co_firstlineno:
                return d
        return None
    inside = [d for d in functions if d["file"] == rel and d["line"] <= code.co_firstlineno <= d["end"]]
    return max(inside, key=lambda d: d["line"], default=None)


def main():
    root, entry, out = sys.argv[1:4]
    root = os.path.realpath(root)
    skip = set(sys.argv[4:])
    functions = collect(root, skip)
    sys.path[0] = root
    sys.argv = [os.path.join(root, entry)]
    keep = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    profiler = cProfile.Profile()
    failed = None
    profiler.enable()
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as stop:
        if stop.code not in (None, 0):
            failed = "exit %r" % (stop.code,)
    except BaseException as error:
        failed = "%s: %s" % (type(error).__name__, error)
    finally:
        profiler.disable()
    sys.stdout.flush()
    os.dup2(keep, 1)
    bodies = 0.0
    for row in profiler.getstats():
        if isinstance(row.code, str):
            continue
        path = os.path.realpath(row.code.co_filename)
        rel = os.path.relpath(path, root).replace(os.sep, "/")
        if not path.startswith(root + os.sep) or rel in skip:
            continue
        d = place(functions, rel, row.code)
        if d is None:
            bodies += row.inlinetime
            continue
        d["self"] += row.inlinetime
        if not row.code.co_name.startswith("<"):
            d["calls"] += row.callcount
    with open(out, "w") as f:
        json.dump({"failed": failed, "bodies": bodies, "functions": functions}, f)


main()
