// Package core declares the typed, structured language between Python and Go.
//
// A core program has Python's structure and comments, Go's types, and says
// outright what Python leaves to run time: conversions, checks of bounds, of
// None and of overflow, truth, who shares a list, where an exception can leave
// and who catches it. Package lower makes it and is the only one that knows
// Python's meaning; package improve removes what it proves needless; package
// gogen is the only one that knows Go's syntax. Check verifies types between
// passes, and Print writes a program as text for golden tests.
//
// Names are Python's; gogen picks the Go names. Every declaration and statement
// carries the Python position that it comes from.
package core
