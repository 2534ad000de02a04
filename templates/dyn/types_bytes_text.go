package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the methods that bytes and bytearray share with str.

func defineBytesSearch(t *Class) {
	t.Def("find(sub, start=None, end=None, /)", bytesSearch(Bytes.FindIn))
	t.Def("rfind(sub, start=None, end=None, /)", bytesSearch(Bytes.RFindIn))
	t.Def("index(sub, start=None, end=None, /)", bytesSearch(Bytes.Index))
	t.Def("rindex(sub, start=None, end=None, /)", bytesSearch(Bytes.RIndex))
	t.Def("count(sub, start=None, end=None, /)", bytesSearch(Bytes.CountIn))
	t.Def("startswith(prefix, start=None, end=None, /)", bytesAffix("startswith", Bytes.StartsWithIn))
	t.Def("endswith(suffix, start=None, end=None, /)", bytesAffix("endswith", Bytes.EndsWithIn))
	t.Def("removeprefix(prefix, /)", func(a []Value) Value {
		return likeBytes(a[0], rawBytes(a[0]).RemovePrefix(bytesArg(a[1])))
	})
	t.Def("removesuffix(suffix, /)", func(a []Value) Value {
		return likeBytes(a[0], rawBytes(a[0]).RemoveSuffix(bytesArg(a[1])))
	})
	t.Def("replace(old, new, count=-1, /)", func(a []Value) Value {
		return likeBytes(a[0], rawBytes(a[0]).Replace(bytesArg(a[1]), bytesArg(a[2]), clampedIndex(a[3])))
	})
	t.Def("translate(table, /, delete=)", func(a []Value) Value {
		table := pyrt.Identity()
		if a[1] != nil {
			table = bytesArg(a[1])
		}
		if len(table) != 256 {
			raise(pyrt.ValueError, "translation table must be 256 characters long")
		}
		return likeBytes(a[0], rawBytes(a[0]).Translate(table, bytesArg(given(a[2], Bytes("")))))
	})
	t.Static("maketrans(frm, to, /)", func(a []Value) Value { return pyrt.MakeTransBytes(bytesArg(a[0]), bytesArg(a[1])) })
}

// bytesSearch is a method that looks for bytes, or for a byte by its number.
func bytesSearch[R any](find func(b, sub Bytes, i, j int) R) func(a []Value) Value {
	return func(a []Value) Value {
		sub, ok := bytesOf(a[1])
		if !ok {
			n, isInt := indexOf(a[1])
			if !isInt {
				raise(pyrt.TypeError, "argument should be integer or bytes-like object, not '%s'", TypeName(a[1]))
			}
			number, small := n.(int)
			if !small || number < 0 || number > 255 {
				raise(pyrt.ValueError, "byte must be in range(0, 256)")
			}
			sub = pyrt.ByteOf(number)
		}
		i, j := bounds(a[2], a[3])
		return find(rawBytes(a[0]), sub, i, j)
	}
}

func bytesAffix(name string, test func(b, affix Bytes, i, j int) bool) func(a []Value) Value {
	return func(a []Value) Value {
		i, j := bounds(a[2], a[3])
		if affixes, ok := inner(a[1]).(Tuple); ok {
			for _, affix := range affixes {
				if test(rawBytes(a[0]), bytesArg(affix), i, j) {
					return true
				}
			}
			return false
		}
		affix, ok := bytesOf(a[1])
		if !ok {
			raise(pyrt.TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, TypeName(a[1]))
		}
		return test(rawBytes(a[0]), affix, i, j)
	}
}

// bytesList returns a list of pieces of self.
func bytesList(self Value, parts []Bytes) *List {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = likeBytes(self, p)
	}
	return pyrt.NewList(items...)
}

