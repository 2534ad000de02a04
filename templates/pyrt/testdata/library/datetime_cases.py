"""Writes datetime.jsonl:  python3 datetime_cases.py > datetime.jsonl"""
import operator
import random
import time as time_module
from datetime import date, datetime, time, timedelta, timezone

from golden import case

rng = random.Random(2)
DELTAS = [timedelta(), timedelta(1), timedelta(-1), timedelta(0, 1), timedelta(0, -1), timedelta(0, 0, 1), timedelta(0, 0, -1), timedelta.max,
          timedelta.min, timedelta(days=2, hours=3.5), timedelta(weeks=-3, milliseconds=7)]
DELTAS += [timedelta(rng.randrange(-1000, 1000), rng.randrange(90000), rng.randrange(10 ** 6)) for _ in range(20)]
ZONES = [None, timezone.utc, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5, minutes=-30)), timezone(timedelta(seconds=3661)),
         timezone(timedelta(microseconds=-1)), timezone(timedelta(hours=1), 'CET')]
DATES = [date.min, date.max, date(2000, 2, 29), date(1900, 2, 28), date(2020, 12, 31), date(999, 3, 4)]
DATES += [date.fromordinal(rng.randrange(1, date.max.toordinal())) for _ in range(40)]


def random_datetime(zone):
    d = rng.choice(DATES)
    t = rng.choice([(0, 0, 0, 0), (12, 30, 0, 0), (23, 59, 59, 999999), (rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.randrange(10 ** 6))])
    return datetime(d.year, d.month, d.day, *t, tzinfo=zone)


TIMES = [random_datetime(None) for _ in range(30)] + [random_datetime(rng.choice(ZONES)) for _ in range(30)]

for _ in range(150):
    args = [rng.choice([0, 0, 1, -1, rng.randrange(-10 ** 6, 10 ** 6), rng.uniform(-1000, 1000), rng.randrange(20) / 8, .5e-6, 1.5e-6]) for _ in range(7)]
    case('delta', lambda *a: timedelta(*a), *(float(a) for a in args))
for args in [(10 ** 9, 0, 0), (0, 10 ** 15, 0), (-10 ** 9, 0, 0), (999999999, 86399, 1000000), (5, -100000, -3)]:
    case('deltaInts', lambda *a: timedelta(*a), *args)
for a in DELTAS:
    for name, f in [('delta.str', str), ('delta.seconds', timedelta.total_seconds), ('delta.neg', operator.neg), ('delta.abs', abs), ('delta.hash', hash)]:
        case(name, f, a)
    for _ in range(6):
        b = rng.choice(DELTAS)
        for name in 'add sub truediv floordiv mod lt eq'.split():
            case('delta.' + name, getattr(operator, name), a, b)
        case('delta.divmod', divmod, a, b)
        n = rng.choice([0, 1, -1, 3, 7, -10, 1000])
        case('delta.mulInt', operator.mul, a, n)
        case('delta.divInt', operator.truediv, a, n)
        case('delta.floordivInt', operator.floordiv, a, n)
        f = rng.choice([0.5, -1.5, 1 / 3, 0.0, 1e-3, 7.25])
        case('delta.mulFloat', operator.mul, a, f)
        case('delta.divFloat', operator.truediv, a, f)

for args in [(0, 1, 1), (10000, 1, 1), (2021, 2, 29), (2020, 0, 1), (2020, 13, 1), (2020, 1, 0), (2020, 1, 32), (2020, 2, 29)]:
    case('date', date, *args)
for d in DATES:
    for name in 'toordinal weekday isoweekday isocalendar isoformat ctime timetuple'.split():
        case('date.' + name, getattr(date, name), d)
    case('date.str', str, d)
    case('date.repr', repr, d)
    for _ in range(3):
        other, delta = rng.choice(DATES), rng.choice(DELTAS)
        case('date.sub', operator.sub, d, other)
        case('date.lt', operator.lt, d, other)
        case('date.add', operator.add, d, delta)
        case('date.subDelta', operator.sub, d, delta)
