package dyn

import (
	"bufio"
	"io"

	"github.com/molt-go/molt/templates/pyrt"
)

// A BytesIO is an io.BytesIO: a file of bytes in memory.
type BytesIO struct {
	data   []byte
	at     int
	closed bool
	in     *bufio.Reader // of a text file on top of it
}

// BytesIOType is io.BytesIO.
var BytesIOType = NewType("_io", "BytesIO", BufferedIOBaseType).Dotted()

// PyClass returns io.BytesIO.
func (b *BytesIO) PyClass() *Class { return BytesIOType }

// TypeName returns "_io.BytesIO".
func (b *BytesIO) TypeName() string { return "_io.BytesIO" }

// Repr returns repr(b).
func (b *BytesIO) Repr() string { return plainRepr(b) }

// Next returns the next line, and false at the end.
func (b *BytesIO) Next() (Value, bool) {
	b.check()
	line := b.readLine(-1)
	return line, line != ""
}

func (b *BytesIO) check() {
	if b.closed {
		raise(pyrt.ValueError, "I/O operation on closed file.")
	}
}

// read returns at most n bytes, all that are left if n is negative.
func (b *BytesIO) read(n int) Bytes {
	rest := b.data[min(b.at, len(b.data)):]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	b.at += len(rest)
	return Bytes(rest)
}

func (b *BytesIO) readLine(n int) Bytes {
	rest := b.data[min(b.at, len(b.data)):]
	end := len(rest)
	for i, c := range rest {
		if c == '\n' {
			end = i + 1
			break
		}
	}
	if n >= 0 {
		end = min(end, n)
	}
	b.at += end
	return Bytes(rest[:end])
}

// Write puts bytes at the present place, behind zeros where that is behind the end.
func (b *BytesIO) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if gap := b.at - len(b.data); gap > 0 {
		b.data = append(b.data, make([]byte, gap)...)
	}
	n := copy(b.data[b.at:], p)
	b.data = append(b.data, p[n:]...)
	b.at += len(p)
	return len(p), nil
}

