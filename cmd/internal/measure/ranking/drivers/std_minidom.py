"""Build, search and print a DOM."""
from xml.dom import minidom


def main():
    rows = "".join('<row id="%d"><name lang="en">n%d &amp; more</name><v>%d</v></row>' % (i, i, i) for i in range(900))
    for _ in range(3):
        document = minidom.parseString("<root>" + rows + "</root>")
        for node in document.getElementsByTagName("name"):
            node.getAttribute("lang")
            node.firstChild.data
        document.toprettyxml()
        document.documentElement.cloneNode(True)


if __name__ == "__main__":
    main()
