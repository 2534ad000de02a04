package pyrt

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"testing"
)

// The goldens of testdata/library were written by CPython 3.11; golden.py there
// says how.

// checkLibrary runs the cases of a file: calls holds a function for each name.
func checkLibrary(t *testing.T, name string, calls map[string]func(args []Value) Value) {
	t.Helper()
	checkLibraryFile(t, openLibrary(t, name), calls)
}

func openLibrary(t *testing.T, name string) *os.File {
	t.Helper()
	file, err := os.Open("testdata/library/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func checkLibraryFile(t *testing.T, file *os.File, calls map[string]func(args []Value) Value) {
	t.Helper()
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	count, wrong := 0, 0
	for lines.Scan() {
		var c struct {
			name, want string
			args       []json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &[]any{&c.name, &c.args, &c.want}); err != nil {
			t.Fatal(err)
		}
		call := calls[c.name]
		if call == nil {
			t.Fatalf("no function for %q", c.name)
		}
		args := make([]Value, len(c.args))
		for i, raw := range c.args {
			args[i] = decodeLibrary(t, raw)
		}
		count++
		if got := libraryResult(call, args); got != c.want {
			if wrong++; wrong <= 20 {
				t.Errorf("%s%s\n got %s\nwant %s", c.name, ASCII(Tuple(args)), got, c.want)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if count == 0 {
		t.Error("no cases")
	}
	t.Logf("%d cases, %d differ", count, wrong)
}

// libraryResult returns what a golden says of a call.
func libraryResult(call func(args []Value) Value, args []Value) (result string) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := Recovered(p)
			if !ok {
				panic(p)
			}
			quoted := ASCII(e.Error())
			result = "!" + e.Exc().Class.Name + ": " + quoted[1:len(quoted)-1]
		}
	}()
	return ASCII(call(args))
}

func decodeLibrary(t *testing.T, raw json.RawMessage) Value {
	t.Helper()
	if raw[0] == '[' {
		var parts []json.RawMessage
		if err := json.Unmarshal(raw, &parts); err != nil {
			t.Fatal(err)
		}
		return decodeLibraryList(t, libraryText(t, parts[0]), parts[1:])
	}
	s := libraryText(t, raw)
	body := s[1:]
	switch s[0] {
	case 'n':
		return nil
	case 'b':
		return body == "True"
	case 'i':
		n, ok := new(big.Int).SetString(body, 10)
		if !ok {
			t.Fatal(s)
		}
		return IntOf(n).Value()
	case 'f':
		return FloatFromHex(body)
	case 'q':
		r, ok := new(big.Rat).SetString(body)
		if !ok {
			t.Fatal(s)
		}
		return NewFraction(IntOf(r.Num()), IntOf(r.Denom()))
	case 's':
		return body
	case 'S', 'y':
		b, err := hex.DecodeString(body)
		if err != nil {
			t.Fatal(err)
		}
		if s[0] == 'S' {
			return string(b)
		}
		return Bytes(b)
	}
	t.Fatalf("cannot read %q", s)
	return nil
}

func libraryText(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func decodeLibraryList(t *testing.T, kind string, parts []json.RawMessage) Value {
	t.Helper()
	if kind == "d" {
		d := NewDict[Value, Value]()
		for _, p := range parts {
			var pair []json.RawMessage
			if err := json.Unmarshal(p, &pair); err != nil {
				t.Fatal(err)
			}
			d.Set(decodeLibrary(t, pair[0]), decodeLibrary(t, pair[1]))
		}
		return d
	}
	values := make([]Value, len(parts))
	for i, p := range parts {
		if n, err := strconv.Atoi(string(p)); err == nil {
			values[i] = n
		} else {
			values[i] = decodeLibrary(t, p)
		}
	}
	if v, ok := decodeTime(kind, values); ok {
		return v
	}
	switch kind {
	case "l":
		return NewList(values...)
	case "t":
		return Tuple(values)
	}
	t.Fatalf("cannot read a %s", kind)
	return nil
}

// option returns d[key] of keyword arguments, nil without it.
func option(d Value, key string) Value {
	v, _ := d.(*Dict[Value, Value]).GetOK(key)
	return v
}

func isTrue(v Value) bool { return v == true }

// texts returns the str elements of a list.
func texts(v Value) []string {
	var out []string
	for _, s := range v.(*List[Value]).Items {
		out = append(out, s.(string))
	}
	return out
}
