package pyrt

import (
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// goldenDir returns where a family of answers of CPython's lies. The measuring
// program pyrtdiff sets PYRT_GOLDENS to a folder with fresh, random ones.
func goldenDir() string {
	if dir := os.Getenv("PYRT_GOLDENS"); dir != "" {
		return dir
	}
	return "testdata"
}

// goldenOp computes what a case asks; a result is compared by its ascii().
type goldenOp func(args []Value) Value

// goldenTuple is a tuple of strings or bytes in a result.
type goldenTuple []Value

// runTextGoldens checks each case of a file against CPython's answer.
func runTextGoldens(t *testing.T, file string, ops map[string]goldenOp) {
	f, err := os.Open(filepath.Join(goldenDir(), file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	total := 0
	for decoder := json.NewDecoder(f); ; {
		var group struct {
			Op    string
			Cases [][]json.RawMessage
		}
		if err := decoder.Decode(&group); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		op := ops[group.Op]
		if op == nil {
			t.Errorf("no Go function for %s", group.Op)
			continue
		}
		total += len(group.Cases)
		t.Run(group.Op, func(t *testing.T) {
			failures := 0
			for _, c := range group.Cases {
				args := make([]Value, len(c)-1)
				for i := range args {
					args[i] = goldenValue(t, c[i])
				}
				want := goldenString(t, c[len(args)])
				if got := goldenAnswer(op, args); got != want {
					if failures++; failures <= 5 {
						t.Errorf("%s: got %s, CPython says %s", goldenText(args), got, want)
					}
				}
			}
			if failures > 5 {
				t.Errorf("%d of %d differ", failures, len(group.Cases))
			}
		})
	}
	t.Logf("%s: %d cases", file, total)
}

func goldenAnswer(op goldenOp, args []Value) (answer string) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*Exception)
			if !ok {
				panic(p)
			}
			text := e.Error()
			quoted := ASCIIStr(text)
			answer = "!" + e.Class.Name + ": " + quoted[1:len(quoted)-1]
		}
	}()
	return goldenText(op(args))
}

// goldenText is ascii() of a result.
func goldenText(v Value) string {
	switch v := v.(type) {
	case []string:
		return "[" + joinText(v) + "]"
	case []Bytes:
		return "[" + joinText(v) + "]"
	case []int:
		return "[" + joinText(v) + "]"
	case []Value:
		return "[" + joinText(v) + "]"
	case goldenTuple:
		return "(" + joinText(v) + ")"
	}
	return ASCII(v)
}

func joinText[T any](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = goldenText(v)
	}
	return strings.Join(parts, ", ")
}

func goldenString(t *testing.T, raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// fromLatin1 takes a str's bytes out of the characters that stand for them.
func fromLatin1(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, byte(r))
	}
	return string(out)
}

// goldenDict is a dict of an argument.
type goldenDict [][2]Value

func (d goldenDict) lookup(key Value) (Value, bool) {
	for _, pair := range d {
		if pair[0] == key {
			return pair[1], true
		}
	}
	return nil, false
}

func (d goldenDict) Repr() string {
	parts := make([]string, len(d))
	for i, pair := range d {
		parts[i] = Repr(pair[0]) + ": " + Repr(pair[1])
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (d goldenDict) TypeName() string { return "dict" }

func goldenValue(t *testing.T, raw json.RawMessage) Value {
	switch raw[0] {
	case '"':
		return fromLatin1(goldenString(t, raw))
	case 't':
		return true
	case 'f':
		return false
	case 'n':
		return nil
	case '{':
		return goldenTagged(t, raw)
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func goldenTagged(t *testing.T, raw json.RawMessage) Value {
	var tagged struct {
		B, F, I *string
		C       []string
		D       [][2]json.RawMessage
	}
	if err := json.Unmarshal(raw, &tagged); err != nil {
		t.Fatal(err)
	}
	switch {
	case tagged.B != nil:
		return Bytes(fromLatin1(*tagged.B))
	case tagged.F != nil:
		return goldenFloat(t, *tagged.F)
	case tagged.I != nil:
		v, _ := new(big.Int).SetString(*tagged.I, 10)
		if v.IsInt64() {
			return int(v.Int64())
		}
		return IntOf(v)
	case tagged.C != nil:
		return complex(goldenFloat(t, tagged.C[0]), goldenFloat(t, tagged.C[1]))
	}
	dict := make(goldenDict, len(tagged.D))
	for i, pair := range tagged.D {
		dict[i] = [2]Value{goldenValue(t, pair[0]), goldenValue(t, pair[1])}
	}
	return dict
}

func goldenFloat(t *testing.T, s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
