WHAT = "a str attribute grown by += n times, against a list joined at the end"
UNIT = "pieces of about 20 characters"
SIZES = [100, 1000, 10000]


class Page:
    def __init__(self):
        self.text = ""


def setup(n):
    return (["line number %08d" % i for i in range(n)],)


def before(lines):
    page = Page()
    for line in lines:
        page.text += line
    return page.text


def after(lines):
    page = Page()
    parts = []
    for line in lines:
        parts.append(line)
    page.text = "".join(parts)
    return page.text
