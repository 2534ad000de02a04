package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/builtin"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers what has no typed form but in Python's library as dynamic code uses
// it: calls of its functions and classes, and all that is done with their objects,
// which are the same on either side. What goes in is boxed, and what comes out is
// checked against its declared type: the guard is loud.

func isLibrary(t *core.Type) bool { return t.Kind == core.LibraryKind }

// dynamicType is what an operation of the library of dynamic values returns.
var dynamicType = core.LibraryOf("object")

func dynamic(t *core.Type, name string, args ...core.Expr) *core.Runtime {
	return &core.Runtime{Typed: core.Typed{T: t}, Path: "dyn", Name: name, Args: args}
}

// libraryVar returns the variable that holds a name of a module, or with no module
// the name of an attribute: one for each.
func (l *lowerer) libraryVar(module, name string) *core.LibraryVar {
	k := core.LibraryVar{Module: module, Name: name}
	if l.library[k] == nil {
		if l.library == nil {
			l.library = map[core.LibraryVar]*core.LibraryVar{}
		}
		l.library[k] = &k
	}
	return l.library[k]
}

func (l *lowerer) libraryRef(module, name string) core.Expr {
	return &core.LibraryRef{Typed: core.Typed{T: dynamicType}, Var: l.libraryVar(module, name)}
}

// libraryName returns the Go variable of the module and the name in it that an
// expression names, "" for others.
func (b *body) libraryName(e syntax.Expr) (module, name string) {
	dotted := b.dotted(e)
	i := strings.LastIndexByte(dotted, '.')
	if i < 0 {
		return "", ""
	}
	if m := b.prog.Module(dotted[:i], b.file); m != nil && m.File != nil {
		return "", ""
	}
	return b.plan.Library(dotted[:i]), dotted[i+1:]
}

// libraryCall lowers a call of a function, class or method of the library that has no
// typed form; nil for other calls. Its result is left as it is where nobody uses it.
func (b *body) libraryCall(n *syntax.Call, used bool) core.Expr {
	values := known(b.valuesOf(n.Func))
	if len(values) == 0 || !b.plan.Beside() || slices.ContainsFunc(values, isOwn) {
		return nil
	}
	attr, _ := n.Func.(*syntax.Attribute)
	var callee core.Expr
	switch named := b.dotted(n.Func) != ""; {
	case !named && attr != nil && b.isLibraryExpr(attr.Value):
		callee = b.expr(attr.Value)
	case !named && attr == nil && b.isLibraryExpr(n.Func):
		callee = b.expr(n.Func)
	case attr != nil && len(values) == 1 && values[0].Self != nil && values[0].Self.Kind == solve.ClassVal: // a method of a class
		module, name := b.libraryName(attr.Value)
		if module == "" || module == "Builtins" {
			return nil
		}
		callee = b.libraryRef(module, name)
	case named && len(values) == 1 && values[0].Self == nil:
		if callee = b.libraryFunction(n); callee == nil {
			return nil
		}
		attr = nil
	default:
		return nil
	}
	return b.libraryResult(n, b.libraryCallOf(n, callee, attr), used)
}

// known leaves out what is not known of an expression where anything is: plan does
// so for the types of values.
func known(values []*solve.Value) []*solve.Value {
	rest := slices.DeleteFunc(slices.Clone(values), func(v *solve.Value) bool { return v.Kind == solve.AnyVal })
	if len(rest) == 0 {
		return values
	}
	return rest
}

func isOwn(v *solve.Value) bool { return v.Fn != nil || v.Own != nil }

// handedOn refuses what is done with a value that typed code only hands on.
func (b *body) handedOn(at syntax.Node, x core.Expr) {
	if t := x.Type(); t.IsOpaque() {
		what := "a value"
		if e, ok := at.(syntax.Expr); ok {
			what = b.file.Tree.Source(e.Range())
		}
		b.no(at, t.Path, "%s: %s", what, t.Name)
	}
}

// ofMethod makes what typed code only hands on a value of the one builtin type that has
// a method which is called: other values end the program.
func (b *body) ofMethod(recv core.Expr, method *solve.Value, at syntax.Expr) core.Expr {
	if !recv.Type().IsOpaque() || method.Self == nil || method.Self.Kind != solve.Instance {
		return recv
	}
	t := b.plan.Atom(method.Self)
	if t == nil || !crosses(t, false) {
		return recv
	}
	return b.unbox(recv, t, at, false)
}

