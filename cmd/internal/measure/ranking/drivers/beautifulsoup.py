"""Build a tree of a page and search it."""
from bs4 import BeautifulSoup


def main():
    page = "<html><body>" + "".join(
        '<div class="row r%d" id="i%d"><a href="/x/%d">Item <b>%d</b></a><p>text &amp; more<br/></p></div>' % (i % 5, i, i, i)
        for i in range(300)) + "</body></html>"
    soup = BeautifulSoup(page, "html.parser")
    soup.find_all("a", href=True)
    soup.find_all(class_="r3")
    soup.get_text()
    str(soup)
    soup.prettify()


if __name__ == "__main__":
    main()
