package dyn

import (
	"os"
	"runtime"
)

// ModPlatform is the module platform: what a program may ask of the machine, and
// CPython's own answers about Python.
var ModPlatform = NewLibrary("platform", func(m *Module) {
	system := map[string]string{"linux": "Linux", "darwin": "Darwin", "windows": "Windows"}[runtime.GOOS]
	machine := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH]
	if runtime.GOOS == "darwin" && runtime.GOARCH == "arm64" {
		machine = "arm64"
	}
	is := func(signature, v string) { m.Def(signature, func([]Value) Value { return v }) }
	is("system()", system)
	is("machine()", machine)
	is("python_implementation()", "CPython")
	is("python_version()", "3.11.7")
	is("python_branch()", "")
	is("python_revision()", "")
	m.Def("python_version_tuple()", func([]Value) Value { return Tuple{"3", "11", "7"} })
	m.Def("node()", func([]Value) Value {
		name, _ := os.Hostname()
		return name
	})
	m.Def("architecture(executable='', bits='', linkage='')", func([]Value) Value { return Tuple{"64bit", "ELF"} })
})
