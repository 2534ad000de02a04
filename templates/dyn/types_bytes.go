package dyn

import "github.com/molt-go/molt/templates/pyrt"

var sigBytes = signatureOf("source=, encoding=, errors=")

func isBytesValue(v Value) bool {
	switch v.(type) {
	case Bytes, *ByteArray:
		return true
	}
	return false
}

func init() {
	BytesType.Native(func(_ *Class, args []Value, kw []Kw) Value { return newBytes("bytes", args, kw) }, nil)
	ByteArrayType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return pyrt.NewByteArray(newBytes("bytearray", args, kw))
	}, func() Value { return pyrt.NewByteArray("") })
	for _, t := range []*Class{BytesType, ByteArrayType} {
		t.defineOperator(opAdd, func(v Value) bool { _, ok := bytesOf(v); return ok }, false)
		t.defineOperator(opMul, isIndex, true)
		t.Def("__mod__(value, /)", func(a []Value) Value { return likeBytes(a[0], percentBytes(rawBytes(a[0]), a[1])) })
		t.defineOrder(isBytesValue)
		t.defineText()
		t.defineSequence()
		defineBytesTests(t)
		defineBytesSearch(t)
		defineBytesSplit(t)
		defineBytesText(t)
	}
	BytesType.defineHash()
	BytesType.Def("__bytes__()", func(a []Value) Value { return a[0] })
	BytesType.Def("__getnewargs__()", func(a []Value) Value { return Tuple{a[0]} })
	ByteArrayType.Const("__hash__", nil)
	ByteArrayType.DefSelf("__repr__()", func(a []Value) Value {
		text := pyrt.Repr(inner(a[0]))
		return ClassOf(a[0]).Name + text[len("bytearray"):]
	})
	ByteArrayType.defineInit()
	ByteArrayType.defineInPlace(opAdd, func(v Value) bool { _, ok := bytesOf(v); return ok }, AddTo)
	ByteArrayType.defineInPlace(opMul, isIndex, MulTo)
	defineByteArrayEdits(ByteArrayType)
}

// rawBytes returns the contents of bytes or a bytearray.
func rawBytes(v Value) Bytes {
	b, _ := bytesOf(v)
	return b
}

// likeBytes returns b as the result of a method of self: bytes or bytearray.
func likeBytes(self Value, b Bytes) Value {
	if _, ok := self.(*ByteArray); ok {
		return pyrt.NewByteArray(b)
	}
	return b
}

// bytesArg returns a bytes-like argument.
func bytesArg(v Value) Bytes {
	b, ok := bytesOf(v)
	if !ok {
		raise(pyrt.TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
	}
	return b
}

// newBytes is bytes(...).
func newBytes(name string, args []Value, kw []Kw) Bytes {
	a := sigBytes.bindBuiltin(name, nil, args, kw)
	src, encoding, errors := a[0], a[1], a[2]
	if s, ok := asStr(given(src, nil)); ok {
		if encoding == Unbound {
			raise(pyrt.TypeError, "string argument without an encoding")
		}
		return pyrt.Encode(s, strArg(encoding, name+"() argument 'encoding'"), strArg(given(errors, "strict"), name+"() argument 'errors'"))
	}
	if encoding != Unbound || errors != Unbound {
		which := "encoding"
		if encoding == Unbound {
			which = "errors"
		}
		raise(pyrt.TypeError, "%s without a string argument", which)
	}
	if src == Unbound {
		return ""
	}
	return BytesOf(src)
}

// BytesOf returns bytes(v).
func BytesOf(v Value) Bytes {
	if b, ok := bytesOf(v); ok {
		return b
	}
	c := ClassOf(v)
	if m := c.lookup("__bytes__"); m != Unbound && m != nil {
		r := Call(bind(m, v, c))
		b, ok := bytesOf(r)
		if !ok {
			raise(pyrt.TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(r))
		}
		return b
	}
	if n, ok := indexOf(v); ok {
		count, small := n.(int)
		if !small {
			raise(pyrt.OverflowError, "cannot fit 'int' into an index-sized integer")
		}
		if count < 0 {
			raise(pyrt.ValueError, "negative count")
		}
		return pyrt.ZeroBytes(count)
	}
	if !isIterable(v) {
		raise(pyrt.TypeError, "cannot convert '%s' object to bytes", c.shown())
	}
	return byteNumbers(v)
}

// byteNumbers returns the bytes with the numbers of an iterable.
func byteNumbers(v Value) Bytes {
	var out []byte
	for it := Over(v); it.Next(); {
		n, ok := indexOf(it.Value)
		if !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(it.Value))
		}
		b, small := n.(int)
		if !small || b < 0 || b > 255 {
			raise(pyrt.ValueError, "bytes must be in range(0, 256)")
		}
		out = append(out, byte(b))
	}
	return Bytes(out)
}

