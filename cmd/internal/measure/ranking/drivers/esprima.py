"""Parse JavaScript."""
import esprima

SCRIPT = """
class Shape%d extends Base { constructor(a, b = 1, ...rest) { super(a); this.x = {a, b: [1, 2, ...rest], ['k' + a]: /re+/g}; } }
function f(a) { for (let i = 0; i < 10; i++) { if (a[i] === 'x' && !b) { continue; } else { a.b.c(i * 2 + 1, `t${i}`); } } return a ? x => x + 1 : null; }
"""


def main():
    esprima.parseScript("".join(SCRIPT.replace("%d", str(i)) for i in range(25)))
    esprima.tokenize(SCRIPT * 10)


if __name__ == "__main__":
    main()
