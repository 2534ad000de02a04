package report

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/molt-go/molt/analyzer/findings"
)

// many returns a result with n findings of alternating level.
func many(n int) *findings.Result {
	res := &findings.Result{Schema: 1, Files: findings.Files{Total: 1, Parsed: 1}, Evidence: findings.Static}
	for i := range n {
		level := findings.High
		if i%2 == 1 {
			level = findings.Low
		}
		res.Findings = append(res.Findings, findings.Finding{Rule: "r", Level: level, File: "a.py", Line: i + 1, Col: 1, EndLine: i + 1, EndCol: 2,
			Message: fmt.Sprintf("finding %d", i), Evidence: findings.Static})
	}
	return res
}

func TestGitHubLimits(t *testing.T) {
	for _, tt := range []struct {
		findings, warnings, notices int
		last                        string
	}{
		{0, 0, 0, ""},
		{20, 10, 10, "::notice title=r,file=a.py,line=20,col=1,endColumn=2::finding 19"},
		{21, 10, 10, "::notice title=r,file=a.py,line=20,col=1,endColumn=2::finding 19"},
		{60, 10, 10, "::notice title=molt::21 more findings; GitHub shows 10 annotations of a level."},
	} {
		lines := strings.Split(strings.TrimSuffix(string(render(t, "github", many(tt.findings), Options{})), "\n"), "\n")
		got := map[string]int{}
		for _, l := range lines {
			got[strings.SplitN(l, " ", 2)[0]]++
		}
		if got["::warning"] != tt.warnings || got["::notice"] != tt.notices || lines[len(lines)-1] != tt.last {
			t.Errorf("%d findings: %v, last line %q", tt.findings, got, lines[len(lines)-1])
		}
	}
}

func TestMarkdownFitsAComment(t *testing.T) {
	res := many(5_000)
	out := string(render(t, "markdown", res, Options{}))
	if n := utf8.RuneCountInString(out); n > 65_536 || n < 40_000 {
		t.Errorf("%d characters", n)
	}
	shown := strings.Count(out, "\n<details>")
	want := fmt.Sprintf("\n%s more findings did not fit in one comment.\n", Thousands(int64(5_000-shown)))
	if !strings.HasSuffix(out, want) {
		t.Errorf("%d findings are shown, and the end is %q", shown, out[len(out)-200:])
	}
	res.Findings[0].Message = strings.Repeat("`|<@", 100_000)
	if out := render(t, "markdown", res, Options{}); len(out) > 65_536 {
		t.Errorf("%d bytes with one long message", len(out))
	}
}

func TestSARIFIsCut(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(render(t, "sarif", many(25_001), Options{}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 25_000 {
		t.Errorf("%d results", len(run.Results))
	}
	want := []sarifNotification{{Level: "warning", Message: sarifText{
		Text: "Of 25,001 results the first 25,000 are listed, most gain first: code scanning takes no more."}}}
	if diff := cmp.Diff(want, run.Invocations[0].ToolExecutionNotifications); diff != "" {
		t.Errorf("notifications (-want +got):\n%s", diff)
	}
}

func TestSARIFText(t *testing.T) {
	for in, want := range map[string]string{
		"plain [x] and {y}":    "plain [x] and {y}",
		"`handlers[k](event)`": "`handlers\\[k\\](event)`",
		"format {0} and {12}":  "format {{0}} and {{12}}",
	} {
		if got := sarifEscape(in); got != want {
			t.Errorf("sarifEscape(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"src/a.py":      "src/a.py",
		"a b#c%?.py":    "a%20b%23c%25%3F.py",
		"名.py":          "%E5%90%8D.py",
		"c:/x\\y\n\xff": "c%3A/x%5Cy%0A%FF",
	} {
		if got := percentEncode(in); got != want {
			t.Errorf("percentEncode(%q) = %q, want %q", in, got, want)
		}
	}
	if got := pascal("list-in-loop"); got != "ListInLoop" {
		t.Errorf("pascal = %q", got)
	}
}

func TestFigures(t *testing.T) {
	for in, want := range map[float64]string{0: "0 %", 0.0004: "<0.1 %", 0.001: "0.1 %", 0.0814: "8.1 %", 0.0994: "9.9 %", 0.0996: "10 %",
		0.4123: "41 %", 1: "100 %", 3: "100 %", -1: "0 %", math.Inf(1): "100 %"} {
		if got := Percent(in); got != want {
			t.Errorf("Percent(%v) = %q, want %q", in, got, want)
		}
	}
	if got := Percent(math.NaN()); got != "0 %" {
		t.Errorf("Percent(NaN) = %q", got)
	}
	for in, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -1234567: "-1,234,567"} {
		if got := Thousands(in); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[float64]string{1.25: "1.2x", 9.96: "10x", 120.4: "120x"} {
		if got := Times(in); got != want {
			t.Errorf("Times(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestVerdict(t *testing.T) {
	tests := []struct {
		res  findings.Result
		want string
	}{
		{findings.Result{Files: findings.Files{Total: 2, Failed: []findings.Failed{{}, {}}}}, "Nothing could be read: 2 files failed."},
		{findings.Result{Files: findings.Files{Parsed: 1}}, "Nothing worth a change was found in 1 file."},
		{findings.Result{Files: findings.Files{Parsed: 1}, Findings: []findings.Finding{{Level: findings.Hidden, Gain: 1}}}, "Nothing worth a change was found in 1 file."},
		{findings.Result{Files: findings.Files{Parsed: 3}, Findings: []findings.Finding{{Level: findings.Low}, {Level: findings.High, Gain: 0.5, Evidence: findings.Recorded}}},
			"2 findings in 3 files (1 high, 1 low). The best alone would save about 50 % of the run, measured by a recording."},
	}
	for _, tt := range tests {
		if got := Verdict(&tt.res); got != tt.want {
			t.Errorf("got  %q\nwant %q", got, tt.want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(&strings.Builder{}, "xml", fixture(), Options{})
	want := `unknown format "xml"; there are text, json, sarif, github, markdown, html`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
