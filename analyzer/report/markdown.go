package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

const (
	// markdownLimit is below the 65,536 characters that a GitHub comment may
	// have. It counts bytes, which are never fewer.
	markdownLimit = 65_000
	// markdownField is how much of one message or name is kept.
	markdownField = 1_500
)

// writeMarkdown writes a comment for a pull request. Findings that would make
// it too long for one are counted in its last line.
func writeMarkdown(w io.Writer, res *findings.Result, c *context) error {
	var b strings.Builder
	b.WriteString("<!-- molt scan -->\n## molt scan\n\n" + Prose(Verdict(res)) + "\n")
	if len(res.Hotspots) > 0 {
		markdownHotspots(&b, res.Hotspots[:min(len(res.Hotspots), c.Top)], len(res.Hotspots))
	}
	left := 0
	if len(res.Findings) > 0 {
		b.WriteString("\n### Findings\n")
	}
	tail := markdownTail(res)
	for i := range res.Findings {
		if left > 0 { // in order, or a small one would overtake a better one
			left++
			continue
		}
		block := markdownFinding(&res.Findings[i], c)
		if b.Len()+len(block)+len(tail) > markdownLimit-200 {
			left++
			continue
		}
		b.WriteString(block)
	}
	if left > 0 {
		fmt.Fprintf(&b, "\n%s did not fit in one comment.\n", More(left, "finding"))
	}
	b.WriteString(tail)
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownHotspots(b *strings.Builder, list []findings.Hotspot, all int) {
	b.WriteString("\n| # | self | | function | where | evidence |\n| ---: | ---: | :--- | :--- | :--- | :--- |\n")
	top := 0.0
	for i := range list {
		top = max(top, list[i].Share)
	}
	for i := range list {
		h := &list[i]
		fmt.Fprintf(b, "| %d | %s | %s | %s | %s | %s |\n", i+1, strings.ReplaceAll(Percent(h.Share), "<", "&lt;"),
			Style{}.Bar(h.Share/max(top, 1e-9), 8), cell(CodeSpan(Clip(h.Symbol, 200))),
			cell(CodeSpan(place(Clip(h.File, 200), h.Cell, h.Line, 0))), Prose(string(h.Evidence)))
	}
	if left := all - len(list); left > 0 {
		fmt.Fprintf(b, "\n%s in the full result.\n", More(left, "function"))
	}
}

func markdownFinding(f *findings.Finding, c *context) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary><b>%s</b> %s <code>%s</code>", htmlText(string(f.Level)),
		htmlProse(Clip(f.Message, markdownField)), htmlText(place(Clip(f.File, 300), f.Cell, f.Line, 0)))
	if f.Gain > 0 {
		b.WriteString(", saves about " + htmlText(Percent(f.Gain)))
	}
	b.WriteString("</summary>\n\n")
	frame := NewFrame(c.texts.lines(findings.SourceKey(f.File, f.Cell)), spanOf(f), FrameOptions{Context: 1, Columns: 90})
	if len(frame) > 0 {
		lines := strings.Join(frame.Draw(Style{}, gutter(f), Plain), "\n")
		fence := strings.Repeat("`", max(3, longestRun(lines, '`')+1))
		b.WriteString(fence + "text\n" + lines + "\n" + fence + "\n\n")
	}
	item := func(name, text string) {
		if text != "" {
			b.WriteString("- " + name + ": " + text + "\n")
		}
	}
	item("in", CodeSpan(Clip(f.Symbol, 300)))
	for _, r := range f.Related[:min(len(f.Related), 10)] {
		item("see", CodeSpan(place(Clip(r.File, 300), r.Cell, r.Line, 0))+" "+Prose(Clip(r.Message, markdownField)))
	}
	item("fix", Prose(Clip(f.Remedy, markdownField)))
	if gain := GainText(f); gain != "" {
		item("gain", Prose(gain+", "+EvidenceText(f.Evidence)))
	}
	item("lever", Prose(Clip(strings.Join(levers(f), ", "), 300)))
	item("rule", CodeSpan(Clip(f.Rule, 100)))
	b.WriteString("\n</details>\n")
	return b.String()
}

// markdownTail tells of what was left out and of files that failed.
func markdownTail(res *findings.Result) string {
	var b strings.Builder
	if failed := res.Files.Failed; len(failed) > 0 {
		fmt.Fprintf(&b, "\n<details><summary>%s not scanned</summary>\n\n", Count(len(failed), "file"))
		for _, f := range failed[:min(len(failed), 20)] {
			b.WriteString("- " + CodeSpan(place(Clip(f.File, 300), f.Cell, f.Line, f.Col)) + " " + Prose(Clip(f.Reason, 300)) + "\n")
		}
		if n := len(failed) - 20; n > 0 {
			b.WriteString("- " + More(n, "file") + "\n")
		}
		b.WriteString("\n</details>\n")
	}
	for _, s := range asides(res) {
		b.WriteString("\n" + Prose(s) + "\n")
	}
	return b.String()
}

// Clip cleans s and keeps at most n bytes of it, at a character's end.
func Clip(s string, n int) string {
	if len(s) > 8*n { // do not clean a megabyte to keep a line
		s = s[:8*n]
	}
	s = Clean(s)
	if len(s) <= n {
		return s
	}
	cut := 0
	for i := range s {
		if i > n {
			break
		}
		cut = i
	}
	return s[:cut] + "…"
}

// Prose escapes clean text for Markdown, but keeps `code` in backticks where
// they pair up.
func Prose(s string) string {
	var b strings.Builder
	for _, p := range Pieces(s) {
		if p.Code {
			b.WriteString(CodeSpan(p.Text))
		} else {
			b.WriteString(escapeMarkdown(p.Text))
		}
	}
	return b.String()
}

// htmlProse is Prose as HTML inside Markdown.
func htmlProse(s string) string {
	var b strings.Builder
	for _, p := range Pieces(s) {
		if p.Code {
			b.WriteString("<code>" + htmlText(p.Text) + "</code>")
		} else {
			b.WriteString(htmlText(p.Text))
		}
	}
	return b.String()
}

// zwsp breaks @mentions and #references apart without being seen.
const zwsp = "\u200b"

func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range Clean(s) {
		switch r {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '@', '#':
			b.WriteString(string(r) + zwsp)
		case '\\', '`', '*', '_', '{', '}', '[', ']', '|', '~', '!', '$':
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	// A bare address would become a link.
	return strings.NewReplacer("://", ":"+zwsp+"//", "www.", "www"+zwsp+".").Replace(b.String())
}

// CodeSpan puts s between enough backticks to hold it.
func CodeSpan(s string) string {
	s = Clean(s)
	if s == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(s, '`')+1)
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// cell keeps the bars of a code span from ending a table's cell.
func cell(span string) string { return strings.ReplaceAll(span, "|", `\|`) }

// htmlText escapes for HTML inside Markdown, where Markdown's own signs still count.
func htmlText(s string) string {
	var b strings.Builder
	for _, r := range Clean(s) {
		switch r {
		case '@', '#':
			b.WriteString(string(r) + zwsp)
		case '<', '>', '&', '"', '\'', '`', '*', '_', '[', ']', '\\', '|', '~', '$', ':':
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
