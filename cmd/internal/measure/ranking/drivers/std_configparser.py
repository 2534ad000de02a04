"""Read a large ini text with interpolation and write it out."""
import configparser
import io


def text():
    out = ["[DEFAULT]\nroot = /srv\nname = base\n"]
    for i in range(400):
        out.append("[section%d]\npath = %%(root)s/data/%%(name)s\n# comment\ncount = %d\nflag = yes\nlong = one\n  two\n  three\n" % (i, i))
    return "\n".join(out)


def main():
    source = text()
    for _ in range(3):
        parser = configparser.ConfigParser()
        parser.read_string(source)
        for section in parser.sections():
            parser.get(section, "path")
            parser.getint(section, "count")
            parser.getboolean(section, "flag")
        parser.write(io.StringIO())


if __name__ == "__main__":
    main()
