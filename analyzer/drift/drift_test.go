package drift

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/internal/schematest"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/templates"
)

// port returns a port of functions that stand as they were made.
func port(functions ...ledger.Entry) *standing.Port {
	p := &standing.Port{Ledger: &ledger.Ledger{Module: "example.com/m", Functions: functions}, Made: &ledger.Made{Files: map[string]string{"go.mod": ""}}, Go: godecl.Index(nil)}
	for i, name := range ledger.Names(functions) {
		e := &p.Ledger.Functions[i]
		p.Functions = append(p.Functions, standing.Function{Name: name, Entry: e, Judged: standing.Judged{Python: e.Hash, Go: ledger.Hash(e.Go)}})
	}
	return p
}

func kinds(r *Report) []string {
	list := []string{}
	for _, c := range r.Functions {
		word := string(c.Kind)
		if !c.Drift {
			word = "(" + word + ")"
		}
		list = append(list, word)
	}
	return list
}

// TestJudgements holds when a verification and an edit by hand are drift.
func TestJudgements(t *testing.T) {
	hash := ledger.Hash("f")
	entry := ledger.Entry{Python: "m.f", File: "m.py", Line: 1, EndLine: 2, Go: "m.F", Status: ledger.Ported, Hash: hash}
	proof := func(python, goes string) *ledger.Verification {
		return &ledger.Verification{Verdict: ledger.Same, Python: python, Go: goes}
	}
	now := ledger.Hash("m.F")
	for _, test := range []struct {
		name     string
		edited   bool
		proof    *ledger.Verification
		decision review.Entry
		want     []string
	}{
		{name: "as made", want: []string{}},
		{name: "proven", proof: proof(hash, now), want: []string{}},
		{name: "edited", edited: true, want: []string{"edited"}},
		{name: "edited and proven", edited: true, proof: proof(hash, now), want: []string{"(edited)"}},
		{name: "edited since the proof", edited: true, proof: proof(hash, ledger.Hash("old")), want: []string{"edited", "outdated"}},
		{name: "edited, Go owns it", edited: true, decision: review.Entry{Life: review.InGo}, want: []string{"(edited)"}},
		{name: "edited and rejected", edited: true, decision: review.Entry{Verdict: review.Rejected, Judged: standing.Judged{Python: hash, Go: now}}, want: []string{"edited"}},
		{name: "edited since it was accepted", edited: true, decision: review.Entry{Verdict: review.Accepted, Judged: standing.Judged{Python: hash, Go: hash}}, want: []string{"edited", "lapsed"}},
	} {
		e := entry
		e.Verification = test.proof
		p := port(e)
		p.Functions[0].Edited = test.edited
		r := Compare(p, &review.File{Functions: map[string]review.Entry{"m.f": test.decision}}, nil)
		if diff := cmp.Diff(test.want, kinds(r)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if drifted := slices.ContainsFunc(test.want, func(k string) bool { return k[0] != '(' }); r.Drifted != drifted {
			t.Errorf("%s: drifted %v", test.name, r.Drifted)
		}
	}
}

func TestUnproven(t *testing.T) {
	p := port(
		ledger.Entry{Python: "m.never", Status: ledger.Ported},
		ledger.Entry{Python: "m.stub", Status: ledger.Stub},
		ledger.Entry{Python: "m.holds", Status: ledger.Dynamic, Hash: "h", Go: "m.H", Verification: &ledger.Verification{Python: "h", Go: ledger.Hash("m.H")}},
		ledger.Entry{Python: "m.old", Status: ledger.Ported, Hash: "h", Go: "m.O", Verification: &ledger.Verification{Python: "g", Go: ledger.Hash("m.O")}},
	)
	var names []string
	for _, f := range Unproven(p) {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"m.never", "m.old"}, names); diff != "" {
		t.Error(diff)
	}
}

// TestLocal holds that names number definitions in their own file.
func TestLocal(t *testing.T) {
	list := []ledger.Entry{{Python: "m.f", File: "a/m.py"}, {Python: "m.f", File: "b/m.py"}, {Python: "m.f", File: "a/m.py"}}
	if diff := cmp.Diff([]place{{"a/m.py", "m.f"}, {"b/m.py", "m.f"}, {"a/m.py", "m.f#2"}}, local(list), cmp.AllowUnexported(place{})); diff != "" {
		t.Error(diff)
	}
}

func TestSchema(t *testing.T) {
	schema := schematest.Compile(t, templates.StatusSchema)
	p := port(ledger.Entry{Python: "m.f", File: "m.py", Line: 1, Go: "m.F", Hash: ledger.Hash("f"), Share: 0.5})
	p.Functions[0].Edited = true
	p.Go.Broken["x.go"] = bytes.ErrTooLarge
	p.Edited = []godecl.Place{{File: "m/m.go", Decl: godecl.Decl{Key: "const x", Line: 3}}}
	r := Compare(p, &review.File{}, nil)
	text := marshal(t, r)
	if err := schema.Check(t, text); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	if err := schema.Check(t, marshal(t, Compare(port(), &review.File{}, nil))); err != nil {
		t.Error(err)
	}
	for _, kind := range Kinds {
		r.Functions[0].Kind = kind
		if err := schema.Check(t, marshal(t, r)); (err == nil) != (kind != Failed) {
			t.Errorf("kind %s: %v", kind, err)
		}
	}
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
