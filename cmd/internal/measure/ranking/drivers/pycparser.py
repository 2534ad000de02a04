"""Parse C and write it back."""
from pycparser import c_generator, c_parser

CODE = """
struct point%d { int x, y; struct point%d *next; };
static unsigned long f%d(const char *s, int n) {
  int i, a[10] = {1, 2, 3};
  for (i = 0; i < n && s[i] != '\\0'; i++) { a[i %% 10] += s[i] << 2; if (i == 3) continue; else a[0]--; }
  switch (n) { case 1: return 2; default: break; }
  do { n = n ? n - 1 : (int) sizeof(a); } while (n > 0);
  return (unsigned long) a[n] * 0x1fUL;
}
"""


def main():
    text = "".join(CODE % (i, i, i) for i in range(12))
    tree = c_parser.CParser().parse(text)
    c_generator.CGenerator().visit(tree)


if __name__ == "__main__":
    main()
