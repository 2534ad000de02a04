"""Draw banners."""
import pyfiglet


def main():
    for font in ("standard", "slant", "banner"):
        figlet = pyfiglet.Figlet(font=font, width=90)
        for i in range(12):
            figlet.renderText("Banner text %d" % i)


if __name__ == "__main__":
    main()
