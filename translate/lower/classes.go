package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/plan"
)

// receiver lowers the object that a method is called on.
func (b *body) receiver(e syntax.Expr) core.Expr {
	x := b.expr(e)
	b.handedOn(e, x)
	if b.mayBeNone(e) {
		return b.notNone(e, x, "")
	}
	return x
}

// notNone checks an object whose attribute is used, and unwraps a value.
func (b *body) notNone(e syntax.Expr, x core.Expr, attr string) core.Expr {
	if attr == "" {
		attr = b.attrOf[e]
	}
	switch x.Type().Kind {
	case core.ObjectKind, core.InterfaceKind, core.ListKind, core.DictKind, core.SetKind, core.GenKind, core.NamedKind:
		return function(x.Type(), "NotNone", x, strLit(attr))
	case core.OptKind:
		return method(x.Type().Args[0], "MustHave", x, strLit(attr))
	}
	b.no(e, "none", "a member of what may be None")
	return nil
}

// noteAttr remembers which attribute of an object is used.
func (b *body) noteAttr(n *syntax.Attribute) {
	if b.attrOf == nil {
		b.attrOf = map[syntax.Expr]string{}
	}
	b.attrOf[n.Value] = n.Attr
}

// withoutEffect refuses an expression that is dropped though it does something.
func (b *body) withoutEffect(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
		return
	case *syntax.Attribute:
		b.withoutEffect(e.Value)
		return
	}
	b.no(e, "method-kind", "a static method called on an expression")
}

// callVirtual lowers a call whose method depends on the class of the object; nil
// where the call is none.
func (b *body) callVirtual(n *syntax.Call, values []*solve.Value) core.Expr {
	attr, ok := n.Func.(*syntax.Attribute)
	if !ok || len(values) == 0 || values[0].Fn == nil || values[0].Fn.Class == nil || values[0].Fn.IsStatic() || values[0].Fn.IsClassMethod() {
		return nil
	}
	family := b.plan.Family(values[0].Fn)
	for _, v := range values {
		if v.Kind != solve.FuncVal || v.Self == nil || !slices.Contains(family, v.Fn) {
			return nil
		}
	}
	if len(family) == 1 && len(values) == 1 {
		return nil
	}
	b.noteAttr(attr)
	recv := b.receiver(attr.Value)
	if !isObject(recv.Type()) {
		return nil
	}
	fn := b.methodOf(recv.Type().Class, attr.Attr)
	if fn == nil && slices.Contains(b.plan.Abstract(b.resolved(recv.Type().Class)), attr.Attr) {
		fn = values[0].Fn
	}
	if fn == nil {
		b.no(n, "virtual-call", "%s is not a method of %s, the common base", attr.Attr, recv.Type())
	}
	b.sameDefaults(n, fn, family)
	return b.callFunc(n, fn, recv, n.Args, n.Keywords)
}

func isObject(t *core.Type) bool { return t.Kind == core.ObjectKind || t.Kind == core.InterfaceKind }

// sameDefaults refuses a call that leaves out an argument whose default depends
// on the override, or names one that overrides call otherwise.
func (b *body) sameDefaults(n *syntax.Call, fn *resolve.Func, family []*resolve.Func) {
	for _, m := range family {
		if len(m.Params) != len(fn.Params) {
			b.no(n, "override", "%s has different parameters in a subclass", fn.Name)
		}
		for i, p := range m.Params {
			q := fn.Params[i]
			if len(n.Keywords) > 0 && p.Name != q.Name {
				b.no(n, "override", "a parameter of %s has another name in a subclass", fn.Name)
			}
			if i > len(n.Args) && (p.Default == nil) != (q.Default == nil) {
				b.no(n, "override", "a default of %s differs in a subclass", fn.Name)
			}
			if p.Default != nil && q.Default != nil && m.File.Tree.Source(p.Default.Range()) != fn.File.Tree.Source(q.Default.Range()) {
				b.no(n, "override", "a default of %s differs in a subclass", fn.Name)
			}
		}
	}
}

