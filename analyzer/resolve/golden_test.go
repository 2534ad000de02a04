package resolve_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var update = flag.Bool("update", false, "rewrite the want sections of the golden files")

// golden runs f over each txtar file of a folder and compares what it prints
// with the file's "want" section.
func golden(t *testing.T, pattern string, f func(*testing.T, *txtar.Archive) string) {
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases match %s (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(ar.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				i = len(ar.Files)
				ar.Files = append(ar.Files, txtar.File{Name: "want"})
			}
			want := string(ar.Files[i].Data)
			inputs := &txtar.Archive{Files: slices.Delete(slices.Clone(ar.Files), i, i+1)}
			got := f(t, inputs)
			if *update {
				ar.Files[i].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func parse(t *testing.T, path string, src []byte) *syntax.File {
	t.Helper()
	tree, err := syntax.Parse(path, src)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// load links the files of an archive: .py files are parsed, project files are
// configuration, the rest is passed by path.
func load(t *testing.T, ar *txtar.Archive) *resolve.Program {
	t.Helper()
	var files []*resolve.File
	var opts resolve.Options
	for _, f := range ar.Files {
		base := filepath.Base(f.Name)
		if base == "setup.py" || base == "setup.cfg" || base == "pyproject.toml" || strings.HasPrefix(base, "requirements") {
			opts.Configs = append(opts.Configs, resolve.Config{Path: f.Name, Text: string(f.Data)})
		}
		if strings.HasSuffix(f.Name, ".py") {
			files = append(files, resolve.Analyze(parse(t, f.Name, f.Data)))
		} else {
			opts.Others = append(opts.Others, f.Name)
		}
	}
	return resolve.Link(files, opts)
}

func TestScopes(t *testing.T) {
	golden(t, "testdata/scopes/*.txtar", func(t *testing.T, ar *txtar.Archive) string {
		var out bytes.Buffer
		for _, file := range ar.Files {
			dumpScopes(&out, resolve.Analyze(parse(t, file.Name, file.Data)))
		}
		return out.String()
	})
}

var symbolKinds = map[resolve.SymbolKind]string{
	resolve.Local: "local", resolve.Cell: "cell", resolve.Free: "free",
	resolve.GlobalExplicit: "global", resolve.GlobalImplicit: "implicit",
}

func dumpScopes(out *bytes.Buffer, f *resolve.File) {
	for id, s := range f.Scopes {
		line := 0
		if s.Node != nil {
			line = f.Tree.Line(s.Node.Pos())
		}
		fmt.Fprintf(out, "%d %s:\n", line, s.Name)
		for _, sym := range f.SymbolsOf(resolve.ScopeID(id)) {
			if sym.Flags&(resolve.Implied|resolve.ClassCell) == sym.Flags {
				continue
			}
			fmt.Fprintf(out, "\t%s %s", symbolKinds[sym.Kind], sym.Name)
			if o := f.Symbols[sym.Origin]; o.Scope != sym.Scope {
				fmt.Fprintf(out, " of %s", f.Scopes[o.Scope].Name)
			}
			for _, b := range f.BindingsOf(&sym) {
				if b.Scope == sym.Scope {
					fmt.Fprintf(out, " @%d", f.Tree.Line(b.Pos))
				}
			}
			fmt.Fprintln(out)
		}
	}
}

func TestProgram(t *testing.T) {
	golden(t, "testdata/program/*.txtar", func(t *testing.T, ar *txtar.Archive) string {
		var out bytes.Buffer
		dumpProgram(&out, load(t, ar))
		return out.String()
	})
}

var originNames = map[resolve.Origin]string{
	resolve.UnknownOrigin: "unknown", resolve.OwnModule: "own", resolve.OwnExtension: "own extension",
	resolve.Builtin: "builtin", resolve.StdlibC: "stdlib C", resolve.Stdlib: "stdlib", resolve.ThirdParty: "third party",
	resolve.ThirdPartyC: "third party C", resolve.VendoredModule: "vendored", resolve.GeneratedModule: "generated",
}

func dumpProgram(out *bytes.Buffer, p *resolve.Program) {
	for _, r := range p.Roots {
		fmt.Fprintf(out, "root %q name=%s python=%s sources=%q requires=%q scripts=%v\n", r.Path, r.Name, r.Python, r.Sources, r.Requires, r.Scripts)
	}
	for _, m := range p.Modules {
		fmt.Fprintf(out, "module %s %s %s", m.Name, m.File.Path, m.File.Role)
		if m.IsScript {
			fmt.Fprint(out, " script")
		}
		fmt.Fprintln(out)
	}
	for _, f := range p.Files {
		for i, imp := range f.Imports {
			fmt.Fprintf(out, "import %s:%d %s %s (%s%s%s%s%s)", f.Path, imp.Line, imp.Target, imp.Name, originNames[imp.Origin],
				flagText(imp.Declared, " declared"), flagText(imp.Optional, " optional"), flagText(imp.TypeOnly, " type-only"), flagText(imp.Lazy, " lazy"))
			if d := p.ImportDef(f, i); d.IsOwn() {
				fmt.Fprintf(out, " -> %s", d.Name)
			}
			fmt.Fprintln(out)
		}
	}
	for _, c := range p.Classes {
		fmt.Fprintf(out, "class %s bases=", c.Qual)
		for _, b := range c.Bases {
			fmt.Fprintf(out, "%s,", b.Name)
		}
		fmt.Fprint(out, " mro=")
		for _, k := range c.MRO {
			fmt.Fprintf(out, "%s,", k.Name)
		}
		fmt.Fprintln(out, flagText(c.ExternalBases, " external"))
	}
	for _, e := range p.Entries {
		fmt.Fprintf(out, "entry %s %s %s\n", e.Func.Qual, e.Kind, e.Detail)
	}
}

func flagText(set bool, text string) string {
	if set {
		return text
	}
	return ""
}
