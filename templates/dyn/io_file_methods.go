package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The classes of module io.
var (
	IOBaseType         = NewType("io", "IOBase")
	RawIOBaseType      = NewType("io", "RawIOBase", IOBaseType)
	BufferedIOBaseType = NewType("io", "BufferedIOBase", IOBaseType)
	TextIOBaseType     = NewType("io", "TextIOBase", IOBaseType)
	TextIOType         = NewType("_io", "TextIOWrapper", TextIOBaseType).Dotted()
	FileIOType         = NewType("_io", "FileIO", RawIOBaseType).Dotted()
	BufferedReaderType = NewType("_io", "BufferedReader", BufferedIOBaseType).Dotted()
	BufferedWriterType = NewType("_io", "BufferedWriter", BufferedIOBaseType).Dotted()
	BufferedRandomType = NewType("_io", "BufferedRandom", BufferedIOBaseType).Dotted()
)

func init() {
	defineIOBase(IOBaseType)
	for _, c := range []*Class{TextIOType, BufferedReaderType, BufferedWriterType, BufferedRandomType} {
		defineFile(c)
		definePlace(c)
		defineRead(c)
		c.Def("write(s, /)", func(a []Value) Value { return a[0].(*File).writeValue(a[1]) })
		c.Def("writelines(lines, /)", func(a []Value) Value {
			f := a[0].(*File)
			f.check("")
			for it := Over(a[1]); it.Next(); {
				f.writeValue(it.Value)
			}
			return nil
		})
	}
	defineText(TextIOType)
}

// defineFile defines what has to do with the file as a whole.
func defineFile(c *Class) {
	c.Def("close()", func(a []Value) Value {
		a[0].(*File).close()
		return nil
	})
	c.Def("flush()", func(a []Value) Value {
		f := a[0].(*File)
		f.check("flush")
		f.stream.flush()
		return nil
	})
	c.DefSelf("__enter__()", func(a []Value) Value {
		inner(a[0]).(*File).check("")
		return a[0]
	})
	c.Def("__exit__(*args)", func(a []Value) Value {
		a[0].(*File).close()
		return nil
	})
	c.DefSelf("__iter__()", func(a []Value) Value {
		inner(a[0]).(*File).check("")
		return a[0]
	})
	c.Def("__next__()", func(a []Value) Value {
		v, ok := a[0].(*File).Next()
		if !ok {
			panic(pyrt.NewStopIteration(nil))
		}
		return v
	})
	c.Def("readable()", func(a []Value) Value { return a[0].(*File).stream.reader() != nil })
	c.Def("writable()", func(a []Value) Value { return a[0].(*File).stream.writer() != nil })
	c.Def("isatty()", func(a []Value) Value {
		f := a[0].(*File)
		f.check("")
		s, ok := f.stream.(*fileStream)
		return ok && isTerminal(s.file)
	})
	c.Def("fileno()", func(a []Value) Value {
		f := a[0].(*File)
		f.check("")
		s, ok := f.stream.(*fileStream)
		if !ok {
			panic(pyrt.UnsupportedOperation.New("fileno"))
		}
		return int(s.file.Fd())
	})
	c.Getter("closed", func(v Value) Value { return inner(v).(*File).closed })
	c.Getter("name", func(v Value) Value {
		f := inner(v).(*File)
		if f.name == Unbound {
			raise(pyrt.AttributeError, "'%s' object has no attribute 'name'", f.class.Name)
		}
		return f.name
	})
	c.Getter("mode", func(v Value) Value { return inner(v).(*File).mode })
	c.Missing("detach", "readinto1", "raw", "peek")
}

// definePlace defines seek, tell and truncate.
func definePlace(c *Class) {
	c.Def("seekable()", func(a []Value) Value {
		s, ok := a[0].(*File).stream.(*fileStream)
		return !ok || !s.std
	})
	c.Def("tell()", func(a []Value) Value {
		f := a[0].(*File)
		if f.closed && !f.text {
			raise(pyrt.ValueError, "I/O operation on closed file")
		}
		f.check("tell")
		return f.tell()
	})
	c.Def("seek(cookie, whence=0, /)", func(a []Value) Value {
		f := a[0].(*File)
		f.check("seek")
		return f.seekTo(intArg(a[1]), intArg(a[2]))
	})
	c.Def("truncate(pos=None, /)", func(a []Value) Value {
		f := a[0].(*File)
		f.check("truncate")
		if f.stream.writer() == nil {
			panic(pyrt.UnsupportedOperation.New("truncate"))
		}
		size := f.tell()
		if a[1] != nil {
			size = intArg(a[1])
		}
		f.stream.truncate(size)
		return size
	})
}

