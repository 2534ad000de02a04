"""The recorder of `molt record`: what the functions of a project do in a run.

Python imports this file as sitecustomize, found through PYTHONPATH, before the
program starts. It has no dependencies and imports only modules that are built
into the interpreter, so that the program finds sys.modules as it would
otherwise. What it writes is told in the Go package that embeds it.

Three things watch a run. Calls are counted, and some of them looked at, by
sys.monitoring (3.12 and later) or sys.settrace. Times are sampled by a thread.
The same thread holds the cost against the budget: once it is spent, counting
goes on in short windows only, and what was missed is reckoned from them.
"""

import atexit
import sys
import time
import _thread
from _struct import pack
from binascii import b2a_base64
from _json import encode_basestring_ascii as quote

import os  # imported by site already

SCHEMA = 1

INTERVAL = 0.005         # seconds between samples
FLUSH = 1.0              # seconds between writes, less at first: workers are often short-lived
ALLOWANCE = 0.2          # seconds that a run may cost whatever its length
FIRST_LOOKS = 24         # calls of each function that are looked at from the start
LATER_LOOKS = 3          # more of them, from time to time
VECTORS = 20             # kept of each function
VECTOR_BYTES = 16 << 10  # of one
NODES = 2000             # values in one vector
DEPTH = 40               # nesting in one vector
TEXT = 4096              # characters of a str that are kept
STREAM = 256 << 10       # bytes of stdin and stdout that are kept
PATIENCE = 0.05          # seconds that a call waits for its turn to be looked at
HASHES = 4096            # different arguments remembered of a function

perf = time.perf_counter
used, busy = time.thread_time, time.process_time  # which other programs do not disturb
COMPREHENSIONS = ('<listcomp>', '<setcomp>', '<dictcomp>', '<genexpr>')
CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS = 1, 4, 8
KINDS = ((0x200, 'async_generator'), (0x80, 'coroutine'), (0x20, 'generator'))


# ---------------------------------------------------------------- settings

class Settings:
    """What `molt record` asked for, through the variable MOLT_RECORD: lines of
    KEY=VALUE."""

    def __init__(self, text):
        self.dir = self.root = ''
        self.budget = 0.3
        self.limit = 16 << 20
        self.memory = False
        self.exclude, self.include = [], []
        for line in text.split('\n'):
            key, _, value = line.partition('=')
            if key in ('dir', 'root'):
                setattr(self, key, value)
            elif key == 'budget':
                self.budget = float(value)
            elif key == 'limit':
                self.limit = int(value)
            elif key == 'memory':
                self.memory = value == '1'
            elif key in ('exclude', 'include'):
                getattr(self, key).append(value)
        self.roots = {os.path.join(self.root, ''), os.path.join(os.path.realpath(self.root), '')}

    def relative(self, path):
        """The path of a file of the project as seen from its folder, or ''."""
        if not path or path[0] == '<':
            return ''
        path = os.path.normpath(os.path.abspath(path))
        for root in self.roots:
            if path.startswith(root):
                rel = path[len(root):].replace(os.sep, '/')
                return '' if foreign(rel) else rel
        return ''

    def wanted(self, module, name):
        full = module + '.' + name
        if any(match(p, module) or match(p, full) for p in self.exclude):
            return False
        return not self.include or any(match(p, module) or match(p, full) for p in self.include)


def foreign(rel):
    """Whether a path inside the project is that of installed packages."""
    parts = rel.split('/')
    for i, part in enumerate(parts[:-1]):
        if part in ('site-packages', 'dist-packages', 'node_modules', '__pycache__') or part[0] == '.':
            return True
        if part == 'lib' and parts[i + 1].startswith('python'):
            return True
    return False


def match(pattern, text):
    """Whether a name fits a pattern in which * stands for anything; a pattern of
    a package means all that is in it."""
    head, star, tail = pattern.partition('*')
    if not star:
        return text == pattern or text.startswith(pattern + '.')
    if not text.startswith(head):
        return False
    rest = text[len(head):]
    return any(match(tail, rest[i:]) for i in range(len(rest) + 1)) if tail else True


# ---------------------------------------------------------------- secrets

STRONG = ('password', 'passwd', 'passphrase', 'secret', 'credential', 'authorization', 'apikey', 'api_key',
          'private_key', 'privatekey', 'access_key', 'creditcard', 'credit_card', 'card_number', 'ssn', 'cvv')
WEAK = ('token', 'email', 'e_mail', 'cookie', 'bearer', 'session_id', 'sessionid', 'signature', 'auth', 'key', 'pwd', 'pin',
        'phone', 'iban')


class Secrets:
    """Which values are replaced by their shape, and the texts among them, so that
    they are known where they appear under other names."""

    def __init__(self, settings):
        self.names = [p for p in settings.exclude if '.' not in p]
        self.texts = set()
        self.forms = []  # as they stand in a line
        self.grades = {}

    def grade(self, name):
        """0 for a harmless name, 1 if its texts are secret, 2 if all of it is."""
        known = self.grades.get(name)
        if known is None:
            known = self.judge(name)
            if len(self.grades) < 10000:
                self.grades[name] = known
        return known

    def judge(self, name):
        low = name.lower().replace('-', '_')
        if any(word in low for word in STRONG) or any(match(p, name) for p in self.names):
            return 2
        parts = low.strip('_').split('_')
        if any(word in parts or word + 's' in parts for word in WEAK) or 'token' in low or 'email' in low:
            return 1
        return 0

    def hides(self, text):
        """Whether a str looks secret by itself."""
        if text in self.texts:
            return True
        if '@' not in text or len(text) > 254:
            return False
        user, _, host = text.partition('@')
        return bool(user) and '.' in host.strip('.') and not any(c.isspace() or c in '@()[]{}"=' for c in text.replace('@', '', 1))

    def learn(self, text, grade):
        """Remembers a text that was hidden because of its name."""
        if type(text) is not str or len(self.texts) >= 1000:
            return
        if len(text) >= 6 and (grade == 2 or len(text) >= 12 and any(c.isdigit() for c in text)):
            if text not in self.texts:
                self.texts.add(text)
                self.forms.append(quote(text)[1:-1])

    def learn_names(self, mapping):
        for name, value in list(mapping.items()):
            if type(value) is str and type(name) is str:
                grade = self.grade(name)
                if grade:
                    self.learn(value, grade)

    def leaks(self, line):
        """Whether a line holds a secret text."""
        return any(form in line for form in self.forms)


# ---------------------------------------------------------------- values

GETSET = type(type.__dict__['__dict__'])
MEMBER = type(Settings.__init__.__class__.__dict__['__globals__'])
METHOD = type(list.append)
WRAPPER = type(list.__len__)
FUNCTION = type(match)
BOUND = type(Settings('').relative)
BUILTIN = type(len)
MODULE = type(sys)
SCALARS = (int, float, complex, str, bytes)
CONTAINERS = (list, tuple, set, frozenset, dict, bytearray)
HEAPTYPE = 1 << 9


def typename(t):
    """The name of a type as it is written: builtins have no module."""
    module, name = type.__dict__['__module__'].__get__(t), type.__dict__['__qualname__'].__get__(t)
    if type(module) is not str:
        module = '?'
    return name if module == 'builtins' else mainname(module) + ':' + name


MAIN = []  # the name of the module that is the program, and its file


def mainname(module):
    """The name of a module as it would be imported."""
    if module != '__main__':
        return module
    if not MAIN:
        main = sys.modules.get('__main__')
        spec, path = getattr(main, '__spec__', None), getattr(main, '__file__', None)
        if spec is None and path is None:
            return module
        # Python takes the name of the file back when the program has ended.
        MAIN.append(spec.name if spec else os.path.splitext(os.path.basename(path))[0])
        MAIN.append(path)
    return MAIN[0]


def is_python(t):
    """Whether a class is written in Python, so that fields are all of it."""
    if not t.__flags__ & HEAPTYPE:
        return False
    space = type.__dict__['__dict__'].__get__(t)
    slots = '__slots__' in space
    for name, value in space.items():
        kind = type(value)
        if kind is METHOD or kind is WRAPPER and name != '__hash__' or kind is BUILTIN and name == '__new__':
            return False
        if kind is MEMBER and not slots:
            return False
    return True


