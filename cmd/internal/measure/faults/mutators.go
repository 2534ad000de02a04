package main

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// A mutator is one kind of fault. At a node it gives the texts that may stand
// there instead.
type mutator struct {
	kind string
	at   func(m *source, n ast.Node) []string
}

// mutators are the kinds of faults that a translation may have.
var mutators = []mutator{
	{"sign of // and %", floorSign},
	{"comparison", comparison},
	{"off by one", offByOne},
	{"lost exception", lostException},
	{"arithmetic", arithmetic},
	{"lost order", lostOrder},
	{"aliasing", aliasing},
	{"condition", condition},
	{"rounding", rounding},
	{"overflow", overflow},
	{"lost statement", lostStatement},
	{"loop", loop},
	{"encoding", encoding},
	{"missing finally", missingFinally},
	{"branch", branch},
	{"wrong result", wrongResult},
}

// A source is the text of a Go file.
type source struct {
	fset *token.FileSet
	text []byte
}

func (m *source) of(n ast.Node) string {
	return string(m.text[m.fset.Position(n.Pos()).Offset:m.fset.Position(n.End()).Offset])
}

// call returns the name of a called function, as "pyrt.AddInt" or ".Copy" for a
// method, and its arguments; for a method the receiver is the first.
func (m *source) call(n ast.Node) (name string, args []string) {
	c, ok := n.(*ast.CallExpr)
	if !ok {
		return "", nil
	}
	for _, a := range c.Args {
		args = append(args, m.of(a))
	}
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name, args
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && (x.Name == "pyrt" || x.Name == "dyn" || x.Name == "slices" || x.Name == "math") {
			return x.Name + "." + f.Sel.Name, args
		}
		return "." + f.Sel.Name, append([]string{m.of(f.X)}, args...)
	}
	return "", nil
}

func floorSign(m *source, n ast.Node) []string {
	name, a := m.call(n)
	switch {
	case len(a) != 2:
	case name == "pyrt.FloorModInt":
		return []string{"(" + a[0] + ") % (" + a[1] + ")"}
	case name == "pyrt.FloorDivInt":
		return []string{"(" + a[0] + ") / (" + a[1] + ")"}
	case name == "dyn.Mod" || name == "dyn.FloorDiv":
		return []string{"dyn.Neg(" + name + "(dyn.Neg(" + a[0] + "), " + a[1] + "))"}
	}
	return nil
}

var (
	comparisons = map[token.Token]string{token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">"}
	dynOrder    = map[string]string{"dyn.Less": "dyn.LessEqual", "dyn.LessEqual": "dyn.Less", "dyn.Greater": "dyn.GreaterEqual", "dyn.GreaterEqual": "dyn.Greater"}
)

func comparison(m *source, n ast.Node) []string {
	if b, ok := n.(*ast.BinaryExpr); ok && comparisons[b.Op] != "" {
		return []string{m.of(b.X) + " " + comparisons[b.Op] + " " + m.of(b.Y)}
	}
	if name, a := m.call(n); dynOrder[name] != "" {
		return []string{dynOrder[name] + "(" + strings.Join(a, ", ") + ")"}
	}
	return nil
}

func offByOne(m *source, n ast.Node) []string {
	if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.INT {
		if v, err := strconv.Atoi(lit.Value); err == nil && v < 1000 {
			return []string{strconv.Itoa(v + 1)}
		}
	}
	name, a := m.call(n)
	if len(a) == 3 && (name == "pyrt.Slice" || name == "pyrt.StrSlice") {
		return []string{name + "(" + a[0] + ", " + a[1] + ", (" + a[2] + ") - 1)"}
	}
	if name == "pyrt.StrLen" || name == "len" {
		return []string{"(" + m.of(n) + " - 1)"}
	}
	return nil
}

// lostException leaves out a statement that raises.
func lostException(m *source, n ast.Node) []string {
	if s, ok := n.(*ast.ExprStmt); ok {
		if name, _ := m.call(s.X); name == "panic" {
			return []string{""}
		}
	}
	return nil
}

var opposite = map[string]string{
	"pyrt.AddInt": "pyrt.SubInt", "pyrt.SubInt": "pyrt.AddInt", "dyn.Add": "dyn.Sub", "dyn.Sub": "dyn.Add", "dyn.AddTo": "dyn.SubTo", "dyn.SubTo": "dyn.AddTo",
	"dyn.Mul": "dyn.Add", "pyrt.MulInt": "pyrt.AddInt", "max": "min", "min": "max",
}

func arithmetic(m *source, n ast.Node) []string {
	if b, ok := n.(*ast.BinaryExpr); ok {
		if op := map[token.Token]string{token.ADD: "-", token.SUB: "+", token.MUL: "+"}[b.Op]; op != "" {
			return []string{m.of(b.X) + " " + op + " " + m.of(b.Y)}
		}
	}
	if name, a := m.call(n); opposite[name] != "" {
		return []string{opposite[name] + "(" + strings.Join(a, ", ") + ")"}
	}
	return nil
}

// lostOrder leaves out a sort.
func lostOrder(m *source, n ast.Node) []string {
	name, a := m.call(n)
	switch {
	case name == "dyn.Call1" && len(a) == 2 && (a[0] == "dyn.BuiltinSorted" || a[0] == "dyn.BuiltinReversed"):
		return []string{"dyn.Call1(dyn.ListType, " + a[1] + ")"}
	case strings.HasPrefix(name, "pyrt.Sorted") && len(a) > 0:
		return []string{a[0]}
	}
	if s, ok := n.(*ast.ExprStmt); ok {
		if name, _ := m.call(s.X); strings.HasPrefix(name, "pyrt.Sort") || strings.HasPrefix(name, "slices.Sort") || strings.HasPrefix(name, "slices.Reverse") {
			return []string{""}
		}
	}
	return nil
}

