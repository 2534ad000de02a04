"""Parse a large TOML text."""
import tomllib


def text():
    out = ["title = 'x'\n"]
    for i in range(300):
        out.append('[table%d]\nname = "value \\u00e9 %d"\nwhen = 2020-01-%02dT10:00:00Z\nnumbers = [1, 2, 3.5, 1_000]\n'
                   'inline = { a = 1, b = "two" }\ndotted.key.path = true\n# comment\nmulti = """\nline\n"""\n' % (i, i, i % 28 + 1))
    return "".join(out)


def main():
    source = text()
    for _ in range(5):
        tomllib.loads(source)


if __name__ == "__main__":
    main()
