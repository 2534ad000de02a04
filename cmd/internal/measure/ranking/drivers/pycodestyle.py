"""Check the style of generated source."""
import pycodestyle

PIECE = '''
class C{n}(Base):
    """Docs."""

    def f(self, a, b = 1, *c, **d):
        x = [y ** 2 for y in range(10) if y]; z=3
        if x == None:
            return {{1: 2, "three":(4,5)}}
        # comment
        return some_name(argument_one, argument_two,
            third=4)
'''


def main():
    lines = "".join(PIECE.format(n=i) for i in range(90)).splitlines(True)
    style = pycodestyle.StyleGuide(quiet=True)
    pycodestyle.Checker("x.py", lines=lines, options=style.options).check_all()


if __name__ == "__main__":
    main()
