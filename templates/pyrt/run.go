package pyrt

import (
	"fmt"
	"os"
	"sync/atomic"
)

// flushFiles, once a file is opened for writing, holds what writes out the files
// that the program leaves open. It is set there, so that programs without files
// do not carry the code.
var flushFiles atomic.Pointer[func()]

// An ExitStatus is the panic value by which sys.exit(status) leaves a program.
type ExitStatus int

// Exit leaves the program with a status, as sys.exit with an int does: what
// defers is run on the way.
func Exit(status int) { panic(ExitStatus(status)) }

// RunMain runs the body of a program and ends it as CPython would: with the
// status of [Exit], or with the exception's last line on standard error and
// status 1. A guard that trips ends it with [GuardStatus]; lines tell where it
// stands in the Python source.
func RunMain(body func(), lines []FileLines) {
	status := runStatus(body, lines)
	if f := flushFiles.Load(); f != nil {
		(*f)()
	}
	if err := Stdout.Flush(); err != nil && status == 0 {
		fmt.Fprintln(os.Stderr, err)
		status = 120 // CPython's status when its last flush fails
	}
	os.Exit(status)
}

func runStatus(body func(), lines []FileLines) (status int) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case ExitStatus:
			status = int(p)
		case *Guard:
			Stdout.Flush()
			p.Report(os.Stderr, lines)
			status = GuardStatus
		default:
			e, ok := Recovered(p)
			if !ok {
				Stdout.Flush()
				panic(p)
			}
			Stdout.Flush()
			fmt.Fprintln(os.Stderr, "Traceback (most recent call last):")
			fmt.Fprintln(os.Stderr, LastLine(e))
			status = 1
		}
	}()
	body()
	return 0
}
