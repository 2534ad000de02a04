import logging

WHAT = "n calls of a disabled log.debug with an f-string, against arguments formatted on demand"
UNIT = "calls"
SIZES = [1000]

log = logging.getLogger("molt.measure")
log.setLevel(logging.WARNING)


def setup(n):
    return ([float(i) for i in range(n)],)


def before(values):
    for v in values:
        log.debug(f"value is {v} of {len(values)}")


def after(values):
    for v in values:
        log.debug("value is %s of %s", v, len(values))
