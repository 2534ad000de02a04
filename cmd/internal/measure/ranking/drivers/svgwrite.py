"""Draw shapes with checked attributes."""
import svgwrite


def main():
    drawing = svgwrite.Drawing(size=("400px", "400px"))
    for i in range(150):
        group = drawing.add(drawing.g(stroke="black", fill="none", transform="translate(%d,2)" % i))
        group.add(drawing.line((0, i), (100, i * 2), stroke_width=1.5))
        group.add(drawing.circle(center=(i, i), r=10, fill="#ff0000"))
        group.add(drawing.path(d="M 0,0 L %d,10 C 1,2 3,4 5,6 Z" % i))
        group.add(drawing.text("label %d" % i, insert=(i, i)))
    drawing.tostring()


if __name__ == "__main__":
    main()
