"""Parse arithmetic with Earley and with LALR."""
import lark

GRAMMAR = r"""
start: (statement ";")+
statement: NAME "=" sum | sum
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: atom | product "*" atom -> mul | product "/" atom -> div
?atom: NUMBER -> number | "-" atom -> neg | NAME -> var | "(" sum ")"
%import common.CNAME -> NAME
%import common.NUMBER
%import common.WS
%ignore WS
"""


class Evaluate(lark.Transformer):
    def number(self, children):
        return float(children[0])

    def add(self, children):
        return children


def main():
    text = "".join("x%d = (1 + %d) * -3 / y + 2 * (4 - z);\n" % (i, i) for i in range(40))
    lark.Lark(GRAMMAR, parser="earley").parse(text[:text.index("x12 ")])
    parser = lark.Lark(GRAMMAR, parser="lalr")
    for _ in range(8):
        Evaluate().transform(parser.parse(text))


if __name__ == "__main__":
    main()
