"""Writes the goldens of numbers, *.jsonl, from CPython 3.11 alone.

    python3 gen_num.py      # in testdata/num

A case is [name, arguments, result]. A value is written as a text whose first
letter tells its type: i123 an int, f0x1.8p+0 a float, c of two floats a complex,
bTrue a bool, sabc a str, yff00 the hex of bytes, [..] a tuple or list, and
!Class: message an exception.
"""
import base64
import cmath
import json
import math
import operator
import random
import struct
import sys
import zlib

assert sys.version_info[:2] == (3, 11)


def enc(v):
    if isinstance(v, bool):
        return 'b%s' % v
    if isinstance(v, int):
        return 'i%d' % v
    if isinstance(v, float):
        return 'f' + v.hex()
    if isinstance(v, complex):
        return 'c%s,%s' % (v.real.hex(), v.imag.hex())
    if isinstance(v, str):
        return 's' + v
    if isinstance(v, bytes):
        return 'y' + v.hex()
    if isinstance(v, (tuple, list)):
        return [enc(x) for x in v]
    raise TypeError(v)


def run(f, args):
    try:
        return enc(f(*args))
    except (ArithmeticError, ValueError, TypeError, IndexError) as e:
        return '!%s: %s' % (type(e).__name__, e)


def write(name, cases):
    sys.set_int_max_str_digits(0)
    with open(name, 'w') as out:
        for case in cases:
            out.write(json.dumps(case, separators=(',', ':')) + '\n')


def calls(table, draw, n, rng):
    for name, f in table.items():
        for _ in range(n):
            args = draw(name, rng)
            yield [name, enc(args), run(f, args)]


EDGES = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 100, 255, 256, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32,
         2**53 - 1, 2**53, 2**53 + 1, -2**53 - 1, 2**61 - 1, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1,
         2**64, 3 * 2**62, 10**18, 10**19, -10**19, 10**30, -10**40, 2**200 + 1, 10**310, -10**310]


def an_int(rng):
    k = rng.random()
    if k < 0.5:
        return rng.choice(EDGES)
    if k < 0.7:
        return rng.randint(-100, 100)
    return rng.choice([-1, 1]) * rng.getrandbits(rng.choice([8, 31, 33, 62, 63, 64, 65, 128, 300]))


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 1e-320, 5e-324, 2.2250738585072014e-308, 1e308,
          1.7976931348623157e308, 2.0**53, 2.0**63, -2.0**63, 2.0**64, 1e22, 1e23, 0.1, 3.7, -3.7,
          math.inf, -math.inf, math.nan, math.pi, 1e16, 2**53 + 2.0]


def a_float(rng):
    k = rng.random()
    if k < 0.4:
        return rng.choice(FLOATS)
    if k < 0.7:
        return rng.uniform(-10, 10)
    if k < 0.85:
        return rng.choice([-1, 1]) * math.ldexp(rng.random(), rng.randint(-1074, 1024))
    return rng.randint(-1000, 1000) / 8


INT2 = {
    'int.add': operator.add, 'int.sub': operator.sub, 'int.mul': operator.mul,
    'int.floordiv': operator.floordiv, 'int.mod': operator.mod, 'int.divmod': divmod,
    'int.truediv': operator.truediv, 'int.and': operator.and_, 'int.or': operator.or_,
    'int.xor': operator.xor, 'int.cmp': lambda a, b: (a > b) - (a < b), 'int.eq': operator.eq,
    'int.lt': operator.lt, 'int.gcd': math.gcd, 'int.lcm': math.lcm,
}
INT1 = {
    'int.neg': operator.neg, 'int.abs': abs, 'int.invert': operator.invert, 'int.bit_length': int.bit_length,
    'int.bit_count': int.bit_count, 'int.hash': hash, 'int.float': float, 'int.isqrt': math.isqrt,
    'int.log': math.log, 'int.log2': math.log2, 'int.log10': math.log10,
}
SHIFT = {'int.lshift': operator.lshift, 'int.rshift': operator.rshift}
POW = {'int.pow': operator.pow}
POWMOD = {'int.powmod': pow}
ROUND = {'int.round': round}
BYTES = {'int.to_bytes': lambda n, k, order, signed: n.to_bytes(k, order, signed=signed)}
FROM = {'int.from_bytes': lambda b, order, signed: int.from_bytes(b, order, signed=signed)}
COUNT2 = {'math.comb': math.comb, 'math.perm': math.perm}
COUNT1 = {'math.factorial': math.factorial}


