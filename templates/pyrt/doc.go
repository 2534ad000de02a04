// Package pyrt supports Go programs that were ported from Python: it holds what
// Python's operators, builtins and methods mean where Go has no operator or
// standard function with the same meaning. Results, and the classes and messages
// of exceptions, are those of CPython 3.11.
//
// A Python str is a Go string in UTF-8, in which a lone surrogate keeps the
// three bytes that UTF-8 would give it if it were allowed (so a Go comparison
// orders by code point, as Python does). Lengths and positions are counted in
// code points. A bytes is a [Bytes]; an int is an int or, where it may grow, an
// [Int]; a float a float64; None is nil. Where the type is not known, a value is
// a [Value].
//
// A function that fails where Python raises panics with an [*Exception].
package pyrt
