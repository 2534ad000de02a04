package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

func (b *body) stmts(list []syntax.Stmt) []core.Stmt {
	var out []core.Stmt
	for _, s := range list {
		out = append(out, b.stmt(s)...)
	}
	return out
}

// placed returns the position and the comments of a statement.
func (b *body) placed(s syntax.Stmt) core.Placed {
	p := core.Placed{Pos: b.pos(b.file, s.Pos())}
	if above := b.commentAbove(b.file, s); above != "" {
		p.Comment = strings.Split(above, "\n")
	}
	line := b.file.Tree.Line(s.Pos())
	for _, c := range b.file.Tree.Comments {
		if !c.Own && b.file.Tree.Line(c.Start) == line && c.Start >= s.Pos() {
			p.Trail = strings.TrimSpace(strings.TrimPrefix(c.Text, "#"))
		}
	}
	return p
}

func (b *body) stmt(s syntax.Stmt) []core.Stmt {
	at := b.placed(s)
	if pre := b.popFirst(s, at); pre != nil {
		at = core.Placed{Pos: at.Pos}
		return append(pre, b.lowered(s, at)...)
	}
	return b.lowered(s, at)
}

// popFirst lowers a pop that a statement begins with.
func (b *body) popFirst(s syntax.Stmt, at core.Placed) []core.Stmt {
	switch n := s.(type) {
	case *syntax.Assign:
		return b.hoistPop(n.Value, at)
	case *syntax.AnnAssign:
		if n.Value != nil {
			return b.hoistPop(n.Value, at)
		}
	case *syntax.Return:
		if n.Value != nil {
			return b.hoistPop(n.Value, at)
		}
	case *syntax.ExprStmt:
		if !b.isPop(n.Value) {
			return b.hoistPop(n.Value, at)
		}
	case *syntax.AugAssign:
		if _, ok := n.Target.(*syntax.Name); ok {
			return b.hoistPop(n.Value, at)
		}
	}
	return nil
}

// lowered lowers a statement whose position and comments are known.
func (b *body) lowered(s syntax.Stmt, at core.Placed) []core.Stmt {
	one := func(x core.Stmt) []core.Stmt { return []core.Stmt{x} }
	switch n := s.(type) {
	case *syntax.ExprStmt:
		return b.exprStmt(n, at)
	case *syntax.Assign:
		return b.assign(n, at)
	case *syntax.AnnAssign:
		if n.Value == nil {
			return nil
		}
		return b.store(n.Target, n.Value, at)
	case *syntax.AugAssign:
		return b.augAssign(n, at)
	case *syntax.Return:
		return one(b.returnStmt(n, at))
	case *syntax.If:
		b.boundInside(n, n.Body, n.Orelse)
		return append(b.predeclare(n.Body, n.Orelse), &core.If{Placed: at, Test: b.cond(n.Test), Then: b.scoped(n.Body), Else: b.scoped(n.Orelse)})
	case *syntax.While:
		b.boundInside(n, n.Body)
		pre := b.predeclare(n.Body)
		return append(pre, &core.While{Placed: at, Test: b.loopTest(n.Test), Body: b.scoped(n.Body), Else: b.scoped(n.Orelse)})
	case *syntax.For:
		return b.forStmt(n, at)
	case *syntax.Try:
		return b.tryStmt(n, at)
	case *syntax.Delete:
		return b.deleteStmt(n, at)
	case *syntax.Raise:
		return one(b.raise(n, at))
	case *syntax.Assert:
		return one(b.assert(n, at))
	case *syntax.Pass:
		return nil
	case *syntax.Break:
		return one(&core.Break{Placed: at})
	case *syntax.Continue:
		return one(&core.Continue{Placed: at})
	case *syntax.Global, *syntax.Nonlocal:
		b.no(s, "global", "global and nonlocal are not carried over yet")
	}
	b.no(s, "unsupported-syntax", "%s is not carried over yet", strings.TrimPrefix(strings.ToLower(typeName(s)), "*syntax."))
	return nil
}

// scoped lowers a nested block.
func (b *body) scoped(list []syntax.Stmt) []core.Stmt { return b.stmts(list) }

