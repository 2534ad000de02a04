"""Calendar arithmetic with the pure Python datetime module."""
import sys

sys.modules["_datetime"] = None
from datetime import date, datetime, timedelta, timezone  # noqa: E402


def main():
    zone = timezone(timedelta(hours=2))
    start = datetime(2019, 12, 30, 23, 59, tzinfo=zone)
    step = timedelta(days=1, hours=7, minutes=13, seconds=5)
    moment = start
    for i in range(6000):
        moment = moment + step
        moment.isoformat()
        (moment - start).total_seconds()
        moment.astimezone(timezone.utc)
        datetime.fromisoformat(moment.isoformat())
        moment.strftime("%Y-%m-%d")
        date.fromordinal(700000 + i).isocalendar()
        moment.replace(hour=i % 24) > start


if __name__ == "__main__":
    main()
