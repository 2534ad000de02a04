package report

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/findings"
)

// nasty holds what is dangerous somewhere: a terminal, HTML, Markdown, a
// workflow command, a reader's eye.
const nasty = "a\x1b[2J\x1b]0;owned\x07\r\n::error::x\u202eevil\u2066\u200b</script><script>alert(1)</script><img src=x onerror=y>" +
	"\"'`|]](http://x.invalid) @everyone #1 %0A {0} \xff\xfe \x00\u0085\u2028\U000e0041 e\u0301\u0301\u0301\u0301\u0301\u0301 </details><!-- -->${{ x }}"

func hostile() *findings.Result {
	f := findings.Finding{Rule: "list-membership", Lever: nasty, Levers: []string{nasty, nasty}, File: nasty + ".py", Line: 2, Col: 500_000, EndLine: 2, EndCol: 500_010,
		Symbol: nasty, Message: nasty, Remedy: nasty, Level: findings.High, Share: math.NaN(), Speedup: math.Inf(1), Gain: 7, Evidence: findings.Static,
		Fingerprint: nasty, Related: []findings.Related{{File: nasty, Line: 1, Message: nasty}}}
	odd := f
	odd.Line, odd.Col, odd.EndLine, odd.EndCol = 1, 9, 1, 3 // ends before it begins
	wide := f
	wide.File, wide.Line, wide.Col, wide.EndLine, wide.EndCol = "wide.py", 1, 1, 1<<40, 1
	f.Message = strings.Repeat("x", 1<<20)
	return &findings.Result{
		Schema: 1, Evidence: findings.Static,
		Files:    findings.Files{Total: 2, Parsed: 1, Failed: []findings.Failed{{File: nasty, Line: 1, Col: 1, Reason: nasty}}},
		Hotspots: []findings.Hotspot{{Symbol: nasty, File: nasty, Line: 1, Share: math.Inf(1), Basis: nasty, Kind: nasty, Evidence: findings.Static}, {Symbol: strings.Repeat("y", 1<<20), Share: -1, Evidence: findings.Static}},
		Findings: []findings.Finding{f, odd, wide},
		Silenced: []findings.Silenced{{Finding: odd, By: "comment", Reason: nasty}}, Suppressed: 1,
		Notes: []findings.Note{{Kind: nasty, File: nasty, Line: 1, Message: nasty}},
		Sources: map[string]string{
			nasty + ".py": nasty[:20] + "\n" + strings.Repeat("あ\t", 500_000) + nasty + "\n",
			"wide.py":     strings.Repeat(nasty+"\n", 3),
		},
	}
}

// TestHostileIsEscaped checks each format for the bytes that would hurt there.
func TestHostileIsEscaped(t *testing.T) {
	res := hostile()
	for _, f := range formats {
		t.Run(f.Name, func(t *testing.T) {
			out := string(render(t, f.Name, res, Options{Verbose: true, Rules: fixtureRules()}))
			if !utf8.ValidString(out) {
				t.Error("not valid UTF-8")
			}
			if f.Name == "json" || f.Name == "sarif" {
				if !json.Valid([]byte(out)) {
					t.Error("not valid JSON")
				}
			}
			for i, r := range out {
				if unicode.Is(unicode.Cc, r) && r != '\n' {
					t.Fatalf("control character %U in %q", r, out[max(0, i-30):i+4])
				}
				if unicode.Is(unicode.Cf, r) && string(r) != zwsp || r == '\u2028' {
					t.Fatalf("format control %U in %q", r, out[max(0, i-30):i+4])
				}
			}
			if f.Name == "markdown" {
				out = withoutCode(out)
			}
			for _, bad := range hurts[f.Name] {
				if i := strings.Index(out, bad); i >= 0 {
					t.Errorf("%q in %q", bad, out[max(0, i-60):min(len(out), i+60)])
				}
			}
		})
	}
}

// withoutCode drops code spans and fenced code from Markdown.
func withoutCode(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '`')
		if i < 0 {
			return b.String() + s
		}
		run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if i > 0 && s[i-1] == '\\' { // escaped: no opener
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+run:]
		ticks := strings.Repeat("`", run)
		for at := 0; ; {
			j := strings.Index(s[at:], ticks)
			if j < 0 {
				b.WriteString(ticks) // never closed: text
				break
			}
			j += at
			end := len(s[j:]) - len(strings.TrimLeft(s[j:], "`"))
			if end == run {
				s = s[j+run:]
				break
			}
			at = j + end
		}
	}
}

// hurts lists by format what must not appear in the report of hostile.
var hurts = map[string][]string{
	"github":   {"\n::error::x"},
	"markdown": {"@everyone", "#1 ", "<script", "<img", "\n::error", "]](http"},
	"html":     {"<script", "</script", "<img", "onerror=y>", "<!-- -->"},
}

func TestHTMLPolicyAdmitsItsStyle(t *testing.T) {
	out := string(render(t, "html", fixture(), Options{}))
	_, rest, _ := strings.Cut(out, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	css, err := os.ReadFile(filepath.Join("..", "..", "templates", "report", "scan.css"))
	if err != nil {
		t.Fatal(err)
	}
	if style != string(css) {
		t.Error("the style differs from the one whose hash is in the policy")
	}
	for _, inline := range []string{" style=", "<script", " onclick=", "url(", "@import"} {
		if strings.Contains(rest, inline) {
			t.Errorf("the policy forbids %q", inline)
		}
	}
}

// TestManyFindings holds each format to seconds for what a huge repository gives.
func TestManyFindings(t *testing.T) {
	res := fixture()
	first := res.Findings[:4]
	res.Findings = nil
	for range 5_000 / 4 {
		res.Findings = append(res.Findings, first...)
	}
	for _, f := range formats {
		start := time.Now()
		render(t, f.Name, res, Options{Verbose: true, Rules: fixtureRules()})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %v", f.Name, took)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	res := fixture()
	first := res.Findings[:4]
	for range 5_000 / 4 {
		res.Findings = append(res.Findings, first...)
	}
	for _, f := range formats {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				render(b, f.Name, res, Options{Verbose: true, Rules: fixtureRules()})
			}
		})
	}
}
