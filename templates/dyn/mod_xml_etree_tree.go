package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// An elementTree is an ElementTree.
type elementTree struct{ root *Element }

// PyClass returns xml.etree.ElementTree.ElementTree.
func (*elementTree) PyClass() *Class { return elementTreeType }

func elementTreeMethods(t *Class) {
	of := func(a []Value) *Element { return a[0].(*elementTree).root }
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("element=None, file=None").bind("ElementTree.__init__", args, kw, nil)
		switch {
		case a[0] != nil:
			return &elementTree{xmlElement(a[0])}
		case a[1] != nil:
			return &elementTree{parseXML(xmlSource(a[1]), nil)}
		}
		return &elementTree{}
	}, nil)
	t.Def("getroot()", func(a []Value) Value {
		if of(a) == nil {
			return nil
		}
		return of(a)
	})
	t.Def("parse(source, parser=None)", func(a []Value) Value {
		noXMLParser(a[2])
		a[0].(*elementTree).root = parseXML(xmlSource(a[1]), nil)
		return of(a)
	})
	t.Def("iter(tag=None)", func(a []Value) Value { return sliceIterator(seqIterType, of(a).with(a[1])) })
	path := func(v Value) Value {
		if s, ok := v.(string); ok && strings.HasPrefix(s, "/") {
			return "." + s
		}
		return v
	}
	t.Def("find(path, namespaces=None)", func(a []Value) Value { return firstFound(of(a).find(path(a[1]), a[2])) })
	t.Def("findtext(path, default=None, namespaces=None)", func(a []Value) Value {
		return textOfFirst(of(a).find(path(a[1]), a[3]), a[2])
	})
	t.Def("findall(path, namespaces=None)", func(a []Value) Value {
		return pyrt.NewList(elementValues(of(a).find(path(a[1]), a[2]))...)
	})
	t.Def("iterfind(path, namespaces=None)", func(a []Value) Value {
		return sliceIterator(GeneratorType, elementValues(of(a).find(path(a[1]), a[2])))
	})
	t.Def("write(file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True)", func(a []Value) Value {
		encoding := a[2]
		if encoding == nil {
			encoding = "us-ascii"
		}
		out := writtenXML(of(a), encoding, a[5], a[3], a[4], Truth(a[6]))
		file := a[1]
		if write := GetAttrOr(file, "write", Unbound); write != Unbound {
			Call(write, out)
			return nil
		}
		if s, ok := out.(string); ok {
			out = pyrt.Encode(s, "utf-8", "xmlcharrefreplace")
		}
		f := Call(BuiltinOpen, file, "wb")
		Call(GetAttr(f, "write"), out)
		return Call(GetAttr(f, "close"))
	})
}

// xmlSource reads what a file, or a file of a name, holds.
func xmlSource(v Value) string {
	if read := GetAttrOr(v, "read", Unbound); read != Unbound {
		return xmlText(Call(read))
	}
	f := Call(BuiltinOpen, v, "rb")
	defer Call(GetAttr(f, "close"))
	return xmlText(Call(GetAttr(f, "read")))
}

// xmlText takes a document as str, or as bytes of UTF-8 or of what their declaration
// says.
func xmlText(v Value) string {
	if s, ok := asStr(v); ok {
		return s
	}
	b := bytesLike(v)
	encoding := "utf-8-sig"
	if head, _, ok := strings.Cut(string(b), "?>"); ok && strings.HasPrefix(head, "<?xml") {
		if m := pyrt.CompileRegex(`encoding\s*=\s*['"]([A-Za-z0-9._-]+)['"]`, 0).Search(head); m != nil && !strings.EqualFold(m.Text(1), "utf-8") {
			encoding = m.Text(1)
		}
	}
	return b.Decode(encoding, "strict")
}

// indentXML puts line breaks and indentation between the children of an element.
func indentXML(e *Element, space string, level int) {
	inner := "\n" + strings.Repeat(space, level+1)
	if blank(e.text) {
		e.text = inner
	}
	for i, c := range e.children {
		if len(c.children) > 0 {
			indentXML(c, space, level+1)
		}
		switch {
		case !blank(c.tail):
		case i == len(e.children)-1:
			c.tail = "\n" + strings.Repeat(space, level)
		default:
			c.tail = inner
		}
	}
}

// blank reports whether a text is None, empty or white space.
func blank(v Value) bool { return !Truth(v) || pyrt.StrStrip(Str(v)) == "" }
