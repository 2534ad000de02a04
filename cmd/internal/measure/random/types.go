package main

import "strings"

// A typ is a Python type as the generator knows it: a name and arguments, as
// "dict" of str and int. A class has its declaration.
type typ struct {
	name  string
	args  []*typ
	class *class
}

var (
	intT   = &typ{name: "int"}
	floatT = &typ{name: "float"}
	boolT  = &typ{name: "bool"}
	strT   = &typ{name: "str"}
	bytesT = &typ{name: "bytes"}
)

func of(name string, args ...*typ) *typ { return &typ{name: name, args: args} }

// String returns the type as an annotation.
func (t *typ) String() string {
	var args []string
	for _, a := range t.args {
		args = append(args, a.String())
	}
	switch {
	case t.name == "opt":
		return "Optional[" + args[0] + "]"
	case t.name == "fn":
		return "Callable[[" + strings.Join(args[:len(args)-1], ", ") + "], " + args[len(args)-1] + "]"
	case len(args) > 0:
		return t.name + "[" + strings.Join(args, ", ") + "]"
	}
	return t.name
}

func same(a, b *typ) bool { return a == b || a != nil && b != nil && a.String() == b.String() }

// sized tells whether values of a type can grow without bound.
func (t *typ) sized() bool {
	return t == intT || t == strT || t == bytesT || t.name == "list"
}

func (t *typ) hashable() bool {
	switch t.name {
	case "int", "str", "bool":
		return true
	case "tuple":
		for _, a := range t.args {
			if !a.hashable() {
				return false
			}
		}
		return true
	}
	return false
}

func (t *typ) ordered() bool {
	switch t.name {
	case "int", "str", "float":
		return true
	case "tuple":
		for _, a := range t.args {
			if !a.ordered() {
				return false
			}
		}
		return true
	}
	return false
}

// printable tells whether print shows the same at each run: not the order of a
// set of strings, and not where a function lies.
func (t *typ) printable() bool {
	if t.name == "fn" || t.name == "set" && t.args[0].holdsText() {
		return false
	}
	for _, a := range t.args {
		if !a.printable() {
			return false
		}
	}
	return true
}

func (t *typ) holdsText() bool {
	if t == strT || t == bytesT {
		return true
	}
	for _, a := range t.args {
		if a.holdsText() {
			return true
		}
	}
	return false
}

// parseType reads a type as tables hold it. Names in vars stand for types.
func parseType(s string, vars map[string]*typ) *typ {
	t, rest := parseTypeAt(s, vars)
	if rest != "" {
		panic("random: not a type: " + s)
	}
	return t
}

var plainTypes = map[string]*typ{"int": intT, "float": floatT, "bool": boolT, "str": strT, "bytes": bytesT}

func parseTypeAt(s string, vars map[string]*typ) (*typ, string) {
	i := strings.IndexAny(s, "[],")
	if i < 0 {
		i = len(s)
	}
	name, rest := s[:i], s[i:]
	if t := vars[name]; t != nil {
		return t, rest
	}
	if t := plainTypes[name]; t != nil {
		return t, rest
	}
	t := &typ{name: name}
	if !strings.HasPrefix(rest, "[") {
		return t, rest
	}
	for rest[0] != ']' {
		var a *typ
		a, rest = parseTypeAt(rest[1:], vars)
		t.args = append(t.args, a)
	}
	return t, rest[1:]
}

// match binds the variables of a pattern (T any, H hashable, O ordered) so that
// it becomes t, and tells whether that is possible.
func match(pattern, t *typ, vars map[string]*typ) bool {
	switch pattern.name {
	case "T", "U", "H", "O":
		if pattern.name == "H" && !t.hashable() || pattern.name == "O" && !t.ordered() {
			return false
		}
		if have := vars[pattern.name]; have != nil {
			return same(have, t)
		}
		vars[pattern.name] = t
		return true
	}
	if pattern.name != t.name || len(pattern.args) != len(t.args) {
		return false
	}
	for i := range t.args {
		if !match(pattern.args[i], t.args[i], vars) {
			return false
		}
	}
	return true
}
