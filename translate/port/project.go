package port

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"sync"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/templates"
	"github.com/molt-go/molt/translate/skeleton"
)

// Options say how a project is ported.
type Options struct {
	Module string // path of the Go module
	Python string // the version whose behaviour the port has, as "3.11"
	// Skeleton asks for signatures only.
	Skeleton bool
	// Only is the pattern of the functions and classes to port, "" for all.
	Only string
	// Tests asks for the examples of docstrings as Go tests.
	Tests bool
	// Version is molt's own, and Source the path of the source (ledger.SourcePath),
	// for the ledger.
	Version, Source string
}

// Project ports a loaded project: the module with its ledger.
func Project(p *scan.Project, opt Options) (*Module, *ledger.Ledger, error) {
	m, err := portProject(p, opt)
	if err != nil {
		return nil, nil, err
	}
	if opt.Tests && !opt.Skeleton && !m.Partial {
		if m, err = withTests(p.Program, m); err != nil {
			return nil, nil, err
		}
	}
	l := m.record(p.Program, p.Heat, p.Files.Failed)
	m.Python = map[string]string{}
	for _, f := range p.Program.Files {
		m.Python[f.Path] = f.Tree.Text
	}
	l.Skeleton, l.Source = opt.Skeleton, opt.Source
	l.Python = opt.Python
	if l.Molt.Version = opt.Version; opt.Version == "" {
		l.Molt.Version = "devel"
	}
	if l.Molt.Runtime, err = runtimeHash(); err != nil {
		return nil, nil, err
	}
	data, err := l.Marshal()
	if err != nil {
		return nil, nil, err
	}
	m.Files[ledger.Name], m.Files[readmeName] = data, m.readme(l)
	return m, l, nil
}

// portProject makes the module. Where the pipeline fails as a whole, which is a
// bug of ours, the skeleton stands in, with the reason at each of its functions.
func portProject(p *scan.Project, opt Options) (*Module, error) {
	if opt.Skeleton {
		return Skeleton(p.Types, opt.Module)
	}
	if opt.Only != "" {
		return Only(p.Program, opt.Module, opt.Only)
	}
	m, err := Port(p.Program, opt.Module)
	if err == nil {
		return m, nil
	}
	program := skeleton.Program(p.Types, opt.Module)
	for fn := range program.Funcs() {
		fn.Reasons[0].Code, fn.Reasons[0].Text = "internal-error", err.Error()
	}
	return finish(program, nil)
}

// runtimeHash is the hash of the support library.
var runtimeHash = sync.OnceValues(func() (string, error) {
	_, sources, err := templates.Runtime.Sources()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, src := range sources {
		fmt.Fprintf(sum, "%s %d\n", src.Name, len(src.Text))
		sum.Write(src.Text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12]), nil
})

// Lines counts the lines of Go in a module, copies of the support library left out.
func (m *Module) Lines() int {
	n := 0
	for name, data := range m.Files {
		if path.Ext(name) == ".go" && !ledger.IsCopy(data) {
			for _, b := range data {
				if b == '\n' {
					n++
				}
			}
		}
	}
	return n
}

// Names returns the paths of a module's files, sorted.
func (m *Module) Names() []string {
	var names []string
	for n := range m.Files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
