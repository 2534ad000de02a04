package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds how methods of builtin types take their arguments.

// inner returns the Go value that an instance of a subclass of a builtin class
// holds, and any other value as it is.
func inner(v Value) Value {
	o, ok := v.(*Object)
	if !ok || o.native == nil || o.class.exc != nil || o.isTyped() {
		return v
	}
	return o.native
}

// argType names the type of an argument as CPython's messages about arguments do.
func argType(v Value) string {
	if v == nil {
		return "None"
	}
	return TypeName(v)
}

// strArg returns a str argument; method names the function in the message, and
// which the argument: "replace() argument 1".
func strArg(v Value, which string) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "%s must be str, not %s", which, argType(v))
	}
	return s
}

// textArg returns the str that a search method of str takes.
func textArg(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "must be str, not %s", TypeName(v))
	}
	return s
}

// intArg returns an int argument that must fit 64 bits.
func intArg(v Value) int { return Index(v) }

// bounds returns the start and end of a search, where None and what is left out
// are the ends.
func bounds(start, end Value) (i, j int) {
	i, j = 0, pyrt.End
	if start != nil && start != Unbound {
		i = sliceIndex(start)
	}
	if end != nil && end != Unbound {
		j = sliceIndex(end)
	}
	return i, j
}

// strList returns a list of strings.
func strList(parts []string) *List {
	items := make([]Value, len(parts))
	for i, s := range parts {
		items[i] = s
	}
	return pyrt.NewList(items...)
}

// given returns v, or otherwise where the parameter was left out.
func given(v, otherwise Value) Value {
	if v == Unbound {
		return otherwise
	}
	return v
}

// boolText is a method that tests a str.
func boolText(test func(string) bool) func(a []Value) Value {
	return func(a []Value) Value { return test(a[0].(string)) }
}

// textText is a method that makes a str of a str.
func textText(f func(string) string) func(a []Value) Value {
	return func(a []Value) Value { return f(a[0].(string)) }
}
