import io
import sys
import xml.etree.ElementTree as ET

text = "<r a='1'>t<c k='v'>x</c>tail<c/><d><c>deep</c></d></r>"
r = ET.fromstring(text)
r.tag
r.text
r.tail
r.attrib
r[0]
r[0:2]
len(r)
r[0].tail
r[1].text
r.find("c")
r.find("none")
r.find("c").text
r.findall("c")
r.findall(".//c")
r.findtext("c")
r.findtext("none")
r.findtext("none", "")
r.findtext("none", default=0)
r.get("a")
r.get("none")
r.get("none", "")
r.get("none", 3)
r.items()
r.keys()
ET.Element("empty").items()
ET.Element("empty").keys()
list(r.iter())
list(r.iter("c"))
list(r.iterfind("c"))
list(r.itertext())
[c.tag for c in r]
e = ET.Element("e", {"x": "y"}, z="w")
e.append(ET.Element("f"))
e.extend([ET.Element("g")])
e.insert(0, ET.Element("h"))
e.set("k", "v")
e.makeelement("m", {})
e.remove(e[0])
e[0] = ET.Element("i")
sub = ET.SubElement(e, "sub", a="b")
del e[0]
e.clear()
e.text
t = ET.ElementTree(r)
t.getroot()
t.find("c")
t.findall("c")
t.findtext("c")
t.findtext("c", "")
list(t.iter())
list(t.iterfind("c"))
t.write(io.BytesIO())
t.write(io.StringIO(), encoding="unicode")
t.parse(io.StringIO(text))
ET.parse(io.StringIO(text))
ET.parse(io.StringIO(text)).getroot()
ET.parse(io.StringIO(text)).getroot().tag
ET.ElementTree().getroot()
ET.ElementTree(None).getroot()
ET.tostring(r)
ET.tostring(r, encoding="unicode")
ET.tostring(r, "utf-8")
ET.tostring(r, short_empty_elements=False)
ET.tostringlist(r)
ET.tostringlist(r, "unicode")
ET.XML(text)
ET.XMLID("<r><a id='x'/></r>")
ET.fromstringlist(["<r>", "</r>"])
ET.canonicalize(text)
ET.canonicalize(text, strip_text=True)
ET.canonicalize(text, out=io.StringIO())
ET.dump(r)
ET.iselement(r)
ET.indent(r) if sys.version_info >= (3, 9) else None
ET.Comment("c")
ET.Comment("c").text
ET.PI("target", "x")
ET.ProcessingInstruction("target")
ET.register_namespace("p", "http://example.org/p")
list(ET.iterparse(io.StringIO(text)))
list(ET.iterparse(io.StringIO(text), ("start", "end")))
q = ET.QName("http://example.org/p", "a")
q.text
p = ET.XMLParser()
p.feed(text)
p.entity
p.target
p.version
p.close()
pull = ET.XMLPullParser(["start", "end"])
pull.feed(text)
pull.read_events()
pull.close()
b = ET.TreeBuilder()
b.start("a", {})
b.data("x")
b.comment("c") if sys.version_info >= (3, 9) else ET.Element("c")
b.pi("p", "q") if sys.version_info >= (3, 9) else ET.Element("c")
b.end("a")
b.close()
c = ET.C14NWriterTarget(sys.stdout.write)
c.start_ns("", "")
c.start("a", {})
c.data("x")
c.comment("x")
c.pi("a", "b")
c.end("a")
ET.VERSION
try:
    ET.fromstring("<r>")
except ET.ParseError as err:
    err.code
    err.position
