"""Build tables for a small grammar and parse with them."""
import ply.lex as lex
import ply.yacc as yacc

tokens = ("NAME", "NUMBER", "PLUS", "MINUS", "TIMES", "DIVIDE", "LPAREN", "RPAREN", "EQUALS")
t_PLUS, t_MINUS, t_TIMES, t_DIVIDE = r"\+", r"-", r"\*", r"/"
t_LPAREN, t_RPAREN, t_EQUALS = r"\(", r"\)", r"="
t_NAME = r"[a-z]+"
t_ignore = " \t\n"
precedence = (("left", "PLUS", "MINUS"), ("left", "TIMES", "DIVIDE"))
names = {}


def t_NUMBER(t):
    r"\d+"
    t.value = int(t.value)
    return t


def t_error(t):
    t.lexer.skip(1)


def p_statement(p):
    """statement : NAME EQUALS expression
                 | expression"""
    if len(p) > 2:
        names[p[1]] = p[3]


def p_binary(p):
    """expression : expression PLUS expression
                  | expression MINUS expression
                  | expression TIMES expression
                  | expression DIVIDE expression"""
    p[0] = (p[2], p[1], p[3])


def p_group(p):
    "expression : LPAREN expression RPAREN"
    p[0] = p[2]


def p_atom(p):
    """expression : NUMBER
                  | NAME"""
    p[0] = p[1]


def p_error(p):
    raise SyntaxError(p)


def main():
    lexer = lex.lex()
    parser = yacc.yacc(debug=False, write_tables=False)
    for i in range(600):
        parser.parse("x = 1 + %d * (2 - y) / 4 + 5 * (6 + (7 - 8))" % i, lexer=lexer)


if __name__ == "__main__":
    main()
