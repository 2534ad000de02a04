package core

// InspectExpr calls visit for an expression and all expressions below it, outer
// ones first. Bodies of closures are not entered.
func InspectExpr(e Expr, visit func(Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, c := range Children(e) {
		InspectExpr(c, visit)
	}
}

// Children returns the expressions directly below one; some may be nil.
func Children(e Expr) []Expr {
	switch e := e.(type) {
	case *Get:
		return []Expr{e.X}
	case *Spread:
		return []Expr{e.X}
	case *Arith:
		return list(e.X, e.Y)
	case *Compare:
		return []Expr{e.X, e.Y}
	case *Logic:
		return list(e.X, e.Y)
	case *Cond:
		return []Expr{e.Test, e.Then, e.Else}
	case *Truth:
		return []Expr{e.X}
	case *Call:
		return append(list(e.Recv), e.Args...)
	case *CallValue:
		return append([]Expr{e.Fn}, e.Args...)
	case *Runtime:
		return e.Args
	case *Index:
		return []Expr{e.X, e.I}
	case *Part:
		return list(e.X, e.Lo, e.Hi, e.Step)
	case *Len:
		return []Expr{e.X}
	case *Contains:
		return []Expr{e.X, e.Elem}
	case *Display:
		return e.Elems
	case *DictDisplay:
		return append(append([]Expr{}, e.Keys...), e.Values...)
	case *Item:
		return []Expr{e.X}
	case *New:
		args := append([]Expr{}, e.Args...)
		for _, f := range e.Fields {
			args = append(args, f.Value)
		}
		return args
	case *FuncRef:
		return list(e.Recv)
	case *Convert:
		return []Expr{e.X}
	case *IsNone:
		return []Expr{e.X}
	case *TypeTest:
		return []Expr{e.X}
	case *Format:
		var parts []Expr
		for _, p := range e.Parts {
			if p.Value != nil {
				parts = append(parts, p.Value)
			}
		}
		return parts
	}
	return nil
}

// list returns the expressions that are there.
func list(exprs ...Expr) []Expr {
	var out []Expr
	for _, e := range exprs {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}
