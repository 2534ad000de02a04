"""Expand cron expressions."""
from datetime import datetime

from croniter import croniter


def main():
    for expression in ("*/7 * * * *", "0 9-17 * * mon-fri", "15 3 1,15 * *", "0 0 29 2 *"):
        dates = croniter(expression, datetime(2020, 1, 1))
        for _ in range(120 if "29" not in expression else 5):
            dates.get_next(datetime)
        for _ in range(40):
            dates.get_prev(datetime)


if __name__ == "__main__":
    main()
