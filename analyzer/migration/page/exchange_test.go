package page

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/pprof/profile"

	profiles "github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/review"
)

// shop is a report of three functions: main calls total twice over, and total
// calls tax.
func shop() *migration.Report {
	return &migration.Report{
		Name: "shop", Module: "example.com/shop", Evidence: findings.Recorded,
		Functions: []migration.Function{
			{Python: "shop.total", Name: "shop.total", Kind: migration.Def, File: "shop.py", Line: 5, EndLine: 9, Go: "shop.Total", GoFile: "shop/shop.go", GoLine: 12, Status: ledger.Ported, Share: 0.5, Total: 0.75,
				Proof: migration.Differs, Review: migration.Review{State: review.StateAccepted, Who: "Ann", When: "2024-05-01", Reason: "=1+1, seen"},
				Verification: &ledger.Verification{Vectors: ledger.Vectors{Recorded: 3, Generated: 40}, Coverage: 0.5, Speedup: &ledger.Speedup{Ratio: 12.5, Low: 12, High: 13}}},
			{Python: "shop.tax", Name: "shop.tax", Kind: migration.Def, File: "shop.py", Line: 11, EndLine: 12, Status: ledger.Stub, Share: 0.25, Total: 0.25, Proof: migration.NotCompared,
				Review: migration.Review{State: review.StateNeedsWork}, Owners: []string{"@team"}, Reasons: []ledger.Reason{{Code: "dynamic-code", Text: "eval()"}},
				Drift: &migration.Drift{Changes: []migration.Change{{Kind: "stale", Text: "its Python has changed", Drift: true}, {Kind: "edited", Text: "x"}}}},
			{Python: "shop.main", Name: "shop.main", Kind: migration.Def, File: "shop.py", Line: 14, EndLine: 15, Go: "shop.Main", Status: ledger.Dynamic, Share: 0.25, Total: 1, Proof: migration.Proven},
		},
		Calls: []migration.Call{
			{Python: "shop.main", Function: 2, Share: 1}, {Python: "shop.total", Function: 0, Depth: 1, Share: 0.75},
			{Python: "shop.tax", Function: 1, Depth: 2, Share: 0.125}, {Python: "shop.tax", Function: 1, Depth: 2, Start: 0.125, Share: 0.125},
		},
		Findings: []migration.Finding{{Finding: findings.Finding{Rule: "list-membership", File: "shop.py", Line: 6, EndLine: 6, Level: findings.High, Message: "m"}}},
		Failed:   []migration.Failed{{Path: "bad.py", Line: 2, Reason: "invalid syntax"}, {Path: "test_shop.py", Left: true, Reason: "test code"}},
	}
}

func TestCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(write(t, "csv", shop(), Options{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []map[string]string
	for _, row := range rows[1:] {
		known := map[string]string{}
		for i, name := range rows[0] {
			if row[i] != "" {
				known[name] = row[i]
			}
		}
		got = append(got, known)
	}
	want := []map[string]string{
		{"function": "shop.total", "kind": "function", "file": "shop.py", "line": "5", "end_line": "9", "status": "ported", "share": "0.5", "total": "0.75", "go": "shop.Total", "go_file": "shop/shop.go", "go_line": "12",
			"proof": "different", "recorded": "3", "generated": "40", "coverage": "0.5", "speedup": "12.5", "speedup_low": "12", "speedup_high": "13",
			"review": "accepted", "by": "Ann", "on": "2024-05-01", "reason": "'=1+1, seen"},
		{"function": "shop.tax", "kind": "function", "file": "shop.py", "line": "11", "end_line": "12", "status": "stub", "share": "0.25", "total": "0.25", "proof": "none", "review": "needs-work",
			"drift": "stale", "owners": "'@team", "reasons": "dynamic-code"},
		{"function": "shop.main", "kind": "function", "file": "shop.py", "line": "14", "end_line": "15", "status": "dynamic", "share": "0.25", "total": "1", "go": "shop.Main", "proof": "proven"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestProfiles reads both profiles back, with readers that are not the writers'.
func TestProfiles(t *testing.T) {
	p, err := profiles.Read("heat.json", []byte(write(t, "speedscope", shop(), Options{Version: "1.2"})))
	if err != nil {
		t.Fatal(err)
	}
	heat := map[string][2]float64{}
	for _, e := range p.Entries {
		heat[e.Func] = [2]float64{p.Share(e.Self), p.Share(e.Cumulative)}
	}
	want := map[string][2]float64{"shop.main": {0.25, 1}, "shop.total": {0.5, 0.75}, "shop.tax": {0.25, 0.25}}
	if diff := cmp.Diff(want, heat); diff != "" || p.Format != "speedscope" {
		t.Errorf("%s: %s", p.Format, diff)
	}
	estimate := shop()
	estimate.Evidence = findings.Static
	if _, err := profiles.Read("heat.json", []byte(write(t, "speedscope", estimate, Options{}))); err == nil || !strings.Contains(err.Error(), "molt's own estimate") {
		t.Errorf("an estimate is read back as a profile: %v", err)
	}
	q, err := profile.Parse(strings.NewReader(write(t, "pprof", shop(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	var stacks []string
	for _, s := range q.Sample {
		var names []string
		for _, l := range s.Location {
			names = append(names, l.Line[0].Function.Name)
		}
		stacks = append(stacks, strings.Join(names, " < "))
	}
	if diff := cmp.Diff([]string{"shop.tax < shop.total < shop.main", "shop.tax < shop.total < shop.main", "shop.total < shop.main", "shop.main"}, stacks); diff != "" {
		t.Error(diff)
	}
	if f := q.Function[1]; f.Filename != "shop.py" || f.StartLine != 5 || q.Sample[2].Value[0] != 500_000 {
		t.Errorf("%+v, %v", f, q.Sample[2].Value)
	}
}

// TestSARIF holds what is told of a port, and that what was accepted is suppressed.
func TestSARIF(t *testing.T) {
	var log struct {
		Runs []struct {
			Invocations []struct{ ToolExecutionNotifications []any }
			Results     []struct {
				RuleID       string
				Level        string
				Suppressions []struct{ Justification string }
				Locations    []struct {
					LogicalLocations []struct{ FullyQualifiedName string }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(write(t, "sarif", shop(), Options{})), &log); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		line := r.Level + " " + r.RuleID
		for _, l := range r.Locations[0].LogicalLocations {
			line += " " + l.FullyQualifiedName
		}
		for _, s := range r.Suppressions {
			line += " (" + s.Justification + ")"
		}
		got = append(got, line)
	}
	want := []string{"warning list-membership", "note port-stub shop.tax", "note port-drift shop.tax", "note port-dynamic shop.main", "warning port-different shop.total (accepted: Ann, =1+1, seen)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(log.Runs[0].Invocations[0].ToolExecutionNotifications); n != 1 {
		t.Errorf("%d notifications, want the file that failed", n)
	}
}

// TestHostileExchange holds that formats for tools escape what they carry.
func TestHostileExchange(t *testing.T) {
	for _, format := range []string{"csv", "speedscope", "sarif"} {
		out := write(t, format, hostile(2), Options{Version: "1"})
		for _, bad := range []string{"\u202e", "\x1b", "\xff", "secret"} {
			if strings.Contains(out, bad) {
				t.Errorf("%s holds %q", format, bad)
			}
		}
	}
}
