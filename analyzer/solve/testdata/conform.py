"""Runs a program and compares the values of its expressions with inferred types.

python3 conform.py FILE reads {"LINE": "TYPE"} from standard input and prints a line
for each value that is not of its type. A line's expression is its statement, or what
it assigns.
"""
import ast
import collections.abc
import importlib
import json
import re
import sys

EXACT = {'int': int, 'float': float, 'str': str, 'bytes': bytes, 'bool': bool, 'None': type(None),
         'complex': complex, 'bytearray': bytearray}
BUILTIN = {*EXACT.values(), list, dict, set, tuple}
SEQUENCES = {'list', 'set', 'frozenset', 'collections.deque', 'Sequence', 'Iterable', 'Collection',
             'MutableSequence', 'AbstractSet', 'KeysView', 'ValuesView'}
MAPPINGS = {'dict', 'Mapping', 'MutableMapping', 'collections.OrderedDict', 'collections.defaultdict'}
UNKNOWN = '_unknown_'
FEW = 20  # elements of a container that are looked at


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return dotted(node.value) + '.' + node.attr
    return str(node.value)  # None


def find(name):
    """The class with a dotted name, None if Python binds no such name."""
    module, _, short = name.rpartition('.')
    for place in (module or 'builtins', 'collections.abc', 'types'):
        try:
            found = getattr(importlib.import_module(place), short, None)
        except ImportError:
            continue
        if isinstance(found, type):
            return found
    return None


def conforms(value, node):
    if isinstance(node, ast.BinOp):
        return conforms(value, node.left) or conforms(value, node.right)
    args = []
    if isinstance(node, ast.Subscript):
        inner = getattr(node.slice, 'value', node.slice) if type(node.slice).__name__ == 'Index' else node.slice
        args = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        node = node.value
    name = dotted(node)
    if name in ('Any', UNKNOWN):
        return True
    if name in EXACT:
        return type(value) is EXACT[name]
    if name == 'type':
        return isinstance(value, type)
    if name == 'tuple':
        return is_tuple(value, args)
    cls = find(name)
    if cls is None:
        return type(value) not in BUILTIN
    if not isinstance(value, cls):
        return False
    if name in SEQUENCES and args:
        return all(conforms(x, args[0]) for x in list(value)[:FEW])
    if name in MAPPINGS and args:
        return all(conforms(k, args[0]) and conforms(v, args[1]) for k, v in list(value.items())[:FEW])
    if name in ('Iterator', 'generator') and args:
        return all(conforms(x, args[0]) for _, x in zip(range(FEW), value))
    return True


def is_tuple(value, args):
    if not isinstance(value, tuple):
        return False
    if len(args) == 2 and dotted(args[1]) == 'Ellipsis':
        return all(conforms(x, args[0]) for x in value)
    return len(value) == len(args) and all(map(conforms, value, args))


def check(line, value):
    text = types.get(str(line))
    if text is None:
        return value
    text = re.sub(r'\?|\b(def|module) [\w.]+', UNKNOWN, text.replace('...', 'Ellipsis'))
    fits = conforms(value, ast.parse(text, mode='eval').body)
    if not fits:
        print('%d: %r is declared as %s' % (line, value, text), file=report)
    return value


class Watch(ast.NodeTransformer):
    """Passes what statements compute through check."""

    def watched(self, node):
        self.generic_visit(node)
        call = ast.Call(ast.Name('_check_', ast.Load()), [ast.Constant(node.lineno), node.value], [])
        node.value = ast.copy_location(call, node.value)
        return ast.fix_missing_locations(node)

    visit_Expr = visit_Assign = watched


path = sys.argv[1]
types = json.load(sys.stdin)
report, sys.stdout = sys.stdout, sys.stderr  # what the program prints is of no interest
with open(path) as f:
    tree = Watch().visit(ast.parse(f.read()))
sys.argv = [path]
exec(compile(tree, path, 'exec'), {'__name__': '__main__', '_check_': check})
