// Package page writes a migration.Report: as one self-contained HTML page, as
// Markdown for a pull request, as JSON, and as files for tools: CSV, SARIF, and the
// heat as profiles.
//
// Everything that stems from the code that is reported on is hostile until it is
// escaped: report.Clean makes control characters and bidirectional controls
// visible, and each writer escapes for its own format on top. The HTML page loads
// nothing, and its content security policy allows its own style and script alone.
package page

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// Options say how a report is written.
type Options struct {
	// Version is molt's own, or empty.
	Version string
	// Rules explain the findings, for SARIF.
	Rules []report.RuleText
	// Values tells that inputs may be shown that hold values of recordings.
	Values bool
}

// A Format is one way to write a report.
type Format struct {
	Name    string // as given to --format
	Summary string // for help
	write   func(io.Writer, *migration.Report, Options) error
}

// Formats lists the formats, the default first.
func Formats() []Format {
	return []Format{
		{"html", "one self-contained page", writeHTML},
		{"markdown", "for a pull request", writeMarkdown},
		{"json", "all of it, described by templates/report/port.schema.json", writeJSON},
		{"csv", "the functions, for spreadsheets", writeCSV},
		{"sarif", "what is open, for code scanning", writeSARIF},
		{"speedscope", "the heat, for speedscope.app", writeSpeedscope},
		{"pprof", "the heat, for go tool pprof", writePprof},
	}
}

// Write writes a report in the named format. The error is an unknown format or
// that of w.
func Write(w io.Writer, format string, r *migration.Report, opts Options) error {
	var names []string
	for _, f := range Formats() {
		if f.Name != format {
			names = append(names, f.Name)
			continue
		}
		b := bufio.NewWriterSize(w, 64<<10)
		if err := f.write(b, r, opts); err != nil {
			return fmt.Errorf("write %s report: %w", format, err)
		}
		return b.Flush()
	}
	return fmt.Errorf("unknown format %q; there are %s", format, strings.Join(names, ", "))
}

func writeJSON(w io.Writer, r *migration.Report, opts Options) error {
	if !opts.Values {
		r = withoutValues(r)
	}
	return report.Encode(w, r, " ")
}

// withoutValues copies a report without the inputs that hold recorded values.
func withoutValues(r *migration.Report) *migration.Report {
	out := *r
	out.Functions = append([]migration.Function{}, r.Functions...)
	for i := range out.Functions {
		if v := out.Functions[i].Verification; v != nil {
			copied := *v
			copied.Differences = shownDifferences(v.Differences, false)
			out.Functions[i].Verification = &copied
		}
	}
	return &out
}
