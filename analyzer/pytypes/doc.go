// Package pytypes has Python's types as values. A [Type] is small, immutable
// and compared with [Type.Equal]; text exists only when printed.
//
// The zero Type is Unknown. A type may be optional (it may also be None), and
// containers know the types of their elements to a small depth. Own classes,
// functions and modules are referred to by their declaration, foreign ones by
// dotted name.
package pytypes
