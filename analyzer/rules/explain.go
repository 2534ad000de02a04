package rules

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/molt-go/molt/analyzer/levers"
	"github.com/molt-go/molt/analyzer/rules/measure"
)

// explainWidth is the width that explanations are wrapped to.
const explainWidth = 80

// List writes a table of all rules: identifier, first lever, title.
func List(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range All() {
		title := r.Title
		if r.Preview {
			title += " (preview)"
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\n", r.ID, r.Levers[0], title)
	}
	return tw.Flush()
}

// Explain writes the whole text of a rule. An unknown identifier is an error.
func Explain(w io.Writer, id string) error {
	r := Find(id)
	if r == nil {
		return fmt.Errorf("no rule is called %q", id)
	}
	_, err := io.WriteString(w, r.Text())
	return err
}

// Text returns the explanation of a rule as plain text.
func (r *Rule) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n\n%s\n", r.ID, r.Title, wrap(r.What, ""), wrap(r.Why, ""))
	if text := r.Measured(); text != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(text, ""))
	}
	if r.Basis != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(r.Basis, ""))
	}
	fmt.Fprintf(&b, "\n%s\n", wrap(r.Needs.Text(), ""))
	if text := r.judged(); text != "" {
		fmt.Fprintf(&b, "%s\n", wrap(text, ""))
	}
	fmt.Fprintf(&b, "\nBefore\n\n%s\n\nAfter\n\n%s\n\nWhen not to\n", indent(r.Before), indent(r.After))
	for _, s := range r.WhenNot {
		fmt.Fprintf(&b, "  - %s\n", wrap(s, "    "))
	}
	b.WriteString("\nLevers\n")
	for _, id := range r.Levers {
		fmt.Fprintf(&b, "  - %s: %s\n", id, levers.Find(id).Title)
	}
	if r.Preview {
		b.WriteString("\nPreview: off unless preview rules are asked for.\n")
	}
	return b.String()
}

// judged says what readers made of the rule's findings on real code, by kinds of places where it has some, or "".
func (r *Rule) judged() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(precisions)) {
		id, kind, hasKind := strings.Cut(name, "/")
		if id != r.ID {
			continue
		}
		j := precisions[name]
		part := fmt.Sprintf("%d of %d", j.worth, j.judged)
		if hasKind {
			part += " of kind " + kind
		}
		if !j.good() {
			part += " (so only a profile or a recording shows them)"
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return "Worth a change, in the eyes of readers of real code: " + strings.Join(parts, ", ") + "."
}

// Measured says in a sentence or two what was measured for the rule, or "".
func (r *Rule) Measured() string {
	pair, ok := measure.Costs().Pair(r.Cost)
	if !ok {
		return ""
	}
	return measuredText(pair)
}

func measuredText(pair measure.Pair) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured: %s. Times faster, by %s:", pair.What, pair.Unit)
	python := ""
	for _, pt := range pair.Points {
		switch python {
		case pt.Python:
			b.WriteString(",")
		case "":
			fmt.Fprintf(&b, " CPython %s", pt.Python)
		default:
			fmt.Fprintf(&b, "; CPython %s", pt.Python)
		}
		python = pt.Python
		fmt.Fprintf(&b, " %s at %.0f", times(pt.Ratio()), pt.Size)
	}
	b.WriteString(".")
	return b.String()
}

// times renders a ratio with about two digits.
func times(ratio float64) string {
	if ratio < 10 {
		return fmt.Sprintf("%.1f", ratio)
	}
	return fmt.Sprintf("%.0f", ratio)
}

func indent(code string) string {
	return "    " + strings.ReplaceAll(strings.Trim(code, "\n"), "\n", "\n    ")
}

// wrap breaks a text into lines of explainWidth, lines but the first indented.
func wrap(text, indent string) string {
	var b strings.Builder
	col := len(indent)
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case col+1+len(word) > explainWidth:
			b.WriteString("\n" + indent)
			col = len(indent)
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += len(word)
	}
	return b.String()
}
