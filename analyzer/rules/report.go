package rules

import (
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules/measure"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Related is another place that explains a finding.
type Related = findings.Related

// A Diagnosis is what a check found at one place.
type Diagnosis struct {
	// At is the node that the code frame shows.
	At syntax.Node
	// Span narrows the code frame, for nodes as large as a whole function.
	Span syntax.Span
	// Costs is the node whose run time the remedy shrinks; At if nil.
	Costs syntax.Node
	// Callees tells that the remedy also saves the time inside the own functions
	// that Costs calls.
	Callees bool
	// Func is the function that the finding is about as a whole, with all that it calls,
	// for checks that look at a def. Nil means the function around the current
	// node, and that only Costs is meant.
	Func *resolve.Func
	// Message says what is slow here, Remedy what to do: one sentence each,
	// without a full stop, naming the variables of this place.
	Message, Remedy string
	// Share overrides the share of the run that the remedy shrinks, for findings
	// about a part of the program other than a node or a function.
	Share float64
	// Size is the number of elements or rounds that the measured cost depends
	// on. 0 means unknown: assumedSize is taken.
	Size float64
	// Speedup overrides the ratio computed from the rule's cost at Size, for
	// rules that know better. It must be computed, never made up.
	Speedup float64
	// Grows tells that the remedy changes how the time grows with the data, as
	// a set does where a list was searched.
	Grows bool
	// Evident tells that the source itself shows that the data comes in bulk (see Pass.Bulk) or that
	// the code runs often. Then, without a profile, the finding of a rule that needs a sign is shown
	// wherever the code runs at all.
	Evident bool
	// Small tells that each time saves little, however large the data is: without
	// a profile the finding is shown only where the program is seen to repeat the code.
	Small bool
	// Rough tells that this place may be one where the pattern does no harm: without a sign, only a profile
	// has it shown then.
	Rough bool
	// Floor is the level that the finding has at least where its code runs at
	// all: for remedies that save memory or stop its growth, which the share of
	// time does not show.
	Floor findings.Level
	// AtImport tells that the time passes whenever the module is imported. Then the finding is shown at
	// least low, in commands too, whose start it delays; not in what builds, documents or tests the program.
	AtImport bool
	// Kind names the kind of place, for rules whose places are not alike: how often readers found a change worth it
	// is measured for each kind (precision).
	Kind string
	// Levers overrides the rule's levers, best first.
	Levers  []string
	Related []Related
}

// assumedSize is the size of data that the source does not show. Where code is
// hot at all, its loops and containers are seldom smaller.
const assumedSize = 100

// Report adds a finding. It computes share, speedup, gain and level from the
// heat of the place and the measured cost of the rule.
func (p *Pass) Report(d Diagnosis) {
	if d.Speedup == 0 {
		d.Speedup = p.Speedup(d.Size)
	}
	if d.Levers == nil {
		d.Levers = p.rule.Levers
	}
	if d.Span == (syntax.Span{}) {
		d.Span = d.At.Range()
	}
	fn, share := p.shareOf(d)
	if d.Share > 0 {
		share = d.Share
	}
	gain := share * (1 - 1/d.Speedup)
	level, needs := p.shown(fn, d, gain)
	tree := p.File.Tree
	line, col := p.position(d.Span.Start)
	endLine, endCol := p.position(d.Span.End)
	p.found = append(p.found, findings.Finding{
		Rule: p.rule.ID, Kind: d.Kind, Lever: d.Levers[0], Levers: d.Levers,
		File: tree.Path, Line: line, Col: col, EndLine: endLine, EndCol: endCol,
		Symbol: fn.Qual, Message: d.Message, Remedy: d.Remedy,
		Level: level, Needs: needs, Share: share, Speedup: d.Speedup, Gain: gain,
		Evidence: p.evidence(fn), Related: d.Related,
	})
}

// shareOf returns the function that a diagnosis is about, and the share of the
// run that the remedy shrinks.
func (p *Pass) shareOf(d Diagnosis) (*resolve.Func, float64) {
	if d.Func != nil {
		return d.Func, p.Heat.Of(d.Func).Total
	}
	fn, costs := p.Func(), d.Costs
	if costs == nil {
		costs = d.At
	}
	if d.Callees {
		return fn, p.Heat.TotalOf(fn, costs)
	}
	return fn, p.Heat.ShareOf(fn, costs)
}

// Speedup returns the ratio old time / new time that was measured for the
// current rule at a size (0 if unknown), on the program's target version of CPython.
func (p *Pass) Speedup(size float64) float64 {
	if size == 0 {
		size = assumedSize
	}
	v := p.Program.PythonFor(p.File)
	return measure.Costs().Speedup(p.rule.Cost, measure.Version{Major: v.Major, Minor: v.Minor}, size)
}

func (p *Pass) evidence(fn *resolve.Func) findings.Evidence { return p.Heat.Of(fn).Evidence }

// position converts an offset into a line and a column in characters, both from 1.
func (p *Pass) position(pos syntax.Pos) (line, col int) {
	at := p.File.Tree.Position(pos)
	return at.Line, 1 + utf8.RuneCountInString(p.File.Tree.LineText(at.Line)[:at.Col])
}

// Header returns the span of the name that a def or class statement binds, for code frames.
func Header(def syntax.Stmt) syntax.Span {
	switch d := def.(type) {
	case *syntax.FunctionDef:
		return syntax.Span{Start: d.NamePos, End: d.NamePos + syntax.Pos(len(d.Name))}
	case *syntax.ClassDef:
		return syntax.Span{Start: d.NamePos, End: d.NamePos + syntax.Pos(len(d.Name))}
	}
	return def.Range()
}

// Place returns a related place for a finding.
func (p *Pass) Place(n syntax.Node, message string) Related {
	line, _ := p.position(n.Pos())
	return Related{File: p.File.Tree.Path, Line: line, Message: message}
}
