package migration

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
)

// totals counts the functions. Where nothing is known of the time, each counts
// alike.
func (b *builder) totals() {
	fs := b.out.Functions
	t := Totals{Count: map[ledger.Status]int{}, Share: map[ledger.Status]float64{}}
	weight := b.weights()
	add := func(p *Part, i int) { p.Count++; p.Share += weight[i] }
	s := Speed{SoFar: 1, After: map[ledger.Status]float64{}}
	after, rest := 0.0, 0.0
	for i := range fs {
		f := &fs[i]
		if f.Kind == Class {
			continue // its methods count
		}
		t.Functions++
		t.Count[f.Status]++
		t.Share[f.Status] += weight[i]
		switch f.Proof {
		case Proven:
			add(&t.Proven, i)
		case Differs:
			add(&t.Different, i)
		case Unproven:
			add(&t.Unproven, i)
		}
		if f.Review.State == review.StateAccepted {
			add(&t.Accepted, i)
		}
		if f.Drifted() {
			add(&t.Drifted, i)
		}
		if v := f.Verification; v != nil {
			t.Vectors += v.Vectors.Recorded + v.Vectors.Generated
		}
		faster := f.faster()
		if faster > 0 {
			s.Measured += weight[i]
		} else {
			faster = 1
		}
		left := weight[i] / faster
		f.After = f.Share / faster
		if f.Status != ledger.Ported {
			rest += left
		}
		s.After[f.Status] += left
		after += left
	}
	if after > 0 {
		s.SoFar = 1 / after
	}
	if len(fs) > 0 && rest > 1e-9 {
		s.Bound = 1 / rest
	}
	t.PyLines, t.GoLines = b.lines()
	b.out.Totals, b.out.Speed = t, s
}

// faster returns how many times faster a function was measured to be as it stands,
// 0 where it was not.
func (f *Function) faster() float64 {
	if f.Verification == nil || f.Verification.Speedup == nil || f.Proof == Outdated {
		return 0
	}
	return f.Verification.Speedup.Ratio
}

// weights returns the part of the time of each function; alike where none is
// known. A class has none.
func (b *builder) weights() []float64 {
	out := make([]float64, len(b.out.Functions))
	whole, functions := 0.0, 0
	for i := range out {
		out[i] = b.out.Functions[i].Share
		whole += out[i]
		if b.out.Functions[i].Kind != Class {
			functions++
		}
	}
	for i := range out {
		if whole == 0 && b.out.Functions[i].Kind != Class {
			out[i] = 1 / float64(functions)
		}
	}
	return out
}

// lines counts the lines of both sides, of files that are part of the port.
func (b *builder) lines() (py, goLines int) {
	p := b.in.Port
	if p == nil {
		for _, f := range b.in.Project.Program.Files {
			if b.python.own(f) {
				py += f.Tree.NumLines()
			}
		}
		return py, 0
	}
	for _, f := range p.Ledger.Files {
		if f.Status == ledger.FilePorted {
			py += len(splitLines(p.Made.Python[f.Path]))
		}
	}
	for _, text := range p.Files {
		goLines += len(splitLines(text))
	}
	return py, goLines
}

// files sums the functions up by file.
func (b *builder) files() {
	weight := b.weights()
	at := map[string]int{}
	list := []File{}
	for i := range b.out.Functions {
		f := &b.out.Functions[i]
		k, ok := at[f.File]
		if !ok {
			k = len(list)
			at[f.File] = k
			list = append(list, File{Path: f.File, ByStatus: map[ledger.Status]float64{}})
		}
		list[k].Functions++
		list[k].Share += weight[i]
		list[k].ByStatus[f.Status] += weight[i]
	}
	slices.SortStableFunc(list, func(x, y File) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(x.Path, y.Path))
	})
	b.out.Files = list
}

// reasons ranks what holds functions back by the time that it holds back.
func (b *builder) reasons() {
	weight := b.weights()
	at := map[string]int{}
	list := []Reason{}
	for i := range b.out.Functions {
		for _, r := range b.out.Functions[i].Reasons {
			k, ok := at[r.Code]
			if !ok {
				k = len(list)
				at[r.Code] = k
				list = append(list, Reason{Code: r.Code, Text: r.Text})
			}
			x := &list[k]
			if n := len(x.Functions); n == 0 || x.Functions[n-1] != i {
				x.Functions = append(x.Functions, i)
				x.Share += weight[i]
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Reason) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(len(y.Functions), len(x.Functions)), cmp.Compare(x.Code, y.Code))
	})
	b.out.Reasons = list
}
