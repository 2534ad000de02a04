// Package third carries over what a program uses of third-party libraries. A library
// that is not mapped becomes a seam: a Go interface with a method for each function
// and value that the program uses of it, and a stub in its place until the team has
// implemented it.
package third

import (
	"bytes"
	"fmt"
	"go/format"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/gogen"
)

// Aliases are library modules that a module of the standard library stands for.
var Aliases = map[string]string{"typing_extensions": "typing"}

// A Seam is what a program uses of a module that is not ported.
type Seam struct {
	Module string // "requests", "google.cloud.storage"
	Note   string // what may stand in its place, "" where nothing is known
	Names  []*Name
	// Inside are modules below it that the program imports, by their last name.
	Inside []*Seam
}

// A Name is a function or value that a program uses of a module.
type Name struct {
	Python string
	// Called tells that it is only ever called.
	Called bool
	Places []string // "app.py:12", in order
}

// Seams finds what the own files of a program use of libraries that are seams, by
// module.
func Seams(prog *resolve.Program) map[string]*Seam {
	found := map[string]*Seam{}
	for _, f := range prog.Files {
		if f.Role == resolve.Own {
			importedBy(f, found)
		}
	}
	for _, f := range prog.Files {
		if f.Role == resolve.Own {
			usedBy(prog, f, found)
		}
	}
	for module, s := range found {
		slices.SortFunc(s.Names, func(a, b *Name) int { return strings.Compare(a.Python, b.Python) })
		if i := strings.LastIndexByte(module, '.'); i >= 0 && found[module[:i]] != nil {
			outer := found[module[:i]]
			outer.Inside = append(outer.Inside, s)
		}
	}
	for _, s := range found {
		slices.SortFunc(s.Inside, func(a, b *Seam) int { return strings.Compare(a.Module, b.Module) })
		s.Names = slices.DeleteFunc(s.Names, func(n *Name) bool { return found[s.Module+"."+n.Python] != nil })
	}
	return found
}

// importedBy notes the modules that a file imports, and the names that it takes from
// them.
func importedBy(f *resolve.File, found map[string]*Seam) {
	for i := range f.Imports {
		im := &f.Imports[i]
		lib := libraries.Of(im.Target)
		if !im.Origin.IsThirdParty() || im.TypeOnly || im.Optional || lib.Grade != libraries.Seam {
			continue
		}
		for at := 0; at <= len(im.Target); at++ {
			if at == len(im.Target) || im.Target[at] == '.' {
				if module := im.Target[:at]; found[module] == nil {
					found[module] = &Seam{Module: module}
					if lib.Decided() {
						found[module].Note = lib.Note
					}
				}
			}
		}
		if im.Name != "" && im.Name != "*" {
			found[im.Target].name(im.Name)
		}
	}
}

// name returns the name of a seam, a new one where it has none of that kind.
func (s *Seam) name(python string) *Name {
	for _, n := range s.Names {
		if n.Python == python {
			return n
		}
	}
	n := &Name{Python: python, Called: true}
	s.Names = append(s.Names, n)
	return n
}

// usedBy notes where a file uses names of modules.
func usedBy(prog *resolve.Program, f *resolve.File, found map[string]*Seam) {
	called, inner := map[syntax.Expr]bool{}, map[syntax.Expr]bool{}
	syntax.InspectBody(f.Tree.Body, func(n syntax.Node) bool {
		var e syntax.Expr
		switch n := n.(type) {
		case *syntax.Call:
			called[n.Func] = true
		case *syntax.Attribute:
			inner[n.Value] = true
			e = n
		case *syntax.Name:
			e = n
		}
		if e == nil || inner[e] {
			return true
		}
		module, rest := split(prog.Dotted(f, e), found)
		if module == nil || rest == "" {
			return true
		}
		name, further, _ := strings.Cut(rest, ".")
		u := module.name(name)
		u.Called = u.Called && called[e] && further == ""
		if place := fmt.Sprintf("%s:%d", f.Path, f.Tree.Line(e.Pos())); !slices.Contains(u.Places, place) {
			u.Places = append(u.Places, place)
		}
		return true
	})
}

// split parts a dotted name into the longest module that is a seam, and the rest.
func split(dotted string, found map[string]*Seam) (*Seam, string) {
	for end := len(dotted); end > 0; end = strings.LastIndexByte(dotted[:end], '.') {
		if s := found[dotted[:end]]; s != nil {
			return s, strings.TrimPrefix(dotted[end:], ".")
		}
	}
	return nil, ""
}

// Folder is the Go package that holds the seams of a module.
const Folder = "seams"

