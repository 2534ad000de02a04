package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/molt-go/molt/analyzer/findings"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestGolden(t *testing.T) {
	empty := &findings.Result{Schema: 1, Files: findings.Files{Total: 31, Parsed: 31}, Evidence: findings.Static}
	tests := []struct {
		file, format string
		res          *findings.Result
		opts         Options
	}{
		{"scan.txt", "text", fixture(), Options{}},
		{"verbose.txt", "text", fixture(), Options{Verbose: true, Width: 140}},
		{"narrow_ascii.txt", "text", fixture(), Options{Style: Style{ASCII: true}, Width: 60, Top: 3, Frames: 2}},
		{"colour.txt", "text", fixture(), Options{Style: Style{Color: true}}},
		{"empty.txt", "text", empty, Options{}},
		{"scan.json", "json", fixture(), Options{}},
		{"empty.json", "json", empty, Options{}},
		{"scan.sarif", "sarif", fixture(), Options{Version: "1.2.3"}},
		{"empty.sarif", "sarif", empty, Options{}},
		{"scan.github", "github", fixture(), Options{}},
		{"empty.github", "github", empty, Options{}},
		{"scan.md", "markdown", fixture(), Options{}},
		{"empty.md", "markdown", empty, Options{}},
		{"scan.html", "html", fixture(), Options{Version: "1.2.3"}},
		{"empty.html", "html", empty, Options{}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			tt.opts.Rules = fixtureRules()
			golden(t, tt.file, render(t, tt.format, tt.res, tt.opts))
		})
	}
}

func TestRuleText(t *testing.T) {
	r := fixtureRules()[0]
	golden(t, "rule.txt", []byte(r.Text(Style{}, 60)))
	golden(t, "rule.md", []byte(RuleMarkdown(&r)))
}

func render(t testing.TB, format string, res *findings.Result, opts Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, res, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); if it should, run go test -update:\n%s", path, diff)
	}
}
