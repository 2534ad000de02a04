package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// seedAnnotations makes the annotated types of empty parameters, results and
// variables arrive in them.
func (s *solver) seedAnnotations() {
	for _, fn := range s.prog.Funcs {
		w := &walk{solver: s, fn: fn, file: fn.File}
		fv := s.fn(fn)
		for i, p := range fn.Params {
			w.seedVar(fv.params[i], p.Annotation, p.Kind)
		}
		if fn.Def != nil && fn.Def.Returns != nil && fn.IsStub && !w.saysLittle(fn.Def.Returns) {
			w.seedVar(s.fn(fn).result, fn.Def.Returns, resolve.PosOrKw)
		}
		for _, d := range []string{"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__", "__mul__"} {
			if fn.Name == d && fn.Class != nil && len(fn.Params) == 2 && len(s.values(s.fn(fn).params[1])) == 0 {
				s.add(s.fn(fn).params[1], s.object(fn.Class))
			}
		}
	}
	for _, c := range s.prog.Classes {
		w := &walk{solver: s, fn: c.Parent, file: c.File}
		for _, a := range c.Attrs {
			if a.Annotation != nil {
				w.seedVar(s.attrVar(c, a.Name), a.Annotation, resolve.PosOrKw)
			}
		}
	}
	for _, f := range s.prog.Files {
		w := &walk{solver: s, fn: f.Funcs[0], file: f}
		for i := range f.Bindings {
			b := &f.Bindings[i]
			if ann, ok := b.Node.(*syntax.AnnAssign); ok && b.Kind == resolve.BindAnn {
				w.seedVar(s.symbol(f, b.Symbol), ann.Annotation, resolve.PosOrKw)
			}
		}
	}
}

// seedVar makes an annotated type arrive in a Var that is empty, or whose
// containers have empty elements.
func (w *walk) seedVar(v Var, annotation syntax.Expr, kind resolve.ParamKind) {
	if annotation == nil {
		return
	}
	if kind == resolve.VarPos || kind == resolve.VarKw {
		return
	}
	vals := w.values(v)
	if len(vals) == 0 || onlyEmptyContainers(w.solver, vals) {
		w.flow(w.annotated(annotation), v)
	}
}

// saysLittle tells whether an annotation leaves open what there is: object, or something
// of objects.
func (w *walk) saysLittle(annotation syntax.Expr) bool {
	found := false
	syntax.Inspect(annotation, func(n syntax.Node) bool {
		if e, ok := n.(*syntax.Name); ok {
			name := w.prog.Dotted(w.file, e)
			found = found || name == "builtins.object" || name == "typing.Any"
		}
		return !found
	})
	return found
}

func onlyEmptyContainers(s *solver, vals []*Value) bool {
	for _, x := range vals {
		if isNone(x) {
			continue
		}
		if x.Kind != Instance || len(x.Args) == 0 {
			return false
		}
		for _, a := range x.Args {
			if len(s.values(a)) > 0 {
				return false
			}
		}
	}
	return true
}

// annotated returns a Var that holds what an annotation says.
func (w *walk) annotated(e syntax.Expr) Var {
	switch n := e.(type) {
	case *syntax.Constant:
		switch n.Kind {
		case syntax.ConstNone:
			return w.constant("NoneType")
		case syntax.ConstStr:
			return w.annotatedText(n)
		}
	case *syntax.BinOp:
		if n.Op == syntax.BitOr {
			res := w.newVar()
			w.flow(w.annotated(n.Left), res)
			w.flow(w.annotated(n.Right), res)
			return res
		}
	case *syntax.Name, *syntax.Attribute:
		return w.annotatedName(e, nil)
	case *syntax.Subscript:
		args := []syntax.Expr{n.Slice}
		if t, ok := n.Slice.(*syntax.Tuple); ok {
			args = t.Elts
		}
		return w.annotatedName(n.Value, args)
	}
	return w.newVar()
}

// annotatedText handles a forward reference: the name of a class of the file.
func (w *walk) annotatedText(n *syntax.Constant) Var {
	for _, c := range w.file.Classes {
		if c.Name == n.Str && !w.lists[c] {
			return w.newVar(w.object(c))
		}
	}
	if c := stubs.FindClass(n.Str); c != nil && len(c.TypeParams) == 0 {
		return w.newVar(w.object(c))
	}
	return w.newVar()
}

// generics maps the names of typing to the classes they mean.
var generics = map[string]string{
	"typing.List": "list", "typing.Dict": "dict", "typing.Set": "set", "typing.FrozenSet": "frozenset",
	"typing.Iterable": "list", "typing.Sequence": "list", "typing.Collection": "list", "typing.MutableSequence": "list",
	"typing.Iterator": "Iterator", "typing.Generator": "generator", "typing.Mapping": "dict", "typing.MutableMapping": "dict",
	"collections.abc.Iterable": "list", "collections.abc.Sequence": "list", "collections.abc.Mapping": "dict",
	"collections.abc.Iterator": "Iterator", "collections.abc.Generator": "generator", "collections.abc.Collection": "list",
	"typing.Text": "str", "typing.AnyStr": "str", "typing.Deque": "collections.deque", "typing.DefaultDict": "collections.defaultdict",
	"typing.Counter": "collections.Counter", "typing.AbstractSet": "set", "typing.MutableSet": "set",
}

func (w *walk) annotatedName(e syntax.Expr, args []syntax.Expr) Var {
	if d := w.prog.Lookup(w.file, e); w.lists[d.Class] {
		return w.newVar(w.listOf(d.Class, nil))
	} else if d.Class != nil {
		return w.newVar(w.object(d.Class))
	}
	name := strings.TrimPrefix(w.prog.Dotted(w.file, e), "builtins.")
	if g, ok := generics[name]; ok {
		name = g
	}
	switch name {
	case "typing.Optional":
		res := w.newVar(w.atom("NoneType"))
		for _, a := range args {
			w.flow(w.annotated(a), res)
		}
		return res
	case "typing.Union":
		res := w.newVar()
		for _, a := range args {
			w.flow(w.annotated(a), res)
		}
		return res
	case "tuple", "typing.Tuple":
		return w.annotatedTuple(args)
	case "typing.Final", "typing.ClassVar", "typing.Annotated", "dataclasses.InitVar":
		if len(args) > 0 {
			return w.annotated(args[0])
		}
	}
	c := stubs.FindClass(name)
	if c == nil || name == "object" {
		return w.newVar()
	}
	if len(c.TypeParams) == 0 {
		return w.newVar(w.object(c))
	}
	v := &Value{Kind: Instance, Stub: c}
	for i := range c.TypeParams {
		if i < len(args) {
			v.Args = append(v.Args, w.annotated(args[i]))
		} else {
			v.Args = append(v.Args, w.newVar())
		}
	}
	return w.newVar(v)
}

func (w *walk) annotatedTuple(args []syntax.Expr) Var {
	if len(args) == 2 {
		if c, ok := args[1].(*syntax.Constant); ok && c.Kind == syntax.ConstEllipsis {
			return w.newVar(&Value{Kind: Instance, Stub: tupleClass(), Args: []Var{w.annotated(args[0])}})
		}
	}
	v := &Value{Kind: TupleVal}
	for _, a := range args {
		v.Args = append(v.Args, w.annotated(a))
	}
	return w.newVar(v)
}
