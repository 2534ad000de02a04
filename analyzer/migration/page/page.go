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
	"io"

	"github.com/molt-go/molt/analyzer/ledger"
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

var formats = report.Formats[*migration.Report, Options]{
	{Name: "html", Summary: "one self-contained page", Write: writeHTML},
	{Name: "markdown", Summary: "for a pull request", Write: writeMarkdown},
	{Name: "json", Summary: "all of it, described by templates/report/port.schema.json", Write: writeJSON},
	{Name: "csv", Summary: "the functions, for spreadsheets", Write: writeCSV},
	{Name: "sarif", Summary: "what is open, for code scanning", Write: writeSARIF},
	{Name: "speedscope", Summary: "the heat, for speedscope.app", Write: writeSpeedscope},
	{Name: "pprof", Summary: "the heat, for go tool pprof", Write: writePprof},
}

// FormatNames lists what Write takes, the default first.
func FormatNames() []string { return formats.Names() }

// Known returns an error that names the formats where there is none of a name.
func Known(format string) error {
	_, err := formats.Find(format)
	return err
}

// Write writes a report in the named format. The error is an unknown format or
// that of w.
func Write(w io.Writer, format string, r *migration.Report, opts Options) error {
	f, err := formats.Find(format)
	if err != nil {
		return err
	}
	return f.WriteTo(w, r, opts)
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
	out.Runs = append([]ledger.Run{}, r.Runs...)
	for i := range out.Runs {
		out.Runs[i].Differences = shownDifferences(out.Runs[i].Differences, false)
	}
	return &out
}
