package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

func (ev *eval) call(e *syntax.Call) pytypes.Type {
	return ev.calling(ev.expr(e.Func), e)
}

func (ev *eval) calling(callee pytypes.Type, e *syntax.Call) pytypes.Type {
	switch callee.Kind() {
	case pytypes.Function:
		if fn := callee.Func(); fn != nil {
			recv, _ := callee.Receiver()
			return ev.resultFor(fn, recv)
		}
		return ev.foreignCall(callee, e)
	case pytypes.ClassObj:
		if callee.Class() != nil {
			return instantiate(callee)
		}
		return ev.foreignCall(callee, e)
	case pytypes.Instance:
		return ev.methodResult(callee, "__call__")
	case pytypes.Union:
		var t pytypes.Type
		for _, alt := range callee.Elems()[:min(len(callee.Elems()), maxElements)] {
			t = pytypes.Join(t, ev.calling(alt, e))
		}
		return t
	}
	return pytypes.Type{}
}

// resultFor types the result of calling an own function, on a receiver if there
// is one: a method that returns its self returns what it was called on.
func (ev *eval) resultFor(fn *resolve.Func, recv pytypes.Type) pytypes.Type {
	if fn.Decorated("contextlib.contextmanager", "contextlib.asynccontextmanager") {
		return pytypes.ForeignInstance(contextManager).WithElem(ev.in(fn.File).result(fn).Elem())
	}
	t := ev.in(fn.File).result(fn)
	if c, d := t.Class(), recv.Class(); t.Kind() == pytypes.Instance && c != nil && d != nil && c == fn.Class && d != c && d.IsSubclassOf(c) {
		return pytypes.InstanceOf(d)
	}
	return t
}

// result types what a function returns.
func (ev *eval) result(fn *resolve.Func) pytypes.Type {
	return ev.memo(&ev.ts.results[fn.ID], func() pytypes.Type {
		if ev.depth >= maxDepth {
			return pytypes.Type{}
		}
		ev.depth++
		defer func() { ev.depth-- }()
		if fn.Lambda != nil {
			return ev.expr(fn.Lambda.Body)
		}
		if fn.Def == nil {
			return pytypes.Type{}
		}
		declared := ev.annotation(fn.File.Scopes[fn.Scope].Parent, fn.Def.Returns)
		if declared.Known() {
			if fn.IsAsync && !fn.IsGenerator {
				return pytypes.With(pytypes.Coroutine, declared)
			}
			return declared
		}
		switch {
		case fn.IsGenerator:
			return pytypes.With(pytypes.Generator, ev.yielded(fn))
		case fn.IsStub || fn.IsAbstract():
			return pytypes.Type{}
		case fn.IsAsync:
			return pytypes.With(pytypes.Coroutine, ev.returned(fn))
		}
		return ev.returned(fn)
	})
}

func (ev *eval) returned(fn *resolve.Func) pytypes.Type {
	if len(fn.Returns) == 0 {
		return pytypes.Of(pytypes.None)
	}
	var t pytypes.Type
	unknown := false
	for _, r := range fn.Returns {
		v := pytypes.Of(pytypes.None)
		if r.Value != nil {
			v = ev.expr(r.Value)
		}
		unknown = unknown || !v.Known()
		t = pytypes.Join(t, v)
	}
	return settled(t, unknown)
}

func (ev *eval) yielded(fn *resolve.Func) pytypes.Type {
	var t pytypes.Type
	for _, y := range fn.Yields {
		switch y := y.(type) {
		case *syntax.Yield:
			if y.Value != nil {
				t = pytypes.Join(t, ev.expr(y.Value))
			}
		case *syntax.YieldFrom:
			t = pytypes.Join(t, ev.iterated(ev.expr(y.Value)))
		}
	}
	return t
}

// instantiate types the call of a class.
func instantiate(t pytypes.Type) pytypes.Type {
	if c := t.Class(); c != nil {
		return pytypes.InstanceOf(c)
	}
	return pytypes.ForeignInstance(t.Name())
}
