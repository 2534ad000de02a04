package scan

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/findings"
)

// again is what merge says of the further places of a finding.
const again = "the same again"

// merge makes one finding of those in one function that one change answers: by the same
// rule, with the same words, as where one string grows in three branches. The
// first place stands for all, the others are related to it, and what they gain adds up.
func merge(list []findings.Finding) []findings.Finding {
	first := map[string]int{} // index in out
	out := list[:0:0]
	for _, x := range list {
		key := fmt.Sprintf("%s\x00%s\x00%d\x00%s\x00%s", x.Rule, x.File, x.Cell, x.Symbol, x.Message)
		i, seen := first[key]
		if !seen {
			first[key] = len(out)
			out = append(out, x)
			continue
		}
		at := &out[i]
		at.Share = min(at.Share+x.Share, 1)
		at.Gain = min(at.Gain+x.Gain, 1)
		if levelRank(x.Level) < levelRank(at.Level) {
			at.Level = x.Level
		}
		at.Related = append(at.Related[:len(at.Related):len(at.Related)], findings.Related{File: x.File, Cell: x.Cell, Line: x.Line, Message: again})
	}
	return out
}

// lines returns the places in the file of a finding that it stands for.
func lines(x findings.Finding) [][2]int {
	list := [][2]int{{x.Line, x.EndLine}}
	for _, r := range x.Related {
		if r.Message == again {
			list = append(list, [2]int{r.Line, r.Line})
		}
	}
	return list
}
