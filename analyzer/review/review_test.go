package review

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/internal/schematest"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/templates"
)

var (
	python = ledger.Hash("python")
	goes   = ledger.Hash("go")
	other  = ledger.Hash("other")
)

func sample() *File {
	limit := 1.0
	return &File{
		Check:    Check{MaxUnreviewed: &limit},
		Baseline: map[string]Counts{"b.py": {Stub: 1, Unproven: 3}, "a \"b\".py": {Dynamic: 2}},
		Functions: map[string]Entry{
			"m.g#2": {Life: Shadow, Notes: []Note{{By: "Bob", On: "2024-05-01", Text: "who \"calls\"\nthis?"}, {Text: "\u202ehidden\x00"}}},
			"m.f":   {Verdict: Accepted, Judged: standing.Judged{Python: python, Go: goes}, By: "Ann", On: "2024-05-02", Reason: `a \ b`},
			"m.s":   {Verdict: Rejected, Judged: standing.Judged{Python: python}, Reason: "a stub"},
		},
	}
}

// TestMarshal holds that reading gives back what was written, and what it looks like.
func TestMarshal(t *testing.T) {
	text := sample().Marshal()
	const want = header + `
notes = [
  {function = "m.g#2", by = "Bob", on = "2024-05-01", text = "who \"calls\"\nthis?"},
  {function = "m.g#2", text = "\u202Ehidden\u0000"},
]

[check]
max-unreviewed = 1.0

[baseline]
"a \"b\".py" = {dynamic = 2}
"b.py" = {stub = 1, unproven = 3}

[functions]
"m.f" = {verdict = "accepted", python = "PYTHON", go = "GO", by = "Ann", on = "2024-05-02", reason = "a \\ b"}
"m.g#2" = {life = "shadow"}
"m.s" = {verdict = "rejected", python = "PYTHON", reason = "a stub"}
`
	if diff := cmp.Diff(strings.NewReplacer("PYTHON", python, "GO", goes).Replace(want), string(text)); diff != "" {
		t.Error(diff)
	}
	back, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(), back); diff != "" {
		t.Error(diff)
	}
}

