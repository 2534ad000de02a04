package lower

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// exceptionName tells whether a callee is an exception class.
func exceptionName(b *body, e syntax.Expr) bool {
	for _, v := range b.valuesOf(e) {
		if b.plan.ExceptionClass(v) == nil {
			return false
		}
	}
	return len(b.valuesOf(e)) > 0
}

// tryStmt lowers try with its except clauses, else and finally.
func (b *body) tryStmt(n *syntax.Try, at core.Placed) []core.Stmt {
	if n.IsStar {
		b.no(n, "except-star", "except*")
	}
	if leavesFinally(n.Finalbody) {
		b.no(n, "finally", "finally with return, break or continue")
	}
	b.returnsBefore(n, n.Finalbody)
	main := append(n.Body[:len(n.Body):len(n.Body)], n.Orelse...)
	blocks := [][]syntax.Stmt{main}
	for _, h := range n.Handlers {
		blocks = append(blocks, h.Body)
	}
	pre := b.predeclare(append(blocks, n.Finalbody)...)
	// A name that the body binds and the else reads lives in two Go scopes.
	if len(n.Orelse) > 0 {
		pre = append(pre, b.predeclare(n.Body)...)
	}
	s := &core.Try{Placed: at, Body: b.scoped(n.Body)}
	for _, h := range n.Handlers {
		s.Handlers = append(s.Handlers, b.handler(h))
	}
	s.Else, s.Finally = b.scoped(n.Orelse), b.scoped(n.Finalbody)
	if len(s.Handlers) == 0 && len(s.Finally) == 0 { // finally: pass
		return append(pre, s.Body...)
	}
	return append(pre, s)
}

// returnsBefore refuses a list that may be returned before the statements that follow
// in any case resize a list: the caller would not see the change.
func (b *body) returnsBefore(n syntax.Stmt, finally []syntax.Stmt) {
	if !returnsKnown([]syntax.Stmt{n}) {
		return
	}
	resizes := false
	syntax.InspectBody(finally, func(x syntax.Node) bool {
		switch x := x.(type) {
		case *syntax.Call:
			attr, ok := x.Func.(*syntax.Attribute)
			resizes = resizes || ok && resizers[attr.Attr]
		case *syntax.AugAssign, *syntax.Delete:
			resizes = true
		case *syntax.Assign:
			_, ok := x.Targets[0].(*syntax.Subscript)
			resizes = resizes || ok
		}
		return !resizes
	})
	if !resizes || b.out.Result.Kind != core.SliceKind && b.out.Result.Kind != core.TupleKind && b.out.Result.Kind != core.OptKind {
		return
	}
	b.no(n, "finally", "a list that may be returned before finally changes its length")
}

// returnsKnown tells whether statements return what may be known elsewhere.
func returnsKnown(list []syntax.Stmt) bool {
	found := false
	syntax.InspectBody(list, func(n syntax.Node) bool {
		if r, ok := n.(*syntax.Return); ok {
			switch r.Value.(type) {
			case nil, *syntax.Constant, *syntax.List, *syntax.ListComp, *syntax.JoinedStr:
			default:
				found = true
			}
		}
		return !found
	})
	return found
}

// leavesFinally tells whether a finally ends the exception that is under way.
func leavesFinally(list []syntax.Stmt) bool {
	found := false
	syntax.InspectBody(list, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Return, *syntax.Break, *syntax.Continue:
			found = true
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			return false
		}
		return !found
	})
	return found
}

func (b *body) handler(h *syntax.ExceptHandler) core.Handler {
	out := core.Handler{Pos: b.pos(b.file, h.Pos())}
	if h.Type != nil {
		types := []syntax.Expr{h.Type}
		if t, ok := h.Type.(*syntax.Tuple); ok {
			types = t.Elts
		}
		for _, e := range types {
			out.Classes = append(out.Classes, b.caughtClass(e))
		}
	} else if b.mayExit() {
		b.no(h, "bare-except", "except without a class would catch SystemExit")
	}
	outer := b.handling
	b.handling = true
	defer func() { b.handling = outer }()
	if h.Name != "" {
		out.Var = b.handlerVar(h, out.Classes)
	}
	out.Body = b.scoped(h.Body)
	return out
}

