"""Parse many command lines with optparse."""
import optparse


def main():
    parser = optparse.OptionParser(usage="%prog [options] files")
    for i in range(20):
        parser.add_option("-%s" % chr(97 + i) if chr(97 + i) != "h" else "-H", "--long-option-%d" % i, type="int",
                          default=i, help="the option with number %d, described at length" % i)
    parser.add_option("--flag", action="store_true")
    for i in range(1500):
        parser.parse_args(["-a", "3", "--long-option-4=9", "--long-option-1", "5", "--flag", "file", "-b7"])
    for _ in range(40):
        parser.format_help()


if __name__ == "__main__":
    main()
