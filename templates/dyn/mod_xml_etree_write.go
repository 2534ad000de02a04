package dyn

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// xmlPrefixes are the prefixes of known namespaces.
var xmlPrefixes = knownPrefixes()

func knownPrefixes() *Dict {
	d := pyrt.NewDict[Value, Value]()
	for _, row := range [][2]string{
		{"http://www.w3.org/XML/1998/namespace", "xml"}, {"http://www.w3.org/1999/xhtml", "html"},
		{"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"}, {"http://schemas.xmlsoap.org/wsdl/", "wsdl"},
		{"http://www.w3.org/2001/XMLSchema", "xs"}, {"http://www.w3.org/2001/XMLSchema-instance", "xsi"},
		{"http://purl.org/dc/elements/1.1/", "dc"},
	} {
		d.Set(row[0], row[1])
	}
	return d
}

// An xmlWriter writes a tree: the names as they are written, and the prefixes of the
// namespaces in it.
type xmlWriter struct {
	out    strings.Builder
	names  map[string]string
	spaces map[string]string // URI to prefix
	short  bool              // <a /> for what is empty
}

// writtenXML is ElementTree.tostring: a str if the encoding is "unicode", else bytes.
func writtenXML(e *Element, encoding, method, declaration, space Value, short bool) Value {
	if encoding == nil {
		encoding = "us-ascii"
	}
	name := Str(encoding)
	w := &xmlWriter{names: map[string]string{}, spaces: map[string]string{}, short: short}
	lower := strings.ToLower(name)
	switch {
	case method == "text":
		for _, t := range append(e.texts(), e.tail) {
			if t != nil {
				w.out.WriteString(Str(t))
			}
		}
	case method != nil && method != "xml":
		panic(pyrt.NewGuard("writing XML by the method " + Str(method) + " is not carried over"))
	default:
		if Truth(declaration) || declaration == nil && lower != "unicode" && lower != "utf-8" && lower != "us-ascii" {
			if lower == "unicode" {
				name = "utf-8"
			}
			w.out.WriteString("<?xml version='1.0' encoding='" + name + "'?>\n")
		}
		w.nameAll(e, space)
		w.element(e, true)
	}
	if lower == "unicode" {
		return w.out.String()
	}
	return pyrt.Encode(w.out.String(), name, "xmlcharrefreplace")
}

// nameAll finds how all names of a tree are written.
func (w *xmlWriter) nameAll(root *Element, space Value) {
	if Truth(space) {
		w.spaces[Str(space)] = ""
	}
	root.walk(func(e *Element) bool {
		switch tag := e.tag.(type) {
		case string:
			w.name(tag, space)
		case nil, *Builtin:
		default:
			raise(pyrt.TypeError, "cannot serialize %s (type %s)", pyrt.Repr(tag), TypeName(tag))
		}
		for it := Over(e.attrib); it.Next(); {
			w.name(xmlString(it.Value), space)
		}
		return true
	})
}

func (w *xmlWriter) name(q string, space Value) {
	if _, ok := w.names[q]; ok {
		return
	}
	uri, local, isQualified := cutLast(strings.TrimPrefix(q, "{"), "}")
	if !strings.HasPrefix(q, "{") || !isQualified {
		if Truth(space) {
			raise(pyrt.ValueError, "cannot use non-qualified names with default_namespace option")
		}
		w.names[q] = q
		return
	}
	prefix, ok := w.spaces[uri]
	if !ok {
		if known, ok := xmlPrefixes.GetOK(uri); ok {
			prefix = Str(known)
		} else {
			prefix = fmt.Sprintf("ns%d", len(w.spaces))
		}
		if prefix != "xml" {
			w.spaces[uri] = prefix
		}
	}
	if prefix != "" {
		local = prefix + ":" + local
	}
	w.names[q] = local
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// xmlString takes a text of a tree.
func xmlString(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "cannot serialize %s (type %s)", pyrt.Repr(v), TypeName(v))
	}
	return s
}

// element writes an element and all below; the root has the namespaces.
func (w *xmlWriter) element(e *Element, root bool) {
	kind, special := e.tag.(*Builtin)
	switch {
	case special && kind.name == "Comment":
		w.out.WriteString("<!--" + Str(e.text) + "-->")
	case special:
		w.out.WriteString("<?" + Str(e.text) + "?>")
	case e.tag == nil:
		w.content(e)
	default:
		name := w.names[e.tag.(string)]
		w.out.WriteString("<" + name)
		w.attributes(e, root)
		if Truth(e.text) || len(e.children) > 0 || !w.short {
			w.out.WriteString(">")
			w.content(e)
			w.out.WriteString("</" + name + ">")
		} else {
			w.out.WriteString(" />")
		}
	}
	if Truth(e.tail) {
		w.out.WriteString(xmlEscape.Replace(xmlString(e.tail)))
	}
}

func (w *xmlWriter) content(e *Element) {
	if Truth(e.text) {
		w.out.WriteString(xmlEscape.Replace(xmlString(e.text)))
	}
	for _, c := range e.children {
		w.element(c, false)
	}
}

var (
	xmlEscape     = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	xmlAttrEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#09;")
)

func (w *xmlWriter) attributes(e *Element, root bool) {
	if root {
		var uris []string
		for uri := range w.spaces {
			uris = append(uris, uri)
		}
		slices.SortFunc(uris, func(a, b string) int { return strings.Compare(w.spaces[a], w.spaces[b]) })
		for _, uri := range uris {
			prefix := w.spaces[uri]
			if prefix != "" {
				prefix = ":" + prefix
			}
			w.out.WriteString(" xmlns" + prefix + `="` + xmlAttrEscape.Replace(uri) + `"`)
		}
	}
	for k, v := range e.attrib.Items() {
		w.out.WriteString(" " + w.names[xmlString(k)] + `="` + xmlAttrEscape.Replace(xmlString(v)) + `"`)
	}
}
