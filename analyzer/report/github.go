package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// githubLimit is how many annotations of one level GitHub shows for a step.
const githubLimit = 10

// writeGitHub writes workflow commands, at most as many a level as are shown.
func writeGitHub(w io.Writer, res *findings.Result, c *context) error {
	failed := res.Files.Failed
	writeCommands(w, "error", "file", len(failed), func(i int) string {
		f := &failed[i]
		return command("error", fileProperties(f.File, f.Cell, f.Line, "molt: not scanned"), Clean(f.Reason))
	})
	var high, other []*findings.Finding
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Level == findings.High {
			high = append(high, f)
		} else {
			other = append(other, f)
		}
	}
	for _, group := range []struct {
		level string
		list  []*findings.Finding
	}{{"warning", high}, {"notice", other}} {
		writeCommands(w, group.level, "finding", len(group.list), func(i int) string {
			f := group.list[i]
			return command(group.level, findingProperties(f, c.title(f.Rule)), annotation(f))
		})
	}
	return nil
}

// writeCommands writes the commands of one level; when there are more than are
// shown, the last one counts the others.
func writeCommands(w io.Writer, level, noun string, all int, spell func(int) string) {
	n := all
	if n > githubLimit {
		n = githubLimit - 1
	}
	for i := range n {
		fmt.Fprintln(w, spell(i))
	}
	if left := all - n; left > 0 {
		fmt.Fprintln(w, command(level, []property{{"title", "molt"}},
			More(left, noun)+"; GitHub shows "+fmt.Sprint(githubLimit)+" annotations of a level."))
	}
}

// A property of a workflow command.
type property struct{ key, value string }

// findingProperties gives the place of a finding. Columns are left out when it
// spans lines, which GitHub does not take.
func findingProperties(f *findings.Finding, title string) []property {
	p := fileProperties(f.File, f.Cell, f.Line, title)
	if f.Cell > 0 || f.Line < 1 {
		return p
	}
	if f.EndLine > f.Line {
		return append(p, property{"endLine", fmt.Sprint(f.EndLine)})
	}
	if f.Col > 0 {
		p = append(p, property{"col", fmt.Sprint(f.Col)})
		if f.EndCol >= f.Col {
			p = append(p, property{"endColumn", fmt.Sprint(f.EndCol)})
		}
	}
	return p
}

// fileProperties gives a file and a line. Lines inside a notebook's cell are
// none of its file, so the whole file is meant there.
func fileProperties(file string, cell, line int, title string) []property {
	p := []property{{"title", Clean(title)}, {"file", cleanLines(file)}}
	if cell > 0 {
		line = 1
	}
	if line > 0 {
		p = append(p, property{"line", fmt.Sprint(line)})
	}
	return p
}

// cleanLines cleans s but for its line ends, which a command can carry, so
// that the name of a file stays its name.
func cleanLines(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			i = len(s)
		}
		b.WriteString(Clean(s[:i]))
		if i < len(s) {
			b.WriteByte(s[i])
			i++
		}
		s = s[i:]
	}
	return b.String()
}

// command spells a workflow command.
func command(level string, properties []property, message string) string {
	var b strings.Builder
	b.WriteString("::" + level)
	sep := " "
	for _, p := range properties {
		b.WriteString(sep + p.key + "=" + escapeProperty(p.value))
		sep = ","
	}
	b.WriteString("::" + escapeData(message))
	return b.String()
}

func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
