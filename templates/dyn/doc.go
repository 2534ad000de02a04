// Package dyn gives ported programs Python's own objects: values whose types are
// known only at run time. Code that molt could type uses Go's types and package
// pyrt; what it could not uses this package, with Python's full semantics.
//
// A [Value] is nil for None, a bool, int, pyrt.Int (an int of more than 64 bits),
// float64, complex128, string, Bytes, *ByteArray, *List, *Dict, Tuple, *Set,
// pyrt.Range, or a pointer to an object of this package: *[Object] (an instance of
// a class of the program), *[Class], *[Func], *[Builtin], *[Method], *[Module],
// *[Generator], *[Iterator]. Types of library modules implement [Classed].
//
// Functions panic with a *pyrt.Exception where Python raises. What Python can do
// and this package cannot ends the program with a *pyrt.Guard, never with another
// result.
//
// A library module is one file, mod_<name>.go: a [Library] whose functions are
// given by their Python signature:
//
//	var ModMath = NewLibrary("math", func(m *Module) {
//		m.Def("sqrt(x, /)", func(a []Value) Value { return pyrt.Sqrt(Float(a[0])) })
//	})
package dyn