for n in [0, -5, 1, 365, 366, 730120, 3652059, 3652060, 4000000] + [rng.randrange(1, 3652060) for _ in range(50)]:
    case('date.fromordinal', date.fromordinal, n)
for args in [(2020, 53, 7), (2021, 53, 1), (2021, 0, 1), (2021, 1, 0), (2021, 1, 8), (0, 1, 1), (10000, 1, 1), (1, 1, 1), (9999, 52, 7)]:
    case('date.fromisocalendar', date.fromisocalendar, *args)

ISO = ['2020-01-02', '20200102', '2020-W01', '2020W01', '2020-W01-3', '2020W013', '2020-W54-1', '2020-W53-7', '2021-W53-1', '2020-1-2', '2020-13-01',
       '2020-02-30', '', '2020', '2020-01', 'abcd-01-02', '2020-01-02T', '2020-01-02T12', '2020-01-02T12:30', '2020-01-02T12:30:45',
       '2020-01-02 12:30:45.123', '2020-01-02T12:30:45,123456', '2020-01-02T12:30:45.1234567', '2020-01-02T123045', '2020-01-02T123045.5',
       '2020-01-02T12:30Z', '2020-01-02T12:30+02:00', '2020-01-02T12:30-0530', '2020-01-02T12+02', '2020-01-02T12:30+25:00', '2020-01-02T25:00',
       '2020-01-02T12:60', '2020-01-02T12:30:61', '2020-01-02T12:30:45.', '2020-01-02T12:30:', '2020-01-02T1', '2020-01-02T12:3',
       '2020-01-02T12:30:45+00:00', '2020-01-02T12:30:45-00:00', '2020-01-02T12:30:45+01:02:03.000004', '2020-01-02T12:30:45Zx', '20200102T1230',
       '2020W013T12', '2020W01T1230', '2020-W01-1230', '2020-W01-3T12:30', '2020-01-02é12:30', '2020-01-02T12:30:45.12x', '2020-01-02T12:3045',
       '2020-01-02T1230:45', '2020-01-0212:30', '2020-01-02T12:30:45 +02:00', '0000-01-01', '9999-12-31T23:59:59.999999', '2020-01-02T12.5',
       '2020-W00-1', '2020-W01-8', '2020-W01-', '12:30', '12', '1230', '12:30:45.5Z', 'T12:30', 'T1230', '24:00', '12:30:45.123456+05:30', 'x', '1']
for s in ISO:
    case('date.fromisoformat', date.fromisoformat, s)
    case('datetime.fromisoformat', datetime.fromisoformat, s)
    case('time.fromisoformat', time.fromisoformat, s)

for t in TIMES:
    for name in 'isoformat ctime timetuple utcoffset tzname time timetz date dst'.split():
        if name != 'dst':
            case('datetime.' + name, getattr(datetime, name), t)
    case('datetime.str', str, t)
    case('datetime.isoformatOf', datetime.isoformat, t, rng.choice(['T', ' ', 'é']), rng.choice('auto hours minutes seconds milliseconds microseconds x'.split()))
    case('time.str', str, t.timetz())
    case('datetime.fromisoformat', datetime.fromisoformat, t.isoformat())
    if t.tzinfo:
        case('datetime.timestamp', datetime.timestamp, t)
        case('datetime.astimezone', datetime.astimezone, t, rng.choice(ZONES[1:]))
    for _ in range(5):
        other, delta = rng.choice(TIMES), rng.choice(DELTAS)
        case('datetime.sub', operator.sub, t, other)
        case('datetime.lt', operator.lt, t, other)
        case('datetime.eq', operator.eq, t, other)
        case('datetime.add', operator.add, t, delta)
        case('datetime.subDelta', operator.sub, t, delta)
        case('time.lt', operator.lt, t.timetz(), other.timetz())
FORMATS = ['%a %A %b %B', '%c', '%d/%m/%y', '%D %F %T %R %r', '%H:%M:%S.%f', '%I %p %P', '%j %U %W %w %u', '%G-W%V-%u %g', '%x %X', '%y %Y %C', '%e %k %l',
           '%z|%Z', '%%', '%', '%Q', '%-d %_d %0e %^a %#B', 'é%dü', '', '%n%t', '%h', '%5Y', '%Y-%m-%dT%H:%M:%S%z']
