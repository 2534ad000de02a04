package dyn

import (
	"math/big"

	"github.com/molt-go/molt/templates/pyrt"
)

// BigInt returns the int that decimal digits write.
func BigInt(digits string) Value {
	n, _ := new(big.Int).SetString(digits, 10)
	return pyrt.IntOf(n).Value()
}

// NewTuple returns the tuple of items.
func NewTuple(items ...Value) Value { return Tuple(items) }

// NewList returns the list of items, which it takes over.
func NewList(items ...Value) *List { return pyrt.NewList(items...) }

// NewSet returns the set of items.
func NewSet(items ...Value) *Set {
	s := pyrt.NewSet[Value]()
	for _, v := range items {
		s.Add(v)
	}
	return s
}

// NewSetOfConstants returns the set of a display of three or more constants.
func NewSetOfConstants(items ...Value) *Set { return pyrt.SetOfConstants(items...) }

// NewConstantSet returns the set of a display of constants that a loop goes through.
func NewConstantSet(items ...Value) *Set { return pyrt.ConstantSet(items...) }

// NewDict returns the dict of keys and values in turn.
func NewDict(items ...Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	for i := 0; i < len(items); i += 2 {
		d.Set(items[i], items[i+1])
	}
	return d
}

// A DictBuilder makes a dict of a display with ** in it.
type DictBuilder struct{ d *Dict }

// BuildDict starts a dict.
func BuildDict() DictBuilder { return DictBuilder{pyrt.NewDict[Value, Value]()} }

// With adds keys and values in turn.
func (b DictBuilder) With(items ...Value) DictBuilder {
	for i := 0; i < len(items); i += 2 {
		b.d.Set(items[i], items[i+1])
	}
	return b
}

// Merge adds the entries of a mapping.
func (b DictBuilder) Merge(v Value) DictBuilder {
	m := mappingOf(v)
	if m == nil {
		raise(pyrt.TypeError, "'%s' object is not a mapping", TypeName(v))
	}
	b.d.Update(m)
	return b
}

// Dict returns the dict.
func (b DictBuilder) Dict() Value { return b.d }

// NewGenExpr returns a generator expression over an iterable that is evaluated
// already.
func NewGenExpr(source Value, body func(y *Yielder, source Value) Value) *Generator {
	it := iterObject(source)
	expr := func(y *Yielder) Value { return body(y, it) }
	g := NewGenerator("<genexpr>", expr)
	g.expr = expr
	return g
}

// TypeAlias returns what type name = text binds.
func TypeAlias(name, text string) Value {
	panic(pyrt.NewGuard("the type alias " + name + " is not carried over"))
}

// ExcNamed returns the builtin exception class of a name.
func ExcNamed(name string) Value { return BuiltinNames.Get(name) }
