"""Parse, edit and write a TOML document with its style kept."""
import tomlkit


def main():
    text = "title = 'x'\n" + "".join(
        '[table%d]\nname = "value %d" # comment\nnumbers = [1, 2, 3.5]\ninline = { a = 1, b = "two" }\n' % (i, i) for i in range(90))
    document = tomlkit.parse(text)
    for i in range(90):
        document["table%d" % i]["added"] = i
    tomlkit.dumps(document)


if __name__ == "__main__":
    main()
