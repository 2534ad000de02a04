package page

import (
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

const (
	// markdownLimit is below the 65,536 characters that a GitHub comment may have.
	markdownLimit = 60_000
	// markdownRows is how many functions are listed, and markdownItems how many of
	// anything else.
	markdownRows  = 50
	markdownItems = 10
)

// writeMarkdown writes a comment for a pull request.
func writeMarkdown(w io.Writer, r *migration.Report, opts Options) error {
	m := &markdown{report: r}
	m.line("<!-- molt report -->\n## molt report: %s\n", report.Prose(report.Clip(r.Name, 200)))
	m.line("%s\n", report.Prose(report.Clip(r.Verdict, 2000)))
	if r.Module != "" {
		m.progress()
	}
	m.next()
	m.reasons()
	m.differences(opts)
	m.drifted()
	m.behaviours()
	m.findings()
	m.functions()
	_, err := io.WriteString(w, m.b.String())
	return err
}

// A markdown is a comment in the making.
type markdown struct {
	report *migration.Report
	b      strings.Builder
	left   int // lines that did not fit
}

// line writes a line, unless the comment would become too long with it.
func (m *markdown) line(format string, args ...any) {
	s := fmt.Sprintf(format, args...) + "\n"
	if m.b.Len()+len(s) > markdownLimit {
		m.left++
		return
	}
	m.b.WriteString(s)
}

func (m *markdown) title(s string) { m.line("\n### %s\n", s) }

func (m *markdown) name(i int) string {
	f := &m.report.Functions[i]
	return report.CodeSpan(report.Clip(f.Python, 150))
}

// cell is text for a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

func (m *markdown) progress() {
	t, s := m.report.Totals, m.report.Speed
	m.line("| | of the time | functions |\n| :--- | ---: | ---: |")
	row := func(name string, p migration.Part) {
		m.line("| %s | %s | %s |", name, lessThan(report.Percent(p.Share)), report.Thousands(int64(p.Count)))
	}
	for _, st := range statuses {
		id := ledger.Status(st.ID)
		if t.Count[id] > 0 {
			row(st.Name, migration.Part{Count: t.Count[id], Share: t.Share[id]})
		}
	}
	row("proven to behave like CPython", t.Proven)
	if t.Different.Count > 0 {
		row("**differ from CPython**", t.Different)
	}
	if t.Drifted.Count > 0 {
		row("changed since the port", t.Drifted)
	}
	row("accepted in review", t.Accepted)
	if s.Measured > 0 {
		m.line("\nThe whole is %s as fast so far.", report.Times(s.SoFar))
	}
}

// lessThan keeps the sign of "<0.1 %" from being read as HTML.
func lessThan(s string) string { return strings.ReplaceAll(s, "<", "&lt;") }

func (m *markdown) next() {
	if len(m.report.Next) == 0 {
		return
	}
	m.title("Look at these next")
	for i, n := range m.report.Next {
		f := &m.report.Functions[n.Function]
		m.line("%d. %s (%s): %s", i+1, m.name(n.Function), report.CodeSpan(place(f.File, f.Line)), report.Prose(report.Clip(n.Why, 400)))
	}
}

func (m *markdown) reasons() {
	if len(m.report.Reasons) == 0 {
		return
	}
	m.title("What holds it back")
	for _, r := range m.report.Reasons[:min(len(m.report.Reasons), markdownItems)] {
		m.line("- %s, %s: %s (%s)", lessThan(report.Percent(r.Share)), report.Count(len(r.Functions), "function"), report.Prose(report.Clip(r.Text, 400)), report.CodeSpan(r.Code))
	}
}

func (m *markdown) differences(opts Options) {
	first := true
	for i := range m.report.Functions {
		f := &m.report.Functions[i]
		if f.Verification == nil {
			continue
		}
		list := shownDifferences(f.Verification.Differences, opts.Values)
		for _, d := range list[:min(len(list), 3)] {
			if first {
				m.title("Where Go and CPython differ")
				m.line("| function | input | CPython | Go |\n| :--- | :--- | :--- | :--- |")
				first = false
			}
			code := func(s string) string { return cell(report.CodeSpan(report.Clip(s, 300))) }
			m.line("| %s | %s | %s | %s |", cell(m.name(i)), code(d.Input), code(d.Python), code(d.Go))
		}
	}
}

func (m *markdown) drifted() {
	first := true
	for i := range m.report.Functions {
		d := m.report.Functions[i].Drift
		if !m.report.Functions[i].Drifted() {
			continue
		}
		if first {
			m.title("Changed since the port")
			first = false
		}
		var what []string
		for _, c := range d.Changes {
			if c.Drift {
				what = append(what, report.Prose(report.Clip(c.Text, 300)))
			}
		}
		m.line("- %s: %s", m.name(i), strings.Join(what, "; "))
	}
}

func (m *markdown) behaviours() {
	if len(m.report.Behaviours) == 0 {
		return
	}
	m.title("What you take on")
	for _, d := range m.report.Dependencies {
		m.line("- %s %s", report.CodeSpan(report.Clip(d.Module, 200)), report.CodeSpan(report.Clip(d.Version, 100)))
	}
	for _, x := range m.report.Behaviours {
		m.line("- %s: shows in %s", report.Prose(x.Title), report.Count(len(x.Functions), "function"))
	}
}

func (m *markdown) findings() {
	list := m.report.Findings
	if len(list) == 0 {
		return
	}
	m.title("Findings")
	for i := range list[:min(len(list), markdownItems)] {
		x := &list[i]
		m.line("- **%s** %s: %s", x.Level, report.CodeSpan(place(x.File, x.Line)), report.Prose(report.Clip(x.Message, 500)))
	}
	if n := len(list) - markdownItems; n > 0 {
		m.line("- %s", report.More(n, "finding"))
	}
}

func (m *markdown) functions() {
	fs := m.report.Functions
	if len(fs) == 0 {
		return
	}
	m.line("\n<details><summary>%s</summary>\n", report.Count(len(fs), "function"))
	m.line("| time | function | where | status | proof | speed-up | review |\n| ---: | :--- | :--- | :--- | :--- | ---: | :--- |")
	for i := range fs[:min(len(fs), markdownRows)] {
		f := &fs[i]
		speed := ""
		if f.Verification != nil && f.Verification.Speedup != nil {
			speed = speedText(f.Verification.Speedup)
		}
		m.line("| %s | %s | %s | %s | %s | %s | %s |", lessThan(report.Percent(f.Share)), cell(m.name(i)), cell(report.CodeSpan(place(f.File, f.Line))),
			stateOf(statuses, string(f.Status)).Name, stateOf(proofs, string(f.Proof)).Name, speed, report.Prose(stateOf(reviews, string(f.Review.State)).Name))
	}
	m.b.WriteString("\n</details>\n")
	if n := len(fs) - markdownRows; n > 0 {
		m.b.WriteString("\n" + report.More(n, "function") + " in the page.\n")
	}
	if m.left > 0 {
		m.b.WriteString("\n" + report.More(m.left, "line") + " did not fit.\n")
	}
}
