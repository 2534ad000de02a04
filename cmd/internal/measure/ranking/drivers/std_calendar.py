"""Print calendars as text and HTML."""
import calendar


def main():
    for year in range(1990, 2020):
        calendar.TextCalendar().formatyear(year)
        calendar.HTMLCalendar().formatyear(year)
        for month in range(1, 13):
            calendar.Calendar().monthdatescalendar(year, month)
            list(calendar.Calendar().itermonthdays4(year, month))


if __name__ == "__main__":
    main()
