package pyrt

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"os"
	"strings"
	"sync"
	"syscall"
)

// UnsupportedOperation is io.UnsupportedOperation.
var UnsupportedOperation = NewClass("UnsupportedOperation", OSError, ValueError)

// File is a text file: what open(path, mode) returns.
// https://docs.python.org/3.11/library/functions.html#open
type File struct {
	Name     string // name
	Mode     string // mode
	Encoding string // encoding
	newline  Opt[string]
	errors   string
	file     *os.File
	in       *bufio.Reader // nil where the mode is not for reading
	out      *bufio.Writer // nil where it is not for writing
	closed   bool
}

// FileOptions are the keyword arguments of open; the zero value has its defaults,
// where the encoding is UTF-8.
type FileOptions struct {
	Encoding string      // encoding, "utf-8" where empty
	Errors   string      // errors, "strict" where empty
	Newline  Opt[string] // newline
}

// Open returns open(path, mode).
func Open(path, mode string) *File { return OpenWith(path, mode, FileOptions{}) }

// OpenWith returns open(path, mode, ...) in text mode.
func OpenWith(path, mode string, options FileOptions) *File {
	flags := openFlags(mode)
	FlushFiles()
	file, err := os.OpenFile(path, flags, 0o666)
	if err == nil {
		if info, statErr := file.Stat(); statErr == nil && info.IsDir() {
			file.Close()
			err = syscall.EISDIR
		}
	}
	if err != nil {
		panic(OSErrorAt(err, path))
	}
	f := &File{Name: path, Mode: mode, Encoding: options.Encoding, errors: options.Errors, newline: options.Newline, file: file}
	if f.Encoding == "" {
		f.Encoding = "utf-8"
	}
	if f.errors == "" {
		f.errors = "strict"
	}
	if flags&(os.O_WRONLY|os.O_RDWR) != os.O_WRONLY {
		f.in = bufio.NewReader(file)
	}
	if flags&(os.O_WRONLY|os.O_RDWR) != 0 {
		f.out = bufio.NewWriter(file)
		writing.Store(f, nil)
		flush := FlushFiles
		flushFiles.Store(&flush)
	}
	return f
}

// writing holds the files that are open for writing. CPython closes a file when
// its last reference goes; here what is left open is flushed before another file
// is opened and when the program ends.
var writing sync.Map

// FlushFiles writes out what files hold that are still open.
func FlushFiles() {
	writing.Range(func(f, _ any) bool {
		f.(*File).Flush()
		return true
	})
}

// openFlags returns the flags of a mode such as "r", "w+" and "at".
func openFlags(mode string) int {
	kind, plus := byte(0), false
	for i := range len(mode) {
		switch c := mode[i]; {
		case strings.IndexByte("rwax+bt", c) < 0 || strings.Count(mode, string(c)) > 1:
			panic(NewValueError("invalid mode: " + ReprStr(mode)))
		case c == '+':
			plus = true
		case c == 'b':
			panic(NewGuard("open in binary mode as a text file"))
		case c != 't' && kind != 0:
			panic(NewValueError("must have exactly one of create/read/write/append mode"))
		case c != 't':
			kind = c
		}
	}
	flags := map[byte]int{'r': 0, 'w': os.O_CREATE | os.O_TRUNC, 'a': os.O_CREATE | os.O_APPEND, 'x': os.O_CREATE | os.O_EXCL}
	f, ok := flags[kind]
	switch {
	case !ok:
		panic(NewValueError("Must have exactly one of create/read/write/append mode and at most one plus"))
	case plus:
		return f | os.O_RDWR
	case kind != 'r':
		return f | os.O_WRONLY
	}
	return f
}

func (f *File) check(reading bool) {
	switch {
	case f.closed:
		panic(NewValueError("I/O operation on closed file."))
	case reading && f.in == nil:
		panic(UnsupportedOperation.New("not readable"))
	case !reading && f.out == nil:
		panic(UnsupportedOperation.New("not writable"))
	}
}

// Read returns f.read().
func (f *File) Read() string {
	f.check(true)
	data, err := io.ReadAll(f.in)
	if err != nil {
		panic(OSErrorOf(err))
	}
	return f.translate(f.decode(data))
}

func (f *File) decode(data []byte) string {
	return Bytes(ownedString(data)).Decode(f.Encoding, f.errors)
}

