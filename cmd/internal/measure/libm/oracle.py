"""Reads doubles from stdin, applies the function of math named by argv[1] to each
(or to each pair), and writes the results; NaN stands for an exception."""
import array
import math
import sys

name = sys.argv[1]
data = array.array('d', sys.stdin.buffer.read())


def absolute(x, y):
    return abs(complex(x, y))


f = absolute if name == 'abs' else getattr(math, name)
if name in ('pow', 'atan2', 'hypot', 'abs', 'fmod', 'remainder'):
    calls = zip(data[::2], data[1::2])
else:
    calls = zip(data)
out = array.array('d')
for args in calls:
    try:
        out.append(f(*args))
    except (ValueError, OverflowError, ZeroDivisionError):
        out.append(math.nan)
sys.stdout.buffer.write(out.tobytes())
