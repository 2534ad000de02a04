package edges

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/molt-go/molt"

// layers lists, for each top folder, which of molt's own folders its packages
// may import. Imports run one way.
var layers = map[string][]string{
	"cmd":               {"cmd", "translate", "analyzer", "templates"},
	"translate":         {"translate", "analyzer", "templates"},
	"analyzer":          {"analyzer", "templates"},
	"templates":         {},
	"templates/pyrt":    {"templates/pyrt"},
	"templates/dyn":     {"templates/dyn", "templates/pyrt"},
	"templates/doctest": {"templates/pyrt"},
}

// stages lists the analyzer's packages in the order of the pipeline; each may
// import those in front of it, and those of its own line.
var stages = [][]string{
	{"analyzer/internal", "analyzer/findings", "analyzer/syntax", "analyzer/stubs", "analyzer/levers", "analyzer/evidence", "analyzer/rules/measure", "analyzer/ledger", "analyzer/godecl", "analyzer/git", "analyzer/textdiff", "analyzer/libraries"},
	{"analyzer/source", "analyzer/config", "analyzer/cache", "analyzer/resolve"},
	{"analyzer/pytypes", "analyzer/infer", "analyzer/suppress", "analyzer/standing", "analyzer/review", "analyzer/drift"},
	{"analyzer/resolve/callgraph", "analyzer/solve"},
	{"analyzer/effects"},
	{"analyzer/heat"},
	{"analyzer/rules"},
	{"analyzer/report"},
	{"analyzer/scan"},
	{"analyzer/assess"},
	{"analyzer/migration"},
}

// owners names the only packages that may import a library, or an own package
// that is not for all; none means nobody may.
var owners = map[string][]string{
	module + "/templates/pyrt":          {"analyzer/syntax", "translate", "templates", "cmd/internal/measure"},
	module + "/templates/dyn":           {"translate", "templates"},
	"github.com/go-python/gpython":      {"analyzer/syntax"},
	"github.com/dave/jennifer":          {"translate/gogen"},
	"github.com/spf13/cobra":            {"cmd/internal/cli"},
	"github.com/BurntSushi/toml":        {"analyzer/config", "analyzer/resolve", "analyzer/review"},
	"github.com/santhosh-tekuri":        {"analyzer/internal/schematest"},
	"github.com/rogpeppe/go-internal":   {"cmd/internal/cli"},
	"github.com/google/pprof":           {"analyzer/migration/page"},
	"golang.org/x/text/unicode/norm":    {"analyzer/syntax"},
	"golang.org/x/text/encoding":        {"analyzer/syntax"},
	"golang.org/x/tools/go/packages":    {"translate/check"},
	"golang.org/x/tools/imports":        {"translate/check"},
	"github.com/pelletier/go-toml":      {},
	"github.com/stretchr/testify":       {},
	"github.com/go-python/gpython/vm":   {},
	"github.com/go-python/gpython/repl": {},
}

// TestImports holds every import of the module against the rules.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	files := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "examples" || strings.HasPrefix(d.Name(), ".") && d.Name() != ".." && name != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		files++
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := path.Dir(filepath.ToSlash(rel))
		for _, spec := range f.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := refuse(from, target); why != "" {
				t.Errorf("%s imports %s: %s", rel, target, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Fatalf("only %d files were looked at: is %s the module's root?", files, root)
	}
}

// refuse says why package from may not import target, or nothing.
func refuse(from, target string) string {
	own, isOwn := strings.CutPrefix(target, module+"/")
	if !isOwn {
		return refuseLibrary(from, target)
	}
	layer := layerOf(from)
	allowed, ok := layers[layer]
	if !ok {
		return "folder " + layer + " has no rule"
	}
	if !anyBelow(own, allowed) {
		return layer + " may import only " + strings.Join(allowed, ", ")
	}
	if why := refuseLibrary(from, target); why != "" {
		return why
	}
	if i, j := stageOf(from), stageOf(own); layer == "analyzer" && strings.HasPrefix(own, "analyzer") {
		switch {
		case i < 0:
			return from + " is not in the list of stages"
		case j < 0:
			return own + " is not in the list of stages"
		case j > i:
			return "a later stage of the pipeline"
		}
	}
	return ""
}

func refuseLibrary(from, target string) string {
	if (below(from, "templates/pyrt") || below(from, "templates/dyn")) && !below(target, module) && strings.Contains(strings.Split(target, "/")[0], ".") {
		return "the support library uses the standard library alone"
	}
	longest := ""
	for lib := range owners {
		if below(target, lib) && len(lib) > len(longest) {
			longest = lib
		}
	}
	if longest == "" {
		return ""
	}
	if list := owners[longest]; !anyBelow(from, list) {
		return "only these may: " + strings.Join(list, ", ")
	}
	return ""
}

func layerOf(dir string) string {
	for _, lib := range []string{"templates/pyrt", "templates/dyn", "templates/doctest"} {
		if below(dir, lib) {
			return lib
		}
	}
	top, _, _ := strings.Cut(dir, "/")
	return top
}

func stageOf(dir string) int {
	best, stage := "", -1
	for i, line := range stages {
		for _, p := range line {
			if below(dir, p) && len(p) > len(best) {
				best, stage = p, i
			}
		}
	}
	return stage
}

func anyBelow(dir string, list []string) bool {
	for _, p := range list {
		if below(dir, p) {
			return true
		}
	}
	return false
}

// below tells whether dir is p or a folder or package below it.
func below(dir, p string) bool { return dir == p || strings.HasPrefix(dir, p+"/") }

// TestRefuse shows that the rules can refuse.
func TestRefuse(t *testing.T) {
	for _, c := range []struct{ from, target string }{
		{"analyzer/heat", module + "/cmd/internal/cli"},
		{"analyzer/syntax", module + "/analyzer/resolve"},
		{"analyzer/heat", module + "/templates/pyrt"},
		{"analyzer/new", module + "/analyzer/syntax"},
		{"analyzer/heat", "github.com/go-python/gpython/ast"},
		{"analyzer/syntax", "github.com/go-python/gpython/vm"},
		{"templates/pyrt/dict", "golang.org/x/text/unicode/norm"},
		{"translate/lower", "github.com/dave/jennifer/jen"},
	} {
		if refuse(c.from, c.target) == "" {
			t.Errorf("%s may import %s", c.from, c.target)
		}
	}
}
