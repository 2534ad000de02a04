package migration

import (
	"slices"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
)

// marks says which Go lines of a function no input ran, and which an input ran on
// which the two sides differ. Both are of the Go that was verified: where it is
// another now, nothing is said.
func (j *joiner) marks(s *standing.Function, f *Function) {
	v := s.Verification
	if v == nil || v.Go != s.Judged.Go || len(f.GoText) == 0 {
		return
	}
	list := godecl.Statements(s.Now.Text)
	lines := func(set ledger.Set) []int {
		var out []int
		for _, n := range set.Within(len(list)) {
			for l := list[n-1].Line; l <= list[n-1].EndLine; l++ {
				out = append(out, s.Now.Line+l-1)
			}
		}
		slices.Sort(out)
		return slices.DeleteFunc(slices.Compact(out), func(n int) bool { return !holds(f.GoText, n) })
	}
	f.NotRun = lines(v.Unrun)
	for _, d := range v.Differences {
		f.Differing = append(f.Differing, lines(d.Ran)...)
	}
	slices.Sort(f.Differing)
	f.Differing = slices.Compact(f.Differing)
}

// holds tells whether a line is one of some texts.
func holds(list []Text, line int) bool {
	return slices.ContainsFunc(list, func(t Text) bool { return line >= t.Line && line < t.Line+len(t.Lines) })
}
