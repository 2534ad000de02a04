package plan

import (
	"errors"
	"slices"

	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/translate/core"
)

// This file decides what of Python's library typed code uses as dynamic code does:
// in a port that has both, objects of its classes are the same on either side.

// Library returns the Go variable of package dyn that holds a module of Python's
// library, "" where typed code uses none.
func (p *Plan) Library(module string) string {
	if p.library == nil {
		return ""
	}
	return p.library(module)
}

// Beside tells whether the program has dynamic code as well, whose library's objects typed
// code may hold.
func (p *Plan) Beside() bool { return p.library != nil }

// IsLibrary tells whether typed code may hold objects of a declared class: what its
// methods take and return does not hang on what the object holds.
func (p *Plan) IsLibrary(c *stubs.Class) bool {
	return c.Module != "builtins" && c.Module != "typing" && len(c.TypeParams) == 0 && p.Library(c.Module) != ""
}

// inLibrary tells whether a value is an object, a module, a class or a function of
// Python's library, builtins included, that typed code may hold.
func (p *Plan) inLibrary(x *solve.Value) bool {
	switch {
	case p.library == nil || p.ExceptionClass(x) != nil || x.Own != nil || x.Fn != nil:
		return false
	case x.Self != nil: // a method of an object
		return x.Kind == solve.FuncVal && x.Self.Kind == solve.Instance && p.inLibrary(x.Self)
	case x.Kind == solve.Instance:
		return p.IsLibrary(x.Stub)
	case x.Kind == solve.ModuleVal:
		return p.Library(x.Module) != ""
	case x.Kind == solve.ClassVal:
		return x.Stub != nil && p.Library(x.Stub.Module) != ""
	case x.Kind == solve.FuncVal:
		return len(x.Sigs) > 0 && x.Sigs[0].Class == nil && p.Library(x.Sigs[0].Module) != ""
	}
	return false
}

// meetLibrary tells whether values of the library meet objects of the program, or
// others that do not change.
func (p *Plan) meetLibrary(values []*solve.Value) bool {
	return len(values) > 1 && slices.ContainsFunc(values, p.inLibrary) && !slices.ContainsFunc(values, func(x *solve.Value) bool {
		return !p.inLibrary(x) && x.Kind != solve.OwnObject && (x.Kind != solve.Instance || atoms[x.Stub.Qual()] == nil || x.Stub.Qual() == "bytearray")
	})
}

// opaque returns the type of what has no representation of its own: beside dynamic code,
// typed code hands it on as it is there. A type that contains itself is opaque as a
// whole.
func (p *Plan) opaque(err error) (*core.Type, error) {
	var why *Unknown
	if p.library == nil || !errors.As(err, &why) || why.Code == "recursive-type" && len(p.open) > 1 {
		return nil, err
	}
	return core.OpaqueOf(why.Code, why.Text), nil
}
