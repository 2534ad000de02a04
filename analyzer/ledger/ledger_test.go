package ledger

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/internal/schematest"
	"github.com/molt-go/molt/templates"
)

func sample() *Ledger {
	return &Ledger{
		Schema: Schema, Molt: Molt{Version: "devel", Runtime: Hash("runtime")}, Python: "3.11", Module: "example.com/m",
		Files: []File{
			{Path: "b.py", Status: FileFailed, Line: 3, Reason: "invalid syntax"},
			{Path: "a.py", Status: FilePorted, Go: "a/a.go", Hash: Hash("a"), Command: "cmd/a"},
		},
		Classes: []Entry{{Python: "a.C", File: "a.py", Line: 9, EndLine: 12, Go: "a.C", Status: Ported, Hash: Hash("c")}},
		Functions: []Entry{
			{Python: "a.g", File: "a.py", Line: 5, EndLine: 6, Status: Stub, Hash: Hash("g"), Share: 0.25, Reasons: []Reason{
				{Code: "unknown-type", Text: "parameter x", Line: 5}, {Code: "unknown-type", Text: "result", Line: 5}, {Code: "generator", Text: "<yield>", File: "b.py", Line: 1}}},
			{Python: "a.f", File: "a.py", Line: 1, EndLine: 2, Go: "a.F", Status: Ported, Hash: Hash("f"), Share: 0.5, Verification: &Verification{
				Verdict: Different, Vectors: Vectors{Recorded: 8, Generated: 200, Nondeterministic: 1}, Coverage: 0.75, Python: Hash("f"), Go: Hash("F"),
				Differences: []Difference{{Input: "a.f(-1)", Python: "2", Go: "1", Recorded: true}},
				Speedup:     &Speedup{Ratio: 20, Low: 19, High: 21, PythonNS: 4000, GoNS: 200, PythonBytes: 9 << 20, GoBytes: 2 << 20},
			}},
			{Python: "a.h", File: "a.py", Line: 7, EndLine: 8, Go: "a.H", Status: Dynamic, Hash: Hash("h"), Share: 0.25, Reasons: []Reason{{Code: "dynamic", Text: "mixed"}},
				Verification: &Verification{Verdict: Unproven, Reason: "its arguments are not known", Python: Hash("h"), Go: Hash("H")}},
		},
		Runs: []Run{
			{File: "a.py", Command: "cmd/a", Args: []string{"2"}, Verdict: Different, Python: Hash("a"), Go: Hash("A"), Differences: []Difference{{Input: "a.py 2", Python: "exit status 0", Go: "exit status 1"}}},
			{File: "a.py", Command: "cmd/a", Verdict: Unproven, Reason: "python3 is not there", Nondeterministic: true, Python: Hash("a"), Go: Hash("A")},
		},
	}
}

func TestSchema(t *testing.T) {
	schema := schematest.Compile(t, templates.LedgerSchema)
	for name, l := range map[string]*Ledger{"sample": sample(), "empty": {Schema: Schema, Molt: sample().Molt, Python: "3.11", Module: "m"}} {
		data, err := l.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Check(t, data); err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	data, err := sample().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	for old, bad := range map[string]string{
		`"schema": 1`:           `"schema": 2`,
		`"status": "dynamic"`:   `"status": "perhaps"`,
		`"share": 0.5`:          `"share": 1.5`,
		`"complete": false`:     `"complete": false, "when": "now"`,
		`"code": "generator"`:   `"code": "A Generator"`,
		`"python": "3.11"`:      `"python": "three"`,
		`"path": "b.py"`:        `"path": ""`,
		`"reasons": []`:         `"reasons": null`,
		`"go": "a.F",`:          ``,
		`"hash": "` + Hash("f"): `"hash": "` + strings.ToUpper(Hash("f")) + `x`,
		`"verdict": "unproven"`: `"verdict": "fine"`,
		`"coverage": 0.75`:      `"coverage": 75`,
		`"recorded": 8`:         `"recorded": -8`,
		`"input": "a.f(-1)"`:    `"input": ""`,
		`"ratio": 20`:           `"ratio": 0`,
		`"args": []`:            `"args": null`,
		`"command": "cmd/a"`:    `"command": ""`,
	} {
		changed := bytes.Replace(data, []byte(old), []byte(bad), 1)
		if bytes.Equal(changed, data) {
			t.Fatalf("%s is not in the sample", old)
		}
		if schema.Check(t, changed) == nil {
			t.Errorf("the schema accepts %s", bad)
		}
	}
}

// TestMarshal holds the order, and that reading gives back what was written.
func TestMarshal(t *testing.T) {
	data, err := sample().Marshal()
	if err != nil {
		t.Fatal(err)
	}
	l, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, f := range l.Functions {
		order = append(order, f.Python)
	}
	if diff := cmp.Diff([]string{"a.f", "a.g", "a.h"}, order); diff != "" || l.Files[0].Path != "a.py" {
		t.Errorf("not sorted: %v, %s first", order, l.Files[0].Path)
	}
	if len(l.Runs[0].Args) != 0 {
		t.Errorf("runs are not sorted: %v first", l.Runs[0].Args)
	}
	again, err := l.Marshal()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("written again it differs (%v)", err)
	}
	if !bytes.Contains(data, []byte("<yield>")) {
		t.Error("texts are escaped for HTML")
	}
}

func TestRead(t *testing.T) {
	for _, bad := range []string{"", "[]", `{"schema": 2}`, `{}`} {
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestSummary(t *testing.T) {
	s := sample().Summary()
	if s.Total != 3 || s.Count[Stub] != 1 || s.Share[Ported] != 0.5 || s.Share[Dynamic] != 0.25 {
		t.Errorf("%+v", s)
	}
	want := []Blocked{
		{Code: "dynamic", Text: "mixed", Count: 1, Share: 0.25},
		{Code: "generator", Text: "<yield>", Count: 1, Share: 0.25},
		{Code: "unknown-type", Text: "parameter x", Count: 1, Share: 0.25},
	}
	if diff := cmp.Diff(want, s.Blocked); diff != "" {
		t.Error(diff)
	}
	cold := &Ledger{Functions: []Entry{{Status: Ported}, {Status: Stub}}}
	if s := cold.Summary(); s.Share[Stub] != 0.5 {
		t.Errorf("without heat each function counts alike: %+v", s)
	}
}
