package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ModIo is the module io.
var ModIo = NewLibrary("io", func(m *Module) {
	m.Const("StringIO", StringIOType)
	m.Const("BytesIO", BytesIOType)
	m.Const("TextIOWrapper", TextIOType)
	m.Const("BufferedReader", BufferedReaderType)
	m.Const("BufferedWriter", BufferedWriterType)
	m.Const("BufferedRandom", BufferedRandomType)
	m.Const("FileIO", FileIOType)
	m.Const("IOBase", IOBaseType)
	m.Const("RawIOBase", RawIOBaseType)
	m.Const("BufferedIOBase", BufferedIOBaseType)
	m.Const("TextIOBase", TextIOBaseType)
	m.Const("UnsupportedOperation", Exc(pyrt.UnsupportedOperation))
	m.Const("BlockingIOError", Exc(pyrt.BlockingIOError))
	m.Const("open", BuiltinOpen)
	m.Const("DEFAULT_BUFFER_SIZE", 8192)
	m.Const("SEEK_SET", 0)
	m.Const("SEEK_CUR", 1)
	m.Const("SEEK_END", 2)
})

func init() {
	Exc(pyrt.UnsupportedOperation).Module = "io"
	TextIOType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False").
			bindBuiltin("TextIOWrapper", nil, args, kw)
		return wrapText(a)
	}, func() Value { return &File{closed: true, text: true} })
	TextIOType.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		made := TextIOType.construct(TextIOType, a[1].(Tuple), SpreadKw(a[2]))
		*a[0].(*File) = *made.(*File)
		return nil
	})
	for _, c := range []*Class{FileIOType, BufferedReaderType, BufferedWriterType, BufferedRandomType} {
		c.Native(func(c *Class, _ []Value, _ []Kw) Value {
			panic(pyrt.NewGuard("io." + c.Name + "() is not carried over"))
		}, nil)
	}
}

// wrapText is io.TextIOWrapper(buffer, encoding, errors, newline, line_buffering).
func wrapText(a []Value) Value {
	f := &File{name: Unbound}
	switch b := inner(a[0]).(type) {
	case *File:
		f.stream, f.name = b.stream, b.name
	case *BytesIO:
		f.stream = b
	default:
		panic(pyrt.NewGuard("io.TextIOWrapper over " + TypeName(a[0])))
	}
	checkTextArgs(false, -1, a[1], a[2], a[3])
	f.newline = a[3]
	f.asText("", a[1], a[2])
	f.lineByLine = Truth(a[4])
	f.buffer = nil
	f.over = a[0]
	return f
}
