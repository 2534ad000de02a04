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
	for last := TakeAtExit(); last != nil; last = TakeAtExit() {
		if s := runStatus(last, lines); s == GuardStatus {
			status = s
		}
	}
	if f := flushFiles.Load(); f != nil {
		(*f)()
	}
	if err := Stdout.Flush(); err != nil && status == 0 {
		fmt.Fprintln(os.Stderr, err)
		status = 120 // CPython's status when its last flush fails
	}
	os.Exit(status)
}

// atExit holds what runs behind the program, the last first.
var atExit []func()

// AtExit is atexit.register: f runs when the program has ended, but for a guard.
func AtExit(f func()) { atExit = append(atExit, f) }

// TakeAtExit returns what [AtExit] was given last, which then runs no more, or nil.
func TakeAtExit() func() {
	if len(atExit) == 0 {
		return nil
	}
	last := atExit[len(atExit)-1]
	atExit = atExit[:len(atExit)-1]
	return last
}

// systemExit returns the status that a SystemExit stands for; what is no status is
// shown.
func systemExit(e *Exception) int {
	var code Value
	switch len(e.Args) {
	case 0:
	case 1:
		code = e.Args[0]
	default:
		code = Tuple(e.Args)
	}
	if h, ok := code.(Holder); ok && h.Held() != nil {
		code = h.Held()
	}
	switch code := code.(type) {
	case nil:
		return 0
	case int:
		return code & 0xff
	case bool:
		return HashBool(code)
	}
	fmt.Fprintln(os.Stderr, Str(code))
	return 1
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
			if Is(e, SystemExit) {
				status = systemExit(e.Exc())
				return
			}
			fmt.Fprintln(os.Stderr, "Traceback (most recent call last):")
			fmt.Fprintln(os.Stderr, LastLine(e))
			status = 1
		}
	}()
	body()
	return 0
}
