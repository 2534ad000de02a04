package dyn

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file takes values over to functions with Go's types, and back. A value that
// is not of the type which such a function was ported for ends the program with a
// guard. Containers are copied: these functions neither keep nor change what they
// are given, and what they return is new.

// mistyped ends the program: a typed function was given something else.
func mistyped(v Value, want string) {
	panic(pyrt.NewGuard(fmt.Sprintf("a function ported for %s was given %s", want, TypeName(v))))
}

// To returns v as a bool, float64, complex128, string or Bytes: of just that type.
func To[T any](v Value) T {
	x, ok := v.(T)
	if !ok {
		mistyped(v, fmt.Sprintf("%T", x))
	}
	return x
}

// ToInt returns an int of at most 64 bits; a bool is none.
func ToInt(v Value) int {
	n, ok := v.(int)
	if !ok {
		mistyped(v, "int of 64 bits")
	}
	return n
}

// ToBigInt returns an int of any size.
func ToBigInt(v Value) pyrt.Int {
	switch n := v.(type) {
	case int:
		return pyrt.NewInt(n)
	case pyrt.Int:
		return n
	}
	mistyped(v, "int")
	return pyrt.Int{}
}

// ToNum returns an int or float.
func ToNum(v Value) pyrt.Num {
	if f, ok := v.(float64); ok {
		return pyrt.NumFloat(f)
	}
	return pyrt.NumOf(ToBigInt(v))
}

// ToOpt returns what reads a value or None.
func ToOpt[T any](to func(Value) T) func(Value) pyrt.Opt[T] {
	return func(v Value) pyrt.Opt[T] {
		if v == nil {
			return pyrt.None[T]()
		}
		return pyrt.Some(to(v))
	}
}

// ToNone takes None.
func ToNone(v Value) Value {
	if v != nil {
		mistyped(v, "None")
	}
	return nil
}

// ToOneOf returns what reads a value of one of some types, by their names: None, bool, int of at
// most 64 bits, float or str.
func ToOneOf(types ...string) func(Value) Value {
	return func(v Value) Value {
		name := ""
		switch v.(type) {
		case nil:
			name = "None"
		case bool:
			name = "bool"
		case int:
			name = "int"
		case float64:
			name = "float"
		case string:
			name = "str"
		}
		if !slices.Contains(types, name) {
			mistyped(v, strings.Join(types, " or "))
		}
		return v
	}
}

// tupleOfSize returns a tuple of n items.
func tupleOfSize(v Value, n int) Tuple {
	t, ok := v.(Tuple)
	if !ok || len(t) != n {
		mistyped(v, fmt.Sprintf("tuple of %d", n))
	}
	return t
}

// ToTuple2 returns what reads a tuple of two.
func ToTuple2[A, B any](a func(Value) A, b func(Value) B) func(Value) pyrt.Tuple2[A, B] {
	return func(v Value) pyrt.Tuple2[A, B] {
		t := tupleOfSize(v, 2)
		return pyrt.T2(a(t[0]), b(t[1]))
	}
}

// ToTuple3 returns what reads a tuple of three.
func ToTuple3[A, B, C any](a func(Value) A, b func(Value) B, c func(Value) C) func(Value) pyrt.Tuple3[A, B, C] {
	return func(v Value) pyrt.Tuple3[A, B, C] {
		t := tupleOfSize(v, 3)
		return pyrt.T3(a(t[0]), b(t[1]), c(t[2]))
	}
}

// ToTuple4 returns what reads a tuple of four.
func ToTuple4[A, B, C, D any](a func(Value) A, b func(Value) B, c func(Value) C, d func(Value) D) func(Value) pyrt.Tuple4[A, B, C, D] {
	return func(v Value) pyrt.Tuple4[A, B, C, D] {
		t := tupleOfSize(v, 4)
		return pyrt.T4(a(t[0]), b(t[1]), c(t[2]), d(t[3]))
	}
}

func each[T any](items []Value, to func(Value) T) []T {
	out := make([]T, len(items))
	for i, v := range items {
		out[i] = to(v)
	}
	return out
}

// ToItems returns what reads a tuple of any length.
func ToItems[T any](to func(Value) T) func(Value) []T {
	return func(v Value) []T {
		t, ok := v.(Tuple)
		if !ok {
			mistyped(v, "tuple")
		}
		return each(t, to)
	}
}

// ToSequence returns what reads a list, a tuple or a range.
func ToSequence[T any](to func(Value) T) func(Value) []T {
	return func(v Value) []T {
		switch v := v.(type) {
		case Tuple:
			return each(v, to)
		case *List:
			return each(v.Items, to)
		case pyrt.Range:
			var items []T
			for i := range v.All() {
				items = append(items, to(i))
			}
			return items
		}
		mistyped(v, "list, tuple or range")
		return nil
	}
}

// ToSlice returns what reads a list.
func ToSlice[T any](to func(Value) T) func(Value) []T {
	return func(v Value) []T {
		l, ok := v.(*List)
		if !ok {
			mistyped(v, "list")
		}
		return each(l.Items, to)
	}
}

// ToList is ToSlice for a list of the support library.
func ToList[T any](to func(Value) T) func(Value) *pyrt.List[T] {
	slice := ToSlice(to)
	return func(v Value) *pyrt.List[T] { return &pyrt.List[T]{Items: slice(v)} }
}

