package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// fraction clamps a share to 0..1 and rounds it to a hundredth of a percent;
// what is not a number becomes 0.
func fraction(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Round(min(max(x, 0), 1)*1e4) / 1e4
}

// ratio rounds a speed-up to two digits behind the point; what is not a number
// or below 0 becomes 0, meaning unknown.
func ratio(x float64) float64 {
	if math.IsNaN(x) || x < 0 {
		return 0
	}
	return math.Round(min(x, 1e6)*100) / 100
}

// Percent writes a share such as 0.4123 as "41 %", with one digit behind the
// point below ten percent.
func Percent(share float64) string {
	p := fraction(share) * 100
	switch {
	case p == 0:
		return "0 %"
	case p < 0.1:
		return "<0.1 %"
	case p < 9.95:
		return strconv.FormatFloat(p, 'f', 1, 64) + " %"
	}
	return strconv.FormatFloat(p, 'f', 0, 64) + " %"
}

// Times writes a ratio such as 5.62 as "5.6x".
func Times(r float64) string {
	digits := 1
	if r >= 9.95 {
		digits = 0
	}
	return strconv.FormatFloat(r, 'f', digits, 64) + "x"
}

// Count writes a number with its noun in singular or plural: "1 file", "1,204 files".
func Count(n int, noun string) string {
	s := Thousands(int64(n)) + " " + noun
	if n != 1 {
		s += "s"
	}
	return s
}

// More says how many of something were left out: "1 more file".
func More(n int, noun string) string {
	return strings.Replace(Count(n, noun), " ", " more ", 1)
}

// Thousands writes n with commas: 12,500,000.
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// GainText says what following a finding would save, or "" when it is unknown.
func GainText(f *findings.Finding) string {
	what := "the run"
	if f.Resource == "memory" {
		what = "the memory"
	}
	var parts []string
	if f.Gain > 0 {
		parts = append(parts, fmt.Sprintf("saves about %s of %s", Percent(f.Gain), what))
	}
	if f.Speedup > 1.05 {
		less := Times(f.Speedup)
		if f.Resource == "memory" {
			less += " less"
		}
		if f.Share > 0 {
			parts = append(parts, fmt.Sprintf("%s on code that takes %s", less, Percent(f.Share)))
		} else {
			parts = append(parts, less+" on this code")
		}
	}
	return strings.Join(parts, ", ")
}

// EvidenceText says how a kind of evidence was come by.
func EvidenceText(e findings.Evidence) string {
	switch e {
	case findings.Profile:
		return "measured by a profile"
	case findings.Recorded:
		return "measured by a recording"
	}
	return "estimated from the source alone"
}

// A Piece of a message is prose or code.
type Piece struct {
	Text string
	Code bool
}

// Pieces splits a message at its backticks, if they pair up.
func Pieces(s string) []Piece {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 {
		return []Piece{{Text: s}}
	}
	var out []Piece
	for i, p := range parts {
		if p != "" {
			out = append(out, Piece{p, i%2 == 1})
		}
	}
	return out
}

// place is file:line, or file:cell:line in a notebook, with the column if given.
func place(file string, cell, line, col int) string {
	s := Clean(file)
	for _, n := range [...]int{cell, line, col} {
		if n > 0 {
			s += ":" + strconv.Itoa(n)
		}
	}
	return s
}

// levers lists the levers of a finding, the first one first.
func levers(f *findings.Finding) []string {
	out := make([]string, 0, len(f.Levers)+1)
	if f.Lever != "" {
		out = append(out, f.Lever)
	}
	for _, l := range f.Levers {
		if l != f.Lever {
			out = append(out, l)
		}
	}
	return out
}
