package ledger

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	l := &Ledger{Functions: []Entry{
		{Python: "m.f", File: "m.py", Line: 1, EndLine: 9, Go: "m.F"},
		{Python: "m.f.inner", File: "m.py", Line: 2, EndLine: 3},
		{Python: "m.f.C.method", File: "m.py", Line: 5, EndLine: 6},
		{Python: "m.f", File: "m.py", Line: 11, EndLine: 19, Go: "m.F2"},
		{Python: "m.f.inner", File: "m.py", Line: 12, EndLine: 13},
		{Python: "m.g", File: "m.py", Line: 21, EndLine: 21},
	}}
	if diff := cmp.Diff([]string{"m.f", "m.f.inner", "m.f.C.method", "m.f#2", "m.f.inner#2", "m.g"}, Names(l.Functions)); diff != "" {
		t.Error(diff)
	}
	var symbols []string
	for _, e := range l.Functions {
		symbols = append(symbols, l.Symbol(e))
	}
	if diff := cmp.Diff([]string{"m.F", "m.F", "m.F", "m.F2", "m.F2", ""}, symbols); diff != "" {
		t.Error(diff)
	}
}
