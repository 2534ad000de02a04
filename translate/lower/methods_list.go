package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// listCall lowers a method of list that gives a value. Methods that change the
// length of a slice are statements: see listStmt.
func (b *body) listCall(n *syntax.Call, x core.Expr, name string) core.Expr {
	t := x.Type()
	elem := t.Args[0]
	if name == "sort" {
		if t.Kind == core.ListKind {
			x = &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, elem)}, X: x}
		}
		return b.sortCall(n, x)
	}
	if len(n.Keywords) > 0 {
		b.no(n, "call", "keyword arguments of list.%s", name)
	}
	args := n.Args
	slice := t.Kind == core.SliceKind
	if t.Kind == core.ListKind && (name == "index" || name == "count" || name == "reverse") {
		items := &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, elem)}, X: x}
		return b.listCall(n, items, name)
	}
	switch {
	case (name == "index" || name == "count") && len(args) == 1 && !comparable(elem) && slice && b.deepComparable(elem):
		fn := map[string]string{"index": "IndexSame", "count": "CountSame"}[name]
		return b.inOrder(n, function(core.IntType, fn, x, b.as(args[0], elem)))
	case name == "remove" && len(args) == 1 && !slice && b.deepComparable(elem):
		return changing(b.inOrder(n, method(core.VoidType, "Remove", x, b.as(args[0], elem))))
	case name == "extend" && len(args) == 1 && !slice:
		list := b.sliceOf(args[0])
		if !core.Equal(list.Type().Args[0], elem) {
			b.no(n, "builtin", "list.extend of %s", list.Type())
		}
		return changing(method(core.VoidType, "Extend", x, function(t, "NewList", &core.Spread{Typed: core.Typed{T: list.Type()}, X: list})))
	case name == "index" && len(args) == 1 && comparable(elem) && slice:
		return b.inOrder(n, function(core.IntType, "Index", x, b.as(args[0], elem)))
	case name == "count" && len(args) == 1 && comparable(elem) && slice:
		return b.inOrder(n, function(core.IntType, "Count", x, b.as(args[0], elem)))
	case name == "copy" && len(args) == 0:
		if slice {
			return function(t, "Copy", x)
		}
		return method(t, "Copy", x)
	case name == "reverse" && len(args) == 0 && slice:
		return &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "slices", Name: "Reverse", Args: []core.Expr{x}, Changes: true}
	case slice:
	case name == "pop" && len(args) == 0:
		return changing(method(elem, "Pop", x))
	case name == "pop" && len(args) == 1:
		return changing(b.inOrder(n, method(elem, "PopAt", x, b.as(args[0], core.IntType))))
	case name == "insert" && len(args) == 2:
		return changing(b.inOrder(n, method(core.VoidType, "Insert", x, b.as(args[0], core.IntType), b.as(args[1], elem))))
	case name == "clear" && len(args) == 0:
		return changing(method(core.VoidType, "Clear", x))
	}
	b.no(n, "builtin", "list.%s is not carried over here", name)
	return nil
}

func changing(x core.Expr) core.Expr {
	x.(*core.Runtime).Changes = true
	return x
}

// inOrder checks the order of a call's arguments.
func (b *body) inOrder(n syntax.Node, x core.Expr) core.Expr {
	b.ordered(n, x.(*core.Runtime).Args...)
	return x
}