// isLibraryExpr tells whether typed code holds the value of an expression as dynamic
// code does, and uses it.
func (b *body) isLibraryExpr(e syntax.Expr) bool {
	v, ok := b.solved(e)
	if !ok {
		return false
	}
	t, err := b.plan.TypeOf(v)
	return err == nil && isLibrary(t) && !t.IsOpaque()
}

// isLibraryValue tells whether a value is an object of a class of the library.
func (b *body) isLibraryValue(v *solve.Value) bool {
	return v.Kind == solve.Instance && b.plan.IsLibrary(v.Stub)
}

// libraryFunction returns the function or class that a call names, nil where there is
// a typed form of it.
func (b *body) libraryFunction(n *syntax.Call) core.Expr {
	return b.functionWithoutForm(n.Func, func() bool { return b.takesLibrary(n) })
}

// functionWithoutForm returns the function or class that an expression names, nil where
// there is a typed form of it: of builtins only where an argument has none.
func (b *body) functionWithoutForm(e syntax.Expr, takesLibrary func() bool) core.Expr {
	module, name := b.libraryName(e)
	dotted := b.dotted(e)
	switch {
	case module == "" || exceptionName(b, e):
		return nil
	case module == "Builtins":
		if !dynamicBuiltins[name] || !takesLibrary() {
			return nil
		}
	case builtin.Has(dotted) || numeric[dotted] || typedModules[dotted[:strings.LastIndexByte(dotted, '.')]]:
		return nil
	}
	return b.libraryRef(module, name)
}

// typedModules are the modules whose functions have typed forms of their own, or do
// more than return a value.
var typedModules = map[string]bool{
	"sys": true, "math": true, "random": true, "heapq": true, "bisect": true, "collections": true, "itertools": true,
	"functools": true, "copy": true, "dataclasses": true, "typing": true, "abc": true, "enum": true, "contextlib": true,
	"asyncio": true, "gc": true, "inspect": true,
	"types": true, "weakref": true, "operator": true,
}

// dynamicBuiltins are the builtins that typed code calls with objects of the library.
var dynamicBuiltins = map[string]bool{
	"int": true, "float": true, "abs": true, "round": true, "divmod": true, "pow": true, "len": true, "hash": true, "bool": true,
}

// takesLibrary tells whether an argument is an object of the library.
func (b *body) takesLibrary(n *syntax.Call) bool {
	for _, a := range n.Args {
		for _, v := range b.valuesOf(a) {
			if b.isLibraryValue(v) {
				return true
			}
		}
	}
	return false
}

// libraryCallOf writes a call: of the attribute of an object, or of a function.
func (b *body) libraryCallOf(n *syntax.Call, callee core.Expr, attr *syntax.Attribute) core.Expr {
	args := []core.Expr{callee}
	reads := b.onlyReads(n)
	for _, a := range n.Args {
		args = append(args, b.boxed(a, reads))
	}
	var names []string
	for _, k := range n.Keywords {
		if k.Arg == "" {
			b.no(n, "arguments", "** in a call of the library")
		}
		names = append(names, k.Arg)
		args = append(args, b.boxed(k.Value, reads))
	}
	b.ordered(n, args...)
	name, count := "Call", len(args)-1
	if count <= 2 {
		name += string(rune('0' + count))
	}
	if len(names) > 0 {
		name = "CallNamed"
		args = append([]core.Expr{args[0], strLit(strings.Join(names, " "))}, args[1:]...)
	}
	x := dynamic(dynamicType, name, args...)
	x.Pos = b.pos(b.file, n.Pos())
	if attr != nil {
		x.Path, x.Method = "", true
		x.Args = append([]core.Expr{b.libraryRef("", attr.Attr)}, args...)
	}
	return x
}

// onlyReads tells whether a call keeps nothing of the containers that it is given, and
// changes nothing in them: they may be copied.
func (b *body) onlyReads(n *syntax.Call) bool {
	for _, v := range b.valuesOf(n.Func) {
		if len(v.Sigs) == 0 || !readers[v.Sigs[0].Qual()] && !readingModules[v.Sigs[0].Module] {
			return false
		}
	}
	return true
}

