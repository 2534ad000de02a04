package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxBindings bounds how many bindings of one variable are looked at.
const maxBindings = 24

// symbol types a variable by its bindings.
func (ev *eval) symbol(id resolve.SymbolID) pytypes.Type {
	f := ev.f
	id = f.Symbols[id].Origin
	return ev.memo(&ev.ts.symbols[f.ID][id], func() pytypes.Type {
		if ev.depth >= maxDepth {
			return pytypes.Type{}
		}
		s := &f.Symbols[id]
		bindings := f.BindingsOf(s)
		if len(bindings) == 0 {
			return ev.definition(ev.ts.prog.DefOf(f, id))
		}
		var t pytypes.Type
		unknown := false
		for i := range bindings[:min(len(bindings), maxBindings)] {
			bd := &bindings[i]
			if bd.Kind == resolve.BindAnn {
				if declared := ev.annotation(bd.Scope, bd.Node.(*syntax.AnnAssign).Annotation); declared.Known() {
					return declared
				}
			}
			if bd.Kind == resolve.BindDel || bd.Kind == resolve.BindAug && bd.Value != nil {
				t = pytypes.Join(t, ev.binding(bd))
				continue
			}
			v := ev.binding(bd)
			unknown = unknown || !v.Known() || bd.Kind == resolve.BindParam && v.Kind() == pytypes.None
			t = pytypes.Join(t, v)
		}
		return ev.filled(settled(t, unknown), id)
	})
}

// settled drops None where nothing else is known but something is missing: a
// variable that starts as None gets its real values elsewhere.
func settled(t pytypes.Type, unknown bool) pytypes.Type {
	if unknown && t.Kind() == pytypes.None {
		return pytypes.Type{}
	}
	return t
}

// binding types the value that one binding gives its name.
func (ev *eval) binding(bd *resolve.Binding) pytypes.Type {
	switch bd.Kind {
	case resolve.BindAssign, resolve.BindAnn, resolve.BindWalrus:
		return ev.part(ev.expr(bd.Value), bd)
	case resolve.BindFor, resolve.BindComp:
		return ev.part(ev.iterated(ev.expr(bd.Value)), bd)
	case resolve.BindWith:
		return ev.part(ev.entered(ev.expr(bd.Value)), bd)
	case resolve.BindAug:
		return ev.augmented(bd.Node, bd.Value)
	case resolve.BindExcept:
		return instanceOfAny(ev.expr(bd.Value))
	case resolve.BindImport:
		return ev.definition(ev.ts.prog.ImportDef(ev.f, int(bd.Import)))
	case resolve.BindDef:
		if fn := ev.f.FuncOf(bd.Node); fn != nil {
			return pytypes.FuncOf(fn)
		}
	case resolve.BindClass:
		if c := ev.f.ClassOf(bd.Node.(*syntax.ClassDef)); c != nil {
			return pytypes.ClassOf(c)
		}
	case resolve.BindParam:
		return ev.param(bd)
	case resolve.BindMatch:
		if !bd.Unpacked {
			return ev.expr(bd.Value)
		}
	}
	return pytypes.Type{}
}

// part returns the type of the piece of a value that a target in a tuple gets.
func (ev *eval) part(t pytypes.Type, bd *resolve.Binding) pytypes.Type {
	if !bd.Unpacked {
		return t
	}
	if bd.Path[0] < 0 {
		return pytypes.Type{}
	}
	for _, i := range bd.Path {
		if i >= 0 {
			t = ev.item(t, int(i))
		}
	}
	return t
}

// item returns the type of what unpacking a value gives at a position.
func (ev *eval) item(t pytypes.Type, i int) pytypes.Type {
	if elems := t.Elems(); t.Kind() == pytypes.Tuple && elems != nil {
		if i < len(elems) {
			return elems[i]
		}
		return pytypes.Type{}
	}
	return ev.iterated(t)
}

// augmented types what "x op= value" adds to the kinds of x: a float where one
// comes in; other operators keep the kind that x has from elsewhere.
func (ev *eval) augmented(node syntax.Node, value syntax.Expr) pytypes.Type {
	aug, ok := node.(*syntax.AugAssign)
	if !ok {
		return pytypes.Type{}
	}
	t := ev.expr(value)
	if aug.Op == syntax.Div && t.Kind() != pytypes.Array || t.Kind() == pytypes.Float {
		return pytypes.Of(pytypes.Float)
	}
	return pytypes.Type{}
}

