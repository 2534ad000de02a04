"""Digits of pi and an amortisation table with the pure Python decimal module."""
import _pydecimal
from _pydecimal import Decimal, getcontext


def pi(digits):
    getcontext().prec = digits
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    return +s


def table(rows):
    getcontext().prec = 28
    balance = Decimal("100000.00")
    rate = Decimal("0.0041")
    cent = Decimal("0.01")
    for _ in range(rows):
        interest = (balance * rate).quantize(cent, rounding=_pydecimal.ROUND_HALF_EVEN)
        balance = balance + interest - Decimal("612.35")
    return balance


def main():
    for _ in range(8):
        pi(60)
        table(600)


if __name__ == "__main__":
    main()