for t in TIMES[:12] + [x for x in TIMES if x.tzinfo][:12]:
    for f in FORMATS:
        if f != '%5Y':
            case('datetime.strftime', datetime.strftime, t, f)
for ts in [0.0, 1.5, -1.0, 1e9, 1234567890.123456, -123456.789, 0.0000005, 1.0000015, 253402300799.0, 253402300800.0, -62135596800.0, 1e20]:
    if ts < 1e15:
        case('datetime.utcfromtimestamp', datetime.utcfromtimestamp, ts)
        case('datetime.fromtimestampUTC', lambda s: datetime.fromtimestamp(s, timezone.utc), ts)
PARSES = [('2020-01-02', '%Y-%m-%d'), ('2020-1-2', '%Y-%m-%d'), ('20200102', '%Y%m%d'), ('2020-01-02 x', '%Y-%m-%d'), ('x', '%Y'), ('1/2/99', '%d/%m/%y'),
          ('1/2/68', '%d/%m/%y'), ('1/2/69', '%d/%m/%y'), ('Jan 5 2021', '%b %d %Y'), ('january 5 2021', '%B %d %Y'), ('Mon Jan  4 2021', '%a %b %d %Y'),
          ('12:30:45.5', '%H:%M:%S.%f'), ('12:30:45.1234567', '%H:%M:%S.%f'), ('12:30 PM', '%I:%M %p'), ('12:30 am', '%I:%M %p'), ('01:30 PM', '%I:%M %p'),
          ('2020 366', '%Y %j'), ('2021 366', '%Y %j'), ('2020-02-30', '%Y-%m-%d'), ('29 Feb', '%d %b'), ('2020-01-02T03:04:05+0200', '%Y-%m-%dT%H:%M:%S%z'),
          ('2020-01-02T03:04:05Z', '%Y-%m-%dT%H:%M:%S%z'), ('+02:30', '%z'), ('-023015', '%z'), ('+02:30:15.5', '%z'), ('+02', '%z'), ('+0:00', '%z'),
          ('2020 10 1', '%Y %W %w'), ('2020 10 0', '%Y %U %w'), ('2020 0 1', '%Y %W %w'), ('2020 53 1', '%Y %W %w'), ('2020 01 1', '%G %V %u'), ('2020 53 7', '%G %V %u'),
          ('2021 53 7', '%G %V %u'), ('2020 01', '%G %V'), ('2020 01 1', '%Y %V %u'), ('100%', '%H0%%'), ('5', '%Q'), ('5', '%'), ('5%', '%d%'), ('', ''), ('a', ''),
          ('  1', ' %d'), (' 1', '%d'), ('1\t\n2020', '%d %Y'), ('12020', '%d %Y'), ('112', '%H%M'), ('1230', '%H%M'), ('123', '%H%M'), ('25', '%H'), ('61', '%S'), ('62', '%S'),
          ('UTC', '%Z'), ('gmt', '%Z'), ('XYZ', '%Z'), ('+0200 UTC', '%z %Z'), ('Thu Jan  2 03:04:05 2020', '%c'), ('01/02/20', '%x'), ('03:04:05', '%X'),
          ('MAY 1 2020', '%b %d %Y'), ('May 1 2020', '%B %d %Y'), ('2020-12-31 23:59:59', '%Y-%m-%d %H:%M:%S'), ('1999', '%y'), ('Monday', '%A'), ('2020 Sunday 5', '%Y %A %W'),
          ('2020.01.02', '%Y.%m.%d'), ('2020a01', '%YA%m'), ('(2020)', '(%Y)'), ('0', '%d'), ('32', '%d'), ('13', '%m'), ('00', '%m'), ('0', '%j'), ('000', '%j')]
for s, f in PARSES:
    case('datetime.strptime', datetime.strptime, s, f)
    if '%f' not in f and '%z' not in f:
        case('time.strptime', lambda s, f: tuple(time_module.strptime(s, f)), s, f)
