package gogen

import (
	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// call writes a call, with further arguments behind its own.
func (f *function) call(e *core.Call, more ...Expr) Expr {
	if e.Super {
		return f.superCall(e)
	}
	args := append(f.typed(e.Args), more...)
	if e.Recv != nil {
		return callOf(jen.Add(f.expr(e.Recv).at(precPrimary)).Dot(f.g.methodName(e.Func)), args...)
	}
	return callOf(f.funcName(e.Func), args...)
}

// typed generates expressions for places whose types are known, where a new empty
// list is nil and Go makes an any by itself.
func (f *function) typed(list []core.Expr) []Expr {
	out := make([]Expr, len(list))
	for i, e := range list {
		if isEmptySlice(e) {
			out[i] = primary(jen.Nil())
		} else {
			out[i] = f.expr(unwrapped(e))
		}
	}
	return out
}

// unwrapped returns what any(x) holds; other expressions as they are.
func unwrapped(e core.Expr) core.Expr {
	if r, ok := e.(*core.Runtime); ok && r.Path == "" && r.Name == "any" {
		return r.Args[0]
	}
	return e
}

// funcName names a function, in its package if that is another one.
func (f *function) funcName(fn *core.Func) *jen.Statement {
	if name, ok := f.local[fn]; ok {
		return jen.Id(name)
	}
	return f.global(fn, f.g.home[fn])
}

// global names a declaration of the program.
func (f *function) global(d any, pkg *core.Package) *jen.Statement {
	if pkg != nil && pkg != f.g.pkg {
		f.g.uses(d, declaredName(d), pkg)
		return jen.Qual(f.g.importPath(pkg), f.g.globals[d])
	}
	return jen.Id(f.g.globals[d])
}

// runtime calls the support library or a Go package, with further arguments behind
// its own.
func (f *function) runtime(e *core.Runtime, more ...Expr) Expr {
	if x, ok := f.idiom(e); ok {
		return x
	}
	args := append(f.exprs(e.Args), more...)
	if e.InPlace {
		args[0] = f.address(e.Args[0])
	}
	if e.Method {
		return callOf(jen.Add(args[0].at(precPrimary)).Dot(e.Name), args[1:]...)
	}
	var fn *jen.Statement
	switch e.Path {
	case "":
		fn = jen.Id(e.Name) // a builtin of Go
	case "pyrt":
		fn = f.g.rt(e.Name)
	case "dyn":
		fn = f.g.dyn(e.Name)
	default:
		fn = jen.Qual(e.Path, e.Name)
	}
	if len(e.TypeArgs) > 0 {
		types := make([]jen.Code, len(e.TypeArgs))
		for i, t := range e.TypeArgs {
			types[i] = f.g.typ(t)
		}
		fn = fn.Types(types...)
	}
	if e.Variable {
		return primary(fn)
	}
	return callOf(fn, args...)
}

// address is a pointer to a place.
func (f *function) address(place core.Expr) Expr {
	if i, ok := place.(*core.Index); ok && i.Check&(core.Negative|core.Bounds) != 0 {
		return callOf(f.g.rt("Ref"), f.expr(i.X), f.expr(i.I))
	}
	if get, late := isLate(place); late {
		return f.lateCall(get, "Ref")
	}
	x := f.expr(place)
	return Expr{jen.Op("&").Add(x.at(precUnary)), precUnary}
}

// inherits tells whether a class is another or below it.
func inherits(c, base *core.Class) bool {
	for ; c != nil; c = c.Base {
		if c == base {
			return true
		}
	}
	return false
}

// newObject makes an instance: through its constructor, or as a literal.
func (f *function) newObject(e *core.New) Expr {
	if e.Init != nil || e.Class.IsException() {
		return callOf(f.constructor(e.Class), f.typed(e.Args)...)
	}
	var fields []jen.Code
	for _, fv := range e.Fields {
		if isEmptySlice(fv.Value) {
			continue
		}
		fields = append(fields, jen.Id(f.g.fieldName(fv.Field)).Op(":").Add(f.expr(fv.Value).code))
	}
	return Expr{jen.Op("&").Add(f.g.class(e.Class)).Values(fields...), precUnary}
}

// isEmptySlice tells whether a value is a new empty list, which Go has as nil.
func isEmptySlice(e core.Expr) bool {
	d, ok := e.(*core.Display)
	return ok && len(d.Elems) == 0 && d.T.Kind == core.SliceKind
}

// constructor names the function that makes instances of a class.
func (f *function) constructor(c *core.Class) *jen.Statement {
	name := f.g.constructors[c]
	if pkg := f.g.home[c]; pkg != nil && pkg != f.g.pkg {
		return jen.Qual(f.g.importPath(pkg), name)
	}
	return jen.Id(name)
}

// closure writes a function literal.
func (f *function) closure(e *core.Closure) Expr {
	if e.Func.Yields != nil {
		return primary(f.sequence(e.Func))
	}
	inner := f.inner(e.Func)
	lit := jen.Func().Params(inner.params(e.Func)...)
	body := inner.block(e.Func.Body)
	if e.Func.Result.Kind != core.VoidKind && !core.Terminates(e.Func.Body) {
		body = append(body, jen.Panic(jen.Lit("unreachable")))
	}
	if e.Func.Result.Kind != core.VoidKind {
		lit = lit.Add(f.g.typ(e.Func.Result))
	}
	return primary(lit.Block(body...))
}

// isItems tells whether values of a type are plain slices.
func isItems(t *core.Type) bool { return t.Kind == core.SliceKind || t.Kind == core.VarTupleKind }

// convert changes a representation.
func (f *function) convert(e *core.Convert) Expr {
	from, to := e.X.Type(), e.T
	x := f.expr(e.X)
	switch {
	case to.Kind == core.LibraryKind:
		return f.boxed(from, x)
	case from.Kind == core.LibraryKind:
		return f.unboxed(to, x)
	case to.Kind == core.ValueKind || to.Kind == core.ErrorKind && from.Kind == core.ObjectKind:
		return x // to an interface
	case isItems(to) && isItems(from):
		return x
	case isItems(to) && from.Kind == core.ListKind:
		return primary(jen.Add(x.at(precPrimary)).Dot("Items"))
	case to.Kind == core.GenKind && from.Kind == core.SeqKind:
		return callOf(f.g.rt("NewGen"), x)
	case to.Kind == core.ListKind && from.Kind == core.SliceKind:
		return callOf(f.g.rt("NewList").Types(f.g.typ(to.Args[0])), Expr{jen.Add(x.at(precPrimary)).Op("..."), precPrimary})
	case to.Kind == core.FloatKind && (from.Kind == core.NumKind || from.Kind == core.BigIntKind):
		return callOf(jen.Add(x.at(precPrimary)).Dot("Float"))
	case to.Kind == core.IntKind && from.Kind == core.BigIntKind:
		return callOf(jen.Add(x.at(precPrimary)).Dot("Int"))
	case to.Kind == core.NumKind && from.Kind == core.BigIntKind:
		return callOf(f.g.rt("NumOf"), x)
	case to.Kind == core.VarTupleKind && from.Kind == core.TupleKind:
		var items []jen.Code
		for i := range from.Args {
			items = append(items, jen.Add(x.at(precPrimary)).Dot(itemName(i)))
		}
		return primary(f.g.typ(to).Values(items...))
	case to.Kind == core.FloatKind && from.Kind == core.IntKind:
		if lit, ok := e.X.(*core.Lit); ok {
			return f.floatLit(float64(lit.Value.(int64)))
		}
		return callOf(jen.Float64(), x)
	case to.Kind == core.IntKind && from.Kind == core.BoolKind:
		return callOf(f.g.rt("BoolInt"), x)
	case to.Kind == core.NumKind && from.Kind == core.IntKind:
		return callOf(f.g.rt("NumInt"), x)
	case to.Kind == core.NumKind && from.Kind == core.FloatKind:
		return callOf(f.g.rt("NumFloat"), x)
	case to.Kind == core.BigIntKind && from.Kind == core.IntKind:
		return callOf(f.g.rt("NewInt"), x)
	case to.Kind == core.OptKind && core.Equal(to.Args[0], from):
		return callOf(f.g.rt("Some"), x)
	case from.Kind == core.OptKind && core.Equal(from.Args[0], to):
		return callOf(jen.Add(x.at(precPrimary)).Dot("Must"))
	case to.Kind == core.InterfaceKind && from.Kind == core.ObjectKind && e.Check&core.None != 0:
		return callOf(f.g.rt("Upcast").Types(f.g.typ(to)), x)
	case to.Kind == core.InterfaceKind && (from.Kind == core.ObjectKind || inherits(from.Class, to.Class)):
		return x
	case from.Kind == core.ValueKind:
		return primary(jen.Add(x.at(precPrimary)).Assert(f.g.typ(to)))
	case from.Kind == core.InterfaceKind && (to.Kind == core.InterfaceKind || to.Kind == core.ObjectKind):
		return primary(jen.Add(x.at(precPrimary)).Assert(f.g.typ(to)))
	case to.Kind == core.ObjectKind && from.Kind == core.ObjectKind:
		// An embedded base is part of the object.
		return Expr{jen.Op("&").Add(jen.Add(x.at(precPrimary)).Dot(f.g.globals[to.Class])), precUnary}
	}
	panic("gogen: no conversion from " + from.String() + " to " + to.String())
}

func (f *function) isNone(e *core.IsNone) Expr {
	x := f.expr(e.X)
	if e.X.Type().Kind == core.OptKind {
		name := "IsNone"
		if e.Negate {
			name = "OK"
		}
		return callOf(jen.Add(x.at(precPrimary)).Dot(name))
	}
	op := "=="
	if e.Negate {
		op = "!="
	}
	return binary(op, precCompare, x, primary(jen.Nil()))
}

func (f *function) typeTest(e *core.TypeTest) Expr {
	return callOf(f.g.rt("IsType").Types(f.g.typ(e.Class)), f.expr(e.X))
}
