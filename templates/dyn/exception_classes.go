package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// excClasses holds the class of each of package pyrt's exception classes.
var excClasses = map[*pyrt.Class]*Class{}

// excClass returns the class of an exception class of package pyrt.
func excClass(p *pyrt.Class) *Class {
	if c := excClasses[p]; c != nil {
		return c
	}
	base := ObjectType
	if len(p.Bases) > 0 {
		base = excClass(p.Bases[0])
	}
	c := newBuiltinClass(p.Name, base)
	if len(p.Bases) > 1 {
		c.Bases = nil
		for _, b := range p.Bases {
			c.Bases = append(c.Bases, excClass(b))
		}
		c.mro = linearize(c)
	}
	c.exc = p
	c.layout = c
	excClasses[p] = c
	if p == pyrt.BaseException {
		defineBaseException(c)
	}
	return c
}

// Exc returns the Python class of a builtin exception class.
func Exc(p *pyrt.Class) *Class { return excClass(p) }

// NewExcType returns an exception class that a library module defines.
func NewExcType(module, name string, bases ...*Class) *Class {
	c := NewType(module, name, bases...)
	var excs []*pyrt.Class
	for _, b := range bases {
		excs = append(excs, b.exc)
	}
	c.exc = pyrt.NewClass(module+"."+name, excs...)
	c.layout = c
	excClasses[c.exc] = c
	return c
}

func defineBaseException(c *Class) {
	c.Def("__str__(/)", func(a []Value) Value { return excOf(a[0]).Text() })
	c.Def("__repr__(/)", func(a []Value) Value {
		e := excOf(a[0])
		return ClassOf(a[0]).Name + strings.TrimPrefix(e.PlainRepr(), e.Class.Name)
	})
	c.attrs.Set("__init__", &Builtin{name: "__init__", owner: c, sig: signatureOf("*args, **kwargs"), fn: func(a []Value) Value {
		excOf(a[0]).Args = a[1].(Tuple)
		return nil
	}})
	c.Def("with_traceback(tb, /)", func(a []Value) Value { return a[0] })
	c.Def("add_note(note, /)", func(a []Value) Value {
		if _, ok := asStr(a[1]); !ok {
			raise(pyrt.TypeError, "note must be a str, not '%s'", TypeName(a[1]))
		}
		o := a[0].(*Object)
		notes, ok := o.attr("__notes__")
		if !ok {
			notes = pyrt.NewList[Value]()
			o.setAttr("__notes__", notes)
		}
		notes.(*List).Append(a[1])
		return nil
	})
}
