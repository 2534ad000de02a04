package pyrt

import "testing"

func TestBinaryGoldens(t *testing.T) {
	format := func(v Value) *StructFormat { return NewStruct(v.(string)) }
	checkLibrary(t, "binary", map[string]func([]Value) Value{
		"hexdigest":         func(a []Value) Value { return NewDigest(a[0].(string), a[1].(Bytes)).HexDigest() },
		"shake":             func(a []Value) Value { return ShakeDigest(a[0].(int), a[1].(Bytes), a[2].(int)) },
		"b64encode":         call1(B64Encode),
		"urlsafe_b64encode": call1(URLSafeB64Encode),
		"b64decode":         call1(B64Decode),
		"urlsafe_b64decode": call1(URLSafeB64Decode),
		"b32encode":         call1(B32Encode),
		"b16encode":         call1(B16Encode),
		"hexlify":           call1(Hexlify),
		"unhexlify":         call1(Unhexlify),
		"adler32":           call1(Adler32),
		"crc32":             call2(CRC32),
		"calcsize":          func(a []Value) Value { return format(a[0]).Size() },
		"pack":              func(a []Value) Value { return format(a[0]).Pack(a[1:]...) },
		"unpack":            func(a []Value) Value { return format(a[0]).Unpack(a[1].(Bytes)) },
		"unpack_from":       func(a []Value) Value { return format(a[0]).UnpackFrom(a[1].(Bytes), a[2].(int)) },
		"iter_unpack":       func(a []Value) Value { return NewList(format(a[0]).IterUnpack(a[1].(Bytes))...) },
	})
}

func TestDigestInParts(t *testing.T) {
	for _, name := range []string{"md5", "sha256", "sha3_256", "blake2b", "blake2s"} {
		d := NewDigest(name, "")
		for range 300 {
			d.Update("abc")
		}
		copied := d.Copy()
		d.Update("x")
		whole := NewDigest(name, Bytes(StrRepeat("abc", 300)))
		if copied.HexDigest() != whole.HexDigest() || d.HexDigest() == whole.HexDigest() {
			t.Errorf("%s: parts differ from the whole", name)
		}
	}
}

func BenchmarkStruct(b *testing.B) {
	s := NewStruct("<IhdB")
	packed := s.Pack(1, 2, 3.5, 4)
	b.Run("Pack", func(b *testing.B) {
		for b.Loop() {
			s.Pack(1, 2, 3.5, 4)
		}
	})
	b.Run("Unpack", func(b *testing.B) {
		for b.Loop() {
			s.Unpack(packed)
		}
	})
}
