WHAT = "a local str grown by += n times, against a list joined at the end"
UNIT = "pieces of about 20 characters"
SIZES = [100, 1000, 10000]


def setup(n):
    return (["line number %08d" % i for i in range(n)],)


def before(lines):
    text = ""
    for line in lines:
        text += line
    return text


def after(lines):
    parts = []
    for line in lines:
        parts.append(line)
    return "".join(parts)
