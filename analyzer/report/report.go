package report

import (
	"io"

	"github.com/molt-go/molt/analyzer/findings"
)

// Options say how a result is written. The zero value is a plain text report
// of default width.
type Options struct {
	Style          // colour and character set; text only
	Width   int    // columns of the text format; 0 means 100
	Top     int    // hot spots shown by text, Markdown and HTML; 0 means 10
	Frames  int    // findings that text shows with their code; 0 means 25
	Verbose bool   // show hidden findings, all hot spots, notes and frames, and where the time goes
	Version string // molt's own version, or empty
	Rules   []RuleText
	// Category tells apart several scans of one commit in SARIF; empty means "scan".
	Category string
}

// RuleText explains a rule. Texts are plain prose in which `backticks` mark code.
type RuleText struct {
	ID      string // kebab case
	Title   string // a few words
	What    string // what the rule finds
	Why     string // why that is slow, with the measured cost
	Before  string // Python code as found
	After   string // Python code as it should be
	WhenNot string // when to leave it alone
	Lever   string // identifier of the first lever
	// Measured says what the rule's example gains, "" where no pair can time it.
	Measured string
	Applies  bool     // 'molt apply' can make the change
	URL      string   // further reading, or empty
	Tags     []string // further SARIF tags
	Preview  bool     // off unless asked for
}

var formats = Formats[*findings.Result, *context]{
	{"text", "for a terminal", writeText},
	{"json", "the whole result, described by templates/report/scan.schema.json", writeJSON},
	{"sarif", "SARIF 2.1.0, for code scanning", writeSARIF},
	{"github", "workflow commands that annotate a pull request", writeGitHub},
	{"markdown", "for a pull-request comment", writeMarkdown},
	{"html", "one self-contained page", writeHTML},
}

// FormatNames lists what Write takes, the default first.
func FormatNames() []string { return formats.Names() }

// Write writes res in the named format. Findings are taken in their order, the
// hidden ones only when opts.Verbose is set. The error is an unknown format or
// that of w.
func Write(w io.Writer, format string, res *findings.Result, opts Options) error {
	f, err := formats.Find(format)
	if err != nil {
		return err
	}
	shown := visible(res, opts.Verbose)
	return f.WriteTo(w, shown, newContext(shown, opts))
}

// visible copies res, without the hidden findings unless all are asked for,
// and with every number fit to be printed.
func visible(res *findings.Result, all bool) *findings.Result {
	out := *res
	out.Findings = make([]findings.Finding, 0, len(res.Findings))
	for _, f := range res.Findings {
		if f.Level == findings.Hidden && !all {
			out.Left++
			if f.Needs != "" {
				out.Needing++
			}
			continue
		}
		out.Findings = append(out.Findings, rounded(f))
	}
	out.Hotspots = make([]findings.Hotspot, len(res.Hotspots))
	for i, h := range res.Hotspots {
		h.Share, h.Total, h.Memory = fraction(h.Share), fraction(h.Total), fraction(h.Memory)
		out.Hotspots[i] = h
	}
	out.Silenced = make([]findings.Silenced, len(res.Silenced))
	for i, s := range res.Silenced {
		s.Finding = rounded(s.Finding)
		out.Silenced[i] = s
	}
	return &out
}

func rounded(f findings.Finding) findings.Finding {
	f.Share, f.Gain, f.Speedup = fraction(f.Share), fraction(f.Gain), ratio(f.Speedup)
	return f
}

// A context is what writers need beside the result.
type context struct {
	Options
	rules map[string]int // index into Rules
	texts *sources
}

func newContext(res *findings.Result, opts Options) *context {
	c := &context{Options: opts, rules: make(map[string]int, len(opts.Rules)), texts: newSources(res.Sources)}
	for i, r := range opts.Rules {
		c.rules[r.ID] = i
	}
	c.Width = orDefault(opts.Width, 100)
	c.Top = orDefault(opts.Top, 10)
	c.Frames = orDefault(opts.Frames, 25)
	return c
}

func orDefault(n, def int) int {
	if n <= 0 {
		return def
	}
	return n
}

// title returns the title of a rule, or its identifier when there is no text.
func (c *context) title(id string) string {
	if i, ok := c.rules[id]; ok && c.Rules[i].Title != "" {
		return c.Rules[i].Title
	}
	return id
}
