package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ModCopyreg is the module copyreg.
var ModCopyreg = NewLibrary("copyreg", func(m *Module) {
	m.Const("dispatch_table", dispatchTable)
	m.Const("__newobj__", newObjFunc)
	m.Const("__newobj_ex__", newObjExFunc)
	m.Const("_reconstructor", reconstructorFunc)
	m.Def("pickle(ob_type, pickle_function, constructor_ob=None)", func(a []Value) Value {
		if !Callable(a[1]) {
			raise(pyrt.TypeError, "reduction functions must be callable")
		}
		dispatchTable.Set(a[0], a[1])
		return checkConstructor(a[2])
	})
	m.Def("constructor(object)", func(a []Value) Value {
		if a[0] == nil {
			raise(pyrt.TypeError, "constructors must be callable")
		}
		return checkConstructor(a[0])
	})
})

func checkConstructor(f Value) Value {
	if f != nil && !Callable(f) {
		raise(pyrt.TypeError, "constructors must be callable")
	}
	return nil
}
