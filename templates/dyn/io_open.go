package dyn

import (
	"bufio"
	"os"
	"strings"
	"syscall"

	"github.com/molt-go/molt/templates/pyrt"
)

// BuiltinOpen is the function open.
var BuiltinOpen = builtin("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", func(a []Value) Value {
	if a[7] != nil {
		panic(pyrt.NewGuard("open with an opener"))
	}
	return Open(a[0], a[1], a[2], a[3], a[4], a[5])
})

// Open returns open(file, mode, buffering, encoding, errors, newline).
func Open(file, mode, buffering, encoding, errors, newline Value) Value {
	text, ok := asStr(mode)
	if !ok {
		raise(pyrt.TypeError, "open() argument 'mode' must be str, not %s", argType(mode))
	}
	if _, ok := asStr(newline); newline != nil && !ok {
		raise(pyrt.TypeError, "open() argument 'newline' must be str or None, not %s", argType(newline))
	}
	flags, binary := openMode(text)
	buffer := intArg(buffering)
	checkTextArgs(binary, buffer, encoding, errors, newline)
	f := openStream(file, flags)
	f.newline = newline
	if binary {
		f.asBinary(text, flags)
		f.lineByLine = buffer == 0
		return f
	}
	f.lineByLine = buffer == 1
	f.asText(text, encoding, errors)
	return f
}

