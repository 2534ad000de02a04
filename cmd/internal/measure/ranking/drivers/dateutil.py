"""Parse dates and expand recurrence rules."""
from datetime import datetime

from dateutil import parser, rrule
from dateutil.relativedelta import relativedelta

TEXTS = ["2003-09-25T10:49:41.5-03:00", "Thu Sep 25 10:36:28 2003", "10 September 2003 3pm", "20030925T1049", "Sep 25 2003", "25/09/2003 08:00"]


def main():
    for _ in range(250):
        for text in TEXTS:
            parser.parse(text)
    list(rrule.rrule(rrule.MONTHLY, count=400, byweekday=rrule.FR(-1), dtstart=datetime(1997, 9, 2)))
    list(rrule.rrulestr("DTSTART:19970902T090000\nRRULE:FREQ=YEARLY;COUNT=60;BYMONTH=1,3;BYDAY=TU,TH"))
    moment = datetime(2000, 1, 31)
    for i in range(3000):
        moment += relativedelta(months=1, days=i % 3)


if __name__ == "__main__":
    main()
