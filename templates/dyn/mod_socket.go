package dyn

import (
	"os"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModSocket is the module socket: the name of the machine, and its errors. Sockets
// are not carried over.
var ModSocket = NewLibrary("socket", func(m *Module) {
	m.Const("error", Exc(pyrt.OSError))
	m.Const("timeout", Exc(pyrt.TimeoutError))
	m.Const("gaierror", NewExcType("socket", "gaierror", Exc(pyrt.OSError)))
	m.Const("herror", NewExcType("socket", "herror", Exc(pyrt.OSError)))
	m.Def("gethostname()", func([]Value) Value {
		name, err := os.Hostname()
		if err != nil {
			raise(pyrt.OSError, "%s", err)
		}
		return name
	})
})
