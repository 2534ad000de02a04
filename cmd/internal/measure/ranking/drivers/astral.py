"""Sunrise, sunset and moon phases for a year in several places."""
import datetime

from astral import LocationInfo, moon
from astral.sun import sun


def main():
    for place in (LocationInfo("London", "England", "UTC", 51.47, -0.1), LocationInfo("Quito", "Ecuador", "UTC", -0.2, -78.5)):
        for day in range(200):
            date = datetime.date(2021, 1, 1) + datetime.timedelta(days=day)
            sun(place.observer, date=date)
            moon.phase(date)


if __name__ == "__main__":
    main()
