package dyn

import (
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// An xmlParser reads a document into a tree.
type xmlParser struct {
	text   string
	at     int
	open   []*Element
	names  []string // of the open elements, as they are written
	spaces []map[string]string
	root   *Element
	// note is told of each event, if it is set.
	note func(event string, v Value)
	data strings.Builder
	last *Element // what data follows, nil at the beginning of an element
}

// parseXML returns the root of a document.
func parseXML(text string, note func(event string, v Value)) *Element {
	p := &xmlParser{text: text, note: note, spaces: []map[string]string{{"xml": "http://www.w3.org/XML/1998/namespace"}}}
	for p.at < len(p.text) {
		p.item()
	}
	if p.root == nil || len(p.open) > 0 {
		p.fail(3, "no element found", len(p.text))
	}
	return p.root
}

// fail raises a ParseError with expat's number, message and place.
func (p *xmlParser) fail(code int, message string, at int) {
	line := 1 + strings.Count(p.text[:at], "\n")
	column := utf8.RuneCountInString(p.text[strings.LastIndexByte(p.text[:at], '\n')+1 : at])
	e := raised(Call(xmlParseError, pyrt.Percent("%s: line %d, column %d", message, line, column)))
	o := excObject(e)
	o.setAttr("code", code)
	o.setAttr("position", Tuple{line, column})
	panic(e)
}

// malformed raises a ParseError whose message, expat's, is not known.
func (p *xmlParser) malformed() {
	panic(raised(Call(xmlParseError, &missing{"the message of a ParseError"})))
}

// item reads the next markup or data.
func (p *xmlParser) item() {
	rest := p.text[p.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		p.skip("-->", 4)
	case strings.HasPrefix(rest, "<?"):
		p.skip("?>", 2)
	case strings.HasPrefix(rest, "<![CDATA[") && len(p.open) > 0:
		end := strings.Index(rest, "]]>")
		if end < 0 {
			p.malformed()
		}
		p.data.WriteString(lineEnds.Replace(rest[9:end]))
		p.at += end + 3
	case strings.HasPrefix(rest, "<!DOCTYPE") && p.root == nil:
		p.doctype(rest)
	case strings.HasPrefix(rest, "</"):
		p.end(rest)
	case rest[0] == '<':
		p.start(rest)
	default:
		p.characters(rest)
	}
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// skip goes on behind the end of what a tree does not keep.
func (p *xmlParser) skip(end string, from int) {
	i := strings.Index(p.text[p.at+from:], end)
	if i < 0 {
		p.malformed()
	}
	p.at += from + i + len(end)
}

func (p *xmlParser) doctype(rest string) {
	end := strings.IndexAny(rest, "[>")
	switch {
	case end < 0:
		p.malformed()
	case rest[end] == '[':
		panic(pyrt.NewGuard("an XML document with a document type of its own is not carried over"))
	}
	p.at += end + 1
}

// characters reads data up to the next markup.
func (p *xmlParser) characters(rest string) {
	end := strings.IndexByte(rest, '<')
	if end < 0 {
		end = len(rest)
	}
	if len(p.open) == 0 {
		text := strings.TrimLeft(rest[:end], " \t\r\n")
		switch at := p.at + end - len(text); {
		case text == "":
		case p.root != nil:
			p.fail(9, "junk after document element", at)
		default:
			p.fail(2, "syntax error", at)
		}
	} else {
		p.data.WriteString(p.replaced(lineEnds.Replace(rest[:end]), p.at))
	}
	p.at += end
}

// replaced returns a text with its references replaced; at is where it stands.
func (p *xmlParser) replaced(text string, at int) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '&')
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		name, rest, ok := strings.Cut(text[i+1:], ";")
		if !ok || name == "" {
			p.malformed()
		}
		switch known, ok := map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}[name]; {
		case ok:
			b.WriteString(known)
		case name[0] == '#':
			b.WriteString(numericReference(name[1:]))
		default:
			p.fail(11, "undefined entity", at+i)
		}
		at += i + len(name) + 2
		text = rest
	}
}

// flush gives the data that was read to the element that it belongs to.
func (p *xmlParser) flush() {
	if p.data.Len() == 0 {
		return
	}
	text := p.data.String()
	p.data.Reset()
	switch {
	case p.last != nil:
		p.last.tail = text
	case len(p.open) > 0:
		p.open[len(p.open)-1].text = text
	}
}

const xmlNameEnd = " \t\r\n/>="