// openMode returns the flags of a mode, and whether it is binary.
func openMode(mode string) (flags int, binary bool) {
	kind, plus, text := byte(0), false, false
	for i := range len(mode) {
		c := mode[i]
		if strings.IndexByte("rwax+bt", c) < 0 || strings.Count(mode, string(c)) > 1 {
			raise(pyrt.ValueError, "invalid mode: %s", pyrt.ReprStr(mode))
		}
		switch c {
		case '+':
			plus = true
		case 'b':
			binary = true
		case 't':
			text = true
		default:
			if kind != 0 {
				raise(pyrt.ValueError, "must have exactly one of create/read/write/append mode")
			}
			kind = c
		}
	}
	switch {
	case text && binary:
		raise(pyrt.ValueError, "can't have text and binary mode at once")
	case kind == 0:
		raise(pyrt.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	flags = map[byte]int{'r': 0, 'w': os.O_CREATE | os.O_TRUNC, 'a': os.O_CREATE | os.O_APPEND, 'x': os.O_CREATE | os.O_EXCL}[kind]
	switch {
	case plus:
		flags |= os.O_RDWR
	case kind != 'r':
		flags |= os.O_WRONLY
	}
	return flags, binary
}

func checkTextArgs(binary bool, buffering int, encoding, errors, newline Value) {
	if binary {
		for _, arg := range []struct {
			name string
			v    Value
		}{{"encoding", encoding}, {"errors", errors}, {"newline", newline}} {
			if arg.v != nil {
				article := "an"
				if arg.name == "newline" {
					article = "a"
				}
				raise(pyrt.ValueError, "binary mode doesn't take %s %s argument", article, arg.name)
			}
		}
		return
	}
	if buffering == 0 {
		raise(pyrt.ValueError, "can't have unbuffered text I/O")
	}
	switch newline {
	case nil, "", "\n", "\r", "\r\n":
	default:
		raise(pyrt.ValueError, "illegal newline value: %s", Str(newline))
	}
	if encoding != nil {
		pyrt.Encode("", strArg(encoding, "open() argument 'encoding'"), "strict")
	}
}

// openStream opens a file by its path, or takes a standard stream by its number.
func openStream(file Value, flags int) *File {
	f := &File{name: file, class: TextIOType}
	if n, ok := indexOf(file); ok {
		std := map[Value]*File{0: SysStdinFile, 1: stdoutFile, 2: stderrFile}[n]
		if std == nil {
			panic(pyrt.NewGuard("open of a file descriptor"))
		}
		f.stream = std.stream
		return f
	}
	f.name = FSPath(file)
	path, _ := asStr(f.name)
	if b, isBytes := bytesOf(f.name); isBytes {
		path = string(b)
	}
	if strings.IndexByte(path, 0) >= 0 {
		raise(pyrt.ValueError, "embedded null byte")
	}
	flushStreams()
	pyrt.FlushFiles()
	handle, err := os.OpenFile(path, flags, 0o666)
	if err == nil {
		if info, statErr := handle.Stat(); statErr == nil && info.IsDir() {
			handle.Close()
			err = syscall.EISDIR
		}
	}
	if err != nil {
		e := withoutPath(err)
		e.Args = append(e.Args, f.name)
		panic(e)
	}
	access := flags & (os.O_WRONLY | os.O_RDWR)
	s := newFileStream(handle, access != os.O_WRONLY, access != 0)
	if flags&os.O_APPEND != 0 {
		s.append = true
		s.seek(0, 2)
	}
	f.stream = s
	return f
}

// FSPath returns os.fspath(v): a str, bytes, or what __fspath__ gives.
func FSPath(v Value) Value {
	switch inner(v).(type) {
	case string, Bytes:
		return inner(v)
	}
	c := ClassOf(v)
	if m := c.lookup("__fspath__"); m != Unbound {
		r := Call(bind(m, v, c))
		switch inner(r).(type) {
		case string, Bytes:
			return inner(r)
		}
		raise(pyrt.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", c.Name, TypeName(r))
	}
	raise(pyrt.TypeError, "expected str, bytes or os.PathLike object, not %s", c.shown())
	return nil
}

// asBinary makes f the file that open returns for a binary mode.
func (f *File) asBinary(mode string, flags int) {
	plus := strings.Contains(mode, "+")
	f.mode = strings.Map(func(r rune) rune {
		if strings.ContainsRune("rwax", r) {
			return r
		}
		return -1
	}, mode) + "b"
	if f.mode == "wb" && plus {
		f.mode = "rb"
	}
	if plus {
		f.mode += "+"
	}
	switch {
	case plus:
		f.class = BufferedRandomType
	case flags&os.O_WRONLY != 0:
		f.class = BufferedWriterType
	default:
		f.class = BufferedReaderType
	}
}

// asText makes f the file that open returns for a text mode.
func (f *File) asText(mode string, encoding, errors Value) {
	f.text, f.mode, f.class = true, mode, TextIOType
	f.encoding, f.errors = "UTF-8", "strict"
	if encoding != nil {
		f.encoding = strArg(encoding, "encoding")
	}
	if errors != nil {
		f.errors = strArg(errors, "errors")
	}
	f.buffer = &File{name: f.name, stream: f.stream}
	f.buffer.asBinary(mode, bufferFlags(mode))
}

func bufferFlags(mode string) int {
	if strings.ContainsAny(mode, "wax") {
		return os.O_WRONLY
	}
	return 0
}

// stdStream returns a standard stream.
func stdStream(name, mode string, file *os.File, errors string, s *fileStream) *File {
	s.file, s.std = file, true
	f := &File{name: name, stream: s}
	f.asText(mode, "utf-8", errors)
	return f
}

var (
	// SysStdinFile is the standard input that the program began with.
	SysStdinFile = stdStream("<stdin>", "r", os.Stdin, "strict", &fileStream{in: func() *bufio.Reader { return pyrt.Stdin.Reader() }})
	stdoutFile   = stdStream("<stdout>", "w", os.Stdout, "strict", &fileStream{out: pyrt.Stdout})
	stderrFile   = stdStream("<stderr>", "w", os.Stderr, "backslashreplace", &fileStream{out: bufio.NewWriterSize(os.Stderr, 16)})
)

// The standard streams, which the program may replace: sys.stdin, sys.stdout and
// sys.stderr.
var (
	SysStdin  Value = SysStdinFile
	SysStdout Value = stdoutFile
	SysStderr Value = stderrFile
)

func init() {
	stdoutFile.direct = func(s string) { pyrt.Stdout.WriteString(s) }
	stderrFile.direct = func(s string) { os.Stderr.WriteString(s) }
}

// isTerminal reports whether a file is a terminal.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}
