package assess

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// pageOf is an assessment with something of everything, hostile names included.
func pageOf(evidence findings.Evidence) *Assessment {
	a := &Assessment{
		Schema:    Schema,
		Evidence:  evidence,
		Files:     findings.Files{Total: 1201, Parsed: 1200, Failed: []findings.Failed{{File: "bad.py", Line: 1, Col: 2, Reason: "invalid syntax"}}},
		Functions: 3400,
		Lines:     56789,
		Split:     Split{Portable: 0.55, Blocked: 0.2, Native: 0.25},
		Blockers: []Blocker{
			{What: "numpy", Library: true, Share: 0.15, Functions: 12, Advice: libraries.Of("numpy").Note},
			{What: "evil\x1b[31m\nname", Library: true, Share: 0.05, Functions: 1, Advice: libraries.Of("evil").Note},
		},
		Cuts: []Cut{
			{Symbol: "app.core.solve", File: "app/core.py", Line: 12, Share: 0.4, Functions: 7, Interface: "narrow", Pure: true},
			{Symbol: "app.io.load", File: "app/io\x1b[2J.py", Line: 3, Share: 0.1, Functions: 1, Blocked: 0.02, Interface: "wide", Why: []string{"async", "numpy"}},
		},
		Hotspots: []Hotspot{
			{Symbol: "app.core.inner", File: "app/core.py", Line: 40, Share: 0.3, Grade: Portable},
			{Symbol: "app.io.load", File: "app/io\x1b[2J.py", Line: 3, Share: 0.1, Grade: Refused, Why: []string{"async", "numpy"}},
		},
		Libraries: []Library{{Name: "numpy", Grade: libraries.Refused, Files: 3, Share: 0.15, Note: libraries.Of("numpy").Note}},
	}
	if evidence == findings.Profile {
		a.Split = Split{Portable: 0.55, Blocked: 0.1, Native: 0.15, Waiting: 0.12, Other: 0.08, WaitingKnown: true}
	}
	a.Ceiling = ceiling(a.Split, evidence, Options{CostPerCore: 1000, Cores: 40})
	a.Verdict = judge(a)
	a.round()
	return a
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	same(t, name, string(got), string(want))
}

func TestWriteText(t *testing.T) {
	told := pageOf(findings.Profile)
	told.Split.WaitingKnown = false
	for _, test := range []struct {
		name    string
		page    *Assessment
		style   report.Style
		columns int
	}{
		{"static.txt", pageOf(findings.Static), report.Style{}, 0},
		{"profile.txt", pageOf(findings.Profile), report.Style{}, 100},
		{"untold.txt", told, report.Style{}, 100},
		{"narrow.txt", pageOf(findings.Profile), report.Style{ASCII: true}, 60},
		{"color.txt", pageOf(findings.Static), report.Style{Color: true}, 100},
		{"empty.txt", &Assessment{Evidence: findings.Static, Verdict: judge(&Assessment{}), Ceiling: ceiling(Split{}, findings.Static, Options{})}, report.Style{}, 100},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := test.page.WriteText(&b, test.style, test.columns); err != nil {
				t.Fatal(err)
			}
			golden(t, test.name, b.Bytes())
		})
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := pageOf(findings.Profile).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "profile.json", b.Bytes())
}

var errFull = errors.New("no space left")

// A full writer takes some bytes and then no more.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteError(t *testing.T) {
	for left := 0; left < 1400; left += 100 {
		if err := pageOf(findings.Profile).WriteText(&full{left}, report.Style{}, 100); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
	if err := pageOf(findings.Profile).WriteJSON(&full{}); !errors.Is(err, errFull) {
		t.Errorf("JSON: %v", err)
	}
}
