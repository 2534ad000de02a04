package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A fileArgument is an argparse.FileType: it opens the file that an argument names.
type fileArgument struct{ mode, bufsize, encoding, errors Value }

var fileArgumentType = NewType("argparse", "FileType")

// PyClass returns argparse.FileType.
func (*fileArgument) PyClass() *Class { return fileArgumentType }

// Repr returns repr(f).
func (f *fileArgument) Repr() string {
	var parts []string
	for _, v := range []Value{f.mode, f.bufsize} {
		if !Equal(v, -1) {
			parts = append(parts, pyrt.Repr(v))
		}
	}
	if f.encoding != nil {
		parts = append(parts, "encoding="+pyrt.Repr(f.encoding))
	}
	if f.errors != nil {
		parts = append(parts, "errors="+pyrt.Repr(f.errors))
	}
	return "FileType(" + strings.Join(parts, ", ") + ")"
}

// CallValue opens a file; "-" is the standard input or output.
func (f *fileArgument) CallValue(args []Value, _ []Kw) Value {
	name, mode := one("FileType", args), Str(f.mode)
	if name == "-" {
		stream := SysStdin
		switch {
		case strings.Contains(mode, "r"):
		case strings.ContainsAny(mode, "wax"):
			stream = SysStdout
		default:
			raise(pyrt.ValueError, `argument "-" with mode %s`, pyrt.Repr(mode))
		}
		if strings.Contains(mode, "b") {
			return GetAttr(stream, "buffer")
		}
		return stream
	}
	var file Value
	_, e := protect(func() Flow {
		file = Call(BuiltinOpen, name, f.mode, f.bufsize, f.encoding, f.errors)
		return Next
	})
	switch {
	case e == nil:
		return file
	case slices.Contains(e.class.mro, Exc(pyrt.OSError)):
		panic(raised(Call(argumentTypeError, "can't open '"+Str(name)+"': "+Str(e))))
	}
	panic(excOf(e))
}

func init() {
	fileArgumentType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("mode='r', bufsize=-1, encoding=None, errors=None").bind("FileType.__init__", args, kw, nil)
		return &fileArgument{a[0], a[1], a[2], a[3]}
	}, nil)
}