// readers are functions and methods that only read what they are given; of
// readingModules all are.
var (
	readers = map[string]bool{
		"argparse.ArgumentParser.parse_args": true, "json.dumps": true, "pickle.dumps": true, "io.StringIO.writelines": true,
		"re.escape": true, "pprint.pformat": true, "print": true, "subprocess.run": true, "random.choices": true,
	}
	readingModules = map[string]bool{
		"statistics": true, "base64": true, "binascii": true, "zlib": true, "struct": true, "hashlib": true, "string": true, "textwrap": true,
		"difflib": true, "os.path": true, "html": true, "unicodedata": true, "urllib.parse": true, "fractions": true, "decimal": true,
	}
)

// librarySeq is what a loop over an object of the library goes through.
func (b *body) librarySeq(x core.Expr, elem *core.Type) core.Expr {
	seq := dynamic(core.Of(core.SeqKind, elem), "Each", x)
	seq.Args = append(seq.Args, &core.Crossing{Typed: core.Typed{T: elem}})
	return seq
}

// libraryElements lowers a loop over an object of the library; nil for others.
func (b *body) libraryElements(e syntax.Expr, x core.Expr) core.Expr {
	if !isLibrary(x.Type()) {
		return nil
	}
	v, ok := b.sol.Element(e)
	if !ok {
		b.no(e, "iteration", "iteration over %s is not carried over yet", x.Type())
	}
	t, err := b.plan.TypeOf(v)
	if err != nil {
		panic(&unsupported{reasonOf(err, "an element of "+x.Type().String(), b.pos(b.file, e.Pos()))})
	}
	b.allDeclared(e, "an element of "+x.Type().String(), b.sol.Values(v), t)
	if !crosses(t, false) {
		t = dynamicType // for a variable that holds it so
	}
	return b.librarySeq(x, t)
}

// libraryImport lowers a name that an import alone binds, and the names of builtins as
// values; nil for others.
func (b *body) libraryImport(n *syntax.Name) core.Expr {
	if !b.plan.Beside() || n.Ctx != syntax.Load || b.dotted(n) == "" {
		return nil
	}
	if id := b.file.SymbolID(n); id != resolve.NoSymbol && !b.boundOnceHere(id) {
		return nil
	}
	return b.libraryValue(n)
}

// libraryAttribute lowers an attribute of an object of the library, or a variable of
// one of its modules; nil for others.
func (b *body) libraryAttribute(n *syntax.Attribute) core.Expr {
	if n.Ctx != syntax.Load {
		return nil
	}
	if values := b.valuesOf(n.Value); len(values) == 1 && values[0].Kind == solve.ModuleVal {
		module, name := b.libraryName(n)
		if module == "" || module == "Builtins" {
			return nil
		}
		if values := b.valuesOf(n); len(values) == 0 || values[0].Kind != solve.Instance && values[0].Kind != solve.TupleVal {
			return nil
		}
		x := &core.LibraryGet{Typed: core.Typed{T: dynamicType}, Var: b.libraryVar(module, name)}
		t := b.libraryType(n)
		if isLibrary(t) {
			x.T = t
			return x
		}
		return b.unbox(x, t, n, false)
	}
	return nil
}

// libraryMember lowers an attribute of an object of the library.
func (b *body) libraryMember(n *syntax.Attribute, x core.Expr) core.Expr {
	b.handedOn(n.Value, x)
	get := &core.Runtime{Typed: core.Typed{T: dynamicType}, Name: "Get", Method: true, Args: []core.Expr{b.libraryRef("", n.Attr), x}}
	return b.unbox(get, b.libraryType(n), n, false)
}

// libraryOperators name the functions of operators, which change the left operand in
// place where their names end in To.
var libraryOperators = map[syntax.Operator]string{
	syntax.Add: "Add", syntax.Sub: "Sub", syntax.Mult: "Mul", syntax.Div: "Div", syntax.FloorDiv: "FloorDiv", syntax.Mod: "Mod",
	syntax.Pow: "Pow", syntax.LShift: "Shl", syntax.RShift: "Shr", syntax.BitAnd: "BitAnd", syntax.BitOr: "BitOr", syntax.BitXor: "BitXor",
	syntax.MatMult: "MatMul", syntax.USub: "Neg", syntax.UAdd: "Pos", syntax.Invert: "Invert",
	syntax.Eq: "Equal", syntax.NotEq: "NotEqual", syntax.Lt: "Less", syntax.LtE: "LessEqual", syntax.Gt: "Greater", syntax.GtE: "GreaterEqual",
}

