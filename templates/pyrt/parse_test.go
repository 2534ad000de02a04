package pyrt

import (
	"math"
	"testing"
)

func TestParseNumbers(t *testing.T) {
	runTextGoldens(t, "str/parse.jsonl", map[string]goldenOp{
		"int":        func(a []Value) Value { return ParseBigInt(a[0].(string), 10) },
		"intBase":    func(a []Value) Value { return ParseBigInt(a[0].(string), a[1].(int)) },
		"complex":    func(a []Value) Value { return ParseComplex(a[0].(string)) },
		"intBytes":   func(a []Value) Value { return ParseIntBytes(a[0].(Bytes), a[1].(int)) },
		"floatBytes": func(a []Value) Value { return ParseFloatBytes(a[0].(Bytes)) },
		"float":      func(a []Value) Value { return ParseFloat(a[0].(string)) },
	})
}

func TestParseInt(t *testing.T) {
	if got := ParseInt(" -1_000 "); got != -1000 {
		t.Errorf("got %d", got)
	}
	if got := ParseIntBase("0xff", 0); got != 255 {
		t.Errorf("got %d", got)
	}
	if got, err := ParseIntErr("12"); got != 12 || err != nil {
		t.Errorf("got %d, %v", got, err)
	}
	_, err := ParseIntErr("x")
	if got, want := Repr(err), `ValueError("invalid literal for int() with base 10: 'x'")`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestIntMaxStrDigits(t *testing.T) {
	defer SetIntMaxStrDigits(IntMaxStrDigits())
	SetIntMaxStrDigits(0)
	text := string(appendFill(nil, '1', 5000))
	if got := ReprInt(ParseBigInt(text, 10)); got != text {
		t.Errorf("got %d digits", len(got))
	}
	want := "!ValueError: maxdigits must be 0 or larger than 640"
	if got := goldenAnswer(func([]Value) Value { SetIntMaxStrDigits(639); return nil }, nil); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzParseNumbers checks that what is written reads back, and that nothing but
// a ValueError comes of any text.
func FuzzParseNumbers(f *testing.F) {
	for _, s := range []string{"", "1_0", " -12 ", "1e5", "nan", "0x1p3", "٣", "\x00", "1e400"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if v, err := ParseFloatErr(s); err == nil {
			if back := ParseFloat(ReprFloat(v)); back != v && !math.IsNaN(v) {
				t.Errorf("%q: %v became %v", s, v, back)
			}
		} else if !Is(err, ValueError) {
			t.Errorf("%q: %v", s, err)
		}
		if n, err := ParseBigIntErr(s, 0); err == nil {
			if back := ParseBigInt(ReprInt(n), 10); !back.Eq(n) {
				t.Errorf("%q: %v became %v", s, n, back)
			}
		} else if !Is(err, ValueError) {
			t.Errorf("%q: %v", s, err)
		}
	})
}
