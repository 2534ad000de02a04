package scan

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/source"
)

// notebook returns a Jupyter notebook of code cells; one that is "# text" is prose.
func notebook(cells ...string) string {
	type cell struct {
		Type   string `json:"cell_type"`
		Source string `json:"source"`
	}
	var list []cell
	for _, c := range cells {
		kind := "code"
		if c == "# text" {
			kind = "markdown"
		}
		list = append(list, cell{kind, c})
	}
	data, err := json.Marshal(map[string][]cell{"cells": list})
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestNotebook(t *testing.T) {
	const unique = `def unique(hosts):
    seen = []
    for host in hosts:
        if host not in seen:
            seen.append(host)
    return seen
`
	root := plant(t, map[string]string{"nb.ipynb": notebook("# text", "import sys\n", "def broken(:\n", "%matplotlib inline\n"+unique,
		"x = ]\n", "for _ in range(100):\n    print(len(unique(sys.stdin)))\n")})
	res := setup{}.must(t, root)
	same(t, "findings", places(res.Findings), []string{"nb.ipynb#cell4:5 list-membership"})
	if len(res.Findings) == 1 {
		same(t, "end", res.Findings[0].EndLine, 5)
	}
	failed := []string{}
	for _, f := range res.Files.Failed {
		failed = append(failed, fmt.Sprintf("%s:%d", findings.SourceKey(f.File, f.Cell), f.Line))
	}
	same(t, "failed", failed, []string{"nb.ipynb#cell3:1", "nb.ipynb#cell5:1"})
	same(t, "counts", []int{res.Files.Total, res.Files.Parsed}, []int{1, 1})
	spots := []string{}
	for _, h := range res.Hotspots {
		spots = append(spots, fmt.Sprintf("%s %s:%d-%d", h.Symbol, findings.SourceKey(h.File, h.Cell), h.Line, h.EndLine))
	}
	same(t, "hot spots", spots, []string{"nb.ipynb.unique nb.ipynb#cell4:2-7"})
	if got := res.Sources["nb.ipynb#cell4"]; got[:len(got)-len(unique)]+unique != got {
		t.Errorf("the text of cell 4 is %q", got)
	}
}

// TestNotebookSilenced holds that comments in cells silence, and what they
// silence is placed in cells as well.
func TestNotebookSilenced(t *testing.T) {
	root := plant(t, map[string]string{"nb.ipynb": notebook("import sys\n",
		"def f():\n    seen = []\n    for host in sys.stdin:\n        if host not in seen:  # molt: ignore[list-membership] few\n            seen.append(host)\n    return seen\n",
		"print(f())  # molt: ignore[list-membership] of no use\n")})
	res := setup{}.must(t, root)
	same(t, "findings", places(res.Findings), []string{})
	silenced := []findings.Finding{}
	for _, s := range res.Silenced {
		silenced = append(silenced, s.Finding)
	}
	same(t, "silenced", places(silenced), []string{"nb.ipynb#cell2:4 list-membership"})
	same(t, "notes", notes(res.Notes), []string{"nb.ipynb#cell3:1 unused-ignore"})
}

// TestPlaceSpan holds that a range never leaves the cell that it begins in.
func TestPlaceSpan(t *testing.T) {
	_, m, err := source.ParseNotebook([]byte(notebook("a = 1\nb = 2\n", "# text", "c = 3\n", "d = 4\ne = 5\nf = 6\n")))
	if err != nil {
		t.Fatal(err)
	}
	p := &Project{Notebooks: map[string]*source.NotebookMap{"nb.ipynb": m}}
	for _, test := range []struct {
		file           string
		line, end      int
		cell, from, to int
	}{
		{"nb.ipynb", 1, 1, 1, 1, 1},
		{"nb.ipynb", 1, 6, 1, 1, 2},
		{"nb.ipynb", 3, 4, 3, 1, 1},
		{"nb.ipynb", 4, 6, 4, 1, 3},
		{"nb.ipynb", 5, 0, 4, 2, 2}, // no end is known
		{"nb.ipynb", 0, 0, 0, 0, 0},
		{"other.py", 5, 6, 0, 5, 6},
	} {
		cell, line, end := 0, test.line, test.end
		p.placeSpan(test.file, &cell, &line, &end)
		same(t, fmt.Sprintf("%s:%d-%d", test.file, test.line, test.end), []int{cell, line, end}, []int{test.cell, test.from, test.to})
	}
}
