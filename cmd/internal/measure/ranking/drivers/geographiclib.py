"""Solve geodesics between cities and measure a polygon."""
import random

from geographiclib.geodesic import Geodesic


def main():
    rng = random.Random(29)
    earth = Geodesic.WGS84
    polygon = earth.Polygon()
    for _ in range(700):
        a = (rng.uniform(-80, 80), rng.uniform(-180, 180))
        b = (rng.uniform(-80, 80), rng.uniform(-180, 180))
        line = earth.Inverse(*a, *b)
        earth.Direct(a[0], a[1], line["azi1"], line["s12"] / 2)
        polygon.AddPoint(*a)
    polygon.Compute()


if __name__ == "__main__":
    main()
