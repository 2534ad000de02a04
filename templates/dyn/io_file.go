package dyn

import (
	"os"

	"github.com/molt-go/molt/templates/pyrt"
)

// A File is a file that open returned, or a standard stream.
type File struct {
	text bool
	out  func(s string)
}

// The standard streams, which the program may replace: sys.stdin, sys.stdout and
// sys.stderr.
var (
	SysStdin  Value
	SysStdout Value = stdoutFile
	SysStderr Value = stderrFile
)

var (
	stdoutFile = &File{text: true, out: func(s string) { pyrt.Stdout.WriteString(s) }}
	stderrFile = &File{text: true, out: func(s string) { os.Stderr.WriteString(s) }}
)

// TextIOType is the class of text files.
var TextIOType = NewType("_io", "TextIOWrapper")

// PyClass returns the class of the file.
func (f *File) PyClass() *Class { return TextIOType }

func (f *File) write(s string) { f.out(s) }

var BuiltinOpen = absent("open")

func init() {
	TextIOType.Def("write(s, /)", func(a []Value) Value {
		s := strArg(a[1], "write() argument")
		a[0].(*File).write(s)
		return pyrt.StrLen(s)
	})
	TextIOType.Def("flush()", func(a []Value) Value { return nil })
}
