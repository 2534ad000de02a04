"""Make and combine enumeration members and flags."""
import enum


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Right(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    RUN = enum.auto()


def main():
    for i in range(15000):
        Colour(i % 3 + 1).name
        (Right.READ | Right.WRITE) & ~Right.RUN
        Right.READ in (Right.READ | Right.RUN)
        hash(Colour.RED)
    for i in range(60):
        enum.Enum("Made%d" % i, ["A%d" % j for j in range(20)])


if __name__ == "__main__":
    main()
