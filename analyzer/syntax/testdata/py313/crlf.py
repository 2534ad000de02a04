a = 1
if a:
    b = """x
y"""
    c = \
        2
d = "\
z"f = 1