class Layout:
    """How the instances of a class are taken apart."""

    def __init__(self, t):
        self.name = typename(t)
        self.dict = None     # the descriptor of __dict__
        self.members = []    # (name, descriptor) of slots
        self.base = None     # builtin that the class extends
        self.library = None  # a function for the fields
        self.opaque = ''
        self.enum = False
        enum = sys.modules.get('enum')
        if enum is not None and issubclass(t, getattr(enum, 'Enum', ())):
            self.enum = True
            return
        for base in type.__dict__['__mro__'].__get__(t):
            if base is object:
                break
            if base in CONTAINERS or base in SCALARS or base is BaseException:
                self.base = base
                break
            if typename(base) in LIBRARY:
                self.library = LIBRARY[typename(base)]
                self.base = LIBRARY_BASES.get(typename(base))
                break
            if issubclass(base, BaseException) and not base.__flags__ & HEAPTYPE:
                self.base = BaseException
                break
            if not is_python(base):
                self.opaque = 'written in C'
                return
            self.look(base)
        if t is object:
            self.opaque = 'known by its identity'

    def look(self, base):
        space = type.__dict__['__dict__'].__get__(base)
        if self.dict is None and type(space.get('__dict__')) is GETSET:
            self.dict = space['__dict__']
        for name, value in space.items():
            if type(value) is MEMBER:
                self.members.append((name, value))

    def fields(self, o):
        out = []
        if self.library is not None:
            out += self.library(o)
        for name, member in self.members:
            try:
                out.append((name, member.__get__(o)))
            except AttributeError:
                pass  # not set
        if self.dict is not None:
            out += [(k, v) for k, v in dict.items(self.dict.__get__(o)) if type(k) is str]
        elif self.base is BaseException:
            out += [(k, v) for k, v in o.__dict__.items() if k not in ('__notes__', '__traceback__')]
        return out


def _names(*names):
    return lambda o: [(n, getattr(o, n)) for n in names]


# LIBRARY says which fields make a value of a class that is not written in Python,
# or whose own fields are of no use.
LIBRARY = {
    'datetime:timedelta': _names('days', 'seconds', 'microseconds'),
    'datetime:datetime': _names('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'),
    'datetime:date': _names('year', 'month', 'day'),
    'datetime:time': _names('hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold'),
    'datetime:timezone': lambda o: [('offset', o.utcoffset(None)), ('name', o.tzname(None))],
    'decimal:Decimal': lambda o: [('text', str(o))],
    'collections:OrderedDict': lambda o: [],
    'collections:defaultdict': _names('default_factory'),
    'collections:deque': _names('maxlen'),
    'array:array': _names('typecode'),
    'range': _names('start', 'stop', 'step'),
    'slice': _names('start', 'stop', 'step'),
    'functools:partial': _names('func', 'args', 'keywords'),
    're:Pattern': _names('pattern', 'flags'),
    'types:SimpleNamespace': lambda o: list(o.__dict__.items()),
    '_io:StringIO': lambda o: [('text', o.getvalue()), ('position', o.tell())],
    '_io:BytesIO': lambda o: [('data', o.getvalue()), ('position', o.tell())],
    'pathlib:PurePath': lambda o: [('path', str(o))],
    'pathlib._local:PurePath': lambda o: [('path', str(o))],
}
LIBRARY_BASES = {'collections:OrderedDict': dict, 'collections:defaultdict': dict, 'collections:deque': list,
                 'array:array': list}


class Full(Exception):
    """A value is too large to be kept."""


class Encoder:
    """Turns values into the JSON of the recording. What is not kept whole makes
    `unfit` say why. It never calls code of the program."""

    layouts = {}

    def __init__(self, recorder):
        self.recorder = recorder
        self.secrets = recorder.secrets
        self.parts = []
        self.places = {}  # id of an object -> [index of its opening part, its id or 0]
        self.alive = []   # holds what was made here, so that ids stay unique
        self.nodes = self.count = self.size = 0
        self.reach = 0    # the first part that was referred to
        self.unfit = ''

    def text(self, o, grade=0):
        """The JSON of one value; values of one encoder share ids."""
        start = len(self.parts)
        self.value(o, 0, grade)
        return start, len(self.parts)

    def join(self, span):
        return ''.join(self.parts[span[0]:span[1]])

    def add(self, text):
        self.size += len(text)
        if self.size > VECTOR_BYTES:
            raise Full
        self.parts.append(text)

    def value(self, o, depth, grade):
        self.nodes += 1
        if self.nodes > NODES:
            raise Full
        t = type(o)
        if o is None:
            self.add('null')
        elif t is bool:
            self.add('true' if o else 'false')
        elif grade and (grade == 2 or t is str or t is bytes) and t in SCALARS:
            self.redact(o, t, grade)
        elif t is int:
            self.integer(o)
        elif t is float:
            self.add(self.real(o))
        elif t is str:
            self.string(o)
        elif t is bytes:
            self.raw('bytes', o)
        elif t is complex:
            self.add('{"t":"complex","re":%s,"im":%s}' % (self.real(o.real), self.real(o.imag)))
        elif o is Ellipsis or o is NotImplemented:
            self.add('{"t":"const","v":"%s"}' % ('Ellipsis' if o is Ellipsis else 'NotImplemented'))
        elif depth > DEPTH:
            raise Full
        else:
            self.shared(o, t, depth, grade)

    def redact(self, o, t, grade):
        self.secrets.learn(o, grade)
        self.unfit = self.unfit or 'a value was left out because of its name'
        if t is str or t is bytes:
            self.add('{"t":"redacted","type":"%s","len":%d}' % (t.__name__, len(o)))
        else:
            self.add('{"t":"redacted","type":"%s"}' % t.__name__)

    def opaque(self, name, why):
        self.unfit = self.unfit or 'a value of type ' + name + ' was not kept: ' + why
        self.add('{')  # on its own, as all that may be given an id
        self.add('"t":"opaque","type":%s,"why":%s}' % (quote(name), quote(why)))

    def integer(self, o):
        if o.bit_length() < 10000:
            self.add(int.__repr__(o))
        else:
            self.add('{"t":"int","v":"%s"}' % hex(o))

    def real(self, o):
        text = float.__repr__(o)
        return '{"t":"float","v":"%s"}' % pack('>d', o).hex() if text[-1] in 'nf' else text

    def string(self, o):
        if self.secrets.hides(o):
            self.redact(o, str, 2)
        elif len(o) > TEXT:
            self.opaque('str', 'too long')
        elif o.isascii():
            self.add(quote(o))
        else:
            try:
                o.encode()
                self.add(quote(o))
            except UnicodeEncodeError:
                self.raw('str', o.encode('utf-8', 'surrogatepass'))

    def raw(self, tag, data):
        if len(data) > TEXT:
            self.opaque(tag, 'too long')
        else:
            self.add('{"t":"%s","v":"%s"}' % (tag, b2a_base64(data, newline=False).decode()))

    def shared(self, o, t, depth, grade):
        """What can be referred to more than once."""
        place = self.places.get(id(o))
        if place is not None:
            if not place[1]:
                self.count += 1
                place[1] = self.count
                self.parts[place[0]] += '"id":%d,' % self.count
            self.reach = min(self.reach, place[0])
            self.add('{"t":"ref","id":%d}' % place[1])
            return
        self.places[id(o)] = [len(self.parts), 0]
        self.alive.append(o)
        if t in CONTAINERS:
            self.add('{')
            self.container(o, t, depth, grade)
            self.add('}')
        elif issubclass(t, type):
            self.definition('class', o, typename(o))
        elif t is FUNCTION or t is BUILTIN and type(o.__self__) in (MODULE, type(None)):
            self.definition('function', o, functionname(o))
        elif t is BOUND:
            self.add('{')
            self.add('"t":"method","type":%s,"self":' % quote(o.__func__.__name__))
            self.value(o.__self__, depth + 1, 0)
            self.add('}')
        elif t is MODULE:
            self.add('{')
            self.add('"t":"module","type":%s}' % quote(mainname(o.__name__)))
        else:
            self.instance(o, t, depth, grade)

    def definition(self, tag, o, name):
        if '<' in name or not name:
            self.opaque(name or tag, 'made while the program ran')
            return
        self.add('{')
        self.add('"t":"%s","type":%s}' % (tag, quote(name)))

    def container(self, o, t, depth, grade):
        """The tag and the content of a builtin container, without braces."""
        if t is bytearray:
            if len(o) > TEXT:
                raise Full
            self.add('"t":"bytearray","v":"%s"' % b2a_base64(o, newline=False).decode())
            return
        self.add('"t":"%s","v":[' % t.__name__)
        if len(o) > NODES:
            raise Full
        first = True
        for item in (dict.items(o) if t is dict else t.__iter__(o)):
            if not first:
                self.add(',')
            first = False
            if t is not dict:
                self.value(item, depth + 1, grade)
                continue
            key = item[0]
            self.value(key, depth + 1, 0)
            self.add(',')
            self.value(item[1], depth + 1, max(grade, self.secrets.grade(key)) if type(key) is str else grade)
        self.add(']')

    def layout(self, t):
        found = self.layouts.get(t)
        if found is None:
            try:
                found = Layout(t)
            except Exception:
                found = Layout(object)
                found.name = typename(t)
            if len(self.layouts) < 20000:
                self.layouts[t] = found
        return found

    def instance(self, o, t, depth, grade):
        layout = self.layout(t)
        self.recorder.note_class(t, layout)
        if layout.enum:
            space = o.__dict__
            self.add('{')
            self.add('"t":"enum","type":%s,"v":%s,"value":' % (quote(layout.name), quote(str(space.get('_name_') or ''))))
            self.value(space.get('_value_'), depth + 1, 0)
            self.add('}')
            return
        if layout.opaque or '<' in layout.name:
            self.opaque(layout.name, layout.opaque or 'a class made while the program ran')
            return
        self.add('{')
        self.add('"t":"object","type":%s,"fields":[' % quote(layout.name))
        fields = layout.fields(o)
        self.recorder.note_fields(t, layout, fields)
        for i, (name, value) in enumerate(fields):
            self.add((',' if i else '') + quote(name) + ',')
            self.value(value, depth + 1, max(grade, self.secrets.grade(name)))
        self.add(']')
        if layout.base is not None:
            self.add(',"base":')
            self.content(o, layout.base, depth, grade)
        self.add('}')

    def content(self, o, base, depth, grade):
        """What an instance holds as a builtin."""
        if base is BaseException:
            self.add('{"t":"tuple","v":[')
            for i, arg in enumerate(o.args):
                if i:
                    self.add(',')
                self.value(arg, depth + 1, grade)
            self.add(']}')
        elif base in SCALARS:
            self.value({int: int.__int__, float: float.__float__, str: str.__str__, bytes: bytes.__bytes__
                        if hasattr(bytes, '__bytes__') else lambda b: bytes.__getitem__(b, slice(None)),
                        complex: complex.__pos__}[base](o), depth, grade)
        else:
            plain = list(o) if base is list and not issubclass(type(o), list) else None
            self.add('{')
            self.container(o if plain is None else plain, base, depth, grade)
            self.add('}')


