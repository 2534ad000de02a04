"""Writes json.jsonl:  python3 json_cases.py > json.jsonl"""
import json
import random

from golden import case

rng = random.Random(1)
ATOMS = [None, True, False, 0, 1, -7, 10 ** 25, 1.5, -0.0, 1e16, 1e-7, 123456789.125, float('inf'), float('-inf'),
         float('nan'), '', 'a', 'é', '\u2028', '\x7f', '\x00\x1f', '"\\/\b\f\n\r\t', '\U0001f600', '\ud800', '\udc00x']


def value(depth):
    kind = rng.random()
    if depth == 0 or kind < .4:
        return rng.choice(ATOMS)
    if kind < .6:
        return [value(depth - 1) for _ in range(rng.randrange(4))]
    if kind < .7:
        return tuple(value(depth - 1) for _ in range(rng.randrange(4)))
    keys = [k for k in ATOMS if k == k]
    if kind < .85:
        keys = ['a', 'b', 'é', 'Z', '']
    return {rng.choice(keys): value(depth - 1) for _ in range(rng.randrange(4))}


def dumps_with(v, options):
    return json.dumps(v, **options)


VALUES = ATOMS + [value(3) for _ in range(150)] + [{(1, 2): 1}, {(1,): 2, 'a': 1}, [b'x'], {1: 2, 'a': 3}, {2.5: 1, 1: 1},
                                                  {'a': {'c': []}, 'b': [[], {}, ()]}]
for v in VALUES:
    case('dumps', json.dumps, v)
OPTIONS = [{'indent': 2}, {'indent': 0}, {'indent': '\t'}, {'ensure_ascii': False}, {'allow_nan': False}, {'sort_keys': True},
           {'skipkeys': True}, {'separators': (',', ':')}, {'indent': 4, 'separators': (' ;', '=')}, {'indent': 1, 'allow_nan': False},
           {'indent': 2, 'sort_keys': True, 'ensure_ascii': False}, {'skipkeys': True, 'indent': 1}]
for v in VALUES:
    for o in rng.sample(OPTIONS, 4):
        case('dumpsWith', dumps_with, v, o)

TEXTS = ['', ' ', 'nul', 'null', 'nulll', 'true', 'tru', 'NaN', '-NaN', 'Infinity', '-Infinity', '-Inf', '-', '-a', '0', '-0', '00', '01',
         '1.', '1.5', '.5', '1e', '1e5', '1E+5', '1e-', '-1.5e-3', '1.e5', '12345678901234567890', '1' * 30, '1e400', '"', '"a', '"a"', "'a'",
         '"\\', '"\\"', '"\\n"', '"\\x"', '"\\u12"', '"\\u123', '"\\u1234"', '"\\u12g4"', '"\\u00E9"', '"\\ud83d\\ude00"', '"\\ud83d"',
         '"\\ud83d\\n"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ud83d\\u00"', '"\\ud83d\\uzzzz"', '"\\ude00"', '"\\u1234', '"\n"', '"\t"', '"\x7f"',
         '[', '[]', '[ ]', '[1', '[1,', '[1,]', '[1 2]', '[,]', '[1,,2]', '[1]]', '{', '{}', '{ }', '{"a"', '{"a" 1}', '{"a":}', '{"a":1', '{"a":1,',
         '{"a":1,}', '{"a":1 "b":2}', '{a:1}', '{1:2}', '{"a":1,"a":2}', '{"b":1,"a":2}', ' [1 , {"a" : [ ] } ]\n\t\r', '\u00a01', '1 2', '[1]x',
         '\ufeff1', 'é', '[é]', '{"é":é}', '"é\n', '["é", x', '\n\n  x', '[\n1,\n\né,]', '"a\\u00', '["\\ud83d\\u', '"\\ud83d\\ud', '{"a":"b\\q"}',
         '1_0', '+1', '0x10', '-01', '[-]', '1.5.5', 'truefalse', '"\\u+123"', '"\\u 123"', '"\\ud8 0"', '[1e5e]', '1' * 4301, '-' + '2' * 4301]
for t in TEXTS:
    case('loads', json.loads, t)
    case('loadsLax', lambda s: json.loads(s, strict=False), t)
for v in VALUES:
    try:
        text = json.dumps(v, indent=rng.choice([None, 1]), ensure_ascii=rng.random() < .5)
    except TypeError:
        continue
    case('loads', json.loads, text)
    for _ in range(6):
        at = rng.randrange(len(text) + 1)
        cut = rng.choice([text[:at], text[:at] + text[at + 1:], text[:at] + rng.choice('[]{},:"\\ux0e.-\n é') + text[at:]])
        case('loads', json.loads, cut)
for b in [b'', b'1', b'"\xc3\xa9"', b'\xef\xbb\xbf1', '"é"'.encode('utf-16'), '"é"'.encode('utf-16-le'), '[1]'.encode('utf-16-be'),
          '"é"'.encode('utf-32'), '[1]'.encode('utf-32-le'), '[1]'.encode('utf-32-be'), '1'.encode('utf-16-le'), '1'.encode('utf-16-be'),
          b'"\xff"', b'"\xed\xa0\x80"', b'[1', b'\xc3\xa9']:
    case('loadsBytes', json.loads, b)
