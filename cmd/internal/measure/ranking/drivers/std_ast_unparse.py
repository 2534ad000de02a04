"""Parse source, transform names and write it back."""
import ast

PIECE = '''
class Thing{n}(Base, metaclass=Meta):
    """Docs."""
    x: int = {n}

    async def run(self, a, *b, c=1, **d):
        for i, v in enumerate(self.items[1:{n}]):
            if v > 3 and not (i or a.b.c) and v != -1:
                yield {{k: [f(x) for x in y if x] for k, y in v.items()}}
            elif i % 2 == 0:
                await self.call(v, key=lambda q: q ** 2 + 1, *b, **d)
        try:
            return f"{{a!r:>10}} and {{b}}" + "text" * 3
        except (ValueError, TypeError) as e:
            raise RuntimeError("x") from e
'''


class Rename(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Name(id=node.id + "_", ctx=node.ctx), node)


def main():
    source = "".join(PIECE.format(n=i) for i in range(60))
    tree = ast.parse(source)
    tree = ast.fix_missing_locations(Rename().visit(tree))
    ast.unparse(tree)
    ast.dump(tree, indent=1)
    sum(1 for _ in ast.walk(tree))


if __name__ == "__main__":
    main()