// caughtClass lowers one class of an except clause.
func (b *body) caughtClass(e syntax.Expr) *core.Type {
	values := b.valuesOf(e)
	if len(values) != 1 || b.plan.ExceptionClass(values[0]) == nil {
		b.no(e, "except-class", "except %s", b.file.Tree.Source(e.Range()))
	}
	t := b.plan.ExceptionClass(values[0])
	b.named(e, t)
	switch t.Name {
	case "BaseException", "SystemExit":
		if b.mayExit() {
			b.no(e, "except-class", "except %s would catch SystemExit", t.Name)
		}
	case "RecursionError", "RuntimeError":
		if t.Name == "RecursionError" {
			b.no(e, "recursion-error", "a Go program cannot recover from too deep a recursion")
		}
	case "KeyboardInterrupt", "GeneratorExit", "MemoryError", "NameError":
		b.no(e, "except-class", "%s does not come up in Go", t.Name)
	}
	return t
}

// mayExit tells whether anything in the program raises SystemExit.
func (b *body) mayExit() bool {
	for _, f := range b.prog.Files {
		for _, name := range []string{"exit", "quit", "SystemExit"} {
			if strings.Contains(f.Tree.Text, name) {
				return true
			}
		}
	}
	return false
}

// handlerVar makes the variable of "as name", which lives in the clause alone.
func (b *body) handlerVar(h *syntax.ExceptHandler, classes []*core.Type) *core.Var {
	id := resolve.NoSymbol
	for i := range b.file.Bindings {
		if x := &b.file.Bindings[i]; x.Kind == resolve.BindExcept && x.Node == syntax.Node(h) {
			id = x.Symbol
		}
	}
	if id == resolve.NoSymbol {
		b.no(h, "except-name", "the name of an except clause")
	}
	for i := range b.file.Bindings {
		if x := &b.file.Bindings[i]; x.Symbol == id && x.Kind != resolve.BindExcept {
			b.no(h, "except-name", "%s is also bound elsewhere", h.Name)
		}
	}
	t := core.ErrorType
	if len(classes) == 1 && classes[0].Kind == core.ObjectKind && !b.hasSubclasses(classes[0].Class) {
		t = classes[0]
	}
	v := &core.Var{Name: h.Name, Type: t, Kind: core.LocalVar, Pos: b.pos(b.file, h.Pos())}
	b.vars[symbolKey{b.file, id}] = v
	b.isNew(v)
	return v
}

func (b *body) hasSubclasses(c *core.Class) bool {
	for _, k := range b.prog.Classes {
		if b.plan.Class(k) == c {
			return len(k.Subclasses) > 0
		}
	}
	return true
}

// raise lowers a raise statement.
func (b *body) raise(n *syntax.Raise, at core.Placed) core.Stmt {
	s := &core.Raise{Placed: at}
	if n.Exc == nil {
		if !b.handling {
			b.no(n, "raise", "raise outside of an except clause")
		}
		return s
	}
	s.X = b.raised(n.Exc)
	if n.Cause != nil {
		if isNoneLit(n.Cause) {
			s.Cause = none(core.ErrorType)
			return s
		}
		s.Cause = b.expr(n.Cause)
		if k := s.Cause.Type(); k.Kind != core.ErrorKind && !(k.Kind == core.ObjectKind && k.Class.IsException()) {
			b.no(n.Cause, "raise", "raise from %s", k)
		}
	}
	return s
}

