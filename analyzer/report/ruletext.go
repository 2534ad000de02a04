package report

import "strings"

// A part of a rule's explanation, in the order in which it is told.
type rulePart struct{ title, text, code string }

func ruleParts(r *RuleText) []rulePart {
	all := []rulePart{{"", r.What, ""}, {"Why", r.Why, ""}, {"Before", "", r.Before}, {"After", "", r.After},
		{"When not", r.WhenNot, ""}, {"Lever", r.Lever, ""}, {"Read more", r.URL, ""}}
	out := all[:0]
	for _, p := range all {
		if p.text != "" || p.code != "" {
			out = append(out, p)
		}
	}
	return out
}

// ruleHelp explains a rule in plain text.
func ruleHelp(r *RuleText) string {
	var b strings.Builder
	for _, p := range ruleParts(r) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if p.title != "" {
			b.WriteString(p.title + ":")
			if p.code != "" {
				b.WriteString("\n")
			} else {
				b.WriteString(" ")
			}
		}
		b.WriteString(p.text + strings.TrimRight(p.code, "\n"))
	}
	if b.Len() == 0 {
		return r.ID
	}
	return b.String()
}

// RuleMarkdown explains a rule in Markdown. The text is the rule author's own
// and is not escaped.
func RuleMarkdown(r *RuleText) string {
	title := r.Title
	if title == "" {
		title = r.ID
	}
	b := strings.Builder{}
	b.WriteString("## " + title + "\n")
	for _, p := range ruleParts(r) {
		switch {
		case p.code != "":
			b.WriteString("\n**" + p.title + "**\n\n```python\n" + strings.TrimRight(p.code, "\n") + "\n```\n")
		case p.title == "":
			b.WriteString("\n" + p.text + "\n")
		default:
			b.WriteString("\n**" + p.title + "**: " + p.text + "\n")
		}
	}
	return b.String()
}

// Text explains a rule for a terminal of so many columns.
func (r *RuleText) Text(st Style, columns int) string {
	var b strings.Builder
	b.WriteString(st.Paint(Bold, r.ID) + "  " + r.Title + "\n")
	for _, p := range ruleParts(r) {
		b.WriteString("\n")
		if p.title != "" {
			b.WriteString(st.Paint(Blue, p.title) + "\n")
		}
		for para := range strings.SplitSeq(p.text, "\n\n") {
			if p.text == "" {
				break
			}
			for _, l := range Wrap(para, columns-2) {
				b.WriteString("  " + l + "\n")
			}
		}
		if p.code == "" {
			continue
		}
		for l := range strings.SplitSeq(strings.TrimRight(p.code, "\n"), "\n") {
			b.WriteString(strings.TrimRight("    "+l, " ") + "\n")
		}
	}
	return b.String()
}
