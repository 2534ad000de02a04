t"{x:.2f}"
t"{x:{width}.{prec}}"
t"{x:}"
t"{x!r:{a!s:>{b}}}"
