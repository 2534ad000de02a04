package parity

import (
	"errors"
	"fmt"
	"go/ast"
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// replay writes one call: its arguments, the call, and what Python gave. Nothing is
// written where it cannot be replayed.
func (w *writer) replay(v *recording.Vector) error {
	switch {
	case v.Unfit != "":
		return errors.New(v.Unfit)
	case v.Raised != nil:
		return errors.New("an exception left it")
	case v.Stdout != "":
		return errors.New("it printed")
	}
	before, after, result := w.call(v)
	if len(before) != len(w.params) {
		return fmt.Errorf("it has %d parameters in Python and %d in Go", len(before), len(w.params))
	}
	var b strings.Builder
	for i, a := range before {
		text, err := w.literal(a, w.params[i])
		if err != nil {
			return fmt.Errorf("an argument: %w", err)
		}
		fmt.Fprintf(&b, "a%d := %s\n", i, text)
	}
	got, want, err := w.result(result)
	if err != nil {
		return fmt.Errorf("the result: %w", err)
	}
	if len(got) > 0 {
		fmt.Fprintf(&b, "%s := ", strings.Join(got, ", "))
	}
	b.WriteString(w.goCall() + "\n")
	for i, text := range want {
		if text != "" {
			fmt.Fprintf(&b, "%sSame(t, \"result\", %s, %s)\n", w.prefix(), got[i], text)
		}
	}
	for i, a := range after {
		if !mutable(w.params[i]) {
			continue
		}
		text, err := w.literal(a, w.params[i])
		if err != nil {
			return fmt.Errorf("an argument after the call: %w", err)
		}
		fmt.Fprintf(&b, "%sSame(t, \"argument %d\", a%d, %s)\n", w.prefix(), i+1, i, text)
	}
	w.count++
	fmt.Fprintf(&w.cases, "t.Run(\"%d\", func(t *testing.T) {\n%s})\n", w.count, b.String())
	return nil
}

// call returns a call as Go has it: the arguments before and after it, and what it
// gives. A constructor gives the object that Python's __init__ takes.
func (w *writer) call(v *recording.Vector) (before, after []*recording.Value, result *recording.Value) {
	before, after, result = v.Before, v.After, v.Result
	if after == nil {
		after = before
	}
	if w.fn.Recv == nil && len(after) > 0 && strings.HasSuffix(w.function.Python, ".__init__") {
		return before[1:], after[1:], after[0]
	}
	return before, after, result
}

// goCall writes the call with the arguments a0, a1, ...
func (w *writer) goCall() string {
	var args []string
	for i := range w.params {
		args = append(args, fmt.Sprintf("a%d", i))
	}
	name := w.fn.Name.Name
	if w.fn.Recv != nil {
		name, args = args[0]+"."+name, args[1:]
	}
	if n := len(w.params); n > 0 {
		if _, variadic := w.params[n-1].(*ast.Ellipsis); variadic {
			args[len(args)-1] += "..."
		}
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// result returns the names that take the results, and what each must be. Python's
// one result may be several of Go's.
func (w *writer) result(v *recording.Value) (got, want []string, err error) {
	parts := []*recording.Value{v}
	switch n := len(w.results); {
	case n == 0:
		if v.Kind != recording.None {
			return nil, nil, errors.New("it gives one in Python and none in Go")
		}
		return nil, nil, nil
	case n > 1:
		if v.Kind != recording.Tuple || len(v.Items) != n {
			return nil, nil, fmt.Errorf("%s for %d results of Go", v.Kind, n)
		}
		parts = v.Items
	}
	for i, x := range parts {
		text, err := w.literal(x, w.results[i])
		if err != nil {
			return nil, nil, err
		}
		got, want = append(got, fmt.Sprintf("r%d", i)), append(want, text)
	}
	return got, want, nil
}

// mutable tells whether a call may change what an argument of a type holds.
func mutable(t ast.Expr) bool {
	_, plain := t.(*ast.Ident)
	return !plain
}

// prefix starts the names of what the test declares, so that two tests of one
// package do not meet.
func (w *writer) prefix() string {
	name := strings.ReplaceAll(w.name(), ".", "")
	return "parity" + name
}

// file puts the test together.
func (w *writer) file() string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport (\n", w.pkg)
	for _, name := range slices.Sorted(maps.Keys(w.imports)) {
		fmt.Fprintf(&b, "%q\n", name)
	}
	fmt.Fprintf(&b, ")\n\n// TestParity%s replays calls of %s that were recorded in Python.\nfunc TestParity%[1]s(t *testing.T) {\n", strings.ReplaceAll(w.name(), ".", ""), w.function.Python)
	if w.load {
		b.WriteString("Load()\n")
	}
	b.WriteString(w.cases.String() + "}\n\n")
	b.WriteString(strings.ReplaceAll(helpers, "PREFIX", w.prefix()))
	return b.String()
}

// helpers compare what Go gives with what Python gave.
const helpers = `// PREFIXSame fails unless got is want, floats to the bit.
func PREFIXSame(t *testing.T, what string, got, want any) {
	t.Helper()
	if !PREFIXEqual(reflect.ValueOf(got), reflect.ValueOf(want)) {
		t.Errorf("%s is %#v, in Python %#v", what, got, want)
	}
}

func PREFIXEqual(a, b reflect.Value) bool {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Float64:
		x, y := a.Float(), b.Float()
		return x != x && y != y || math.Float64bits(x) == math.Float64bits(y)
	case reflect.String:
		return a.String() == b.String()
	case reflect.Pointer, reflect.Interface:
		return a.IsNil() == b.IsNil() && (a.IsNil() || PREFIXEqual(a.Elem(), b.Elem()))
	case reflect.Slice:
		for i := range min(a.Len(), b.Len()) {
			if !PREFIXEqual(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return a.Len() == b.Len()
	case reflect.Map:
		for _, k := range a.MapKeys() {
			if x := b.MapIndex(k); !x.IsValid() || !PREFIXEqual(a.MapIndex(k), x) {
				return false
			}
		}
		return a.Len() == b.Len()
	case reflect.Struct:
		for i := range a.NumField() {
			if !PREFIXEqual(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	return false
}
`
