package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A differ is a difflib.Differ.
type differ struct {
	lineJunk, charJunk func(v Value) bool
}

var differType = NewType("difflib", "Differ")

// PyClass returns difflib.Differ.
func (d *differ) PyClass() *Class { return differType }

// generator returns the generator of the delta of two sequences of lines.
func (d *differ) generator(a, b Value) Value {
	return NewGenerator("Differ.compare", func(y *Yielder) Value {
		m := newMatcher(d.lineJunk, true)
		m.setA(a)
		m.setB(b)
		run := &differRun{d, y, m.as, m.bs}
		for _, c := range m.opcodes() {
			switch c.tag {
			case "replace":
				run.fancy(c.i1, c.i2, c.j1, c.j2)
			case "delete":
				run.dump("- ", m.as[c.i1:c.i2])
			case "insert":
				run.dump("+ ", m.bs[c.j1:c.j2])
			default:
				run.dump("  ", m.as[c.i1:c.i2])
			}
		}
		return nil
	})
}

// A differRun is one comparison.
type differRun struct {
	*differ
	y    *Yielder
	a, b []Value
}

func (r *differRun) dump(prefix string, lines []Value) {
	for _, v := range lines {
		r.y.Yield(prefix + pyrt.Str(v))
	}
}

// plain shows blocks of lines that have nothing in common, the shorter first.
func (r *differRun) plain(a, b []Value) {
	if len(b) < len(a) {
		r.dump("+ ", b)
		r.dump("- ", a)
		return
	}
	r.dump("- ", a)
	r.dump("+ ", b)
}

// fancy looks in two blocks for the pair of lines that are most alike, and shows
// it with marks for what differs between the rest.
func (r *differRun) fancy(alo, ahi, blo, bhi int) {
	best, cutoff := 0.74, 0.75
	bestI, bestJ, sameI, sameJ := 0, 0, -1, -1
	m := newMatcher(r.charJunk, true)
	for j := blo; j < bhi; j++ {
		m.setB(r.b[j])
		for i := alo; i < ahi; i++ {
			if Equal(r.a[i], r.b[j]) {
				if sameI < 0 {
					sameI, sameJ = i, j
				}
				continue
			}
			m.setA(r.a[i])
			if ratio, ok := m.beats(best, false); ok {
				best, bestI, bestJ = ratio, i, j
			}
		}
	}
	if best < cutoff {
		if sameI < 0 {
			r.plain(r.a[alo:ahi], r.b[blo:bhi])
			return
		}
		bestI, bestJ = sameI, sameJ
	} else {
		sameI = -1
	}
	r.around(alo, bestI, blo, bestJ)
	if sameI < 0 {
		r.marked(m, r.a[bestI], r.b[bestJ])
	} else {
		r.y.Yield("  " + lineOf(r.a[bestI]))
	}
	r.around(bestI+1, ahi, bestJ+1, bhi)
}

func (r *differRun) around(alo, ahi, blo, bhi int) {
	switch {
	case alo < ahi && blo < bhi:
		r.fancy(alo, ahi, blo, bhi)
	case alo < ahi:
		r.dump("- ", r.a[alo:ahi])
	case blo < bhi:
		r.dump("+ ", r.b[blo:bhi])
	}
}

// marked shows two lines with marks below what differs.
func (r *differRun) marked(m *seqMatcher, a, b Value) {
	m.setA(a)
	m.setB(b)
	var aMarks, bMarks strings.Builder
	for _, c := range m.opcodes() {
		la, lb := c.i2-c.i1, c.j2-c.j1
		switch c.tag {
		case "replace":
			aMarks.WriteString(strings.Repeat("^", la))
			bMarks.WriteString(strings.Repeat("^", lb))
		case "delete":
			aMarks.WriteString(strings.Repeat("-", la))
		case "insert":
			bMarks.WriteString(strings.Repeat("+", lb))
		default:
			aMarks.WriteString(strings.Repeat(" ", la))
			bMarks.WriteString(strings.Repeat(" ", lb))
		}
	}
	r.markedLine("- ", lineOf(a), aMarks.String(), m.as)
	r.markedLine("+ ", lineOf(b), bMarks.String(), m.bs)
}

// markedLine shows a line and its marks; white space above blanks is kept, so that
// tabs align.
func (r *differRun) markedLine(prefix, line, marks string, chars []Value) {
	var kept strings.Builder
	for i := range marks {
		c := lineOf(chars[i])
		if marks[i] != ' ' || !pyrt.IsSpace(c) {
			c = marks[i : i+1]
		}
		kept.WriteString(c)
	}
	r.y.Yield(prefix + line)
	if text := pyrt.StrRStrip(kept.String()); text != "" {
		r.y.Yield("? " + text + "\n")
	}
}

func init() {
	differType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("linejunk=None, charjunk=None").bind("Differ.__init__", args, kw, nil)
		return &differ{junkFunc(a[0]), junkFunc(a[1])}
	}, nil)
	differType.Def("compare(a, b)", func(a []Value) Value { return a[0].(*differ).generator(a[1], a[2]) })
}
