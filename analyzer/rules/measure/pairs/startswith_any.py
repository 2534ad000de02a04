WHAT = "any(s.startswith(p) for p in prefixes) with n prefixes of which none fits, against s.startswith(prefixes)"
UNIT = "prefixes"
SIZES = [3, 10]


def setup(n):
    return "some_file_name.txt", tuple("prefix%d_" % i for i in range(n))


def before(name, prefixes):
    return any(name.startswith(p) for p in prefixes)


def after(name, prefixes):
    return name.startswith(prefixes)
