"""Writes os.jsonl:  python3 os_cases.py > os.jsonl"""
import os
import os.path
import random
import tempfile
import time

from golden import case

rng = random.Random(4)
PATHS = ['', '/', '//', '///', 'a', 'a/', '/a', '//a', '///a//b', 'a/b', 'a//b/', './a', '../a', 'a/..', 'a/../..', '/..', 'a/./b/../c', '.', '..', '...', '.a', 'a.',
         'a.b', 'a.b.c', '.a.b', '..a', '..a.b', 'x/.a', 'x/a.b/c', 'x.y/', 'é.ü', '/a/b.tar.gz', 'a.b/c', 'a/ ', '//..', '/../a', '../../x', 'a/b/../../..']
for p in PATHS:
    for f in (os.path.split, os.path.basename, os.path.dirname, os.path.splitext, os.path.isabs, os.path.normpath):
        case(f.__name__, f, p)
    for q in rng.sample(PATHS, 8):
        case('join', os.path.join, p, q, rng.choice(PATHS))
        if not q.startswith('//') and not p.startswith('//'):
            case('relpath', os.path.relpath, '/' + p, '/' + q)
            case('relpathHere', os.path.relpath, 'x/' + p.replace('..', 'u'), 'x/' + q.replace('..', 'u'))
        case('commonprefix', lambda *a: os.path.commonprefix(list(a)), p, q)

FOLDER = tempfile.mkdtemp()
FILE = os.path.join(FOLDER, 'f.txt')


def read(data, newline, encoding, how):
    with open(FILE, 'wb') as f:
        f.write(data)
    with open(FILE, encoding=encoding, newline=newline) as f:
        if how == 'read':
            return f.read()
        if how == 'lines':
            return f.readlines()
        return [f.readline(), f.read(), f.readline()]


def write(texts, newline, encoding):
    with open(FILE, 'w', encoding=encoding, newline=newline) as f:
        counts = [f.write(t) for t in texts]
    with open(FILE, 'rb') as f:
        return counts, f.read()


LONG = b'x' * 5000 + b'\n' + b'y' * 9000 + b'\r\n' + b'z' * 4095 + b'\r' + b'w'
DATA = [b'', b'a', b'a\n', b'a\nb', b'a\r\nb\r\n', b'a\rb\r', b'\r\n\r\r\n\n', b'\n\n', b'a\r', b'\xc3\xa9\n\xe2\x82\xac', b'\xff\n', LONG, b'a\nb\rc\r\nd', b'\r' * 5, b'x\r\n' * 2000]
for data in DATA:
    for newline in [None, '', '\n', '\r\n', '\r']:
        for how in ['read', 'lines', 'mixed']:
            case('readFile', read, data, newline, 'utf-8', how)
    for encoding in ['latin-1', 'ascii']:
        case('readFile', read, data, None, encoding, 'lines')
for texts in [[], ['a'], ['a\n', 'é', '\r\n'], ['€\n'], ['\ud800']]:
    for newline in [None, '', '\n', '\r\n', '\r']:
        case('writeFile', write, texts, newline, 'utf-8')
    for encoding in ['latin-1', 'ascii']:
        case('writeFile', write, texts, None, encoding)
os.chdir(FOLDER)
os.mkdir('dir')
open('file', 'w').close()
for path, mode in [('nope', 'r'), ('nope/x', 'w'), ('dir', 'r'), ('dir', 'w'), ('file/x', 'r'), ('file', 'x'), ('file', 'q'), ('file', 'rw'), ('file', ''), ('file', 'rr'),
                   ('file', '+'), ('no\'pe"', 'r'), ('', 'r')]:
    case('openError', lambda p, m: open(p, m).close(), path, mode)
case('useError', lambda m: open('file', m).read(), 'a')
case('useError', lambda m: open('file', m).write('x'), 'r')
for name in 'listdir mkdir rmdir remove makedirs getsize'.split():
    f = getattr(os, name, None) or getattr(os.path, name)
    for path in ['nope', 'nope/x', 'file', 'dir'] if name != 'makedirs' else ['file', 'dir', 'file/x']:
        if (name, path) not in [('mkdir', 'nope'), ('rmdir', 'dir'), ('remove', 'file'), ('listdir', 'dir'), ('getsize', 'dir')]:
            case(name, f, path)
case('rename', os.rename, 'nope', 'other')
for seconds in [0.0, 1.5, 1e9, 1709164800.0, -1.0, 951782400.0]:
    case('gmtime', lambda s: tuple(time.gmtime(s)), seconds)
    case('asctime', lambda s: time.asctime(time.gmtime(s)), seconds)
case('sleep', time.sleep, -1.0)
