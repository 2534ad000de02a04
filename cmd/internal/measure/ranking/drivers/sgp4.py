"""Propagate satellite orbits in pure Python."""
from sgp4.earth_gravity import wgs72
from sgp4.io import twoline2rv

LINES = [
    ("1 25544U 98067A   19343.69339541  .00001764  00000-0  38792-4 0  9991", "2 25544  51.6439 211.2001 0007417  17.6667  85.6398 15.50103472202482"),
    ("1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753", "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667"),
    ("1 11801U          80230.29629788  .01431103  00000-0  14311-1      13", "2 11801  46.7916 230.4354 7318036  47.4722  10.4117  2.28537848    13"),
]


def main():
    for first, second in LINES:
        satellite = twoline2rv(first, second, wgs72)
        for minute in range(0, 5000):
            satellite.propagate(2019, 12, 9, 12, minute % 60, minute % 7)


if __name__ == "__main__":
    main()