def int_cases(rng):
    yield from calls(INT2, lambda _, r: (an_int(r), an_int(r)), 150, rng)
    yield from calls(INT1, lambda _, r: (an_int(r),), 100, rng)
    shifts = [0, 1, 2, 31, 32, 62, 63, 64, 65, 200, -1, 2**70]
    yield from calls(SHIFT, lambda n, r: (an_int(r), r.choice(shifts)), 150, rng)
    bases = EDGES[:24] + [-3, 5, 12345]
    yield from calls(POW, lambda _, r: (r.choice(bases), r.choice([0, 1, 2, 3, 5, 17, 31, 62, 63, 64, -1, -2, -31])), 250, rng)
    yield from calls(POWMOD, lambda _, r: (an_int(r), r.choice([0, 1, 2, 5, 1000, 10**20, -1, -3]), an_int(r)), 250, rng)
    yield from calls(ROUND, lambda _, r: (an_int(r), r.choice([0, 1, -1, -2, -3, -9, -18, -19, -20, -400])), 200, rng)
    orders = ['big', 'little', 'middle']
    yield from calls(BYTES, lambda _, r: (an_int(r), r.choice([-1, 0, 1, 2, 8, 9, 40]), r.choice(orders), r.random() < .5), 300, rng)
    yield from calls(FROM, lambda _, r: (r.randbytes(r.choice([0, 1, 2, 8, 9])), r.choice(orders), r.random() < .5), 100, rng)
    yield from calls(COUNT2, lambda _, r: (r.choice([-1, 0, 1, 5, 20, 60, 66, 67, 70, 200, 10**6]), r.choice([-1, 0, 1, 2, 5, 30, 33])), 80, rng)
    yield from calls(COUNT1, lambda _, r: (r.choice([-1, 0, 1, 2, 5, 19, 20, 21, 25, 100]),), 15, rng)


FLOAT2 = {
    'float.floordiv': operator.floordiv, 'float.mod': operator.mod, 'float.divmod': divmod,
    'float.truediv': operator.truediv, 'float.pow': operator.pow, 'math.pow': math.pow,
    'math.fmod': math.fmod, 'math.remainder': math.remainder, 'math.atan2': math.atan2,
    'math.hypot': math.hypot, 'math.nextafter': math.nextafter, 'math.log': math.log,
    'float.cmp': lambda a, b: -1 if a < b else 1 if a > b else 0 if a == b else 2,
}
FLOAT1 = {
    'float.hash': lambda x: 0 if x != x else hash(x), 'float.int': int, 'float.round': round, 'float.is_integer': float.is_integer,
    'float.ratio': float.as_integer_ratio, 'float.hex': float.hex, 'math.floor': math.floor,
    'math.ceil': math.ceil, 'math.trunc': math.trunc, 'math.modf': math.modf, 'math.frexp': math.frexp,
    'math.ulp': math.ulp, 'math.degrees': math.degrees, 'math.radians': math.radians,
}
LIBM = ('sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh '
        'asinh acosh atanh erf erfc gamma lgamma').split()
FLOAT1.update({'math.' + name: getattr(math, name) for name in LIBM})
MIXED = {
    'num.add': operator.add, 'num.sub': operator.sub, 'num.mul': operator.mul, 'num.truediv': operator.truediv,
    'num.floordiv': operator.floordiv, 'num.mod': operator.mod, 'num.divmod': divmod,
    'num.lt': operator.lt, 'num.le': operator.le, 'num.eq': operator.eq,
}


def a_num(rng):
    return an_int(rng) if rng.random() < .5 else a_float(rng)


HEX = ['0x1p0', '1.8p1', '-0x1.fffffffffffffp1023', '0x1.fffffffffffff8p1023', '0x1p1024', 'inf', '-Infinity',
       'nan', 'zz', '', '0x', '0x.8', '1.', ' 0x1p-1074 ', '0x1p-1075', '0x1.8p-1075', '0x3p-1076', '0x1p-99999999999',
       '0x1p+', '0x1.00000000000008p0', '0x1.00000000000018p0', '0x1.000000000000080001p0', '+a', '0x0p999999', '1p2p3', '-0']


