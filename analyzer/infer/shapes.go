package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// shaped types calls of the foreign callables whose result a row cannot express.
func (ev *eval) shaped(name string, e *syntax.Call) (pytypes.Type, bool) {
	switch name {
	case "builtins.open", "io.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open", "pathlib.Path.open":
		return opened(name, e), true
	case "builtins.zip", "itertools.zip_longest":
		return ev.zipped(e), true
	case "builtins.min", "builtins.max":
		return ev.extreme(e), true
	case "builtins.round":
		return ev.rounded(e), true
	case "builtins.sum":
		return ev.summed(e), true
	case "builtins.pow":
		return ev.binOp(syntax.Pow, ev.arg(e, 0), ev.arg(e, 1)), true
	case "builtins.dict", "collections.OrderedDict":
		return ev.madeDict(name, e), true
	case "builtins.type":
		return ev.typeOf(e), true
	case "collections.namedtuple", "typing.NamedTuple":
		return namedTuple(name, e), true
	case "builtins.getattr":
		return ev.gotten(e), true
	case "collections.defaultdict":
		return pytypes.DictOf(pytypes.Type{}, ev.callResult(ev.arg(e, 0))).Named(name), true
	}
	return pytypes.Type{}, false
}

// opened reads the mode of open: bytes with "b" in it.
func opened(name string, e *syntax.Call) pytypes.Type {
	var mode syntax.Expr
	if len(e.Args) > 1 {
		mode = e.Args[1]
	}
	if strings.HasPrefix(name, "pathlib.") && len(e.Args) > 0 {
		mode = e.Args[0]
	}
	for _, k := range e.Keywords {
		if k.Arg == "mode" {
			mode = k.Value
		}
	}
	binary := name == "gzip.open" || name == "bz2.open" || name == "lzma.open"
	if c, ok := mode.(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
		binary = strings.Contains(c.Str, "b") || binary && !strings.Contains(c.Str, "t")
	}
	if binary {
		return pytypes.With(pytypes.File, pytypes.Of(pytypes.Bytes))
	}
	return pytypes.With(pytypes.File, pytypes.Of(pytypes.Str))
}

func (ev *eval) zipped(e *syntax.Call) pytypes.Type {
	var elems []pytypes.Type
	for i, a := range e.Args {
		if _, ok := a.(*syntax.Starred); ok || i >= maxElements {
			return pytypes.With(pytypes.Iterator, pytypes.Of(pytypes.Tuple))
		}
		elems = append(elems, ev.iterated(ev.expr(a)))
	}
	return pytypes.With(pytypes.Iterator, pytypes.TupleOf(elems...))
}

// extreme types min and max: of an iterable's elements, or of the arguments.
func (ev *eval) extreme(e *syntax.Call) pytypes.Type {
	if len(e.Args) == 1 {
		return ev.iterated(ev.arg(e, 0))
	}
	return ev.joinAll(e.Args)
}

func (ev *eval) rounded(e *syntax.Call) pytypes.Type {
	if t := ev.arg(e, 0); len(e.Args)+len(e.Keywords) > 1 && rank(t) > 0 {
		return t.NotNone()
	} else if rank(t) == 0 && t.Known() {
		return pytypes.Type{}
	}
	if len(e.Args) > 1 {
		return pytypes.Of(pytypes.Float)
	}
	return pytypes.Of(pytypes.Int)
}

func (ev *eval) summed(e *syntax.Call) pytypes.Type {
	start := pytypes.Of(pytypes.Int)
	if len(e.Args) > 1 {
		start = ev.arg(e, 1)
	}
	elem := ev.iterated(ev.arg(e, 0))
	if !elem.Known() {
		return pytypes.Type{}
	}
	if rank(elem) > 0 && rank(start) > 0 {
		return numeric(syntax.Add, elem, start)
	}
	if len(e.Args) > 1 {
		return start
	}
	return elem
}

// madeDict types dict(...): a copy, pairs, or keywords.
func (ev *eval) madeDict(name string, e *syntax.Call) pytypes.Type {
	var key, value pytypes.Type
	if len(e.Args) == 1 {
		t := ev.arg(e, 0)
		if t.Kind() == pytypes.Dict {
			key, value = t.Key(), t.Elem()
		} else if pair := ev.iterated(t).Elems(); len(pair) == 2 {
			key, value = pair[0], pair[1]
		}
	}
	for _, k := range e.Keywords[:min(len(e.Keywords), maxElements)] {
		if k.Arg != "" {
			key = pytypes.Join(key, pytypes.Of(pytypes.Str))
			value = pytypes.Join(value, ev.expr(k.Value))
		}
	}
	t := pytypes.DictOf(key, value)
	if name != "builtins.dict" {
		t = t.Named(name)
	}
	return t
}

func (ev *eval) typeOf(e *syntax.Call) pytypes.Type {
	if len(e.Args) != 1 {
		return pytypes.Type{}
	}
	t := ev.arg(e, 0)
	switch {
	case t.Kind() == pytypes.Instance && t.Class() != nil:
		return pytypes.ClassOf(t.Class())
	case t.Kind() == pytypes.Instance:
		return pytypes.ForeignClass(t.Name())
	}
	return pytypes.Of(pytypes.ClassObj)
}

// namedTuple names the class that collections.namedtuple makes after its first
// argument.
func namedTuple(maker string, e *syntax.Call) pytypes.Type {
	if len(e.Args) > 0 {
		if c, ok := e.Args[0].(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
			return pytypes.ForeignClass(maker + "." + c.Str)
		}
	}
	return pytypes.Of(pytypes.ClassObj)
}