// listStmt lowers a call that changes the length of a slice, as a statement of
// its own; nil where the call is none of these.
func (b *body) listStmt(n *syntax.Call, at core.Placed) []core.Stmt {
	attr, ok := n.Func.(*syntax.Attribute)
	if !ok || len(n.Keywords) > 0 || !b.isSlice(attr.Value) {
		return nil
	}
	args := n.Args
	switch {
	case attr.Attr == "insert" && len(args) == 2:
		s := b.place(attr.Value)
		x := function(s.Type(), "Insert", s, b.as(args[0], core.IntType), b.as(args[1], s.Type().Args[0]))
		return []core.Stmt{&core.Assign{Placed: at, Target: s, X: b.inOrder(n, x)}}
	case attr.Attr == "remove" && len(args) == 1:
		s := b.place(attr.Value)
		if !comparable(s.Type().Args[0]) {
			if !b.deepComparable(s.Type().Args[0]) {
				b.no(n, "builtin", "list.remove of %s", s.Type().Args[0])
			}
			return []core.Stmt{&core.Assign{Placed: at, Target: s, X: b.inOrder(n, function(s.Type(), "RemoveSame", s, b.as(args[0], s.Type().Args[0])))}}
		}
		return []core.Stmt{&core.Assign{Placed: at, Target: s, X: b.inOrder(n, function(s.Type(), "Remove", s, b.as(args[0], s.Type().Args[0])))}}
	case attr.Attr == "clear" && len(args) == 0:
		s := b.place(attr.Value)
		return []core.Stmt{&core.Assign{Placed: at, Target: s, X: &core.Display{Typed: core.Typed{T: s.Type()}}}}
	case attr.Attr == "pop":
		return []core.Stmt{b.popStmt(n, nil, at)}
	}
	return nil
}

func (b *body) isSlice(e syntax.Expr) bool {
	v, ok := b.solved(e)
	if !ok || b.mayBeNone(e) {
		return false
	}
	t, err := b.plan.TypeOf(v)
	return err == nil && t.Kind == core.SliceKind && !b.heldAsSequence(e)
}

// heldAsSequence tells whether a name is of a variable that holds a list or a tuple.
func (b *body) heldAsSequence(e syntax.Expr) bool {
	n, ok := e.(*syntax.Name)
	if !ok || b.file.SymbolID(n) == resolve.NoSymbol {
		return false
	}
	v := b.vars[symbolKey{b.file, b.file.SymbolID(n)}]
	return v != nil && v.Type != nil && v.Type.IsSequence()
}

// isPop tells whether an expression is xs.pop(...) of a slice.
func (b *body) isPop(e syntax.Expr) bool {
	n, ok := e.(*syntax.Call)
	if !ok || len(n.Keywords) > 0 || len(n.Args) > 1 {
		return false
	}
	n = b.called(n)
	attr, ok := n.Func.(*syntax.Attribute)
	return ok && attr.Attr == "pop" && b.isSlice(attr.Value)
}

// popStmt lowers target, xs = Pop(xs); a nil target drops the element.
func (b *body) popStmt(n *syntax.Call, target *core.Var, at core.Placed) core.Stmt {
	s := b.place(n.Func.(*syntax.Attribute).Value)
	switch s := s.(type) {
	case *core.Ref:
	case *core.Get:
		if _, ok := s.X.(*core.Ref); !ok {
			b.no(n, "builtin", "list.pop of this place")
		}
	default:
		b.no(n, "builtin", "list.pop of this place")
	}
	x := function(s.Type(), "Pop", s)
	if len(n.Args) == 1 {
		x = b.inOrder(n, function(s.Type(), "PopAt", s, b.as(n.Args[0], core.IntType)))
	}
	take := &core.Take{Placed: at, Rest: s, X: x, Var: target}
	if target != nil {
		take.Define = b.isNew(target)
	}
	return take
}

// hoistPop lowers a pop that a statement evaluates before all else as a
// statement in front, and returns that with the variable that holds the element.
func (b *body) hoistPop(value syntax.Expr, at core.Placed) []core.Stmt {
	call := b.firstPop(value)
	if call == nil {
		return nil
	}
	elem := b.typeOf(call.Func.(*syntax.Attribute).Value).Args[0]
	v := &core.Var{Name: "last", Type: elem, Kind: core.LocalVar, Pos: at.Pos}
	if len(call.Args) == 1 {
		v.Name = "taken"
	}
	s := b.popStmt(call, v, core.Placed{Pos: at.Pos})
	if b.hoisted == nil {
		b.hoisted = map[syntax.Expr]*core.Var{}
	}
	b.hoisted[call] = v
	return []core.Stmt{s}
}

