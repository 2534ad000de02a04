package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/internal/schematest"
	"github.com/molt-go/molt/templates"
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // its source holds the official schema
)

func TestJSONMatchesSchema(t *testing.T) {
	schema := schematest.Compile(t, templates.ScanSchema)
	for name, res := range samples() {
		t.Run(name, func(t *testing.T) {
			valid(t, schema, render(t, "json", res, Options{}))
			valid(t, schema, render(t, "json", res, Options{Verbose: true}))
		})
	}
	for name, bad := range map[string]string{
		"unknown field": `{"schema":1,"files":{"total":0,"parsed":0,"failed":[]},"evidence":"static","hotspots":[],"findings":[],"suppressed":0,"notes":[],"extra":1}`,
		"null list":     `{"schema":1,"files":{"total":0,"parsed":0,"failed":[]},"evidence":"static","hotspots":null,"findings":[],"suppressed":0,"notes":[]}`,
		"share over 1":  `{"schema":1,"files":{"total":0,"parsed":0,"failed":[]},"evidence":"static","hotspots":[{"symbol":"f","file":"a.py","line":1,"endLine":2,"share":1.5,"total":0,"memory":0,"evidence":"static"}],"findings":[],"suppressed":0,"notes":[]}`,
	} {
		if err := schema.Check(t, []byte(bad)); err == nil {
			t.Errorf("%s: accepted by the schema", name)
		}
	}
}

func TestSARIFMatchesSchema(t *testing.T) {
	schema := schematest.Compile(t, officialSARIF(t))
	for name, res := range samples() {
		t.Run(name, func(t *testing.T) {
			valid(t, schema, render(t, "sarif", res, Options{Version: "1.2.3", Rules: fixtureRules()}))
			valid(t, schema, render(t, "sarif", res, Options{Verbose: true}))
		})
	}
	if err := schema.Check(t, []byte(`{"version":"2.1.0","runs":[{"tool":{}}]}`)); err == nil {
		t.Error("a run without a driver is accepted by the schema")
	}
}

func samples() map[string]*findings.Result {
	return map[string]*findings.Result{
		"fixture": fixture(),
		"empty":   {Schema: 1, Evidence: findings.Static},
		"hostile": hostile(),
	}
}

// officialSARIF reads the schema of SARIF 2.1.0 (errata 01), which is no part
// of this repository, out of the source of a module that carries it.
func officialSARIF(t *testing.T) []byte {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	file := filepath.Join(strings.TrimSpace(string(out)), "schema.go")
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	ast.Inspect(parsed, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && len(lit.Value) > len(text) {
			text = lit.Value
		}
		return true
	})
	text, err = strconv.Unquote(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(text)
}

func valid(t *testing.T, schema *schematest.Schema, text []byte) {
	t.Helper()
	if err := schema.Check(t, text); err != nil {
		t.Error(err)
	}
}
