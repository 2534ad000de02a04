package doctests

import (
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Suite holds the examples of a program.
type Suite struct{ Modules []*Module }

// A Module holds the examples of one file.
type Module struct {
	Of    *resolve.File
	Path  string // of the Python file that is made of them
	Docs  []*Doc
	prog  *resolve.Program
	lines []string // of that file
}

// A Doc holds the examples of one docstring.
type Doc struct {
	Of       string // what it documents: "routing.City.connect"; the module's name for a module
	Name     string // of the function that is made of it
	Examples []*Example
}

// Of finds the examples of a program's own files.
func Of(prog *resolve.Program) *Suite {
	s := &Suite{}
	taken := map[string]bool{}
	for _, f := range prog.Files {
		taken[f.Path] = true
	}
	for _, f := range prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		m := &Module{Of: f, prog: prog}
		m.find()
		if len(m.Docs) == 0 {
			continue
		}
		stem := strings.TrimSuffix(f.Path, path.Ext(f.Path))
		for m.Path = stem + "_doctest.py"; taken[m.Path]; m.Path = stem + "_doctest.py" {
			stem += "_"
		}
		taken[m.Path] = true
		s.Modules = append(s.Modules, m)
	}
	return s
}

// find reads the docstrings of the file: of the module, of classes and of functions
// that can be reached by a name.
func (m *Module) find() {
	tree := m.Of.Tree
	taken := map[string]bool{"begin": true}
	add := func(name string, body []syntax.Stmt) {
		c := syntax.Docstring(body)
		if c == nil || !strings.Contains(c.Str, ">>>") {
			return
		}
		examples := parse(c.Str, tree.Line(c.Pos()))
		if len(examples) == 0 {
			return
		}
		d := &Doc{Of: name, Examples: examples}
		local := strings.TrimPrefix(strings.TrimPrefix(name, m.Of.Module.Name), ".")
		d.Name = strings.Trim(strings.ReplaceAll(local, ".", "_"), "_") + "_examples"
		if local == "" {
			d.Name = "module_examples"
		}
		for taken[d.Name] {
			d.Name += "_2"
		}
		taken[d.Name] = true
		m.Docs = append(m.Docs, d)
	}
	add(m.Of.Module.Name, tree.Body)
	for _, c := range m.Of.Classes {
		if c.Parent == nil || c.Parent.Kind == resolve.ModuleBody {
			add(c.Qual, c.Def.Body)
		}
	}
	for _, fn := range m.Of.Funcs {
		if fn.Def != nil && fn.Depth == 0 {
			add(fn.Qual, fn.Def.Body)
		}
	}
	slices.SortStableFunc(m.Docs, func(a, b *Doc) int { return a.Examples[0].Line - b.Examples[0].Line })
}

// Trees returns the modules as Python files, of the examples that are carried.
func (s *Suite) Trees() []*syntax.File {
	var out []*syntax.File
	for _, m := range s.Modules {
		if t := m.tree(); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// Drop gives up the example that a line of a module that was made belongs to, "" and
// all of its docstring's where it is none's. It tells whether any was left to drop.
func (s *Suite) Drop(file string, line int, function, reason string) bool {
	dropped := false
	for _, m := range s.Modules {
		if m.Path != file {
			continue
		}
		for _, d := range m.Docs {
			for i, e := range d.Examples {
				if e.Skip == "" && line > 0 && line >= e.begin && line < e.end {
					e.Skip, dropped = reason, true
					d.dependents(i)
				}
			}
			if !dropped && d.Name == function {
				dropped = d.dropAll(reason)
			}
		}
	}
	return dropped
}

// dropAll gives up all examples of a docstring.
func (d *Doc) dropAll(reason string) bool {
	dropped := false
	for _, e := range d.Examples {
		if e.Skip == "" {
			e.Skip, dropped = reason, true
		}
	}
	return dropped
}

// dependents gives up the examples behind one that read what it binds.
func (d *Doc) dependents(i int) {
	bound := bindings(d.Examples[i].Source)
	for _, e := range d.Examples[i+1:] {
		if e.Skip != "" {
			continue
		}
		for name := range names(e.Source) {
			if bound[name] {
				e.Skip = "it needs the example above that sets " + name
			}
		}
		if e.Skip != "" {
			for name := range bindings(e.Source) {
				bound[name] = true
			}
		}
	}
}

// DropUsing gives up the docstrings whose examples name one of some functions or
// classes, and tells whether there were any left.
func (s *Suite) DropUsing(used map[string]bool, reason string) bool {
	dropped := false
	for _, m := range s.Modules {
		for _, d := range m.Docs {
			for _, e := range d.Examples {
				for name := range names(e.Source) {
					if used[name] && d.dropAll(reason) {
						dropped = true
					}
				}
			}
		}
	}
	return dropped
}

// DropAll gives up all examples.
func (s *Suite) DropAll(reason string) {
	for _, m := range s.Modules {
		for _, d := range m.Docs {
			d.dropAll(reason)
		}
	}
}

// Count returns how many examples there are, and how many of them are carried.
func (s *Suite) Count() (all, carried int) {
	for _, m := range s.Modules {
		for _, d := range m.Docs {
			for _, e := range d.Examples {
				all++
				if e.Skip == "" {
					carried++
				}
			}
		}
	}
	return all, carried
}

// names returns the names and attributes that a source reads.
func names(source string) map[string]bool {
	set := map[string]bool{}
	tree, err := syntax.Parse("", []byte(source+"\n"))
	if err != nil {
		return set
	}
	for _, s := range tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Name:
				if n.Ctx == syntax.Load {
					set[n.ID] = true
				}
			case *syntax.Attribute:
				set[n.Attr] = true
			case *syntax.AugAssign:
				if t, ok := n.Target.(*syntax.Name); ok {
					set[t.ID] = true
				}
			}
			return true
		})
	}
	return set
}

// bindings returns the names that a source binds at its top.
func bindings(source string) map[string]bool {
	set := map[string]bool{}
	tree, err := syntax.Parse("", []byte(source+"\n"))
	if err != nil {
		return set
	}
	f := resolve.Analyze(tree)
	for _, s := range f.Symbols {
		if s.Scope == 0 && s.Bound() {
			set[s.Name] = true
		}
	}
	return set
}
