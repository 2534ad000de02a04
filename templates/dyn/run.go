package dyn

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// waitAtExit waits for what still runs beside the program: threads, pools.
var waitAtExit []func()

// SysExcepthook is sys.excepthook, which shows the exception that ends a program.
var SysExcepthook Value = DefaultExcepthook

// DefaultExcepthook is sys.__excepthook__.
var DefaultExcepthook = builtin("excepthook(exctype, value, traceback, /)", func(a []Value) Value {
	if e, ok := a[1].(*Object); ok && excOf(e) != nil {
		errPrint(tracebackText(e, nil))
	}
	return nil
})

// RunMain runs the body of a program and ends it as CPython would: with the status
// of SystemExit, or with what a traceback ends with and status 1. A guard that
// trips ends it with [pyrt.GuardStatus]; lines tell where it stands in the Python
// source.
func RunMain(body func(), lines ...pyrt.FileLines) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	status := runStatus(body, lines, report)
	for _, wait := range waitAtExit {
		if status != pyrt.GuardStatus {
			runStatus(wait, lines, report)
		}
	}
	for last := pyrt.TakeAtExit(); last != nil; last = pyrt.TakeAtExit() {
		if s := runStatus(last, lines, ignored); s == pyrt.GuardStatus {
			status = s
		}
	}
	if status != pyrt.GuardStatus && len(suspended) > 0 {
		if s := runStatus(closeSuspended, lines, ignored); s == pyrt.GuardStatus {
			status = s
		}
	}
	os.Exit(flushAll(status))
}

// flushAll writes out what is buffered and returns the status of the program.
func flushAll(status int) int {
	flushed := runStatus(func() {
		flushStreams()
		pyrt.FlushFiles()
		stderrFile.stream.flush()
		if f := SysStdout; f != nil && f != Value(stdoutFile) {
			if flush := GetAttrOr(f, "flush", Unbound); flush != Unbound && GetAttrOr(f, "closed", false) == false {
				Call0(flush)
			}
		}
	}, nil, report)
	if status == 0 && flushed != 0 {
		status = 120
	}
	if err := pyrt.Stdout.Flush(); err != nil && status == 0 {
		fmt.Fprintln(os.Stderr, err)
		status = 120 // CPython's status when its last flush fails
	}
	return status
}

// gcPercent lets the heap of short-lived values grow more between collections than
// Go's default of 100.
const gcPercent = 400

// runStatus runs a part of a program and returns the status that it ends with.
func runStatus(body func(), lines []pyrt.FileLines, uncaught func(e *Object)) (status int) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case pyrt.ExitStatus:
			status = int(p)
		case *pyrt.Guard:
			pyrt.Stdout.Flush()
			p.Report(os.Stderr, lines)
			status = pyrt.GuardStatus
		case pyrt.Raisable:
			status = uncaughtStatus(excObject(p.Exc()), lines, uncaught)
		default: // a mistake of the library, which no handler may take for Python's
			pyrt.Stdout.Flush()
			panic(p)
		}
	}()
	body()
	return 0
}

// uncaughtStatus ends a program with an exception that nothing handled.
func uncaughtStatus(e *Object, lines []pyrt.FileLines, uncaught func(e *Object)) int {
	pyrt.Stdout.Flush()
	handling = nil
	exc := excOf(e)
	if exc.Class.IsSubclass(pyrt.SystemExit) {
		return exitStatus(GetAttr(e, "code"))
	}
	if s := runStatus(func() { uncaught(e) }, lines, report); s == pyrt.GuardStatus {
		return s
	}
	if exc.Class.IsSubclass(pyrt.KeyboardInterrupt) {
		return 130
	}
	return 1
}

// exitStatus is the status of sys.exit(code).
func exitStatus(code Value) int {
	switch n := inner(code).(type) {
	case nil:
		return 0
	case int:
		return n
	case bool:
		return pyrt.HashBool(n)
	case Int:
		return -1
	}
	errPrint(Str(code) + "\n")
	return 1
}

// report shows an exception that ends the program.
func report(e *Object) {
	hook := SysExcepthook
	SysExcepthook = DefaultExcepthook
	Call(hook, e.class, e, nil)
}

// ignored shows an exception of an atexit function.
func ignored(e *Object) {
	errPrint("Exception ignored in atexit callback:\n" + tracebackText(e, nil))
}

// errPrint writes to sys.stderr.
func errPrint(text string) {
	if SysStderr == nil {
		return
	}
	writerOf(SysStderr)(text)
}

// tracebackText returns what CPython writes for an uncaught exception, without the
// lines of the frames. seen are the exceptions it is shown for.
func tracebackText(e *Object, seen []*Object) string {
	exc := excOf(e)
	text := ""
	for _, s := range seen {
		if s == e {
			return ""
		}
	}
	seen = append(seen, e)
	if cause, ok := excValue(exc.Cause).(*Object); ok {
		if before := tracebackText(cause, seen); before != "" {
			text = before + "\nThe above exception was the direct cause of the following exception:\n\n"
		}
	} else if context, ok := excValue(exc.Context).(*Object); ok && !exc.FromSet {
		if before := tracebackText(context, seen); before != "" {
			text = before + "\nDuring handling of the above exception, another exception occurred:\n\n"
		}
	}
	return text + "Traceback (most recent call last):\n" + ExceptionOnly(e)
}

// ExceptionOnly returns the last lines of a traceback: the class, the message and
// the notes.
func ExceptionOnly(e *Object) string {
	var text string
	for _, line := range exceptionLines(e).Items {
		text += line.(string)
	}
	return text
}

// exceptionLines returns the same, a text for the message and one for each line of
// the notes.
func exceptionLines(e *Object) *List {
	text := e.class.Qualname
	if m := e.class.Module; m != "builtins" && m != "__main__" {
		text = m + "." + text
	}
	if s := excText(e); s != "" {
		text += ": " + s
	}
	lines := pyrt.NewList[Value](text + "\n")
	if notes, ok := e.attr("__notes__"); ok {
		for it := Over(notes); it.Next(); {
			for line := range strings.SplitSeq(Str(it.Value), "\n") {
				lines.Append(line + "\n")
			}
		}
	}
	return lines
}

// excText returns str(e), or what stands for it where that raises.
func excText(e *Object) (text string) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(*pyrt.Exception); !ok {
				panic(p)
			}
			text = "<exception str() failed>"
		}
	}()
	return e.Str()
}
