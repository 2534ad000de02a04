"""Patterns and texts written by hand, a feature a paragraph."""

import re
import sys

A, I, L, M, S, X, U = (int(f) for f in (re.A, re.I, re.L, re.M, re.S, re.X, re.U))

MATCHES = [
    # literals, classes and places
    (r"abc", 0, ["abc", "xabcx", "ab", ""]),
    (r"[a-c]+[^a-c]", 0, ["abcd", "abc", "dabcx"]),
    (r"[]a]+", 0, ["]a]", "b"]),
    (r"[^]a]+", 0, ["]a]bc", "b"]),
    (r"[a\-z]+", 0, ["a-z", "b"]),
    (r"[\w-]+", 0, ["foo-bar baz"]),
    (r"\d+", 0, ["a12b3", "\u0661\u0662", ""]),
    (r"\d+", A, ["a12b3", "\u0661\u0662"]),
    (r"\s+|\S+", 0, ["a  b\t\u2003\u00a0\x1c", " "]),
    (r"\s+|\S+", A, ["a  b\t\u2003\u00a0\x1c\x0b", " "]),
    (r"\w+|\W+", 0, ["h\u00e9llo w\u00f6rld_1 \u4e2d\u6587", "-"]),
    (r"\w+|\W+", A, ["h\u00e9llo w\u00f6rld_1 \u4e2d\u6587", "-"]),
    (r"\b\w", 0, ["ab cd", "\u00e9a-\u00e9", "", " "]),
    (r"\B\w", 0, ["ab cd", "\u00e9a-\u00e9", "", " "]),
    (r"\B", 0, ["", "a", " ", "  "]),
    (r"\bfoo\b", A, ["foo", "foo\u00e9", "xfoo", "foo-bar"]),
    (r"^a", 0, ["a\na", "b\na"]),
    (r"^a", M, ["a\na", "b\na"]),
    (r"a$", 0, ["a\na\n", "a\n\n", "a"]),
    (r"a$", M, ["a\na\n", "a\n\n", "a"]),
    (r"$", 0, ["", "\n", "a\n", "a\n\n"]),
    (r"$", M, ["", "\n", "a\n", "a\n\n"]),
    (r"^", M, ["", "\n", "a\n", "a\n\nb"]),
    (r"\Aa\Z", 0, ["a", "a\n"]),
    (r".+", 0, ["ab\ncd", "\n", "\u00e9\u2028x"]),
    (r".+", S, ["ab\ncd", "\n"]),
    (r"\x41\u00e9\U0001F600\101\0\n\t", 0, ["A\u00e9\U0001f600A\0\n\t"]),
    (r"\.\*\-\@\/\"", 0, [".*-@/\""]),
    # repetition
    (r"a*", 0, ["", "aaa", "baac"]),
    (r"a*?", 0, ["", "aaa", "baac"]),
    (r"a+?b", 0, ["aaab", "b"]),
    (r"a{2,3}", 0, ["a", "aa", "aaaaa"]),
    (r"a{2,3}?", 0, ["a", "aa", "aaaaa"]),
    (r"a{2}a{,2}b{0}", 0, ["aaaaab"]),
    (r"a{,}b{x}c{1,d{2", 0, ["ab{x}c{1,d{2"]),
    (r"a*+a", 0, ["aaa"]),
    (r"a?+b|a++", 0, ["ab", "aaa"]),
    (r"(?:ab){1,2}+ab", 0, ["ababab", "abab"]),
    (r"(?>a+)b", 0, ["aab", "aa"]),
    (r"(?>a|ab)c", 0, ["abc", "ac"]),
    (r"(a|ab)(c|bcd)(d*)", 0, ["abcd", "acdd"]),
    (r"(a*)*", 0, ["", "aab", "b"]),
    (r"(a*)+", 0, ["", "aab", "b"]),
    (r"(a*?)*?b", 0, ["aab", "b"]),
    (r"(a|b)*?c", 0, ["abac", "c"]),
    (r"(?:(a)|(b)|c)*", 0, ["abc", "cab", "bac"]),
    (r"(?:(a)|b)*+", 0, ["ab", "ba"]),
    (r"(?:(.)x|y)*+", 0, ["axy", "y", "axby"]),
    (r"((a)|b){2}c|x", 0, ["abc", "bac", "bbc", "x"]),
    (r"(?:a?b??){3}", 0, ["abab", "bbb", ""]),
    (r"(a?)*?$", 0, ["aa", ""]),
    (r"(?:|a)+", 0, ["aaa"]),
    (r"(?:a|)+", 0, ["aaa"]),
    (r"(?:(?:ab)*?c)+?d", 0, ["ababccd", "cd"]),
    (r".*foo.*", 0, ["xfooy\nfoo", "fo"]),
    (r'"(?:[^"\\]|\\.)*"', 0, ['say "a\\"b" now', '"', '""']),
    (r"<(.*?)>", 0, ["<a><b>", "<\n>", "<"]),
    (r"<(.*?)>", S, ["<a><b>", "<\n>", "<"]),
    (r"(\w+?)(\d*)$", 0, ["abc123", "123"]),
    # groups, references, conditions
    (r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?", 0, ["on 2024-02-29, 2023-01", "2024"]),
    (r"(a)(b)?(c)?", 0, ["a", "ab", "ac", "abc"]),
    (r"(.)\1", 0, ["abba", "\u00e9\u00e9", "ab"]),
    (r"(.)\1", I, ["aA", "\u00e9\u00c9", "\u017fS", "K\u212a", "ab"]),
    (r"(?P<q>['\"]).*?(?P=q)", 0, ["'a\"b'", '"\'"', "'"]),
    (r"(a)?(?(1)b|c)", 0, ["ab", "c", "b", "ac"]),
    (r"(<)?(\w+)(?(1)>)", 0, ["<a>", "a", "<a"]),
    (r"((a)(?:xz|x(?(1)p|q)))w?", 0, ["axp", "axq", "axzw"]),
    (r"(?:(a)|b)\1", 0, ["aa", "ba"]),
    (r"()\1(a|)\2", 0, ["aa", "a"]),
    (r"(a)(?:(b)|c)(?(2)d|e)", 0, ["abd", "ace", "abe"]),
    # looking around
    (r"foo(?=bar)", 0, ["foobar", "foobaz"]),
    (r"foo(?!bar)", 0, ["foobar", "foobaz"]),
    (r"(?<=\$)\d+", 0, ["$12 13", "12"]),
    (r"(?<!\$)\b\d+", 0, ["$12 13", "12"]),
    (r"(?<=\u00e9..)x", 0, ["\u00e9\u4e2dax", "eaax"]),
    (r"(?=(a+))a*b\1", 0, ["baaabac"]),
    (r"(?!(a)b)\w(?(1)x|y)", 0, ["ay", "aby"]),
    (r"(?<=(a))b", 0, ["ab", "b"]),
    (r"(?:(?=(.))\w)+", 0, ["abc"]),
    # case
    (r"stra\u00dfe", I, ["STRA\u1e9eE", "STRASSE", "stra\u00dfe"]),
    (r"[k-s]+", I, ["K\u212aS\u017fj", "KLMNOPQRS"]),
    (r"[k-s]+", I | A, ["K\u212aS\u017fj", "KLMNOPQRS"]),
    (r"[^a]", I, ["aAb", "\u00e4"]),
    (r"[\u00e0-\u00e5]+", I, ["\u00c0\u00e1\u00c5"]),
    (r"i\u0131", I, ["I\u0130", "\u0130i", "\u0131i"]),
    (r"[i]x", I, ["\u0130x", "\u0131X", "Ix"]),
    (r"\u03c3", I, ["\u03a3\u03c3\u03c2"]),
    (r"[\u03c3]+", I, ["\u03a3\u03c3\u03c2"]),
    (r"\ufb05", I, ["\ufb06", "\ufb05"]),
    (r"[\U00010400x]", I, ["\U00010400", "\U00010428", "X"]),
    (r"[\U00010428x]", I, ["\U00010400", "\U00010428", "X"]),
    (r"[\U00010400-\U00010402]", I, ["\U00010400", "\U00010428", "\U0001042b"]),
    (r"[\U00010400-\U00010402]", I | A, ["\U00010400", "\U00010428"]),
    (r"\U00010400", I, ["\U00010428"]),
    (r"[^\W\d_]+", I, ["abcDEF\u00e91_"]),
    (r"(?i:a)b", 0, ["Ab", "AB"]),
    (r"(?-i:a)b", I, ["aB", "AB"]),
    (r"(?a:\w)(?u:\w)", 0, ["a\u00e9", "\u00e9a"]),
    # search looks for the first class under the flags of the whole pattern
    (r"(?a:\W(?u:\w)\W)", 0, ["\xe0\xe0\xe0", "-\xe0-", "- -"]),
    (r"(?u:\w)\W", A, ["\xe0\xe0", "x\xe0", "\xe0"]),
    (r"(((?u:[^\s_])+))", A, ["\u2003x", "\u2003"]),
    (r"(?u:\w)?x", A, ["\xe0x"]),
    (r"(?u:\w|a)", A, ["\xe0x"]),
    (r"(?iu:[\wa])", A, ["\xe0x"]),
    (r"(?iu:[\w-])", A, ["\xe0x"]),
    # flags within
    (r"(?i)abc", 0, ["ABC"]),
    (r"(?x) a b # comment" "\n" r" [ ] c \ d", 0, ["ab c d"]),
    (r" a ( b | c ) # x", X, ["ab", "ac"]),
    (r"(?x: a b) c", 0, ["ab c"]),
    (r"(?s:.)(?m:^)b|.", 0, ["\nb", "\n"]),
    (r"(?ms)^b.", 0, ["a\nb\n"]),
    (r"a(?#comment)b", 0, ["ab"]),
    # surrogates and beyond
    (r"\ud800", 0, ["a\ud800b"]),
    (r"[\ud800-\udfff]+", 0, ["a\udc00\ud800b"]),
    (r".", 0, ["\ud800\U0001f600\udfff"]),
    # alternatives
    (r"(?P<num>\d+(?:\.\d*)?)|(?P<id>[A-Za-z_]\w*)|(?P<op>[-+*/()=])|(?P<ws>\s+)|(?P<bad>.)", 0, ["x1 = 3.14*(y + _z) ? \u00e9"]),
    (r"foo|foobar|fo", 0, ["foobar", "fo"]),
    (r"|a", 0, ["a"]),
    (r"a|", 0, ["ba"]),
    ("|".join("w%d" % i for i in range(150)), 0, ["w149", "w7 w77", "x"]),
    ("(" + ")|(".join("%c" % (0x4E00 + i) for i in range(150)) + ")", 0, ["\u4e00", "\u4e95", "x"]),
    (r"(?:(?:a|b)|[cd]|e)f", 0, ["af", "df", "ef"]),
    # bytes
    (rb"\w+", 0, [b"ab\xe9c"]),
    (rb"\w+", L, [b"ab\xe9c"]),
    (rb"[^a]", I | L, [b"aAb"]),
    (rb"[\x80-\xff]+", 0, [b"a\x80\xffb"]),
    (rb"\xe9", I, [b"\xc9\xe9"]),
    (rb"(?i)A(.)\1", 0, [b"abB"]),
    (rb"(?L:a)(?a:b)", I, [b"AB"]),
    (b"\xe9.", S, [b"\xe9\n"]),
]

ERRORS = [
    "(", ")", "(()", "())", "[", "[a", "[]", "[^]", "[^", "[a-", "[z-a]", r"[\w-a]", r"[a-\d]", r"[\x1]", r"[\8]", r"[\q]", r"[\400]", r"[\N]", "a**", "a*+*", "a+++", "a{1}{2}", "*a", "+", "?", "(*a)", "|*",
    "^*", r"\b+", "a{2,1}", "a{4294967295}", "a{1,99999999999999999999}", "a{" + "1" * 4301 + "}", "\\", "a\\", r"\x", r"\x1", r"\u12", r"\U0000000", r"\U00110000", r"\U99999999", r"\q", r"\y", r"\8", r"\1", r"(a)\2", r"(a\1)",
    r"(?P<a>b(?P=a))", r"\400", r"\779", "(?", "(?P", "(?P<", "(?P<a", "(?P<>a)", "(?P<1>a)", "(?P<a b>c)", "(?P<a>b)(?P<a>c)", "(?Pa)", "(?P=", "(?P=)", "(?P=b)", "(?P=1)", "(?P\u00e9)", "(?P<\u00e9-x>a)", "(?P<\u00e9>a)",
    "(?<", "(?<a)", "(?<=", "(?<=a", "(?<=a*)", "(?<!a|bc)", "(?<=a+?)", r"(?<=(a)\1)b", r"(a)(?<=\1)", r"(a(?<=\1))", r"(?<=a{3,4})", "(?<=a{4294967294}b{4294967294})", "(?=", "(?!a", "(?#", "(?#a", "(?:", "(?:a", "(?>", "(?>a", "(?z)", "(?\u00e9)",
    "(?(", "(?()", "(?(a)b)", "(?(0)b)", "(?(1)b", "(?(1)b)", "(?(2)b|c)(a)", "(a)(?(1)b|c|d)", "(a)(?(1)b|c", "(?(-1)a)", "(?(1x)a)", "(?(99999999999)a)", "(a)(?( 1 )b)", "(a)(?(1_0)b)", "(a)(?(+1)b)",
    "(?i", "(?i-", "(?i-)", "(?i-z:a)", "(?i-i:a)", "(?-i)", "(?-a:b)", "(?-:a)", "(?au)", "(?a-u:b)", "(?L)", "(?La)", "(?iz)", "(?i!)", "(?i\u00e9)", "(?t-s:a)", "(?s-t:a)", "(?t)a*", "(?t)a(?:b)??", "(?t)a",
    "a(?i)", "(?:(?i)a)", "a|(?i)b", "(?i)(?m)a", "(?i)a(?m)", " (?i)a", "(?x) (?i)a", "(?x) a(?i)", "a\nb(", "a\nb\n  *(", "\u00e9\n(?P<\u00e9 >", "x" * 50 + "(?P<n>a)(?P<n>b)", r"\N", r"\Na", r"\N{", r"\N{}", r"\N{a",
]

BYTE_ERRORS = [rb"\u0041", rb"\N{a}", rb"[\U00000041]", b"(?u)a", b"(?P<\xe9>a)", b"(?P<\xe9-x>a)", b"(?\xe9)", b"\xe9(", b"(?L-i:a)b", b"(?La)b", b"(?aL)", b"a\n\xe9*+*"]

FLAG_ERRORS = [("a", L), ("a", A | U), (b"a", U), (b"a", A | L), ("(?u)a", A), ("(?a)a", U), (b"(?L)a", A)]

# Patterns, templates and texts; each pattern matches its text.
TEMPLATES = [
    (pattern, template, text)
    for pattern, text in [(r"(?P<x>a)(b)?", "ab-a"), (r"(\u00e9)|()()()()()()()()()(z)", "\u00e9z"), (r"x*", "axb\u4e2d")]
    for template in [
        "", "-", r"\\", r"\n\t\a\b\f\r\v", r"\0", r"\01", r"\012", r"\0123", r"\1", r"\2\1", r"\12", r"\123", r"\1a", r"\377", r"\400", r"\777", r"\8", r"\99", r"\19",
        r"\g<0>", r"\g<1>", r"[\g<x>]", r"\g<02>", r"\g<10>", r"\g<11>", r"\g<y>", r"\g", r"\g<", r"\g<>", r"\g<x", r"\g<-1>", r"\g<a b>", r"\g< 1 >", r"\g<1_0>", r"\g<+1>", r"\g<99999999999>", r"\g<\u00e9>", r"\g<1x>",
        r"\q", r"\.\-\&\ ", "\\", "a\\", "a\n\\z", "\u00e9\\1\u00e9", "\\\u00e9", r"\x41", r"\u0041", r"\N",
    ]
] + [
    (rb"(a)(b)?", template, b"ab-a") for template in [b"\xe9", rb"\1\2", rb"\351", rb"\q", b"\\g<\xe9>", b"\\g<\xe9 >", rb"\g<0>\n", b"\\\xe9"]
]

DATE = r"(?P<year>\d+)-(?P<month>\d+)(?:-(?P<day>\d+))?(x)?"

# Expressions; re_calls_test.go has each in Go.
CALLS = [
    "re.escape(''.join(map(chr, range(300))))",
    "re.escape(bytes(range(256)))",
    f"dict(re.compile({DATE!r}).groupindex)",
    f"re.search({DATE!r}, 'on 2024-02').groups()",
    f"re.search({DATE!r}, 'on 2024-02').groups('-')",
    f"re.search({DATE!r}, 'on 2024-02').groupdict()",
    f"re.search({DATE!r}, 'on 2024-02').groupdict('?')",
    f"re.search({DATE!r}, 'on 2024-02').group('month')",
    f"re.search({DATE!r}, 'on 2024-02').group('day')",
    f"re.search({DATE!r}, 'on 2024-02').group()",
    f"re.search({DATE!r}, 'on 2024-02').group(5)",
    f"re.search({DATE!r}, 'on 2024-02').group(-1)",
    f"re.search({DATE!r}, 'on 2024-02').group('no')",
    f"re.search({DATE!r}, 'on 2024-02')",
    f"re.search({DATE!r}, 'on 2024-02-03').lastgroup",
    f"re.search({DATE!r}, 'on 2024-02-03x').lastgroup",
    "re.sub('[a-z]', lambda m: m.group().upper() * 2, 'a-b\\u00e9', 1)",
    "re.compile('x*').subn(lambda m: str(m.start()), 'axb\\u4e2dx')",
    "re.sub('a', 'b', 'aaa', -1)",
    "re.split('(,)|;', 'a,b;c')",
    "re.split(',', 'a,b,c', 1)",
    "re.split(',', 'a,b,c', -1)",
    "re.findall('(.)(.)', 'abcde')",
    "re.findall('(.)(.)(x)?', 'abx-de')",
    "re.findall('b', 'a\\u00e9bb')",
    "re.fullmatch('(?i)' + 'ab|a', 'AB')",
    "re.compile('a' * 250)",
    "re.compile(b'a', re.I | re.X)",
    "re.compile('a', 512)",
]


def run(emit):
    for pattern, flags, texts in MATCHES:
        emit(pattern, flags, [(t, 0, sys.maxsize) for t in texts])
        bounds = [(1, sys.maxsize), (0, 2), (1, 3), (-1, -1), (2, 1), (5, 99)]
        emit(pattern, flags, [(texts[0], *b) for b in bounds])
    for pattern in ERRORS + BYTE_ERRORS:
        emit(pattern, 0, [])
        emit(pattern, X, [])
    for pattern, flags in FLAG_ERRORS:
        emit(pattern, flags, [])