// callSuper lowers super().m(...): the base's method on this object.
func (b *body) callSuper(n *syntax.Call, fn *resolve.Func) core.Expr {
	out := b.funcs[fn]
	owner := b.fn
	for owner.Class == nil {
		owner = owner.Parent
	}
	self := b.funcs[owner].Recv
	if out == nil || self == nil || out.Status == core.Stub && out.Result.Kind == core.ValueKind {
		b.no(n, "super", "super().%s", fn.Name)
	}
	args := n.Args
	if c, ok := n.Func.(*syntax.Attribute).Value.(*syntax.Call); !ok || c == nil {
		args = args[1:] // Base.m(self, ...)
	}
	call := &core.Call{Typed: core.Typed{T: out.Result}, Func: out, Recv: ref(self), Super: true, Pos: b.pos(b.file, n.Pos())}
	if fn.Name == "__init__" {
		out.Super = true
		call.T = core.VoidType
	}
	call.Args = b.bind(n, fn, out, args, n.Keywords)
	b.ordered(n, call.Args...)
	return call
}

// constructDerived makes an instance of a class with own base classes.
func (b *body) constructDerived(n *syntax.Call, c *resolve.Class, k *core.Class) core.Expr {
	for _, m := range c.MRO {
		if b.plan.Class(m).Status == core.Stub {
			b.no(n, "class", "instances of %s are not carried over yet", c.Name)
		}
	}
	b.wholeFields(n, c)
	x := &core.New{Typed: core.Typed{T: core.ObjectOf(k)}, Class: k, Pos: b.pos(b.file, n.Pos())}
	init := c.FindMethod("__init__")
	if init == nil {
		if len(n.Args)+len(n.Keywords) > 0 {
			b.no(n, "class", "arguments of %s", c.Name)
		}
		return x
	}
	x.Init = b.funcs[init]
	if init.Class != c {
		x.Init.Super = true
	}
	x.Args = b.bind(n, init, x.Init, n.Args, n.Keywords)
	b.ordered(n, x.Args...)
	return x
}

// instanceTest lowers isinstance(x, C).
func (b *body) instanceTest(n *syntax.Call) core.Expr {
	if len(n.Args) != 2 || len(n.Keywords) > 0 {
		return nil
	}
	x := b.expr(n.Args[0])
	if isLibrary(x.Type()) || x.Type().IsSequence() {
		b.no(n, "isinstance", "isinstance of %s", x.Type())
	}
	var test core.Expr
	for _, e := range testedClasses(n) {
		test = orTest(test, b.instanceOf(n, x, e))
	}
	return test
}

// testedClasses returns the classes that isinstance or issubclass is asked about.
func testedClasses(n *syntax.Call) []syntax.Expr {
	if t, ok := n.Args[1].(*syntax.Tuple); ok {
		return t.Elts
	}
	return n.Args[1:2]
}

// orTest returns what holds when either test does; of constants, which have no effects,
// one that says nothing more is left out. test may be nil.
func orTest(test, one core.Expr) core.Expr {
	if a, ok := test.(*core.Lit); test == nil || ok && a.Value == false {
		return one
	}
	if b, ok := one.(*core.Lit); ok && b.Value == false {
		return test
	}
	return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Or, X: test, Y: one}
}

