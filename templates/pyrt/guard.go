package pyrt

import (
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
)

// GuardStatus is the exit status of a program that a guard stopped.
const GuardStatus = 70

// A Guard is the panic value of a port that has met a case which it was built
// without, such as a result outside the 64 bits of an int where Python's ints
// grow. It is no Python exception: no handler of the port may catch it, and the
// program ends with [GuardStatus] rather than with a wrong result.
//
// A guard costs nothing until it trips: only then is the stack read.
type Guard struct {
	Reason string // what was met, such as "int overflow in *"
	stack  []uintptr
}

// guardDepth bounds how far up the stack a guard looks for a ported line.
const guardDepth = 64

// NewGuard returns a Guard for the place that calls it and the callers of that:
// the innermost ported line among them is where it tripped.
func NewGuard(reason string) *Guard {
	stack := make([]uintptr, guardDepth)
	return &Guard{Reason: reason, stack: stack[:runtime.Callers(2, stack)]}
}

// Error says what tripped the guard.
func (g *Guard) Error() string { return "guard: " + g.Reason }

// Place returns the Python file and line where the guard tripped: those of the
// innermost Go line which lines knows. It returns "", 0 if lines knows none.
func (g *Guard) Place(lines []FileLines) (file string, line int) {
	frames := runtime.CallersFrames(g.stack)
	for {
		frame, more := frames.Next()
		if file, line, ok := pythonLine(lines, frame); ok {
			return file, line
		}
		if !more {
			return "", 0
		}
	}
}

// Report writes the line that a tripped guard shows, "molt: guard at f.py:12".
func (g *Guard) Report(w io.Writer, lines []FileLines) {
	file, line := g.Place(lines)
	if file == "" {
		fmt.Fprintf(w, "molt: guard: %s\n", g.Reason)
		return
	}
	fmt.Fprintf(w, "molt: guard at %s:%d\n", file, line)
}

// FileLines says which Python lines the lines of one Go file came from.
//
// The port of a module declares one value of it for each Go file, as data, and
// its main passes them all:
//
//	defer func() {
//		if g, ok := recover().(*pyrt.Guard); ok { // after the other kinds of panic
//			g.Report(os.Stderr, lines)
//			os.Exit(pyrt.GuardStatus)
//		}
//	}()
//
// A Go file is named by its package path and base name, "example.org/m/geo/area.go"
// (the package path of a program is "main"), which does not depend on where or how
// the program was built.
type FileLines struct {
	Go     string
	Python string
	Pairs  []LinePair // ascending by Go line
}

// LinePair says that from the Go line on, up to the next pair, the code comes
// from the Python line; a Python line of 0 ends a stretch that came from Python.
type LinePair struct{ Go, Python int32 }

// pythonLine looks up where frame's line came from.
func pythonLine(lines []FileLines, frame runtime.Frame) (string, int, bool) {
	name := packagePath(frame.Function) + "/" + path.Base(frame.File)
	for _, f := range lines {
		if f.Go != name {
			continue
		}
		i, exact := slices.BinarySearchFunc(f.Pairs, int32(frame.Line), func(p LinePair, line int32) int {
			return int(p.Go) - int(line)
		})
		if !exact {
			i--
		}
		if i >= 0 && f.Pairs[i].Python > 0 {
			return f.Python, int(f.Pairs[i].Python), true
		}
	}
	return "", 0, false
}

// packagePath returns the package path of a function named as the runtime names
// it: "example.org/m/geo.(*Area).Size.func1" is in "example.org/m/geo".
func packagePath(function string) string {
	slash := strings.LastIndexByte(function, '/') + 1
	dot := strings.IndexByte(function[slash:], '.')
	if dot < 0 {
		return function
	}
	return function[:slash+dot]
}
