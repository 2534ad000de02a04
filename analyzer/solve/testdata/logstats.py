"""Summarise a web server's access log.

Reads lines in the common log format from a file or from standard input and
prints the busiest paths, the slowest hours and the visitors that come back.

    python3 logstats.py access.log
    python3 logstats.py --demo 20000
"""

import re
import sys

LINE = r'(\S+) \S+ (\S+) \[([^\]]+)\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+|-)'


class Hit:
    """One request of the log."""

    def __init__(self, host, user, when, method, path, status, size):
        self.host = host
        self.user = user
        self.when = when
        self.method = method
        self.path = path
        self.status = status
        self.size = size

    def hour(self):
        """The hour of the day, taken from a date like 10/Oct/2000:13:55:36."""
        return int(self.when.split(":")[1])

    def is_error(self):
        return self.status >= 400


def parse_line(line):
    """Return the hit of a line, or None where the line is malformed.

    >>> hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12')
    >>> hit.path, hit.status, hit.hour()
    ('/a', 200, 13)
    >>> parse_line("nonsense") is None
    True
    """
    match = re.match(LINE, line)
    if match is None:
        return None
    host, user, when, method, path, status, size = match.groups()
    if size == "-":
        size = "0"
    return Hit(host, user, when, method, path, int(status), int(size))


def read_hits(lines):
    """Return all hits of an iterable of lines, leaving out malformed ones."""
    hits = []
    for line in lines:
        hit = parse_line(line)
        if hit is not None:
            hits.append(hit)
    return hits


def busiest(hits, count):
    """Return the paths with the most hits, as (hits, path), most first.

    >>> hits = read_hits(demo_lines(50))
    >>> len(busiest(hits, 3))
    3
    """
    totals = {}
    for hit in hits:
        if hit.path in totals:
            totals[hit.path] = totals[hit.path] + 1
        else:
            totals[hit.path] = 1
    ranked = [(-total, path) for path, total in totals.items()]
    ranked.sort()
    return [(-total, path) for total, path in ranked[:count]]


def returning(hits):
    """Return the hosts that come back, in order of their second visit."""
    seen = []
    back = []
    for hit in hits:
        if hit.host in seen:
            if hit.host not in back:
                back.append(hit.host)
        else:
            seen.append(hit.host)
    return back


def traffic_by_hour(hits):
    """Return the bytes sent in each hour of the day."""
    hours = [0] * 24
    for hit in hits:
        hours[hit.hour()] += hit.size
    return hours


def demo_lines(count):
    """Yield made-up log lines; the same for the same count."""
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        host = "10.%d.%d.%d" % (state % 7, state // 7 % 200, state // 1400 % 50)
        path = "/page/%d" % (state // 70000 % 300)
        hour = state // 21000000 % 24
        status = 404 if state % 17 == 0 else 200
        size = state % 5000
        yield '%s - - [10/Oct/2000:%02d:55:36 +0000] "GET %s HTTP/1.0" %d %d' % (
            host, hour, path, status, size)


def report(hits):
    """Print the summary."""
    errors = sum(1 for hit in hits if hit.is_error())
    print(f"{len(hits)} hits, {errors} errors")
    print("busiest:")
    for total, path in busiest(hits, 5):
        print(f"  {total:6d}  {path}")
    hours = traffic_by_hour(hits)
    top = max(range(24), key=lambda hour: hours[hour])
    print(f"peak hour: {top:02d}:00 with {hours[top]} bytes")
    print(f"returning hosts: {len(returning(hits))}")


def main(argv):
    if len(argv) == 3 and argv[1] == "--demo":
        hits = read_hits(demo_lines(int(argv[2])))
    elif len(argv) == 2:
        with open(argv[1], encoding="utf-8") as log:
            hits = read_hits(log)
    else:
        hits = read_hits(sys.stdin)
    report(hits)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