// instanceOfAny turns the classes of an except clause into an instance.
func instanceOfAny(t pytypes.Type) pytypes.Type {
	switch t.Kind() {
	case pytypes.ClassObj:
		return instantiate(t)
	case pytypes.Tuple:
		var out pytypes.Type
		for _, e := range t.Elems() {
			out = pytypes.Join(out, instanceOfAny(e))
		}
		return out
	}
	return pytypes.Type{}
}

// definition types what a dotted name or import leads to.
func (ev *eval) definition(d resolve.Def) pytypes.Type {
	switch {
	case d.Func != nil:
		return pytypes.FuncOf(d.Func)
	case d.Class != nil:
		return pytypes.ClassOf(d.Class)
	case d.Module != nil:
		return pytypes.ModuleOf(d.Module)
	case d.File != nil:
		if d.File == ev.f {
			return ev.symbol(d.Symbol)
		}
		return ev.in(d.File).symbol(d.Symbol)
	case d.Name != "":
		return foreign(d.Name)
	}
	return pytypes.Type{}
}

// param types a parameter: by annotation, by what it is (self, *args), by the
// arguments of known calls, by its default.
func (ev *eval) param(bd *resolve.Binding) pytypes.Type {
	scope := &ev.f.Scopes[bd.Scope]
	fn := scope.Func
	arg, ok := bd.Node.(*syntax.Arg)
	if !ok || fn == nil {
		return pytypes.Type{}
	}
	index := -1
	for i := range fn.Params {
		if fn.Params[i].Name == arg.Arg {
			index = i
		}
	}
	if index < 0 {
		return pytypes.Type{}
	}
	p := &fn.Params[index]
	t := ev.annotation(scope.Parent, p.Annotation)
	switch p.Kind {
	case resolve.VarPos:
		return pytypes.TupleOfAny(t)
	case resolve.VarKw:
		return pytypes.DictOf(pytypes.Of(pytypes.Str), t)
	}
	if t.Known() {
		return t
	}
	if fn.Class != nil && index == 0 && !decoratedAs(fn, "staticmethod") {
		if fn.IsClassMethod() || fn.Name == "__new__" || decoratedAs(fn, "classmethod") {
			return pytypes.ClassOf(fn.Class)
		}
		return pytypes.InstanceOf(fn.Class)
	}
	if t = ev.fromCalls(fn, index); bd.Value != nil {
		t = pytypes.Join(t, ev.expr(bd.Value))
	}
	if t.Kind() == pytypes.Unknown || t.Kind() == pytypes.None {
		t = pytypes.Join(t, ev.guessed(fn, index))
	}
	return t
}

// sameClass are the operators whose other operand is commonly of the same class.
var sameClass = map[string]bool{
	"__add__": true, "__sub__": true, "__eq__": true, "__ne__": true, "__lt__": true, "__le__": true, "__gt__": true,
	"__ge__": true, "__and__": true, "__or__": true, "__xor__": true, "__iadd__": true, "__isub__": true,
}

var hintKinds = map[resolve.Hint]pytypes.Kind{
	resolve.HintInt: pytypes.Int, resolve.HintNumber: pytypes.Int, resolve.HintFloat: pytypes.Float,
	resolve.HintStr: pytypes.Str, resolve.HintList: pytypes.List, resolve.HintDict: pytypes.Dict, resolve.HintSet: pytypes.Set,
}

// guessed types a parameter that nothing else tells about: by how it is used,
// and as the method's own class where it is an operator's other operand.
func (ev *eval) guessed(fn *resolve.Func, index int) pytypes.Type {
	if t := ev.guarded(fn, index); t.Known() {
		return t
	}
	if fn.Class != nil && index == 1 && sameClass[fn.Name] {
		return pytypes.InstanceOf(fn.Class)
	}
	return pytypes.Of(hintKinds[fn.File.HintOf(fn.Params[index].Symbol)])
}

// guarded types a parameter by the classes that the function insists on.
func (ev *eval) guarded(fn *resolve.Func, index int) pytypes.Type {
	class := fn.File.GuardOf(fn.Params[index].Symbol)
	classes := []syntax.Expr{class}
	if t, ok := class.(*syntax.Tuple); ok {
		classes = t.Elts
	}
	var out pytypes.Type
	for _, c := range classes[:min(len(classes), maxElements)] {
		out = pytypes.Join(out, ev.annotation(fn.Scope, c))
	}
	return out
}

// decoratedAs looks at the decorators as written, which holds before and after linking.
func decoratedAs(fn *resolve.Func, name string) bool {
	for _, d := range fn.Decorators {
		if n, ok := d.Expr.(*syntax.Name); ok && n.ID == name {
			return true
		}
	}
	return false
}
