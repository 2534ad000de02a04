"""Measure what slow patterns cost on this interpreter.

Usage: python3 measure.py [--write] [--repeat N] [KEY...]

Each file of pairs/ compares two ways to do one thing:

    WHAT  = what is compared, a phrase
    UNIT  = what the size counts
    SIZES = the sizes measured
    NEEDS = modules outside the standard library, optional
    setup(n) -> arguments as a tuple; for sizes that matter to the answer
    before(*args), after(*args) -> results, which must be equal

Ratios are taken from the fastest of many short interleaved runs, which is the
one least disturbed by other work on the machine, and times are those of the
processor. A pair that is about waiting sets WAITS = True and is measured by the
clock on the wall. A pair may set SAME = False where the results differ by design
(the file says why), FRESH = True where a run uses its arguments up, and
PYTHON = [3, 11] where it needs a newer version. --write merges the results of
this interpreter's version into costs.json.
"""

import argparse
import importlib.util
import json
import pathlib
import sys
import time
import timeit

HERE = pathlib.Path(__file__).resolve().parent
VERSION = "%d.%d" % sys.version_info[:2]
TARGET = 0.003  # seconds that one timed batch should take: short enough to run undisturbed


def load(path):
    spec = importlib.util.spec_from_file_location("pair_" + path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def missing(path):
    """The NEEDS of a pair that are not installed, read without running it."""
    needs = []
    for line in path.read_text().splitlines():
        if line.startswith("NEEDS = "):
            needs = json.loads(line[len("NEEDS = "):])
    return [name for name in needs if importlib.util.find_spec(name) is None]


def supported(path):
    """Whether this interpreter is new enough for a pair's PYTHON."""
    for line in path.read_text().splitlines():
        if line.startswith("PYTHON = "):
            return sys.version_info[:2] >= tuple(json.loads(line[len("PYTHON = "):]))
    return True


def fastest(pair, size, repeat):
    """Seconds of one run of both ways, the fastest of several batches each."""
    args = pair.setup(size)
    results = pair.before(*pair.setup(size)), pair.after(*pair.setup(size))
    if getattr(pair, "SAME", True) and results[0] != results[1]:
        raise SystemExit("%s: results differ at size %d" % (pair.__name__, size))
    fresh = getattr(pair, "FRESH", False)  # arguments are used up by a run
    best = {}
    for _ in range(repeat):  # interleaved, so that both ways meet the same machine
        for way in (pair.before, pair.after):
            seconds = batch(pair, way, size, args, fresh)
            best[way] = min(seconds, best.get(way, seconds))
    return best[pair.before], best[pair.after]


def batch(pair, way, size, args, fresh):
    clock = time.perf_counter if getattr(pair, "WAITS", False) else time.process_time
    if fresh:
        seconds, runs = 0.0, 0
        while seconds < TARGET and runs < 2000:
            args = pair.setup(size)
            start = clock()
            way(*args)
            seconds += clock() - start
            runs += 1
        return seconds / runs
    timer = timeit.Timer(lambda: way(*args), timer=clock)
    number = 1
    while True:
        seconds = timer.timeit(number)
        if seconds >= TARGET or number >= 10**6:
            return seconds / number
        number = max(number * 2, int(number * TARGET / max(seconds, 1e-9)))


def three_digits(x):
    return float("%.3g" % x)


def merge(costs, key, pair, points):
    entry = costs["pairs"].setdefault(key, {"points": []})
    entry["what"], entry["unit"] = pair.WHAT, pair.UNIT
    others = [p for p in entry["points"] if p["python"] != VERSION]
    entry["points"] = sorted(
        others + points,
        key=lambda p: ([int(part) for part in p["python"].split(".")], p["size"]),
    )


def render(costs):
    """JSON with one line a point, so that a new measurement is a readable diff."""
    out = ['{\n  "schema": 1,\n  "pairs": {']
    for i, key in enumerate(sorted(costs["pairs"])):
        pair = costs["pairs"][key]
        points = ",\n".join("        " + json.dumps(p) for p in pair["points"])
        out.append(
            '%s\n    %s: {\n      "what": %s,\n      "unit": %s,\n      "points": [\n%s\n      ]\n    }'
            % ("," if i else "", json.dumps(key), json.dumps(pair["what"]), json.dumps(pair["unit"]), points)
        )
    return "".join(out) + "\n  }\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="merge the results into costs.json")
    parser.add_argument("--repeat", type=int, default=25)
    parser.add_argument("keys", nargs="*")
    options = parser.parse_args()
    measured = []
    print("CPython %s" % VERSION)
    print("%-28s %8s %12s %12s %8s" % ("pair", "size", "before/us", "after/us", "ratio"))
    for path in sorted((HERE / "pairs").glob("*.py")):
        key = path.stem.replace("_", "-")
        if options.keys and key not in options.keys:
            continue
        if missing(path) or not supported(path):
            print("%-28s not measured: %s" % (key, ", ".join(missing(path)) or "needs a newer Python"))
            continue
        pair = load(path)
        points = []
        for size in pair.SIZES:
            before, after = fastest(pair, size, options.repeat)
            print("%-28s %8d %12.3f %12.3f %8.2f" % (key, size, before * 1e6, after * 1e6, before / after), flush=True)
            points.append({"python": VERSION, "size": size, "before": three_digits(before), "after": three_digits(after)})
        measured.append((key, pair, points))
    if options.write:
        file = HERE / "costs.json"
        costs = json.loads(file.read_text()) if file.exists() else {"pairs": {}}
        for result in measured:
            merge(costs, *result)
        file.write_text(render(costs))


if __name__ == "__main__":
    main()
