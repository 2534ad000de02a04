"""Writes binary.jsonl:  python3 binary_cases.py > binary.jsonl"""
import base64
import binascii
import hashlib
import random
import struct
import zlib

from golden import case

rng = random.Random(3)
DATA = [b'', b'a', b'abc', bytes(range(256)), b'x' * 63, b'x' * 64, b'x' * 65, b'x' * 127, b'x' * 128, b'x' * 129, b'y' * 1000]
for name in 'md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s'.split():
    for d in DATA:
        case('hexdigest', lambda n, d: hashlib.new(n, d).hexdigest(), name, d)
case('hexdigest', lambda n, d: hashlib.new(n, d).hexdigest(), 'nope', b'')
for d in DATA:
    case('shake', lambda b, d, n: getattr(hashlib, 'shake_%d' % b)(d).digest(n), rng.choice([128, 256]), d, rng.randrange(50))
    for f in (base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b16encode, binascii.hexlify, zlib.adler32):
        case(f.__name__, f, d)
    case('crc32', zlib.crc32, d, rng.choice([0, 1, 2 ** 32 - 1]))
for d in DATA + [rng.randbytes(rng.randrange(20)) for _ in range(40)]:
    e = base64.b64encode(d)
    case('b64decode', base64.b64decode, e)
    case('urlsafe_b64decode', base64.urlsafe_b64decode, base64.urlsafe_b64encode(d))
    for _ in range(4):
        at = rng.randrange(len(e) + 1)
        case('b64decode', base64.b64decode, rng.choice([e[:at], e[:at] + e[at + 1:], e[:at] + rng.choice([b'=', b'\n', b'!', b'A', b'==']) + e[at:]]))
for d in [b'', b'0', b'00', b'fF', b'0g', b'+1', b'1 ', b'abc', b' 1', b'zz']:
    case('unhexlify', binascii.unhexlify, d)

CODES = 'xcbB?hHiIlLqQnNefdspP'
LIMITS = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32,
          2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, True]
FLOATS = [0.0, -0.0, 1.0, -1.5, 3.141592653589793, 65504.0, 65519.9, 65520.0, 6e-8, 2.9e-8, 1e-5, 6.1e-5, 3.4e38, 3.5e38, 1e300, float('inf'), float('-inf'), float('nan'), 1, 7]


def value(code):
    if code in 'efd':
        return rng.choice(FLOATS)
    if code == 'c':
        return rng.choice([b'a', b'\xff', b'', b'ab'])
    if code in 'sp':
        return rng.choice([b'', b'a', b'abcdef'])
    if code == '?':
        return rng.choice([True, False, 0, 5, '', 'x', None])
    return rng.choice(LIMITS)


for code in CODES:
    for order in ['', '<', '>']:
        case('calcsize', struct.calcsize, order + code)
        if code != 'x':
            for v in (LIMITS if code in 'bBhHiIlLqQ' else [value(code) for _ in range(20)]):
                case('pack', struct.pack, order + code, v)
for _ in range(300):
    codes = [(rng.choice(['', '', '0', '2', '3']), rng.choice(CODES.replace('P', '').replace('n', '').replace('N', ''))) for _ in range(rng.randrange(5))]
    codes = [(n, c) for n, c in codes if n + c != '0p']  # unpacking it is a SystemError
    f = rng.choice(['', '<', '>', '=', '!', '@']) + rng.choice(['', ' ']).join(n + c for n, c in codes)
    case('calcsize', struct.calcsize, f)
    values = []
    for n, c in codes:
        values += [] if c == 'x' else [value(c)] * (1 if c in 'sp' else int(n or 1))
    if rng.random() < .1:
        values.append(1)
    case('pack', struct.pack, f, *values)
    data = rng.randbytes(struct.calcsize(f))
    if 'f' not in f and 'e' not in f and 'd' not in f:
        case('unpack', struct.unpack, f, data)
    case('unpack', struct.unpack, f, data + b'x')
    case('unpack_from', struct.unpack_from, f, b'\1' * 40, rng.choice([0, 5, 30, 39, 50, -1, -20, -60]))
    case('iter_unpack', lambda f, b: list(struct.iter_unpack(f, b)), f, b'\2' * rng.choice([0, 16, 24, 7]))
for f in ['z', '3', '<n', '2 i', 'i2', '99999999999999999999i', '<9223372036854775807i', '%d', 'é']:
    case('calcsize', struct.calcsize, f)
for args in [('i', 'x'), ('i', 1.5), ('f', 'x'), ('s', 'x'), ('c', 1), ('i', None)]:
    case('pack', struct.pack, *args)
for bits in range(0, 65536, 97):
    case('unpack', struct.unpack, '<e', bits.to_bytes(2, 'little'))
