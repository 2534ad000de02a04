"""Parse source with error recovery and list names."""
import parso

PIECE = '''
class C{n}(Base):
    def f(self, a, b=1, *c, **d):
        for x in [y ** 2 for y in range(10) if y]:
            print("text %s" % x, a.b.c[1:2], lambda q: q)
        return {{1: 2}} if a else None
'''


def names(node, out):
    if node.type == "name":
        out.append(node.value)
    for child in getattr(node, "children", ()):
        names(child, out)


def main():
    source = "".join(PIECE.format(n=i) for i in range(60))
    module = parso.parse(source, cache=False)
    names(module, [])
    module.get_code()
    grammar = parso.load_grammar()
    list(grammar.iter_errors(grammar.parse(source[:3000] + "def (:\n")))


if __name__ == "__main__":
    main()