// Var is the Go variable that holds the module of a seam.
func (s *Seam) Var() string { return "Mod" + s.Type() }

// Type is the Go interface of a seam.
func (s *Seam) Type() string {
	return gogen.MixedCaps(strings.ReplaceAll(s.Module, ".", "_"), true)
}

// File is the Go file of a seam, below the port's folder.
func (s *Seam) File() string {
	return path.Join(Folder, gogen.FileName(strings.ReplaceAll(s.Module, ".", "_")))
}

// Calls tells whether the program calls anything of it.
func (s *Seam) Calls() bool {
	return slices.ContainsFunc(s.Names, func(n *Name) bool { return n.Called })
}

// Last is the last part of the module's name.
func (s *Seam) Last() string { return s.Module[strings.LastIndexByte(s.Module, '.')+1:] }

// Method is the Go name of a name.
func (n *Name) Method() string { return gogen.MixedCaps(n.Python, true) }

// Uses says where the program uses a name.
func (n *Name) Uses() string {
	const most = 3
	switch {
	case len(n.Places) == 0:
		return "imported only"
	case len(n.Places) > most:
		return strings.Join(n.Places[:most], ", ") + fmt.Sprintf(" and %d more", len(n.Places)-most)
	}
	return strings.Join(n.Places, ", ")
}

// Go writes the Go file of a seam in a module of the given path.
func (s *Seam) Go(module string) ([]byte, error) {
	s.distinct()
	var b bytes.Buffer
	if err := seamFile.Execute(&b, map[string]any{"Seam": s, "Module": module}); err != nil {
		return nil, err
	}
	return format.Source(b.Bytes())
}

// distinct drops names that Go would write as others.
func (s *Seam) distinct() {
	seen := map[string]bool{}
	s.Names = slices.DeleteFunc(s.Names, func(n *Name) bool {
		again := seen[n.Method()]
		seen[n.Method()] = true
		return again
	})
}

var seamFile = template.Must(template.New("seam").Funcs(template.FuncMap{"comment": func(s string) string { return gogen.CommentLine(s) }}).Parse(`package seams

import (
	"{{.Module}}/internal/dyn"
	{{- if .Seam.Calls}}
	"{{.Module}}/internal/pyrt"
	{{- end}}
)
{{with .Seam}}
{{if .Names -}}
// {{.Type}} is what the program uses of the Python library {{.Module}},
// which is not ported.
{{- if .Note}} What may implement it: {{comment .Note}}.{{end}}
type {{.Type}} interface {
{{- range .Names}}
	{{- if .Called}}
	// {{.Method}} is {{$.Seam.Module}}.{{.Python}}: {{comment .Uses}}.
	{{.Method}}(args []dyn.Value, keywords []dyn.Kw) dyn.Value
	{{- else}}
	// {{.Method}} is the value {{$.Seam.Module}}.{{.Python}}: {{comment .Uses}}.
	{{.Method}}() dyn.Value
	{{- end}}
{{- end}}
}

// Use{{.Type}} is what the program uses. Implement {{.Type}} and assign it here.
var Use{{.Type}} {{.Type}} = stub{{.Type}}{}

// stub{{.Type}} stops the program with status 70 where it uses {{.Module}}.
type stub{{.Type}} struct{}
{{range .Names}}
{{if .Called -}}
func (stub{{$.Seam.Type}}) {{.Method}}([]dyn.Value, []dyn.Kw) dyn.Value {
	panic(pyrt.NewGuard("{{$.Seam.Module}}.{{.Python}} is a seam without an implementation: seams.{{$.Seam.Type}}"))
}
{{- else -}}
func (stub{{$.Seam.Type}}) {{.Method}}() dyn.Value {
	return dyn.Absent("{{$.Seam.Module}}.{{.Python}}, a seam without an implementation (seams.{{$.Seam.Type}}),")
}
{{- end}}
{{end}}
{{end -}}
// {{.Var}} is the module as Python code sees it.
var {{.Var}} = dyn.NewSeam("{{.Module}}", func(m *dyn.Module) {
{{- range .Names}}
	{{- if .Called}}
	m.Seam("{{.Python}}", func(args []dyn.Value, keywords []dyn.Kw) dyn.Value { return Use{{$.Seam.Type}}.{{.Method}}(args, keywords) })
	{{- else}}
	m.Const("{{.Python}}", Use{{$.Seam.Type}}.{{.Method}}())
	{{- end}}
{{- end}}
{{- range .Inside}}
	m.Const("{{.Last}}", {{.Var}}.Import())
{{- end}}
})
{{end}}`))
