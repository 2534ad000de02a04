package pyrt

import "testing"

// FuzzRegex compiles and matches anything: only Python's exceptions may come of
// it, and matches that lie within the text.
func FuzzRegex(f *testing.F) {
	for _, pattern := range []string{
		"a(b)?c*", `(?i)[^\W\d_]+?`, `(?P<n>x)(?(n)y|z)`, `(?<=é.)\b`, `(?:(.)x|y)*+`, `((?>a|b))++\1`, "(?x) a # b", `[\x00-\U0010FFFF]`,
	} {
		f.Add(pattern, "ab\u00e9 cx", 0, 1)
	}
	f.Fuzz(func(t *testing.T, pattern, text string, flags, pos int) {
		if len(pattern) > 30 || len(text) > 7 {
			return // what takes exponential time in CPython does so here
		}
		defer func() {
			if p := recover(); p != nil {
				if _, ok := p.(Raisable); !ok {
					panic(p)
				}
			}
		}()
		flags &= 0x1FF &^ RegexDebug
		pos %= 12
		fuzzPattern(t, CompileRegex(pattern, flags), text, pos)
		fuzzPattern(t, CompileRegexBytes(Bytes(pattern), flags&^RegexUnicode), Bytes(text), pos)
	})
}

func fuzzPattern[S string | Bytes](t *testing.T, re *Pattern[S], text S, pos int) {
	last := 0
	for m := range re.FindIter(text, pos) {
		start, end := m.span(0)
		if start < last || end < start || end > len(text) {
			t.Fatalf("%s in %q: %d to %d behind %d", re.Repr(), text, start, end, last)
		}
		last = end
	}
	re.Sub(`\g<0>`, text, 0)
	re.SplitOpt(text, 2)
	re.FullMatch(text, pos, pos+5)
}
