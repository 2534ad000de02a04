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
		if len(out) > 0 && isExit(out[len(out)-1]) {
			break // such as after a test of a class that the types decide
		}
	}
	return out
}

// isExit tells whether nothing runs after s.
func isExit(s core.Stmt) bool {
	switch s.(type) {
	case *core.Return, *core.Raise:
		return true
	}
	return false
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
	return b.guarded(s, func() []core.Stmt { return b.plainStmt(s) })
}

func (b *body) plainStmt(s syntax.Stmt) []core.Stmt {
	at := b.placed(s)
	if pre := b.popFirst(s, at); pre != nil {
		at = core.Placed{Pos: at.Pos}
		return append(pre, b.lowered(s, at)...)
	}
	if pre := b.nameFirst(s, at); pre != nil {
		return append(pre, b.lowered(s, core.Placed{Pos: at.Pos})...)
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
		return b.returnStmt(n, at)
	case *syntax.If:
		return b.ifStmt(n, at)
	case *syntax.While:
		if s := b.namedWhile(n, at); s != nil {
			return s
		}
		pre := b.predeclare(n.Body, n.Orelse)
		test := b.loopTest(n.Test)
		body, before, after := b.rounds(n.Body, n.Orelse)
		return slices.Concat(pre, before, []core.Stmt{&core.While{Placed: at, Test: test, Body: body}}, after)
	case *syntax.For:
		return b.forStmt(n, at)
	case *syntax.Try:
		return b.tryStmt(n, at)
	case *syntax.With:
		return b.withStmt(n, at)
	case *syntax.Delete:
		return b.deleteStmt(n, at)
	case *syntax.Raise:
		return one(b.raise(n, at))
	case *syntax.Assert:
		return one(b.assert(n, at))
	case *syntax.Pass:
		return nil
	case *syntax.Break:
		if n := len(b.loops); n > 0 && b.loops[n-1] != nil {
			return []core.Stmt{&core.Assign{Placed: at, Target: ref(b.loops[n-1]), X: boolLit(true)}, &core.Break{}}
		}
		return one(&core.Break{Placed: at})
	case *syntax.Continue:
		return one(&core.Continue{Placed: at})
	case *syntax.Global, *syntax.Nonlocal:
		return nil
	case *syntax.FunctionDef:
		return b.localFunc(n, at)
	}
	b.no(s, "unsupported-syntax", "%s is not carried over yet", strings.TrimPrefix(strings.ToLower(typeName(s)), "*syntax."))
	return nil
}

// ifStmt lowers an if. A test that the types decide, such as s is None of a str, leaves the
// branch that runs.
func (b *body) ifStmt(n *syntax.If, at core.Placed) []core.Stmt {
	if lit, ok := b.decided(n.Test); ok {
		branch := n.Orelse
		if lit {
			branch = n.Body
		}
		var note []core.Stmt
		if len(at.Comment) > 0 {
			note = []core.Stmt{&core.Note{Placed: core.Placed{Pos: at.Pos, Comment: at.Comment}}}
		}
		return append(note, b.stmts(branch)...)
	}
	pre := b.predeclare(n.Body, n.Orelse)
	return append(pre, &core.If{Placed: at, Test: b.cond(n.Test), Then: b.scoped(n.Body), Else: b.scoped(n.Orelse)})
}

// decided returns what a test with None or of a class comes out as, and whether the
// types say so.
func (b *body) decided(test syntax.Expr) (value, ok bool) {
	switch t := test.(type) {
	case *syntax.UnaryOp:
		if t.Op != syntax.Not {
			return false, false
		}
		value, ok = b.decided(t.Operand)
		return !value, ok
	case *syntax.Call:
		if b.dotted(t.Func) != "builtins.isinstance" {
			return false, false
		}
	case *syntax.Compare:
		if len(t.Ops) != 1 || !isNoneLit(t.Comparators[0]) {
			return false, false
		}
	default:
		return false, false
	}
	lit, ok := b.cond(test).(*core.Lit)
	if !ok {
		return false, false
	}
	value, ok = lit.Value.(bool)
	return value, ok
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
		if b.early[k] && b.fn.Kind != resolve.ModuleBody {
			b.no(n, "module-variable", "module variable %s may be read before it is set", n.ID)
		}
		return v
	}
	if sym := b.file.Symbols[id]; b.file.Scopes[sym.Scope].Kind == resolve.ModuleScope && b.fn.Kind != resolve.ModuleBody {
		b.no(n, "module-variable", "module variable %s is not carried over yet", n.ID)
	}
	t, err := b.localType(id)
	if err != nil {
		panic(&unsupported{reasonOf(err, "variable "+n.ID, b.pos(b.file, n.Pos()))})
	}
	v := &core.Var{Name: n.ID, Type: t, Kind: core.LocalVar, Pos: b.pos(b.file, n.Pos())}
	b.vars[k] = v
	return v
}

