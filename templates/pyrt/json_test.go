package pyrt

import (
	"strings"
	"testing"
)

func TestJSONGoldens(t *testing.T) {
	checkLibrary(t, "json", map[string]func(args []Value) Value{
		"dumps": func(args []Value) Value { return JSONDumps(args[0]) },
		"dumpsWith": func(args []Value) Value {
			o := args[1]
			options := JSONOptions{
				SkipKeys: isTrue(option(o, "skipkeys")),
				Unicode:  option(o, "ensure_ascii") == false,
				NoNaN:    option(o, "allow_nan") == false,
				SortKeys: isTrue(option(o, "sort_keys")),
			}
			switch indent := option(o, "indent").(type) {
			case int:
				options.Indent = Some(strings.Repeat(" ", indent))
			case string:
				options.Indent = Some(indent)
			}
			if s, ok := option(o, "separators").(Tuple); ok {
				options.Separators = &[2]string{s[0].(string), s[1].(string)}
			}
			return JSONDumpsWith(args[0], options)
		},
		"loads":      func(args []Value) Value { return JSONLoads(args[0].(string)) },
		"loadsLax":   func(args []Value) Value { return JSONLoadsWith(args[0].(string), JSONHooks{Lax: true}) },
		"loadsBytes": func(args []Value) Value { return JSONLoadsBytes(args[0].(Bytes), JSONHooks{}) },
	})
}

// TestJSONDepth has CPython's answers at a module's top level, which its
// recursion limit gives.
func TestJSONDepth(t *testing.T) {
	nested := func(n int) string {
		return libraryResult(func([]Value) Value {
			JSONDumps(JSONLoads(strings.Repeat("[", n) + strings.Repeat("]", n)))
			return true
		}, nil)
	}
	if got := nested(995); got != "True" {
		t.Error(got)
	}
	if got, want := nested(996), "!RecursionError: maximum recursion depth exceeded while decoding a JSON array from a unicode string"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJSONOfTypedValues(t *testing.T) {
	d := DictOf(T2("a", []int{1, 2}), T2("b", []int(nil)))
	d.Set("c", []int{})
	if got, want := JSONDumps(d), `{"a": [1, 2], "b": [], "c": []}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	rows := NewList(T2(1, "x"), T2(2, "y"))
	if got, want := JSONDumps(rows), `[[1, "x"], [2, "y"]]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJSONCycle(t *testing.T) {
	l := NewList[Value](1)
	l.Append(l)
	got := libraryResult(func([]Value) Value { return JSONDumps(l) }, nil)
	if want := "!ValueError: Circular reference detected"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJSONHooks(t *testing.T) {
	hooks := JSONHooks{
		Pairs: func(pairs []Tuple2[Value, Value]) Value { return len(pairs) },
		Float: func(s string) Value { return "F" + s },
		Int:   func(s string) Value { return "I" + s },
	}
	got := Repr(JSONLoadsWith(`[{"a": 1, "a": 2}, 3, 4.50, -1e3]`, hooks))
	if want := "[2, 'I3', 'F4.50', 'F-1e3']"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	e, _ := func() (e *JSONDecodeError, _ bool) {
		defer func() { e = recover().(*JSONDecodeError) }()
		JSONLoads("[1,\n é]")
		return
	}()
	if e.Pos != 5 || e.LineNo != 2 || e.ColNo != 2 || !Is(e, ValueError) {
		t.Errorf("%+v", e)
	}
}

func FuzzJSONLoads(f *testing.F) {
	f.Add(`{"a": [1, 2.5, "x\u00e9", null]}`)
	f.Fuzz(func(t *testing.T, s string) {
		defer func() {
			if p := recover(); p != nil {
				if _, ok := Recovered(p); !ok {
					t.Fatal(p)
				}
			}
		}()
		JSONDumps(JSONLoads(s))
	})
}

func BenchmarkJSON(b *testing.B) {
	text := "[" + strings.Repeat(`{"name": "some text", "value": 12345, "ratio": 0.25, "tags": ["a", "b"]},`, 100) + "1]"
	b.Run("Loads", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			JSONLoads(text)
		}
	})
	v := JSONLoads(text)
	b.Run("Dumps", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			JSONDumps(v)
		}
	})
}
