package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
)

// iterated returns the type of the elements that iterating over a value gives.
func (ev *eval) iterated(t pytypes.Type) pytypes.Type {
	switch t.Kind() {
	case pytypes.Str:
		return pytypes.Of(pytypes.Str)
	case pytypes.Bytes, pytypes.ByteArray, pytypes.Range:
		return pytypes.Of(pytypes.Int)
	case pytypes.Dict:
		return t.Key()
	case pytypes.List, pytypes.Tuple, pytypes.Set, pytypes.FrozenSet, pytypes.Deque,
		pytypes.Iterator, pytypes.Generator:
		return t.Elem()
	case pytypes.File:
		if t.Elem().Known() {
			return t.Elem()
		}
		return pytypes.Of(pytypes.Str)
	case pytypes.Instance:
		it := ev.methodResult(t, "__iter__")
		switch it.Kind() {
		case pytypes.Iterator, pytypes.Generator:
			return it.Elem()
		case pytypes.Instance:
			return ev.methodResult(it, "__next__")
		}
		if !it.Known() {
			return ev.methodResult(t, "__getitem__")
		}
	case pytypes.ClassObj:
		if c := t.Class(); c != nil && c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.StrEnum", "enum.IntFlag") {
			return pytypes.InstanceOf(c)
		}
	}
	return pytypes.Type{}
}

// Iterated returns the type of the elements that iterating over a value gives.
func (ts *Types) Iterated(t pytypes.Type) pytypes.Type {
	ev := eval{ts: ts}
	return ev.iterated(t)
}

// contextManager is the class of what a @contextmanager function returns.
const contextManager = "contextlib._GeneratorContextManager"

// entered returns the type of x in "with t as x".
func (ev *eval) entered(t pytypes.Type) pytypes.Type {
	switch t.Kind() {
	case pytypes.File:
		return t
	case pytypes.Instance:
		if t.Name() == contextManager {
			return t.Elem()
		}
		for _, name := range []string{"__enter__", "__aenter__"} {
			if r := ev.methodResult(t, name); r.Known() {
				if r.Kind() == pytypes.Coroutine {
					r = r.Elem()
				}
				return r
			}
		}
		if t.Class() == nil {
			return t // most foreign context managers return themselves
		}
	}
	return pytypes.Type{}
}

// methodResult returns what calling a method of an own instance's class yields.
func (ev *eval) methodResult(t pytypes.Type, method string) pytypes.Type {
	c := t.Class()
	if c == nil || method == "" {
		return pytypes.Type{}
	}
	m := c.FindMethod(method)
	if m == nil {
		return pytypes.Type{}
	}
	return ev.resultFor(m, t)
}
