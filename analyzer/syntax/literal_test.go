package syntax

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// golden reads a file that gen/goldens.py wrote: what CPython 3.13 said, a row a line.
func golden[T any](tb testing.TB, name string) []T {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "literals", name))
	if err != nil {
		tb.Fatal(err)
	}
	var rows []T
	for dec := json.NewDecoder(bytes.NewReader(data)); dec.More(); {
		var row T
		if err := dec.Decode(&row); err != nil {
			tb.Fatal(err)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		tb.Fatalf("%s is empty", name)
	}
	return rows
}

// asciiRepr is Python's ascii() of a decoded literal.
func asciiRepr(value string, kind strKind) string {
	if kind == strBytes {
		return pyrt.ReprBytes(value)
	}
	return pyrt.ASCIIStr(value)
}

func TestDecodeString(t *testing.T) {
	for _, row := range golden[[3]string](t, "strings.jsonl") {
		lit, want := row[0], row[1:]
		value, kind, err := decodeString(lit)
		got := []string{"", asciiRepr(value, kind)}
		if kind == strUnicode {
			got[0] = "u"
		}
		if err != nil {
			got = []string{"error", err.Error()}
		}
		if got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%q: got %q, CPython says %q", lit, got, want)
		}
	}
}

func TestDecodeStringShape(t *testing.T) {
	for _, lit := range []string{"", "'", "'a\"", "a", "f'a'", "r", "\"\"\"\"\"'"} {
		if value, _, err := decodeString(lit); err == nil {
			t.Errorf("%q is no literal, but was decoded to %q", lit, value)
		}
	}
}

func TestDecodeEscapesOfFragments(t *testing.T) {
	for _, test := range []struct{ fragment, want string }{
		{``, ""},
		{`{`, "{"},
		{`\`, `\`}, // what an f-string has before a brace
		{`a\n\`, "a\n\\"},
		{`\N{BULLET} 'x'`, "• 'x'"},
	} {
		got, err := decodeEscapes(test.fragment, false)
		if err != nil || got != test.want {
			t.Errorf("%q: got %q, %v; want %q", test.fragment, got, err, test.want)
		}
	}
}

func TestSurrogatesStayApart(t *testing.T) {
	got, _, err := decodeString(`"\ud83d\ude00"`)
	if want := "\xed\xa0\xbd\xed\xb8\x80"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestDecodeNumber(t *testing.T) {
	for _, row := range golden[[3]string](t, "numbers.jsonl") {
		lit, want := row[0], row[1:]
		v, err := decodeNumber(lit)
		switch {
		case want[0] == "error" && err == nil:
			t.Errorf("%s: accepted as %+v, CPython says %q", lit, v, want[1])
		case want[0] != "error" && err != nil:
			t.Errorf("%s: %v, CPython says %s", lit, err, want[1])
		case err == nil:
			c := Constant{Kind: v.Kind, Int: v.Int, Big: v.Big, Float: v.Float}
			if got := string(AppendReprConstant(nil, &c)); got != want[1] {
				t.Errorf("%s: got %s, CPython says %s", lit, got, want[1])
			}
		}
	}
}

func TestDecodeNumberLimits(t *testing.T) {
	if _, err := decodeNumber(strings.Repeat("9", maxIntDigits)); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	for lit, want := range map[string]string{
		strings.Repeat("9", maxIntDigits+1): "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; " +
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
		"012": "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
		"0o8": "invalid digit '8' in octal literal",
		"1_":  "invalid decimal literal",
		"1_j": "invalid imaginary literal",
	} {
		if _, err := decodeNumber(lit); err == nil || err.Error() != want {
			t.Errorf("%.10s: got %v, want %s", lit, err, want)
		}
	}
	for _, lit := range []string{"0x" + strings.Repeat("f", 100_000), strings.Repeat("9", 100_000) + "j", strings.Repeat("0", 5000)} {
		if _, err := decodeNumber(lit); err != nil {
			t.Errorf("%.5s...: %v", lit, err)
		}
	}
}

func TestRuneByName(t *testing.T) {
	for _, row := range golden[[2]any](t, "names.jsonl") {
		name, want := row[0].(string), rune(row[1].(float64))
		got, ok := runeByName(name)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: got %#x, CPython says %#x", name, got, want)
		}
	}
}

func FuzzDecodeString(f *testing.F) {
	for _, row := range golden[[3]string](f, "strings.jsonl") {
		f.Add(row[0])
	}
	f.Fuzz(func(t *testing.T, lit string) {
		value, kind, err := decodeString(lit)
		if err != nil || !utf8.ValidString(lit) {
			return
		}
		repr := ReprStr(value)
		if kind == strBytes {
			repr = pyrt.ReprBytes(value)
		}
		if back, _, err := decodeString(repr); err != nil || back != value {
			t.Errorf("%q is %q, its repr %s reads back as %q, %v", lit, value, repr, back, err)
		}
	})
}

func FuzzDecodeNumber(f *testing.F) {
	for _, row := range golden[[3]string](f, "numbers.jsonl") {
		f.Add(row[0])
	}
	f.Fuzz(func(t *testing.T, lit string) {
		v, err := decodeNumber(lit)
		if err != nil || len(lit) > maxIntDigits {
			return
		}
		repr := string(AppendReprConstant(nil, &Constant{Kind: v.Kind, Int: v.Int, Big: v.Big, Float: v.Float}))
		if strings.HasPrefix(repr, "inf") {
			return
		}
		if back, err := decodeNumber(repr); err != nil || back.Kind != v.Kind || back.Float != v.Float || back.Int != v.Int {
			t.Errorf("%q is %+v, its repr %s reads back as %+v, %v", lit, v, repr, back, err)
		}
	})
}

func BenchmarkDecodeString(b *testing.B) {
	for name, lit := range map[string]string{
		"plain":   `"` + strings.Repeat("the quick brown fox ", 10) + `"`,
		"escapes": `"` + strings.Repeat(`the quick\tbrown \x41 fox\n`, 10) + `"`,
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(lit)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := decodeString(lit); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
