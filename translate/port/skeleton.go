package port

import (
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/translate/skeleton"
)

// Skeleton makes a module of a program's signatures, types and documentation.
func Skeleton(types *infer.Types, module string) (*Module, error) {
	return finish(skeleton.Program(types, module), nil)
}
