package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// funcType is the type of a function as a value.
func funcType(fn *core.Func) *core.Type {
	t := &core.Type{Kind: core.FuncKind}
	if fn.Async {
		t.Name = core.AsyncFunc
	}
	for _, p := range fn.Taken() {
		t.Args = append(t.Args, p.Var.Type)
	}
	if fn.Result.Kind != core.VoidKind {
		t.Result = fn.Result
	}
	return t
}

// funcRef lowers a function of the program as a value.
func (b *body) funcRef(n syntax.Expr, v *solve.Value) core.Expr {
	out := b.funcs[v.Fn]
	if out == nil || out.Status == core.Stub || out.Yields != nil {
		b.no(n, "calls-stub", "%s is not carried over", v.Fn.Qual)
	}
	return &core.FuncRef{Typed: core.Typed{T: funcType(out)}, Func: out}
}

// boundMethod lowers obj.method as a value.
func (b *body) boundMethod(n *syntax.Attribute, x core.Expr, v *solve.Value) core.Expr {
	out := b.funcs[v.Fn]
	if out == nil || out.Status == core.Stub || out.Recv == nil || out.Yields != nil || len(b.plan.Family(v.Fn)) > 1 && x.Type().Kind != core.InterfaceKind {
		b.no(n, "method-value", "%s as a value", n.Attr)
	}
	return &core.FuncRef{Typed: core.Typed{T: funcType(out)}, Func: out, Recv: x}
}

// localFunc lowers a def inside a function.
func (b *body) localFunc(n *syntax.FunctionDef, at core.Placed) []core.Stmt {
	fn := b.file.FuncOf(n)
	out := b.funcs[fn]
	memo := b.memos[out]
	if out == nil || len(fn.Decorators) > 0 && memo == nil && out.Status != core.Stub || fn.Kind != resolve.Function {
		b.no(n, "inner-function", "this inner function")
	}
	if out.Status == core.Stub {
		b.no(n, "inner-function", "inner function %s: %s", n.Name, out.Reasons[0].Text)
	}
	id := b.file.SymbolAt(n.NamePos)
	if len(b.file.BindingsOf(&b.file.Symbols[id])) != 1 {
		b.no(n, "inner-function", "%s is bound several times", n.Name)
	}
	k := symbolKey{b.file, id}
	v := b.vars[k]
	if v == nil {
		v = &core.Var{Name: n.Name, Type: funcType(out), Kind: core.LocalVar, Pos: at.Pos}
		b.vars[k] = v
	}
	isNew := b.isNew(v)
	// A function that calls itself names its variable.
	v.Captured = v.Captured || isNew && b.plan.UsedInFunctions(b.file, id)
	b.inner(fn, out)
	define := &core.Define{Placed: at, Var: v, Func: out, Declared: !isNew}
	if memo == nil {
		return []core.Stmt{define}
	}
	b.remembered(out)
	b.isNew(memo.v)
	memo.v.Captured = true
	return []core.Stmt{&core.Let{Placed: core.Placed{Pos: at.Pos}, Var: memo.v, X: memo.newMemo()}, define}
}

// inner lowers the body of an inner function.
func (b *body) inner(fn *resolve.Func, out *core.Func) {
	if b.declared == nil {
		b.declared = map[*core.Var]bool{}
	}
	in := &body{lowerer: b.lowerer, fn: fn, file: b.file, out: out, declared: b.declared}
	in.checkBound()
	stmts := fn.Body()
	if syntax.Docstring(stmts) != nil {
		stmts = stmts[1:]
	}
	out.Body = slices.Concat(in.captured(), in.flags(), in.stmts(stmts))
	in.doubtsWritten()
	in.lastReturn()
}

// captured declares the variables that inner functions use, in front of all: the
// function and they share them, whatever block binds them first.
func (b *body) captured() []core.Stmt {
	var out []core.Stmt
	for i := range b.file.SymbolsOf(b.fn.Scope) {
		sym := &b.file.SymbolsOf(b.fn.Scope)[i]
		id := b.file.Lookup(b.fn.Scope, sym.Name)
		if sym.Origin != id || !b.plan.UsedInFunctions(b.file, id) || !sym.Bound() {
			continue
		}
		k := symbolKey{b.file, id}
		v := b.vars[k]
		if v == nil {
			t := b.typeOfSymbol(id)
			v = &core.Var{Name: sym.Name, Type: t, Kind: core.LocalVar}
			b.vars[k] = v
		}
		v.Captured = true
		if b.isNew(v) {
			out = append(out, &core.Let{Var: v})
		}
	}
	return out
}

// typeOfSymbol is the type of a variable that inner functions use.
func (b *body) typeOfSymbol(id resolve.SymbolID) *core.Type {
	for _, x := range b.file.BindingsOf(&b.file.Symbols[id]) {
		if d, ok := x.Node.(*syntax.FunctionDef); ok && x.Kind == resolve.BindDef {
			if out := b.funcs[b.file.FuncOf(d)]; out != nil && out.Status != core.Stub {
				return funcType(out)
			}
			b.no(d, "inner-function", "inner function %s is not carried over", d.Name)
		}
	}
	t, err := b.plan.StoredType(b.sol.Symbol(b.file, id))
	if err != nil {
		panic(&unsupported{reasonOf(err, "variable "+b.file.Symbols[id].Name, b.pos(b.file, b.fn.Span.Start))})
	}
	return t
}

// callFuncValue lowers the call of a function that a variable or expression
// holds; nil where the callee is none.
func (b *body) callFuncValue(n *syntax.Call, values []*solve.Value) core.Expr {
	if len(values) == 0 {
		return nil
	}
	for _, v := range values {
		if v.Kind != solve.FuncVal || v.Fn == nil {
			return nil
		}
	}
	if fn := values[0].Fn; len(values) == 1 && (fn.Class != nil && isAttribute(n.Func) || fn.Kind == resolve.Function && fn.Parent.Kind == resolve.ModuleBody) {
		return nil // called by its name
	}
	f := b.expr(n.Func)
	t := f.Type()
	if t.Kind != core.FuncKind {
		b.no(n, "call", "call of %s", t)
	}
	x := &core.CallValue{Typed: core.Typed{T: core.VoidType}, Fn: f, Pos: b.pos(b.file, n.Pos())}
	if t.Result != nil {
		x.T = t.Result
	}
	if len(values) == 1 {
		fn := values[0].Fn
		x.Args = b.bind(n, fn, b.funcs[fn], n.Args, n.Keywords)
	} else {
		if len(n.Keywords) > 0 || len(n.Args) != len(t.Args) {
			b.no(n, "arguments", "arguments of a function that may be several")
		}
		for i, a := range n.Args {
			if _, star := a.(*syntax.Starred); star {
				b.no(a, "arguments", "*args in a call")
			}
			x.Args = append(x.Args, b.as(a, t.Args[i]))
		}
	}
	b.ordered(n, x.Args...)
	return x
}

func isAttribute(e syntax.Expr) bool {
	_, ok := e.(*syntax.Attribute)
	return ok
}
