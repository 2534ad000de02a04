"""Seeded mutations of the statements of real files, by tokens or by characters."""

import io
import json
import random
import tokenize

MAX_BYTES = 600
MAX_EDITS = 2

# What is inserted: every keyword and operator, a literal of each kind, and
# characters that have no place in Python.
WORDS = """
False None True and as assert async await break class continue def del elif else
except finally for from global if import in is lambda nonlocal not or pass raise
return try while with yield match case type _ print x y x.y f(x) x[0] (x) [x] {x}
0 1_0 1__0 0x 0o8 0b2 1e 1.5j 07 1if 's' b'b' rb'b' u'u' f'{x}' f'{x!r:>{y}}' f'{' f'}' f'{x=}'
f'{}' f'{x!}' f'{x!z}' f'{*x}' f'{lambda:1}' ur'x' '\\N{x}' b'\xe9' ' \\x ' '''
+ - * ** / // % @ << >> & | ^ ~ := < > <= >= == != <> -> += -= *= /= //= %= @= &= |=
^= >>= <<= **= ( ) [ ] { } , : . ... ; = ! $ ? ` \\ # \xe9 \xaa \u20ac
""".split() + ["\xa0", "\n", "\n    ", "\n\t", "\\\n", "\x0c", "\t", "  ", "not in", "is not", "*,", "/,", "yield from", "async for", "async with", "except*"]


# What character mutations insert: what decides about strings, fields, lines and
# indentation.
CHARACTERS = [*"{}{}!:='\"\\\n\t \x0c#()[],.*@;frbutN01xe_-+<>~|&^%/\xe9\u20ac\u2028", "\r", "\r\n", "{{", "}}", '"""', "'''", "f'", 'rf"', ":=", "\\\n", "\n    ", "\\N{", "\\x4", "!r", "=}"]


def mutations(params):
    """Yields params["count"] texts, drawn from the files of params["files"]."""
    p = json.loads(params)
    rng = random.Random(p["seed"])
    files = rng.sample(p["files"], min(len(p["files"]), 1 + p["count"] // 40))
    pool = []
    for path in files:
        with open(path, "rb") as file:
            pool.extend(statements(file.read(), ast.walk, MAX_BYTES))
    if p["characters"]:
        # Statements where a character matters: with formatted or escaped strings.
        pool = [t for t in pool if "f'" in t or 'f"' in t or "\\" in t or '"""' in t]
    edit = mutate_characters if p["characters"] else mutate
    for _ in range(p["count"]):
        yield edit(rng, rng.choice(pool))


def mutate_characters(rng, text):
    # Short texts, so that the edits meet each other.
    lines = text.split("\n")
    first = rng.randrange(len(lines))
    pieces = list("\n".join(lines[first : first + rng.randint(1, 4)]).lstrip(" "))
    for _ in range(rng.randint(1, 3)):
        i = rng.randrange(len(pieces) + 1)
        j = min(len(pieces), i + rng.randint(0, 2))
        pieces[i:j] = [rng.choice(CHARACTERS)] if rng.random() < 0.8 else []
    return "".join(pieces)


def statements(source, nodes, limit):
    """The texts of the statements among nodes(tree), moved to the left margin."""
    try:
        tree = ast.parse(source)
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = io.TextIOWrapper(io.BytesIO(source), encoding).read()
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = text.split("\n")  # as CPython counts: a form feed ends no line
    for node in nodes(tree):
        if isinstance(node, ast.stmt):
            first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", ())])
            own = "\n".join(lines[first - 1 : node.end_lineno]) + "\n"
            if len(own.encode()) <= limit:
                yield textwrap.dedent(own)


def mutate(rng, text):
    pieces = split(text)
    for _ in range(rng.randint(1, MAX_EDITS)):
        i = rng.randrange(len(pieces))
        edit = rng.randrange(6)
        if edit == 0:
            pieces[i] = ""
        elif edit == 1:
            pieces[i] += pieces[i]
        elif edit == 2:
            j = min(i + rng.randint(1, 3), len(pieces) - 1)
            pieces[i], pieces[j] = pieces[j], pieces[i]
        elif edit == 3:
            pieces[i] += rng.choice(pieces)
        elif edit == 4:
            pieces[i] = rng.choice(WORDS)
        else:
            pieces[i] += " " + rng.choice(WORDS) + " "
    return "".join(pieces)


def split(text):
    """Cuts a text into its tokens, each with the space before it."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces, at = [], 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            end = min(starts[min(token.end[0], len(starts)) - 1] + token.end[1], len(text))
            if end > at:
                pieces.append(text[at:end])
                at = end
    except (tokenize.TokenError, SyntaxError):
        pass
    pieces.append(text[at:])
    return pieces
