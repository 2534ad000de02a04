package dyn

import (
	"iter"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A regexPattern is a re.Pattern, of str or of bytes.
type regexPattern interface {
	find(s Value, how finding, pos, end Value) Value
	findAll(s, pos, end Value) Value
	findIter(s, pos, end Value) Value
	split(s Value, maxSplit int) Value
	sub(repl, s Value, count int) (Value, int)
	attribute(name string) Value
	Repr() string
	EqualValue(other Value) (equal, ok bool)
}

type finding int

const (
	searching finding = iota
	matching
	fullMatching
)

// A patternOf is a pattern of one of the two kinds of text.
type patternOf[S string | Bytes] struct{ re *pyrt.Pattern[S] }

// PyClass returns re.Pattern.
func (*patternOf[S]) PyClass() *Class { return patternType }

var patternType = NewType("re", "Pattern").Dotted()

func init() {
	t := patternType
	t.final = true
	for _, row := range []struct {
		signature string
		how       finding
	}{
		{"search(string, pos=0, endpos=None)", searching},
		{"match(string, pos=0, endpos=None)", matching},
		{"fullmatch(string, pos=0, endpos=None)", fullMatching},
	} {
		t.Def(row.signature, func(a []Value) Value { return a[0].(regexPattern).find(a[1], row.how, a[2], a[3]) })
	}
	t.Def("findall(string, pos=0, endpos=None)", func(a []Value) Value { return a[0].(regexPattern).findAll(a[1], a[2], a[3]) })
	t.Def("finditer(string, pos=0, endpos=None)", func(a []Value) Value { return a[0].(regexPattern).findIter(a[1], a[2], a[3]) })
	t.Def("split(string, maxsplit=0)", func(a []Value) Value { return a[0].(regexPattern).split(a[1], Index(a[2])) })
	t.Def("sub(repl, string, count=0)", func(a []Value) Value {
		text, _ := a[0].(regexPattern).sub(a[1], a[2], Index(a[3]))
		return text
	})
	t.Def("subn(repl, string, count=0)", func(a []Value) Value {
		text, n := a[0].(regexPattern).sub(a[1], a[2], Index(a[3]))
		return Tuple{text, n}
	})
	t.Def("__copy__()", func(a []Value) Value { return a[0] })
	t.Def("__deepcopy__(memo, /)", func(a []Value) Value { return a[0] })
	for _, name := range []string{"pattern", "flags", "groups", "groupindex"} {
		t.Getter(name, func(v Value) Value { return v.(regexPattern).attribute(name) })
	}
	t.Missing("scanner")
}

func (p *patternOf[S]) attribute(name string) Value {
	switch name {
	case "pattern":
		return p.re.Text()
	case "flags":
		return p.re.Flags()
	case "groups":
		return p.re.Groups()
	}
	d := pyrt.NewDict[Value, Value]()
	for k, n := range p.re.GroupIndex().Items() {
		d.Set(k, n)
	}
	return d
}

// Repr returns repr(p).
func (p *patternOf[S]) Repr() string {
	flags := p.re.Flags()
	const kinds = pyrt.RegexLocale | pyrt.RegexUnicode | pyrt.RegexASCII
	if flags&kinds == pyrt.RegexUnicode {
		flags &^= pyrt.RegexUnicode
	}
	text := pyrt.StrSlice(pyrt.Repr(Value(p.re.Text())), 0, 200)
	if flags == 0 {
		return "re.compile(" + text + ")"
	}
	var names []string
	for _, name := range []string{"TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"} {
		for _, row := range regexFlags {
			if row.name == name && flags&row.value != 0 {
				names = append(names, "re."+name)
			}
		}
	}
	return "re.compile(" + text + ", " + strings.Join(names, "|") + ")"
}

// EqualValue compares text and flags.
func (p *patternOf[S]) EqualValue(other Value) (equal, ok bool) {
	o, same := other.(*patternOf[S])
	return same && p.re.Text() == o.re.Text() && p.re.Flags() == o.re.Flags(), true
}

// Hash returns hash(p).
func (p *patternOf[S]) Hash() int {
	return pyrt.HashTuple(pyrt.HashOf(Value(p.re.Text())), p.re.Flags())
}

// subject returns the text that is searched.
func (p *patternOf[S]) subject(v Value) S {
	var zero S
	_, ofText := Value(zero).(string)
	s, isText := asStr(v)
	if isText && ofText {
		return S(s)
	}
	if isText {
		raise(pyrt.TypeError, "cannot use a bytes pattern on a string-like object")
	}
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "expected string or bytes-like object, got '%s'", TypeName(v))
	}
	if ofText {
		raise(pyrt.TypeError, "cannot use a string pattern on a bytes-like object")
	}
	return S(b)
}

