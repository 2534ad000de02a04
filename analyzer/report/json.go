package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/findings"
)

// writeJSON writes the result itself, lists without entries as [] and not null.
func writeJSON(w io.Writer, res *findings.Result, _ *context) error {
	out := *res
	out.Files.Failed = list(out.Files.Failed)
	out.Hotspots = list(out.Hotspots)
	out.Findings = list(out.Findings)
	out.Notes = list(out.Notes)
	return Encode(w, &out, "  ")
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// Encode writes v as indented JSON. Characters that a terminal would obey are
// written as \u escapes, which mean the same to a reader of JSON.
func Encode(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

// escapeJSON escapes in JSON text what encoding/json leaves as it is: DEL,
// the C1 controls and format controls. All of them can stand in strings only.
func escapeJSON(text []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if !printable(r) {
			out = append(out, text[done:i]...)
			for _, u := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, u)
			}
			done = i + n
		}
		i += n
	}
	return append(out, text[done:]...)
}
