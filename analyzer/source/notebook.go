package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
)

// A NotebookMap maps the lines of a notebook's virtual module to its cells.
type NotebookMap struct {
	cells []cellSpan
}

// A cellSpan tells on which line of the module a code cell begins.
type cellSpan struct {
	number int // among all cells of the notebook, from 1
	line   int // from 1
}

// Cell returns the cell, counted from 1 among all cells of the notebook, and the
// line within it, from 1, for a line of the virtual module.
func (m *NotebookMap) Cell(line int) (cell, lineInCell int) {
	i := sort.Search(len(m.cells), func(i int) bool { return m.cells[i].line > line })
	if i == 0 {
		return 0, line
	}
	c := m.cells[i-1]
	return c.number, line - c.line + 1
}

// The parts of nbformat 3 and 4 that matter here.
type (
	notebookFile struct {
		Cells      []notebookCell `json:"cells"`
		Worksheets []struct {
			Cells []notebookCell `json:"cells"`
		} `json:"worksheets"` // nbformat 3
		Metadata struct {
			Language struct {
				Name string `json:"name"`
			} `json:"language_info"`
			Kernel struct {
				Language string `json:"language"`
			} `json:"kernelspec"`
		} `json:"metadata"`
	}
	notebookCell struct {
		Type   string     `json:"cell_type"`
		Source cellSource `json:"source"`
		Input  cellSource `json:"input"` // nbformat 3
	}
	// A cellSource is written as one string or as a list of lines.
	cellSource string
)

func (s *cellSource) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		var lines []string
		err := json.Unmarshal(data, &lines)
		*s = cellSource(strings.Join(lines, ""))
		return err
	}
	return json.Unmarshal(data, (*string)(s))
}

// ParseNotebook returns the code cells of a Jupyter notebook (.ipynb, nbformat 3
// or 4) as one Python module. What IPython adds to Python is replaced line by
// line, so that positions stay: see plainPython. The error says why the file is
// no notebook in Python.
func ParseNotebook(data []byte) ([]byte, *NotebookMap, error) {
	var nb notebookFile
	if err := json.Unmarshal(data, &nb); err != nil {
		if at := (*json.SyntaxError)(nil); errors.As(err, &at) {
			return nil, nil, fmt.Errorf("not a notebook: line %d: %w", 1+bytes.Count(data[:min(int(at.Offset), len(data))], []byte("\n")), err)
		}
		return nil, nil, fmt.Errorf("not a notebook: %w", err)
	}
	cells := nb.Cells
	for _, sheet := range nb.Worksheets {
		cells = append(cells, sheet.Cells...)
	}
	language := nb.Metadata.Language.Name
	if language == "" {
		language = nb.Metadata.Kernel.Language
	}
	if language != "" && !strings.HasPrefix(strings.ToLower(language), "python") && !strings.EqualFold(language, "ipython") {
		return nil, nil, fmt.Errorf("notebook in %q, not in Python", language)
	}
	var text strings.Builder
	m := &NotebookMap{}
	line := 1
	for i, c := range cells {
		if c.Type != "code" {
			continue
		}
		code := plainPython(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(c.Source + c.Input)))
		if !strings.HasSuffix(code, "\n") {
			code += "\n"
		}
		m.cells = append(m.cells, cellSpan{number: i + 1, line: line})
		text.WriteString(code)
		line += strings.Count(code, "\n")
	}
	return []byte(text.String()), m, nil
}

// WithoutCell returns the module's text with the lines of one cell emptied, for
// a cell that does not parse.
func (m *NotebookMap) WithoutCell(text []byte, cell int) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	var out []byte
	for i, l := range lines {
		if n, _ := m.Cell(i + 1); n != cell {
			out = append(out, l...)
		} else if bytes.HasSuffix(l, []byte("\n")) {
			out = append(out, '\n')
		}
	}
	return out
}
