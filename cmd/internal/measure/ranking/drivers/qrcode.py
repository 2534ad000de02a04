"""Make QR codes."""
import io

import qrcode


def main():
    for i in range(2):
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
        code.add_data("https://example.com/a/longer/path?with=query&number=%d" % i)
        code.make(fit=True)
        code.print_ascii(out=io.StringIO())


if __name__ == "__main__":
    main()
