"""Take paths apart and put them together."""
from pathlib import PurePosixPath, PureWindowsPath


def main():
    base = PurePosixPath("/srv/data")
    for i in range(5000):
        path = base / ("dir%d" % (i % 50)) / "sub" / ("file%d.tar.gz" % i)
        path.suffixes, path.stem, path.parent.name
        path.relative_to(base)
        path.with_suffix(".txt")
        path.match("*/sub/*.gz")
        list(path.parents)
        str(path)
        path == base
        PureWindowsPath("C:\\x\\y") / "z%d" % i if False else PureWindowsPath("C:\\x\\y", "z%d" % i).as_posix()


if __name__ == "__main__":
    main()
