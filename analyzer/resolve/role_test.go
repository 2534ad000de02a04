package resolve

import (
	"testing"

	"github.com/molt-go/molt/analyzer/syntax"
)

// TestScriptsRole holds when the files of a folder named scripts are tooling.
func TestScriptsRole(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		own   []string
		want  Role
	}{
		{"beside a package", []string{"scripts/a.py", "p/__init__.py"}, nil, Setup},
		{"alone", []string{"scripts/a.py", "b.py"}, nil, Own},
		{"a package itself", []string{"scripts/a.py", "scripts/__init__.py", "p/__init__.py"}, nil, Setup},
		{"in a package", []string{"p/scripts/a.py", "p/__init__.py"}, nil, Own},
		{"named as own", []string{"scripts/a.py", "p/__init__.py"}, []string{"scripts/a.py"}, Own},
		{"beside tests alone", []string{"scripts/a.py", "tests/__init__.py"}, nil, Own},
		{"developers' scripts", []string{"scripts-dev/a.py", "b.py"}, nil, Setup},
	}
	for _, test := range tests {
		p := &Program{}
		for _, name := range test.files {
			tree, err := syntax.Parse(name, nil)
			if err != nil {
				t.Fatal(err)
			}
			p.Files = append(p.Files, &File{Path: name, Tree: tree})
		}
		p.assignRoles(test.own)
		if got := p.Files[0].Role; got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
