"""Run one program and write which own function called which, and with what types.

usage: trace_calls.py ROOT SCRIPT OUT [EXTRA_PATH...]

OUT gets a JSON object: "edges" is a list of [caller, callee, count] and "values"
a list of [function, name, type, ...], where a function is [file, first line,
name], and the name "return" stands for what it returned.
"""

import json
import os
import runpy
import signal
import sys

sys.setrecursionlimit(20000)
LIMIT = 20  # seconds
TYPED = 40  # calls of each function whose types are kept
NESTED = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}

edges, values, seen = {}, {}, {}


def owner(frame, root):
    """The code of the frame's function, comprehensions counted with it, or None if foreign."""
    while frame is not None and frame.f_code.co_name in NESTED:
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(root):
        return None
    return frame.f_code


def type_name(value):
    kind = type(value)
    if kind is type:
        return "type"
    return kind.__module__ + "." + kind.__qualname__


def tracer(root):
    def trace(frame, event, arg):
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(root) or code.co_name in NESTED:
            return
        if event == "call":
            if code.co_flags & 0x2A0 and frame.f_lasti > 8:
                return  # a generator goes on
            caller = owner(frame.f_back, root)
            if caller is not None:
                key = (caller, code)
                edges[key] = edges.get(key, 0) + 1
            n = seen[code] = seen.get(code, 0) + 1
            if n <= TYPED:
                for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]:
                    if name in frame.f_locals:
                        values.setdefault((code, name), {}).setdefault(type_name(frame.f_locals[name]), 1)
        elif seen.get(code, 0) <= TYPED and not code.co_flags & 0x2A0:  # no generators
            values.setdefault((code, "return"), {}).setdefault(type_name(arg), 1)

    return trace


def stop(*_):
    raise SystemExit


def main():
    root, script, out = map(os.path.realpath, sys.argv[1:4])
    sys.path[0:1] = [os.path.dirname(script), root] + sys.argv[4:]
    sys.argv = [script]
    for name in list(sys.modules):
        top = name.partition(".")[0]
        if os.path.exists(os.path.join(root, top + ".py")) or os.path.isdir(os.path.join(root, top)):
            if top not in ("encodings", "codecs", "os", "io", "abc", "runpy", "__main__", "json", "signal"):
                del sys.modules[name]
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    sys.setprofile(tracer(root + os.sep))
    try:
        runpy.run_path(script, run_name="__main__")
    except BaseException as error:
        print(type(error).__name__, error, file=sys.stderr)
    sys.setprofile(None)

    def ident(code):
        return [os.path.relpath(code.co_filename, root).replace(os.sep, "/"), code.co_firstlineno, code.co_name]

    with open(out, "w", encoding="utf-8") as f:
        json.dump(
            {
                "edges": [[ident(a), ident(b), n] for (a, b), n in edges.items()],
                "values": [[ident(c), name, sorted(types)] for (c, name), types in values.items()],
            },
            f,
        )


main()
