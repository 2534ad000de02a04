package migration

import "strings"

// A cutter cuts the texts of functions out of their files. What functions of
// their own stand in a class or module does not belong to that.
type cutter struct {
	files  map[string][]string
	claims map[string][][2]int // first and last lines of defs and classes, by file
}

func newCutter(texts map[string]string) *cutter {
	c := &cutter{files: map[string][]string{}, claims: map[string][][2]int{}}
	for name, text := range texts {
		c.files[name] = splitLines(text)
	}
	return c
}

// splitLines returns the lines of a text without their ends.
func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// claim says that lines belong to an entry.
func (c *cutter) claim(file string, from, to int) {
	c.claims[file] = append(c.claims[file], [2]int{from, to})
}

// text returns the lines of an entry: of a class or module, without those that
// smaller entries within it have claimed.
func (c *cutter) text(file string, from, to int, kind Kind) []Text {
	lines := c.files[file]
	from, to = max(from, 1), min(to, len(lines))
	if kind == Def {
		return cut(lines, from, to)
	}
	taken := make([]bool, max(0, to-from+1))
	for _, k := range c.claims[file] {
		if k[0] < from || k[1] > to || k[0] == from && k[1] >= to {
			continue
		}
		for n := k[0]; n <= k[1]; n++ {
			taken[n-from] = true
		}
	}
	var out []Text
	for n := from; n <= to; n++ {
		start := n
		for n <= to && !taken[n-from] {
			n++
		}
		out = append(out, cut(lines, start, n-1)...)
	}
	return out
}

// cut returns some lines, without blank ones around them.
func cut(lines []string, from, to int) []Text {
	from, to = max(from, 1), min(to, len(lines))
	for from <= to && strings.TrimSpace(lines[from-1]) == "" {
		from++
	}
	for to >= from && strings.TrimSpace(lines[to-1]) == "" {
		to--
	}
	if from > to {
		return nil
	}
	return []Text{{Line: from, Lines: lines[from-1 : to]}}
}
