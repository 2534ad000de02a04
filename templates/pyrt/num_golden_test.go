package pyrt

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// The goldens of testdata/num were written by CPython 3.11 (gen_num.py says how
// values are written).

// readNumGoldens calls f for each line of a file of testdata/num.
func readNumGoldens(t testing.TB, name string, f func(fields []json.RawMessage)) {
	t.Helper()
	file, err := os.Open("testdata/num/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var fields []json.RawMessage
		if err := json.Unmarshal(lines.Bytes(), &fields); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f(fields)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func numText(t testing.TB, raw json.RawMessage) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// decodeNum returns the value written in a golden: Int, float64, complex128, bool,
// string, Bytes or []any.
func decodeNum(t testing.TB, raw json.RawMessage) any {
	t.Helper()
	if raw[0] == '[' {
		var parts []json.RawMessage
		if err := json.Unmarshal(raw, &parts); err != nil {
			t.Fatal(err)
		}
		values := make([]any, len(parts))
		for i, p := range parts {
			values[i] = decodeNum(t, p)
		}
		return values
	}
	s := numText(t, raw)
	body := s[1:]
	switch s[0] {
	case 'i':
		n, ok := new(big.Int).SetString(body, 10)
		if !ok {
			t.Fatalf("bad int %q", s)
		}
		return IntOf(n)
	case 'f':
		return parseHex(t, body)
	case 'c':
		re, im, _ := strings.Cut(body, ",")
		return complex(parseHex(t, re), parseHex(t, im))
	case 'b':
		return body == "True"
	case 'y':
		b, err := hex.DecodeString(body)
		if err != nil {
			t.Fatal(err)
		}
		return Bytes(b)
	}
	return body
}

func parseHex(t testing.TB, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// encodeNum writes a value as the goldens do, as JSON.
func encodeNum(v any) string {
	var s string
	switch v := v.(type) {
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = encodeNum(x)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case int:
		s = "i" + strconv.Itoa(v)
	case Int:
		s = "i" + v.String()
	case float64:
		s = "f" + FloatHex(v)
	case complex128:
		s = "c" + FloatHex(real(v)) + "," + FloatHex(imag(v))
	case bool:
		s = "bFalse"
		if v {
			s = "bTrue"
		}
	case string:
		s = "s" + v
	case Bytes:
		s = "y" + hex.EncodeToString([]byte(v))
	default:
		if r := reflect.ValueOf(v); r.Kind() == reflect.Slice {
			parts := make([]any, r.Len())
			for i := range parts {
				parts[i] = r.Index(i).Interface()
			}
			return encodeNum(parts)
		}
		s = fmt.Sprintf("?%T", v)
	}
	out, _ := json.Marshal(s)
	return string(out)
}

// numOutcome runs f and writes its result, or the exception that it raises, or
// "guard".
func numOutcome(f func() any) (s string) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Exception:
			out, _ := json.Marshal("!" + e.Class.Name + ": " + e.Error())
			s = string(out)
		case *Guard:
			s = "guard"
		default:
			panic(e)
		}
	}()
	return encodeNum(f())
}

// canonicalNum rewrites a golden's JSON as encodeNum writes it.
func canonicalNum(t testing.TB, raw json.RawMessage) string {
	t.Helper()
	if raw[0] == '[' {
		return encodeNum(decodeNum(t, raw))
	}
	out, _ := json.Marshal(numText(t, raw))
	return string(out)
}

// numGaps are the cases known to differ from CPython, with the reason.
var numGaps = map[string]string{
	`complex.pow["c-0x1.4ddb26fbb3fb8p+1,-0x1.b86ba72c07648p+2","c0x1.1432489a3d710p+1,0x0.0p+0"]`: "atan2 is not glibc's in 0.07 % of arguments",
}

// runNumGoldens compares the functions of table with a file of goldens.
func runNumGoldens(t *testing.T, name string, table map[string]func(args []any) any) {
	seen, failed := map[string]int{}, map[string]int{}
	readNumGoldens(t, name, func(fields []json.RawMessage) {
		op := numText(t, fields[0])
		f, ok := table[op]
		if !ok {
			if failed[op]++; failed[op] == 1 {
				t.Errorf("%s: no function for %s", name, op)
			}
			return
		}
		seen[op]++
		args := decodeNum(t, fields[1]).([]any)
		got, want := numOutcome(func() any { return f(args) }), canonicalNum(t, fields[2])
		if _, gap := numGaps[op+string(fields[1])]; gap {
			if got == want {
				t.Errorf("%s%s is listed as a gap, and is none", op, fields[1])
			}
			return
		}
		if got != want {
			if failed[op]++; failed[op] <= 4 {
				t.Errorf("%s%s = %s, CPython %s", op, fields[1], got, want)
			}
		}
	})
	for op, n := range failed {
		if n > 4 {
			t.Errorf("%s: %d cases in all", op, n)
		}
	}
	for op := range table {
		if seen[op] == 0 {
			t.Errorf("%s: no golden for %s", name, op)
		}
	}
}
