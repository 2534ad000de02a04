package evidence

import (
	"bytes"
	"strconv"
	"strings"
)

// The text of memory_profiler and line_profiler is a table a function:
//
//	File: app.py
//	Line #      Hits  ...  Line Contents
//	====================================
//	     5                 @profile
//	     6                 def main():
//
// with the program's own output around it.

// A tableRow is one line of such a table.
type tableRow struct {
	line   int
	fields []string // the numbers before the source
	source string
	offset int64
}

// A table is what follows one file header.
type table struct {
	head map[string]string // "File", "Function", ... as far as they stand above
	rows []tableRow
}

// hasTable reports whether data has a table header with the given columns.
func hasTable(data []byte, columns ...string) bool {
	if !bytes.Contains(data, []byte("Line #")) {
		return false
	}
	for line := range bytes.Lines(data) {
		if isHeader(string(line), columns) {
			return true
		}
	}
	return false
}

// isHeader reports whether line names the columns in order.
func isHeader(line string, columns []string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), "Line #")
	for _, column := range columns {
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), column)
		if !ok {
			return false
		}
	}
	return ok
}

// A tableLayout says how to read the tables of one profiler.
type tableLayout struct {
	columns []string // first columns after the line number, as headed
	heads   []string // labels above a table, the file's first
	fields  func(header string) int
}

// readTables splits text into tables. A table without rows means that the text
// was cut.
func readTables(data []byte, layout tableLayout) ([]table, error) {
	var tables []table
	head := map[string]string{}
	var open *table
	fields, sourceAt, offset := 0, 0, int64(0)
	for raw := range bytes.Lines(data) {
		line := strings.TrimRight(string(raw), "\r\n")
		start := offset
		offset += int64(len(raw))
		switch {
		case isHeader(line, layout.columns):
			tables = append(tables, table{head: head})
			open, head = &tables[len(tables)-1], map[string]string{}
			sourceAt, fields = max(strings.Index(line, "Line Contents"), 1), layout.fields(line)
		case open == nil:
			readHead(head, layout.heads, line)
		case strings.HasPrefix(line, "===="):
		default:
			row, ok := readRow(line, sourceAt, fields)
			if !ok {
				open = nil
				readHead(head, layout.heads, line)
				continue
			}
			row.offset = start
			open.rows = append(open.rows, row)
		}
	}
	for _, t := range tables {
		if len(t.rows) == 0 {
			return nil, badAt(offset, "a table of %q has no rows", t.head[layout.heads[0]])
		}
	}
	return tables, nil
}

// readHead notes a "Label: value" line above a table.
func readHead(head map[string]string, labels []string, line string) {
	for _, label := range labels {
		if text, ok := strings.CutPrefix(line, label+":"); ok {
			head[label] = strings.TrimSpace(text)
		}
	}
}

// readRow reads a line number, the fields if the line ran, and the source.
// Numbers too wide for their column push the source to the right, so columns
// only tell whether there are fields; memory_profiler's rows stand one column
// left of its header.
func readRow(line string, sourceAt, fields int) (tableRow, bool) {
	number, rest, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
	n, err := strconv.ParseUint(number, 10, 31)
	if err != nil {
		return tableRow{}, false
	}
	row := tableRow{line: int(n), source: rest}
	margin := max(min(sourceAt-1, len(line))-(len(line)-len(rest)), 0)
	if strings.TrimSpace(rest[:margin]) == "" {
		return row, true
	}
	for range fields {
		rest = strings.TrimLeft(rest, " ")
		if rest == "" {
			break
		}
		var field string
		field, rest, _ = strings.Cut(rest, " ")
		row.fields = append(row.fields, field)
	}
	row.source = rest
	return row, true
}

// defName returns the name of the first function defined in the rows, which
// show its decorators, its def line and its body.
func defName(rows []tableRow) string {
	for _, row := range rows {
		text := strings.TrimSpace(row.source)
		text = strings.TrimPrefix(text, "async ")
		if rest, ok := strings.CutPrefix(text, "def "); ok {
			name, _, _ := strings.Cut(rest, "(")
			return strings.TrimSpace(name)
		}
	}
	return ""
}
