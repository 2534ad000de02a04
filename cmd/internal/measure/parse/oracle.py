"""The oracle: what CPython says about a source text.

Reads requests on standard input, one a line: a letter, a space, and the
argument in base64. Answers each with one line.

h SOURCE   "=" and the SHA-256 of the dump, or a refusal
d SOURCE   "=" and the dump itself, or a refusal
s SOURCE   the texts of the string constants and doctest examples in it, each in base64
t SOURCE   the texts of its top-level statements, each in base64
m PARAMS   mutated statements of real files, each in base64 (see mutate.py)

A refusal is "!line:col: message". A text that only exceeds a limit of this
interpreter is answered with "^message".
"""

import ast
import base64
import doctest
import hashlib
import sys
import textwrap
import threading
import warnings


def dump(source):
    # Dumping repeats the digits of any integer; parsing keeps CPython's limit.
    tree = ast.parse(source)
    sys.set_int_max_str_digits(0)
    try:
        return ast.dump(tree, include_attributes=True)
    finally:
        sys.set_int_max_str_digits(4300)


def verdict(source, show):
    try:
        return "=" + show(dump(source))
    except SyntaxError as e:
        return f"!{e.lineno or 0}:{max((e.offset or 0) - 1, 0)}: {one_line(e.msg)}"
    except (MemoryError, RecursionError) as e:
        return f"^{type(e).__name__}: {one_line(e)}"
    except Exception as e:
        return f"!0:0: {type(e).__name__}: {one_line(e)}"


def one_line(message):
    return str(message).replace("\n", "\\n").replace("\r", "\\r")


def sha(text):
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def encode(texts):
    data = (t if isinstance(t, bytes) else t.encode("utf-8", "surrogatepass") for t in texts)
    return " ".join(base64.b64encode(t).decode() for t in data)


def strings(source):
    """All texts that a test file may hand to the compiler, in order, each once."""
    found = {}
    parser = doctest.DocTestParser()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return ""  # a file that is bad on purpose
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)):
            continue
        found[node.value] = None
        if isinstance(node.value, str):
            found[textwrap.dedent(node.value)] = None
            try:
                for example in parser.get_examples(node.value):
                    found[example.source] = None
            except ValueError:
                pass  # not a doctest after all
    return encode(found)


def answer(line):
    kind, _, argument = line.partition(" ")
    text = base64.b64decode(argument)
    match kind:
        case "h":
            return verdict(text, sha)
        case "d":
            return verdict(text, str)
        case "s":
            return strings(text)
        case "t":
            return encode(statements(text, lambda tree: tree.body, len(text)))
        case "m":
            return encode(mutations(text))
    raise ValueError(kind)


def serve():
    for line in sys.stdin:
        sys.stdout.buffer.write(answer(line).encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()


def main():
    sys.setrecursionlimit(100_000)
    threading.stack_size(512 << 20)
    server = threading.Thread(target=serve)
    server.start()
    server.join()


warnings.simplefilter("ignore")
