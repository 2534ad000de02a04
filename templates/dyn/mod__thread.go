package dyn

// ModUnderThread is the module _thread: what of threading lies in it.
var ModUnderThread = NewLibrary("_thread", func(m *Module) {
	for _, name := range []string{"get_ident", "RLock"} {
		m.Const(name, ModThreading.Get(name))
	}
	m.Const("allocate_lock", ModThreading.Get("Lock"))
	m.Const("LockType", ClassOf(Call(ModThreading.Get("Lock"))))
	m.Const("TIMEOUT_MAX", 9223372036.0)
	m.Const("error", ExcNamed("RuntimeError"))
})
