// Package parity writes Go tests that replay recorded calls of a function: its
// arguments as they were in Python, and the result that Python gave. The tests
// need neither molt nor Python, and hold values of the user's real runs.
//
// A call becomes a test where its values have one Go form: bool, int, float, str,
// lists and dicts of these, and instances of classes whose fields are these. It is
// left out where an exception left it, where it printed, and where it shared
// objects between its arguments. Results are compared exactly, floats by bits.
package parity

import (
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/translate/check"
)

// maxCases bounds the calls that become part of one test.
const maxCases = 50

// A Test is a test file for a port.
type Test struct {
	Name  string // slash path below the port
	Text  []byte
	Cases int // calls that it replays
	Left  int // recorded calls that it does not
}

// Of returns the test of a function by the calls that a recording has of it. The
// error says why there is none.
func Of(p *standing.Port, f *standing.Function, rec *recording.Recording) (*Test, error) {
	if f.Status != ledger.Ported || f.Go == "" {
		return nil, errors.New("only functions that became typed Go are tested so")
	}
	kept := find(rec, f)
	if kept == nil || len(kept.Vectors) == 0 {
		return nil, errors.New("the recording holds no call of it")
	}
	w, err := newWriter(p, f)
	if err != nil {
		return nil, err
	}
	t := &Test{Name: path.Join(path.Dir(f.Now.File), strings.ToLower(strings.ReplaceAll(w.name(), ".", "_"))+"_parity_test.go")}
	var why error
	for _, v := range kept.Vectors {
		if t.Cases == maxCases {
			break
		}
		if err := w.replay(v); err != nil {
			why = err
			continue
		}
		t.Cases++
	}
	if t.Left = len(kept.Vectors) - t.Cases; t.Cases == 0 {
		return nil, fmt.Errorf("none of its %d recorded calls can be replayed; of the last, %w", len(kept.Vectors), why)
	}
	if t.Text, err = format.Source([]byte(w.file())); err != nil {
		return nil, err
	}
	return t, compiles(p, t)
}

// find returns what a recording has of a function that can be replayed.
func find(rec *recording.Recording, f *standing.Function) *recording.Function {
	if r := rec.Find(f.File, f.Python, f.Line, f.EndLine); r != nil && r.Of == recording.Plain {
		return r
	}
	return nil
}

// compiles type-checks a test with its port.
func compiles(p *standing.Port, t *Test) error {
	files := map[string][]byte{t.Name: t.Text}
	for name, text := range p.Files {
		if name != t.Name {
			files[name] = []byte(text)
		}
	}
	problems, err := check.Module(files, p.Ledger.Module)
	if err != nil {
		return err
	}
	for _, problem := range problems {
		if problem.File == t.Name {
			return fmt.Errorf("its test would not compile: %s", problem.Text)
		}
	}
	return nil
}

// A writer writes the calls of one function.
type writer struct {
	port     *standing.Port
	function *standing.Function
	dir      string // of the package
	pkg      string
	fn       *ast.FuncDecl
	params   []ast.Expr // types, the receiver's first
	results  []ast.Expr
	load     bool // the package has a module body to run first
	cases    strings.Builder
	imports  map[string]bool
	count    int
}

func newWriter(p *standing.Port, f *standing.Function) (*writer, error) {
	w := &writer{port: p, function: f, imports: map[string]bool{"reflect": true, "testing": true, "math": true}}
	w.dir, _ = godecl.Split(f.Go)
	head, err := parser.ParseFile(token.NewFileSet(), "", p.Files[f.Now.File], parser.PackageClauseOnly)
	if err != nil {
		return nil, err
	}
	w.pkg = head.Name.Name
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+f.Now.Text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range tree.Decls {
		w.fn, _ = d.(*ast.FuncDecl)
	}
	if w.fn == nil || w.fn.Type.TypeParams != nil {
		return nil, fmt.Errorf("%s is no plain function", f.Go)
	}
	if w.fn.Recv != nil {
		w.params = typesOf(w.fn.Recv)
	}
	w.params = append(w.params, typesOf(w.fn.Type.Params)...)
	w.results = typesOf(w.fn.Type.Results)
	_, w.load = p.Go.Find(w.dir + ".Load")
	return w, nil
}

// typesOf returns the type of each name in a list.
func typesOf(list *ast.FieldList) []ast.Expr {
	if list == nil {
		return nil
	}
	var out []ast.Expr
	for _, f := range list.List {
		out = append(out, slices.Repeat([]ast.Expr{f.Type}, max(1, len(f.Names)))...)
	}
	return out
}

// name is that of the function, or of its type and itself.
func (w *writer) name() string {
	_, name := godecl.Split(w.function.Go)
	return name
}
