""; ''; "a"; 'b'; """c"""; '''d'''
"it's"; 'say "x"'; "\"'"; '\'"'
"\a\b\f\n\r\t\v\\\'\"\0\01\012\0123\x41\u00e9\U0001F600\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}"
"\
continued\
"
"""line
two\
joined
"q" ""x
"""
r"\n\x\u\N{z}\""; R'\\'; r"""\
raw
"""
u"kind"; U'kind'; u"" ""; "" u""
b"bytes\x00\xff\n\u1234\N{x}\'"; B''; rb"\x"; bR'\n'; Rb""; BR"\\"; b"a" b'c' rb"\d"
"a" "b" 'c' """d""" r"\e"
("a"
 "b" # comment
 'c')
"\d\_\8\9\400\777"
"é日本😀\xe9\u65e5"
"\ud800"; "\udfff\ud800"; "\ud83d\ude00"
"\t\x7f\x80\xa0\xad\u200b\u2028\ufeff\U000e0001\U0010ffff"
'{not} {a!field}'
"tab	inside"