def functionname(o):
    module = getattr(o, '__module__', None)
    name = getattr(o, '__qualname__', None)
    if type(name) is not str:
        return ''
    if type(module) is not str or module == 'builtins':
        return name if type(o) is BUILTIN else ''
    return mainname(module) + ':' + name


# ---------------------------------------------------------------- types

class Types:
    """The types of the values that were seen in one place."""

    __slots__ = ('by',)

    def __init__(self):
        self.by = {}

    def note(self, o, depth=0, hide=False):
        t = type(o)
        key = t
        if t is tuple and len(o) <= 8:
            key = (t, len(o))
        entry = self.by.get(key)
        if entry is None:
            if len(self.by) >= 40:
                return
            # count, least, greatest, ascii, length, elements, keys, items by position
            entry = self.by[key] = [0, None, None, True, 0, None, None, None]
            if key is not t:
                entry[7] = [Types() for _ in o]
        entry[0] += 1
        if t is int:
            if hide:
                return
            if entry[1] is None:
                entry[1] = entry[2] = o
            elif o < entry[1]:
                entry[1] = o
            elif o > entry[2]:
                entry[2] = o
        elif t is str:
            if len(o) > entry[4]:
                entry[4] = len(o)
            if not o.isascii():
                entry[3] = False
        elif t in CONTAINERS or t is bytes:
            if len(o) > entry[4]:
                entry[4] = len(o)
            if o and depth < 4 and t is not bytes and t is not bytearray:
                self.inside(o, t, entry, depth + 1, hide)

    def inside(self, o, t, entry, depth, hide):
        if entry[7] is not None:
            for types, item in zip(entry[7], o):
                types.note(item, depth, hide)
            return
        if entry[5] is None:
            entry[5] = Types()
        few = 12 if depth == 1 else 5
        if t is dict:
            if entry[6] is None:
                entry[6] = Types()
            for i, (k, v) in enumerate(dict.items(o)):
                if i >= few:
                    break
                entry[6].note(k, depth, hide)
                entry[5].note(v, depth, hide)
        elif t is list or t is tuple:
            step = max(1, len(o) // few)
            for item in o[::step]:
                entry[5].note(item, depth, hide)
        else:
            for i, item in enumerate(o):
                if i >= few:
                    break
                entry[5].note(item, depth, hide)

    def json(self):
        out = []
        for key, (n, least, most, ascii, length, of, keys, items) in list(self.by.items()):
            t = key if type(key) is not tuple else key[0]
            s = '{"t":%s,"n":%d' % (quote(typename(t)), n)
            if least is not None:
                s += ',"min":%s,"max":%s' % (bound(least), bound(most))
            if t is str:
                s += ',"ascii":%s' % ('true' if ascii else 'false')
            if length:
                s += ',"len":%d' % length
            if of is not None:
                s += ',"of":' + of.json()
            if keys is not None:
                s += ',"key":' + keys.json()
            if items is not None:
                s += ',"items":[' + ','.join([i.json() for i in items]) + ']'
            out.append(s + '}')
        return '[' + ','.join(out) + ']'


def bound(n):
    """An int as an end of a range; a very large one is cut."""
    if n.bit_length() > 10000:
        n = (1 << 10000) if n > 0 else -(1 << 10000)
    return int.__repr__(n)


def signature(o, depth=0):
    """What kind of value this is, coarsely: two calls with the same kinds of values
    are not both worth keeping."""
    t = type(o)
    if o is None or t is bool:
        return o
    if t is int:
        size = o.bit_length()
        return (o if -2 < o < 3 else (o > 0, size > 31, size > 63, o & 1))
    if t is float:
        return ('f', o != o, o > 0, o in (0.0, 1.0), o == o and abs(o) > 1e15, o == o // 1 if abs(o) < 1e300 else True)
    if t is str or t is bytes:
        return (t, min(len(o), 2), t is str and o.isascii(), t is str and o.isdigit())
    if t in CONTAINERS and t is not bytearray:
        n = len(o)
        kind = (t, n if n < 3 else 3 + (n > 16))
        if depth >= 2 or not n:
            return kind
        if t is dict:
            k, v = next(iter(dict.items(o)))
            return (kind, signature(k, depth + 1), signature(v, depth + 1))
        if t is list or t is tuple:
            return (kind, signature(o[0], depth + 1), signature(o[-1], depth + 1))
        return kind
    return t


def fingerprint(o, left):
    """A hash of a value as a cache would take it: builtins by content, instances by
    identity. Raises Full if it is too large."""
    left[0] -= 1
    if left[0] < 0:
        raise Full
    t = type(o)
    if t in SCALARS or o is None or t is bool:
        return hash((t, o))
    if t in (list, tuple):
        return hash((t, tuple([fingerprint(x, left) for x in o])))
    if t is dict:
        return hash(tuple([(fingerprint(k, left), fingerprint(v, left)) for k, v in dict.items(o)]))
    if t in (set, frozenset):
        return hash(frozenset([fingerprint(x, left) for x in t.__iter__(o)]))
    return hash((t.__name__, id(o)))


# ---------------------------------------------------------------- functions

class Fn:
    """One function of the project. The part that a flush takes away is in `now`."""

    __slots__ = ('id', 'code', 'calls', 'burst', 'flushed', 'mark', 'rate', 'now', 'module', 'name', 'file', 'kind',
                 'params', 'grades', 'result_grade', 'keeps', 'hashes', 'signatures', 'declared', 'start', 'returns',
                 'last', 'looked', 'resumes', 'open')

    def __init__(self):
        self.calls = self.burst = self.flushed = self.mark = self.looked = self.open = 0
        self.rate = 0.0
        self.now = None
        self.declared = self.resumes = False


class Increment:
    """What was learned of a function since the last flush."""

    __slots__ = ('estimated', 'samples', 'self', 'total', 'seen', 'args', 'result', 'yields', 'raises', 'looked', 'hits',
                 'memory', 'lines')

    def __init__(self, params):
        self.estimated = self.samples = self.seen = self.looked = self.hits = 0
        self.self = self.total = 0.0
        self.args = [Types() for _ in range(params)]
        self.result, self.yields = Types(), Types()
        self.raises = {}
        self.memory = None
        self.lines = []

    def looked_at(self):
        """Whether calls began or ended that were looked at."""
        return self.seen or self.raises or self.result.by or self.yields.by

    def empty(self):
        return not (self.samples or self.estimated or self.memory or self.lines or self.looked_at())


class Look:
    """A call that is being looked at."""

    __slots__ = ('frame', 'fn', 'values', 'before', 'out', 'raised', 'signature', 'unfit', 'thread')


class Recorder:
    """One process's recording."""

    def __init__(self, settings):
        self.settings = settings
        self.secrets = Secrets(settings)
        self.main = _thread.get_ident()
        self.lines = {}      # (file, qualified name) of classes and functions -> first line, name on 3.10 and older
        self.quals = {}
        self.stop = self.done = self.watcher = None
        self.python = '.'.join(map(str, sys.version_info[:3]))
        self.closed = self.child = False
        self.streams = Streams()
        self.engine = Monitoring(self) if hasattr(sys, 'monitoring') else Tracing(self)
        self.reset()

    def reset(self):
        """Starts an empty recording: at first, and in a forked child."""
        self.lock, self.finding, self.looking = [_thread.allocate_lock() for _ in range(3)]
        self.pid = os.getpid()
        self.path = os.path.join(self.settings.dir, '%d-%x.jsonl' % (self.pid, time.time_ns()))
        self.size = 0
        self.pending = ['{"kind":"header","schema":%d,"python":"%s","implementation":"%s","platform":"%s"}' % (
            SCHEMA, self.python, sys.implementation.name, sys.platform)]
        self.known = {}      # id of a code object -> Fn
        self.codes = []      # holds them
        self.fns = []
        self.ignored = Fn()
        self.classes = {}
        self.files = {}      # path of a source file -> as seen from the project, or ''
        self.looks = {}      # thread -> list of Look
        self.look_time = 0.0
        self.born = self.last_sample = perf()
        self.began = busy()
        self.streams.reset()

    # -- discovering

    def discover(self, code, space):
        """The Fn of a code object that is met for the first time."""
        with self.finding:
            fn = self.known.get(id(code))
            if fn is None:
                fn = self.known[id(code)] = self.find(code, space)
                self.codes.append(code)
        return fn

    def find(self, code, space):
        fn = self.ignored
        if code.co_name not in COMPREHENSIONS:
            rel = self.relative(code.co_filename)
            if rel:
                self.index(code, rel)
                if code.co_flags & CO_OPTIMIZED or code.co_name == '<module>':
                    fn = self.describe(code, rel, space) or fn
        return fn

    def relative(self, path):
        rel = self.files.get(path)
        if rel is None:
            rel = self.files[path] = self.settings.relative(path)
        return rel

    def index(self, code, rel, prefix=''):
        """Learns the lines and, for old Pythons, the qualified names of all that a
        module's code holds."""
        if code.co_name != '<module>' and not prefix or (rel, '') in self.lines and not prefix:
            return
        self.lines[rel, ''] = 0
        for const in code.co_consts:
            if type(const) is not type(code):
                continue
            name = prefix + const.co_name
            self.lines[rel, name] = const.co_firstlineno
            self.quals[rel, const.co_name, const.co_firstlineno] = name
            self.index(const, rel, name + ('.<locals>.' if const.co_flags & CO_OPTIMIZED else '.'))

    def describe(self, code, rel, space):
        name = getattr(code, 'co_qualname', None) or self.quals.get((rel, code.co_name, code.co_firstlineno), code.co_name)
        module = mainname(str(space.get('__name__', '?')))
        if not self.settings.wanted(module, name):
            return None
        fn = Fn()
        fn.id, fn.code, fn.module, fn.name, fn.file = len(self.fns) + 1, code, module, name, rel
        fn.kind = 'module' if name == '<module>' else 'function'
        for flag, kind in KINDS:
            if code.co_flags & flag:
                fn.kind = kind
                break
        fn.resumes = fn.kind not in ('function', 'module')
        fn.params = parameters(code) if fn.kind != 'module' else []
        fn.grades = [self.secrets.grade(p) for p, _ in fn.params]
        fn.result_grade = 2 if self.secrets.grade(code.co_name) == 2 else 0
        fn.keeps = fn.kind == 'function' and '<' not in name
        fn.now = Increment(len(fn.params))
        fn.hashes, fn.signatures = set(), set()
        fn.burst = FIRST_LOOKS if fn.kind != 'module' else 0
        fn.last = 0.0
        self.fns.append(fn)
        return fn

    def note_class(self, t, layout):
        """Says where a class of the project is."""
        if t in self.classes or len(self.classes) > 10000:
            return
        self.classes[t] = None
        module = sys.modules.get(t.__module__)
        rel = self.relative(getattr(module, '__file__', None) or '')
        if rel and '<' not in layout.name:
            bases = [typename(b) for b in t.__mro__[1:-1]]
            line = self.lines.get((rel, t.__qualname__), 0)
            self.classes[t] = ['{"kind":"class","name":%s,"file":%s,"line":%d,"bases":[%s],"enum":%s,"fields":[' % (
                quote(layout.name), quote(rel), line, ','.join(map(quote, bases)), 'true' if layout.enum else 'false'), set()]
            self.class_line(t, [])

    def note_fields(self, t, layout, fields):
        known = self.classes.get(t)
        if known and not known[1].issuperset([name for name, _ in fields]):
            self.class_line(t, [name for name, _ in fields])

    def class_line(self, t, names):
        head, known = self.classes[t]
        known.update(names)
        self.pending.append(head + ','.join(map(quote, names)) + ']}')

    # -- looking at calls

    def begin(self, frame, fn):
        """Looks at a call as it starts. Returns None if there is nothing to wait for."""
        start = used()
        held = self.looking.acquire(True, PATIENCE)
        try:
            space = frame.f_locals
            look = Look()
            look.frame, look.fn = frame, fn
            look.before = look.out = look.raised = None
            look.unfit = ''
            look.thread = _thread.get_ident()
            look.values = values = [space[name] for name, _ in fn.params]
            now = fn.now
            now.seen += 1
            fn.looked += 1
            for types, value, grade in zip(now.args, values, fn.grades):
                types.note(value, 0, grade > 0)
            self.repeat(fn, now, values)
            look.signature = tuple([signature(v) for v in values])
            if fn.keeps and len(fn.signatures) < VECTORS and (look.signature, 2) not in fn.signatures:
                self.encode_before(look)
            stack = self.looks.get(look.thread)
            if stack is None:
                stack = self.looks[look.thread] = []
            if len(stack) >= 200 or fn.kind != 'function':
                return None
            stack.append(look)
            fn.open += 1
            return look
        except Exception:
            return None
        finally:
            fn.burst -= 1
            if held:
                self.looking.release()
            self.look_time += used() - start

    def repeat(self, fn, now, values):
        try:
            key = fingerprint(values, [100])
        except Exception:
            return
        now.looked += 1
        if key in fn.hashes:
            now.hits += 1
        elif len(fn.hashes) < HASHES:
            fn.hashes.add(key)

    def encode_before(self, look):
        encoder = Encoder(self)
        try:
            spans = [encoder.text(v, g) for v, g in zip(look.values, look.fn.grades)]
            look.before = [encoder.join(s) for s in spans]
            look.unfit = encoder.unfit
            look.out = Captured(look.thread)
        except Full:
            look.unfit = 'its arguments are too large'
        except Exception as e:
            look.unfit = 'its arguments could not be read: ' + type(e).__name__

    def end(self, look, value, raised):
        """Looks at a call as it ends. The frame's look is the last of its thread, or
        those above it were lost."""
        start = used()
        held = self.looking.acquire(True, PATIENCE)
        try:
            stack = self.looks.get(look.thread, ())
            while stack and stack[-1] is not look:
                lost = stack.pop()
                lost.fn.open -= 1
                if lost.out is not None:
                    lost.out.end()
            if stack:
                stack.pop()
                look.fn.open -= 1
            written = look.out.end() if look.out is not None else ''
            fn, now = look.fn, look.fn.now
            if raised is None:
                now.result.note(value, 0, fn.result_grade > 0)
                outcome = signature(value)
            else:
                name = typename(type(raised))
                now.raises[name] = now.raises.get(name, 0) + 1
                outcome = ('raised', name)
            if not fn.keeps or len(fn.signatures) >= VECTORS:
                return
            seen = (look.signature, outcome)
            if seen in fn.signatures:
                fn.signatures.discard((look.signature, 1))
                return
            fn.signatures.add(seen)
            self.keep(look, fn, value, raised, written)
        except Exception:
            pass
        finally:
            look.frame = look.values = None
            if held:
                self.looking.release()
            self.look_time += used() - start

    def keep(self, look, fn, value, raised, written):
        """Writes a vector."""
        if look.before is None:
            return
        encoder = Encoder(self)
        unfit = look.unfit
        try:
            after = [encoder.text(v, g) for v, g in zip(look.values, fn.grades)]
            alone = encoder.reach = len(encoder.parts)
            if raised is None:
                result = encoder.text(value, fn.result_grade)
                tail = ',"result":' + encoder.join(result)
                unfit = unfit or encoder.unfit
            else:
                tail = self.raised(encoder, raised)
            texts = [encoder.join(s) for s in after]
            if texts != look.before or encoder.reach < alone:
                tail = ',"after":[' + ','.join(texts) + ']' + tail
        except Full:
            tail, unfit = ',"result":{"t":"opaque","type":"?","why":"too large"}', 'its result is too large'
        if len(written) > TEXT:
            written, unfit = '', unfit or 'it wrote too much'
        if unfit:
            tail += ',"unfit":' + quote(unfit)
        if written:
            tail += ',"stdout":' + quote(written.encode('utf-8', 'replace').decode())
        line = '{"kind":"vector","fn":%d,"before":[%s]%s}' % (fn.id, ','.join(look.before), tail)
        fn.now.lines.append(line)

    def raised(self, encoder, error):
        t = type(error)
        try:
            message = str(error)
        except Exception:
            message = ''
        if self.secrets.hides(message) or len(message) > TEXT:
            message = ''
        message = message.encode('utf-8', 'replace').decode()
        head = ',"raised":{"class":%s,"message":%s' % (quote(typename(t)), quote(message))
        mark = len(encoder.parts)
        try:
            span = encoder.text(error)
            return head + ',"value":' + encoder.join(span) + '}'
        except Full:
            del encoder.parts[mark:]
            return head + '}'

    # -- times

    def sample(self, me):
        """Adds the time since the last sample to what the threads are doing."""
        now = perf()
        passed, self.last_sample = now - self.last_sample, now
        spent = self.engine.spent(busy())
        passed, self.last_spent = max(passed - (spent - self.last_spent), passed / 10), spent
        frames = sys._current_frames()
        for thread, frame in frames.items():
            if thread == me:
                continue
            if thread != self.main and not self.moved(thread, frame):
                continue
            self.credit(frame, passed)
        frame = frames = None

    def moved(self, thread, frame):
        """Whether a thread has run since the last sample; others wait."""
        at = (id(frame), frame.f_lasti)
        before = self.positions.get(thread)
        self.positions[thread] = at
        return at != before

    def credit(self, frame, passed):
        leaf, depth, credited = True, 0, set()
        known = self.known
        while frame is not None and depth < 300:
            code = frame.f_code
            fn = known.get(id(code))
            if code.co_filename == __file__:
                frame = frame.f_back  # the recorder itself
                continue
            if fn is None:
                fn = self.discover(code, frame.f_globals)
                self.engine.found(fn)
            if code.co_name in COMPREHENSIONS and self.relative(code.co_filename):
                frame = frame.f_back  # part of the function around it
                continue
            if fn.now is not None and fn not in credited:
                credited.add(fn)
                now = fn.now
                now.total += passed
                if leaf:
                    now.self += passed
                now.samples += 1
            leaf = False
            frame = frame.f_back
            depth += 1

    def watch(self, stop, done):
        """The thread: samples, holds the budget, writes."""
        me = self.watcher = _thread.get_ident()
        interval, pause, flushed, memory = INTERVAL, 0.02, perf(), perf()
        met = 0  # functions at the last flush
        self.positions = {}
        try:
            while not stop.acquire(True, interval):
                start, before = perf(), used()
                self.sample(me)
                self.engine.tick(busy())
                if start - flushed > pause or len(self.fns) != met and start - flushed > min(pause, 0.1):
                    flushed, pause, met = start, min(pause * 2, FLUSH), len(self.fns)
                    self.flush()
                if self.settings.memory and start - memory > 0.5:
                    memory = start
                    self.weigh()
                cost = used() - before
                interval = min(max(INTERVAL, cost * 30), 0.25)
        except Exception:
            pass
        finally:
            done.release()

    def watch_start(self):
        self.stop, self.done = _thread.allocate_lock(), _thread.allocate_lock()
        self.stop.acquire()
        self.done.acquire()
        self.last_sample = perf()
        self.last_spent = self.engine.spent(busy())
        try:
            _thread.start_new_thread(self.watch, (self.stop, self.done))
        except RuntimeError:
            self.stop = None

    def watch_stop(self):
        """Ends the thread and waits until the system knows it too: CPython warns of
        forks while there are threads."""
        if self.stop is None:
            return
        before = threads()
        stop, self.stop = self.stop, None
        stop.release()
        self.done.acquire(True, 2)
        for _ in range(100):
            if before is None or threads() != before:
                break
            time.sleep(0.0001)

    # -- memory

    def weigh(self):
        """Takes what the lines of each function hold allocated now."""
        import _tracemalloc
        sizes = {}
        for trace in _tracemalloc._get_traces():
            size, stack = trace[1], trace[2]
            path, line = stack[0][0], stack[0][1]
            key = (path, line)
            have = sizes.get(key)
            if have is None:
                sizes[key] = [size, 1]
            else:
                have[0] += size
                have[1] += 1
        held = {}
        ranges = {}
        for fn in self.fns:
            ranges.setdefault(fn.code.co_filename, []).append((fn.code.co_firstlineno, last_line(fn.code), fn))
        for (path, line), (size, blocks) in sizes.items():
            best = None
            for first, last, fn in ranges.get(path, ()):
                if first <= line <= last and (best is None or first >= best[0]):
                    best = (first, fn)
            if best is not None:
                have = held.setdefault(best[1], [0, 0])
                have[0] += size
                have[1] += blocks
        for fn, (size, blocks) in held.items():
            if fn.now.memory is None or size > fn.now.memory[0]:
                fn.now.memory = (size, blocks)

    # -- writing

    def flush(self, last=False):
        """Writes what was learned since the last flush."""
        if not self.lock.acquire(True, 5):
            return
        try:
            if os.getpid() != self.pid:
                return
            self.learn_globals()
            lines, self.pending = self.pending, []
            lines += self.sources()
            for fn in list(self.fns):
                lines += self.increment(fn)
            if last:
                lines += self.streams.lines(self)
                lines.append('{"kind":"cost","elapsed":%.3f,"spent":%.3f}' % (perf() - self.born, self.engine.spent(busy())))
            self.write(lines)
        except Exception:
            pass
        finally:
            self.lock.release()

    def learn_globals(self):
        self.secrets.learn_names(os.environ)
        for name, module in list(sys.modules.items()):
            path = getattr(module, '__file__', None)
            if type(path) is str and self.relative(path):
                self.secrets.learn_names(module.__dict__)

    def sources(self):
        out = []
        for path, rel in list(self.files.items()):
            if rel and rel not in self.hashed:
                self.hashed.add(rel)
                digest = sha256_of(path)
                if digest:
                    out.append('{"kind":"source","file":%s,"sha256":"%s"}' % (quote(rel), digest))
        return out

    def increment(self, fn):
        if fn.calls == fn.flushed and fn.now.empty():
            return []
        held = self.looking.acquire(True, 1)
        calls, before, fn.now = fn.calls, fn.now, Increment(len(fn.params))
        if held:
            self.looking.release()
        out = []
        if not fn.declared:
            fn.declared = True
            out.append('{"kind":"function","id":%d,"module":%s,"name":%s,"file":%s,"line":%d,"of":"%s","params":[%s],"free":[%s]}' % (
                fn.id, quote(fn.module), quote(fn.name), quote(fn.file), fn.code.co_firstlineno, fn.kind,
                ','.join('{"name":%s,"by":"%s"}' % (quote(n), by) for n, by in fn.params),
                ','.join(quote(n) for n in fn.code.co_freevars)))
        s = '{"kind":"stats","fn":%d,"calls":%d' % (fn.id, calls - fn.flushed)
        fn.flushed = calls
        if before.estimated:
            s += ',"estimated":%d' % before.estimated
        if before.total:
            s += ',"samples":%d,"self":%.6f,"total":%.6f' % (before.samples, before.self, before.total)
        if before.looked_at():
            s += ',"seen":%d,"args":[%s],"result":%s' % (
                before.seen, ','.join([a.json() for a in before.args]), before.result.json())
            if before.yields.by:
                s += ',"yields":' + before.yields.json()
            if before.raises:
                s += ',"raises":{%s}' % ','.join('%s:%d' % (quote(k), v) for k, v in before.raises.items())
            s += ',"repeats":{"calls":%d,"hits":%d}' % (before.looked, before.hits)
        if before.memory:
            s += ',"memory":{"bytes":%d,"blocks":%d}' % before.memory
        out.append(s + '}')
        out += [line for line in before.lines if not self.secrets.leaks(line)]
        return out

    def write(self, lines):
        """Appends whole lines in one call. The file is opened anew each time, since a
        program may close every file that it finds open."""
        data = '\n'.join(lines) + '\n' if lines else ''
        if not data or self.size > self.settings.limit:
            return
        if self.size + len(data) > self.settings.limit:
            data = ''.join(line + '\n' for line in lines if '"kind":"vector"' not in line[:16])
        data = data.encode('ascii', 'replace')
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, 'O_CLOEXEC', 0) | getattr(os, 'O_NOFOLLOW', 0)
        fd = os.open(self.path, flags, 0o600)
        try:
            while data:
                n = os.write(fd, data)
                self.size += n
                data = data[n:]
        except OSError:
            self.size = self.settings.limit + 1  # the disk is full, say: what follows would not fit what is there
        finally:
            os.close(fd)

    # -- life

    def start(self):
        self.hashed = set()
        self.positions = {}
        atexit.register(quiet(self.finish))
        if hasattr(os, 'register_at_fork'):
            os.register_at_fork(before=quiet(self.watch_stop), after_in_parent=quiet(self.engine.resume),
                                after_in_child=quiet(self.forked))
        self.hold_exit()
        if self.settings.memory:
            import _tracemalloc
            if not _tracemalloc.is_tracing():
                _tracemalloc.start(1)
        self.streams.start()
        self.watch_start()
        self.engine.start()

    def hold_exit(self):
        """os._exit skips atexit; workers of multiprocessing end with it."""
        plain = os._exit

        def _exit(status):
            try:
                self.finish(False)
            except Exception:
                pass
            plain(status)
        _exit.__doc__ = plain.__doc__
        os._exit = _exit
        for name in ('posix', 'nt'):
            if name in sys.modules:
                sys.modules[name]._exit = _exit

    def forked(self):
        self.hashed = set()
        self.closed, self.child, self.watcher = False, True, None
        self.main = _thread.get_ident()
        self.engine.forked()
        self.reset()
        self.engine.renewed()
        self.watch_start()

    def finish(self, whole=True):
        if self.closed:
            return
        self.closed = True
        self.watch_stop()
        self.engine.finish()
        if self.settings.memory:
            try:
                self.weigh()
            except Exception:
                pass
        self.streams.finish(whole)
        self.flush(True)


def quiet(method):
    """A method of ours whose errors the program does not see."""
    def run():
        try:
            method()
        except Exception:
            pass
    return run


def threads():
    """How many threads the system sees in this process; None if it cannot tell."""
    if sys.version_info < (3, 12):
        return None
    try:
        return len(os.listdir('/proc/self/task'))
    except OSError:
        return None


def parameters(code):
    """The parameters in the order of the code's variables."""
    positional = code.co_argcount
    only = getattr(code, 'co_posonlyargcount', 0)
    names = code.co_varnames
    out = [(names[i], 'position' if i < only or names[i][0] == '.' else 'any') for i in range(positional)]
    i = positional
    for _ in range(code.co_kwonlyargcount):
        out.append((names[i], 'keyword'))
        i += 1
    if code.co_flags & CO_VARARGS:
        out.append((names[i], 'args'))
        i += 1
    if code.co_flags & CO_VARKEYWORDS:
        out.append((names[i], 'kwargs'))
    return out


def last_line(code):
    if hasattr(code, 'co_lines'):
        return max([line for _, _, line in code.co_lines() if line] or [code.co_firstlineno])
    line = last = code.co_firstlineno
    for step in code.co_lnotab[1::2]:
        line += step - 256 if step >= 128 else step
        last = max(last, line)
    return last


def sha256_of(path):
    try:
        try:
            from _sha256 import sha256
        except ImportError:
            from _sha2 import sha256
        with open(path, 'rb') as f:
            return sha256(f.read()).hexdigest()
    except (OSError, ImportError):
        return ''


# ---------------------------------------------------------------- engines

class Engine:
    """Counts calls and has some looked at, within the budget. Its clock is the
    process's own, so that what else the machine does changes nothing."""

    cost = 3.5e-7  # seconds that one counted call costs
    drag = 0.0     # part of the time that counting slows all else by
    returns = True  # whether counting can be turned on again

    def __init__(self, recorder):
        self.recorder = recorder
        self.on = False
        self.on_time = 0.0    # seconds spent counting
        self.changed = busy()
        self.off_since = 0.0
        self.switched = 0.0   # seconds that turning things on and off is reckoned to cost
        self.ticks = 0

    def total(self):
        r = self.recorder
        return r.ignored.calls + sum([fn.calls for fn in r.fns])

    def spent(self, now):
        on = self.on_time + (now - self.changed if self.on else 0.0)
        return self.total() * self.cost + on * self.drag + self.recorder.look_time + self.switched

    def tick(self, now):
        """Turns counting on and off as the budget has it."""
        self.ticks += 1
        r = self.recorder
        budget = r.settings.budget
        if budget <= 0:
            self.again(now)
            return
        elapsed = now - r.began
        spent = self.spent(now)
        allowed = ALLOWANCE + budget * max(elapsed - spent, 0.0)
        if self.on and spent > allowed:
            self.turn_off(now)
        elif not self.on and self.returns and spent < 0.9 * allowed:
            self.turn_on(now)
        if self.on:
            self.again(now)

    def again(self, now):
        """Has functions looked at again that ran since they last were."""
        if self.ticks % 4:
            return
        r = self.recorder
        if r.look_time > 0.4 * (ALLOWANCE + abs(r.settings.budget) * (now - r.began)):
            return
        for fn in r.fns:
            if fn.burst <= 0 and fn.calls > fn.looked and fn.kind != 'module' and now - fn.last > min(0.02 * (1 + fn.looked), 2.0):
                fn.last = now
                fn.burst = LATER_LOOKS
                self.found(fn)

    def turn_on(self, now):
        self.window = now
        for fn in self.recorder.fns:
            fn.mark = fn.calls
        self.spent_at = self.spent(now)
        self.on = True
        self.missed = now - self.changed
        self.changed = now
        self.enable()

    def turn_off(self, now):
        self.disable()
        self.estimate(now)
        self.on = False
        self.on_time += now - self.changed
        self.changed = now

    def estimate(self, now):
        """Reckons from the window that ends what was missed before it."""
        length = now - self.changed
        real = max(length - (self.spent(now) - self.spent_at), 0.1 * length)
        for fn in self.recorder.fns:
            before, fn.rate = fn.rate, (fn.calls - fn.mark) / real
            fn.now.estimated += int((before + fn.rate) / 2 * self.missed)
        self.missed = 0.0

    def start(self):
        now = busy()
        self.missed = 0.0
        self.spent_at = 0.0
        self.changed = now
        self.on = True
        self.enable()

    def finish(self):
        now = busy()
        if self.on:
            self.turn_off(now)
        elif self.returns:  # nothing was counted since the last window
            for fn in self.recorder.fns:
                fn.now.estimated += int(fn.rate * (now - self.changed))

    def forked(self):
        self.disable()

    def renewed(self):
        self.on_time = 0.0
        self.start()

    def resume(self):
        """Has the watching thread start again after a fork, in the parent."""
        self.recorder.watch_start()

    def found(self, fn):
        """A function that is to be looked at."""


class Monitoring(Engine):
    """sys.monitoring: starts of calls everywhere, ends only where one is looked at.
    While counting is off, a function that was not met before is still looked at."""

    cost = 5e-7
    # Each change of events has CPython specialise code anew.
    restart = 0.01
    local = 0.0005

    def __init__(self, recorder):
        super().__init__(recorder)
        self.m = sys.monitoring
        self.tool = None
        self.watching = False
        for tool in (4, 3):
            try:
                self.m.use_tool_id(tool, 'molt record')
                self.tool = tool
                break
            except ValueError:
                pass

    def enable(self):
        if self.watching:
            self.switched += self.restart
            self.m.restart_events()
        elif self.tool is not None:
            self.watching = True
            self.watch()

    def watch(self):
        e = self.m.events
        register = self.m.register_callback
        register(self.tool, e.PY_START, self.py_start)
        register(self.tool, e.PY_RETURN, self.py_return)
        register(self.tool, e.PY_YIELD, self.py_yield)
        register(self.tool, e.PY_UNWIND, self.py_unwind)
        self.m.set_events(self.tool, e.PY_START | e.PY_UNWIND)

    def disable(self):
        """Each function turns itself off the next time that it is called."""

    def finish(self):
        super().finish()
        if self.tool is not None:
            self.m.set_events(self.tool, 0)
            for fn in self.recorder.fns:
                self.m.set_local_events(self.tool, fn.code, 0)
            self.m.free_tool_id(self.tool)
            self.tool = None

    def found(self, fn):
        if fn.burst > 0 and self.tool is not None:
            self.switched += self.local
            e = self.m.events
            self.m.set_local_events(self.tool, fn.code, e.PY_RETURN | e.PY_YIELD)

    def resume(self):
        """CPython looks for threads only after this: the next call starts it."""
        if not self.watching or self.tool is None:
            self.recorder.watch_start()
            return
        register, start = self.m.register_callback, self.m.events.PY_START

        def once(code, offset):
            register(self.tool, start, self.py_start)
            self.recorder.watch_start()
            return self.py_start(code, offset, 2)
        register(self.tool, start, once)
        self.m.restart_events()

    def py_start(self, code, offset, depth=1):
        r = self.recorder
        fn = r.known.get(id(code))
        if fn is None:
            if _thread.get_ident() == r.watcher:
                return self.m.DISABLE  # what this file calls
            fn = r.discover(code, sys._getframe(depth).f_globals)
            self.found(fn)
        if fn is r.ignored:
            return self.m.DISABLE
        fn.calls += 1
        if fn.burst > 0:
            r.begin(sys._getframe(depth), fn)
        elif not self.on:
            return self.m.DISABLE

    def top(self, code):
        """The look that the running frame is, or None."""
        r = self.recorder
        stack = r.looks.get(_thread.get_ident())
        if stack:
            frame = sys._getframe(2)
            for look in reversed(stack):
                if look.frame is frame:
                    return look
        return None

    def py_return(self, code, offset, value):
        look = self.top(code)
        if look is not None:
            self.recorder.end(look, value, None)
        else:
            fn = self.recorder.known.get(id(code))
            if fn is not None and fn.burst <= 0 and fn.open <= 0 and self.tool is not None:
                self.m.set_local_events(self.tool, code, 0)

    def py_yield(self, code, offset, value):
        fn = self.recorder.known.get(id(code))
        if fn is None or fn.now is None:
            return self.m.DISABLE
        if fn.kind in ('generator', 'async_generator'):
            fn.now.yields.note(value)
        if fn.burst <= 0 and self.tool is not None:
            self.m.set_local_events(self.tool, code, 0)

    def py_unwind(self, code, offset, error):
        look = self.top(code)
        if look is not None:
            self.recorder.end(look, None, error)


class Tracing(Engine):
    """sys.settrace, for Pythons before 3.12. It belongs to a thread: the watching
    thread turns it on and off in the main thread through a pending call; other
    threads are counted from their start until the budget is spent. A program that
    uses sys.settrace itself, as debuggers and coverage do, is sampled only."""

    cost = 5.5e-7
    drag = 0.5

    def __init__(self, recorder):
        super().__init__(recorder)
        self.pending = None
        self.wanted = self.threading = False
        self.call = self.make_call()
        # 3.8 complains of pending calls that come when the program ends.
        self.returns = sys.version_info >= (3, 9)
        self.main_call = self.call if self.returns else self.thread_call

    def make_call(self):
        recorder, getid = self.recorder, id

        def call(frame, event, arg):
            code = frame.f_code
            fn = recorder.known.get(getid(code))
            if fn is None:
                fn = recorder.discover(code, frame.f_globals)
            if fn.resumes:
                return self.resumed(frame, fn)
            fn.calls += 1
            if fn.burst > 0 and recorder.begin(frame, fn) is not None:
                frame.f_trace_lines = False
                return self.local
            return None
        return call

    def resumed(self, frame, fn):
        """A generator or coroutine, whose frame is entered at each resumption."""
        if begins(frame):
            fn.calls += 1
            if fn.burst > 0:
                self.recorder.begin(frame, fn)
        elif fn.burst <= 0:
            return None
        frame.f_trace_lines = False
        return self.local_yields

    def local(self, frame, event, arg):
        if event == 'exception':
            look = self.find(frame)
            if look is not None:
                look.raised = arg[1] if isinstance(arg[1], BaseException) else made(arg)
        elif event == 'return':
            look = self.find(frame)
            if look is not None:
                if arg is None and look.raised is not None and not returns(frame):
                    self.recorder.end(look, None, look.raised)
                else:
                    self.recorder.end(look, arg, None)
            return None
        return self.local

    def local_yields(self, frame, event, arg):
        if event == 'return':
            fn = self.recorder.known.get(id(frame.f_code))
            if fn is not None and fn.now is not None and yields(frame) and fn.kind != 'coroutine':
                fn.now.yields.note(arg)
        return self.local_yields

    def find(self, frame):
        for look in reversed(self.recorder.looks.get(_thread.get_ident(), ())):
            if look.frame is frame:
                return look
        return None

    def enable(self):
        self.apply(True)

    def disable(self):
        self.apply(False)

    def apply(self, on):
        self.wanted = on
        if _thread.get_ident() == self.recorder.main:
            self.switch(on)
            return
        if self.pending is None:
            self.pending = self.returns and pending_call(self.settle) or (lambda: None)
        self.pending()

    def settle(self):
        """Runs in the main thread, which does what is wanted now."""
        self.switch(self.wanted)

    def switch(self, on):
        now = sys.gettrace()
        if on and now is None:
            sys.settrace(self.main_call)
        elif not on and now == self.main_call:
            sys.settrace(None)

    def tick(self, now):
        if not self.threading and 'threading' in sys.modules:
            self.threading = True
            settrace = getattr(sys.modules['threading'], 'settrace', None)
            if settrace and getattr(sys.modules['threading'], '_trace_hook', None) is None:
                settrace(self.thread_call)
        super().tick(now)

    def thread_call(self, frame, event, arg):
        """As call, in threads other than the main one."""
        if not self.on:
            if sys.gettrace() == self.thread_call:
                sys.settrace(None)
            return None
        return self.call(frame, event, arg)


def made(arg):
    """The exception of an event that has only its class and arguments."""
    try:
        return arg[0](*arg[1]) if isinstance(arg[1], tuple) else arg[0]() if arg[1] is None else arg[0](arg[1])
    except Exception:
        return None


def returns(frame):
    """Whether the frame ends because it returns, not because of an exception."""
    code = frame.f_code.co_code
    return 0 <= frame.f_lasti < len(code) and code[frame.f_lasti] == 83


def yields(frame):
    code = frame.f_code.co_code
    return 0 <= frame.f_lasti < len(code) and code[frame.f_lasti] == 86


def begins(frame):
    """Whether a generator's frame runs for the first time."""
    if frame.f_lasti < 0:
        return True
    code = frame.f_code.co_code
    return sys.version_info >= (3, 11) and code[frame.f_lasti] == 151 and code[frame.f_lasti + 1] == 0


def pending_call(function):
    """Something to call that has the main thread run a function soon, or None. It
    does what ctypes.pythonapi.Py_AddPendingCall would, without ctypes, which the
    program might not expect to be loaded."""
    try:
        import _ctypes

        class Int(_ctypes._SimpleCData):
            _type_ = 'i'

        class Pointer(_ctypes._SimpleCData):
            _type_ = 'P'

        flags = _ctypes.FUNCFLAG_CDECL | _ctypes.FUNCFLAG_PYTHONAPI

        class Callback(_ctypes.CFuncPtr):
            _flags_, _restype_, _argtypes_ = flags, Int, (Pointer,)

        class Add(_ctypes.CFuncPtr):
            _flags_, _restype_, _argtypes_ = flags, Int, (Callback, Pointer)

        add = Add(_ctypes.dlsym(_ctypes.dlopen(None, 0), 'Py_AddPendingCall'))

        def run(_):
            try:
                function()
            except Exception:
                pass
            return 0
        callback = Callback(run)
        return lambda: add(callback, None)
    except Exception:
        return None


# ---------------------------------------------------------------- streams

class Captured:
    """What one thread writes to sys.stdout during a call that is looked at. The
    object stays as it is; for this long its write is one that listens."""

    active = []

    def __init__(self, thread):
        self.thread, self.parts, self.size = thread, [], 0
        self.stream = None
        try:
            stream = sys.stdout
            if 'write' not in stream.__dict__:
                plain = stream.write
                active, ident = Captured.active, _thread.get_ident

                def write(text, *rest):
                    n = plain(text, *rest)
                    me = ident()
                    for c in active:
                        if c.thread == me and type(text) is str and c.size <= TEXT:
                            c.parts.append(text)
                            c.size += len(text)
                    return n
                write.molt = True
                stream.write = write
                self.stream = stream
        except Exception:
            pass
        Captured.active.append(self)

    def end(self):
        try:
            Captured.active.remove(self)
        except ValueError:
            return ''
        if self.stream is not None:
            try:
                if getattr(self.stream.__dict__.get('write'), 'molt', False):
                    del self.stream.write
            except Exception:
                pass
        return ''.join(self.parts)


class Streams:
    """What the whole program reads of stdin and writes to stdout, at the level of the
    file, below the buffers."""

    def __init__(self):
        self.reset()
        self.errors = b''

    def reset(self):
        self.read, self.written = [], []
        self.sizes = [0, 0]
        self.whole = True
        self.ended = False

    def start(self):
        try:
            self.listen_out(underlying(sys.stdout))
        except Exception:
            self.whole = False
        try:
            self.listen_in(underlying(sys.stdin))
        except Exception:
            pass

    def listen_out(self, raw):
        plain = raw.write

        def write(data):
            n = plain(data)
            if n:
                self.note(1, self.written, bytes(data)[:n])
            return n
        raw.write = write

    def listen_in(self, raw):
        into, everything = raw.readinto, raw.readall

        def readinto(buffer):
            n = into(buffer)
            if n:
                self.note(0, self.read, bytes(buffer[:n]))
            return n

        def readall():
            data = everything()
            if data:
                self.note(0, self.read, data)
            return data
        raw.readinto, raw.readall = readinto, readall

    def note(self, which, parts, data):
        if self.sizes[which] > STREAM:
            self.whole = False
            return
        self.sizes[which] += len(data)
        parts.append(data)

    def finish(self, whole):
        self.whole = self.whole and whole
        self.ended = True
        if whole:
            try:
                sys.stdout.flush()  # what is left in the buffer; Python would do so next
            except Exception:
                pass

    def text(self, parts, secrets):
        """A stream as a value."""
        if not parts:
            return 'null'
        data = b''.join(parts)[:STREAM]
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return '{"t":"bytes","v":"%s"}' % b2a_base64(data, newline=False).decode()
        return quote(self.clean(text, secrets))

    def clean(self, text, secrets):
        for secret in secrets.texts:
            if secret in text:
                text = text.replace(secret, '*' * len(secret))
                self.whole = False
        return text

    def lines(self, recorder):
        """The lines about the program as a whole."""
        settings, secrets = recorder.settings, recorder.secrets
        argv = hide_arguments(list(map(str, getattr(sys, 'argv', []))), secrets)
        main = sys.modules.get('__main__')
        spec = getattr(main, '__spec__', None)
        mainname('__main__')
        program = settings.relative(MAIN[1]) if MAIN and MAIN[1] else ''
        if not program or recorder.child:
            return []  # the interpreter's own, or that of an installed package, or part of another
        argv[:1] = [program]
        argv = [a.encode('utf-8', 'replace').decode() for a in argv]
        try:
            cwd = os.path.relpath(os.getcwd(), settings.root).replace(os.sep, '/')
        except (OSError, ValueError):
            cwd = '.'
        if cwd.startswith('..'):
            cwd, self.whole = '.', False
        env = {k: os.environ[k] for k in ('TZ', 'LANG', 'LC_ALL', 'PYTHONHASHSEED', 'PYTHONUTF8', 'PYTHONIOENCODING') if k in os.environ}
        error = getattr(sys, 'last_value', None)
        stderr = ''
        if error is not None:
            stderr = typename(type(error)).rpartition(':')[2] + ': ' + self.clean(str(error), secrets)
            stderr = stderr.encode('utf-8', 'replace').decode().split('\n')[-1][:TEXT]
        read, written = self.text(self.read, secrets), self.text(self.written, secrets)
        return ['{"kind":"run","argv":[%s],"module":%s,"cwd":%s,"stdin":%s,"stdout":%s,"stderr":%s,"env":{%s},"whole":%s}' % (
            ','.join(quote(self.clean(a, secrets)) for a in argv), quote(spec.name if spec else ''), quote(cwd), read, written,
            quote(stderr), ','.join(quote(k) + ':' + quote(v) for k, v in env.items()), 'true' if self.whole else 'false')]


def underlying(stream):
    """The file below a text stream; with python -u there is no buffer between."""
    return getattr(stream.buffer, 'raw', stream.buffer)


def hide_arguments(argv, secrets):
    """Replaces what follows an option whose name looks secret."""
    hide = False
    for i, arg in enumerate(argv):
        if hide and not arg.startswith('-'):
            argv[i], hide = '*' * len(arg), False
            continue
        name, equals, value = arg.partition('=')
        hide = False
        if arg.startswith('-') and secrets.grade(name.strip('-')):
            if equals:
                argv[i] = name + '=' + '*' * len(value)
            else:
                hide = True
    return argv


# ---------------------------------------------------------------- start

def start():
    text = os.environ.get('MOLT_RECORD')
    if text:
        settings = Settings(text)
        if settings.dir and settings.root:
            Recorder(settings).start()


def step_aside():
    """Leaves the program what it would have found without this file: its sys.path,
    and its own sitecustomize if there is one."""
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [p for p in sys.path if os.path.abspath(p) != here]
    sys.path_importer_cache.pop(here, None)
    del sys.modules['sitecustomize']
    import sitecustomize  # the next one; site takes an ImportError as there is none


if __name__ == 'sitecustomize':
    try:
        start()
    except Exception:
        pass  # the program comes first
    step_aside()
