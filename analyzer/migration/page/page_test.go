package page

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/assess"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/migration"
)

// elements are those that a page is made of.
const elements = `a article b body button circle code dd del details dfn div dl dt em footer h1 h2 h3 h4 head header html i input ins kbd label li line
	main meta nav ol option p pattern pre rect script section select span style summary svg defs table tbody td text th thead title tr u ul br`

// nasty is text that means something to whatever it is written into.
const nasty = "</script><script>alert(1)</script>\"'`|*_[a](javascript:b)<img src=x onerror=alert(1)>\u202e\x1b[31m\xff{{.}}"

// hostile is a report whose every text is nasty, of so many functions.
func hostile(functions int) *migration.Report {
	r := &migration.Report{
		Schema: 1, Name: nasty, Module: nasty, Python: "3.11", Verdict: nasty, Evidence: findings.Static,
		Totals:       migration.Totals{Functions: functions, Count: map[ledger.Status]int{ledger.Stub: functions}, Share: map[ledger.Status]float64{ledger.Stub: 1}},
		Files:        []migration.File{{Path: nasty, Share: 1, ByStatus: map[ledger.Status]float64{ledger.Stub: 1}}},
		Reasons:      []migration.Reason{{Code: nasty, Text: nasty, Share: 1, Functions: []int{0}}},
		Libraries:    []assess.Library{{Name: nasty, Grade: libraries.Refused, Note: nasty}},
		Next:         []migration.Next{{Function: 0, Why: nasty}},
		Dependencies: []migration.Dependency{{Module: nasty, Version: nasty, Note: nasty}},
		Behaviours:   []migration.Behaviour{{ID: nasty, Title: "t", Text: "x", Names: []string{nasty}, Functions: []int{0}, Example: &migration.Example{Input: nasty, Python: nasty, Go: nasty}}},
		Calls:        []migration.Call{{Python: nasty, Function: 0, Share: 1}, {Python: nasty, Function: -1, Depth: 1, Share: 0.5}},
		Findings:     []migration.Finding{{Finding: findings.Finding{Rule: nasty, File: nasty, Line: 1, Message: nasty, Remedy: nasty, Symbol: nasty, Level: findings.High, Levers: []string{nasty}}, Title: nasty}},
		Failed:       []migration.Failed{{Path: nasty, Reason: nasty}},
		Notes:        []string{nasty},
		Ports:        []migration.PortSummary{{Name: nasty, Verdict: nasty}},
		History:      []migration.Moment{{Commit: nasty, Date: nasty}},
		Drift:        []migration.FileDrift{{Path: nasty, Text: nasty, Drift: true}},
		Runs:         []ledger.Run{{Command: nasty, Args: []string{nasty}, Reason: nasty, Verdict: ledger.Unproven, Differences: []ledger.Difference{{Input: nasty, Python: nasty, Go: nasty}, {Input: "secret", Recorded: true}}}},
	}
	long := strings.Repeat("x", 1<<20)
	for i := range functions {
		f := migration.Function{
			Python: fmt.Sprint(nasty, i), Name: fmt.Sprint(nasty, i), Kind: migration.Def, File: nasty, Line: 1, EndLine: 4, Go: nasty, GoFile: nasty, GoLine: 1,
			Status: ledger.Stub, Share: 1 / float64(functions), Basis: nasty, Owners: []string{nasty}, Proof: migration.Differs,
			Reasons:    []ledger.Reason{{Code: nasty, Text: nasty, Line: 1}},
			Review:     migration.Review{State: nasty, Who: nasty, When: nasty, Reason: nasty, Notes: []string{nasty}},
			Types:      []migration.Type{{Name: nasty, Declared: nasty, Observed: nasty, Used: nasty}},
			Unverified: []string{nasty}, Touches: []migration.Touch{{Names: []string{nasty}, Reached: nasty}}, Findings: []int{0}, NotRun: []int{2}, Differing: []int{3},
			PythonText: []migration.Text{{Line: 1, Lines: []string{`"""` + nasty, nasty + `"""`, "# " + nasty, nasty}}},
			GoText:     []migration.Text{{Line: 1, Lines: []string{"// " + nasty, "`" + nasty, nasty}}},
			Drift: &migration.Drift{Changes: []migration.Change{{Kind: nasty, Text: nasty, Drift: true}}, PythonLine: 1, Rows: []migration.DriftRow{{
				Was: []migration.DriftLine{{Line: 1, Op: "-", Text: nasty}}, Now: []migration.DriftLine{{Line: 1, Op: "+", Text: nasty}}, Go: []migration.DriftLine{{Line: 1, Op: nasty, Text: nasty}}}}},
			Verification: &ledger.Verification{Verdict: ledger.Different, Reason: nasty, Differences: []ledger.Difference{
				{Input: nasty, Python: nasty, Go: nasty}, {Input: "secret", Python: "secret", Go: "secret", Recorded: true}}},
		}
		if i == 0 {
			f.PythonText[0].Lines = append(f.PythonText[0].Lines, long)
		}
		r.Functions = append(r.Functions, f)
	}
	return r
}

