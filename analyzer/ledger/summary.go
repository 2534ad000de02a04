package ledger

import (
	"cmp"
	"slices"
)

// A Summary counts a ledger's functions.
type Summary struct {
	Total int
	// Count and Share are by status: how many functions, and their part of the
	// run's time, 0..1.
	Count map[Status]int
	Share map[Status]float64
	// Same is the part of the time in functions that a comparison found to be the
	// same as CPython, and After what the whole takes of it by the speed-ups that
	// were measured; 1 where nothing was.
	Same, After float64
	// Blocked are the reasons, the one that holds back the most time first.
	Blocked []Blocked
}

// A Blocked is a reason with what it holds back.
type Blocked struct {
	Code  string
	Text  string // of one of the functions
	Count int
	Share float64
}

// Summary counts the functions of a ledger. Shares are parts of what all
// functions in it take; a run that nothing is known of counts each alike.
func (l *Ledger) Summary() Summary {
	s := Summary{Count: map[Status]int{}, Share: map[Status]float64{}}
	whole := 0.0
	for _, f := range l.Functions {
		whole += f.Share
	}
	share := func(f Entry) float64 {
		if whole == 0 {
			return 1 / float64(len(l.Functions))
		}
		return f.Share / whole
	}
	byCode := map[string]*Blocked{}
	for _, f := range l.Functions {
		s.Total++
		s.Count[f.Status]++
		s.Share[f.Status] += share(f)
		left := share(f)
		if v := f.Verification; v != nil {
			if v.Verdict == Same {
				s.Same += share(f)
			}
			if v.Speedup != nil && v.Speedup.Ratio > 0 {
				left /= v.Speedup.Ratio
			}
		}
		s.After += left
		seen := map[string]bool{}
		for _, r := range f.Reasons {
			if seen[r.Code] {
				continue
			}
			seen[r.Code] = true
			b := byCode[r.Code]
			if b == nil {
				b = &Blocked{Code: r.Code, Text: r.Text}
				byCode[r.Code] = b
			}
			b.Count++
			b.Share += share(f)
		}
	}
	for _, b := range byCode {
		s.Blocked = append(s.Blocked, *b)
	}
	if s.Total == 0 {
		s.After = 1
	}
	slices.SortFunc(s.Blocked, func(a, b Blocked) int {
		return cmp.Or(-cmp.Compare(a.Share, b.Share), -cmp.Compare(a.Count, b.Count), cmp.Compare(a.Code, b.Code))
	})
	return s
}
