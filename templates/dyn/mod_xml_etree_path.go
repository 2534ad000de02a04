package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// xmlPathToken splits the paths that find takes: an operator, or a tag that may have a
// namespace in braces.
const xmlPathToken = `('[^']*'|"[^"]*"|::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+`

// A pathToken is an operator, or a name.
type pathToken struct{ op, name string }

// A pathSearch is one search: where it begins, what is left of the path, and the parents
// of all elements, once asked for.
type pathSearch struct {
	root    *Element
	tokens  []pathToken
	parents map[*Element]*Element
}

// find returns the elements that a path leads to.
func (e *Element) find(path, namespaces Value) []*Element {
	text := argText(path, "find")
	if plain := pyrt.CompileRegex(`\{[^}]*\}`, 0).Sub("", text, 0); namespaces == nil && !strings.ContainsAny(plain, "/*[@.") && !strings.HasPrefix(text, "{*}") {
		return e.childrenCalled(text)
	}
	if strings.HasSuffix(text, "/") {
		text += "*"
	}
	if strings.HasPrefix(text, "/") {
		pathError("cannot use absolute path on element")
	}
	s := &pathSearch{root: e, tokens: pathTokens(text, namespaces)}
	found := []*Element{e}
	if len(s.tokens) == 0 {
		return nil
	}
	for len(s.tokens) > 0 {
		found = s.step(found)
		if len(s.tokens) > 0 && s.tokens[0].op == "/" {
			if s.next(); len(s.tokens) == 0 {
				break
			}
		}
	}
	return found
}

// childrenCalled returns the children of a tag.
func (e *Element) childrenCalled(tag string) (found []*Element) {
	for _, c := range e.children {
		if Equal(c.tag, tag) {
			found = append(found, c)
		}
	}
	return found
}

func pathError(text string) { panic(pyrt.SyntaxError.New(text)) }

func pathTokens(text string, namespaces Value) []pathToken {
	var out []pathToken
	for m := range pyrt.CompileRegex(xmlPathToken, 0).FindIter(text) {
		op, _ := m.Group(1).Get()
		name, _ := m.Group(2).Get()
		attribute := len(out) > 0 && out[len(out)-1].op == "@"
		if op == "" && name == "" {
			continue
		}
		if name != "" && name[0] != '{' {
			name = qualifiedName(name, namespaces, attribute)
		}
		out = append(out, pathToken{op, name})
	}
	return out
}

// qualifiedName writes a name with a prefix, or one in the default namespace, with the
// namespace in braces.
func qualifiedName(name string, namespaces Value, attribute bool) string {
	var spaces *Dict
	if namespaces != nil {
		spaces = mappingOf(namespaces)
	}
	prefix, local, prefixed := strings.Cut(name, ":")
	switch {
	case prefixed && spaces == nil, prefixed && !spaces.Contains(prefix):
		pathError("prefix " + pyrt.Repr(prefix) + " not found in prefix map")
	case prefixed:
		return "{" + Str(spaces.Get(prefix)) + "}" + local
	case spaces != nil && !attribute && name != "*":
		for _, key := range []Value{"", nil} {
			if uri := spaces.GetOr(key, nil); Truth(uri) {
				return "{" + Str(uri) + "}" + name
			}
		}
	}
	return name
}

func (s *pathSearch) next() pathToken {
	if len(s.tokens) == 0 {
		pathError("invalid path")
	}
	t := s.tokens[0]
	s.tokens = s.tokens[1:]
	return t
}

// step takes the next part of the path.
func (s *pathSearch) step(from []*Element) (found []*Element) {
	switch t := s.next(); t.op {
	case "", "*":
		for _, e := range from {
			for _, c := range e.children {
				if t.op == "*" || c.hasTag(t.name) {
					found = append(found, c)
				}
			}
		}
		return found
	case ".":
		return from
	case "..":
		return s.parentsOf(from)
	case "//":
		return s.below(from)
	case "[":
		return s.predicate(from)
	}
	pathError("invalid path")
	return nil
}

// hasTag tells whether a name of a path, perhaps with a wildcard, is the element's.
func (e *Element) hasTag(name string) bool {
	tag, ok := e.tag.(string)
	switch {
	case !ok:
		return false
	case name == "*" || name == "{*}*":
		return true
	case strings.HasPrefix(name, "{*}"):
		return tag == name[3:] || strings.HasSuffix(tag, name[2:])
	case strings.HasPrefix(name, "{}"):
		return tag == name[2:]
	case strings.HasSuffix(name, "}*"):
		return strings.HasPrefix(tag, name[:len(name)-1])
	}
	return tag == name
}