func bytesTest(test func(b Bytes) bool) func(a []Value) Value {
	return func(a []Value) Value { return test(rawBytes(a[0])) }
}

func bytesBytes(f func(b Bytes) Bytes) func(a []Value) Value {
	return func(a []Value) Value { return likeBytes(a[0], f(rawBytes(a[0]))) }
}

func defineBytesTests(t *Class) {
	t.Def("isalnum()", bytesTest(Bytes.IsAlnum))
	t.Def("isalpha()", bytesTest(Bytes.IsAlpha))
	t.Def("isascii()", bytesTest(Bytes.IsASCII))
	t.Def("isdigit()", bytesTest(Bytes.IsDigit))
	t.Def("islower()", bytesTest(Bytes.IsLower))
	t.Def("isspace()", bytesTest(Bytes.IsSpace))
	t.Def("istitle()", bytesTest(Bytes.IsTitle))
	t.Def("isupper()", bytesTest(Bytes.IsUpper))
	t.Def("capitalize()", bytesBytes(Bytes.Capitalize))
	t.Def("lower()", bytesBytes(Bytes.Lower))
	t.Def("swapcase()", bytesBytes(Bytes.SwapCase))
	t.Def("title()", bytesBytes(Bytes.Title))
	t.Def("upper()", bytesBytes(Bytes.Upper))
}

func defineByteArrayEdits(t *Class) {
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		SetItem(a[0], a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		DelItem(a[0], a[1])
		return nil
	})
	t.Def("append(item, /)", func(a []Value) Value {
		a[0].(*ByteArray).Append(byteValue(a[1]))
		return nil
	})
	t.Def("extend(iterable_of_ints, /)", func(a []Value) Value {
		if b, ok := bytesOf(a[1]); ok {
			a[0].(*ByteArray).Extend(b)
			return nil
		}
		if !isIterable(a[1]) {
			raise(pyrt.TypeError, "can't extend bytearray with %s", TypeName(a[1]))
		}
		var more []byte
		for it := Over(a[1]); it.Next(); {
			more = append(more, byte(byteValue(it.Value)))
		}
		a[0].(*ByteArray).Extend(Bytes(more))
		return nil
	})
	t.Def("insert(index, item, /)", func(a []Value) Value {
		a[0].(*ByteArray).Insert(clampedIndex(a[1]), byteValue(a[2]))
		return nil
	})
	t.Def("pop(index=-1, /)", func(a []Value) Value { return a[0].(*ByteArray).Pop(intArg(a[1])) })
	t.Def("remove(value, /)", func(a []Value) Value {
		a[0].(*ByteArray).Remove(byteValue(a[1]))
		return nil
	})
	t.Def("clear()", func(a []Value) Value {
		a[0].(*ByteArray).Clear()
		return nil
	})
	t.Def("reverse()", func(a []Value) Value {
		a[0].(*ByteArray).Reverse()
		return nil
	})
	t.Def("copy()", func(a []Value) Value { return pyrt.NewByteArray(a[0].(*ByteArray).Bytes()) })
}
