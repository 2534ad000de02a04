package source

import (
	"strings"
	"testing"
)

func TestPlainPython(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"untouched", "x = 1\nprint(x)", "x = 1\nprint(x)"},
		{"line magics", "%matplotlib inline\n!pip install x\n?len\nlen?\nlen??\nx = 1", "pass\npass\npass\npass\npass\nx = 1"},
		{"indented", "if x:\n    !ls\n    %cd ..", "if x:\n    pass\n    pass"},
		{"assigned", "files = !ls\nr = %timeit -o f()\na, b = !cmd\nx != y\nx = y % z", "files = get_ipython()\nr = get_ipython()\na, b = get_ipython()\nx != y\nx = y % z"},
		{"timed statement keeps its columns", "%time x = f()\n%time for i in x: pass\n%time", "pass; x = f()\npass\npass"},
		{"continued expression", "x = (a\n  % b)\ny = a \\\n  % b\nz = [\n!ls\n]", "x = (a\n  % b)\ny = a \\\n  % b\nz = [\n!ls\n]"},
		{"in strings", "s = '''\n%magic\n!ls\n'''\n%real\nt = \"(\" # (\n!ls", "s = '''\n%magic\n!ls\n'''\npass\nt = \"(\" # (\npass"},
		{"prefix and escapes", "s = r'\\'\n%a\nu = 'it\\'s ('\n%b", "s = r'\\'\npass\nu = 'it\\'s ('\npass"},
		{"continued magic", "!pip install \\\n  a \\\n  b\nx = 1", "pass\n\n\nx = 1"},
		{"continued magic at the end", "!ls \\", "pass"},
		{"comment that asks", "# what?\nx = 1 # ok?", "# what?\nx = 1 # ok?"},
		{"python cell magic", "\n%%time\nx = 1\n!ls", "\npass\nx = 1\npass"},
		{"foreign cell magic", "%%bash\nls\necho", "\n\n"},
		{"unclosed quote ends with its line", "x = 'a\n%b", "x = 'a\npass"},
		{"autocall", "/f x\n,f a\n;f a\nx / y", "pass\npass\npass\nx / y"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := plainPython(c.in); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

const notebook = `{"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": [
 {"cell_type": "markdown", "source": ["# title"]},
 {"cell_type": "code", "source": ["import os\n", "x = 1"], "outputs": [{"data": {"text/plain": ["1"]}}]},
 {"cell_type": "code", "source": "%%bash\nls\n"},
 {"cell_type": "code", "source": []},
 {"cell_type": "raw", "source": ["no"]},
 {"cell_type": "code", "source": "def f():\r\n    return x\r\n"}
]}`

func TestParseNotebook(t *testing.T) {
	text, m, err := ParseNotebook([]byte(notebook))
	if err != nil {
		t.Fatal(err)
	}
	want := "import os\nx = 1\n\n\n\ndef f():\n    return x\n"
	if string(text) != want {
		t.Errorf("got %q, want %q", text, want)
	}
	for line, place := range [][2]int{{0, 0}, {2, 1}, {2, 2}, {3, 1}, {3, 2}, {4, 1}, {6, 1}, {6, 2}} {
		if cell, l := m.Cell(line); line > 0 && [2]int{cell, l} != place {
			t.Errorf("line %d: cell %d line %d, want %v", line, cell, l, place)
		}
	}
	if got, want := string(m.WithoutCell(text, 6)), "import os\nx = 1\n\n\n\n\n\n"; got != want {
		t.Errorf("without cell 6: %q, want %q", got, want)
	}
}

func TestParseOldNotebook(t *testing.T) {
	text, m, err := ParseNotebook([]byte(`{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "language": "python", "input": ["x = 1\n", "y = 2"]}]}]}`))
	if err != nil || string(text) != "x = 1\ny = 2\n" {
		t.Fatalf("%q, %v", text, err)
	}
	if cell, line := m.Cell(2); cell != 1 || line != 2 {
		t.Errorf("line 2 is cell %d line %d", cell, line)
	}
}

func FuzzParseNotebook(f *testing.F) {
	f.Add([]byte(notebook))
	f.Add([]byte(`{"cells":[{"cell_type":"code","source":"x = '\\\n%a\n'''"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, m, err := ParseNotebook(data)
		if err != nil {
			return
		}
		last := 0
		for line := 1; line <= strings.Count(string(text), "\n"); line++ {
			cell, in := m.Cell(line)
			if cell < last || in < 1 {
				t.Fatalf("line %d: cell %d line %d", line, cell, in)
			}
			last = cell
		}
	})
}

func FuzzPlainPython(f *testing.F) {
	f.Add("x = (1\n%a\n!b \\\n c")
	f.Add("%%time\n'''\n?")
	f.Fuzz(func(t *testing.T, cell string) {
		if got, want := strings.Count(plainPython(cell), "\n"), strings.Count(cell, "\n"); got != want {
			t.Errorf("%d lines became %d", want, got)
		}
	})
}
