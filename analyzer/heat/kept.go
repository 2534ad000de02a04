package heat

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file notes functions that are used as values: put into tables, stored
// under a name, returned.

// A keeping is a function kept as a value by another function, perhaps under a name.
type keeping struct {
	by   *resolve.Func
	name string
	fn   *resolve.Func
}

func (m *model) keep(by *resolve.Func, name string, fn *resolve.Func) {
	k := keeping{by, name, fn}
	if !m.keptOnce[k] {
		m.keptOnce[k] = true
		m.kept = append(m.kept, k)
	}
}

// keep notes an expression that is kept as a value, if it is an own function.
func (w *walker) keep(name string, e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Lambda:
		w.m.keep(w.fn, name, w.fn.File.FuncOf(e))
	case *syntax.Name, *syntax.Attribute:
		t := w.m.types.TypeOf(w.fn.File, e)
		switch {
		case t.Kind() == pytypes.Function && t.Func() != nil:
			w.m.keep(w.fn, name, t.Func())
		case t.Kind() == pytypes.ClassObj && t.Class() != nil:
			w.makes(t.Class())
		}
	}
}

// keepDecorated notes a def that a decorator gets hold of.
func (w *walker) keepDecorated(d *syntax.FunctionDef) {
	fn := w.fn.File.FuncOf(d)
	if fn == nil {
		return
	}
	for _, dec := range fn.Decorators {
		if !plainDecorators[dec.Name] && !strings.HasSuffix(dec.Name, ".setter") && !strings.HasSuffix(dec.Name, ".getter") {
			w.m.keep(w.fn, "", fn)
			return
		}
	}
}

// plainDecorators do not keep the function for anyone but its own callers.
var plainDecorators = map[string]bool{
	"builtins.property": true, "builtins.staticmethod": true, "builtins.classmethod": true,
	"functools.lru_cache": true, "functools.cache": true, "functools.cached_property": true, "functools.wraps": true,
	"abc.abstractmethod": true, "typing.overload": true, "contextlib.contextmanager": true, "typing.final": true,
	"functools.total_ordering": true, "typing.no_type_check": true, "typing_extensions.override": true, "typing.override": true,
}

// makes notes a class that the function may make instances of.
func (w *walker) makes(c *resolve.Class) {
	if !slices.Contains(w.out.makes, c) {
		w.out.makes = append(w.out.makes, c)
	}
}

func (w *walker) keepAll(list []syntax.Expr) {
	for _, e := range list {
		w.keep("", e)
	}
}

// keepAs notes an assignment of a function to a name or attribute.
func (w *walker) keepAs(targets []syntax.Expr, value syntax.Expr) {
	switch value.(type) {
	case *syntax.Lambda, *syntax.Name, *syntax.Attribute:
	default:
		return
	}
	for _, t := range targets {
		switch t := t.(type) {
		case *syntax.Attribute:
			w.keep(t.Attr, value)
		case *syntax.Subscript:
			w.keep("", value)
		case *syntax.Name:
			if w.inClass {
				w.keep(t.ID, value)
			}
		}
	}
}

// A prefix is the constant beginning of a name that getattr is given.
type prefix struct {
	span syntax.Span
	text string
}

// minPrefix is the shortest beginning that tells methods from others.
const minPrefix = 3

// lookUp notes a getattr whose name is put together from a constant beginning.
func (w *walker) lookUp(c *syntax.Call) {
	if len(c.Args) < 2 || calledName(c) != "getattr" {
		return
	}
	if text := w.beginning(c.Args[1]); len(text) >= minPrefix {
		w.out.prefixes = append(w.out.prefixes, prefix{c.Range(), text})
	}
}

// beginning is the constant text that a string expression starts with.
func (w *walker) beginning(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Constant:
		if e.Kind == syntax.ConstStr {
			return e.Str
		}
	case *syntax.BinOp:
		text := w.beginning(e.Left)
		if e.Op == syntax.Mod {
			text, _, _ = strings.Cut(text, "%")
		}
		return text
	case *syntax.JoinedStr:
		if len(e.Values) > 0 {
			return w.beginning(e.Values[0])
		}
	case *syntax.Name:
		return w.boundText(e)
	}
	return ""
}

// boundText follows a variable that is bound once to such a string.
func (w *walker) boundText(n *syntax.Name) string {
	f := w.fn.File
	sym := f.Symbol(n)
	if sym == nil {
		return ""
	}
	b := f.BindingsOf(sym)
	if len(b) != 1 || b[0].Value == nil || b[0].Unpacked {
		return ""
	}
	if _, again := b[0].Value.(*syntax.Name); again {
		return ""
	}
	return w.beginning(b[0].Value)
}
