package port

import (
	"path"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/doctests"
	"github.com/molt-go/molt/translate/gogen"
)

// withTests ports a program with the examples of its documentation as tests. m is
// the port without them: no function of the program is carried over less far for
// their sake. An example that does not fit is left out, with the reason.
func withTests(prog *resolve.Program, m *Module) (*Module, error) {
	suite := doctests.Of(prog)
	if len(suite.Modules) == 0 {
		m.Tests = suite
		return m, nil
	}
	ported := Port
	if !m.Dynamic() {
		ported = Typed
	}
	for round := 0; ; round++ {
		if round == 2*maxRounds {
			suite.DropAll("its docstring's examples do not settle")
		}
		trees := suite.Trees()
		tested, err := m, error(nil)
		if len(trees) > 0 {
			tested, err = ported(prog.With(trees), m.Program.Module)
		}
		if err != nil {
			suite.DropAll("the program has no port with it: " + err.Error())
			continue
		}
		if dropUnfit(suite, tested) || dropHarmful(suite, m, tested) {
			continue
		}
		tested.Complete, tested.Tests = m.Complete, suite
		return tested, tested.addTests(suite)
	}
}

// dropUnfit gives up the examples that are not carried over, and tells whether there
// were any.
func dropUnfit(suite *doctests.Suite, m *Module) bool {
	files := map[string]bool{}
	for _, mod := range suite.Modules {
		files[mod.Path] = true
	}
	dropped := false
	for fn := range m.Program.Funcs() {
		if !files[fn.Pos.File] || fn.Status == core.Ported || fn.Status == core.Dynamic && len(fn.Reasons) == 0 {
			continue
		}
		found := false
		for _, r := range fn.Reasons {
			found = r.Pos.File == fn.Pos.File && suite.Drop(r.Pos.File, r.Pos.Line, "", r.Text) || found
		}
		if !found && len(fn.Reasons) > 0 {
			found = suite.Drop(fn.Pos.File, 0, fn.Name, fn.Reasons[0].Text)
		}
		dropped = dropped || found
	}
	return dropped
}

// dropHarmful gives up examples for whose sake functions of the program are carried
// over less far, and tells whether there were any.
func dropHarmful(suite *doctests.Suite, plain, tested *Module) bool {
	was := map[place]core.Status{}
	for fn := range plain.Program.Funcs() {
		was[placeOf(fn)] = max(was[placeOf(fn)], fn.Status)
	}
	worse := map[string]bool{}
	for fn := range tested.Program.Funcs() {
		if before, ok := was[placeOf(fn)]; ok && fn.Status > before {
			for _, name := range strings.Split(fn.Qual, ".") {
				worse[name] = true
			}
		}
	}
	if len(worse) == 0 {
		return false
	}
	const why = "with its values the program would not be typed as far"
	if !suite.DropUsing(worse, why) {
		suite.DropAll(why)
	}
	return true
}

// addTests writes the test files, and what runs them.
func (m *Module) addTests(suite *doctests.Suite) error {
	runner, err := doctests.Runner(m.Program.Module)
	if err != nil {
		return err
	}
	for name, text := range runner {
		m.Files[name] = append([]byte(runtimeHeader), text...)
	}
	for _, mod := range suite.Modules {
		t := &doctests.Target{Module: m.Program.Module, Funcs: map[string]string{}}
		dir := m.testFolder(mod, t)
		text, err := mod.GoTest(t)
		if err != nil {
			return err
		}
		m.Files[path.Join(dir, strings.TrimSuffix(gogen.FileName(stem(mod.Path)), ".go")+"_test.go")] = text
	}
	return AddRuntime(m.Files, m.Program.Module)
}

// testFolder finds the Go package of a module of examples, and its functions; one of
// which nothing is carried has a package of its own.
func (m *Module) testFolder(mod *doctests.Module, t *doctests.Target) string {
	for _, pkg := range m.Program.Packages {
		for _, f := range pkg.Files {
			if f.Pos.File != mod.Path {
				continue
			}
			t.Package = gogen.PackageName(pkg.Name)
			for symbol, fn := range m.Symbols {
				if fn.Pos.File == mod.Path {
					t.Funcs[fn.Name] = symbol.Name
				}
			}
			switch {
			case m.Dynamic():
				t.Load = "Module.Import()"
				for _, other := range m.Program.Packages {
					if !m.isTest(other) {
						t.Links = append(t.Links, path.Join(m.Program.Module, m.Paths[other]))
					}
				}
			case f.Load != nil:
				t.Load = m.Name(f.Load) + "()"
			case f.Init != nil:
				t.Load = m.Entries[f] + "()"
			}
			return m.Paths[pkg]
		}
	}
	t.Package = gogen.PackageName(stem(mod.Path))
	return path.Join(path.Dir(mod.Path), gogen.PackageName(stem(mod.Path)))
}

func stem(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }
