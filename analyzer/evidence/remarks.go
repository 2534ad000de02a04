package evidence

import (
	"fmt"
	"strings"
	"unicode"
)

// Remarks says in sentences how much of the profile belongs to the scanned
// code and what does not, naming at most so many entries of each kind. The
// names come from the profile, with control characters replaced.
func (r *Report) Remarks(most int) []string {
	if len(r.Functions) == 0 {
		return append([]string{"nothing in the " + r.name() + " is in the scanned code: " +
			"it is of other code, or of files that are not scanned"}, r.missedRemarks(most)...)
	}
	what := "the " + r.name()
	if r.TotalTime > 0 {
		what = fmt.Sprintf("%.3g s in %s", r.TotalTime, what)
	}
	return append([]string{fmt.Sprintf("%s of %s is in the scanned code", percent(r.Matched), what)}, r.missedRemarks(most)...)
}

// name names the source of the report: "pstats profile".
func (r *Report) name() string {
	if r.Format == Recording {
		return r.Format
	}
	return r.Format + " profile"
}

func (r *Report) missedRemarks(most int) []string {
	var out []string
	for _, group := range r.Missed {
		names := make([]string, 0, most)
		for _, e := range group.Entries[:min(most, len(group.Entries))] {
			names = append(names, e.String()+" "+percent(e.Share))
		}
		if rest := len(group.Entries) - len(names); rest > 0 {
			names = append(names, fmt.Sprintf("%d more", rest))
		}
		out = append(out, fmt.Sprintf("%s %s: %s", percent(group.Share), group.Kind.phrase(), strings.Join(names, ", ")))
	}
	return out
}

// phrase tells a kind in words.
func (k MissKind) phrase() string {
	switch k {
	case MissBuiltin:
		return "is in C functions called from elsewhere"
	case MissStale:
		return "is in scanned files, in functions that are not there (the source has changed since)"
	case MissAmbiguous:
		return "could be in several scanned files"
	}
	return "is in code that is not scanned"
}

// String names the entry as "file:line func", as far as these are known.
func (e MissedEntry) String() string {
	text := e.Func
	if e.File != "" && e.File != "~" {
		text = e.File
		if e.Line > 0 {
			text = fmt.Sprintf("%s:%d", e.File, e.Line)
		}
		if e.Func != "" {
			text += " " + e.Func
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// percent prints a share with the digits that matter.
func percent(share float64) string {
	if share != 0 && share < 0.001 {
		return "<0.1 %"
	}
	return fmt.Sprintf("%.1f %%", 100*share)
}