// Read lets a text file read from b.
func (b *BytesIO) Read(p []byte) (int, error) {
	n := copy(p, b.read(len(p)))
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// The methods of a byteStream, for io.TextIOWrapper.

func (b *BytesIO) reader() *bufio.Reader {
	if b.in == nil {
		b.in = bufio.NewReader(b)
	}
	return b.in
}

func (b *BytesIO) skip(int)          {}
func (b *BytesIO) writer() io.Writer { return b }
func (b *BytesIO) flush()            {}
func (b *BytesIO) close()            { b.closed = true }

func (b *BytesIO) tell() int {
	if b.in != nil {
		return b.at - b.in.Buffered()
	}
	return b.at
}

func (b *BytesIO) seek(offset, whence int) int {
	switch whence {
	case 0:
		if offset < 0 {
			raise(pyrt.ValueError, "negative seek value %d", offset)
		}
	case 1:
		offset += b.at
	case 2:
		offset += len(b.data)
	default:
		raise(pyrt.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	b.at = max(offset, 0)
	b.in = nil
	return b.at
}

func (b *BytesIO) truncate(size int) {
	if size < 0 {
		raise(pyrt.ValueError, "negative size value %d", size)
	}
	b.data = b.data[:min(size, len(b.data))]
}

func newBytesIO(args []Value, kw []Kw) *BytesIO {
	a := signatureOf("initial_bytes=").bindBuiltin("BytesIO", nil, args, kw)
	b := &BytesIO{}
	if a[0] != Unbound && a[0] != nil {
		b.data = []byte(bytesArg(a[0]))
	}
	return b
}

func init() {
	t := BytesIOType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value { return newBytesIO(args, kw) }, func() Value { return &BytesIO{} })
	t.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		*a[0].(*BytesIO) = *newBytesIO(a[1].(Tuple), SpreadKw(a[2]))
		return nil
	})
	of := func(f func(b *BytesIO, a []Value) Value) func(a []Value) Value {
		return func(a []Value) Value {
			b := a[0].(*BytesIO)
			b.check()
			return f(b, a)
		}
	}
	t.Def("getvalue()", of(func(b *BytesIO, a []Value) Value { return Bytes(b.data) }))
	t.Def("getbuffer()", of(func(b *BytesIO, a []Value) Value { return Call(MemoryViewType, pyrt.NewByteArray(Bytes(b.data))) }))
	t.Def("read(size=-1, /)", of(func(b *BytesIO, a []Value) Value { return b.read(readSize(a[1])) }))
	t.Def("read1(size=-1, /)", of(func(b *BytesIO, a []Value) Value { return b.read(readSize(a[1])) }))
	t.Def("readline(size=-1, /)", of(func(b *BytesIO, a []Value) Value { return b.readLine(readSize(a[1])) }))
	t.Def("readlines(size=None, /)", of(func(b *BytesIO, a []Value) Value { return linesUpTo(b, readSize(a[1])) }))
	t.Def("readinto(buffer, /)", of(func(b *BytesIO, a []Value) Value {
		into, ok := inner(a[1]).(*ByteArray)
		if !ok {
			panic(pyrt.NewGuard("readinto of other than a bytearray"))
		}
		return copy(into.Data, b.read(len(into.Data)))
	}))
	t.Def("write(b, /)", of(func(b *BytesIO, a []Value) Value {
		n, _ := b.Write([]byte(bytesArg(a[1])))
		return n
	}))
	t.Def("writelines(lines, /)", of(func(b *BytesIO, a []Value) Value {
		for it := Over(a[1]); it.Next(); {
			b.Write([]byte(bytesArg(it.Value)))
		}
		return nil
	}))
	t.Def("seek(pos, whence=0, /)", of(func(b *BytesIO, a []Value) Value { return b.seek(intArg(a[1]), intArg(a[2])) }))
	t.Def("tell()", of(func(b *BytesIO, a []Value) Value { return b.at }))
	t.Def("truncate(size=None, /)", of(func(b *BytesIO, a []Value) Value {
		size := b.at
		if a[1] != nil {
			size = intArg(a[1])
		}
		b.truncate(size)
		return size
	}))
	for _, name := range []string{"readable", "writable", "seekable"} {
		t.Def(name+"()", of(func(*BytesIO, []Value) Value { return true }))
	}
	defineMemoryFile(t, func(v Value) *bool { return &v.(*BytesIO).closed })
}

// defineMemoryFile defines what io.BytesIO and io.StringIO share: closed returns
// where the Go value notes that it is closed.
func defineMemoryFile(t *Class, closed func(v Value) *bool) {
	check := func(v Value) {
		if *closed(inner(v)) {
			raise(pyrt.ValueError, "I/O operation on closed file")
		}
	}
	t.DefSelf("__enter__()", func(a []Value) Value {
		check(a[0])
		return a[0]
	})
	t.DefSelf("__iter__()", func(a []Value) Value {
		check(a[0])
		return a[0]
	})
	t.Def("__next__()", func(a []Value) Value {
		line, ok := a[0].(Iter).Next()
		if !ok {
			panic(pyrt.NewStopIteration(nil))
		}
		return line
	})
	t.Def("close()", func(a []Value) Value {
		*closed(a[0]) = true
		return nil
	})
	t.Def("__exit__(*args)", func(a []Value) Value {
		*closed(a[0]) = true
		return nil
	})
	t.Def("flush()", func(a []Value) Value {
		check(a[0])
		return nil
	})
	t.Def("isatty()", func(a []Value) Value {
		check(a[0])
		return false
	})
	t.Def("fileno()", func([]Value) Value { panic(Exc(pyrt.UnsupportedOperation).exc.New("fileno")) })
	t.Getter("closed", func(v Value) Value { return *closed(inner(v)) })
	t.Missing("detach")
}