// translate makes \n of the other ends of lines, unless newline is given.
func (f *File) translate(s string) string {
	if f.newline.OK() || strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// ReadLine returns f.readline(): "" at the end. Encodings whose line ends are no
// single byte, such as UTF-16, are not for it.
func (f *File) ReadLine() string {
	f.check(true)
	end := f.newline.Or("")
	if end == "\r" {
		line, err := f.in.ReadBytes('\r')
		if err != nil && err != io.EOF {
			panic(OSErrorOf(err))
		}
		return f.decode(line)
	}
	line, err := f.in.ReadSlice('\n')
	if err == nil && end == "" && !holdsCR(line) || err == nil && end == "\n" {
		return f.decode(append([]byte(nil), line...))
	}
	return f.readLineSlow(append([]byte(nil), line...), err, end)
}

func holdsCR(line []byte) bool {
	for _, c := range line {
		if c == '\r' {
			return true
		}
	}
	return false
}

// readLineSlow ends a line that is long, last, or has a carriage return.
func (f *File) readLineSlow(line []byte, err error, end string) string {
	for errors.Is(err, bufio.ErrBufferFull) {
		var more []byte
		more, err = f.in.ReadSlice('\n')
		line = append(line, more...)
	}
	if err != nil && err != io.EOF {
		panic(OSErrorOf(err))
	}
	text := string(line)
	switch end {
	case "\n":
	case "\r\n":
		for !strings.HasSuffix(text, "\r\n") && strings.HasSuffix(text, "\n") {
			more, err := f.in.ReadString('\n')
			text += more
			if err != nil {
				break
			}
		}
	default: // a carriage return ends a line, with a newline that follows
		i := strings.IndexByte(text, '\r')
		if i < 0 || i == len(text)-2 && text[i+1] == '\n' {
			break
		}
		if strings.HasPrefix(text[i+1:], "\n") {
			i++
		}
		f.in = bufio.NewReader(io.MultiReader(strings.NewReader(text[i+1:]), f.in))
		text = text[:i+1]
	}
	return f.translate(f.decode([]byte(text)))
}

// Lines returns the lines that are left, as a loop over the file meets them.
func (f *File) Lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := f.ReadLine(); line != ""; line = f.ReadLine() {
			if !yield(line) {
				return
			}
		}
	}
}

// ReadLines returns f.readlines().
func (f *File) ReadLines() []string { return ListOf(f.Lines()) }

// Write returns f.write(s): the number of characters.
func (f *File) Write(s string) int {
	f.check(false)
	text := s
	if end, ok := f.newline.Get(); ok && end != "" && end != "\n" {
		text = strings.ReplaceAll(s, "\n", end)
	}
	if f.Encoding != "utf-8" || !IsASCII(text) {
		text = string(Encode(text, f.Encoding, f.errors))
	}
	if _, err := f.out.WriteString(text); err != nil {
		panic(OSErrorOf(err))
	}
	return StrLen(s)
}

// WriteLines returns f.writelines(lines).
func (f *File) WriteLines(lines iter.Seq[string]) {
	for line := range lines {
		f.Write(line)
	}
}

// Flush returns f.flush().
func (f *File) Flush() {
	if f.closed {
		panic(NewValueError("I/O operation on closed file."))
	}
	if f.out != nil {
		if err := f.out.Flush(); err != nil {
			panic(OSErrorOf(err))
		}
	}
}

// Close returns f.close(), which is also what a with statement ends with. To
// close twice is allowed.
func (f *File) Close() {
	if f.closed {
		return
	}
	defer func() {
		f.closed = true
		writing.Delete(f)
		if f.file != os.Stdin {
			f.file.Close()
		}
	}()
	f.Flush()
}

// Closed returns f.closed.
func (f *File) Closed() bool { return f.closed }

// TypeName returns "_io.TextIOWrapper".
func (f *File) TypeName() string { return "_io.TextIOWrapper" }

// Repr returns repr(f).
func (f *File) Repr() string {
	return "<_io.TextIOWrapper name=" + ReprStr(f.Name) + " mode=" + ReprStr(f.Mode) + " encoding=" + ReprStr(f.Encoding) + ">"
}

// Reader returns what the file is read from, for code that reads its bytes; nil
// where the mode is not for reading.
func (f *File) Reader() *bufio.Reader { return f.in }
