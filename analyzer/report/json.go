package report

import (
	"encoding/json"
	"io"

	"github.com/molt-go/molt/analyzer/findings"
)

// writeJSON writes the result itself, lists without entries as [] and not null.
func writeJSON(w io.Writer, res *findings.Result, _ *context) error {
	out := *res
	out.Files.Failed = list(out.Files.Failed)
	out.Hotspots = list(out.Hotspots)
	out.Findings = list(out.Findings)
	out.Notes = list(out.Notes)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(&out)
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
