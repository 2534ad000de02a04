"""How the goldens of the library's modules are written.

A line is [name, arguments, result]: the function, its arguments as enc writes
them, and ascii() of what CPython 3.11 returns, or "!Class: message".
"""
import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction

assert sys.version_info[:2] == (3, 11)


def enc(v):
    if v is None:
        return 'n'
    if isinstance(v, bool):
        return 'b%s' % v
    if isinstance(v, int):
        return 'i%d' % v
    if isinstance(v, float):
        return 'f' + v.hex()
    if isinstance(v, str):
        return 'S' + v.encode('utf-8', 'surrogatepass').hex() if has_surrogate(v) else 's' + v
    if isinstance(v, bytes):
        return 'y' + v.hex()
    if isinstance(v, Fraction):
        return 'q%d/%d' % (v.numerator, v.denominator)
    if isinstance(v, list):
        return ['l'] + [enc(x) for x in v]
    if isinstance(v, tuple):
        return ['t'] + [enc(x) for x in v]
    if isinstance(v, dict):
        return ['d'] + [[enc(k), enc(x)] for k, x in v.items()]
    if isinstance(v, timedelta):
        return ['timedelta', v.days, v.seconds, v.microseconds]
    if isinstance(v, timezone):
        name = v.__getinitargs__()[1] if len(v.__getinitargs__()) > 1 else None
        return ['timezone', enc(v.utcoffset(None)), enc(name)]
    if isinstance(v, datetime):
        return ['datetime', v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond, enc(v.tzinfo)]
    if isinstance(v, date):
        return ['date', v.year, v.month, v.day]
    if isinstance(v, time):
        return ['time', v.hour, v.minute, v.second, v.microsecond, enc(v.tzinfo)]
    raise TypeError(type(v))


def has_surrogate(s):
    return any(0xd800 <= ord(c) <= 0xdfff for c in s)


def case(name, f, *args):
    try:
        result = ascii(f(*args))
    except Exception as e:
        result = '!%s: %s' % (type(e).__name__, ascii(str(e))[1:-1])
    print(json.dumps([name, [enc(a) for a in args], result]))
