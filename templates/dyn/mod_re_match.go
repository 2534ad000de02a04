package dyn

import (
	"fmt"

	"github.com/molt-go/molt/templates/pyrt"
)

// A regexMatch is a re.Match, of str or of bytes.
type regexMatch interface {
	number(group Value) int
	text(group int, otherwise Value) Value
	span(group int) (start, end int)
	count() int
	named() *Dict
	expand(template Value) Value
	attribute(name string) Value
}

// A matchOf is a match in one of the two kinds of text.
type matchOf[S string | Bytes] struct {
	m       *pyrt.Match[S]
	pattern *patternOf[S]
}

// PyClass returns re.Match.
func (*matchOf[S]) PyClass() *Class { return matchType }

// IsTrue returns true: a match is never false.
func (*matchOf[S]) IsTrue() bool { return true }

// Repr returns repr(m).
func (m *matchOf[S]) Repr() string {
	start, end := m.m.Span()
	return fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", start, end, pyrt.StrSlice(pyrt.Repr(m.text(0, nil)), 0, 50))
}

var matchType = NewType("re", "Match").Dotted()

func init() {
	t := matchType
	t.final = true
	t.Def("group(*groups)", func(a []Value) Value {
		m, groups := a[0].(regexMatch), a[1].(Tuple)
		switch len(groups) {
		case 0:
			return m.text(0, nil)
		case 1:
			return m.text(m.number(groups[0]), nil)
		}
		out := make(Tuple, len(groups))
		for i, g := range groups {
			out[i] = m.text(m.number(g), nil)
		}
		return out
	})
	t.Def("__getitem__(group, /)", func(a []Value) Value {
		m := a[0].(regexMatch)
		return m.text(m.number(a[1]), nil)
	})
	t.Def("groups(default=None)", func(a []Value) Value {
		m := a[0].(regexMatch)
		out := make(Tuple, m.count())
		for i := range out {
			out[i] = m.text(i+1, a[1])
		}
		return out
	})
	t.Def("groupdict(default=None)", func(a []Value) Value {
		m, d := a[0].(regexMatch), pyrt.NewDict[Value, Value]()
		for name, n := range m.named().Items() {
			d.Set(name, m.text(n.(int), a[1]))
		}
		return d
	})
	t.Def("start(group=0, /)", func(a []Value) Value {
		start, _ := a[0].(regexMatch).span(a[0].(regexMatch).number(a[1]))
		return start
	})
	t.Def("end(group=0, /)", func(a []Value) Value {
		_, end := a[0].(regexMatch).span(a[0].(regexMatch).number(a[1]))
		return end
	})
	t.Def("span(group=0, /)", func(a []Value) Value {
		start, end := a[0].(regexMatch).span(a[0].(regexMatch).number(a[1]))
		return Tuple{start, end}
	})
	t.Def("expand(template)", func(a []Value) Value { return a[0].(regexMatch).expand(a[1]) })
	t.Def("__copy__()", func(a []Value) Value { return a[0] })
	t.Def("__deepcopy__(memo, /)", func(a []Value) Value { return a[0] })
	t.Getter("regs", func(v Value) Value {
		m := v.(regexMatch)
		out := make(Tuple, m.count()+1)
		for i := range out {
			start, end := m.span(i)
			out[i] = Tuple{start, end}
		}
		return out
	})
	for _, name := range []string{"pos", "endpos", "lastindex", "lastgroup", "re", "string"} {
		t.Getter(name, func(v Value) Value { return v.(regexMatch).attribute(name) })
	}
}

func (m *matchOf[S]) attribute(name string) Value {
	switch name {
	case "pos":
		return m.m.Pos()
	case "endpos":
		return m.m.EndPos()
	case "lastindex":
		return m.m.LastIndex().Value()
	case "lastgroup":
		return m.m.LastGroup().Value()
	case "re":
		return m.pattern
	}
	return m.m.Subject()
}

// number returns the number of a group given by number or name.
func (m *matchOf[S]) number(group Value) int {
	if name, ok := asStr(group); ok {
		return m.m.GroupNumber(name)
	}
	n, ok := asIndex(group)
	if !ok || n < 0 || n > m.count() {
		raise(pyrt.IndexError, "no such group")
	}
	return n
}

func (m *matchOf[S]) text(group int, otherwise Value) Value {
	text, ok := m.m.Group(group).Get()
	if !ok {
		return otherwise
	}
	return text
}

func (m *matchOf[S]) span(group int) (start, end int) { return m.m.Span(group) }

func (m *matchOf[S]) count() int { return m.pattern.re.Groups() }

func (m *matchOf[S]) named() *Dict { return m.pattern.attribute("groupindex").(*Dict) }

func (m *matchOf[S]) expand(template Value) Value {
	t := m.pattern.template(template)
	return regexGuarded(func() Value { return m.m.Expand(t) })
}
