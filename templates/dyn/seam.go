package dyn

// NewSeam makes the module of a Python library that is not ported: fill adds what
// the program uses of it, over the Go that stands in its place.
func NewSeam(name string, fill func(m *Module)) *Module { return NewLibrary(name, fill) }

// Seam adds a function of such a module, which takes any arguments.
func (m *Module) Seam(name string, fn func(args []Value, keywords []Kw) Value) {
	m.Def(name+"(*args, **kwargs)", func(a []Value) Value { return fn(a[0].(Tuple), SpreadKw(a[1])) })
}

// Absent stands for a value of such a module that there is no Go for yet: the
// program ends when it does anything with it.
func Absent(what string) Value { return &missing{what} }
