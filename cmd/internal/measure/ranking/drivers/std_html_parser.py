"""Collect links and text of a generated page."""
from html.parser import HTMLParser


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.words = 0

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "href":
                self.links.append(value)

    def handle_data(self, data):
        self.words += len(data.split())


def page(rows):
    out = ["<!DOCTYPE html><html><head><title>t</title></head><body>"]
    for i in range(rows):
        out.append('<div class="row r%d"><a href="/item?id=%d&amp;x=1">Item &lt;%d&gt;</a>'
                   "<p>Some text &copy; here<br/>and <b>there</b></p><!-- note --></div>\n" % (i % 7, i, i))
    return "".join(out) + "</body></html>"


def main():
    text = page(1500)
    for _ in range(4):
        parser = Links()
        parser.feed(text)
        parser.close()


if __name__ == "__main__":
    main()