// raised lowers what is raised: an exception, or a class, which is called.
func (b *body) raised(e syntax.Expr) core.Expr {
	values := b.valuesOf(e)
	if len(values) == 1 && values[0].Kind == solve.ClassVal {
		t := b.plan.ExceptionClass(values[0])
		if t != nil {
			b.named(e, t)
		}
		switch {
		case t == nil:
		case t.Kind == core.ObjectKind:
			if values[0].Own.FindMethod("__init__") == nil {
				return &core.New{Typed: core.Typed{T: t}, Class: t.Class, Pos: b.pos(b.file, e.Pos())}
			}
		default:
			return b.builtinException(e, t, nil)
		}
		b.no(e, "raise", "raise %s", b.file.Tree.Source(e.Range()))
	}
	if _, ok := e.(*syntax.Constant); ok {
		return function(core.ErrorType, "NewTypeError", strLit("exceptions must derive from BaseException"))
	}
	x := b.expr(e)
	if t := x.Type(); t.Kind == core.ErrorKind || t.Kind == core.ObjectKind && t.Class.IsException() {
		if _, isCall := e.(*syntax.Call); !isCall && b.mayBeNone(e) {
			b.no(e, "raise", "raise of what may be None")
		}
		return x
	}
	b.no(e, "raise", "raise of %s", x.Type())
	return nil
}

// mayBeNone tells whether None is among what an expression may be.
func (b *body) mayBeNone(e syntax.Expr) bool {
	for _, v := range b.valuesOf(e) {
		if v.Kind == solve.Instance && v.Stub.Qual() == "NoneType" {
			return true
		}
	}
	return false
}

// named refuses what stands for any exception class, as the first parameter of an
// __exit__ does, where one that is known is needed.
func (b *body) named(e syntax.Expr, t *core.Type) {
	if t.Name == "BaseException" && b.prog.Lookup(b.file, e).Name != "builtins.BaseException" {
		b.no(e, "except-class", "%s may be any exception class", b.file.Tree.Source(e.Range()))
	}
}

// builtinException lowers ValueError(...).
func (b *body) builtinException(n syntax.Expr, t *core.Type, args []syntax.Expr) core.Expr {
	if call, ok := n.(*syntax.Call); ok && len(call.Keywords) > 0 {
		b.no(n, "raise", "keyword arguments of an exception")
	}
	switch {
	case t.Name == "RegexErrorClass":
		b.no(n, "raise", "re.error is not carried over yet")
	case strings.HasPrefix(t.Name, "Unicode"), strings.HasSuffix(t.Name, "Group"), t.Name == "SystemExit", t.Name == "StopIteration",
		t.Name == "KeyboardInterrupt", t.Name == "SyntaxError", t.Name == "ImportError":
		b.no(n, "raise", "%s is not carried over yet", t.Name)
	}
	x := &core.Runtime{Typed: core.Typed{T: core.ErrorType}, Path: "pyrt", Args: b.values(args), Pos: b.pos(b.file, n.Pos())}
	x.Name = t.Name + ".New"
	if t.Name == "Exception" {
		x.Name = "ExceptionClass.New"
	}
	if len(args) == 1 && x.Args[0].(*core.Convert).X.Type().Kind == core.StrKind && messageConstructors[t.Name] {
		x.Name = "New" + t.Name
		x.Args[0] = x.Args[0].(*core.Convert).X
	}
	return x
}

// messageConstructors are the classes with a constructor that takes a message.
var messageConstructors = map[string]bool{
	"ValueError": true, "TypeError": true, "IndexError": true, "OverflowError": true, "ZeroDivisionError": true,
	"AttributeError": true, "RuntimeError": true, "LookupError": true, "AssertionError": true, "NotImplementedError": true,
}

// values lowers arguments that are kept as dynamic values.
func (b *body) values(args []syntax.Expr) []core.Expr {
	var out []core.Expr
	for _, a := range args {
		if _, star := a.(*syntax.Starred); star {
			b.no(a, "raise", "* in the arguments of an exception")
		}
		x := b.expr(a)
		switch x.Type().Kind {
		case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind, core.VoidKind, core.BytesKind:
		default:
			b.no(a, "raise", "%s as argument of an exception", x.Type())
		}
		if x.Type().Kind == core.VoidKind {
			if lit, ok := x.(*core.Lit); !ok || lit.Value != nil {
				b.no(a, "raise", "%s as argument of an exception", x.Type())
			}
		}
		out = append(out, &core.Convert{Typed: core.Typed{T: core.ValueType}, X: x})
	}
	if len(args) > 0 {
		b.ordered(args[0], out...)
	}
	return out
}