func write(t *testing.T, format string, r *migration.Report, opts Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, r, opts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHostilePage holds that no text of the input becomes markup, script or an
// attribute of the page.
func TestHostilePage(t *testing.T) {
	text := write(t, "html", hostile(3), Options{Version: nasty})
	outside := regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(text, "<$1></$2>")
	allowed := map[string]bool{}
	for _, name := range strings.Fields(elements) {
		allowed[name] = true
	}
	scripts := 0
	for _, tag := range regexp.MustCompile(`<[^!>][^>]*>`).FindAllString(outside, -1) {
		m := regexp.MustCompile(`^</?([a-z0-9]+)((?: [a-zA-Z0-9-]+(?:="[^"<]*")?)*)>$`).FindStringSubmatch(strings.ReplaceAll(tag, "/>", ">"))
		if m == nil || !allowed[m[1]] {
			t.Errorf("tag %.200s", tag)
			continue
		}
		if tag == "<script>" {
			scripts++
		}
		for _, a := range regexp.MustCompile(` ([a-zA-Z0-9-]+)(?:="([^"]*)")?`).FindAllStringSubmatch(m[2], -1) {
			if strings.HasPrefix(a[1], "on") || a[1] == "style" || a[1] == "src" || a[1] == "href" && !strings.HasPrefix(a[2], "#") {
				t.Errorf("attribute %s of %s", a[0], m[1])
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
	for _, bad := range []string{"\u202e", "\x1b", "\xff", "secret"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q is on the page", bad)
		}
	}
	if !strings.Contains(text, `\u202e`) {
		t.Error("a bidirectional control is not shown")
	}
	if len(text) > 400_000 {
		t.Errorf("a long line makes the page %d bytes", len(text))
	}
}

// TestPolicy holds that the page's policy allows its own style and script, and
// nothing else.
func TestPolicy(t *testing.T) {
	text := write(t, "html", hostile(1), Options{})
	for name, pattern := range map[string]string{"style": `(?s)<style>(.*)</style>`, "script": `(?s)<script>(.*)</script>`} {
		m := regexp.MustCompile(pattern).FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("no %s", name)
		}
		if want := name + "-src 'sha256-" + digest([]byte(m[1])) + "'"; !strings.Contains(html.UnescapeString(text), want) {
			t.Errorf("the policy has no %s", want)
		}
	}
	if !strings.Contains(text, `content="default-src 'none'; `) {
		t.Error("the policy allows more")
	}
}

// TestHostileMarkdown holds that nothing of the input becomes markup.
func TestHostileMarkdown(t *testing.T) {
	text := write(t, "markdown", hostile(3), Options{})
	plain := withoutCode(text)
	plain = strings.ReplaceAll(plain, `\]`, "") // an escaped bracket closes no link
	for _, bad := range []string{"<script", "<img", "](", "\u202e", "\x1b", "secret"} {
		if strings.Contains(plain, bad) {
			t.Errorf("%q is in the comment:\n%s", bad, plain)
		}
	}
	if n := len(write(t, "markdown", hostile(5000), Options{})); n > 65_000 {
		t.Errorf("%d bytes are too many for a comment", n)
	}
}

// withoutCode removes the code spans of Markdown: what stands between two runs of
// equally many backticks that are not escaped.
func withoutCode(text string) string {
	var b strings.Builder
	runs := regexp.MustCompile("\\\\`|`+")
	for text != "" {
		at := runs.FindStringIndex(text)
		if at == nil {
			break
		}
		b.WriteString(text[:at[0]])
		run := text[at[0]:at[1]]
		text = text[at[1]:]
		if run[0] == '\\' {
			continue
		}
		for _, next := range regexp.MustCompile("`+").FindAllStringIndex(text, -1) {
			if next[1]-next[0] == len(run) {
				text = text[next[1]:]
				break
			}
		}
	}
	return b.String() + text
}

// TestBounds holds that a large project gives a page of bounded size, and the same
// page twice.
func TestBounds(t *testing.T) {
	r := hostile(5000)
	text := write(t, "html", r, Options{})
	if len(text) > 12<<20 {
		t.Errorf("%d bytes", len(text))
	}
	if text != write(t, "html", r, Options{}) {
		t.Error("a second page differs")
	}
}

// TestValues holds that inputs with recorded values need to be asked for.
func TestValues(t *testing.T) {
	for _, format := range []string{"html", "markdown", "json"} {
		if strings.Contains(write(t, format, hostile(1), Options{}), "secret") {
			t.Errorf("%s shows recorded values", format)
		}
		if !strings.Contains(write(t, format, hostile(1), Options{Values: true}), "secret") {
			t.Errorf("%s does not show them where asked to", format)
		}
	}
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct {
		lang  *language
		lines string
		want  string
	}{
		{pythonLanguage, "def f(x): # y\n\treturn x < 1", "<b>def</b> <dfn>f</dfn>(x): <i># y</i>\n    <b>return</b> x &lt; 1"},
		{pythonLanguage, "s = r'\\' + f\"a'b\" 'c", "s = <u>r&#39;\\&#39; + f&#34;a&#39;</u><u>b&#34; &#39;c</u>"},
		{pythonLanguage, "x = '''a # b\nc''' # d", "x = <u>&#39;&#39;&#39;</u><u>a # b</u>\n<u>c&#39;&#39;&#39;</u> <i># d</i>"},
		{pythonLanguage, "é = 0x1f if rb else bad", "é = 0x1f <b>if</b> rb <b>else</b> bad"},
		{goLanguage, "func F() { // a\n\tx := `a\nb` /* c\nd */ + 'e'", "<b>func</b> <dfn>F</dfn>() { <i>// a</i>\n    x := <u>`</u><u>a</u>\n<u>b`</u> <i>/*</i><i> c</i>\n<i>d */</i> + <u>&#39;e&#39;</u>"},
		{goLanguage, "func (c *C) M(f func(x int)) {\n\tg(func(y int) {})", "<b>func</b> (c *C) <dfn>M</dfn>(f <b>func</b>(x int)) {\n    g(<b>func</b>(y int) {})"},
	} {
		h := highlighter{lang: c.lang}
		var got []string
		for _, l := range strings.Split(c.lines, "\n") {
			got = append(got, h.line(l))
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.lines, text, c.want)
		}
	}
	h := highlighter{lang: pythonLanguage}
	if got := h.line(strings.Repeat("é", 500)); len(got) > 2*maxColumns || !strings.HasSuffix(got, "é…") {
		t.Errorf("a long line is cut to %q", got)
	}
}