func TestRead(t *testing.T) {
	verdict := func(rest string) string {
		return "[functions]\nf = {verdict = \"accepted\", python = \"" + python + "\"" + rest + "}\n"
	}
	for text, want := range map[string]string{
		"":                                                 "",
		"[check]\nmax-unreviewed = 1.5":                    "1.5 is no share",
		"[check]\nmax-unreviewd = 1.0":                     `unknown key "check.max-unreviewd"`,
		"[functions]\nf = {life = \"dead\"}":               `"dead" is none of python, shadow, go, retired`,
		"[functions]\nf = {verdict = \"maybe\"}":           `"maybe" is neither`,
		"[functions]\nf = {verdict = \"accepted\"}":        "is no hash",
		verdict(`, go = "xyz"`):                            `"xyz" is no hash`,
		verdict(`, on = "yesterday"`):                      `"yesterday" is no day`,
		verdict(`, notes = []`):                            `unknown key "functions.f.notes"`,
		`notes = [{by = "a", text = "x"}]`:                 "note 1: it lacks its function",
		`notes = [{function = "a", text = "x", on = "x"}]`: `"x" is no day`,
		verdict("") + "<<<<<<< ours\n":                     Name + ":3: a conflict of a merge is left",
		verdict("") + "f = {}\n":                           Name + ":3: ",
		"x = ":                                             Name + ":1: ",
	} {
		_, err := Read([]byte(text))
		if want == "" {
			if err != nil {
				t.Errorf("%q: %v", text, err)
			}
		} else if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestState(t *testing.T) {
	judged := standing.Judged{Python: python, Go: goes}
	differs := &ledger.Verification{Verdict: ledger.Different, Python: python, Go: goes}
	for _, test := range []struct {
		name   string
		entry  Entry
		status ledger.Status
		proof  *ledger.Verification
		now    standing.Judged
		want   State
	}{
		{name: "nothing", want: StateUnreviewed},
		{name: "a note", entry: Entry{Notes: []Note{{Text: "x"}}}, want: StateUnreviewed},
		{name: "a stub", status: ledger.Stub, want: StateNeedsWork},
		{name: "different", proof: differs, now: judged, want: StateNeedsWork},
		{name: "different before", proof: differs, now: standing.Judged{Python: python, Go: other}, want: StateUnreviewed},
		{name: "accepted", entry: Entry{Verdict: Accepted, Judged: judged}, now: judged, want: StateAccepted},
		{name: "an accepted difference", entry: Entry{Verdict: Accepted, Judged: judged}, proof: differs, now: judged, want: StateAccepted},
		{name: "rejected", entry: Entry{Verdict: Rejected, Judged: judged}, now: judged, want: StateRejected},
		{name: "Python changed", entry: Entry{Verdict: Accepted, Judged: judged}, now: standing.Judged{Python: other, Go: goes}, want: StateStale},
		{name: "Python gone", entry: Entry{Verdict: Rejected, Judged: judged}, now: standing.Judged{Go: goes}, want: StateStale},
		{name: "Go changed", entry: Entry{Verdict: Accepted, Judged: judged}, now: standing.Judged{Python: python, Go: other}, want: StateStale},
		{name: "Go owns, Python changed", entry: Entry{Life: InGo, Verdict: Accepted, Judged: judged}, now: standing.Judged{Python: other, Go: goes}, want: StateAccepted},
		{name: "shadow, Python changed", entry: Entry{Life: Shadow, Verdict: Accepted, Judged: judged}, now: standing.Judged{Python: other, Go: goes}, want: StateStale},
		{name: "Go owns, Go changed", entry: Entry{Life: Retired, Verdict: Accepted, Judged: judged}, now: standing.Judged{Go: other}, want: StateStale},
	} {
		f := &File{Functions: map[string]Entry{"m.f": test.entry}}
		fn := &standing.Function{Name: "m.f", Entry: &ledger.Entry{Status: test.status, Verification: test.proof}, Judged: test.now}
		if got := f.State(fn); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestRatchet(t *testing.T) {
	f := &File{Baseline: map[string]Counts{"a.py": {Stub: 2, Dynamic: 1}, "gone.py": {Stub: 1}}}
	grew, shrank := f.Compare(map[string]Counts{"a.py": {Stub: 1, Dynamic: 2}, "new.py": {Unproven: 1}})
	if diff := cmp.Diff([]Growth{{"a.py", "dynamic", 1, 2}, {"new.py", "unproven", 0, 1}}, grew); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Growth{{"a.py", "stub", 2, 1}, {"gone.py", "stub", 1, 0}}, shrank); diff != "" {
		t.Error(diff)
	}
	proof := &ledger.Verification{Verdict: ledger.Same, Python: python, Go: goes}
	functions := []standing.Function{
		{Entry: &ledger.Entry{File: "a.py", Status: ledger.Ported, Verification: proof}, Judged: standing.Judged{Python: python, Go: goes}},
		{Entry: &ledger.Entry{File: "a.py", Status: ledger.Ported, Verification: proof}, Judged: standing.Judged{Python: python, Go: other}},
		{Entry: &ledger.Entry{File: "a.py", Status: ledger.Stub, Reasons: make([]ledger.Reason, 2)}},
		{Entry: &ledger.Entry{File: "b.py", Status: ledger.Dynamic, Reasons: make([]ledger.Reason, 1)}},
	}
	want := map[string]Counts{"a.py": {Stub: 1, Reasons: 2, Unproven: 1}, "b.py": {Dynamic: 1, Reasons: 1, Unproven: 1}}
	if diff := cmp.Diff(want, Count(&standing.Port{Functions: functions})); diff != "" {
		t.Error(diff)
	}
}

// TestDecisions holds exported decisions against the schema, which must refuse
// what the reader refuses.
func TestDecisions(t *testing.T) {
	schema := schematest.Compile(t, templates.ReviewSchema)
	file := func(decision string) []byte {
		return []byte(`{"schema": 1, "module": "example.com/m", "decisions": [` + decision + `]}`)
	}
	verdict := `{"function": "m.f", "verdict": "accepted", "python": "` + python + `", "go": "` + goes + `", "reason": "seen"`
	for text, good := range map[string]bool{
		"":                                   true,
		verdict + "}":                        true,
		verdict + `, "on": "2024-05-01"}`:    true,
		`{"function": "f", "note": "x"}`:     true,
		`{"function": "f", "life": "go"}`:    true,
		`{"function": "f"}`:                  false,
		`{"note": "x"}`:                      false,
		`{"function": "f", "life": "dead"}`:  false,
		verdict + `, "on": "today"}`:         false,
		verdict + `, "who": "x"}`:            false,
		`{"function": "f", "verdict": "ok"}`: false,
		`{"function": "f", "verdict": "accepted", "reason": "x"}`:                     false,
		`{"function": "f", "verdict": "accepted", "python": "` + python + `"}`:        false,
		`{"function": "f", "verdict": "accepted", "python": "123", "reason": "seen"}`: false,
	} {
		_, err := ReadDecisions(file(text))
		if (err == nil) != good {
			t.Errorf("read %s: %v", text, err)
		}
		if err := schema.Check(t, file(text)); (err == nil) != good {
			t.Errorf("validate %s: %v", text, err)
		}
	}
	for _, bad := range []string{"", "[]", `{"schema": 2, "module": "m", "decisions": []}`, string(file("")) + "{}"} {
		if _, err := ReadDecisions([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestDecide(t *testing.T) {
	f := &File{}
	f.Decide(Decision{Function: "m.f", Note: "first", By: "Ann"})
	f.Decide(Decision{Function: "m.f", Verdict: Rejected, Python: python, Go: goes, By: "Ann", Reason: "no"})
	f.Decide(Decision{Function: "m.f", Note: "first", By: "Ann"}) // imported twice
	f.Decide(Decision{Function: "m.f", Verdict: Accepted, Python: python, Go: other, By: "Bob", On: "2024-05-01", Reason: "yes"})
	f.Decide(Decision{Function: "m.f", Life: InGo, By: "Bob"})
	want := Entry{Life: InGo, Verdict: Accepted, Judged: standing.Judged{Python: python, Go: other}, By: "Bob", On: "2024-05-01", Reason: "yes", Notes: []Note{{By: "Ann", Text: "first"}}}
	if diff := cmp.Diff(want, f.Functions["m.f"]); diff != "" {
		t.Error(diff)
	}
}
