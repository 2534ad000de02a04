package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// A structObject is a struct.Struct.
type structObject struct {
	format string
	layout *pyrt.StructFormat
}

// PyClass returns struct.Struct.
func (*structObject) PyClass() *Class { return structType }

var structType = NewType("_struct", "Struct")

// ModStruct is the module struct.
var ModStruct = NewLibrary("struct", func(m *Module) {
	m.Const("Struct", structType)
	m.Const("error", libraryError(pyrt.StructError, "struct"))
	m.Def("calcsize(format, /)", func(a []Value) Value { return structOf(a[0]).layout.Size() })
	m.Def("pack(format, /, *values)", func(a []Value) Value { return structOf(a[0]).pack(a[1]) })
	m.Def("pack_into(format, buffer, offset, /, *values)", func(a []Value) Value { return structOf(a[0]).packInto(a[1], a[2], a[3]) })
	m.Def("unpack(format, buffer, /)", func(a []Value) Value { return structOf(a[0]).layout.Unpack(bytesLike(a[1])) })
	m.Def("unpack_from(format, /, buffer, offset=0)", func(a []Value) Value {
		return structOf(a[0]).layout.UnpackFrom(bytesLike(a[1]), Index(a[2]))
	})
	m.Def("iter_unpack(format, buffer, /)", func(a []Value) Value { return structOf(a[0]).iterate(a[1]) })
})

// knownStructs keeps the formats that were used.
var knownStructs = map[string]*structObject{}

func structOf(format Value) *structObject {
	text, ok := asStr(format)
	if b, isBytes := bytesOf(format); isBytes {
		text, ok = string(b), true
	}
	if !ok {
		raise(pyrt.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", TypeName(format))
	}
	s := knownStructs[text]
	if s == nil {
		s = &structObject{text, pyrt.NewStruct(text)}
		knownStructs[text] = s
	}
	return s
}

// pack takes its values as plain Go values: __index__ and __float__ are asked.
func (s *structObject) pack(values Value) Value {
	plain := make([]Value, len(values.(Tuple)))
	for i, v := range values.(Tuple) {
		plain[i] = held(v)
		if b, ok := v.(*ByteArray); ok {
			plain[i] = b.Bytes()
		}
		if _, ok := plain[i].(*Object); ok {
			if n, ok := indexOf(v); ok {
				plain[i] = n
			}
		}
	}
	return s.layout.Pack(plain...)
}

func (s *structObject) packInto(buffer, offset, values Value) Value {
	b, ok := buffer.(*ByteArray)
	if !ok {
		panic(pyrt.NewGuard("struct.pack_into of other than a bytearray is not carried over"))
	}
	data, at := s.pack(values).(Bytes), Index(offset)
	if at < 0 {
		at += len(b.Data)
	}
	if at < 0 || at+len(data) > len(b.Data) {
		panic(pyrt.NewGuard("struct.pack_into outside its buffer is not carried over"))
	}
	copy(b.Data[at:], data)
	return nil
}

var unpackIterType = NewIterType("_struct", "unpack_iterator")

func (s *structObject) iterate(buffer Value) Value {
	tuples := s.layout.IterUnpack(bytesLike(buffer))
	items := make([]Value, len(tuples))
	for i, t := range tuples {
		items[i] = t
	}
	return sliceIterator(unpackIterType, items)
}

func init() {
	t := structType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return structOf(signatureOf("format").bind("Struct", args, kw, nil)[0])
	}, nil)
	self := func(a []Value) *structObject { return a[0].(*structObject) }
	t.Getter("format", func(v Value) Value { return v.(*structObject).format })
	t.Getter("size", func(v Value) Value { return v.(*structObject).layout.Size() })
	t.Def("pack(*values)", func(a []Value) Value { return self(a).pack(a[1]) })
	t.Def("pack_into(buffer, offset, /, *values)", func(a []Value) Value { return self(a).packInto(a[1], a[2], a[3]) })
	t.Def("unpack(buffer, /)", func(a []Value) Value { return self(a).layout.Unpack(bytesLike(a[1])) })
	t.Def("unpack_from(buffer, offset=0)", func(a []Value) Value { return self(a).layout.UnpackFrom(bytesLike(a[1]), Index(a[2])) })
	t.Def("iter_unpack(buffer, /)", func(a []Value) Value { return self(a).iterate(a[1]) })
}
