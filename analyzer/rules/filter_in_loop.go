package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var filterInLoop = &Rule{
	ID:    "filter-in-loop",
	Title: "A DataFrame filtered for each value of a column",
	What:  "A loop over the values of a column selects the rows of each with df[df[column] == value].",
	Why: "Each round compares the whole column and copies the rows found, so the time is rows times values. groupby sorts the rows into " +
		"groups once.",
	Before: `
def totals(df):
    out = {}
    for city in df["city"].unique():
        out[city] = df[df["city"] == city]["price"].sum()
    return out
`,
	After: `
def totals(df):
    return df.groupby("city")["price"].sum().to_dict()
`,
	WhenNot: []string{"there are only two or three values"},
	Levers:  []string{"structure"},
	Cost:    "filter-in-loop",
	Preview: true,
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Subscript)(nil)},
	Check:   checkFilterInLoop,
}

func checkFilterInLoop(p *Pass, n syntax.Node) {
	sub := n.(*syntax.Subscript)
	cmp, ok := sub.Slice.(*syntax.Compare)
	if !ok || sub.Ctx != syntax.Load || len(cmp.Ops) != 1 || cmp.Ops[0] != syntax.Eq || !p.InLoop() {
		return
	}
	frame := sub.Value
	if loc, isAttr := frame.(*syntax.Attribute); isAttr && loc.Attr == "loc" {
		frame = loc.Value
	}
	column, ok := columnOf(cmp.Left, p.Source(frame), p)
	value, isName := cmp.Comparators[0].(*syntax.Name)
	if !ok || !isName {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	unique, isCall := loop.Iter.(*syntax.Call)
	if !isCall || !p.setBy(loop, Place{root: p.File.SymbolID(value)}) {
		return
	}
	values, name, _ := Method(unique)
	if p.Calls(unique, "builtins.set", "builtins.sorted", "numpy.unique", "pandas.unique") && len(unique.Args) == 1 {
		values, name = unique.Args[0], "unique"
	}
	if name != "unique" || p.Source(values) != column {
		return
	}
	p.Report(Diagnosis{
		At:      sub,
		Message: fmt.Sprintf("each round compares all of %s and copies the rows of one value", column),
		Remedy:  fmt.Sprintf("go over the groups: for %s, rows in %s.groupby(...)", value.ID, p.Source(frame)),
	})
}

// columnOf returns the text of a column of a frame: df["x"] or df.x.
func columnOf(e syntax.Expr, frame string, p *Pass) (string, bool) {
	switch e := e.(type) {
	case *syntax.Subscript:
		_, constant := e.Slice.(*syntax.Constant)
		_, name := e.Slice.(*syntax.Name)
		return p.Source(e), (constant || name) && p.Source(e.Value) == frame
	case *syntax.Attribute:
		return p.Source(e), p.Source(e.Value) == frame
	}
	return "", false
}