// instanceOf tests one class: what the types say already is a constant.
func (b *body) instanceOf(n *syntax.Call, x core.Expr, class syntax.Expr) core.Expr {
	if !repeatable(x) {
		b.no(n, "isinstance", "isinstance of an expression")
	}
	values := b.valuesOf(class)
	if len(values) != 1 || values[0].Kind != solve.ClassVal {
		b.no(n, "isinstance", "isinstance of a class that is not named")
	}
	yes, no := false, false
	for _, v := range b.valuesOf(n.Args[0]) {
		is, known := b.isInstance(v, values[0])
		if !known {
			b.no(n, "isinstance", "isinstance of what is not known")
		}
		yes, no = yes || is, no || !is
	}
	if yes != no {
		return &core.Lit{Typed: core.Typed{T: core.BoolType}, Value: yes}
	}
	if x.Type().Kind == core.ValueKind && values[0].Stub != nil {
		return b.instanceOfScalar(n, x, values[0])
	}
	own := values[0].Own
	if own == nil || x.Type().Kind != core.InterfaceKind {
		b.no(n, "isinstance", "isinstance of %s", x.Type())
	}
	k := b.plan.Class(own)
	t := core.ObjectOf(k)
	if len(own.Subclasses) > 0 {
		k.Polymorphic = true
		t = &core.Type{Kind: core.InterfaceKind, Class: k}
	}
	return &core.TypeTest{Typed: core.Typed{T: core.BoolType}, X: x, Class: t}
}

// instanceOfScalar tests what may be of several builtin types: a bool is an int as well.
func (b *body) instanceOfScalar(n *syntax.Call, x core.Expr, class *solve.Value) core.Expr {
	types := map[string]*core.Type{"bool": core.BoolType, "int": core.IntType, "float": core.FloatType, "str": core.StrType}
	var test core.Expr
	for _, v := range b.valuesOf(n.Args[0]) {
		if is, _ := b.isInstance(v, class); !is {
			continue
		}
		t := types[v.Stub.Qual()]
		if t == nil {
			b.no(n, "isinstance", "isinstance of %s", v.Stub.Qual())
		}
		one := core.Expr(&core.TypeTest{Typed: core.Typed{T: core.BoolType}, X: x, Class: t})
		test = orTest(test, one)
	}
	return test
}

func (b *body) isInstance(v, class *solve.Value) (is, known bool) {
	switch {
	case v.Kind == solve.AnyVal:
		return false, false
	case class.Own != nil:
		return v.Kind == solve.OwnObject && v.Own.IsSubclassOf(class.Own), true
	case v.Kind == solve.OwnObject: // object and the protocols take what has no such base, too
		return false, !v.Own.ExternalBases && (plainClasses[class.Stub.Qual()] || b.plan.ExceptionClass(class) != nil)
	case v.Kind == solve.TupleVal:
		return class.Stub.Qual() == "tuple", plainClasses[class.Stub.Qual()]
	case v.Kind == solve.Instance:
		name, want := v.Stub.Qual(), class.Stub.Qual()
		return name == want || name == "bool" && want == "int", plainClasses[want] && (plainClasses[name] || name == "NoneType")
	}
	return false, false
}

// plainClasses are the builtin classes that isinstance is worked out for.
var plainClasses = map[string]bool{
	"int": true, "float": true, "str": true, "bool": true, "list": true, "dict": true, "set": true, "tuple": true, "bytes": true, "complex": true,
}

// propertyOf returns the getter of an attribute of an object, or nil.
func (b *body) propertyOf(t *core.Type, name string) *resolve.Func {
	if c := b.resolved(t.Class); c != nil {
		return c.FindProperty(name)
	}
	return nil
}

// resolved returns the class of the program behind a core class.
func (b *body) resolved(k *core.Class) *resolve.Class {
	for _, c := range b.prog.Classes {
		if b.plan.Class(c) == k {
			return c
		}
	}
	return nil
}

