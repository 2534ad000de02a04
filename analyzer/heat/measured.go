package heat

import (
	"strings"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file puts what a profile measured in the place of the estimate.

// lineShares are the measured shares of a function's lines.
type lineShares map[int]float64

// measure replaces the estimate by a profile. A profile of other code, or one
// of memory alone, leaves the times as estimated.
func (h *Heat) measure(p *evidence.Profile) {
	prog := h.model.prog
	var list []evidence.Function // without lambdas, which belong to the def around them
	var ids []int
	for _, fn := range prog.Funcs {
		if fn.Kind != resolve.Lambda {
			list = append(list, functionOf(fn))
			ids = append(ids, fn.ID)
		}
	}
	h.report = evidence.Match(p, list)
	for i := range h.report.Functions {
		h.report.Functions[i].Function = ids[h.report.Functions[i].Function]
	}
	for i := range h.report.Edges {
		e := &h.report.Edges[i]
		e.Caller, e.Callee = ids[e.Caller], ids[e.Callee]
	}
	if len(h.report.Functions) == 0 {
		return
	}
	if p.Unit == evidence.Bytes {
		h.measureMemory()
		return
	}
	known := false
	for i := range h.funcs {
		f := &h.funcs[i]
		*f = Func{Kind: f.Kind, Basis: "did not run in the profile", Evidence: findings.Profile}
		if p.Format == evidence.Recording {
			f.Basis, f.Evidence = "did not run in the recording", findings.Recorded
		}
	}
	h.lines = map[int]lineShares{}
	for _, t := range h.report.Functions {
		h.setMeasured(prog.Funcs[t.Function], t)
		known = known || t.MemShare > 0
	}
	if known {
		h.measureMemory()
	}
}

func (h *Heat) setMeasured(fn *resolve.Func, t evidence.Totals) {
	f := &h.funcs[fn.ID]
	f.Direct = firstKnown(t.WithBuiltinsShare, t.SelfShare, 0)
	f.Self = firstKnown(t.SelfShare, t.WithBuiltinsShare, 0)
	f.Total = max(firstKnown(t.CumulativeShare, f.Direct, 0), f.Direct)
	f.Calls = max(t.Calls, 0)
	f.CacheHits = max(t.CacheHits, 0)
	f.Runs = float64(f.Calls)
	if f.Calls == 0 {
		f.Runs = h.model.calls[fn.ID]
	}
	f.Basis = "measured"
	if f.Calls > 0 {
		f.Basis = "measured, " + plural(f.Calls, "call")
	}
	if t.CShare >= 0 {
		f.Kind = measuredKind(t)
	}
	if t.Moved || len(t.LineSamples) == 0 {
		return
	}
	lines, sum := lineShares{}, 0.0
	for _, s := range t.LineSamples {
		lines[s.Line] += max(s.Self, 0)
		sum += max(s.Self, 0)
	}
	if sum > 0 {
		for n := range lines {
			lines[n] *= f.Direct / sum
		}
		h.lines[fn.ID] = lines
	}
}

func measuredKind(t evidence.Totals) Kind {
	switch {
	case t.SysShare >= 0.5:
		return IO
	case t.CShare >= 0.5:
		return C
	case 1-t.CShare-max(t.SysShare, 0) >= 0.5:
		return CPU
	}
	return Mixed
}

func (h *Heat) measureMemory() {
	for i := range h.funcs {
		h.funcs[i].Memory = 0
	}
	for _, t := range h.report.Functions {
		h.funcs[t.Function].Memory = max(t.MemShare, 0)
	}
}

func firstKnown(list ...float64) float64 {
	for _, x := range list {
		if x >= 0 {
			return x
		}
	}
	return 0
}

// functionOf describes a function to the matching of profiles.
func functionOf(fn *resolve.Func) evidence.Function {
	f := evidence.Function{
		File: fn.File.Path, Name: fn.Name, QualName: strings.TrimPrefix(fn.Qual, fn.Module.Name+"."),
		FirstLine: fn.Line(), DefLine: fn.Line(), EndLine: fn.EndLine(),
	}
	for _, d := range fn.Decorators {
		f.FirstLine = min(f.FirstLine, fn.File.Tree.Line(d.Expr.Pos()))
	}
	return f
}

// measuredShare is the share of a node by the lines that it covers. Of a line
// that it shares with other code it gets what its price is of the statement's.
func (h *Heat) measuredShare(fn *resolve.Func, n syntax.Node, lines lineShares) float64 {
	tree := fn.File.Tree
	sum := 0.0
	for line := tree.Line(n.Pos()); line <= tree.Line(max(n.EndPos()-1, n.Pos())); line++ {
		sum += lines[line]
	}
	if _, ok := n.(syntax.Expr); !ok {
		return sum
	}
	if s := statementOf(fn, n); s != nil {
		if whole := h.price(fn, s); whole > 0 {
			return sum * min(1, h.price(fn, n)/whole)
		}
	}
	return sum
}

// statementOf finds the innermost statement around an expression.
func statementOf(fn *resolve.Func, n syntax.Node) syntax.Stmt {
	var found syntax.Stmt
	span := n.Range()
	fn.Walk(func(c syntax.Node) bool {
		at := c.Range()
		if at.Start > span.Start || at.End < span.End {
			return false
		}
		if s, ok := c.(syntax.Stmt); ok {
			found = s
		}
		return true
	})
	return found
}
