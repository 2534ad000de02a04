package page

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// writeCSV writes the table of functions, a row a function, hottest first, for
// spreadsheets (RFC 4180). Figures are plain numbers; one that is not known is empty.
func writeCSV(w io.Writer, r *migration.Report, _ Options) error {
	out := csv.NewWriter(w)
	out.Write([]string{"function", "kind", "file", "line", "end_line", "status", "share", "total", "go", "go_file", "go_line",
		"proof", "recorded", "generated", "coverage", "speedup", "speedup_low", "speedup_high",
		"review", "life", "by", "on", "reason", "drift", "owners", "reasons"})
	for i := range r.Functions {
		out.Write(csvRow(&r.Functions[i]))
	}
	out.Flush()
	return out.Error()
}

func csvRow(f *migration.Function) []string {
	row := []string{text(f.Python), string(f.Kind), text(f.File), strconv.Itoa(f.Line), strconv.Itoa(f.EndLine), string(f.Status), number(f.Share), number(f.Total),
		text(f.Go), text(f.GoFile), count(f.GoLine), string(f.Proof)}
	if v := f.Verification; v != nil {
		row = append(row, strconv.Itoa(v.Vectors.Recorded), strconv.Itoa(v.Vectors.Generated), number(v.Coverage))
	} else {
		row = append(row, "", "", "")
	}
	if v := f.Verification; v != nil && v.Speedup != nil {
		row = append(row, number(v.Speedup.Ratio), number(v.Speedup.Low), number(v.Speedup.High))
	} else {
		row = append(row, "", "", "")
	}
	var reasons []string
	for _, x := range f.Reasons {
		reasons = append(reasons, x.Code)
	}
	var drift []string
	if f.Drift != nil {
		for _, c := range f.Drift.Changes {
			if c.Drift {
				drift = append(drift, c.Kind)
			}
		}
	}
	return append(row, text(string(f.Review.State)), string(f.Review.Life), text(f.Review.Who), text(f.Review.When), text(f.Review.Reason),
		text(strings.Join(drift, " ")), text(strings.Join(f.Owners, " ")), text(strings.Join(reasons, " ")))
}

// text is a cell that no spreadsheet takes for a formula.
func text(s string) string {
	s = report.Clean(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// count is a number that is unknown when it is 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
