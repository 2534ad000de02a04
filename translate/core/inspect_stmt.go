package core

// InspectStmts calls stmt for each statement of a list and below it, and expr
// for each of their expressions, outer ones first; either may be nil. Bodies of
// closures and inner functions are entered.
func InspectStmts(list []Stmt, stmt func(Stmt), expr func(Expr)) {
	v := inspector{stmt, expr}
	v.stmts(list)
}

type inspector struct {
	stmt func(Stmt)
	expr func(Expr)
}

func (v inspector) stmts(list []Stmt) {
	for _, s := range list {
		if v.stmt != nil {
			v.stmt(s)
		}
		v.exprs(Exprs(s)...)
		for _, body := range Blocks(s) {
			v.stmts(body)
		}
	}
}

func (v inspector) exprs(list ...Expr) {
	for _, e := range list {
		if e == nil {
			continue
		}
		InspectExpr(e, func(x Expr) {
			if v.expr != nil {
				v.expr(x)
			}
			switch x := x.(type) {
			case *Closure:
				v.stmts(x.Func.Body)
			case *Comp:
				v.exprs(x.Init)
				v.stmts(x.Body)
			}
		})
	}
}

// Exprs returns the expressions directly in a statement; some may be nil.
func Exprs(s Stmt) []Expr {
	switch s := s.(type) {
	case *Let:
		return []Expr{s.X}
	case *Assign:
		return []Expr{s.Target, s.X}
	case *AssignOp:
		return []Expr{s.Target, s.X}
	case *Unpack:
		return append([]Expr{s.X}, s.Targets...)
	case *Do:
		return []Expr{s.X}
	case *Append:
		return append([]Expr{s.Target}, s.Elems...)
	case *Take:
		return []Expr{s.Rest, s.X}
	case *If:
		return []Expr{s.Test}
	case *While:
		return []Expr{s.Test}
	case *ForRange:
		return []Expr{s.Lo, s.Hi, s.Step}
	case *ForEach:
		return []Expr{s.X, s.Start}
	case *Return:
		return []Expr{s.X}
	case *SetArgs:
		return append([]Expr{&Ref{Typed{s.Self.Type}, s.Self}}, s.Args...)
	case *Raise:
		return []Expr{s.X, s.Cause}
	case *Yield:
		return []Expr{s.X}
	case *Within:
		return []Expr{s.Call}
	}
	return nil
}

// Blocks returns the statement lists directly in a statement.
func Blocks(s Stmt) [][]Stmt {
	switch s := s.(type) {
	case *If:
		return [][]Stmt{s.Then, s.Else}
	case *While:
		return [][]Stmt{s.Body, s.Else}
	case *ForRange:
		return [][]Stmt{s.Body, s.Else}
	case *ForEach:
		return [][]Stmt{s.Body, s.Else}
	case *Within:
		return [][]Stmt{s.Body}
	case *Define:
		return [][]Stmt{s.Func.Body}
	case *Try:
		list := [][]Stmt{s.Body, s.Else, s.Finally}
		for _, h := range s.Handlers {
			list = append(list, h.Body)
		}
		return list
	}
	return nil
}

// Read returns the variables that statements read: all but those that are only
// declared and assigned.
func Read(list []Stmt) map[*Var]bool {
	stores := map[Expr]int{} // how often an expression is met as a target
	read := map[*Var]bool{}
	InspectStmts(list, func(s Stmt) {
		switch s := s.(type) {
		case *Assign:
			stores[s.Target]++
		case *Unpack:
			for _, t := range s.Targets {
				stores[t]++
			}
		}
	}, func(e Expr) {
		r, ok := e.(*Ref)
		switch {
		case ok && stores[e] > 0:
			stores[e]--
		case ok:
			read[r.Var] = true
		}
	})
	return read
}

// FallsThrough tells whether the end of statements may be reached.
func FallsThrough(list []Stmt) bool {
	if len(list) == 0 {
		return true
	}
	switch s := list[len(list)-1].(type) {
	case *Return, *Raise, *Break, *Continue:
		return false
	case *If:
		return len(s.Else) == 0 || FallsThrough(s.Then) || FallsThrough(s.Else)
	case *While:
		return s.Test != nil || breaks(s.Body)
	case *Within:
		return s.Swallows || FallsThrough(s.Body)
	case *Try:
		if len(s.Finally) > 0 && !FallsThrough(s.Finally) {
			return false
		}
		if FallsThrough(s.Body) && FallsThrough(s.Else) {
			return true
		}
		for _, h := range s.Handlers {
			if FallsThrough(h.Body) {
				return true
			}
		}
		return false
	}
	return true
}

// breaks tells whether a loop's body breaks out of the loop.
func breaks(body []Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *Break:
			return true
		case *While, *ForRange, *ForEach, *Define:
		default:
			for _, b := range Blocks(s) {
				if breaks(b) {
					return true
				}
			}
		}
	}
	return false
}

// Terminates tells whether Go sees that the end of statements is not reached:
// it does not look into the closures of a Try.
func Terminates(list []Stmt) bool {
	if FallsThrough(list) {
		return false
	}
	switch s := list[len(list)-1].(type) {
	case *Within:
		return onlyReturns(s.Body)
	case *Try:
		if AlwaysReturns(s) {
			return true
		}
		for _, h := range s.Handlers {
			if !Terminates(h.Body) {
				return false
			}
		}
		return len(s.Finally) == 0 && len(s.Handlers) > 0 && len(s.Else) > 0 && Terminates(s.Else)
	case *If:
		return Terminates(s.Then) && Terminates(s.Else)
	}
	return true
}

// Exits tells how statements may leave the closure around them.
func Exits(body []Stmt) (returns, breaks, continues bool) {
	var walk func(list []Stmt, inLoop bool)
	walk = func(list []Stmt, inLoop bool) {
		for _, s := range list {
			switch s := s.(type) {
			case *Return:
				returns = true
			case *Break:
				breaks = breaks || !inLoop
			case *Continue:
				continues = continues || !inLoop
			case *Define:
			case *While, *ForRange, *ForEach:
				for _, b := range Blocks(s) {
					walk(b, true)
				}
			default:
				for _, b := range Blocks(s) {
					walk(b, inLoop)
				}
			}
		}
	}
	walk(body, false)
	return returns, breaks, continues
}

// onlyReturns tells whether statements are left by a return or an exception alone.
func onlyReturns(body []Stmt) bool {
	returns, breaks, continues := Exits(body)
	return returns && !breaks && !continues && !FallsThrough(body)
}

// AlwaysReturns tells whether the body of a try leaves it by a return or an
// exception alone, and all of its handlers leave it as well.
func AlwaysReturns(s *Try) bool {
	if !onlyReturns(s.Body) || len(s.Else) > 0 || (len(s.Handlers) == 0) != (len(s.Finally) > 0) {
		return false
	}
	for _, h := range s.Handlers {
		if !Terminates(h.Body) {
			return false
		}
	}
	return true
}
