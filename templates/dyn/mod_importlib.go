package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModImportlib is the module importlib, as far as a program knows its modules when it
// is ported.
var ModImportlib = NewLibrary("importlib", func(m *Module) {
	m.Def("import_module(name, package=None)", func(a []Value) Value {
		name := argText(a[0], "import_module")
		if rest := strings.TrimLeft(name, "."); rest != name {
			if !Truth(a[1]) {
				raise(pyrt.TypeError, "the 'package' argument is required to perform a relative import for %s", pyrt.Repr(name))
			}
			name = relativeName(argText(a[1], "import_module"), len(name)-len(rest), rest)
		}
		return moduleNamed(name)
	})
	m.Def("invalidate_caches()", func([]Value) Value { return nil })
})

// relativeName returns the name of a module that is so many levels up from a package.
func relativeName(pkg string, level int, rest string) string {
	for ; level > 1; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			panic(pyrt.ImportError.New("attempted relative import beyond top-level package"))
		}
		pkg = pkg[:i]
	}
	return strings.TrimSuffix(pkg+"."+rest, ".")
}

// ModImportlibMetadata is the module importlib.metadata. What is installed is not known
// to a port.
var ModImportlibMetadata = NewLibrary("importlib.metadata", func(m *Module) {
	m.Const("PackageNotFoundError", NewExcType("importlib.metadata", "PackageNotFoundError", Exc(pyrt.ModuleNotFoundError)))
	m.Def("version(distribution_name)", func(a []Value) Value { return &missing{"the version of " + Str(a[0])} })
})
