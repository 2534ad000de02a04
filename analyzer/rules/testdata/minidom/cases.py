import xml.dom.minidom
from xml.dom import minidom, pulldom
from xml.etree import ElementTree


def titles(path):
    return [e.getAttribute("title") for e in minidom.parse(path).getElementsByTagName("entry")]  # want "builds the tree of path"


def names(text):
    doc = xml.dom.minidom.parseString(text)  # want "parseString builds"
    return doc.documentElement.getAttribute("name")


def events(stream):
    for event, node in pulldom.parse(stream):
        yield event


def root(stream):
    return minidom.parse(stream).documentElement  # want "tree of stream"


def pretty(text):
    return minidom.parseString(text).toprettyxml(indent="  ")


def tree(path):
    return ElementTree.parse(path)


def empty():
    return minidom.parseString("<doc/>")


def made():
    return minidom.Document()
