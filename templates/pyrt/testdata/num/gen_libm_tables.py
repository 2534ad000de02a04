"""Writes math_table_*.go: the tables of the math functions.

The methods are published: exp, log, log2 and pow after Szabolcs Nagy's routines
(Arm Optimized Routines), sin, cos and tan after the IBM Accurate Mathematical
Library. What their tables hold follows from a grid of points: powers of two for
exp, k/128 for sin and cos, and for log, log2 and tan points that the authors
chose so that the function's values there lie near doubles, which are read from
libm_points.json. Everything else is computed here with integers of 320 bits.

    python3 gen_libm_tables.py        # in testdata/num; writes two folders up
"""
import json
import os
import struct
from fractions import Fraction

BITS = 320
ONE = 1 << BITS
HERE = os.path.dirname(os.path.abspath(__file__))


def fix(x):
    """The fixed-point number nearest below the fraction x."""
    x = Fraction(x)
    return x.numerator * ONE // x.denominator


def mul(a, b):
    return a * b >> BITS


def div(a, b):
    return (a << BITS) // b


def nearest(x):
    """The float nearest to a fixed-point number."""
    return float(Fraction(x, ONE))  # Fraction -> float rounds correctly


def exact(f):
    """The fixed-point number of a float, which it holds exactly."""
    return fix(Fraction(f))


def atanh_series(t):
    total, power, square, n = 0, t, mul(t, t), 1
    while abs(power) > 1:
        total += power // n
        power, n = mul(power, square), n + 2
    return total


LN2 = 2 * atanh_series(fix(Fraction(1, 3)))


def ln(x):
    """Natural logarithm of a fraction near 1."""
    x = Fraction(x)
    return 2 * atanh_series(fix((x - 1) / (x + 1)))


def exp(x):
    total, term, n = 0, ONE, 0
    while abs(term) > 1:
        total += term
        n += 1
        term = mul(term, x) // n
    return total


def sin_cos(x):
    s, c, n = 0, 0, 0
    square = mul(x, x)
    term_c, term_s = ONE, x
    while abs(term_c) > 1 or abs(term_s) > 1:
        s, c = s + term_s, c + term_c
        n += 2
        term_c = -mul(term_c, square) // (n * (n - 1))
        term_s = -mul(term_s, square) // (n * (n + 1))
    return s, c


def two(x):
    """A fixed-point number as the sum of two floats."""
    hi = nearest(x)
    return hi, nearest(x - exact(hi))


def bits_of(f):
    return struct.unpack('<Q', struct.pack('<d', f))[0]


def double(bits):
    return struct.unpack('<d', struct.pack('<Q', bits))[0]


def exp_table():
    """2**(k/128) = H*(1+T): bits of T, bits of H less k << 45."""
    for k in range(128):
        x = exp(LN2 * k // 128)
        hi = nearest(x)
        tail = nearest(div(x, exact(hi)) - ONE)
        yield '{%s, 0x%016x}' % (hexf(tail), bits_of(hi) - (k << 45))


def rounded(x, bits):
    """A fixed-point number rounded to a multiple of 2**-bits, as a float."""
    unit = 1 << (BITS - bits)
    return float(Fraction((x + unit // 2) // unit * unit, ONE))


def log_table(points, bits=43):
    """1/c, and log(c) rounded so that adding k*ln2 is exact."""
    for invc in points:
        yield '{%s, %s}' % (hexf(invc), hexf(rounded(-ln(invc), bits)))


def log2_table(points):
    for invc in points:
        yield '{%s, %s}' % (hexf(invc), hexf(rounded(div(-ln(invc), LN2), 44)))


def pow_table():
    """1/c of 8 bits or 9, log(c) rounded, and what the rounding cut off."""
    off = 0x3fe6955500000000
    for k in range(128):
        center = double(off + (k << 45) + (1 << 44))
        unit = 128 if center < 1 else 256
        invc = Fraction(round(unit / Fraction(center)), unit)
        if abs(center - 1) < 1 / 256:
            invc = Fraction(1)
        c = -ln(invc)
        hi = rounded(c, 43)
        yield '{%s, %s, %s}' % (hexf(float(invc)), hexf(hi), hexf(nearest(c - exact(hi))))


def sin_cos_table():
    """sin(k/128) and cos(k/128), each in two floats."""
    for k in range(203):
        s, c = sin_cos(fix(Fraction(k, 128)))
        yield '{%s, %s, %s, %s}' % tuple(map(hexf, two(s) + two(c)))


def tan_table(points):
    """x, tan(x) and 1/tan(x)."""
    for x in points:
        s, c = sin_cos(exact(x))
        yield '{%s, %s, %s}' % (hexf(x), hexf(nearest(div(s, c))), hexf(nearest(div(c, s))))


def two_over_pi():
    """2/pi * 2**1200, pi by Machin's formula."""
    bits = 1264

    def arctan_inverse(n):
        total, power, k = 0, (1 << bits) // n, 0
        while power:
            total += power // (2 * k + 1) * (-1) ** k
            power, k = power // (n * n), k + 1
        return total

    pi = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))
    return (1 << (bits + 1201)) // pi


def hexf(f):
    """A Go hexadecimal literal, without needless zeros."""
    if f == 0:
        return '0'
    s = float(f).hex()
    head, tail = s.split('p')
    head = head.rstrip('0').rstrip('.')
    return head + 'p' + tail


def table(name, doc, typ, rows):
    rows = list(rows)
    lines = ['', ] + ['// ' + l for l in doc.split('\n')] + ['var %s = [%d]%s{' % (name, len(rows), typ)]
    return '\n'.join(lines + ['\t' + r + ',' for r in rows] + ['}', ''])


def write(file, *tables):
    head = '// Code generated by testdata/num/gen_libm_tables.py; DO NOT EDIT.\n\npackage pyrt\n'
    with open(os.path.join(HERE, '..', '..', file), 'w') as f:
        f.write(head + ''.join(tables))


def main():
    with open(os.path.join(HERE, 'libm_points.json')) as f:
        points = {k: [float.fromhex(x) for x in v] for k, v in json.load(f).items()}
    write('math_table_exp.go', table(
        'expTable', '2**(k/128) is H*(1+tail): the tail, and the bits of H less k<<45.',
        'struct {\n\ttail  float64\n\tscale uint64\n}', exp_table()))
    write('math_table_log.go', table(
        'logTable', '1/c for a c near the middle of each of 128 intervals, and log(c).',
        'struct{ invc, logc float64 }', log_table(points['log_invc'])), table(
        'log2Table', '1/c for a c near the middle of each of 64 intervals, and log2(c).',
        'struct{ invc, logc float64 }', log2_table(points['log2_invc'])))
    write('math_table_pow.go', table(
        'powLogTable', '1/c of few bits for each of 128 intervals, and log(c) in two parts.',
        'struct{ invc, logc, tail float64 }', pow_table()))
    write('math_table_sin.go', table(
        'sinCosTable', 'sin(k/128) and cos(k/128), each in two parts.',
        'struct{ sin, sinLow, cos, cosLow float64 }', sin_cos_table()))
    write('math_table_tan.go', table(
        'tanTable', 'x, tan(x), 1/tan(x) for points x near k/256 where both are near floats.',
        'struct{ x, tan, cot float64 }', tan_table(points['tan_x'])))
    write('math_table_pi.go', '\n// twoOverPiHex is 2/pi * 2**1200.\nconst twoOverPiHex = "%x"\n' % two_over_pi())


if __name__ == '__main__':
    main()
