package report

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// Verdict sums a scan up in one or two sentences of plain text.
func Verdict(res *findings.Result) string {
	if res.Files.Parsed == 0 {
		return "Nothing could be read: " + Count(len(res.Files.Failed), "file") + " failed."
	}
	shown := 0
	var best *findings.Finding
	for i := range res.Findings {
		f := &res.Findings[i]
		if f.Level == findings.Hidden {
			continue
		}
		shown++
		if best == nil || f.Gain > best.Gain {
			best = f
		}
	}
	if shown == 0 {
		return "Nothing worth a change was found in " + Count(res.Files.Parsed, "file") + "."
	}
	s := Count(shown, "finding") + " in " + Count(res.Files.Parsed, "file") + levelTally(res.Findings)
	if best.Gain > 0 {
		what := "run"
		if best.Resource == "memory" {
			what = "memory"
		}
		s += fmt.Sprintf(". The best alone would save about %s of the %s, %s", Percent(best.Gain), what, EvidenceText(best.Evidence))
	}
	return s + "."
}

// levelTally counts the findings by level: " (2 high, 5 medium)".
func levelTally(list []findings.Finding) string {
	var parts []string
	for _, l := range [...]findings.Level{findings.High, findings.Medium, findings.Low} {
		n := 0
		for i := range list {
			if list[i].Level == l {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, Thousands(int64(n))+" "+string(l))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// asides says what the scan saw and a report leaves out, a sentence each.
func asides(res *findings.Result) []string {
	var out []string
	if res.Suppressed > 0 {
		out = append(out, Count(res.Suppressed, "finding")+" suppressed by comments, configuration or baseline.")
	}
	if res.Needing > 0 {
		out = append(out, Count(res.Needing, "finding")+" hidden for want of a profile, which tells whether they matter: record a run with `molt record`, or use --verbose.")
	}
	if res.Left > res.Needing {
		out = append(out, Count(res.Left-res.Needing, "finding")+" hidden as cold, in tests or run once; --verbose shows them.")
	}
	return out
}
