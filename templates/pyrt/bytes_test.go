package pyrt

import "testing"

func bytes1[T any](f func(Bytes) T) goldenOp { return func(a []Value) Value { return f(a[0].(Bytes)) } }

func bytes2[T any](f func(b, x Bytes) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(Bytes), a[1].(Bytes)) }
}

func bytesIn[T any](f func(b, x Bytes, i, j int) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(Bytes), a[1].(Bytes), a[2].(int), a[3].(int)) }
}

func bytesInt[T any](f func(b Bytes, n int) T) goldenOp {
	return func(a []Value) Value { return f(a[0].(Bytes), a[1].(int)) }
}

func bytesSep(f func(b, sep Bytes, n int) []Bytes) goldenOp {
	return func(a []Value) Value { return f(a[0].(Bytes), a[1].(Bytes), a[2].(int)) }
}

func bytesPad(f func(b Bytes, width int, fill Bytes) Bytes) goldenOp {
	return func(a []Value) Value { return f(a[0].(Bytes), a[1].(int), a[2].(Bytes)) }
}

func bytesCut(f func(b, sep Bytes) (Bytes, Bytes, Bytes)) goldenOp {
	return func(a []Value) Value {
		x, y, z := f(a[0].(Bytes), a[1].(Bytes))
		return goldenTuple{x, y, z}
	}
}

func TestBytesMethods(t *testing.T) {
	runTextGoldens(t, "str/bytes.jsonl", map[string]goldenOp{
		"b.capitalize": bytes1(Bytes.Capitalize), "b.hex": bytes1(Bytes.Hex), "b.isalnum": bytes1(Bytes.IsAlnum), "b.isalpha": bytes1(Bytes.IsAlpha),
		"b.isascii": bytes1(Bytes.IsASCII), "b.isdigit": bytes1(Bytes.IsDigit), "b.islower": bytes1(Bytes.IsLower), "b.isspace": bytes1(Bytes.IsSpace),
		"b.istitle": bytes1(Bytes.IsTitle), "b.isupper": bytes1(Bytes.IsUpper), "b.lower": bytes1(Bytes.Lower), "b.upper": bytes1(Bytes.Upper),
		"b.lstrip": bytes1(Bytes.LStrip), "b.rstrip": bytes1(Bytes.RStrip), "b.strip": bytes1(Bytes.Strip), "b.swapcase": bytes1(Bytes.SwapCase),
		"b.title":       bytes1(Bytes.Title),
		"b.split":       bytes1(func(b Bytes) []Bytes { return b.Fields(-1) }),
		"b.rsplit":      bytes1(func(b Bytes) []Bytes { return b.RFields(-1) }),
		"b.splitlines":  bytes1(func(b Bytes) []Bytes { return b.SplitLines(false) }),
		"b.splitlines1": func(a []Value) Value { return a[0].(Bytes).SplitLines(a[1].(bool)) },
		"b.expandtabs":  bytes1(func(b Bytes) Bytes { return b.ExpandTabs(8) }), "b.expandtabs1": bytesInt(Bytes.ExpandTabs),
		"b.countIn": bytesIn(Bytes.CountIn), "b.findIn": bytesIn(Bytes.FindIn), "b.rfindIn": bytesIn(Bytes.RFindIn), "b.indexIn": bytesIn(Bytes.Index),
		"b.rindexIn": bytesIn(Bytes.RIndex), "b.startswithIn": bytesIn(Bytes.StartsWithIn), "b.endswithIn": bytesIn(Bytes.EndsWithIn),
		"b.lstrip1": bytes2(Bytes.LStripBytes), "b.rstrip1": bytes2(Bytes.RStripBytes), "b.strip1": bytes2(Bytes.StripBytes),
		"b.partition1": bytesCut(Bytes.Partition), "b.rpartition1": bytesCut(Bytes.RPartition),
		"b.removeprefix1": bytes2(Bytes.RemovePrefix), "b.removesuffix1": bytes2(Bytes.RemoveSuffix),
		"b.splitN": bytesSep(Bytes.Split), "b.rsplitN": bytesSep(Bytes.RSplit), "b.splitNone": bytesInt(Bytes.Fields), "b.rsplitNone": bytesInt(Bytes.RFields),
		"b.center": bytesPad(Bytes.Center), "b.ljust": bytesPad(Bytes.LJust), "b.rjust": bytesPad(Bytes.RJust), "b.zfill": bytesInt(Bytes.ZFill),
		"b.replace": func(a []Value) Value { return a[0].(Bytes).Replace(a[1].(Bytes), a[2].(Bytes), a[3].(int)) },
		"b.hex1":    func(a []Value) Value { return a[0].(Bytes).HexSep(a[1].(string), a[2].(int)) },
		"b.fromhex": func(a []Value) Value { return FromHex(a[0].(string)) },
		"b.translate": func(a []Value) Value {
			return a[0].(Bytes).Translate(MakeTransBytes(a[1].(Bytes), a[2].(Bytes)), a[3].(Bytes))
		},
		"b.at":        bytesInt(Bytes.At),
		"b.sliceStep": func(a []Value) Value { return a[0].(Bytes).SliceStep(a[1].(int), a[2].(int), a[3].(int)) },
		"b.repr":      bytes1(func(b Bytes) string { return b.Repr() }),
	})
}

func TestCodecs(t *testing.T) {
	runTextGoldens(t, "str/codecs.jsonl", map[string]goldenOp{
		"encode": func(a []Value) Value { return Encode(a[0].(string), a[1].(string), a[2].(string)) },
		"decode": func(a []Value) Value { return a[0].(Bytes).Decode(a[1].(string), a[2].(string)) },
	})
}

func TestByteArray(t *testing.T) {
	a := ByteArrayOf('a', 'b', 'c')
	a.SetAt(-1, 'z')
	a.Append('d')
	a.Extend("ef")
	a.Insert(-100, '>')
	a.Insert(100, '<')
	a.Insert(-1, '!')
	a.Remove('b')
	a.SetSlice(1, 2, "AAA")
	if got := a.Pop(-1); got != '<' {
		t.Errorf("Pop returned %c", got)
	}
	a.Reverse()
	if got, want := Repr(a), "bytearray(b'!fedzAAA>')"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := Repr(a.Slice(-3, End)), "bytearray(b'AA>')"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, test := range []struct {
		want string
		do   func(*ByteArray)
	}{
		{"!IndexError: bytearray index out of range", func(a *ByteArray) { a.At(9) }},
		{"!IndexError: bytearray index out of range", func(a *ByteArray) { a.SetAt(-10, 0) }},
		{"!IndexError: pop index out of range", func(a *ByteArray) { a.Pop(9) }},
		{"!IndexError: pop from empty bytearray", func(*ByteArray) { new(ByteArray).Pop(0) }},
		{"!ValueError: byte must be in range(0, 256)", func(a *ByteArray) { a.Append(256) }},
		{"!ValueError: value not found in bytearray", func(a *ByteArray) { a.Remove('q') }},
	} {
		got := goldenAnswer(func([]Value) Value { test.do(a); return nil }, nil)
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
	if got, want := Repr(BytesOf(ZeroBytes(2).Numbers()...)+ByteOf(255)), `b'\x00\x00\xff'`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if a.Clear(); len(a.Data) != 0 {
		t.Errorf("%d bytes after Clear", len(a.Data))
	}
}