// reserved are the members that every exception has in Go.
var reserved = map[string]bool{
	"class": true, "args": true, "cause": true, "context": true, "exc": true, "error": true, "from": true, "str": true,
	"repr": true, "unwrap": true, "type_name": true, "from_set": true, "exception": true,
}

// ownException lowers the call of an exception class of the program.
func (b *body) ownException(n *syntax.Call, c *resolve.Class, k *core.Class) core.Expr {
	if k.Status == core.Stub || len(c.Decorators) > 0 || c.Metaclass != "" || len(c.Bases) != 1 {
		b.no(n, "class", "instances of %s are not carried over yet", c.Name)
	}
	for at := k; at != nil; at = at.Base {
		if at.Exception == nil && at.Base == nil || at.Exception != nil && strings.HasPrefix(at.Exception.Name, "Unicode") {
			b.no(n, "class", "instances of %s are not carried over yet", c.Name)
		}
	}
	for _, m := range c.MRO {
		for _, a := range m.Attrs {
			if reserved[strings.ToLower(a.Name)] {
				b.no(n, "attribute", "attribute %s of an exception", a.Name)
			}
		}
		for _, f := range m.Methods {
			if reserved[f.Name] || f.Name == "__new__" || f.Name == "__getattr__" || f.Name == "__reduce__" && m != c {
				b.no(n, "method", "method %s of an exception", f.Name)
			}
		}
	}
	x := &core.New{Typed: core.Typed{T: core.ObjectOf(k)}, Class: k, Pos: b.pos(b.file, n.Pos())}
	init := c.FindMethod("__init__")
	if init == nil {
		if len(n.Keywords) > 0 {
			b.no(n, "class", "keyword arguments of %s", c.Name)
		}
		x.Args = b.values(n.Args)
		return x
	}
	if init.Class != c {
		b.no(n, "class", "the inherited __init__ of %s", c.Name)
	}
	b.wholeFields(n, c)
	if len(n.Keywords) > 0 || len(n.Args) != len(init.Params)-1 {
		b.no(n, "class", "keyword and default arguments of %s", c.Name)
	}
	x.Init = b.funcs[init]
	x.Args = b.bind(n, init, x.Init, n.Args, n.Keywords)
	for _, p := range x.Init.Params {
		switch p.Var.Type.Kind {
		case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind, core.BytesKind:
		default:
			b.no(n, "class", "an argument of type %s of an exception", p.Var.Type)
		}
	}
	b.ordered(n, x.Args...)
	return x
}

// superInit lowers super().__init__(...) of an exception class.
func (b *body) superInit(call *syntax.Call, at core.Placed) []core.Stmt {
	attr, ok := call.Func.(*syntax.Attribute)
	if !ok || attr.Attr != "__init__" || b.fn.Name != "__init__" || b.fn.Class == nil {
		return nil
	}
	inner, ok := attr.Value.(*syntax.Call)
	if !ok || b.dotted(inner.Func) != "builtins.super" || len(inner.Args) > 0 {
		return nil
	}
	k := b.plan.Class(b.fn.Class)
	if !k.IsException() {
		return nil
	}
	if k.Exception == nil || len(call.Keywords) > 0 {
		b.no(call, "super", "super().__init__ is not carried over yet")
	}
	return []core.Stmt{&core.SetArgs{Placed: at, Self: b.out.Recv, Args: b.values(call.Args)}}
}

// assert lowers an assert statement.
func (b *body) assert(n *syntax.Assert, at core.Placed) core.Stmt {
	x := &core.Runtime{Typed: core.Typed{T: core.ErrorType}, Path: "pyrt", Name: "AssertionError.New"}
	test := b.cond(n.Test)
	if n.Msg != nil {
		x.Args = b.values([]syntax.Expr{n.Msg})
	}
	return &core.If{Placed: at, Test: &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: test}, Then: []core.Stmt{&core.Raise{X: x}}}
}
