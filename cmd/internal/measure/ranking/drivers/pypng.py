"""Write and read images with filters and palettes."""
import io

import png


def main():
    width = height = 90
    rows = [[(x * y + c * 40) % 256 for x in range(width) for c in range(3)] for y in range(height)]
    for interlace in (False, True):
        out = io.BytesIO()
        png.Writer(width, height, greyscale=False, interlace=interlace).write(out, rows)
        _, _, pixels, _ = png.Reader(bytes=out.getvalue()).asRGBA()
        sum(sum(row) for row in pixels)


if __name__ == "__main__":
    main()
