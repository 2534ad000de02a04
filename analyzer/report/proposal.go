package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

// maxProposalCode bounds the code that a proposal shows of each side, in bytes.
const maxProposalCode = 8 << 10

// A Proposal is what a pull request says of the port of one function.
type Proposal struct {
	Function *standing.Function
	Review   review.Entry
	State    review.State
	// Python is its text as it was ported, "" where that was not kept.
	Python string
	// Folder is that of the port, as slash path in the repository, and Tests the file
	// of its test below it; "" where there is none.
	Folder, Tests string
	Cases         int // recorded calls that the test replays
	// Calls are the functions of the port that its Go mentions.
	Calls []*standing.Function
	// Others counts the functions beside it that the same change brings.
	Others int
	// Left counts the functions of the port that it does not need, and that stay
	// in Python with this change.
	Left int
}

// Title returns the first line of the commit.
func (p *Proposal) Title() string {
	return Clip("Port "+p.Function.Python+" to Go", 72)
}

// Markdown returns the text of the pull request.
func (p *Proposal) Markdown() string {
	var b strings.Builder
	f := p.Function
	fmt.Fprintf(&b, "%s (`%s`, line %d", CodeSpan(f.Python), mark(f.File), f.Line)
	if f.Share > 0 {
		fmt.Fprintf(&b, ", %s of the run", Percent(f.Share))
	}
	fmt.Fprintf(&b, ") becomes %s, %s.", CodeSpan(f.Symbol), forms[f.Status])
	if p.Others > 0 {
		fmt.Fprintf(&b, " The Go module has %s beside it.", Count(p.Others, "function"))
	}
	if p.Left > 0 {
		fmt.Fprintf(&b, " Of the port, %s that it does not need stay in Python for now.", Count(p.Left, "function"))
	}
	b.WriteString(" No Python is changed, and none calls the Go yet.\n")
	p.checked(&b)
	p.benchmark(&b)
	p.lookAt(&b)
	p.code(&b)
	fmt.Fprintf(&b, "\n## How to roll back\n\nRevert this commit: it touches nothing outside %s. The Python stays as it is until somebody removes it.\n", CodeSpan(p.Folder))
	return b.String()
}

// mark is a name inside a code span of single backticks.
func mark(s string) string { return strings.ReplaceAll(Clean(s), "`", "'") }

var forms = map[ledger.Status]string{
	ledger.Ported:  "typed Go",
	ledger.Dynamic: "Go over dynamic values, which does the same and is not meant to be faster",
	ledger.Stub:    "a stub, which holds its signature and its Python text alone",
}

func (p *Proposal) checked(b *strings.Builder) {
	b.WriteString("\n## What was checked\n\n")
	v := p.Function.Verification
	switch {
	case v == nil:
		fmt.Fprintf(b, "- It was **never compared** with CPython. `molt verify %s` does that.\n", mark(p.Folder))
	case !p.Function.Holds():
		fmt.Fprintf(b, "- It was compared with CPython as it stood before, and has **changed since**. `molt verify %s` compares it anew.\n", mark(p.Folder))
	default:
		verdict(b, v)
	}
	if p.Tests != "" {
		fmt.Fprintf(b, "- %s replays %s: `go test ./...` in %s.\n", CodeSpan(p.Tests), Count(p.Cases, "recorded call"), CodeSpan(p.Folder))
	} else {
		b.WriteString("- No Go test came along: `molt pr --recording` makes one of recorded calls, where they can be replayed in Go.\n")
	}
	switch p.State {
	case review.StateAccepted, review.StateRejected, review.StateStale:
		fmt.Fprintf(b, "- Review: %s by %s: %s", p.State, escapeMarkdown(orNobody(p.Review.By)), escapeMarkdown(Clip(p.Review.Reason, 300)))
		b.WriteByte('\n')
	default:
		b.WriteString("- Review: nobody has judged it.\n")
	}
}

func orNobody(name string) string {
	if name == "" {
		return "somebody"
	}
	return name
}

// verdict says what a comparison that holds came to.
func verdict(b *strings.Builder, v *ledger.Verification) {
	inputs := fmt.Sprintf("%s and %s, which ran %s of its Go statements", Count(v.Vectors.Recorded, "recorded input"), Count(v.Vectors.Generated, "generated input"), Percent(v.Coverage))
	switch v.Verdict {
	case ledger.Same:
		fmt.Fprintf(b, "- It did **the same** as CPython on %s.\n", inputs)
	case ledger.Different:
		fmt.Fprintf(b, "- It **differs** from CPython, found over %s.\n", inputs)
	default:
		fmt.Fprintf(b, "- It is **not proven**: %s.\n", escapeMarkdown(Clip(v.Reason, 300)))
	}
	if n := v.Vectors.Nondeterministic; n > 0 {
		fmt.Fprintf(b, "- %s set apart, since two runs of CPython differ on them.\n", Count(n, "input"))
	}
}

