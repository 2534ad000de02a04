package heat

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file prices calls: what the caller pays, and what builtins and C
// functions take. Own functions that are called are not part of the price.

// external returns the dotted name of what a call calls outside the program.
func (w *walker) external(c *syntax.Call) string {
	if s := w.m.graph.Site(c); s != nil {
		return s.External
	}
	return ""
}

func (w *walker) call(c *syntax.Call) work {
	w.lookUp(c)
	w.instances(c)
	sum := py(costCall + costArgument*float64(len(c.Args)+2*len(c.Keywords)))
	switch f := c.Func.(type) {
	case *syntax.Attribute:
		sum = sum.plus(w.expr(f.Value)).plus(py(costMethod))
	default:
		sum = sum.plus(w.expr(c.Func))
	}
	sum = sum.plus(w.exprs(c.Args))
	for _, k := range c.Keywords {
		sum = sum.plus(w.expr(k.Value))
	}
	s := w.m.graph.Site(c)
	if s != nil && len(s.Callees) > 0 && s.External == "" {
		return sum
	}
	name := ""
	if s != nil {
		name = s.External
	}
	w.mayConvert(name, c)
	return sum.plus(w.foreign(name, c))
}

// instances notes the classes that a call makes instances of or passes on.
func (w *walker) instances(c *syntax.Call) {
	t := w.m.types.TypeOf(w.fn.File, c.Func)
	parts := []pytypes.Type{t}
	if t.Kind() == pytypes.Union {
		parts = t.Elems()
	}
	for _, p := range parts {
		if p.Kind() == pytypes.ClassObj && p.Class() != nil {
			w.makes(p.Class())
		}
	}
	if a, ok := c.Func.(*syntax.Attribute); ok {
		w.passes(a.Value) // a class method may make an instance
	}
	if made := w.m.types.TypeOf(w.fn.File, c); made.Kind() == pytypes.Instance && made.Class() != nil {
		w.makes(made.Class())
	}
	switch calledName(c) {
	case "isinstance", "issubclass", "super", "cast", "TypeVar", "getattr":
		return
	}
	for _, a := range c.Args {
		w.passes(a)
	}
	for _, k := range c.Keywords {
		w.passes(k.Value)
	}
}

// passes notes a class given to a call.
func (w *walker) passes(e syntax.Expr) {
	switch e.(type) {
	case *syntax.Name, *syntax.Attribute:
		if t := w.m.types.TypeOf(w.fn.File, e); t.Kind() == pytypes.ClassObj && t.Class() != nil {
			w.makes(t.Class())
		}
	}
}

// foreign is the work inside a function that is not part of the program.
func (w *walker) foreign(name string, c *syntax.Call) work {
	row, ok := foreignRow(name)
	if !ok {
		return work{c: costForeign}
	}
	n := 0.0
	if row.item > 0 || row.bytesItem > 0 {
		n = w.foreignItems(c)
	}
	return work{c: row.fixed + row.item*n, io: row.io, bytes: row.bytes + row.bytesItem*n}
}

// foreignItems guesses how many items a C function works through: those of its
// first argument, or of the receiver of a method without arguments.
func (w *walker) foreignItems(c *syntax.Call) float64 {
	if len(c.Args) > 0 {
		if k := w.m.types.TypeOf(w.fn.File, c.Args[0]).Kind(); k == pytypes.Int || k == pytypes.Float || k == pytypes.Bool {
			return 1
		}
		return w.trips(c.Args[0])
	}
	if a, ok := c.Func.(*syntax.Attribute); ok {
		return w.trips(a.Value)
	}
	return 0
}

// foreignRow finds the price of a function by its dotted name, or a method's by
// its last part.
func foreignRow(name string) (foreignCost, bool) {
	if row, ok := foreignCosts[name]; ok {
		return row, true
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return foreignCost{}, false
	}
	if row, ok := foreignCosts["."+name[dot+1:]]; ok {
		return row, true
	}
	for top := name; ; {
		dot := strings.LastIndexByte(top, '.')
		if dot < 0 {
			return foreignCost{}, false
		}
		top = top[:dot]
		if row, ok := foreignCosts[top+".*"]; ok {
			return row, true
		}
	}
}

// binary is the work of an operator, by the types it acts on.
func (w *walker) binary(op syntax.Operator, left, right syntax.Expr) work {
	a := w.m.types.TypeOf(w.fn.File, left).Kind()
	b := w.m.types.TypeOf(w.fn.File, right).Kind()
	switch {
	case a == pytypes.Str && op == syntax.Mod:
		return work{py: costFormat, c: costFormat * 2, bytes: bytesStr, flat: costFormat}
	case a == pytypes.List || a == pytypes.Tuple || a == pytypes.Str || a == pytypes.Bytes:
		n := guessItems
		if a == pytypes.Str || a == pytypes.Bytes {
			n = guessChars / 8
		}
		return work{py: costBinaryObject + costCopyItem*n, bytes: bytesList + bytesSlot*n, flat: costBinaryObject + costCopyItem*n}
	case a == pytypes.Float || b == pytypes.Float:
		return py(costBinaryFloat)
	case a == pytypes.Int && b == pytypes.Int:
		if op == syntax.Pow {
			return py(costBinaryObject * 2)
		}
		return py(costBinaryInt)
	case op == syntax.Pow || op == syntax.Div || op == syntax.FloorDiv || op == syntax.Mod:
		return py(costBinaryObject)
	}
	return py(costBinary)
}

func (w *walker) subscript(e *syntax.Subscript) work {
	if _, ok := e.Slice.(*syntax.Slice); ok {
		return py(costSlice).plus(work{bytes: bytesList + bytesSlot*guessItems})
	}
	switch w.m.types.TypeOf(w.fn.File, e.Value).Kind() {
	case pytypes.List, pytypes.Tuple:
		return py(costSubscript)
	}
	return py(costSubscriptObject)
}

func (w *walker) compare(e *syntax.Compare) work {
	var sum work
	for i, op := range e.Ops {
		sum = sum.plus(py(costCompare))
		left := e.Left
		if i > 0 {
			left = e.Comparators[i-1]
		}
		w.mayOperate(op, left, e.Comparators[i])
		if op == syntax.In || op == syntax.NotIn {
			sum = sum.plus(w.contains(e.Comparators[i]))
		}
	}
	return sum
}

// contains is the work of a membership test.
func (w *walker) contains(e syntax.Expr) work {
	switch w.m.types.TypeOf(w.fn.File, e).Kind() {
	case pytypes.Set, pytypes.FrozenSet, pytypes.Dict, pytypes.Str, pytypes.Range:
		return py(costContains)
	case pytypes.List, pytypes.Tuple, pytypes.Deque:
		n := w.trips(e)
		ns := costContains + costContainsItem*n/2
		return work{py: ns, flat: ns}
	}
	return py(costContains * 1.5)
}
