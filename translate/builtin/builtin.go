// Package builtin maps Python's builtins and standard library to Go: rows for
// what is a plain call, by qualified name and the types of the arguments, and
// code only where the shape differs.
package builtin

import (
	"slices"

	"github.com/molt-go/molt/translate/core"
)

// A row is one form of a function: for these kinds of arguments, this call.
type row struct {
	args    []core.Kind
	path    string // "pyrt", a Go package, or "" for a builtin of Go
	name    string
	result  *core.Type // nil: the type of the first argument
	elem    bool       // the result is the element type of the first argument
	convert bool       // other real numbers are taken as floats
}

// Has tells whether anything is known of a name.
func Has(name string) bool { return rows[name] != nil }

// Call returns the call of a builtin with arguments, nil if no row fits.
func Call(name string, args []core.Expr) core.Expr {
	for _, r := range rows[name] {
		if x := r.call(args); x != nil {
			return x
		}
	}
	return nil
}

func (r row) call(args []core.Expr) core.Expr {
	if len(args) != len(r.args) {
		return nil
	}
	list := make([]core.Expr, len(args))
	for i, a := range args {
		have := a.Type().Kind
		switch {
		case have == r.args[i]:
			list[i] = a
		case r.convert && r.args[i] == core.FloatKind && becomesFloat(have):
			list[i] = &core.Convert{Typed: core.Typed{T: core.FloatType}, X: a}
		default:
			return nil
		}
	}
	t := r.result
	if t == nil {
		t = args[0].Type()
	}
	if r.elem {
		t = args[0].Type().Elem()
	}
	return &core.Runtime{Typed: core.Typed{T: t}, Path: r.path, Name: r.name, Args: list}
}

// becomesFloat tells whether numbers of a kind are converted where a float is
// wanted.
func becomesFloat(k core.Kind) bool {
	return k == core.IntKind || k == core.NumKind || k == core.BigIntKind
}

// Targets returns what rows call, sorted: functions as Target names them.
func Targets() []string {
	var list []string
	for _, forms := range rows {
		for _, r := range forms {
			list = append(list, Target(r.path, r.name))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Target names a function of the support library, of a Go package or of Go itself.
func Target(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