func (p *Proposal) benchmark(b *strings.Builder) {
	b.WriteString("\n## Benchmark\n\n")
	v := p.Function.Verification
	if v == nil || v.Speedup == nil || !p.Function.Holds() {
		fmt.Fprintf(b, "Not measured. `molt verify --bench %s` does that.\n", mark(p.Folder))
		return
	}
	s := v.Speedup
	b.WriteString("| | CPython | Go | speed-up |\n|---|---|---|---|\n")
	fmt.Fprintf(b, "| a call | %s | %s | %s (%s to %s at 95 %%) |\n", duration(s.PythonNS), duration(s.GoNS), Times(s.Ratio), Times(s.Low), Times(s.High))
	if s.PythonBytes > 0 && s.GoBytes > 0 {
		fmt.Fprintf(b, "| peak memory | %.1f MB | %.1f MB | %s |\n", float64(s.PythonBytes)/(1<<20), float64(s.GoBytes)/(1<<20), Times(float64(s.PythonBytes)/float64(s.GoBytes)))
	}
}

// Duration writes a duration for people, three digits of it.
func Duration(d time.Duration) string {
	switch {
	case d >= time.Second:
		return d.Round(10 * time.Millisecond).String()
	case d >= time.Millisecond:
		return d.Round(10 * time.Microsecond).String()
	case d >= time.Microsecond:
		return d.Round(10 * time.Nanosecond).String()
	}
	return d.String()
}

// duration writes nanoseconds.
func duration(ns float64) string { return Duration(time.Duration(ns)) }

func (p *Proposal) lookAt(b *strings.Builder) {
	f := p.Function
	b.WriteString("\n## What to look at\n\n")
	fmt.Fprintf(b, "- The Go, %s line %d to %d, beside the Python below.\n", CodeSpan(p.Folder+"/"+f.Now.File), f.Now.Line, f.Now.EndLine)
	if f.Judged.Python != f.Hash {
		b.WriteString("- Its Python has **changed since** it was ported.\n")
	}
	if f.Edited {
		b.WriteString("- The Go was edited by hand after molt made it.\n")
	}
	for _, r := range f.Reasons {
		fmt.Fprintf(b, "- %s, line %d: %s\n", CodeSpan(r.Code), max(r.Line, 1), escapeMarkdown(Clip(r.Text, 300)))
	}
	if v := f.Verification; v != nil && f.Holds() {
		for _, d := range v.Differences {
			difference(b, d)
		}
	}
	for _, c := range p.Calls {
		if c.Status != ledger.Ported || !c.Proven() {
			fmt.Fprintf(b, "- It uses %s, which is %s.\n", CodeSpan(c.Python), callState(c))
		}
	}
}

func difference(b *strings.Builder, d ledger.Difference) {
	if d.Recorded { // the user's own values stay out of what is pushed
		b.WriteString("- On an input of the recording, which is not shown here, the two differ.\n")
		return
	}
	fmt.Fprintf(b, "- On %s CPython gives %s and Go %s.\n", CodeSpan(Clip(d.Input, 300)), CodeSpan(Clip(d.Python, 300)), CodeSpan(Clip(d.Go, 300)))
}

func callState(f *standing.Function) string {
	switch {
	case f.Status == ledger.Stub:
		return "a stub"
	case f.Status == ledger.Dynamic && !f.Proven():
		return "dynamic and not proven"
	case f.Status == ledger.Dynamic:
		return "dynamic"
	}
	return "not proven"
}

func (p *Proposal) code(b *strings.Builder) {
	for _, side := range []struct{ title, language, text string }{{"Python", "python", p.Python}, {"Go", "go", p.Function.Now.Text}} {
		if side.text == "" {
			continue
		}
		fmt.Fprintf(b, "\n<details><summary>%s</summary>\n\n%s\n</details>\n", side.title, fence(side.language, side.text))
	}
}

// fence puts code between enough backticks to hold it, cut where it is long.
func fence(language, text string) string {
	var b strings.Builder
	cut := false
	for line := range strings.Lines(text) {
		if cut = b.Len() > maxProposalCode; cut {
			break
		}
		line = strings.TrimRight(line, "\n")
		indent := line[:len(line)-len(strings.TrimLeft(line, "\t "))]
		b.WriteString(indent + Clip(line[len(indent):], 500) + "\n")
	}
	if cut {
		b.WriteString("…\n")
	}
	ticks := strings.Repeat("`", max(3, longestRun(b.String(), '`')+1))
	return ticks + language + "\n" + b.String() + ticks + "\n"
}
