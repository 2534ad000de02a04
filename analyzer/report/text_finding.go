package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// findings writes the best findings with their code, and a line for the rest.
func (t *textReport) findings() {
	list := t.res.Findings
	if len(list) == 0 {
		return
	}
	t.section("Findings")
	n := t.limit(len(list), t.Frames)
	for i := range list[:n] {
		if i > 0 {
			t.line("")
		}
		t.finding(&list[i])
	}
	t.rest(list[n:])
}

func (t *textReport) finding(f *findings.Finding) {
	label := Clean(string(f.Level)) + ": "
	t.wrapped(label, f.Message+" ["+f.Rule+"]", levelInk(f.Level), Bold)
	frame := NewFrame(t.texts.lines(findings.SourceKey(f.File, f.Cell)), spanOf(f), FrameOptions{
		Context: t.contextLines(), Columns: t.Width - gutter(f) - 3, ASCII: t.ASCII})
	t.frame(f, frame)
	t.advice(f, strings.Repeat(" ", gutter(f)+1))
}

// contextLines is how much a frame shows around a span.
func (t *textReport) contextLines() int {
	if t.Verbose {
		return 3
	}
	return 1
}

func spanOf(f *findings.Finding) Span { return Span{f.Line, f.Col, f.EndLine, f.EndCol} }

// gutter is the width of a frame's line numbers.
func gutter(f *findings.Finding) int {
	return max(3, len(strconv.Itoa(max(f.Line, f.EndLine)+3)))
}

func (t *textReport) frame(f *findings.Finding, frame Frame) {
	pad := strings.Repeat(" ", gutter(f)+1)
	where := place(f.File, f.Cell, f.Line, f.Col)
	if f.Symbol != "" {
		where += " in " + Clean(f.Symbol)
	}
	corner := t.pick("╭─ ", "--> ")
	t.line("%s%s%s", pad, t.Paint(Blue, corner), FitEnd(where, t.Width-Columns(pad+corner), t.ASCII))
	for _, l := range frame.Draw(t.Style, gutter(f), levelInk(f.Level)) {
		t.line("%s", l)
	}
	if len(frame) > 0 {
		t.line("%s%s", pad, t.Paint(Blue, t.pick("╰─", "`-")))
	}
}

// advice writes what to do and what it brings.
func (t *textReport) advice(f *findings.Finding, pad string) {
	for _, r := range f.Related {
		t.wrapped(pad+"see   ", place(r.File, r.Cell, r.Line, 0)+": "+r.Message, Dim, Plain)
	}
	if f.Remedy != "" {
		t.wrapped(pad+"fix   ", f.Remedy, Green, Plain)
	}
	if gain := GainText(f); gain != "" {
		t.wrapped(pad+"gain  ", gain+" ("+t.Mark(f.Evidence)+" "+string(f.Evidence)+")", Green, Plain)
	}
	if names := levers(f); len(names) > 0 {
		t.wrapped(pad+"lever ", strings.Join(names, ", "), Green, Plain)
	}
	if t.Verbose && f.Fingerprint != "" {
		t.wrapped(pad+"print ", f.Fingerprint, Dim, Dim)
	}
}

// rest counts the findings that are not drawn, by rule, most first.
func (t *textReport) rest(list []findings.Finding) {
	if len(list) == 0 {
		return
	}
	t.line("")
	t.wrapped("", More(len(list), "finding")+": "+tally(list)+". --verbose shows all.", Plain, Plain)
}

// tally counts findings by rule: "40 slow-json, 3 list-membership".
func tally(list []findings.Finding) string {
	counts := map[string]int{}
	var rules []string
	for i := range list {
		if counts[list[i].Rule] == 0 {
			rules = append(rules, list[i].Rule)
		}
		counts[list[i].Rule]++
	}
	slices.SortStableFunc(rules, func(a, b string) int { return counts[b] - counts[a] })
	parts := make([]string, len(rules))
	for i, r := range rules {
		parts[i] = Thousands(int64(counts[r])) + " " + r
	}
	return strings.Join(parts, ", ")
}