def float_cases(rng):
    yield from calls(FLOAT2, lambda _, r: (a_float(r), a_float(r)), 120, rng)
    yield from calls(FLOAT1, lambda _, r: (a_float(r),), 60, rng)
    digits = [0, 1, 2, 3, 5, 10, 15, 16, 17, 20, 22, 30, 323, 324, 400, -1, -2, -5, -15, -16, -20, -307, -308, -309]
    yield from calls({'float.round2': round}, lambda _, r: (a_float(r), r.choice(digits)), 400, rng)
    yield from calls({'float.round2': round}, lambda _, r: (r.randint(-10**6, 10**6) / 1000, r.choice([0, 1, 2, 3, -1, -2])), 300, rng)
    yield from calls({'math.ldexp': math.ldexp}, lambda _, r: (a_float(r), r.choice([0, 1, -1, 1000, 2000, -1000, -1060, -1074, -1100, -2100, 10**6, -10**6])), 120, rng)
    yield from calls({'math.isclose': lambda a, b, r, t: math.isclose(a, b, rel_tol=r, abs_tol=t)},
                     lambda _, r: (a_float(r), a_float(r), r.choice([1e-9, .5, -1., 0.]), r.choice([0., 1., -1.])), 60, rng)
    yield from calls(MIXED, lambda _, r: (a_num(r), a_num(r)), 150, rng)
    yield from calls({'num.pow': operator.pow}, lambda _, r: (r.choice([0, 1, -1, 2, 10, 0.0, -0.0, 2.5, -2.0, 10**20]),
                                                                r.choice([0, 1, -1, 3, -2, 0.5, -0.5, 2.0, 400, -400, 1e300])), 100, rng)
    yield from calls({'num.hash': lambda x: 0 if x != x else hash(x)}, lambda _, r: (a_num(r),), 100, rng)
    for s in HEX:
        yield ['float.fromhex', enc((s,)), run(float.fromhex, (s,))]
    vectors = [[a_float(rng) for _ in range(rng.randint(0, 6))] for _ in range(150)]
    vectors += [[rng.uniform(-1, 1) * 10**rng.randint(-20, 20) for _ in range(30)] for _ in range(100)]
    vectors += [[1e16, 1.0, 1e-16], [1e308, 1e308], [math.inf, -math.inf], [0.1] * 10, [1e-320, 3e-320]]
    for v in vectors:
        yield ['math.fsum', enc((v,)), run(math.fsum, (v,))]
        yield ['math.hypotn', enc((v,)), run(lambda v: math.hypot(*v), (v,))]


def a_complex(rng):
    parts = [0.0, -0.0, 1.0, -1.0, 0.5, 1e-310, 1e308, 3.0]
    def part():
        return rng.choice(parts) if rng.random() < .4 else rng.uniform(-8, 8)
    return complex(part(), part())


COMPLEX1 = {'complex.abs': abs, 'complex.hash': hash, 'cmath.sqrt': cmath.sqrt, 'cmath.exp': cmath.exp,
            'cmath.log': cmath.log, 'cmath.log10': cmath.log10, 'cmath.phase': cmath.phase,
            'cmath.polar': cmath.polar, 'cmath.sinh': cmath.sinh, 'cmath.cosh': cmath.cosh,
            'cmath.sin': cmath.sin, 'cmath.cos': cmath.cos}


def complex_cases(rng):
    yield from calls({'complex.mul': operator.mul, 'complex.div': operator.truediv, 'complex.pow': operator.pow},
                     lambda _, r: (a_complex(r), a_complex(r)), 120, rng)
    yield from calls({'complex.pow': operator.pow}, lambda _, r: (a_complex(r), complex(r.randint(-5, 101))), 100, rng)
    yield from calls(COMPLEX1, lambda _, r: (a_complex(r),), 80, rng)
    yield from calls({'cmath.rect': cmath.rect}, lambda _, r: (a_float(r), r.uniform(-7, 7)), 60, rng)


SEEDS = [0, 1, 42, -7, 12345, 2**31, 2**32, 2**63 - 1, 2**64 + 5, 10**40, -10**50, '', 'a', 'hello world', 'h\u00e9\u4e2d',
         b'', b'\x00\xff', b'bytes', 0.0, 1.5, -2.25, 1e300, 3.141592653589793]


