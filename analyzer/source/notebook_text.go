package source

import "strings"

// CellText returns the lines of one cell of the virtual module.
func (m *NotebookMap) CellText(module string, cell int) string {
	var b strings.Builder
	line := 0
	for l := range strings.Lines(module) {
		line++
		if n, _ := m.Cell(line); n == cell {
			b.WriteString(l)
		}
	}
	return b.String()
}
