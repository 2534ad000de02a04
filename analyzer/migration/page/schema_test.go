package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/internal/schematest"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/templates"
)

var update = flag.Bool("update", false, "write the schema anew")

const schemaFile = "../../../templates/report/port.schema.json"

// TestSchema holds that the schema is that of the types, and that what is written
// is as it says.
func TestSchema(t *testing.T) {
	g := &generator{defs: map[string]any{}, texts: comments(t)}
	root := g.object(reflect.TypeFor[migration.Report]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "https://github.com/molt-go/molt/port.schema.json"
	root["title"] = "molt report --format json"
	root["$defs"] = g.defs
	want, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(want, templates.ReportSchema) {
		t.Error("port.schema.json is not that of the types; write it anew with -update")
	}
	schema := schematest.Compile(t, want)
	text := write(t, "json", hostile(2), Options{Values: true})
	if err := schema.Check(t, []byte(text)); err != nil {
		t.Error(err)
	}
	for old, bad := range map[string]string{`"schema": 1`: `"schema": "one"`, `"goLines": 0`: `"golines": 0`} {
		if changed := strings.Replace(text, old, bad, 1); changed == text || schema.Check(t, []byte(changed)) == nil {
			t.Errorf("the schema accepts %s", bad)
		}
	}
}

// comments returns what the package says of the fields of its types, by
// "Type.Field".
func comments(t *testing.T) map[string]string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), "../migration.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := spec.Type.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				text := f.Doc.Text() + f.Comment.Text()
				if len(f.Names) == 1 && text != "" {
					out[spec.Name.Name+"."+f.Names[0].Name] = strings.Join(strings.Fields(text), " ")
				}
			}
		}
		return false
	})
	return out
}

// A generator makes the schema of types as encoding/json writes them.
type generator struct {
	defs  map[string]any
	texts map[string]string
}

func (g *generator) schema(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return g.schema(t.Elem())
	case reflect.Struct:
		name := t.String() // with its package
		if g.defs[name] == nil {
			g.defs[name] = map[string]any{} // so that recursion ends
			g.defs[name] = g.object(t)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case reflect.Slice:
		return map[string]any{"type": []string{"array", "null"}, "items": g.schema(t.Elem())}
	case reflect.Array:
		return map[string]any{"type": "array", "items": g.schema(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return map[string]any{"type": []string{"object", "null"}, "additionalProperties": g.schema(t.Elem())}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	}
	return map[string]any{"type": "integer"}
}

func (g *generator) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		s := g.schema(f.Type)
		if text := g.texts[t.Name()+"."+f.Name]; text != "" {
			s["description"] = text
		}
		properties[name] = s
		if !strings.Contains(options, "omit") {
			required = append(required, name)
		}
	}
	return map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}
