package evidence

import (
	"cmp"
	"slices"
)

// lineKey is a line of a function.
type lineKey struct{ function, line int }

// addLines gives each function what the profile knows of its lines. A function
// whose source has moved gets none: they would point at other code.
func (m *matcher) addLines(sums []*Totals) {
	lines := map[lineKey]*LineSample{}
	at := func(function, line int) *LineSample {
		key := lineKey{function, line}
		if lines[key] == nil {
			sample := newLineSample(line)
			lines[key] = &sample
		}
		return lines[key]
	}
	for i := range m.profile.Entries {
		e, where := &m.profile.Entries[i], m.places[i]
		if where.function < 0 || where.moved {
			continue
		}
		for _, sample := range e.LineSamples {
			at(where.function, sample.Line).add(sample)
		}
		if m.profile.Lines == CurrentLine && e.Line > 0 && (e.Func == "" || m.profile.contexts != nil) {
			at(where.function, e.Line).add(LineSample{
				Line: e.Line, Self: e.Self, Cumulative: Unknown, Calls: Unknown, MemAlloc: e.MemAlloc, CShare: e.CShare})
		}
	}
	m.foldLines(lines)
	for key, sample := range lines {
		sums[key.function].LineSamples = append(sums[key.function].LineSamples, *sample)
	}
	for _, t := range sums {
		if t == nil {
			continue
		}
		if t.Moved {
			t.LineSamples = nil
		}
		slices.SortFunc(t.LineSamples, func(a, b LineSample) int { return cmp.Compare(a.Line, b.Line) })
	}
}

// add joins what another entry knows of the same line.
func (s *LineSample) add(o LineSample) {
	if o.CShare != Unknown {
		own := float64(max(s.CShare, 0) * max(s.Self, 0))
		if sum := max(s.Self, 0) + max(o.Self, 0); sum > 0 {
			s.CShare = (own + float64(o.CShare*max(o.Self, 0))) / sum
		}
	}
	plus(&s.Self, o.Self)
	plus(&s.Cumulative, o.Cumulative)
	plus(&s.MemAlloc, o.MemAlloc)
	if o.Calls != Unknown {
		s.Calls = max(s.Calls, 0) + o.Calls
	}
}

// foldLines sets the cumulative time of lines from whole stacks, in which a
// line counts once however often it recurs.
func (m *matcher) foldLines(lines map[lineKey]*LineSample) {
	p := m.profile
	if p.contexts == nil || p.Lines != CurrentLine {
		return
	}
	numbers := map[lineKey]int{}
	var known []lineKey
	group := make([]int, len(p.Entries))
	for i := range p.Entries {
		key := lineKey{m.places[i].function, p.Entries[i].Line}
		if lines[key] == nil {
			group[i] = -1
			continue
		}
		if _, ok := numbers[key]; !ok {
			numbers[key] = len(known)
			known = append(known, key)
		}
		group[i] = numbers[key]
	}
	fold := foldContexts(p.contexts, group, len(known))
	for i, key := range known {
		lines[key].Cumulative = fold.cumulative[i]
	}
}
