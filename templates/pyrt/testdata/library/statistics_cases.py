"""Writes statistics.jsonl:  python3 statistics_cases.py > statistics.jsonl"""
import random
import statistics

from golden import case

rng = random.Random(5)
DATA = [[], [1], [1.5], [1, 2], [1, 2, 3], [0.1, 0.2, 0.3], [1e308, 1e308, -1e308], [5e-324, 1e300], [2 ** 62, 2 ** 62, 2 ** 61], [-3, -3, 4, 4], [0.0, -0.0],
        [float('inf'), 1.0], [float('inf'), float('-inf')], [float('nan'), 1.0, 2.0], [1e-160, 3e-160, 7e-160], [0, 0, 0], [1.0, 1.0]]
for _ in range(150):
    n = rng.randrange(1, 12)
    DATA.append(rng.choice([lambda: [rng.randrange(-50, 50) for _ in range(n)], lambda: [rng.uniform(-5, 5) for _ in range(n)],
                            lambda: [rng.choice([.5, 1.25, 1e10, -3.0, 7e-9]) for _ in range(n)], lambda: [rng.gauss(1e6, 1e-3) for _ in range(n)]])())
for d in DATA:
    floats = any(isinstance(x, float) for x in d)
    finite = all(abs(x) < 1e400 and x == x for x in d)
    for name in 'mean variance pvariance stdev pstdev median median_low median_high mode multimode'.split():
        if name in ('stdev', 'pstdev', 'variance', 'pvariance') and not finite:
            continue
        case(name + ('.float' if floats else '.int'), getattr(statistics, name), d)
    if finite:
        for _ in range(3):
            case('quantiles' + ('.float' if floats else '.int'), lambda d, n, m: statistics.quantiles(d, n=n, method=m), d, rng.choice([0, 1, 2, 4, 10]),
                 rng.choice(['exclusive', 'inclusive', 'x']))