func (b *body) loopTest(e syntax.Expr) core.Expr {
	if c, ok := e.(*syntax.Constant); ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0) {
		return nil
	}
	return b.cond(e)
}

// variable returns the core variable of a name, made on first sight.
func (b *body) variable(n *syntax.Name) *core.Var {
	id := b.file.SymbolID(n)
	if id == resolve.NoSymbol {
		b.no(n, "unknown-name", "name %s", n.ID)
	}
	k := symbolKey{b.file, id}
	if v := b.vars[k]; v != nil {
		return v
	}
	if sym := b.file.Symbols[id]; b.file.Scopes[sym.Scope].Kind == resolve.ModuleScope && b.fn.Kind != resolve.ModuleBody {
		b.no(n, "module-variable", "module variable %s is not carried over yet", n.ID)
	}
	t, err := b.plan.StoredType(b.sol.Symbol(b.file, id))
	if err != nil {
		panic(&unsupported{reasonOf(err, "variable "+n.ID, b.pos(b.file, n.Pos()))})
	}
	v := &core.Var{Name: n.ID, Type: t, Kind: core.LocalVar, Pos: b.pos(b.file, n.Pos())}
	b.vars[k] = v
	return v
}

// isNew tells whether a variable has yet to be declared, and notes that it is.
func (b *body) isNew(v *core.Var) bool {
	if v.Kind == core.ParamVar || b.declared[v] {
		return false
	}
	if b.declared == nil {
		b.declared = map[*core.Var]bool{}
	}
	b.declared[v] = true
	return true
}

// predeclare declares the variables that inner blocks assign first and code
// outside of them uses.
func (b *body) predeclare(blocks ...[]syntax.Stmt) []core.Stmt {
	var out []core.Stmt
	for _, block := range blocks {
		for _, s := range block {
			syntax.Inspect(s, func(n syntax.Node) bool {
				switch n := n.(type) {
				case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
					return false
				case *syntax.Name:
					if n.Ctx == syntax.Store && b.usedOutside(n, blocks) {
						if v := b.variable(n); b.isNew(v) {
							out = append(out, &core.Let{Placed: core.Placed{Pos: v.Pos}, Var: v})
						}
					}
				}
				return true
			})
		}
	}
	return out
}

// boundInside refuses a name that inner blocks assign first, not on every way,
// and that is read outside of them: Python would raise UnboundLocalError where
// Go goes on with a zero value.
func (b *body) boundInside(at syntax.Node, blocks ...[]syntax.Stmt) {
	for _, block := range blocks {
		syntax.InspectBody(block, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
				return false
			case *syntax.Name:
				if n.Ctx != syntax.Store || !b.usedOutside(n, blocks) || b.declared[b.variable(n)] || b.variable(n).Kind == core.ParamVar {
					return true
				}
				_, isIf := at.(*syntax.If)
				for _, other := range blocks {
					if !isIf || !surelyAssigns(other, n.ID) {
						b.no(n, "unbound", "variable %s may not be bound behind this", n.ID)
					}
				}
			}
			return true
		})
	}
}

// usedOutside tells whether a local name occurs outside the one block that
// assigns it.
func (b *body) usedOutside(n *syntax.Name, blocks [][]syntax.Stmt) bool {
	id := b.file.SymbolID(n)
	inside := func(p syntax.Pos) int {
		for i, block := range blocks {
			if len(block) > 0 && p >= block[0].Pos() && p < block[len(block)-1].EndPos() {
				return i
			}
		}
		return -1
	}
	home := inside(n.Pos())
	outside := false
	b.fn.Walk(func(x syntax.Node) bool {
		if o, ok := x.(*syntax.Name); ok && o.ID == n.ID && b.file.SymbolID(o) == id && inside(o.Pos()) != home {
			outside = true
		}
		return !outside
	})
	return outside
}

// repeatablePlace tells whether evaluating a place twice is the same as once.
func repeatablePlace(e core.Expr) bool {
	if i, ok := e.(*core.Index); ok {
		return repeatablePlace(i.X) && repeatable(i.I)
	}
	return repeatable(e)
}

func (b *body) assign(n *syntax.Assign, at core.Placed) []core.Stmt {
	if len(n.Targets) != 1 {
		b.no(n, "chained-assignment", "a = b = value is not carried over yet")
	}
	return b.store(n.Targets[0], n.Value, at)
}