// firstPop finds the pop that an expression evaluates first.
func (b *body) firstPop(e syntax.Expr) *syntax.Call {
	if b.isPop(e) {
		return b.called(e.(*syntax.Call))
	}
	switch n := e.(type) {
	case *syntax.BinOp:
		if c, ok := n.Left.(*syntax.Constant); ok && c.Kind != syntax.ConstStr {
			return b.firstPop(n.Right)
		}
		return b.firstPop(n.Left)
	case *syntax.Subscript:
		return b.firstPop(n.Value)
	case *syntax.Attribute:
		return b.firstPop(n.Value)
	case *syntax.UnaryOp:
		return b.firstPop(n.Operand)
	case *syntax.Call:
		n = b.called(n)
		if _, ok := n.Func.(*syntax.Name); ok && len(n.Args) > 0 {
			return b.firstPop(n.Args[0])
		}
		if a, ok := n.Func.(*syntax.Attribute); ok {
			return b.firstPopOf(n, a)
		}
	}
	return nil
}

// firstPopOf finds the pop that a call of a method evaluates first: in what has the
// method, or in the first argument that does something.
func (b *body) firstPopOf(n *syntax.Call, method *syntax.Attribute) *syntax.Call {
	if c := b.firstPop(method.Value); c != nil || !b.isSettled(method.Value) {
		return c
	}
	for _, a := range n.Args {
		if c := b.firstPop(a); c != nil || !b.isSettled(a) {
			return c
		}
	}
	return nil
}

// isSettled tells whether an expression is a literal or a local variable that no other
// function may give another value.
func (b *body) isSettled(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Constant:
		return true
	case *syntax.Name:
		sym := b.file.Symbol(e)
		return sym != nil && sym.Kind == resolve.Local && sym.Scope == b.fn.Scope
	}
	return false
}

// sortCall lowers xs.sort(key=..., reverse=...).
func (b *body) sortCall(n *syntax.Call, x core.Expr) core.Expr {
	name, args := b.sorting(n, x)
	return &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: "Sort" + name, Args: args, Changes: true}
}

// sorting returns the ending of the sort function that fits, and its arguments.
func (b *body) sorting(n *syntax.Call, x core.Expr) (string, []core.Expr) {
	elem := x.Type().Args[0]
	var key core.Expr
	reverse := ""
	for _, k := range n.Keywords {
		switch k.Arg {
		case "key":
			if !isNoneLit(k.Value) {
				key = b.keyFunc(k.Value, elem)
			}
		case "reverse":
			c, ok := k.Value.(*syntax.Constant)
			if !ok || c.Kind != syntax.ConstTrue && c.Kind != syntax.ConstFalse {
				b.no(k, "sort", "reverse that is not a literal")
			}
			if c.Kind == syntax.ConstTrue {
				reverse = "Reverse"
			}
		default:
			b.no(k, "sort", "argument %s of sort", k.Arg)
		}
	}
	switch {
	case key != nil:
		result := key.Type().Result
		if isOrdered(result) {
			return "Key" + reverse, []core.Expr{x, key}
		}
		if less := lessTuple(result); less != "" {
			return "KeyFunc" + reverse, []core.Expr{x, key, namedFunc(less)}
		}
		if b.orderable(result) {
			return "KeyFunc" + reverse, []core.Expr{x, key, namedFunc("LessOf")}
		}
		b.no(n, "sort", "a sort key of type %s", result)
	case isOrdered(elem):
		return reverse, []core.Expr{x}
	case lessTuple(elem) != "":
		return "Func" + reverse, []core.Expr{x, namedFunc(lessTuple(elem))}
	case b.orderable(elem):
		return "Func" + reverse, []core.Expr{x, namedFunc("LessOf")}
	}
	b.no(n, "sort", "a sort of %s", elem)
	return "", nil
}

