package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells where a DataFrame has many rows, and what is done with each takes less time than making the
// Series that holds it. Elsewhere the rows are seldom what is slow: a request, a plot, a model or a look-up in
// another frame for each of them takes longer.

// cheapMethods are methods of numbers, texts and containers, and of rows, that take well below a microsecond.
var cheapMethods = words(`append add get setdefault strip lstrip rstrip lower upper startswith endswith split join replace format
	extend update keys values items isoformat date time`)

// cheapCalls are functions of which the same is true.
var cheapCalls = []string{
	"builtins.abs", "builtins.bool", "builtins.dict", "builtins.float", "builtins.frozenset", "builtins.int", "builtins.isinstance", "builtins.len",
	"builtins.list", "builtins.max", "builtins.min", "builtins.pow", "builtins.round", "builtins.set", "builtins.str", "builtins.tuple",
	"math.ceil", "math.cos", "math.exp", "math.floor", "math.hypot", "math.isnan", "math.log", "math.pow", "math.sin", "math.sqrt",
	"numpy.isnan", "numpy.sqrt", "pandas.isna", "pandas.isnull", "pandas.notna", "pandas.notnull",
}

// locators are attributes of frames whose items are looked up by labels or positions, which takes longer than
// making a row.
var locators = words("loc iloc at iat ix")

// cheapIn tells whether the nodes do nothing that takes as long as making a Series.
func (p *Pass) cheapIn(nodes ...syntax.Node) bool {
	cheap := true
	for _, n := range nodes {
		syntax.Inspect(n, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.For, *syntax.While, *syntax.Comprehension, *syntax.With, *syntax.Await, *syntax.Import, *syntax.ImportFrom:
				cheap = false
			case *syntax.Attribute:
				cheap = cheap && !locators[n.Attr]
			case *syntax.Call:
				cheap = cheap && p.cheapCall(n)
			}
			return cheap
		})
	}
	return cheap
}

func (p *Pass) cheapCall(c *syntax.Call) bool {
	if site := p.Graph.Site(c); site != nil && len(site.Callees) > 0 && site.Callees[0].Confidence >= 0.5 {
		return false
	}
	if p.Calls(c, cheapCalls...) {
		return true
	}
	_, name, ok := Method(c)
	return ok && cheapMethods[name]
}

// readFrame tells whether a frame, or what a variable is bound to, is read from a file or a database:
// most frames that a function is given, or puts together, have a few dozen rows.
func (p *Pass) readFrame(e syntax.Expr) bool {
	values := []syntax.Expr{e}
	if name, ok := e.(*syntax.Name); ok {
		values = nil
		if s := p.File.Symbol(name); s != nil {
			for _, b := range p.File.BindingsOf(s) {
				values = append(values, b.Value)
			}
		}
	}
	return slices.ContainsFunc(values, func(v syntax.Expr) bool {
		c, ok := v.(*syntax.Call)
		return ok && strings.HasPrefix(p.Dotted(c.Func), "pandas.read_")
	})
}

// stmtNodes returns statements as nodes.
func stmtNodes(body []syntax.Stmt) []syntax.Node {
	nodes := make([]syntax.Node, len(body))
	for i, s := range body {
		nodes[i] = s
	}
	return nodes
}
