import datetime as dt
import time
from datetime import datetime

STAMP = "%Y-%m-%dT%H:%M:%S"


def stamps(lines):
    return [datetime.strptime(line, "%Y-%m-%d %H:%M:%S") for line in lines]  # want "interprets the format"


def day(text):
    return dt.datetime.strptime(text, "%Y-%m-%d").date()  # want "%Y-%m-%d"


def constant(rows):
    out = []
    for row in rows:
        out.append(datetime.strptime(row["at"], STAMP))  # want "ISO format"
    return out


def zulu(lines):
    # the result is naive, fromisoformat's would be aware
    return [datetime.strptime(line, "%Y-%m-%dT%H:%M:%SZ") for line in lines]


def american(lines):
    return [datetime.strptime(line, "%m/%d/%Y") for line in lines]


def given(lines, form):
    return [datetime.strptime(line, form) for line in lines]


def seconds(lines):
    return [time.strptime(line, "%Y-%m-%d") for line in lines]


def written(days):
    return [day.strftime("%Y-%m-%d") for day in days]


def start():
    return datetime.strptime("2022-10-28", "%Y-%m-%d")


def tried(text):
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form)  # want "the format \"%Y-%m-%d\""
        except ValueError:
            pass


def no_iso(text):
    for form in ("%d.%m.%Y", "%m/%d/%Y"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            pass