// lambda lowers a lambda that reads its parameters and variables that stay as
// they are.
func (b *body) lambda(n *syntax.Lambda) *core.Closure {
	fn := b.file.FuncOf(n)
	out := b.funcs[fn]
	if out == nil || out.Status == core.Stub {
		b.no(n, "lambda", "this lambda")
	}
	t := &core.Type{Kind: core.FuncKind, Result: out.Result}
	for _, p := range out.Params {
		t.Args = append(t.Args, p.Var.Type)
	}
	if b.declared == nil {
		b.declared = map[*core.Var]bool{}
	}
	inner := &body{lowerer: b.lowerer, fn: fn, file: b.file, out: out, declared: b.declared}
	if out.Result.Kind == core.VoidKind {
		t.Result = nil
		out.Body = []core.Stmt{&core.Do{X: inner.expr(n.Body)}}
	} else {
		out.Body = []core.Stmt{&core.Return{X: inner.as(n.Body, out.Result)}}
	}
	return &core.Closure{Typed: core.Typed{T: t}, Func: out}
}

// sortedCopy makes a new list and sorts it, for the sorts that have no form of
// their own for that.
func sortedCopy(x core.Expr, ending string, args []core.Expr) core.Expr {
	out := &core.Var{Name: "sorted", Type: x.Type(), Kind: core.TempVar}
	init := x
	if r, ok := x.(*core.Runtime); !ok || !r.Method {
		init = function(x.Type(), "Copy", x)
	}
	args[0] = ref(out)
	sort := &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: "Sort" + ending, Args: args, Changes: true}
	return &core.Comp{Typed: core.Typed{T: x.Type()}, Out: out, Init: init, Body: []core.Stmt{&core.Do{X: sort}}}
}

// iterableCall lowers builtins that read an iterable to its end.
func (b *body) iterableCall(n *syntax.Call, name string) core.Expr {
	if len(n.Args) == 0 {
		return b.emptyCall(n, name)
	}
	for _, a := range n.Args {
		if _, star := a.(*syntax.Starred); star {
			return nil
		}
	}
	gen, isGen := n.Args[0].(*syntax.GeneratorExp)
	one := len(n.Args) == 1 && len(n.Keywords) == 0
	switch name {
	case "functools.reduce":
		return b.reduce(n)
	case "builtins.sorted":
		x := b.sliceOf(n.Args[0])
		ending, args := b.sorting(n, x)
		if ending == "FuncReverse" || ending == "KeyFunc" || ending == "KeyFuncReverse" {
			return sortedCopy(x, ending, args)
		}
		return &core.Runtime{Typed: core.Typed{T: x.Type()}, Path: "pyrt", Name: "Sorted" + ending, Args: args}
	case "builtins.sum":
		if one && isGen {
			return b.sumComp(gen)
		}
		if one {
			x := b.sliceOf(n.Args[0])
			switch x.Type().Args[0].Kind {
			case core.FloatKind:
				return function(core.NumType, "SumOfFloats", x)
			case core.NumKind:
				return function(core.NumType, "SumNum", x)
			case core.IntKind:
				return function(core.IntType, "SumInts", x)
			}
			b.no(n, "sum", "sum over %s, which starts from the int 0", x.Type().Args[0])
		}
	case "builtins.any", "builtins.all":
		if one && isGen {
			return b.anyComp(gen, name == "builtins.all")
		}
		if one && !b.isLazy(n.Args[0]) {
			if x := b.sliceOf(n.Args[0]); x.Type().Args[0].Kind == core.BoolKind {
				values := &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, core.BoolType)}, Path: "slices", Name: "Values", Args: []core.Expr{x}}
				return function(core.BoolType, map[string]string{"builtins.any": "Any", "builtins.all": "All"}[name], values)
			}
		}
	case "builtins.min", "builtins.max":
		if one {
			return b.extreme(n, name)
		}
		if len(n.Args) == 1 {
			return b.extremeBy(n, name, b.sliceOf(n.Args[0]))
		}
		if len(n.Keywords) == 1 && n.Keywords[0].Arg == "key" {
			return b.extremeBy(n, name, b.display(n, n.Args, core.Of(core.SliceKind, b.typeOf(n))))
		}
	case "builtins.list":
		if one {
			return b.listOf(n)
		}
	case "builtins.tuple":
		if one {
			x := b.sliceOf(n.Args[0])
			if isNewList(x) {
				return &core.Convert{Typed: core.Typed{T: core.Of(core.VarTupleKind, x.Type().Args[0])}, X: x}
			}
			return function(core.Of(core.VarTupleKind, x.Type().Args[0]), "Copy", x)
		}
	case "builtins.set", "builtins.frozenset":
		if one {
			return b.newSet(n)
		}
	}
	return nil
}

