"""Convert and compute with units."""
import pint


def main():
    units = pint.UnitRegistry()
    for i in range(1, 250):
        speed = (i * units.kilometer / units.hour).to(units.meter / units.second)
        energy = 0.5 * (70 * units.kilogram) * speed ** 2
        energy.to("kilojoule")
        units.parse_expression("%d m/s**2" % i)
        str(energy)


if __name__ == "__main__":
    main()
