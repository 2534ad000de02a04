package dyn

import "github.com/molt-go/molt/templates/pyrt"

// MemoryViewType is the type memoryview; making one ends the program.
var MemoryViewType = newBuiltinClass("memoryview", nil)

func init() {
	MemoryViewType.Native(func(*Class, []Value, []Kw) Value {
		panic(pyrt.NewGuard("memoryview is not carried over"))
	}, nil)
	MemoryViewType.final = true
}
