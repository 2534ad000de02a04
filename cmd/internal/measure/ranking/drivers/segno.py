"""Make QR codes with another library."""
import io

import segno


def main():
    for i in range(6):
        code = segno.make("https://example.com/a/longer/path?with=query&number=%d" % i, error="h")
        code.save(io.BytesIO(), kind="svg")
        code.save(io.BytesIO(), kind="png", scale=3)


if __name__ == "__main__":
    main()