// isNew tells whether a variable has yet to be declared, and notes that it is.
func (b *body) isNew(v *core.Var) bool {
	if v.Kind == core.ParamVar || v.Kind == core.GlobalVar || b.declared[v] {
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
	if s, ok := b.namesMethod(n, at); ok {
		return s
	}
	if len(n.Targets) == 1 {
		return b.store(n.Targets[0], n.Value, at)
	}
	return b.storeAll(n, at)
}

// storeAll lowers a = b = value: the value once, then the targets from the left.
func (b *body) storeAll(n *syntax.Assign, at core.Placed) []core.Stmt {
	var t *core.Type
	for _, target := range n.Targets {
		if name, ok := target.(*syntax.Name); ok {
			t = b.variable(name).Type
		}
	}
	var x core.Expr
	if t != nil {
		x = b.as(n.Value, t)
	} else {
		x = b.expr(n.Value)
	}
	var out []core.Stmt
	if _, isLit := x.(*core.Lit); !isLit {
		out, x = b.keep(x, at)
		at = core.Placed{Pos: at.Pos}
	}
	for _, target := range n.Targets {
		out = append(out, b.storeTo(target, x, at)...)
		at = core.Placed{Pos: at.Pos}
	}
	return out
}

// keep evaluates an expression into a variable of its own.
func (b *body) keep(x core.Expr, at core.Placed) ([]core.Stmt, core.Expr) {
	v := &core.Var{Name: heldName(x.Type()), Type: x.Type(), Kind: core.LocalVar, Pos: at.Pos}
	b.isNew(v)
	return []core.Stmt{&core.Let{Placed: at, Var: v, X: x}}, ref(v)
}

// heldName is what a value that is only held is called.
func heldName(t *core.Type) string {
	switch t.Kind {
	case core.TupleKind:
		return "pair"
	case core.SliceKind, core.ListKind, core.VarTupleKind:
		return "items"
	}
	return "value"
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
		return b.define(v, b.as(value, v.Type), at)
	case *syntax.Tuple:
		return b.unpack(t, t.Elts, value, at)
	case *syntax.List:
		return b.unpack(t, t.Elts, value, at)
	}
	if s := b.storeInLibrary(target, value, at); s != nil {
		return s
	}
	if s := b.storePart(target, value, at); s != nil {
		return s
	}
	if s := b.storeInObject(target, value, at); s != nil {
		return s
	}
	place := b.place(target)
	x := b.as(value, place.Type())
	if b.placeMeets(place, x) {
		// Python evaluates the value first, then the place.
		pre, held := b.keep(x, at)
		return append(pre, &core.Assign{Placed: core.Placed{Pos: at.Pos}, Target: place, X: held})
	}
	return []core.Stmt{&core.Assign{Placed: at, Target: place, X: x}}
}

// placeMeets tells whether the order of a value and the parts of the place that
// it is stored in matters.
func (b *body) placeMeets(place, x core.Expr) bool {
	var parts []core.Expr
	switch p := place.(type) {
	case *core.Index:
		parts = []core.Expr{p.X, p.I}
	case *core.Get:
		parts = []core.Expr{p.X}
	}
	for _, p := range parts {
		if calls(x) && (calls(p) || readsMemory(p) && !b.stays(p)) || calls(p) && readsMemory(x) {
			return true
		}
	}
	return false
}

// define gives a variable a value, declaring it on first sight.
func (b *body) define(v *core.Var, x core.Expr, at core.Placed) []core.Stmt {
	if b.isNew(v) {
		return []core.Stmt{&core.Let{Placed: at, Var: v, X: x}}
	}
	return []core.Stmt{&core.Assign{Placed: at, Target: ref(v), X: x}}
}

// storeTo assigns a lowered value, which may be evaluated several times, to a
// target.
func (b *body) storeTo(target syntax.Expr, x core.Expr, at core.Placed) []core.Stmt {
	switch t := target.(type) {
	case *syntax.Name:
		v := b.variable(t)
		return b.define(v, b.convert(x, v.Type, t), at)
	case *syntax.Tuple:
		return b.spread(t, t.Elts, x, at)
	case *syntax.List:
		return b.spread(t, t.Elts, x, at)
	}
	place := b.place(target)
	return []core.Stmt{&core.Assign{Placed: at, Target: place, X: b.convert(x, place.Type(), target)}}
}

func ref(v *core.Var) core.Expr { return &core.Ref{Typed: core.Typed{T: v.Type}, Var: v} }

// place lowers what an assignment writes to.
func (b *body) place(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.Name:
		return ref(b.variable(n))
	case *syntax.Attribute, *syntax.Subscript:
		x := b.expr(e)
		switch x.(type) {
		case *core.Ref, *core.Get, *core.Index:
			return x
		}
	}
	b.no(e, "assignment-target", "assignment to %s", b.file.Tree.Source(e.Range()))
	return nil
}

func (b *body) returnStmt(n *syntax.Return, at core.Placed) []core.Stmt {
	if call, ok := n.Value.(*syntax.Call); ok && b.out.Yields == nil && b.out.Result.Kind == core.VoidKind {
		return append(b.exprStmt(&syntax.ExprStmt{Value: call}, at), &core.Return{Placed: core.Placed{Pos: at.Pos}})
	}
	return []core.Stmt{b.returned(n, at)}
}

