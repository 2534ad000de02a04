WHAT = "one character in ten of a str of n replaced by s = s[:i] + c + s[i + 1:], against a list joined at the end"
UNIT = "characters"
SIZES = [100, 1000, 10000]


def setup(n):
    return ("a" * n,)


def before(text):
    for i in range(0, len(text), 10):
        text = text[:i] + "b" + text[i + 1:]
    return text


def after(text):
    chars = list(text)
    for i in range(0, len(chars), 10):
        chars[i] = "b"
    return "".join(chars)