// store assigns a value to a target.
func (b *body) store(target, value syntax.Expr, at core.Placed) []core.Stmt {
	switch t := target.(type) {
	case *syntax.Name:
		v := b.variable(t)
		if call, ok := value.(*syntax.Call); ok && b.hoisted[call] != nil && core.Equal(b.hoisted[call].Type, v.Type) && !b.declared[v] && v.Kind == core.LocalVar {
			// The element went straight into a variable: let it be this one.
			b.isNew(v)
			*b.hoisted[call] = *v
			b.vars[symbolKey{b.file, b.file.SymbolID(t)}] = b.hoisted[call]
			b.declared[b.hoisted[call]] = true
			return nil
		}
		x := b.as(value, v.Type)
		if b.isNew(v) {
			return []core.Stmt{&core.Let{Placed: at, Var: v, X: x}}
		}
		return []core.Stmt{&core.Assign{Placed: at, Target: ref(v), X: x}}
	case *syntax.Tuple:
		return b.unpack(t, value, at)
	}
	place := b.place(target)
	return []core.Stmt{&core.Assign{Placed: at, Target: place, X: b.as(value, place.Type())}}
}

func ref(v *core.Var) core.Expr { return &core.Ref{Typed: core.Typed{T: v.Type}, Var: v} }

// place lowers what an assignment writes to.
func (b *body) place(e syntax.Expr) core.Expr {
	switch e.(type) {
	case *syntax.Name, *syntax.Attribute, *syntax.Subscript:
		x := b.expr(e)
		switch x.(type) {
		case *core.Ref, *core.Get, *core.Index:
			return x
		}
	}
	b.no(e, "assignment-target", "assignment to %s", b.file.Tree.Source(e.Range()))
	return nil
}

// unpack lowers a, b = value.
func (b *body) unpack(t *syntax.Tuple, value syntax.Expr, at core.Placed) []core.Stmt {
	x := b.expr(value)
	if x.Type().Kind != core.TupleKind || len(x.Type().Args) != len(t.Elts) {
		b.no(t, "unpacking", "unpacking of %s", x.Type())
	}
	s := &core.Unpack{Placed: at, X: x}
	fresh, used := 0, 0
	var pre []core.Stmt
	for i, e := range t.Elts {
		place := b.target(e)
		if i, ok := place.(*core.Index); ok && notNegative(i.I) && b.readHere(e, value) {
			i.Check = 0 // the same element has just been read
		}
		s.Targets = append(s.Targets, place)
		if !core.Equal(place.Type(), x.Type().Args[i]) {
			b.no(e, "unpacking", "unpacking of %s into %s", x.Type().Args[i], place.Type())
		}
		if r, ok := place.(*core.Ref); ok && r.Var.Kind == core.LocalVar && !b.declared[r.Var] {
			fresh++
		} else {
			used++
		}
	}
	b.independent(t, s.Targets)
	if fresh > 0 && used == 0 {
		s.Define = true
	}
	for _, p := range s.Targets {
		if r, ok := p.(*core.Ref); ok && b.isNew(r.Var) && !s.Define {
			pre = append(pre, &core.Let{Placed: core.Placed{Pos: at.Pos}, Var: r.Var})
		}
	}
	return append(pre, s)
}

// independent refuses targets whose place depends on what an earlier target of
// the same statement stores: Go works out all places first.
func (b *body) independent(n syntax.Node, targets []core.Expr) {
	for i, t := range targets {
		if _, isRef := t.(*core.Ref); isRef {
			continue
		}
		core.InspectExpr(t, func(x core.Expr) {
			if x == t {
				return
			}
			for _, earlier := range targets[:i] {
				if dependsOn(x, earlier) {
					b.no(n, "evaluation-order", "a target depends on another one of the same assignment")
				}
			}
		})
	}
}

// dependsOn tells whether an expression may read what a store to a place changes.
func dependsOn(x, place core.Expr) bool {
	switch p := place.(type) {
	case *core.Ref:
		r, ok := x.(*core.Ref)
		return ok && r.Var == p.Var
	case *core.Get:
		g, ok := x.(*core.Get)
		return ok && g.Field == p.Field
	case *core.Index:
		_, ok := x.(*core.Index)
		return ok && core.Equal(x.Type(), p.Type())
	}
	return true
}

