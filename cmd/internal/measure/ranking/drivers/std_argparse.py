"""Build a parser with subcommands and parse many command lines."""
import argparse


def build():
    parser = argparse.ArgumentParser(prog="tool")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    commands = parser.add_subparsers(dest="command")
    for name in ("add", "remove", "list", "show"):
        sub = commands.add_parser(name, help="do " + name)
        for i in range(8):
            sub.add_argument("--option%d" % i, type=int, default=i, help="number %d of the options" % i)
        sub.add_argument("files", nargs="*")
        sub.add_argument("--mode", choices=["fast", "slow"], default="fast")
    return parser


def main():
    parser = build()
    for i in range(500):
        parser.parse_args(["-vv", "add", "--option3", str(i), "--option5=7", "a.txt", "b.txt", "--mode", "slow"])
    for _ in range(30):
        parser.format_help()
        build()


if __name__ == "__main__":
    main()
