def f():
    t"not a docstring {x}"


class C:
    t"none"