// readHere tells whether a tuple display reads the element that a target is.
func (b *body) readHere(target, value syntax.Expr) bool {
	t, ok := value.(*syntax.Tuple)
	return ok && slices.ContainsFunc(t.Elts, func(e syntax.Expr) bool { return b.sameText(e, target) })
}

// target lowers one target of an unpacking.
func (b *body) target(e syntax.Expr) core.Expr {
	if n, ok := e.(*syntax.Name); ok {
		return ref(b.variable(n))
	}
	return b.place(e)
}

func (b *body) returnStmt(n *syntax.Return, at core.Placed) core.Stmt {
	if n.Value == nil || b.out.Result.Kind == core.VoidKind {
		if n.Value != nil && !isNoneLit(n.Value) {
			b.no(n, "return", "a value is returned where none is expected")
		}
		if b.out.Result.Kind != core.VoidKind {
			return &core.Return{Placed: at, X: b.convert(none(core.VoidType), b.out.Result, n)}
		}
		return &core.Return{Placed: at}
	}
	return &core.Return{Placed: at, X: b.as(n.Value, b.out.Result)}
}

func isNoneLit(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstNone
}

func (b *body) augAssign(n *syntax.AugAssign, at core.Placed) []core.Stmt {
	place := b.place(n.Target)
	t := place.Type()
	if !repeatablePlace(place) {
		b.no(n, "evaluation-order", "the place of this assignment is not plain")
	}
	if t.Kind == core.SliceKind || t.Kind == core.ListKind {
		if n.Op != syntax.Add {
			b.no(n, "list-operator", "this operator on a list")
		}
		return []core.Stmt{&core.Append{Placed: at, Target: place, Elems: []core.Expr{b.as(n.Value, t)}, Spread: true}}
	}
	value := b.binary(n, n.Op, place, b.expr(n.Value))
	if !core.Equal(value.Type(), t) {
		b.no(n, "changing-type", "%s changes from %s to %s", b.file.Tree.Source(n.Target.Range()), t, value.Type())
	}
	if a, ok := value.(*core.Arith); ok && a.X == place {
		return []core.Stmt{&core.AssignOp{Placed: at, Target: place, Op: a.Op, X: a.Y, Check: a.Check}}
	}
	return []core.Stmt{&core.Assign{Placed: at, Target: place, X: value}}
}

// exprStmt lowers an expression for its effects.
func (b *body) exprStmt(n *syntax.ExprStmt, at core.Placed) []core.Stmt {
	call, ok := n.Value.(*syntax.Call)
	if !ok {
		b.no(n, "expression-statement", "an expression without effect")
	}
	if s := b.superInit(call, at); s != nil {
		return s
	}
	if s := b.listStmt(call, at); s != nil {
		return s
	}
	if s := b.methodStmt(call, at); s != nil {
		return []core.Stmt{s}
	}
	b.printed, b.held = call, nil
	x := b.expr(call)
	if len(b.held) > 0 {
		return append(b.held, &core.Do{Placed: at, X: x})
	}
	return []core.Stmt{&core.Do{Placed: at, X: x}}
}

// methodStmt lowers calls that Go writes as statements.
func (b *body) methodStmt(call *syntax.Call, at core.Placed) core.Stmt {
	attr, ok := call.Func.(*syntax.Attribute)
	if !ok || attr.Attr != "append" && attr.Attr != "extend" || len(call.Args) != 1 {
		return nil
	}
	v, ok := b.sol.Expr(attr.Value)
	if !ok {
		return nil
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || t.Kind != core.SliceKind && t.Kind != core.ListKind {
		return nil
	}
	place := b.place(attr.Value)
	if attr.Attr == "extend" {
		return &core.Append{Placed: at, Target: place, Elems: []core.Expr{b.as(call.Args[0], t)}, Spread: true}
	}
	return &core.Append{Placed: at, Target: place, Elems: []core.Expr{b.as(call.Args[0], t.Args[0])}}
}
