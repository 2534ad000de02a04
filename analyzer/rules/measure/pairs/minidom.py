from xml.dom import minidom
from xml.etree import ElementTree

WHAT = "attributes of n elements read from a document by minidom, against ElementTree"
UNIT = "elements"
SIZES = [10, 1000]


def setup(n):
    return ("<doc>%s</doc>" % "".join('<entry title="t%d"><name>name %d</name></entry>\n' % (i, i) for i in range(n)),)


def before(text):
    return [e.getAttribute("title") for e in minidom.parseString(text).getElementsByTagName("entry")]


def after(text):
    return [e.get("title") for e in ElementTree.fromstring(text).iter("entry")]
