// Package typed answers calls of functions with Go's own types: it makes their
// arguments, and writes their results, by reflection.
package typed

import (
	"reflect"
	"strings"

	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// A Table is what one package of the port offers.
type Table struct {
	Functions map[string]any // by "module:qualified name", and the kind behind a space
	Classes   map[string]any // a nil pointer to the struct, by "module:qualified name"
	Load      []func()       // the bodies of its modules
}

var (
	functions = map[string]reflect.Value{}
	classes   = map[string]reflect.Type{} // pointers to structs
	names     = map[reflect.Type]string{}
	loads     []func()
)

// Add takes up what a package offers.
func Add(t Table) {
	for name, f := range t.Functions {
		functions[name] = reflect.ValueOf(f)
	}
	for name, c := range t.Classes {
		classes[name] = reflect.TypeOf(c)
		names[reflect.TypeOf(c)] = name
	}
	loads = append(loads, t.Load...)
}

// plain is a name without what Go's spelling changes.
func plain(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

// library returns the name of a type of the support library without its type
// arguments, or "".
func library(t reflect.Type) string {
	if !strings.HasSuffix(t.PkgPath(), "internal/pyrt") && !strings.HasSuffix(t.PkgPath(), "templates/pyrt") {
		return ""
	}
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}

// method calls a method of a value, which reflection finds by its name.
func method(v reflect.Value, name string, args ...reflect.Value) []reflect.Value {
	m := v.MethodByName(name)
	if !m.IsValid() {
		wire.Fail("%s has no method %s", v.Type(), name)
	}
	return m.Call(args)
}
