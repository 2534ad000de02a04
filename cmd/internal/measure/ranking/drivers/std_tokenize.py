"""Tokenize generated source and write it back."""
import io
import tokenize

PIECE = '''
class Shape{n}(Base):
    """A docstring
    over two lines."""

    def area(self, width=1.5, *args, **kwargs):
        # a comment
        total = [x * {n} + 0x1f for x in range(10) if x % 2 == 0]
        return "text %s" % (total,) + f'{{self.name!r}}'
'''


def main():
    source = "".join(PIECE.format(n=i) for i in range(220))
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    tokenize.untokenize(tokens)
    tokenize.untokenize([(t.type, t.string) for t in tokens])


if __name__ == "__main__":
    main()
