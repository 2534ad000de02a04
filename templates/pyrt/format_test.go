package pyrt

import "testing"

func TestFormat(t *testing.T) {
	format := func(a []Value) Value { return Format(a[0], a[1].(string)) }
	repr := func(a []Value) Value { return Repr(a[0]) }
	runTextGoldens(t, "format/format.jsonl", map[string]goldenOp{
		"format.int": format, "format.float": format, "format.str": format, "format.bool": format, "format.complex": format, "format.any": format,
		"repr.float": repr, "repr.complex": repr, "repr.int": repr,
		"percent":   func(a []Value) Value { return Percent(a[0].(string), a[1:]...) },
		"b.percent": func(a []Value) Value { return a[0].(Bytes).Percent(a[1:]...) },
		"percentMap": func(a []Value) Value {
			dict := a[1].(goldenDict)
			return PercentMap(a[0].(string), dict, func(key string) Value { return dict.item(key) })
		},
		"strFormat": func(a []Value) Value { return goldenFields(a[1].(goldenDict), a[2:]).Format(a[0].(string)) },
		"formatMap": func(a []Value) Value {
			fields := goldenFields(a[1].(goldenDict), nil)
			fields.Mapping = true
			return fields.Format(a[0].(string))
		},
	})
}

func (d goldenDict) item(key Value) Value {
	v, ok := d.lookup(key)
	if !ok {
		panic(NewKeyError(key))
	}
	return v
}

// goldenFields are the fields of a case: paths lead to real, imag and the items of dicts.
func goldenFields(named goldenDict, args []Value) *FormatFields {
	return &FormatFields{
		Args:  args,
		Named: func(name string) (Value, bool) { return named.lookup(name) },
		Attr: func(v Value, name string) Value {
			switch v := v.(type) {
			case float64:
				if name == "real" {
					return v
				} else if name == "imag" {
					return 0.0
				}
			case int, Int:
				if name == "real" {
					return v
				} else if name == "imag" {
					return 0
				}
			}
			panic(NewAttributeError("'" + TypeName(v) + "' object has no attribute '" + name + "'"))
		},
		Item: func(v Value, key Value) Value {
			switch v := v.(type) {
			case goldenDict:
				return v.item(key)
			case string:
				if i, ok := key.(int); ok {
					return StrAt(v, i)
				}
				panic(NewTypeError("string indices must be integers, not '" + TypeName(key) + "'"))
			}
			panic(NewTypeError("'" + TypeName(v) + "' object is not subscriptable"))
		},
	}
}

func TestSpec(t *testing.T) {
	money := MustSpec(">12,.2f")
	if got, want := string(money.AppendFloat([]byte("total"), 1234567.891)), "total1,234,567.89"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := money.Float(-0.5), "       -0.50"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := string(AppendFormatInt([]byte("#"), 42, "06x")), "#00002a"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := string(AppendFormatStr([]byte("|"), "é", "^4")), "| é  "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := StrFormat("{} {}", "a", 1), "a 1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPercentValue(t *testing.T) {
	for _, test := range []struct {
		format, right Value
		want          string
	}{
		{"%s", Tuple{"a"}, "'a'"},
		{"%s %d", Tuple2[string, int]{"a", 1}, "'a 1'"},
		{"%s", 5, "'5'"},
		{"x", 5, "!TypeError: not all arguments converted during string formatting"},
		{"x", Bytes("a"), "'x'"},
		{"%(a)s", Bytes("a"), "!TypeError: byte indices must be integers or slices, not str"},
		{"%(a)s", goldenDict{{"a", 1.5}}, "'1.5'"},
		{"%(b)s", goldenDict{{"a", 1.5}}, "!KeyError: 'b'"},
		{"%s", goldenDict{{"a", 1.5}}, `"{'a': 1.5}"`},
		{Bytes("x"), Bytes("a"), "!TypeError: not all arguments converted during bytes formatting"},
		{Bytes("%(a)d"), goldenDict{{"a", 1}}, `!KeyError: b'a'`},
		{Bytes("%(a)d"), goldenDict{{Bytes("a"), 1}}, "b'1'"},
		{Bytes("%s"), Bytes("q"), "b'q'"},
	} {
		got := goldenAnswer(func([]Value) Value {
			if format, ok := test.format.(Bytes); ok {
				return format.PercentValue(test.right)
			}
			return PercentValue(test.format.(string), test.right)
		}, nil)
		if got != test.want {
			t.Errorf("%s %% %s: got %s, want %s", Repr(test.format), Repr(test.right), got, test.want)
		}
	}
}

// FuzzFormat checks that no specification and no format does anything but format
// or raise.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{">10.2f", "{0:{1}}", "%(a)s", "é^+#08,.3g", "{a[b].c!r:x}", "%-5.*d", "{", "%", "_x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 40 || longNumber(s) {
			t.Skip("a width of gigabytes takes gigabytes")
		}
		for _, v := range []Value{1, -2.5, "é", true, 1 + 2i, nil} {
			checkRaises(t, func() { Format(v, s) })
			checkRaises(t, func() { PercentValue(s, Tuple{v, 3, v}) })
			checkRaises(t, func() { StrFormat(s, v, 3, v) })
		}
	})
}

// longNumber reports whether digits of any script stand in a long row.
func longNumber(s string) bool {
	row := 0
	for r := range CodePoints(s) {
		if _, ok := decimalValue(r); ok {
			row++
		} else {
			row = 0
		}
		if row > 4 {
			return true
		}
	}
	return false
}

func checkRaises(t *testing.T, do func()) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(*Exception); !ok {
				t.Errorf("panic with %v", p)
			}
		}
	}()
	do()
}
