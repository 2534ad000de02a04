WHAT = "n arrays of 100 numbers put together one by one, against numpy.concatenate of all"
UNIT = "pieces"
SIZES = [10, 100, 1000]
NEEDS = ["numpy"]


def setup(n):
    import numpy

    return ([numpy.arange(100.0) + i for i in range(n)],)


def before(parts):
    import numpy

    out = numpy.empty(0)
    for part in parts:
        out = numpy.concatenate([out, part])
    return float(out.sum())


def after(parts):
    import numpy

    return float(numpy.concatenate([part for part in parts]).sum())
