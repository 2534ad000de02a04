// Package island generates Go over Python's own objects, package dyn of the
// support library, for programs whose types molt could not infer. It follows
// Python's syntax and leaves all meaning to the library's functions.
//
// Each module becomes a Go package. Its variables are the fields of mod; functions
// and methods are Go functions of one dyn.Value a parameter; what Python runs in a
// class body runs in a function that fills the class's namespace. A block that Go
// must run as a function, since an exception may leave it, returns a dyn.Flow.
package island
