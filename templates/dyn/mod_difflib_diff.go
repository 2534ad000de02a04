package dyn

import (
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// closeMatches is difflib.get_close_matches.
func closeMatches(word, possible, n, cutoff Value) Value {
	if !Greater(n, 0) {
		raise(pyrt.ValueError, "n must be > 0: %s", Repr(n))
	}
	limit := Float(cutoff)
	if limit < 0 || limit > 1 {
		raise(pyrt.ValueError, "cutoff must be in [0.0, 1.0]: %s", Repr(cutoff))
	}
	m := newMatcher(nil, true)
	m.setB(word)
	found := []Value{}
	for it := Over(possible); it.Next(); {
		m.setA(it.Value)
		if r, ok := m.beats(limit, true); ok {
			found = append(found, Tuple{r, it.Value})
		}
	}
	slices.SortStableFunc(found, func(x, y Value) int {
		switch {
		case Less(y, x):
			return -1
		case Less(x, y):
			return 1
		}
		return 0
	})
	out := pyrt.NewList[Value]()
	for _, f := range found[:min(Index(n), len(found))] {
		out.Append(f.(Tuple)[1])
	}
	return out
}

// diffText is what unified_diff and context_diff are given.
type diffText struct {
	a, b           []Value
	from, to, term string
	groups         [][]opcode
}

// newDiffText checks the arguments a, b, fromfile, tofile, fromfiledate,
// tofiledate, n, lineterm.
func newDiffText(v []Value) *diffText {
	d := &diffText{a: Items(v[0]), b: Items(v[1])}
	for _, lines := range [][]Value{d.a, d.b} {
		if len(lines) > 0 && !IsInstance(lines[0], StrType) {
			raise(pyrt.TypeError, "lines to compare must be str, not %s (%s)", TypeName(lines[0]), Repr(lines[0]))
		}
	}
	text := make([]string, 8)
	for _, i := range []int{2, 3, 4, 5, 7} {
		s, ok := asStr(v[i])
		if !ok {
			raise(pyrt.TypeError, "all arguments must be str, not: %s", Repr(v[i]))
		}
		text[i] = s
	}
	dated := func(name, date string) string {
		if date != "" {
			date = "\t" + date
		}
		return name + date + text[7]
	}
	d.from, d.to, d.term = dated(text[2], text[4]), dated(text[3], text[5]), text[7]
	m := newMatcher(nil, true)
	m.setA(v[0])
	m.setB(v[1])
	d.groups = m.grouped(Index(v[6]))
	return d
}

// lineOf returns a line, which is a str.
func lineOf(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, `can only concatenate str (not "%s") to str`, TypeName(v))
	}
	return s
}

func (d *diffText) lines(y *Yielder, prefix string, lines []Value) {
	for _, v := range lines {
		y.Yield(prefix + lineOf(v))
	}
}

func unifiedRange(start, stop int) string {
	switch stop - start {
	case 1:
		return strconv.Itoa(start + 1)
	case 0:
		return strconv.Itoa(start) + ",0"
	}
	return strconv.Itoa(start+1) + "," + strconv.Itoa(stop-start)
}

func (d *diffText) unified(y *Yielder) {
	for i, g := range d.groups {
		if i == 0 {
			y.Yield("--- " + d.from)
			y.Yield("+++ " + d.to)
		}
		first, last := g[0], g[len(g)-1]
		y.Yield("@@ -" + unifiedRange(first.i1, last.i2) + " +" + unifiedRange(first.j1, last.j2) + " @@" + d.term)
		for _, c := range g {
			if c.tag == "equal" {
				d.lines(y, " ", d.a[c.i1:c.i2])
				continue
			}
			d.lines(y, "-", d.a[c.i1:c.i2])
			d.lines(y, "+", d.b[c.j1:c.j2])
		}
	}
}

func contextRange(start, stop int) string {
	switch stop - start {
	case 0:
		return strconv.Itoa(start)
	case 1:
		return strconv.Itoa(start + 1)
	}
	return strconv.Itoa(start+1) + "," + strconv.Itoa(stop)
}

var contextMarks = map[string]string{"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}

func (d *diffText) context(y *Yielder) {
	for i, g := range d.groups {
		if i == 0 {
			y.Yield("*** " + d.from)
			y.Yield("--- " + d.to)
		}
		first, last := g[0], g[len(g)-1]
		has := func(tag string) bool {
			return slices.ContainsFunc(g, func(c opcode) bool { return c.tag == "replace" || c.tag == tag })
		}
		y.Yield("***************" + d.term)
		y.Yield("*** " + contextRange(first.i1, last.i2) + " ****" + d.term)
		if has("delete") {
			for _, c := range g {
				d.lines(y, contextMarks[c.tag], d.a[c.i1:c.i2])
			}
		}
		y.Yield("--- " + contextRange(first.j1, last.j2) + " ----" + d.term)
		if has("insert") {
			for _, c := range g {
				d.lines(y, contextMarks[c.tag], d.b[c.j1:c.j2])
			}
		}
	}
}

// restored is difflib.restore.
func restored(y *Yielder, delta, which Value) {
	tag := map[Value]string{1: "- ", 2: "+ "}[IntOf(which)]
	if tag == "" {
		raise(pyrt.ValueError, "unknown delta choice (must be 1 or 2): %s", Repr(which))
	}
	for it := Over(delta); it.Next(); {
		line := lineOf(it.Value)
		if strings.HasPrefix(line, "  ") || strings.HasPrefix(line, tag) {
			y.Yield(line[2:])
		}
	}
}

// ModDifflib is the module difflib.
var ModDifflib = NewLibrary("difflib", func(m *Module) {
	m.Const("SequenceMatcher", seqMatcherType)
	m.Const("Differ", differType)
	m.Const("Match", blockMatchType)
	m.Def("get_close_matches(word, possibilities, n=3, cutoff=0.6)", func(a []Value) Value { return closeMatches(a[0], a[1], a[2], a[3]) })
	m.Def("unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n')", func(a []Value) Value {
		return NewGenerator("unified_diff", func(y *Yielder) Value { newDiffText(a).unified(y); return nil })
	})
	m.Def("context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n')", func(a []Value) Value {
		return NewGenerator("context_diff", func(y *Yielder) Value { newDiffText(a).context(y); return nil })
	})
	m.Def("IS_LINE_JUNK(line, pat=None)", func(a []Value) Value { return isLineJunk(lineOf(a[0])) })
	m.Def("IS_CHARACTER_JUNK(ch, ws=' \t')", func(a []Value) Value { return In(a[0], a[1]) })
	m.Def("ndiff(a, b, linejunk=None, charjunk=)", func(a []Value) Value {
		d := &differ{lineJunk: junkFunc(a[2])}
		if a[3] != Unbound {
			d.charJunk = junkFunc(a[3])
		} else {
			d.charJunk = func(v Value) bool { return v == " " || v == "\t" }
		}
		return d.generator(a[0], a[1])
	})
	m.Def("restore(delta, which)", func(a []Value) Value {
		return NewGenerator("restore", func(y *Yielder) Value { restored(y, a[0], a[1]); return nil })
	})
})

// isLineJunk reports whether a line is blank or a lone #.
func isLineJunk(line string) bool {
	line = pyrt.StrStrip(line)
	return line == "" || line == "#"
}
