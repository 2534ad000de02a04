package dyn

import "github.com/molt-go/molt/templates/pyrt"

// RunMain runs the body of a program and ends the process as CPython would.
func RunMain(body func()) { pyrt.RunMain(body, nil) }
