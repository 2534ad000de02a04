package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModXmlEtree is the module xml.etree.ElementTree.
var ModXmlEtree = NewLibrary("xml.etree.ElementTree", func(m *Module) {
	m.Const("Element", elementType)
	m.Const("ElementTree", elementTreeType)
	m.Const("ParseError", xmlParseError)
	m.Const("VERSION", "1.3.0")
	m.Def("SubElement(parent, tag, attrib=, /, **extra)", func(a []Value) Value {
		parent, ok := a[0].(*Element)
		if !ok {
			raise(pyrt.TypeError, "SubElement() argument 1 must be xml.etree.ElementTree.Element, not %s", TypeName(a[0]))
		}
		e := newElement(a[1], a[2], a[3])
		parent.children = append(parent.children, e)
		return e
	})
	m.Def("iselement(element)", func(a []Value) Value {
		_, ok := a[0].(*Element)
		return ok
	})
	for _, name := range []string{"fromstring", "XML"} {
		m.Def(name+"(text, parser=None)", func(a []Value) Value {
			noXMLParser(a[1])
			return parseXML(xmlText(a[0]), nil)
		})
	}
	m.Def("fromstringlist(sequence, parser=None)", func(a []Value) Value {
		noXMLParser(a[1])
		text := ""
		for it := Over(a[0]); it.Next(); {
			text += xmlText(it.Value)
		}
		return parseXML(text, nil)
	})
	m.Def("parse(source, parser=None)", func(a []Value) Value {
		noXMLParser(a[1])
		return &elementTree{parseXML(xmlSource(a[0]), nil)}
	})
	m.Def("iterparse(source, events=None, parser=None)", func(a []Value) Value {
		noXMLParser(a[2])
		return iterParse(xmlSource(a[0]), a[1])
	})
	m.Def("tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True)", func(a []Value) Value {
		return writtenXML(xmlElement(a[0]), a[1], a[2], a[3], a[4], Truth(a[5]))
	})
	m.Def("dump(elem)", func(a []Value) Value {
		e := xmlElement(a[0])
		text := Str(writtenXML(e, "unicode", nil, nil, nil, true))
		if tail, ok := e.tail.(string); !ok || !strings.HasSuffix(tail, "\n") {
			text += "\n"
		}
		writerOf(SysStdout)(text)
		return nil
	})
	m.Def("indent(tree, space='  ', level=0)", func(a []Value) Value {
		if n := Index(a[2]); n < 0 {
			raise(pyrt.ValueError, "Initial indentation level must be >= 0, got %d", n)
		}
		if e := xmlElement(a[0]); len(e.children) > 0 {
			indentXML(e, Str(a[1]), Index(a[2]))
		}
		return nil
	})
	m.Def("Comment(text=None)", func(a []Value) Value {
		return &Element{tag: m.Get("Comment"), text: a[0], attrib: pyrt.NewDict[Value, Value]()}
	})
	pi := func(a []Value) Value {
		text := Str(a[0])
		if Truth(a[1]) {
			text += " " + Str(a[1])
		}
		return &Element{tag: m.Get("ProcessingInstruction"), text: text, attrib: pyrt.NewDict[Value, Value]()}
	}
	m.Def("ProcessingInstruction(target, text=None)", pi)
	m.Const("PI", m.Get("ProcessingInstruction"))
	m.Def("register_namespace(prefix, uri)", func(a []Value) Value {
		xmlPrefixes.Set(a[1], a[0])
		return nil
	})
})

var (
	elementType     = NewType("xml.etree.ElementTree", "Element").Dotted()
	elementTreeType = NewType("xml.etree.ElementTree", "ElementTree")
	xmlParseError   = NewExcType("xml.etree.ElementTree", "ParseError", Exc(pyrt.SyntaxError))
)

func noXMLParser(parser Value) {
	if parser != nil {
		panic(pyrt.NewGuard("a parser of xml.etree.ElementTree is not carried over"))
	}
}

// An Element is an Element, a comment or a processing instruction.
type Element struct {
	tag, text, tail Value
	attrib          *Dict
	children        []*Element
}

// PyClass returns xml.etree.ElementTree.Element.
func (*Element) PyClass() *Class { return elementType }

// Repr returns repr(e); the address is not CPython's.
func (e *Element) Repr() string {
	return "<Element " + Repr(e.tag) + " at " + address(e) + ">"
}

