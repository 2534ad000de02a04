"""Parse with a PEG grammar and visit the tree."""
from parsimonious.grammar import Grammar
from parsimonious.nodes import NodeVisitor

GRAMMAR = Grammar(r"""
expr = term (add term)*
term = factor (mul factor)*
factor = number / group
group = "(" expr ")"
add = ~"[+-]"
mul = ~"[*/]"
number = ~"[0-9]+"
""")


class Calculate(NodeVisitor):
    def generic_visit(self, node, children):
        return children or node.text

    def visit_number(self, node, children):
        return int(node.text)


def main():
    text = "+".join("(1*%d-3)*(4/(5+6))" % i for i in range(40))
    for _ in range(6):
        Calculate().visit(GRAMMAR.parse(text))


if __name__ == "__main__":
    main()
