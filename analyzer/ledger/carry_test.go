package ledger

import "testing"

func TestCarry(t *testing.T) {
	proof := func(n int) *Verification { return &Verification{Vectors: Vectors{Generated: n}} }
	from := &Ledger{Runs: []Run{{Command: "cmd/m"}}, Functions: []Entry{
		{Python: "m.f", File: "m.py", Hash: "1", Verification: proof(1)}, {Python: "m.f", File: "m.py", Hash: "2", Verification: proof(2)},
		{Python: "m.g", File: "m.py", Hash: "3", Verification: proof(3)}, {Python: "m.gone", File: "m.py", Hash: "4", Verification: proof(4)},
	}}
	l := &Ledger{Functions: []Entry{
		{Python: "m.f", File: "m.py", Hash: "1"}, {Python: "m.f", File: "m.py", Hash: "2"},
		{Python: "m.g", File: "m.py", Hash: "changed"}, {Python: "m.new", File: "m.py", Hash: "5"},
	}}
	l.Carry(from)
	for i, want := range []int{1, 2, 0, 0} {
		got := 0
		if v := l.Functions[i].Verification; v != nil {
			got = v.Vectors.Generated
		}
		if got != want {
			t.Errorf("%s: verification %d, want %d", l.Functions[i].Python, got, want)
		}
	}
	if len(l.Runs) != 1 {
		t.Errorf("runs %v", l.Runs)
	}
}
