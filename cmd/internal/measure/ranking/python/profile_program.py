"""Run one program under cProfile and write what each of its functions took.

usage: profile_program.py ROOT SCRIPT OUT [EXTRA_PATH...]

ROOT is the folder that counts as the program's own code. The answer, a JSON
object in OUT, lists the functions of ROOT by self time. Comprehensions,
generator expressions and lambdas, which cProfile counts apart, are added to
the function they stand in. Module and class bodies are summed under "bodies".
Times are medians over several runs: other work on the machine disturbs some of
them. Beside OUT goes the profile of the last run, as a .pstats file, whose
hottest function is "last".
"""
import ast
import cProfile
import json
import os
import runpy
import statistics
import sys
import time

ANONYMOUS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<lambda>"}
# A program is run three times, a short one more often, a long one less; seconds.
RUNS, ENOUGH, LONG = 15, 0.7, 5
OPTIMIZED = 1  # inspect.CO_OPTIMIZED: set for functions, not for module and class bodies


def owner(code):
    """The qualified name of the named function that code belongs to, or None for a body."""
    parts = code.co_qualname.split(".")
    inside = code.co_flags & OPTIMIZED
    while parts and parts[-1] in ANONYMOUS:
        parts.pop()
        if parts and parts[-1] == "<locals>":
            parts.pop()
        elif not parts or parts[-1] not in ANONYMOUS:
            inside = False  # directly in a module or class body
    return ".".join(p for p in parts if p != "<locals>") if parts and inside else None


def definitions(root):
    """{(file, qualified name): [(first line, def line, last line)]} of all named functions below root."""
    found = {}

    def walk(node, prefix, rel):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = min([child.lineno] + [d.lineno for d in child.decorator_list])
                name = prefix + child.name
                found.setdefault((rel, name), []).append((first, child.lineno, child.end_lineno))
                walk(child, name + ".", rel)
            elif isinstance(child, ast.ClassDef):
                walk(child, prefix + child.name + ".", rel)
            else:
                walk(child, prefix, rel)

    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                rel = os.path.relpath(path, root).replace(os.sep, "/")
                try:
                    with open(path, "rb") as f:
                        walk(ast.parse(f.read()), "", rel)
                except (SyntaxError, ValueError):
                    continue
    return found


def run(script, profiler):
    """Run the script once under the profiler; returns why it failed, or None."""
    profiler.enable()
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as stop:
        return "exit %r" % (stop.code,) if stop.code not in (None, 0) else None
    except BaseException as error:  # a driver that fails is reported, not measured
        return "%s: %s" % (type(error).__name__, error)
    finally:
        profiler.disable()
    return None


def table(profiler, root, defs):
    """{(file, name, line): [self, with builtins, calls]}, the time of bodies and of code outside root."""
    own, bodies, other = {}, 0.0, 0.0
    for entry in profiler.getstats():
        code = entry.code
        path = "" if isinstance(code, str) else os.path.realpath(code.co_filename)
        if not path.startswith(root + os.sep):
            other += entry.inlinetime
            continue
        rel = os.path.relpath(path, root).replace(os.sep, "/")
        name = owner(code)
        spans = defs.get((rel, name), ()) if name else ()
        line = 0
        for first, def_line, last in spans:
            if first <= code.co_firstlineno <= last:
                line = def_line
        if not line:
            bodies += entry.inlinetime
            continue
        builtin = sum(s.inlinetime for s in entry.calls or () if isinstance(s.code, str))
        row = own.setdefault((rel, name, line), [0.0, 0.0, 0])
        row[0] += entry.inlinetime
        row[1] += entry.inlinetime + builtin
        if code.co_name not in ANONYMOUS:
            row[2] += entry.callcount
    return own, bodies, other


def main():
    root, script, out = map(os.path.realpath, sys.argv[1:4])
    sys.path[0:1] = [os.path.dirname(script), root] + sys.argv[4:]
    sys.argv = [script]
    for name in list(sys.modules):  # let copies in ROOT win over what start-up imported
        top = name.partition(".")[0]
        if os.path.exists(os.path.join(root, top + ".py")) or os.path.isdir(os.path.join(root, top)):
            if top not in ("encodings", "codecs", "os", "io", "abc", "runpy", "cProfile", "__main__"):
                del sys.modules[name]
    sys.setrecursionlimit(20000)
    defs = definitions(root)
    keep = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    failed, profiles, start = None, [], time.perf_counter()
    while not failed and len(profiles) < RUNS:
        spent = time.perf_counter() - start
        if len(profiles) >= 3 and spent > ENOUGH or profiles and spent > LONG:
            break
        profiles.append(cProfile.Profile())
        failed = run(script, profiles[-1])
        if failed and len(profiles) > 1:  # it can only run once in a process
            profiles.pop()
            failed = None
            break
    sys.stdout.flush()
    os.dup2(keep, 1)

    tables = [table(p, root, defs) for p in profiles]
    own = {}
    for key in {key for rows, _, _ in tables for key in rows}:
        runs = [rows.get(key, (0.0, 0.0, 0)) for rows, _, _ in tables]
        own[key] = [statistics.median(r[i] for r in runs) for i in range(3)]
    total = sum(r[0] for r in own.values())
    rows = sorted(own.items(), key=lambda kv: (-kv[1][0], kv[0]))
    last = max(tables[-1][0].items(), key=lambda kv: kv[1][0], default=None)
    profiles[-1].dump_stats(os.path.splitext(out)[0] + ".pstats")
    with open(out, "w") as f:
        json.dump({
            "python": "%d.%d.%d" % sys.version_info[:3],
            "failed": failed,
            "defined": sum(len(v) for v in defs.values()),
            "ran": len(own),
            "own": round(total, 4),
            "bodies": round(tables[-1][1], 4),
            "other": round(tables[-1][2], 4),
            "last": last and {"file": last[0][0], "name": last[0][1], "line": last[0][2]},
            "functions": [
                {"file": k[0], "name": k[1], "line": k[2], "self": round(v[0], 5),
                 "builtins": round(v[1], 5), "calls": v[2]}
                for k, v in rows
            ],
        }, f, indent=1)


main()
