package migration

import (
	"slices"
	"strings"
)

// link pairs the lines of a function in both languages. came has, for each Go
// line from the given one on, the Python line that it came from, or 0. Each row
// begins where a Python statement begins; a Go line that came from no statement,
// such as a closing brace, stays with what is in front of it, and so does one
// from an earlier statement than that, so that both sides keep their order.
func link(python []Text, goFrom int, came []int) []Row {
	starts := statementLines(python, came)
	if len(starts) == 0 {
		return nil
	}
	var rows []Row
	goAt, row := 0, 0
	flush := func(next int) { // ends the row in front of came[next]
		r := Row{Python: starts[row]}
		if next > goAt {
			r.Go = [2]int{goFrom + goAt, goFrom + next - 1}
		}
		rows = append(rows, r)
		goAt, row = next, row+1
	}
	for i, n := range came {
		if n == 0 {
			continue
		}
		to := row
		for to+1 < len(starts) && starts[to+1][0] <= n {
			to++
		}
		for row < to {
			flush(i) // of several rows, the first has the Go lines so far
		}
	}
	for row < len(starts) {
		flush(len(came))
	}
	return rows
}

// statementLines cuts the Python into ranges of lines that each begin with a line
// that some Go came from; comments and blank lines in front of one belong to it.
func statementLines(python []Text, came []int) [][2]int {
	var out [][2]int
	for _, t := range python {
		begin := t.Line
		for i := range t.Lines {
			n := t.Line + i
			if n == t.Line || !slices.Contains(came, n) {
				continue
			}
			start := n
			for start-1 > begin && isGap(t.Lines[start-1-t.Line]) {
				start--
			}
			out = append(out, [2]int{begin, start - 1})
			begin = start
		}
		out = append(out, [2]int{begin, t.Line + len(t.Lines) - 1})
	}
	return out
}

func isGap(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "#")
}