// emptyCall lowers list(), dict(), set(), str().
func (b *body) emptyCall(n *syntax.Call, name string) core.Expr {
	if len(n.Keywords) > 0 {
		return nil
	}
	switch name {
	case "builtins.list":
		return b.display(n, nil, b.typeOf(n))
	case "builtins.set", "builtins.frozenset":
		if t := b.typeOf(n); t.Kind == core.SetKind {
			return emptySet(t)
		}
	case "builtins.dict":
		if t := b.typeOf(n); t.Kind == core.DictKind {
			return &core.DictDisplay{Typed: core.Typed{T: t}}
		}
	}
	return nil
}

// newList makes an object of a class that is list by another name.
func (b *body) newList(n *syntax.Call, c *resolve.Class) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.ListKind || len(n.Args) > 1 || len(n.Keywords) > 0 {
		b.no(n, "class", "arguments of %s", c.Name)
	}
	if len(n.Args) == 0 {
		return b.display(n, nil, t)
	}
	return &core.Convert{Typed: core.Typed{T: t}, X: b.listOf(n)}
}

// listOf lowers list(iterable): a new list.
func (b *body) listOf(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	if t.Kind == core.ListKind {
		t = core.Of(core.SliceKind, t.Args[0])
	}
	x := b.sliceOf(n.Args[0])
	if !core.Equal(x.Type(), t) {
		b.no(n, "list", "list(...) of %s", x.Type())
	}
	switch x := x.(type) {
	case *core.Comp:
		return x
	case *core.Runtime:
		if x.Name != "Argv" {
			return x
		}
	}
	return function(t, "Copy", x)
}

// extremeBy lowers min and max of a slice with key or default.
func (b *body) extremeBy(n *syntax.Call, name string, x core.Expr) core.Expr {
	elem := x.Type().Args[0]
	fn := map[string]string{"builtins.min": "Min", "builtins.max": "Max"}[name]
	if len(n.Keywords) != 1 {
		b.no(n, "builtin", "%s with key and default", fn)
	}
	k := n.Keywords[0]
	switch k.Arg {
	case "key":
		key := b.keyFunc(k.Value, elem)
		if isOrdered(key.Type().Result) {
			return function(elem, fn+"Key", x, key)
		}
		if b.orderable(key.Type().Result) {
			return function(elem, fn+"By", x, key)
		}
	case "default":
		if isOrdered(elem) {
			return b.inOrder(n, function(elem, fn+"Or", x, b.as(k.Value, elem)))
		}
	}
	b.no(n, "builtin", "%s of %s with %s", fn, x.Type(), k.Arg)
	return nil
}

// extreme lowers min and max of one iterable of ordered elements.
func (b *body) extreme(n *syntax.Call, name string) core.Expr {
	x := b.sliceOf(n.Args[0])
	fn := map[string]string{"builtins.min": "Min", "builtins.max": "Max"}[name]
	elem := x.Type().Args[0]
	if isOrdered(elem) {
		return function(elem, fn, x)
	}
	if less := lessTuple(elem); less != "" {
		return function(elem, fn+"Func", x, namedFunc(less))
	}
	if elem.Kind == core.NumKind {
		return function(elem, fn+"Num", &core.Index{Typed: core.Typed{T: elem}, X: x, I: intLit(0), Check: core.Bounds}, &core.Spread{Typed: core.Typed{T: x.Type()}, X: x})
	}
	if b.orderable(elem) {
		return function(elem, fn+"Func", x, namedFunc("LessOf"))
	}
	b.no(n, "builtin", "%s of %s", fn, x.Type())
	return nil
}
