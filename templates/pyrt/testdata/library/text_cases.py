"""Writes text.jsonl:  python3 text_cases.py > text.jsonl"""
import random
import string
import textwrap

from golden import case

rng = random.Random(6)
PIECES = ['  ', '\t', ' ', 'a', 'b c', '\n', '\n', '\r\n', 'é', '', '\x0c', '\u2028', '\n\n', '    ', '\x1f', '\r']
for _ in range(400):
    text = ''.join(rng.choice(PIECES) for _ in range(rng.randrange(14)))
    case('dedent', textwrap.dedent, text)
    case('indent', textwrap.indent, text, rng.choice(['> ', '', '\t']))
    case('capwords', string.capwords, text)
    case('capwordsSep', string.capwords, text, rng.choice([' ', 'a', '\n']))
MAP = {'name': 'x', 'a': 1, '_b9': None, 'K': 2}
PARTS = ['$', '$$', '$name', '${name}', '${a}', '$a', '$_b9', '${', '${na', '}', 'text', '\n', ' ', '$9', '${9}', '$missing', '${missing}', 'é', '$é', '$nameé', '$ſx', '$K',
         '$NAME', '${a-b}', '\u2028', '$ı', '$İ']
for _ in range(500):
    t = ''.join(rng.choice(PARTS) for _ in range(rng.randrange(6)))
    case('substitute', lambda t, m: string.Template(t).substitute(m), t, MAP)
    case('safe_substitute', lambda t, m: string.Template(t).safe_substitute(m), t, MAP)
for name in 'ascii_letters digits hexdigits octdigits punctuation whitespace printable'.split():
    case('constant', lambda n: getattr(string, n), name)
