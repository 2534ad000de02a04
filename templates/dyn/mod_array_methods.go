package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// newArray is array(typecode, initializer).
func newArray(c *Class, args []Value, kw []Kw) Value {
	switch {
	case len(kw) > 0 && c == ArrayType:
		raise(pyrt.TypeError, "array.array() takes no keyword arguments")
	case len(args) == 0:
		raise(pyrt.TypeError, "array() takes at least 1 argument (0 given)")
	case len(args) > 2:
		raise(pyrt.TypeError, "array() takes at most 2 arguments (%d given)", len(args))
	}
	letter, ok := asStr(args[0])
	if !ok || pyrt.StrLen(letter) != 1 {
		raise(pyrt.TypeError, "array() argument 1 must be a unicode character, not %s", TypeName(args[0]))
	}
	code := arrayCodes[letter]
	if len(args) == 2 && letter != "u" {
		if _, isText := asStr(args[1]); isText {
			raise(pyrt.TypeError, "cannot use a str to initialize an array with typecode '%s'", letter)
		}
		if other := arrayOf(args[1]); other != nil && other.code.letter == 'u' {
			raise(pyrt.TypeError, "cannot use a unicode array to initialize an array with typecode '%s'", letter)
		}
	}
	if code == nil {
		raise(pyrt.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
	}
	x := &Array{code: code}
	if len(args) == 2 {
		x.fill(args[1])
	}
	return x
}

// fill adds the initializer.
func (x *Array) fill(v Value) {
	switch inner(v).(type) {
	case Bytes, *ByteArray:
		x.appendBytes(bytesLike(v))
		return
	}
	x.extend(v)
}

// extend adds the values of an iterable.
func (x *Array) extend(v Value) {
	if y := arrayOf(v); y != nil && y.code == x.code {
		x.Items = append(x.Items, y.Items...)
		return
	}
	for it := Over(v); it.Next(); {
		x.Items = append(x.Items, x.bits(it.Value))
	}
}

func init() {
	ArrayType.Missing("buffer_info", "__reduce_ex__")
	t := ArrayType
	t.Native(newArray, nil)
	t.Def("__init__(*args, **kwargs)", func([]Value) Value { return nil })
	t.Const("__hash__", nil)
	t.Getter("typecode", func(v Value) Value { return string(arrayOf(v).code.letter) })
	t.Getter("itemsize", func(v Value) Value { return arrayOf(v).code.size })
	t.DefSelf("__repr__()", func(a []Value) Value { return arrayRepr(ClassOf(a[0]).Name, arrayOf(a[0])) })
	arrayEdits(t)
	arrayTransfers(t)
	arrayItems(t)
	arrayOperators(t)
}

func arrayEdits(t *Class) {
	self := func(a []Value) *Array { return a[0].(*Array) }
	t.Def("append(v, /)", func(a []Value) Value {
		x := self(a)
		x.Items = append(x.Items, x.bits(a[1]))
		return nil
	})
	t.Def("extend(bb, /)", func(a []Value) Value {
		if y := arrayOf(a[1]); y != nil && y.code != self(a).code {
			raise(pyrt.TypeError, "can only extend with array of same kind")
		}
		self(a).extend(a[1])
		return nil
	})
	t.Def("insert(i, v, /)", func(a []Value) Value {
		self(a).Insert(Index(a[1]), self(a).bits(a[2]))
		return nil
	})
	t.Def("pop(i=-1, /)", func(a []Value) Value {
		x := self(a)
		if len(x.Items) == 0 {
			raise(pyrt.IndexError, "pop from empty array")
		}
		i := x.place(Index(a[1]), "pop index out of range")
		v := x.box(x.Items[i])
		x.Items = slices.Delete(x.Items, i, i+1)
		return v
	})
	t.Def("remove(v, /)", func(a []Value) Value {
		i := self(a).find(a[1], 0, pyrt.End)
		if i < 0 {
			raise(pyrt.ValueError, "array.remove(x): x not in array")
		}
		self(a).DeleteAt(i)
		return nil
	})
	t.Def("reverse()", func(a []Value) Value {
		slices.Reverse(self(a).Items)
		return nil
	})
	t.Def("byteswap()", func(a []Value) Value {
		self(a).byteswap()
		return nil
	})
	t.Def("index(v, start=0, stop=9223372036854775807, /)", func(a []Value) Value {
		i := self(a).find(a[1], sliceIndex(a[2]), sliceIndex(a[3]))
		if i < 0 {
			raise(pyrt.ValueError, "array.index(x): x not in array")
		}
		return i
	})
	t.Def("count(v, /)", func(a []Value) Value {
		n := 0
		for _, bits := range self(a).Items {
			if Equal(self(a).box(bits), a[1]) {
				n++
			}
		}
		return n
	})
}

// find returns where v is in x[start:stop], or -1.
func (x *Array) find(v Value, start, stop int) int {
	start, stop = pyrt.SliceBounds(len(x.Items), start, stop)
	for i := start; i < stop; i++ {
		if Equal(x.box(x.Items[i]), v) {
			return i
		}
	}
	return -1
}

func arrayTransfers(t *Class) {
	self := func(a []Value) *Array { return a[0].(*Array) }
	t.Def("tobytes()", func(a []Value) Value { return self(a).BytesValue() })
	t.Def("tolist()", func(a []Value) Value { return pyrt.NewList(self(a).values()...) })
	t.Def("frombytes(buffer, /)", func(a []Value) Value {
		self(a).appendBytes(bytesLike(a[1]))
		return nil
	})
	t.Def("fromlist(list, /)", func(a []Value) Value {
		if _, ok := inner(a[1]).(*List); !ok {
			raise(pyrt.TypeError, "arg must be list")
		}
		more := &Array{code: self(a).code}
		more.extend(a[1])
		self(a).Items = append(self(a).Items, more.Items...)
		return nil
	})
	text := func(x *Array, name string) {
		if x.code.letter != 'u' {
			raise(pyrt.ValueError, "%s() may only be called on unicode type arrays", name)
		}
	}
	t.Def("tounicode()", func(a []Value) Value {
		text(self(a), "tounicode")
		return self(a).text()
	})
	t.Def("fromunicode(ustr, /)", func(a []Value) Value {
		text(self(a), "fromunicode")
		self(a).extend(strArg(a[1], "fromunicode() argument"))
		return nil
	})
	t.Def("tofile(f, /)", func(a []Value) Value {
		Call(GetAttr(a[1], "write"), self(a).BytesValue())
		return nil
	})
	t.Def("fromfile(f, n, /)", func(a []Value) Value {
		n := Index(a[2])
		if n < 0 {
			raise(pyrt.ValueError, "negative count")
		}
		want := n * self(a).code.size
		data := bytesLike(Call(GetAttr(a[1], "read"), want))
		self(a).appendBytes(data)
		if len(data) < want {
			raise(pyrt.EOFError, "read() didn't return enough bytes")
		}
		return nil
	})
	copied := func(a []Value) Value { return self(a).with(self(a).Items) }
	t.Def("__copy__()", copied)
	t.Def("__deepcopy__(memo, /)", copied)
}
