"""Write and read property lists in both formats."""
import plistlib


def main():
    data = {"rows": [{"id": i, "name": "n%d" % i, "flag": i % 2 == 0, "ratio": i / 3, "blob": bytes(range(20)),
                      "list": list(range(10))} for i in range(250)]}
    for _ in range(4):
        for kind in (plistlib.FMT_XML, plistlib.FMT_BINARY):
            assert plistlib.loads(plistlib.dumps(data, fmt=kind)) == data


if __name__ == "__main__":
    main()
