package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var applyRows = &Rule{
	ID:    "apply-rows",
	Title: "A Python function applied to each row of a DataFrame",
	What:  "df.apply(f, axis=1) with a lambda or an own function.",
	Why: "pandas makes a Series of each row and calls the function on it. The same expression over columns runs in C over whole " +
		"arrays.",
	Before: `
def totals(df):
    return df.apply(lambda row: row["price"] * row["count"], axis=1)
`,
	After: `
def totals(df):
    return df["price"] * df["count"]
`,
	WhenNot: []string{
		"the frame has a few dozen rows",
		"the function cannot be written with columns, numpy.where or numpy.select: then a list comprehension over zip of the columns is still faster",
	},
	Levers: []string{"numpy"},
	Cost:   "apply-rows",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkApplyRows,
}

func checkApplyRows(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	recv, name, ok := Method(call)
	if !ok || name != "apply" || len(call.Args) != 1 {
		return
	}
	axis := keyword(call, "axis")
	if axis == nil || !onlyKeywords(call, "axis") || !rowsAxis(axis) {
		return
	}
	f := call.Args[0]
	lambda, isLambda := f.(*syntax.Lambda)
	if !isLambda && p.Type(f).Func() == nil {
		return
	}
	evident := p.readFrame(recv) && (isLambda && p.cheapIn(lambda.Body) || !isLambda && p.cheapIn(stmtNodes(p.Type(f).Func().Body())...))
	p.Report(Diagnosis{
		At: call, Callees: true, Evident: evident,
		Message: fmt.Sprintf("apply makes a Series of each row of %s and calls Python on it", p.Source(recv)),
		Remedy:  "write the expression over whole columns, with numpy.where for conditions",
	})
}

// rowsAxis tells whether an axis argument means "for each row".
func rowsAxis(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstInt && c.Int == 1 || c.Kind == syntax.ConstStr && c.Str == "columns")
}