func (f *File) seekTo(offset, whence int) int {
	if whence < 0 || whence > 2 {
		raise(pyrt.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if f.text {
		switch {
		case whence == 0 && offset < 0:
			raise(pyrt.ValueError, "negative seek position %d", offset)
		case whence == 1 && offset != 0:
			panic(pyrt.UnsupportedOperation.New("can't do nonzero cur-relative seeks"))
		case whence == 2 && offset != 0:
			panic(pyrt.UnsupportedOperation.New("can't do nonzero end-relative seeks"))
		case whence == 1:
			offset, whence = f.tell(), 0
		}
	}
	return f.seek(offset, whence)
}

// readSize returns the size that read and readline take: negative for all.
func readSize(v Value) int {
	if v == nil {
		return -1
	}
	n, ok := asIndex(v)
	if !ok {
		raise(pyrt.TypeError, "argument should be integer or None, not '%s'", TypeName(v))
	}
	return n
}

func defineRead(c *Class) {
	c.Def("read(size=-1, /)", func(a []Value) Value {
		f, n := a[0].(*File), readSize(a[1])
		f.check("read")
		f.needRead()
		if f.text {
			return f.readText(n)
		}
		return Bytes(readBytes(f.stream, n))
	})
	c.Def("readline(size=-1, /)", func(a []Value) Value {
		f, n := a[0].(*File), intArg(given(a[1], -1))
		f.check("readline")
		f.needRead()
		if f.text {
			return f.readLine(n)
		}
		return Bytes(readLine(f.stream, endLF, n))
	})
	c.Def("readlines(hint=-1, /)", func(a []Value) Value {
		f, hint := a[0].(*File), readSize(a[1])
		f.check("readline")
		return linesUpTo(f, hint)
	})
	c.Def("read1(size=-1, /)", func(a []Value) Value {
		f, n := a[0].(*File), readSize(a[1])
		f.check("read")
		f.needRead()
		return Bytes(readBytes(f.stream, n))
	})
	c.Def("readinto(buffer, /)", func(a []Value) Value {
		f := a[0].(*File)
		f.check("read")
		f.needRead()
		return readInto(f.stream, a[1])
	})
}

// readInto fills a bytearray from a stream and returns the number of bytes.
func readInto(s byteStream, v Value) Value {
	b, ok := inner(v).(*ByteArray)
	if !ok {
		panic(pyrt.NewGuard("readinto of other than a bytearray"))
	}
	return copy(b.Data, readBytes(s, len(b.Data)))
}

// linesUpTo returns the lines of an iterator until hint characters are read, all
// if hint is not positive.
func linesUpTo(it Iter, hint int) *List {
	lines := pyrt.NewList[Value]()
	total := 0
	for {
		line, ok := it.Next()
		if !ok {
			return lines
		}
		lines.Append(line)
		if total += Len(line); hint > 0 && total >= hint {
			return lines
		}
	}
}

// writeValue is f.write(v).
func (f *File) writeValue(v Value) Value {
	if f.text {
		f.check("write")
		s, ok := asStr(v)
		if !ok {
			raise(pyrt.TypeError, "write() argument must be str, not %s", argType(v))
		}
		f.write(s)
		return pyrt.StrLen(s)
	}
	if f.stream.writer() == nil {
		f.needWrite()
	}
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
	}
	if f.closed {
		raise(pyrt.ValueError, "write to closed file")
	}
	f.put([]byte(b))
	if f.lineByLine {
		f.stream.flush()
	}
	return len(b)
}

// defineText defines what only text files have.
func defineText(c *Class) {
	c.Getter("encoding", func(v Value) Value { return inner(v).(*File).encoding })
	c.Getter("errors", func(v Value) Value { return inner(v).(*File).errors })
	c.Getter("line_buffering", func(v Value) Value { return inner(v).(*File).lineByLine })
	c.Getter("buffer", func(v Value) Value {
		f := inner(v).(*File)
		if f.buffer == nil {
			return f.over
		}
		return f.buffer
	})
	c.Missing("newlines", "write_through")
	c.Def("reconfigure(*, encoding=None, errors=None, newline=, line_buffering=None, write_through=None)", func(a []Value) Value {
		f := a[0].(*File)
		if a[1] != nil {
			f.setEncoding(strArg(a[1], "reconfigure() argument 'encoding'"))
		}
		if a[2] != nil {
			f.errors = strArg(a[2], "reconfigure() argument 'errors'")
		}
		if a[3] != Unbound && f.newline != a[3] {
			f.newline = a[3]
			f.direct = nil
		}
		if a[4] != nil {
			f.lineByLine = Truth(a[4])
		}
		return nil
	})
}

// setEncoding changes the encoding; other than UTF-8 has to be encoded.
func (f *File) setEncoding(name string) {
	pyrt.Encode("", name, "strict")
	f.encoding = name
	if n := strings.ToLower(name); n != "utf-8" && n != "utf8" {
		f.direct = nil
	}
}

// defineIOBase defines what classes of the program inherit from io.IOBase.
func defineIOBase(c *Class) {
	c.Def("__enter__()", func(a []Value) Value { return a[0] })
	c.Def("__exit__(*args)", func(a []Value) Value {
		Call0(GetAttr(a[0], "close"))
		return nil
	})
	c.Def("close()", func(a []Value) Value {
		if o, ok := a[0].(*Object); ok {
			Call0(GetAttr(o, "flush"))
			o.setAttr("closed", true)
		}
		return nil
	})
	c.Def("flush()", func([]Value) Value { return nil })
	c.Const("closed", false)
	for _, name := range []string{"readable", "writable", "seekable", "isatty"} {
		c.Def(name+"()", func([]Value) Value { return false })
	}
	c.Def("__iter__()", func(a []Value) Value { return a[0] })
	c.Def("__next__()", func(a []Value) Value {
		line := Call0(GetAttr(a[0], "readline"))
		if Len(line) == 0 {
			panic(pyrt.NewStopIteration(nil))
		}
		return line
	})
	c.Def("writelines(lines, /)", func(a []Value) Value {
		write := GetAttr(a[0], "write")
		for it := Over(a[1]); it.Next(); {
			Call1(write, it.Value)
		}
		return nil
	})
	c.Missing("readline", "readlines", "fileno", "seek", "tell", "truncate")
}
