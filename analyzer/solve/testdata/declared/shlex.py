import io
import shlex

shlex.split("a 'b c' d")
shlex.split("a # b", comments=True)
shlex.quote("a b")
shlex.join(["a", "b c"])
s = shlex.shlex("a b", posix=True)
s.get_token()
list(s)
s.get_token()
s.eof
s.commenters
s.wordchars
s.whitespace
s.whitespace_split
s.quotes
s.escape
s.escapedquotes
s.posix
s.punctuation_chars
s.infile
s.instream
s.lineno
s.source
s.token
s.debug
s.error_leader()
s.push_token("x")
s.read_token()
s.push_source("y")
s.pop_source()
with open("f", "w") as f:
    f.write("z")
s.sourcehook("f")
t = shlex.shlex("x")
t.eof
for token in t:
    token