func (s *pathSearch) below(from []*Element) (found []*Element) {
	t := s.next()
	if t.op != "" && t.op != "*" {
		pathError("invalid descendant")
	}
	for _, e := range from {
		e.walk(func(x *Element) bool {
			if x != e && (t.op == "*" || x.hasTag(t.name)) {
				found = append(found, x)
			}
			return true
		})
	}
	return found
}

func (s *pathSearch) parent(e *Element) *Element {
	if s.parents == nil {
		s.parents = map[*Element]*Element{}
		s.root.walk(func(p *Element) bool {
			for _, c := range p.children {
				s.parents[c] = p
			}
			return true
		})
	}
	return s.parents[e]
}

func (s *pathSearch) parentsOf(from []*Element) (found []*Element) {
	seen := map[*Element]bool{}
	for _, e := range from {
		if p := s.parent(e); p != nil && !seen[p] {
			seen[p] = true
			found = append(found, p)
		}
	}
	return found
}

// predicate keeps the elements for which what stands in brackets holds.
func (s *pathSearch) predicate(from []*Element) (found []*Element) {
	shape, names := "", []string{}
	for {
		t := s.next()
		if t.op == "]" {
			break
		}
		switch {
		case t.op != "" && (t.op[0] == '\'' || t.op[0] == '"'):
			shape, names = shape+"'", append(names, t.op[1:len(t.op)-1])
		case t.op != "":
			shape, names = shape+t.op, append(names, "")
		default:
			shape, names = shape+"-", append(names, t.name)
		}
	}
	holds := s.test(shape, names)
	for _, e := range from {
		if holds(e) {
			found = append(found, e)
		}
	}
	return found
}

// test returns what a predicate of a shape asks: "-" stands for a name, "'" for a text.
func (s *pathSearch) test(shape string, names []string) func(e *Element) bool {
	last := names[len(names)-1]
	isNumber := len(names) > 0 && pyrt.CompileRegex(`-?\d+$`, 0).Match(names[0]) != nil
	negated := strings.Contains(shape, "!=")
	switch strings.Replace(shape, "!=", "=", 1) {
	case "@-":
		return func(e *Element) bool { return e.attrib.GetOr(names[1], nil) != nil }
	case "@-='":
		return func(e *Element) bool {
			v := e.attrib.GetOr(names[1], nil)
			return v != nil && Equal(v, last) != negated
		}
	case ".='":
		return func(e *Element) bool { return (e.wholeText() == last) != negated }
	case "-='":
		if !isNumber {
			return func(e *Element) bool {
				for _, c := range e.find(names[0], nil) {
					if (c.wholeText() == last) != negated {
						return true
					}
				}
				return false
			}
		}
	case "-":
		if !isNumber {
			return func(e *Element) bool { return len(e.find(names[0], nil)) > 0 }
		}
		n := pyrt.ParseInt(names[0]) - 1
		if n < 0 {
			pathError("XPath position >= 1 expected")
		}
		return func(e *Element) bool { return s.isNth(e, n) }
	case "-()", "-()-":
		if names[0] != "last" {
			pathError("unsupported function")
		}
		n := -1
		if shape == "-()-" {
			n = pyrt.ParseInt(last) - 1
			if n > -2 {
				pathError("XPath offset from last() must be negative")
			}
		}
		return func(e *Element) bool { return s.isNth(e, n) }
	}
	pathError("invalid predicate")
	return nil
}

// isNth reports whether an element is the n-th of its tag below its parent, from the
// end if n is negative.
func (s *pathSearch) isNth(e *Element, n int) bool {
	p := s.parent(e)
	if p == nil {
		return false
	}
	var same []*Element
	for _, c := range p.children {
		if Equal(c.tag, e.tag) {
			same = append(same, c)
		}
	}
	if n < 0 {
		n += len(same)
	}
	return n >= 0 && n < len(same) && same[n] == e
}

func (e *Element) wholeText() string {
	text := ""
	for _, t := range e.texts() {
		text += Str(t)
	}
	return text
}