// start reads a start tag.
func (p *xmlParser) start(rest string) {
	if p.root != nil && len(p.open) == 0 {
		p.fail(9, "junk after document element", p.at)
	}
	n := strings.IndexAny(rest[1:], xmlNameEnd)
	if n <= 0 {
		p.malformed()
	}
	name := rest[1 : 1+n]
	at := p.at + 1 + n
	var attrs [][2]string
	for {
		at += len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " \t\r\n"))
		if at == len(p.text) {
			p.malformed()
		}
		if p.text[at] == '>' || strings.HasPrefix(p.text[at:], "/>") {
			break
		}
		var attr [2]string
		attr, at = p.attribute(at)
		attrs = append(attrs, attr)
	}
	p.flush()
	p.element(name, attrs)
	if p.text[at] == '/' {
		p.at = at + 2
		p.close()
		return
	}
	p.at = at + 1
}

// attribute reads an attribute and returns the place behind it.
func (p *xmlParser) attribute(at int) ([2]string, int) {
	rest := p.text[at:]
	n := strings.IndexAny(rest, xmlNameEnd)
	value := strings.TrimLeft(rest[max(n, 0):], " \t\r\n")
	if n <= 0 || !strings.HasPrefix(value, "=") {
		p.malformed()
	}
	value = strings.TrimLeft(value[1:], " \t\r\n")
	if value == "" || value[0] != '"' && value[0] != '\'' {
		p.malformed()
	}
	end := strings.IndexByte(value[1:], value[0])
	if end < 0 || strings.Contains(value[1:1+end], "<") {
		p.malformed()
	}
	from := len(p.text) - len(value) + 1
	plain := strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ").Replace(value[1 : 1+end])
	return [2]string{rest[:n], p.replaced(plain, from)}, from + end + 1
}

// element opens an element.
func (p *xmlParser) element(name string, attrs [][2]string) {
	spaces := p.spaces[len(p.spaces)-1]
	copied := false
	for _, a := range attrs {
		prefix, isPrefix := strings.CutPrefix(a[0], "xmlns:")
		if a[0] != "xmlns" && !isPrefix {
			continue
		}
		if a[0] == "xmlns" {
			prefix = ""
		}
		if !copied {
			spaces, copied = copyOf(spaces), true
		}
		spaces[prefix] = a[1]
		p.tell("start-ns", Tuple{prefix, a[1]})
	}
	p.spaces = append(p.spaces, spaces)
	e := &Element{tag: p.expanded(name, spaces, true), attrib: pyrt.NewDict[Value, Value]()}
	for _, a := range attrs {
		if a[0] != "xmlns" && !strings.HasPrefix(a[0], "xmlns:") {
			key := p.expanded(a[0], spaces, false)
			if e.attrib.Contains(key) {
				p.malformed()
			}
			e.attrib.Set(key, a[1])
		}
	}
	if len(p.open) > 0 {
		parent := p.open[len(p.open)-1]
		parent.children = append(parent.children, e)
	} else {
		p.root = e
	}
	p.open, p.names, p.last = append(p.open, e), append(p.names, name), nil
	p.tell("start", e)
}

func copyOf(m map[string]string) map[string]string {
	c := make(map[string]string, len(m)+1)
	for k, v := range m {
		c[k] = v
	}
	return c
}

// expanded writes a name with its namespace in braces.
func (p *xmlParser) expanded(name string, spaces map[string]string, element bool) string {
	prefix, local, prefixed := strings.Cut(name, ":")
	if !prefixed {
		if uri := spaces[""]; uri != "" && element {
			return "{" + uri + "}" + name
		}
		return name
	}
	uri, ok := spaces[prefix]
	if !ok {
		p.fail(27, "unbound prefix", p.at)
	}
	return "{" + uri + "}" + local
}

func (p *xmlParser) tell(event string, v Value) {
	if p.note != nil {
		p.note(event, v)
	}
}

// end reads an end tag.
func (p *xmlParser) end(rest string) {
	n := strings.IndexByte(rest, '>')
	if n < 0 {
		p.malformed()
	}
	name := strings.TrimRight(rest[2:n], " \t\r\n")
	if len(p.open) == 0 {
		p.malformed()
	}
	if name != p.names[len(p.names)-1] {
		p.fail(7, "mismatched tag", p.at+2)
	}
	p.flush()
	p.at += n + 1
	p.close()
}

// close ends the innermost element.
func (p *xmlParser) close() {
	last := len(p.open) - 1
	p.flush()
	p.last = p.open[last]
	p.open, p.names, p.spaces = p.open[:last], p.names[:last], p.spaces[:len(p.spaces)-1]
	p.tell("end", p.last)
}

// iterParse is ElementTree.iterparse: the document is read whole.
func iterParse(text string, events Value) Value {
	wanted := map[string]bool{"end": events == nil}
	if events != nil {
		for it := Over(events); it.Next(); {
			name := Str(it.Value)
			if name != "start" && name != "end" && name != "start-ns" {
				panic(pyrt.NewGuard("the event " + name + " of iterparse is not carried over"))
			}
			wanted[name] = true
		}
	}
	var out []Value
	parseXML(text, func(event string, v Value) {
		if wanted[event] {
			out = append(out, Tuple{event, v})
		}
	})
	return sliceIterator(GeneratorType, out)
}
