"""What CPython 3.11's re says of many patterns and texts, one JSON value a line.

    python3.11 oracle.py cases > cases.jsonl      patterns written for this test, also in errors
    python3.11 oracle.py templates > templates.jsonl
    python3.11 oracle.py calls > calls.jsonl      results of the expressions in cases.CALLS
    python3.11 oracle.py tests                    the patterns of CPython's own test.re_tests
    python3.11 oracle.py library                  those of all calls of re's functions in its library
    python3.11 oracle.py random SEED COUNT        random ones
    python3.11 oracle.py characters               what case and class each character has

A line is [pattern, is_bytes, flags, answer, groups, [[text, pos, endpos, answer], ...]]. Bytes are
given as latin-1. A line of templates is [pattern, is_bytes, template, text, [subn, expand]].
"""

import ast
import glob
import json
import os
import random
import re
import signal
import sys
import warnings

assert sys.version_info[:2] == (3, 11), "answers are CPython 3.11's"
warnings.simplefilter("ignore")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


class Slow(Exception):
    pass


def alarm(*_):
    raise Slow


def failure(e):
    if isinstance(e, re.error):
        return ascii(f"!{e.msg}|{e}|{e.pos}|{e.lineno}|{e.colno}")
    return ascii(f"!{type(e).__name__}: {e}")


def attempt(f):
    try:
        return f()
    except (re.error, ValueError, OverflowError, IndexError, SystemError) as e:
        return failure(e)


def show(m):
    if m is None:
        return "-"
    spans = ",".join(f"{a}:{b}" for a, b in m.regs)
    return f"{spans}/{m.lastindex}/{m.lastgroup}/{m.pos}:{m.endpos}"


def template_of(p, text):
    """A template that uses all groups, of the type of the text."""
    t = "<" + "".join(rf"\g<{i}>" for i in range(min(p.groups, 5) + 1)) + ">"
    return t if isinstance(text, str) else t.encode()


def answer(p, s, pos, endpos):
    count = pos % 3
    return [
        attempt(lambda: show(p.search(s, pos, endpos))),
        attempt(lambda: show(p.match(s, pos, endpos))),
        attempt(lambda: show(p.fullmatch(s, pos, endpos))),
        attempt(lambda: ";".join(map(show, p.finditer(s, pos, endpos)))),
        attempt(lambda: ascii(p.findall(s, pos, endpos))),
        attempt(lambda: ascii(p.split(s, count))),
        attempt(lambda: ascii(p.subn(template_of(p, s), s, count))),
    ]


def plain(v):
    return v if isinstance(v, str) else v.decode("latin-1")


def emit(pattern, flags, texts):
    """Writes the answers for a pattern. texts are (text, pos, endpos)."""
    cases, groups, said = [], 0, ""
    signal.setitimer(signal.ITIMER_VIRTUAL, 1)
    try:
        p = re.compile(pattern, flags)
    except Slow:
        return
    except RecursionError:
        return
    except Exception as e:
        said = failure(e)
    else:
        groups = p.groups
        said = attempt(lambda: ascii([p.flags, p.groups, dict(p.groupindex), repr(p)]))
        for text, pos, endpos in texts:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.2)
            try:
                cases.append([plain(text), pos, endpos, answer(p, text, pos, endpos)])
            except Slow:
                continue
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    print(json.dumps([plain(pattern), isinstance(pattern, bytes), flags, said, groups, cases]))


def templates():
    import cases

    for pattern, template, text in cases.TEMPLATES:
        p = re.compile(pattern)
        said = [
            attempt(lambda: ascii(p.subn(template, text))),
            attempt(lambda: ascii(p.search(text).expand(template))),
        ]
        print(json.dumps([plain(pattern), isinstance(pattern, bytes), plain(template), plain(text), said]))


def whole(texts):
    return [(t, 0, sys.maxsize) for t in texts]


def tests():
    try:
        from test import re_tests
    except ImportError:  # some distributions leave the tests out
        return

    for pattern, text, *_ in re_tests.tests:
        for flags in (0, re.I, re.M | re.S, re.A, re.X):
            emit(pattern, flags, whole([text, text.upper(), "x" + text + "\n"]))
        try:
            emit(pattern.encode("latin-1"), 0, whole([text.encode("latin-1")]))
        except UnicodeEncodeError:
            pass


def library():
    root = os.path.dirname(os.__file__)
    files = sorted(glob.glob(root + "/*.py") + glob.glob(root + "/*/*.py") + [root + "/test/test_re.py"])
    seen = set()
    texts = []
    for name in files:
        if "/test/" in name and not name.endswith("test_re.py") or "site-packages" in name:
            continue
        try:
            with open(name, encoding="utf-8") as f:
                source = f.read()
            tree = ast.parse(source)
        except (SyntaxError, UnicodeDecodeError):
            continue
        lines = source.split("\n")
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            where = getattr(node.func, "value", None)
            if getattr(where, "id", "") not in ("re", "self"):
                continue
            strings = []
            for arg in node.args[:3]:
                try:
                    v = ast.literal_eval(arg)
                except (ValueError, SyntaxError, TypeError):
                    continue
                if isinstance(v, (str, bytes)) and len(v) < 2000:
                    strings.append(v)
            if not strings or (type(strings[0]), strings[0]) in seen:
                continue
            seen.add((type(strings[0]), strings[0]))
            some = [lines[(node.lineno + i * 7) % len(lines)][:200] for i in range(4)]
            some += ["\n".join(lines[node.lineno : node.lineno + 5])[:300]]
            texts = (strings[1:] + some + texts)[:24]
            kind = type(strings[0])
            own = [t if isinstance(t, kind) else t.encode("utf-8") if kind is bytes else t.decode("latin-1") for t in texts]
            own.append(strings[0])
            for flags in (0, re.I, re.X, re.M):
                emit(strings[0], flags, whole(own))


def characters():
    import _sre

    lower = [[c, _sre.unicode_tolower(c)] for c in range(0x110000) if _sre.unicode_tolower(c) != c]
    print(json.dumps(lower))
    print(json.dumps(ranges(_sre.unicode_iscased)))
    every = "".join(map(chr, range(0x110000)))
    for pattern in (r"\d", r"\s", r"\w"):
        found = {ord(c) for c in re.findall(pattern, every)}
        print(json.dumps(ranges(found.__contains__)))


def ranges(test):
    out = []
    for c in range(0x110000):
        if test(c):
            if out and out[-1][1] == c - 1:
                out[-1][1] = c
            else:
                out.append([c, c])
    return out


def main():
    signal.signal(signal.SIGVTALRM, alarm)
    mode = sys.argv[1]
    if mode == "cases":
        import cases

        cases.run(emit)
    elif mode == "templates":
        templates()
    elif mode == "calls":
        import cases

        for call in cases.CALLS:
            print(json.dumps([call, attempt(lambda: ascii(eval(call, {"re": re})))]))
    elif mode == "tests":
        tests()
    elif mode == "library":
        library()
    elif mode == "characters":
        characters()
    else:
        import patterns

        patterns.run(emit, random.Random(int(sys.argv[2])), int(sys.argv[3]))


if __name__ == "__main__":
    main()
