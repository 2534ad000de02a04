"""Split and quote command lines."""
import shlex


def main():
    line = "run --name 'a quoted value' --path /usr/share/x.txt \"double $x\" a\\ b # comment"
    for i in range(1200):
        words = shlex.split(line + " %d" % i, comments=True)
        shlex.join(words)
    lexer = shlex.shlex("a && b || c; d >f (abc);call 'some arg'" * 60, punctuation_chars=True)
    list(lexer)


if __name__ == "__main__":
    main()
