"""Build, search and write trees with the pure Python ElementTree."""
import io
import sys

sys.modules["_elementtree"] = None
import xml.etree.ElementTree as ET  # noqa: E402


def build(rows):
    root = ET.Element("root")
    for i in range(rows):
        row = ET.SubElement(root, "row", id=str(i), kind="k%d" % (i % 5))
        ET.SubElement(row, "name").text = "name <%d>" % i
        ET.SubElement(row, "{urn:x}value").text = str(i * 2)
    return root


def main():
    root = build(1500)
    for _ in range(3):
        text = ET.tostring(root)
        tree = ET.parse(io.BytesIO(text))
        tree.findall("./row[@kind='k3']/name")
        tree.findtext(".//name")
        list(tree.iter("name"))
        ET.indent(tree)


if __name__ == "__main__":
    main()
