package suppress

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// SetFingerprints gives each finding its fingerprint: 16 hexadecimal digits made
// of its rule, file, symbol and the text of its line, then a colon and the number
// of the finding, from 1, among those that agree in all of these, in the order of
// the file. Moving a line, indenting it or changing the comment behind it keeps
// the fingerprint; renaming the file or the function changes it.
//
// line returns the text of a line of a file, from 1. The order of the slice stays.
func SetFingerprints(list []findings.Finding, line func(file string, n int) string) {
	order := inFileOrder(list)
	seen := map[string]int{}
	for _, i := range order {
		f := &list[i]
		key := fingerprint(f.Rule, f.File, f.Symbol, line(f.File, f.Line))
		seen[key]++
		f.Fingerprint = fmt.Sprintf("%s:%d", key, seen[key])
	}
}

// inFileOrder returns the indexes of findings by file and position.
func inFileOrder(list []findings.Finding) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := list[i], list[j]
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col, strings.Compare(a.Rule, b.Rule))
	})
	return order
}

func fingerprint(rule, file, symbol, line string) string {
	h := sha256.New()
	for _, part := range []string{rule, file, symbol, normalLine(line)} {
		fmt.Fprintf(h, "%d\x00%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// normalLine drops white space and the comment at the end of a line. A # counts
// as in a string where a quote is open on the line itself.
func normalLine(line string) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f':
			continue
		case quote == 0 && c == '#':
			return b.String()
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		case quote != 0 && c == '\\' && i+1 < len(line):
			b.WriteByte(c)
			i++
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// family returns a fingerprint without its number.
func family(fingerprint string) string {
	key, _, _ := strings.Cut(fingerprint, ":")
	return key
}

func sortNotes(notes []findings.Note) {
	slices.SortFunc(notes, func(a, b findings.Note) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Kind, b.Kind), strings.Compare(a.Message, b.Message))
	})
}
