package dyn

// ModAtexit is the module atexit.
var ModAtexit = NewLibrary("atexit", func(m *Module) {
	type entry struct {
		fn   Value
		gone bool
	}
	var entries []*entry
	m.Def("register(func, /, *args, **kwargs)", func(a []Value) Value {
		e := &entry{fn: a[0]}
		entries = append(entries, e)
		atExit = append(atExit, func() {
			if !e.gone {
				CallKw(a[0], a[1].(Tuple), SpreadKw(a[2]))
			}
		})
		return a[0]
	})
	m.Def("unregister(func, /)", func(a []Value) Value {
		for _, e := range entries {
			e.gone = e.gone || Equal(e.fn, a[0])
		}
		return nil
	})
})