// newElement makes an element with a copy of its attributes.
func newElement(tag, attrib, extra Value) *Element {
	e := &Element{tag: tag, attrib: pyrt.NewDict[Value, Value]()}
	if attrib != Unbound {
		d, ok := attrib.(*Dict)
		if !ok {
			raise(pyrt.TypeError, "attrib must be dict, not %s", TypeName(attrib))
		}
		e.attrib.Update(d)
	}
	e.attrib.Update(extra.(*Dict))
	return e
}

// xmlElement takes an element, or the root of a tree.
func xmlElement(v Value) *Element {
	switch v := v.(type) {
	case *Element:
		return v
	case *elementTree:
		return v.root
	}
	raise(pyrt.TypeError, "expected an Element, not %s", TypeName(v))
	return nil
}

// walk calls f with an element and all below, until it returns false.
func (e *Element) walk(f func(e *Element) bool) bool {
	if !f(e) {
		return false
	}
	for _, c := range e.children {
		if !c.walk(f) {
			return false
		}
	}
	return true
}

// with returns the element and those below that have a tag, nil and "*" for all.
func (e *Element) with(tag Value) []Value {
	var out []Value
	e.walk(func(x *Element) bool {
		if tag == nil || tag == "*" || Equal(x.tag, tag) {
			out = append(out, x)
		}
		return true
	})
	return out
}

// texts returns the texts inside an element, in order.
func (e *Element) texts() []Value {
	var out []Value
	if _, ok := e.tag.(string); !ok && e.tag != nil {
		return nil // of a comment
	}
	if Truth(e.text) {
		out = append(out, e.text)
	}
	for _, c := range e.children {
		out = append(out, c.texts()...)
		if Truth(c.tail) {
			out = append(out, c.tail)
		}
	}
	return out
}

func elementValues(list []*Element) []Value {
	out := make([]Value, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
}

func elementArg(v Value, method string) *Element {
	e, ok := v.(*Element)
	if !ok {
		raise(pyrt.TypeError, "%s argument must be xml.etree.ElementTree.Element, not %s", method, TypeName(v))
	}
	return e
}

func init() {
	t := elementType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("tag, attrib=, /, **extra").bind("Element", args, kw, nil)
		return newElement(a[0], a[1], a[2])
	}, func() Value { return &Element{attrib: pyrt.NewDict[Value, Value]()} })
	t.final = true // instances of subclasses would not be the elements of a tree
	elementFields(t)
	elementList(t)
	elementSearch(t)
	elementTreeMethods(elementTreeType)
}

// elementFields adds the attributes of elements.
func elementFields(t *Class) {
	of := func(a []Value) *Element { return a[0].(*Element) }
	for _, row := range []struct {
		name  string
		place func(e *Element) *Value
	}{
		{"tag", func(e *Element) *Value { return &e.tag }}, {"text", func(e *Element) *Value { return &e.text }}, {"tail", func(e *Element) *Value { return &e.tail }},
	} {
		get := newBuiltin(row.name+"()", func(a []Value) Value { return *row.place(of(a)) })
		set := newBuiltin(row.name+"(value)", func(a []Value) Value {
			*row.place(of(a)) = a[1]
			return nil
		})
		get.owner, set.owner = t, t
		t.attrs.Set(row.name, &Property{get: get, set: set, name: row.name})
	}
	set := newBuiltin("attrib(value)", func(a []Value) Value {
		d, ok := a[1].(*Dict)
		if !ok {
			raise(pyrt.TypeError, "attrib must be dict, not %s", TypeName(a[1]))
		}
		of(a).attrib = d
		return nil
	})
	get := newBuiltin("attrib()", func(a []Value) Value { return of(a).attrib })
	get.owner, set.owner = t, t
	t.attrs.Set("attrib", &Property{get: get, set: set, name: "attrib"})
	t.Def("get(key, default=None)", func(a []Value) Value { return of(a).attrib.GetOr(a[1], a[2]) })
	t.Def("set(key, value, /)", func(a []Value) Value {
		of(a).attrib.Set(a[1], a[2])
		return nil
	})
	t.Def("keys()", func(a []Value) Value { return pyrt.NewList(Items(of(a).attrib)...) })
	t.Def("items()", func(a []Value) Value { return pyrt.NewList(Items(Call(GetAttr(of(a).attrib, "items")))...) })
	t.Def("makeelement(tag, attrib, /)", func(a []Value) Value { return newElement(a[1], a[2], pyrt.NewDict[Value, Value]()) })
	t.Def("clear()", func(a []Value) Value {
		e := of(a)
		e.text, e.tail, e.children, e.attrib = nil, nil, nil, pyrt.NewDict[Value, Value]()
		return nil
	})
	t.Def("__copy__()", func(a []Value) Value {
		c := *of(a)
		c.attrib, c.children = c.attrib.Copy(), slices.Clone(c.children)
		return &c
	})
	t.Def("__deepcopy__(memo, /)", func(a []Value) Value {
		memo, _ := a[1].(*Dict)
		return of(a).deepCopy(memo)
	})
}