// ToDict returns what reads a dict.
func ToDict[K comparable, V any](key func(Value) K, value func(Value) V) func(Value) *pyrt.Dict[K, V] {
	return func(v Value) *pyrt.Dict[K, V] {
		d, ok := v.(*Dict)
		if !ok {
			mistyped(v, "dict")
		}
		out := pyrt.NewDict[K, V]()
		for k, x := range d.Items() {
			out.Set(key(k), value(x))
		}
		return out
	}
}

// Of returns a value of a type that needs no conversion.
func Of[T any](v T) Value { return v }

// OfBigInt returns an int of any size as a value.
func OfBigInt(n pyrt.Int) Value { return n.Value() }

// OfNum returns an int or float as a value.
func OfNum(n pyrt.Num) Value { return n.Value() }

// OrNone returns what reads a container, or None as nil.
func OrNone[T any](to func(Value) *T) func(Value) *T {
	return func(v Value) *T {
		if v == nil {
			return nil
		}
		return to(v)
	}
}

// OfOpt returns what makes a value of an optional one.
func OfOpt[T any](of func(T) Value) func(pyrt.Opt[T]) Value {
	return func(o pyrt.Opt[T]) Value {
		if x, ok := o.Get(); ok {
			return of(x)
		}
		return nil
	}
}

// OfTuple2 returns what makes a tuple of two.
func OfTuple2[A, B any](a func(A) Value, b func(B) Value) func(pyrt.Tuple2[A, B]) Value {
	return func(t pyrt.Tuple2[A, B]) Value { return Tuple{a(t.A), b(t.B)} }
}

// OfTuple3 returns what makes a tuple of three.
func OfTuple3[A, B, C any](a func(A) Value, b func(B) Value, c func(C) Value) func(pyrt.Tuple3[A, B, C]) Value {
	return func(t pyrt.Tuple3[A, B, C]) Value { return Tuple{a(t.A), b(t.B), c(t.C)} }
}

// OfTuple4 returns what makes a tuple of four.
func OfTuple4[A, B, C, D any](a func(A) Value, b func(B) Value, c func(C) Value, d func(D) Value) func(pyrt.Tuple4[A, B, C, D]) Value {
	return func(t pyrt.Tuple4[A, B, C, D]) Value { return Tuple{a(t.A), b(t.B), c(t.C), d(t.D)} }
}

func eachValue[T any](items []T, of func(T) Value) []Value {
	out := make([]Value, len(items))
	for i, x := range items {
		out[i] = of(x)
	}
	return out
}

// OfItems returns what makes a tuple of any length.
func OfItems[T any](of func(T) Value) func([]T) Value {
	return func(items []T) Value { return Tuple(eachValue(items, of)) }
}

// OfSlice returns what makes a list.
func OfSlice[T any](of func(T) Value) func([]T) Value {
	return func(items []T) Value { return &List{Items: eachValue(items, of)} }
}

// OfList is OfSlice for a list of the support library.
func OfList[T any](of func(T) Value) func(*pyrt.List[T]) Value {
	slice := OfSlice(of)
	return func(l *pyrt.List[T]) Value {
		if l == nil {
			return nil
		}
		return slice(l.Items)
	}
}

// OfDict returns what makes a dict.
func OfDict[K comparable, V any](key func(K) Value, value func(V) Value) func(*pyrt.Dict[K, V]) Value {
	return func(d *pyrt.Dict[K, V]) Value {
		if d == nil {
			return nil
		}
		out := pyrt.NewDict[Value, Value]()
		for k, v := range d.Items() {
			out.Set(key(k), value(v))
		}
		return out
	}
}

// OfGen returns the generator of a typed function with a name.
func OfGen[T any](name string, g *pyrt.Gen[T], of func(T) Value) Value {
	return OfSeq(name, g.All(), of)
}

// OfSeq is OfGen for a generator that typed code only ever loops over.
func OfSeq[T any](name string, seq iter.Seq[T], of func(T) Value) Value {
	return NewGenerator(name, func(y *Yielder) Value {
		for x := range seq {
			y.Yield(of(x))
		}
		return nil
	})
}

// NotTyped stands for a class or variable that has Go's types and is not made for
// dynamic code: the program ends when that uses it.
func NotTyped(what string) Value { return &missing{"use by dynamic code of " + what} }

// LeftOut ends the program if an argument was passed for a parameter whose default
// typed code alone knows.
func LeftOut(v Value) {
	if v != Unbound {
		panic(pyrt.NewGuard("passing an argument of type " + TypeName(v) + " to a typed function is not carried over"))
	}
}

// A typedVar is a variable of a module that has a Go type.
type typedVar struct{ get func() Value }

// PyClass ends the program: no value is one.
func (t *typedVar) PyClass() *Class { panic(pyrt.NewGuard("a typed variable was read as a value")) }

// Typed adds a variable of the module that has a Go type: get reads it.
func (m *Module) Typed(name string, get func() Value) { m.Set(name, &typedVar{get}) }

// Read returns the value of a typed variable as it is when Read is called.
func Read[T any](place *T) T { return *place }

// read returns what a variable's place holds.
func read(place *Value) Value {
	if t, ok := (*place).(*typedVar); ok {
		return t.get()
	}
	return *place
}

// keepTyped ends the program where code that does not know of a typed variable would
// put something else in its place.
func keepTyped(name string, old, v Value) {
	if _, ok := old.(*typedVar); !ok {
		return
	}
	if _, ok := v.(*typedVar); !ok {
		panic(pyrt.NewGuard("setting the typed variable " + name + " from outside is not carried over"))
	}
}

// IsMain tells whether the module is the program.
func (m *Module) IsMain() bool { return m.name == "__main__" }
