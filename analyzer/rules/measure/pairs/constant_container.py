WHAT = "a dict display of n constants built for one lookup in each of 100 rounds, against one built before the loop"
UNIT = "entries of the display"
SIZES = [2, 8, 32]

SOURCE = """
def before(rounds):
    total = 0
    for i in rounds:
        table = {DISPLAY}
        total += table["k1"]
    return total

def after(rounds):
    table = {DISPLAY}
    total = 0
    for i in rounds:
        total += table["k1"]
    return total
"""


def setup(n):
    scope = {}
    display = "{" + ", ".join('"k%d": %d' % (i, i) for i in range(n)) + "}"
    exec(SOURCE.replace("{DISPLAY}", display), scope)
    global compiled
    compiled = scope
    return (range(100),)


def before(rounds):
    return compiled["before"](rounds)


def after(rounds):
    return compiled["after"](rounds)