// isField tells whether an attribute is a plain field of an object.
func (b *body) isField(e *syntax.Attribute) bool {
	v, ok := b.solved(e.Value)
	if !ok {
		return false
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || !isObject(t) || b.propertyOf(t, e.Attr) != nil {
		return false
	}
	for c := t.Class; c != nil; c = c.Base {
		if b.fields[fieldKey{c, e.Attr}] != nil {
			return true
		}
	}
	return false
}

// storeInObject lowers assignments that call a method: of a property, and
// __setitem__. It is nil for others.
func (b *body) storeInObject(target, value syntax.Expr, at core.Placed) []core.Stmt {
	var recv syntax.Expr
	name := "__setitem__"
	switch t := target.(type) {
	case *syntax.Attribute:
		recv = t.Value
	case *syntax.Subscript:
		recv = t.Value
	}
	v, ok := b.solved(recv)
	if !ok {
		return nil
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || !isObject(t) {
		return nil
	}
	var fn *resolve.Func
	if attr, ok := target.(*syntax.Attribute); ok {
		c := b.resolved(t.Class)
		if fn = c.FindSetter(attr.Attr); fn == nil {
			return nil
		}
	} else if fn = b.methodOf(t.Class, name); fn == nil {
		return nil
	}
	out := b.funcs[fn]
	if len(out.Params) == 0 {
		return nil
	}
	x := b.as(value, out.Params[len(out.Params)-1].Var.Type)
	var pre []core.Stmt
	if calls(x) {
		pre, x = b.keep(x, at)
		at = core.Placed{Pos: at.Pos}
	}
	args := []core.Expr{x}
	if sub, ok := target.(*syntax.Subscript); ok {
		args = []core.Expr{b.as(sub.Slice, out.Params[0].Var.Type), x}
	}
	return append(pre, &core.Do{Placed: at, X: b.callLowered(target, fn, b.receiver(recv), args)})
}

// compareObjects lowers comparisons that methods of the program decide; nil for
// others.
func (b *body) compareObjects(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	if !isObject(x.Type()) {
		return nil
	}
	boolean := core.Typed{T: core.BoolType}
	names := map[syntax.Operator]string{
		syntax.Eq: "__eq__", syntax.NotEq: "__ne__", syntax.Lt: "__lt__", syntax.LtE: "__le__", syntax.Gt: "__gt__", syntax.GtE: "__ge__",
	}
	if eq := b.dataEqs[x.Type().Class]; eq != nil && (op == syntax.Eq || op == syntax.NotEq) && core.Equal(x.Type(), y.Type()) {
		call := &core.Call{Typed: boolean, Func: eq, Recv: x, Args: []core.Expr{y}, Pos: b.pos(b.file, n.Pos())}
		if op == syntax.NotEq {
			return &core.Logic{Typed: boolean, Op: core.Not, X: call}
		}
		return call
	}
	reflected := map[syntax.Operator]string{
		syntax.Eq: "__eq__", syntax.NotEq: "__ne__", syntax.Lt: "__gt__", syntax.LtE: "__ge__", syntax.Gt: "__lt__", syntax.GtE: "__le__",
	}[op]
	b.checkReflected(n, x.Type(), y.Type(), names[op], reflected)
	if fn := b.methodOf(x.Type().Class, names[op]); fn != nil {
		return b.callLowered(n, fn, x, []core.Expr{y})
	}
	if op == syntax.NotEq {
		b.checkReflected(n, x.Type(), y.Type(), "__eq__", "__eq__")
		if fn := b.methodOf(x.Type().Class, "__eq__"); fn != nil {
			eq := b.callLowered(n, fn, x, []core.Expr{y})
			if eq.Type().Kind != core.BoolKind {
				b.no(n, "comparison", "__eq__ that gives %s", eq.Type())
			}
			return &core.Logic{Typed: boolean, Op: core.Not, X: eq}
		}
	}
	if op != syntax.Eq && op != syntax.NotEq && isObject(y.Type()) && (repeatable(x) || repeatable(y) || !calls(x) && !calls(y)) {
		if fn := b.methodOf(y.Type().Class, reflected); fn != nil {
			return b.callLowered(n, fn, y, []core.Expr{x})
		}
	}
	if (op == syntax.Eq || op == syntax.NotEq) && isObject(y.Type()) && b.identityOnly(x.Type()) && b.identityOnly(y.Type()) {
		return &core.Compare{Typed: boolean, Op: operatorOf(op), X: x, Y: y}
	}
	return nil
}

func operatorOf(op syntax.Operator) core.Op { return operators[op] }

// identityOnly tells whether objects of a type are equal only to themselves.
func (b *body) identityOnly(t *core.Type) bool {
	c := b.resolved(t.Class)
	if c != nil && len(b.plan.EnumMembers(c)) > 0 {
		return true
	}
	if c == nil || c.ExternalBases || t.Class.IsException() || plan.IsDataclass(c) {
		return false
	}
	plain := true
	var look func(*resolve.Class)
	look = func(c *resolve.Class) {
		plain = plain && c.FindMethod("__eq__") == nil && c.FindMethod("__hash__") == nil && len(c.Decorators) == 0
		for _, s := range c.Subclasses {
			look(s)
		}
	}
	look(c)
	return plain
}

// equalMethod tells whether objects of a type compare through an __eq__ that the
// support library can call: one of the class itself that takes its instances.
func (b *body) equalMethod(t *core.Type) bool {
	return t.Kind == core.ObjectKind && b.dataEqs[t.Class] != nil || b.ownMethod(t, "__eq__") && b.ownMethodResult(t, "__eq__")
}

func (b *body) lessMethod(t *core.Type) bool {
	return b.ownMethod(t, "__lt__") && b.ownMethodResult(t, "__lt__")
}

func (b *body) ownMethod(t *core.Type, name string) bool {
	c := b.resolved(t.Class)
	if c == nil || t.Kind != core.ObjectKind || len(c.Subclasses) > 0 || len(c.MRO) > 1 || c.Method(name) == nil {
		return false
	}
	out := b.funcs[c.Method(name)]
	return out != nil && out.Status != core.Stub && len(out.Params) == 1 && core.Equal(out.Params[0].Var.Type, t)
}

func (b *body) ownMethodResult(t *core.Type, name string) bool {
	return b.funcs[b.resolved(t.Class).Method(name)].Result.Kind == core.BoolKind
}

// changeInObject lowers x.p += v of a property and x[i] += v of an object with
// methods for its elements; nil for other places.
func (b *body) changeInObject(n *syntax.AugAssign, at core.Placed) []core.Stmt {
	var recv syntax.Expr
	var fn *resolve.Func
	var args []core.Expr
	switch t := n.Target.(type) {
	case *syntax.Attribute:
		recv = t.Value
		if c := b.classOf(recv); c != nil {
			fn = c.FindSetter(t.Attr)
		}
	case *syntax.Subscript:
		recv = t.Value
		if c := b.classOf(recv); c != nil {
			fn = c.FindMethod("__setitem__")
		}
		if fn != nil && len(b.funcs[fn].Params) == 2 {
			args = []core.Expr{b.as(t.Slice, b.funcs[fn].Params[0].Var.Type)}
		}
	}
	if fn == nil {
		return nil
	}
	x := b.receiver(recv)
	for _, e := range append([]core.Expr{x}, args...) {
		if calls(e) || !repeatable(e) && !plain(e) {
			b.no(n, "evaluation-order", "the place of this assignment is not plain")
		}
	}
	old := b.expr(n.Target)
	if t := old.Type(); isListKind(t.Kind) || t.Kind == core.DictKind || t.Kind == core.SetKind && !t.IsFrozen() {
		b.no(n, "aliasing", "a container that is changed in place and stored again")
	}
	value := b.binary(n, n.Op, old, b.expr(n.Value))
	return []core.Stmt{&core.Do{Placed: at, X: b.callLowered(n, fn, x, append(args, value))}}
}

// classOf returns the class of the program that an expression is an object of, or
// nil.
func (b *body) classOf(e syntax.Expr) *resolve.Class {
	v, ok := b.solved(e)
	if !ok {
		return nil
	}
	t, err := b.plan.TypeOf(v)
	if err != nil || !isObject(t) {
		return nil
	}
	return b.resolved(t.Class)
}