// searchBounds returns pos and endpos where they are given.
func searchBounds(pos, end Value) []int {
	if pos == nil {
		return nil
	}
	from := clampedIndex(pos)
	if end == nil {
		return []int{from}
	}
	return []int{from, clampedIndex(end)}
}

func (p *patternOf[S]) find(v Value, how finding, pos, end Value) Value {
	s := p.subject(v)
	var m *pyrt.Match[S]
	switch how {
	case searching:
		m = p.re.Search(s, searchBounds(pos, end)...)
	case matching:
		m = p.re.Match(s, searchBounds(pos, end)...)
	default:
		m = p.re.FullMatch(s, searchBounds(pos, end)...)
	}
	if m == nil {
		return nil
	}
	return &matchOf[S]{m, p}
}

func (p *patternOf[S]) findAll(v, pos, end Value) Value {
	s, out := p.subject(v), pyrt.NewList[Value]()
	if p.re.Groups() < 2 {
		for _, text := range p.re.FindAll(s, searchBounds(pos, end)...) {
			out.Append(text)
		}
		return out
	}
	for _, groups := range p.re.FindAllGroups(s, searchBounds(pos, end)...) {
		t := make(Tuple, len(groups))
		for i, text := range groups {
			t[i] = text
		}
		out.Append(t)
	}
	return out
}

var matchIterType = NewIterType("builtins", "callable_iterator")

func (p *patternOf[S]) findIter(v, pos, end Value) Value {
	next, stop := iter.Pull(p.re.FindIter(p.subject(v), searchBounds(pos, end)...))
	return NewIterator(matchIterType, func() (Value, bool) {
		m, ok := next()
		if !ok {
			stop()
			return nil, false
		}
		return &matchOf[S]{m, p}, true
	})
}

func (p *patternOf[S]) split(v Value, maxSplit int) Value {
	out := pyrt.NewList[Value]()
	for _, part := range p.re.SplitOpt(p.subject(v), maxSplit) {
		text, ok := part.Get()
		if !ok {
			out.Append(nil)
			continue
		}
		out.Append(text)
	}
	return out
}

func (p *patternOf[S]) sub(repl, v Value, count int) (Value, int) {
	s := p.subject(v)
	if !callableValue(repl) {
		template := p.template(repl)
		var n int
		text := regexGuarded(func() Value {
			var t S
			t, n = p.re.SubN(template, s, count)
			return t
		})
		return text, n
	}
	items, end := 0, 0
	text, n := p.re.SubNFunc(func(m *pyrt.Match[S]) S {
		if m.Start() > end {
			items++
		}
		end = m.End()
		switch r := Call1(repl, &matchOf[S]{m, p}).(type) {
		case nil:
			return ""
		default:
			items++
			return p.replacement(r, items-1)
		}
	}, s, count)
	return text, n
}

// template returns a replacement that is no function.
func (p *patternOf[S]) template(repl Value) S {
	var zero S
	_, ofText := Value(zero).(string)
	if s, ok := asStr(repl); ok && ofText {
		return S(s)
	}
	if b, ok := bytesOf(repl); ok && !ofText {
		return S(b)
	}
	kind, want := "str instance", "sequence item 0: expected "
	if !ofText {
		kind = "a bytes-like object"
	}
	if _, ok := repl.(string); !ok && ofText {
		if _, isBytes := bytesOf(repl); !isBytes {
			raise(pyrt.TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(repl))
		}
	}
	raise(pyrt.TypeError, "%s%s, %s found", want, kind, TypeName(repl))
	return ""
}

// replacement returns what a replacing function has returned.
func (p *patternOf[S]) replacement(v Value, item int) S {
	var zero S
	if _, ofText := Value(zero).(string); ofText {
		if s, ok := asStr(v); ok {
			return S(s)
		}
		raise(pyrt.TypeError, "sequence item %d: expected str instance, %s found", item, TypeName(v))
	}
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "sequence item %d: expected a bytes-like object, %s found", item, TypeName(v))
	}
	return S(b)
}
