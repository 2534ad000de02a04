package improve

import "github.com/molt-go/molt/translate/core"

// declareLate moves declarations without a value to the first statement of their block
// that uses the variable: an assignment becomes the declaration itself.
func declareLate(list []core.Stmt) {
	core.InspectStmts(list, func(s core.Stmt) {
		for _, block := range core.Blocks(s) {
			declareInBlock(block)
		}
	}, func(e core.Expr) {
		switch e := e.(type) {
		case *core.Comp:
			declareInBlock(e.Body)
		case *core.Closure:
			declareInBlock(e.Func.Body)
		}
	})
	declareInBlock(list)
}

// declareInBlock moves the declarations of one block. The last ones are moved first, so
// that several keep their order.
func declareInBlock(list []core.Stmt) {
	for i := len(list) - 1; i >= 0; i-- {
		let, ok := list[i].(*core.Let)
		if !ok || let.X != nil || len(let.Comment) > 0 || let.Trail != "" {
			continue
		}
		at := i + 1
		for at < len(list) && !mentions(list[at], let.Var) {
			at++
		}
		if at == len(list) {
			continue
		}
		if set, ok := list[at].(*core.Assign); ok && declares(set, let.Var) {
			list[i] = &core.Note{}
			list[at] = &core.Let{Placed: set.Placed, Var: let.Var, X: set.X}
			continue
		}
		for at-1 > i && isDeclaration(list[at-1]) {
			at-- // declarations that stand together keep their order
		}
		copy(list[i:], list[i+1:at])
		list[at-1] = let
	}
}

func isDeclaration(s core.Stmt) bool {
	let, ok := s.(*core.Let)
	return ok && let.X == nil
}

// declares tells whether an assignment may be the declaration of a variable.
func declares(s *core.Assign, v *core.Var) bool {
	r, ok := s.Target.(*core.Ref)
	return ok && r.Var == v && core.Equal(v.Type, s.X.Type()) && !mentionsExpr(s.X, v)
}

// mentions tells whether a statement, or anything below it, uses a variable or whether
// it is bound.
func mentions(s core.Stmt, v *core.Var) bool {
	found := false
	is := func(list ...*core.Var) {
		for _, x := range list {
			found = found || x != nil && (x == v || x.Flag == v)
		}
	}
	core.InspectStmts([]core.Stmt{s}, func(s core.Stmt) {
		is(stored(s)...)
		if try, ok := s.(*core.Try); ok {
			for _, h := range try.Handlers {
				is(h.Var)
			}
		}
	}, func(e core.Expr) {
		switch e := e.(type) {
		case *core.Ref:
			is(e.Var)
		case *core.Comp:
			is(e.Out)
		}
	})
	return found
}

func mentionsExpr(e core.Expr, v *core.Var) bool { return mentions(&core.Do{X: e}, v) }

// stored returns the variables that a statement itself gives a value; some may be nil.
func stored(s core.Stmt) []*core.Var {
	switch s := s.(type) {
	case *core.Let:
		return []*core.Var{s.Var}
	case *core.Assign:
		return []*core.Var{target(s.Target)}
	case *core.AssignOp:
		return []*core.Var{target(s.Target)}
	case *core.Unpack:
		var list []*core.Var
		for _, t := range s.Targets {
			list = append(list, target(t))
		}
		return list
	case *core.ForRange:
		return []*core.Var{s.Var}
	case *core.ForEach:
		return append([]*core.Var{s.Index}, s.Vars...)
	case *core.Take:
		return []*core.Var{s.Var, target(s.Rest)}
	case *core.Append:
		return []*core.Var{target(s.Target)}
	case *core.Within:
		return []*core.Var{s.Var}
	case *core.Define:
		return []*core.Var{s.Var}
	case *core.SetArgs:
		return []*core.Var{s.Self}
	}
	return nil
}

// target returns the variable that a place is, nil for any other.
func target(e core.Expr) *core.Var {
	if r, ok := e.(*core.Ref); ok {
		return r.Var
	}
	return nil
}