def random_cases():
    plan = [('random', ()), ('getrandbits', (1,)), ('getrandbits', (32,)), ('getrandbits', (33,)), ('getrandbits', (63,)),
            ('getrandbits', (64,)), ('getrandbits', (200,)), ('getrandbits', (0,)), ('getrandbits', (-1,)),
            ('randrange', (10,)), ('randrange', (0,)), ('randrange', (5, 50, 7)), ('randrange', (50, 5, -3)),
            ('randrange', (5, 5, 1)), ('randrange', (1, 5, 0)), ('randint', (1, 6)), ('randint', (-10**18, 10**18)),
            ('randint', (5, 1)), ('randint', (10**30, 10**31)), ('choice', (list(range(7)),)), ('choice', ([],)),
            ('choices', (list(range(9)), 5)), ('choicesw', ([1, 2, 3], [0.5, 2.0, 1.25], 6)),
            ('choicesw', ([1, 2], [0.0, 0.0], 1)), ('choicesw', ([1, 2], [1.0], 1)),
            ('shuffle', (list(range(20)),)), ('sample', (list(range(30)), 10)), ('sample', (list(range(1000)), 5)),
            ('sample', (list(range(500)), 8)), ('sample', ([1, 2], 3)), ('uniform', (2.5, 10.0)), ('triangular', (0.0, 10.0, 3.0)),
            ('triangular', (1.0, 1.0, 1.0)), ('gauss', (0.0, 1.0)), ('gauss', (5.0, 2.5)), ('gauss', (1.0, 1.0)),
            ('normalvariate', (0.0, 1.0)), ('lognormvariate', (0.0, 0.25)), ('expovariate', (1.5,)), ('expovariate', (0.0,)),
            ('vonmisesvariate', (1.0, 4.0)), ('vonmisesvariate', (1.0, 0.0)), ('gammavariate', (2.5, 1.5)),
            ('gammavariate', (1.0, 2.0)), ('gammavariate', (0.5, 1.0)), ('gammavariate', (0.0, 1.0)),
            ('betavariate', (2.0, 3.0)), ('paretovariate', (3.0,)), ('weibullvariate', (1.0, 1.5)), ('randbytes', (9,)),
            ('random', ())]
    for seed in SEEDS:
        r = random.Random(seed)
        for name, args in plan:
            if name == 'choices':
                f = lambda xs, k: r.choices(xs, k=k)
            elif name == 'choicesw':
                f = lambda xs, w, k: r.choices(xs, w, k=k)
            elif name == 'shuffle':
                def f(xs):
                    ys = list(xs)
                    r.shuffle(ys)
                    return ys
            else:
                f = getattr(r, name)
            yield [enc(seed), name, enc(args), run(f, args)]
        for _ in range(700):
            r.random()
        yield [enc(seed), 'skip', ['i700'], enc(r.random())]


BLOCK = 10000
RANGES = {
    'pow': [(0.01, 100, -10, 10), (0.9, 1.1, -8000, 8000)], 'exp': [(-10, 10), (-745, 709)], 'exp2': [(-10, 10), (-1080, 1023)],
    'expm1': [(-10, 10), (-.5, .5)], 'log': [(.01, 100), (.5, 2)], 'log2': [(.01, 100), (.5, 2)], 'log10': [(.01, 100)],
    'log1p': [(.01, 100), (-1, 1)], 'sin': [(.01, 100), (-1e6, 1e6)], 'cos': [(.01, 100), (-1e6, 1e6)], 'tan': [(.01, 100), (-1e6, 1e6)],
    'sinh': [(-10, 10)], 'cosh': [(-10, 10)], 'tanh': [(-10, 10)], 'asinh': [(-10, 10)], 'acosh': [(1, 100)],
    'atanh': [(-1, 1)], 'cbrt': [(-100, 100)], 'erf': [(-7, 7)], 'erfc': [(-7, 28)], 'gamma': [(-10, 100)], 'lgamma': [(-10, 100)],
    'hypot': [(-10, 10, -10, 10)],
}
NEARLY = {'asin': (-1, 1), 'acos': (-1, 1), 'atan': (-10, 10), 'atan2': (-10, 10, -10, 10)}


def arguments(spec, n):
    r = random.Random(1).random
    for _ in range(n):
        yield [lo + (hi - lo) * r() for lo, hi in zip(spec[::2], spec[1::2])]


def results(name, spec, n):
    f = getattr(math, name)
    for args in arguments(spec, n):
        try:
            yield f(*args)
        except (ValueError, OverflowError):
            yield math.inf


def digests():
    """CRC-32 of the results of each 10,000 of 400,000 arguments."""
    for name, specs in RANGES.items():
        for spec in specs:
            sums, block = [], []
            for y in results(name, spec, 40 * BLOCK):
                block.append(y)
                if len(block) == BLOCK:
                    sums.append('%08x' % zlib.crc32(struct.pack('<%dd' % BLOCK, *block)))
                    block = []
            yield [name, list(spec), ' '.join(sums)]


def low_bytes():
    """The last byte of each of 20,000 results, for what is not always the same."""
    for name, spec in NEARLY.items():
        last = bytes(struct.pack('<d', y)[0] for y in results(name, spec, 20000))
        yield [name, list(spec), base64.b64encode(last).decode()]


if __name__ == '__main__':
    sys.set_int_max_str_digits(0)
    write('int.jsonl', int_cases(random.Random(11)))
    write('float.jsonl', float_cases(random.Random(12)))
    write('complex.jsonl', complex_cases(random.Random(13)))
    write('random.jsonl', random_cases())
    write('libm_digests.jsonl', digests())
    write('libm_low_bytes.jsonl', low_bytes())