func defineBytesSplit(t *Class) {
	t.Def("split(sep=None, maxsplit=-1)", func(a []Value) Value {
		if a[1] == nil {
			return bytesList(a[0], rawBytes(a[0]).Fields(intArg(a[2])))
		}
		return bytesList(a[0], rawBytes(a[0]).Split(bytesArg(a[1]), intArg(a[2])))
	})
	t.Def("rsplit(sep=None, maxsplit=-1)", func(a []Value) Value {
		if a[1] == nil {
			return bytesList(a[0], rawBytes(a[0]).RFields(intArg(a[2])))
		}
		return bytesList(a[0], rawBytes(a[0]).RSplit(bytesArg(a[1]), intArg(a[2])))
	})
	t.Def("splitlines(keepends=False)", func(a []Value) Value {
		return bytesList(a[0], rawBytes(a[0]).SplitLines(Truth(a[1])))
	})
	t.Def("partition(sep, /)", bytesPartition(Bytes.Partition))
	t.Def("rpartition(sep, /)", bytesPartition(Bytes.RPartition))
	t.Def("join(iterable_of_bytes, /)", func(a []Value) Value {
		if !isIterable(a[1]) {
			raise(pyrt.TypeError, "can only join an iterable")
		}
		var parts []Bytes
		for i, x := range Items(a[1]) {
			b, ok := bytesOf(x)
			if !ok {
				raise(pyrt.TypeError, "sequence item %d: expected a bytes-like object, %s found", i, TypeName(x))
			}
			parts = append(parts, b)
		}
		return likeBytes(a[0], rawBytes(a[0]).Join(parts))
	})
	t.Def("strip(bytes=None, /)", bytesStrip(Bytes.Strip, Bytes.StripBytes))
	t.Def("lstrip(bytes=None, /)", bytesStrip(Bytes.LStrip, Bytes.LStripBytes))
	t.Def("rstrip(bytes=None, /)", bytesStrip(Bytes.RStrip, Bytes.RStripBytes))
}

func bytesPartition(part func(b, sep Bytes) (before, at, after Bytes)) func(a []Value) Value {
	return func(a []Value) Value {
		before, at, after := part(rawBytes(a[0]), bytesArg(a[1]))
		return Tuple{likeBytes(a[0], before), likeBytes(a[0], at), likeBytes(a[0], after)}
	}
}

func bytesStrip(spaces func(b Bytes) Bytes, set func(b, set Bytes) Bytes) func(a []Value) Value {
	return func(a []Value) Value {
		if a[1] == nil {
			return likeBytes(a[0], spaces(rawBytes(a[0])))
		}
		return likeBytes(a[0], set(rawBytes(a[0]), bytesArg(a[1])))
	}
}

func defineBytesText(t *Class) {
	t.Def("center(width, fillchar=, /)", bytesPad("center", Bytes.Center))
	t.Def("ljust(width, fillchar=, /)", bytesPad("ljust", Bytes.LJust))
	t.Def("rjust(width, fillchar=, /)", bytesPad("rjust", Bytes.RJust))
	t.Def("zfill(width, /)", func(a []Value) Value { return likeBytes(a[0], rawBytes(a[0]).ZFill(intArg(a[1]))) })
	t.Def("expandtabs(tabsize=8)", func(a []Value) Value { return likeBytes(a[0], rawBytes(a[0]).ExpandTabs(intArg(a[1]))) })
	t.Def("decode(encoding='utf-8', errors='strict')", func(a []Value) Value {
		return rawBytes(a[0]).Decode(strArg(a[1], "decode() argument 'encoding'"), strArg(a[2], "decode() argument 'errors'"))
	})
	t.Def("hex(sep=, bytes_per_sep=1)", func(a []Value) Value {
		if a[1] == Unbound {
			return rawBytes(a[0]).Hex()
		}
		sep, ok := asStr(a[1])
		if b, isBytes := bytesOf(a[1]); isBytes {
			sep = string(b)
		} else if !ok {
			raise(pyrt.TypeError, "sep must be str or bytes.")
		}
		return rawBytes(a[0]).HexSep(sep, intArg(a[2]))
	})
	t.ClassDef("fromhex(cls, string, /)", func(a []Value) Value {
		b := pyrt.FromHex(strArg(a[1], "fromhex() argument"))
		c := a[0].(*Class)
		switch c {
		case BytesType:
			return b
		case ByteArrayType:
			return pyrt.NewByteArray(b)
		}
		return Call(c, b)
	})
}

func bytesPad(name string, pad func(b Bytes, width int, fill Bytes) Bytes) func(a []Value) Value {
	return func(a []Value) Value {
		fill, ok := bytesOf(given(a[2], Bytes(" ")))
		if !ok || len(fill) != 1 {
			raise(pyrt.TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, argType(a[2]))
		}
		return likeBytes(a[0], pad(rawBytes(a[0]), intArg(a[1]), fill))
	}
}
