"""Refactor Python 2 source with a few fixers."""
from lib2to3.refactor import RefactoringTool, get_fixers_from_package

PIECE = '''
class C%d:
    def method(self, d):
        print "value", self.x
        if d.has_key("a"):
            raise ValueError, "bad"
        for k, v in d.iteritems():
            print >>out, unicode(k), `v`
        return map(lambda (a, b): a + b, xrange(10))
'''


def main():
    tool = RefactoringTool(get_fixers_from_package("lib2to3.fixes"))
    source = "".join(PIECE.replace("(a, b): a + b", "a: a") % i for i in range(25))
    tool.refactor_string(source, "in.py")


if __name__ == "__main__":
    main()
