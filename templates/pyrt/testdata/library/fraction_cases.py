"""Writes fraction.jsonl:  python3 fraction_cases.py > fraction.jsonl"""
import math
import operator
import random
from fractions import Fraction

from golden import case

rng = random.Random(7)
POOL = [Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 2), Fraction(-7, 2), Fraction(5, 2), Fraction(22, 7), Fraction(10 ** 30, 3), Fraction(1, 2 ** 61 - 1),
        Fraction(math.pi), Fraction(0.1)] + [Fraction(rng.randrange(-50, 50), rng.randrange(1, 40)) for _ in range(30)]
for a, b in [(1, 0), (0, 0), (6, 4), (-6, 4), (6, -4), (0, -5), (10 ** 30, 10 ** 20)]:
    case('new', Fraction, a, b)
for x in POOL:
    for name, f in [('str', str), ('float', float), ('hash', hash), ('floor', math.floor), ('ceil', math.ceil), ('int', int), ('round', round), ('neg', operator.neg), ('abs', abs)]:
        case(name, f, x)
    for _ in range(5):
        y = rng.choice(POOL)
        for name in 'add sub mul truediv floordiv mod lt eq'.split():
            case(name, getattr(operator, name), x, y)
        case('pow', operator.pow, x, rng.choice([0, 1, 2, 5, -1, -3]))
        case('limit', Fraction.limit_denominator, x, rng.choice([0, 1, 2, 10, 1000, 10 ** 6]))
    case('eq', operator.eq, x, 0.5)
    case('lt', operator.lt, x, 3)
for f in [0.1, 0.5, -2.75, 1e300, 5e-324, float('inf'), float('nan')]:
    case('fromFloat', Fraction, f)