func (e *Element) deepCopy(memo *Dict) *Element {
	c := &Element{tag: e.tag, text: DeepCopy(e.text, memo), tail: DeepCopy(e.tail, memo), attrib: e.attrib.Copy()}
	for _, child := range e.children {
		c.children = append(c.children, child.deepCopy(memo))
	}
	return c
}

// elementList adds what elements have of a list of their children.
func elementList(t *Class) {
	of := func(a []Value) *Element { return a[0].(*Element) }
	// edit lets a method of list work on the children.
	edit := func(e *Element, f func(l *List) Value) Value {
		l := pyrt.NewList(elementValues(e.children)...)
		r := f(l)
		e.children = nil
		for _, v := range l.Items {
			e.children = append(e.children, elementArg(v, "append()"))
		}
		return r
	}
	t.Def("__len__()", func(a []Value) Value { return len(of(a).children) })
	t.Def("__bool__()", func(a []Value) Value { return len(of(a).children) > 0 })
	t.Def("__getitem__(key, /)", func(a []Value) Value {
		if i, ok := a[1].(int); ok && (i >= len(of(a).children) || i < -len(of(a).children)) {
			raise(pyrt.IndexError, "child index out of range")
		}
		return GetItem(pyrt.NewList(elementValues(of(a).children)...), a[1])
	})
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		return edit(of(a), func(l *List) Value { SetItem(l, a[1], a[2]); return nil })
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		return edit(of(a), func(l *List) Value { DelItem(l, a[1]); return nil })
	})
	t.Def("__iter__()", func(a []Value) Value {
		e, next := of(a), 0
		return NewIterator(seqIterType, func() (Value, bool) {
			if next >= len(e.children) {
				return nil, false
			}
			next++
			return e.children[next-1], true
		})
	})
	t.Def("append(subelement, /)", func(a []Value) Value {
		of(a).children = append(of(a).children, elementArg(a[1], "append()"))
		return nil
	})
	t.Def("extend(elements, /)", func(a []Value) Value {
		for _, v := range Items(a[1]) {
			of(a).children = append(of(a).children, elementArg(v, "append()"))
		}
		return nil
	})
	t.Def("insert(index, subelement, /)", func(a []Value) Value {
		elementArg(a[2], "insert()")
		return edit(of(a), func(l *List) Value { return Call(GetAttr(l, "insert"), a[1], a[2]) })
	})
	t.Def("remove(subelement, /)", func(a []Value) Value {
		i := slices.Index(of(a).children, elementArg(a[1], "remove()"))
		if i < 0 {
			raise(pyrt.ValueError, "list.remove(x): x not in list")
		}
		of(a).children = slices.Delete(of(a).children, i, i+1)
		return nil
	})
}

// elementSearch adds the methods that look for elements.
func elementSearch(t *Class) {
	of := func(a []Value) *Element { return a[0].(*Element) }
	t.Def("iter(tag=None)", func(a []Value) Value { return sliceIterator(seqIterType, of(a).with(a[1])) })
	t.Def("itertext()", func(a []Value) Value { return sliceIterator(seqIterType, of(a).texts()) })
	t.Def("find(path, namespaces=None)", func(a []Value) Value { return firstFound(of(a).find(a[1], a[2])) })
	t.Def("findtext(path, default=None, namespaces=None)", func(a []Value) Value { return textOfFirst(of(a).find(a[1], a[3]), a[2]) })
	t.Def("findall(path, namespaces=None)", func(a []Value) Value { return pyrt.NewList(elementValues(of(a).find(a[1], a[2]))...) })
	t.Def("iterfind(path, namespaces=None)", func(a []Value) Value {
		return sliceIterator(GeneratorType, elementValues(of(a).find(a[1], a[2])))
	})
}

func firstFound(found []*Element) Value {
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

func textOfFirst(found []*Element, otherwise Value) Value {
	switch {
	case len(found) == 0:
		return otherwise
	case found[0].text == nil:
		return ""
	}
	return found[0].text
}
