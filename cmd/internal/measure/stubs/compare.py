"""Compares declarations, given as JSON on standard input, with the interpreter."""
import importlib
import inspect
import json
import sys
import types

VERBOSE = '-v' in sys.argv
POSITIONAL, EITHER, STAR, KEYWORD, STARSTAR = range(5)


def real_signature(obj, name, bound):
    """The parameters of obj, without self where bound; None if it tells none."""
    if isinstance(obj, (classmethod, staticmethod)):
        obj, bound = obj.__func__, isinstance(obj, classmethod)
    try:
        params = list(inspect.signature(obj).parameters.values())
    except (ValueError, TypeError):
        return None
    if bound and params and params[0].kind <= EITHER:
        params = params[1:]
    found = [(p.name, int(p.kind), p.default is not p.empty) for p in params
             if not (p.name.startswith('_') and p.default is not p.empty)]
    if [p[1] for p in found] == [STAR, STARSTAR]:
        return None  # a wrapper that passes everything on
    return found


def differs(real, overloads):
    """Says how declared overloads differ from the real parameters, '' if they do not."""
    star = any(p[1] == STAR for p in real)
    starstar = any(p[1] == STARSTAR for p in real)
    positional = [p for p in real if p[1] <= EITHER]
    byname = {p[0]: p for p in real}
    seen = set()
    for overload in overloads:
        place = 0
        for p in overload:
            if p['kind'] in (STAR, STARSTAR):
                seen.update(q[0] for q in real if q[1] == p['kind'])
                if p['kind'] == STAR:
                    seen.update(q[0] for q in positional[place:])
                elif not starstar:
                    return '**%s does not exist' % p['name']
                continue
            if p['kind'] == POSITIONAL:
                if place < len(positional):
                    other = positional[place]
                    place += 1
                elif star:
                    continue
                else:
                    return 'too many parameters: %s' % p['name']
                if other[1] == EITHER:
                    return '%s can be given by name %s' % (p['name'], other[0])
            else:
                other = byname.get(p['name'])
                if other is None:
                    if starstar or (star and p['kind'] == EITHER):
                        continue
                    return '%s does not exist' % p['name']
                if other[1] <= EITHER:
                    if other in positional and positional.index(other) != place and p['kind'] == EITHER:
                        return '%s stands elsewhere' % p['name']
                    place += 1
                if other[1] != p['kind'] and not (other[1] == EITHER and p['kind'] == KEYWORD):
                    return '%s is of kind %s' % (p['name'], other[1])
            seen.add(other[0])
            if p['optional'] and not other[2]:
                return '%s is not optional' % p['name']
            if len(overloads) == 1 and other[2] and not p['optional']:
                return '%s is optional' % p['name']
    open_ended = star and starstar or starstar and any(p['kind'] == KEYWORD for o in overloads for p in o)
    left = [p[0] for p in real if p[0] not in seen and not (open_ended and p[1] in (STAR, STARSTAR))]
    return 'not declared: ' + ', '.join(left) if left else ''


def public(obj):
    return [n for n in dir(obj) if not n.startswith('_')]


class Report:
    def __init__(self, module):
        self.name = module['name']
        self.declared = self.checked = 0
        self.missing, self.extra, self.wrong = [], [], []

    def signature(self, name, obj, overloads, bound):
        real = real_signature(obj, name, bound)
        if real is None:
            return
        self.checked += 1
        text = differs(real, overloads)
        if text:
            self.wrong.append('%s: %s' % (name, text))


# Methods that an instance gets from __init__, so that the class has none.
MADE_BY_INIT = {('Condition', 'acquire'), ('Condition', 'release'), ('SectionProxy', 'getboolean'),
                ('SectionProxy', 'getfloat'), ('SectionProxy', 'getint')}


def compare_class(report, name, cls, decl):
    declared = set(decl['members'])
    for attr in public(cls):
        if attr in declared:
            report.declared += 1
        else:
            report.missing.append(name + '.' + attr)
    for attr, overloads in sorted(decl['methods'].items()):
        if attr == '__init__' or attr == '__new__':
            report.signature(name, cls, overloads, False)
            continue
        if attr == '__getattr__' or (name, attr) in MADE_BY_INIT:
            continue
        if not hasattr(cls, attr):
            report.extra.append(name + '.' + attr)
            continue
        if attr.startswith('__'):
            continue
        static = inspect.getattr_static(cls, attr)
        report.signature(name + '.' + attr, static, overloads, True)


def compare(module):
    report = Report(module)
    try:
        real = importlib.import_module(module['name'])
    except ImportError as e:
        report.extra.append(str(e))
        return report
    names = set(module['vars']) | set(module['aliases']) | set(module['funcs']) | set(module['classes'])
    wanted = getattr(real, '__all__', None) or [
        n for n in public(real) if not isinstance(getattr(real, n), types.ModuleType)
        and getattr(getattr(real, n), '__module__', module['name']).lstrip('_') in (module['name'], 'builtins')]
    for name in wanted:
        if name in names:
            report.declared += 1
        else:
            report.missing.append(name)
    for name in sorted(names):
        if not hasattr(real, name) and name not in module['imported']:
            if not INTERNAL(name):
                report.extra.append(name)
    for name, overloads in sorted(module['funcs'].items()):
        if hasattr(real, name):
            report.signature(name, getattr(real, name), overloads, False)
    for name, decl in sorted(module['classes'].items()):
        cls = getattr(real, name, None)
        if inspect.isclass(cls) and not decl['protocol']:
            compare_class(report, name, cls, decl)
    return report


NAMED = '__file__ NoneType function ellipsis NotImplementedType generator TextIOWrapper IsoCalendarDate'


def INTERNAL(name):
    """Names that stubs give to classes which Python does not bind in the module."""
    return (name.startswith('_') or name.endswith('_type') or name in
            NAMED.split()
            or name in vars(importlib.import_module('typing')) or name in vars(importlib.import_module('types')))


modules = json.load(sys.stdin)
total = [0, 0, 0, 0, 0]
print('%-16s %8s %8s %6s %10s %6s' % ('module', 'declared', 'missing', 'extra', 'signatures', 'differ'))
for module in modules:
    r = compare(module)
    row = [r.declared, len(r.missing), len(r.extra), r.checked, len(r.wrong)]
    total = [a + b for a, b in zip(total, row)]
    print('%-16s %8d %8d %6d %10d %6d' % (r.name, *row))
    for text in r.extra:
        print('    extra: ' + text)
    for text in r.wrong:
        print('    differs: ' + text)
    if VERBOSE and r.missing:
        print('    missing: ' + ' '.join(r.missing))
print('%-16s %8d %8d %6d %10d %6d' % ('all', *total))
sys.exit(1 if total[2] or total[4] else 0)
