"""Highlight source text as HTML and terminal output."""
import io

from pygments import highlight, lex
from pygments.formatters import HtmlFormatter, TerminalFormatter
from pygments.lexers import CLexer, PythonLexer

PYTHON = '''
@decorator
class Thing(Base):
    """Docs."""
    def run(self, a, b=1.5):
        # comment
        return [f"{x!r}" for x in range(10) if x % 2 == 0] + ["text\\n"]
'''
C = '#include <stdio.h>\nstatic int f(int a, char *b) { /* c */ for (int i = 0; i < a; i++) printf("%d\\n", b[i] + 0x1f); return 0; }\n'


def main():
    for _ in range(3):
        highlight(PYTHON * 80, PythonLexer(), HtmlFormatter(linenos=True), io.StringIO())
        highlight(C * 80, CLexer(), TerminalFormatter(), io.StringIO())
        list(lex(PYTHON * 40, PythonLexer()))


if __name__ == "__main__":
    main()
