package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var iterrows = &Rule{
	ID:    "iterrows",
	Title: "A DataFrame walked row by row with iterrows",
	What:  "A loop goes over df.iterrows().",
	Why: "iterrows makes a Series for each row: an index, an array with all values brought to one type, and a Python object with many " +
		"attributes. itertuples makes a plain tuple; operations on columns need no rows at all.",
	Before: `
def total(df):
    result = 0.0
    for _, row in df.iterrows():
        result += row["price"] * row["count"]
    return result
`,
	After: `
def total(df):
    return (df["price"] * df["count"]).sum()
`,
	WhenNot: []string{
		"the frame has a few dozen rows",
		"the loop changes the frame through the row's label: write columns instead, then itertuples does not help",
	},
	Levers: []string{"numpy", "structure"},
	Cost:   "iterrows",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkIterrows,
}

func checkIterrows(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if !ok || name != "iterrows" || len(call.Args)+len(call.Keywords) > 0 {
		return
	}
	if site := p.Graph.Site(call); site != nil && len(site.Callees) > 0 && site.Callees[0].Confidence >= 0.9 {
		return // an own class with such a method
	}
	if !p.imports("pandas", "geopandas") && !p.walksPairs() {
		return // another class with such a method
	}
	d := Diagnosis{
		At:      call, // most frames that are walked have a few dozen rows, or much is done for each
		Message: fmt.Sprintf("iterrows makes a Series of each row of %s", p.Source(recv)),
		Remedy:  fmt.Sprintf("compute with the columns of %s as wholes, or go over %s.itertuples()", p.Source(recv), p.Source(recv)),
	}
	switch loop := p.Parent(0).(type) {
	case *syntax.For:
		if p.waitsInside(loop) {
			return // beside a request, a Series is nothing
		}
		d.Costs = loop
	case *syntax.Comprehension:
		d.Costs = p.Parent(1)
	}
	p.Report(d)
}

// walksPairs tells whether the current node is walked in pairs, as those of labels and rows.
func (p *Pass) walksPairs() bool {
	var target syntax.Expr
	switch loop := p.Parent(0).(type) {
	case *syntax.For:
		target = loop.Target
	case *syntax.Comprehension:
		target = loop.Target
	}
	pair, ok := target.(*syntax.Tuple)
	return ok && len(pair.Elts) == 2
}

// waitsInside tells whether the rounds of a loop wait for something outside.
func (p *Pass) waitsInside(loop *syntax.For) bool {
	waits := false
	syntax.InspectBody(loop.Body, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.Call); ok && !waits {
			_, waits = p.waitOf(call)
		}
		return !waits
	})
	return waits
}
