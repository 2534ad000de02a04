package port

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/translate/gogen"
	"github.com/molt-go/molt/translate/skeleton"
)

// Skeleton makes a module of a program's signatures, types and documentation.
func Skeleton(types *infer.Types, module string) (*Module, error) {
	program := skeleton.Program(types, module)
	generated, err := gogen.Generate(program)
	if err != nil {
		return nil, err
	}
	m := &Module{Module: generated, Program: program, Complete: complete(program)}
	m.mains()
	m.Files["go.mod"] = GoMod(module)
	return m, AddRuntime(m.Files)
}