// aliasing shares what should be copied.
func aliasing(m *source, n ast.Node) []string {
	name, a := m.call(n)
	switch {
	case (name == "pyrt.Copy" || name == "slices.Clone") && len(a) == 1:
		return []string{a[0]}
	case name == ".Copy" && len(a) == 1:
		return []string{a[0]}
	case name == "dyn.Call1" && len(a) == 2 && (a[0] == "dyn.ListType" || a[0] == "dyn.DictType" || a[0] == "dyn.SetType"):
		return []string{a[1]}
	case name == "dyn.Slice" && len(a) == 3 && a[1] == "nil" && a[2] == "nil":
		return []string{a[0]}
	}
	return nil
}

func condition(m *source, n ast.Node) []string {
	if s, ok := n.(*ast.IfStmt); ok && s.Init == nil {
		whole, cond := m.of(s), m.of(s.Cond)
		return []string{strings.Replace(whole, cond, "!("+cond+")", 1)}
	}
	return nil
}

func rounding(m *source, n ast.Node) []string {
	name, a := m.call(n)
	switch {
	case name == "pyrt.TrueDivInt" && len(a) == 2:
		return []string{"float64((" + a[0] + ") / (" + a[1] + "))"}
	case name == "dyn.Div" && len(a) == 2:
		return []string{"dyn.FloorDiv(" + a[0] + ", " + a[1] + ")"}
	case strings.HasPrefix(name, "pyrt.Round") && len(a) == 1:
		return []string{"int(" + a[0] + " + 0.5)"}
	case name == "float64" && len(a) == 1:
		return []string{"float64(float32(" + a[0] + "))"}
	}
	return nil
}

func overflow(m *source, n ast.Node) []string {
	name, a := m.call(n)
	op := map[string]string{"pyrt.MulInt": "*", "pyrt.AddInt": "+", "pyrt.SubInt": "-"}[name]
	if op != "" && len(a) == 2 {
		return []string{"int(int16(" + a[0] + ") " + op + " int16(" + a[1] + "))"}
	}
	return nil
}

// lostStatement leaves out a call or an assignment.
func lostStatement(m *source, n ast.Node) []string {
	switch s := n.(type) {
	case *ast.ExprStmt:
		if name, _ := m.call(s.X); name != "panic" {
			return []string{""}
		}
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE {
			return []string{""}
		}
	case *ast.IncDecStmt:
		return []string{""}
	}
	return nil
}

func loop(_ *source, n ast.Node) []string {
	if s, ok := n.(*ast.BranchStmt); ok && s.Label == nil {
		switch s.Tok {
		case token.BREAK:
			return []string{"continue"}
		case token.CONTINUE:
			return []string{"break"}
		}
	}
	return nil
}

// encoding counts and indexes bytes where Python has code points.
func encoding(m *source, n ast.Node) []string {
	name, a := m.call(n)
	switch {
	case name == "pyrt.StrLen" && len(a) == 1:
		return []string{"len(" + a[0] + ")"}
	case name == "pyrt.StrAt" && len(a) == 2:
		return []string{"string(" + a[0] + "[" + a[1] + "])"}
	case strings.HasSuffix(name, "Upper") && len(a) == 1:
		return []string{a[0]}
	case strings.HasSuffix(name, "Lower") && len(a) == 1:
		return []string{a[0]}
	}
	if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && len(lit.Value) > 3 && !strings.HasPrefix(lit.Value, "`") {
		return []string{strconv.Quote(strings.Trim(lit.Value, `"`)[1:])}
	}
	return nil
}

func missingFinally(m *source, n ast.Node) []string {
	if s, ok := n.(*ast.DeferStmt); ok && !strings.Contains(m.of(s), "recover()") {
		return []string{""}
	}
	if name, a := m.call(n); name == "dyn.Finally" && len(a) == 2 {
		return []string{a[0] + "()"}
	}
	return nil
}

func branch(m *source, n ast.Node) []string {
	if b, ok := n.(*ast.BinaryExpr); ok {
		switch b.Op {
		case token.LAND:
			return []string{m.of(b.X) + " || " + m.of(b.Y)}
		case token.LOR:
			return []string{m.of(b.X) + " && " + m.of(b.Y)}
		case token.EQL:
			return []string{m.of(b.X) + " != " + m.of(b.Y)}
		}
	}
	if name, a := m.call(n); name == "dyn.Equal" && len(a) == 2 {
		return []string{"!dyn.Equal(" + strings.Join(a, ", ") + ")"}
	}
	return nil
}

func wrongResult(m *source, n ast.Node) []string {
	s, ok := n.(*ast.ReturnStmt)
	if !ok || len(s.Results) != 1 {
		return nil
	}
	switch x := m.of(s.Results[0]); x {
	case "true":
		return []string{"return false"}
	case "false":
		return []string{"return true"}
	case "nil":
		return nil
	default:
		if _, ok := s.Results[0].(*ast.BinaryExpr); ok {
			return []string{"return -(" + x + ")"}
		}
	}
	return nil
}