func (b *body) returned(n *syntax.Return, at core.Placed) core.Stmt {
	if b.out.Yields != nil {
		return &core.Return{Placed: at}
	}
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
	if s := b.changeInObject(n, at); s != nil {
		return s
	}
	place := b.place(n.Target)
	if i, ok := place.(*core.Index); ok && isLocal(i.X) && !repeatable(i.I) {
		pre, index := b.keep(i.I, at)
		held := *i
		held.I = index
		return append(pre, b.augment(n, &held, core.Placed{Pos: at.Pos})...)
	}
	return b.augment(n, place, at)
}

// isLocal tells whether an expression is a variable that no call changes.
func isLocal(x core.Expr) bool {
	r, ok := x.(*core.Ref)
	return ok && r.Var.Kind != core.GlobalVar && !r.Var.Captured
}

// augment changes a place by an operator.
func (b *body) augment(n *syntax.AugAssign, place core.Expr, at core.Placed) []core.Stmt {
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
	if t.Kind == core.SetKind && !t.IsFrozen() {
		return []core.Stmt{b.changeSet(n, place, at)}
	}
	if isByteArray(t) {
		return []core.Stmt{b.changeByteArray(n, place, at)}
	}
	if t.Kind == core.DictKind {
		return []core.Stmt{b.changeDict(n, place, at)}
	}
	value := b.binary(n, n.Op, place, b.expr(n.Value))
	if k := t.Kind; !core.Equal(value.Type(), t) && k != core.NumKind && k != core.OptKind && k != core.BigIntKind && k != core.InterfaceKind {
		b.no(n, "changing-type", "%s changes from %s to %s", b.file.Tree.Source(n.Target.Range()), t, value.Type())
	}
	value = b.convert(value, t, n)
	if a, ok := value.(*core.Arith); ok && a.X == place {
		return []core.Stmt{&core.AssignOp{Placed: at, Target: place, Op: a.Op, X: a.Y, Check: a.Check}}
	}
	return []core.Stmt{&core.Assign{Placed: at, Target: place, X: value}}
}

// exprStmt lowers an expression for its effects.
func (b *body) exprStmt(n *syntax.ExprStmt, at core.Placed) []core.Stmt {
	switch n.Value.(type) {
	case *syntax.Yield, *syntax.YieldFrom:
		return []core.Stmt{b.yieldStmt(n.Value, at)}
	case *syntax.Constant:
		return nil
	}
	if await, ok := n.Value.(*syntax.Await); ok {
		return []core.Stmt{&core.Do{Placed: at, X: b.await(await)}}
	}
	call, ok := n.Value.(*syntax.Call)
	if ok && b.isAsync(call) {
		b.no(n, "async", "a coroutine that is never awaited")
	}
	if !ok {
		b.no(n, "expression-statement", "an expression without effect")
	}
	call = b.called(call)
	if s := b.superInit(call, at); s != nil {
		return s
	}
	if b.plan.IsSuperInit(b.fn, call) && b.plan.SuperMethod(b.fn, call) == nil && len(call.Args) == 0 {
		return nil // object's, which does nothing
	}
	if s := b.listStmt(call, at); s != nil {
		return s
	}
	if s := b.methodStmt(call, at); s != nil {
		return []core.Stmt{s}
	}
	if s := b.streamStmt(call, at); s != nil {
		return []core.Stmt{s}
	}
	if x := b.libraryCall(call, false); x != nil {
		return []core.Stmt{&core.Do{Placed: at, X: x}}
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
	v, ok := b.solved(attr.Value)
	if !ok {
		return nil
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || t.Kind != core.SliceKind && t.Kind != core.ListKind {
		return nil
	}
	if attr.Attr == "extend" && t.Kind == core.ListKind {
		return nil
	}
	if t.Kind == core.ListKind {
		list, elem := b.expr(attr.Value), b.as(call.Args[0], t.Args[0])
		both := []core.Expr{list, elem}
		b.ordered(call, both...)
		return &core.Append{Placed: at, Target: both[0], Elems: both[1:]}
	}
	place := b.place(attr.Value)
	b.staysPut(attr.Value, call)
	if attr.Attr == "extend" {
		list := b.sliceOf(call.Args[0])
		if !core.Equal(list.Type(), t) {
			b.no(call, "builtin", "list.extend of %s", list.Type())
		}
		return &core.Append{Placed: at, Target: place, Elems: []core.Expr{list}, Spread: true}
	}
	return &core.Append{Placed: at, Target: place, Elems: []core.Expr{b.as(call.Args[0], t.Args[0])}}
}

// staysPut refuses a call on an element of a list whose arguments may resize that
// list: the element would be looked up where it is not any more.
func (b *body) staysPut(e syntax.Expr, call *syntax.Call) {
	for {
		sub, ok := e.(*syntax.Subscript)
		if !ok {
			return
		}
		e = sub.Value
		if v, ok := b.solved(e); ok && b.plan.Grows(v) && b.plan.MayResize(b.file, v, []syntax.Stmt{&syntax.ExprStmt{Value: call}}) {
			b.no(call, "builtin", "an argument that may change the list around %s", b.file.Tree.Source(e.Range()))
		}
	}
}