// libraryBinary lowers an operator with an object of the library; nil for others.
func (b *body) libraryBinary(n syntax.Node, op syntax.Operator, x, y core.Expr) core.Expr {
	if !isLibrary(x.Type()) && !isLibrary(y.Type()) {
		return nil
	}
	b.handedOn(n, x)
	b.handedOn(n, y)
	args := []core.Expr{b.box(x, n, false), b.box(y, n, false)}
	b.ordered(n, args...)
	switch n := n.(type) {
	case *syntax.BinOp:
		return b.unbox(dynamic(dynamicType, libraryOperators[op], args...), b.libraryType(n), n, false)
	case *syntax.AugAssign:
		return b.unbox(dynamic(dynamicType, libraryOperators[op]+"To", args...), x.Type(), n, false)
	}
	b.no(n, "operator", "operator on %s and %s", x.Type(), y.Type())
	return nil
}

// libraryCompare lowers a comparison with an object of the library; nil for others.
func (b *body) libraryCompare(n *syntax.Compare, op syntax.Operator, x, y core.Expr) core.Expr {
	if !isLibrary(x.Type()) && !isLibrary(y.Type()) {
		return nil
	}
	switch op {
	case syntax.Is, syntax.IsNot:
		if isLibrary(x.Type()) != isLibrary(y.Type()) {
			return nil // None, or refused
		}
		is := dynamic(core.BoolType, "Is", x, y)
		if op == syntax.IsNot {
			return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: is}
		}
		return is
	case syntax.In, syntax.NotIn:
		if !isLibrary(y.Type()) {
			return nil
		}
		b.handedOn(n, y)
		in := dynamic(core.BoolType, "Truth", dynamic(dynamicType, "In", b.box(x, n, false), y))
		if op == syntax.NotIn {
			return &core.Logic{Typed: core.Typed{T: core.BoolType}, Op: core.Not, X: in}
		}
		return in
	}
	if op != syntax.Eq && op != syntax.NotEq {
		b.handedOn(n, x)
		b.handedOn(n, y)
	}
	return dynamic(core.BoolType, libraryOperators[op], b.box(x, n, false), b.box(y, n, false))
}

// libraryItem lowers a subscript of an object of the library.
func (b *body) libraryItem(n *syntax.Subscript, x core.Expr) core.Expr {
	if _, slice := n.Slice.(*syntax.Slice); slice || n.Ctx != syntax.Load {
		b.no(n, "subscript", "subscript of %s", x.Type())
	}
	b.handedOn(n.Value, x)
	args := []core.Expr{x, b.boxed(n.Slice, false)}
	b.ordered(n, args...)
	return b.unbox(dynamic(dynamicType, "GetItem", args...), b.libraryType(n), n, false)
}

// storeInLibrary lowers the store of an attribute or item of an object of the
// library; nil for others.
func (b *body) storeInLibrary(target, value syntax.Expr, at core.Placed) []core.Stmt {
	base := syntax.Expr(nil)
	switch t := target.(type) {
	case *syntax.Attribute:
		base = t.Value
	case *syntax.Subscript:
		base = t.Value
	default:
		return nil
	}
	if !b.isLibraryExpr(base) {
		return nil
	}
	v := b.boxed(value, false)
	x := b.expr(base)
	if !isLibrary(x.Type()) {
		return nil
	}
	var pre []core.Stmt
	if !plain(v) && !repeatable(x) { // Python evaluates the value first
		if c, ok := v.(*core.Convert); ok {
			pre, c.X = b.keep(c.X, at)
		} else {
			pre, v = b.keep(v, at)
		}
		at = core.Placed{Pos: at.Pos}
	}
	switch t := target.(type) {
	case *syntax.Attribute:
		return append(pre, &core.Do{Placed: at, X: &core.Runtime{Typed: core.Typed{T: core.VoidType}, Name: "Set", Method: true, Args: []core.Expr{b.libraryRef("", t.Attr), x, v}}})
	case *syntax.Subscript:
		i := b.boxed(t.Slice, false)
		if !plain(i) {
			b.no(target, "evaluation-order", "the place of this assignment is not plain")
		}
		return append(pre, &core.Do{Placed: at, X: dynamic(core.VoidType, "SetItem", x, i, v)})
	}
	return nil
}
