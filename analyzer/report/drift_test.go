package report

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/templates"
)

// TestSchemaHasEveryField compares the fields of the result with those of the
// schema, so that neither gains or loses one alone.
func TestSchemaHasEveryField(t *testing.T) {
	type object struct {
		Properties map[string]json.RawMessage `json:"properties"`
		Required   []string                   `json:"required"`
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(templates.ScanSchema, &schema); err != nil {
		t.Fatal(err)
	}
	var files object
	if err := json.Unmarshal(schema.Properties["files"], &files); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		typ reflect.Type
		def object
	}{
		{reflect.TypeFor[findings.Result](), schema.object},
		{reflect.TypeFor[findings.Files](), files},
		{reflect.TypeFor[findings.Failed](), schema.Defs["failed"]},
		{reflect.TypeFor[findings.Note](), schema.Defs["note"]},
		{reflect.TypeFor[findings.Hotspot](), schema.Defs["hotspot"]},
		{reflect.TypeFor[findings.Finding](), schema.Defs["finding"]},
		{reflect.TypeFor[findings.Silenced](), schema.Defs["silenced"]},
		{reflect.TypeFor[findings.Related](), schema.Defs["related"]},
	} {
		var all, required []string
		for f := range tt.typ.Fields() {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			all = append(all, name)
			if options != "omitempty" {
				required = append(required, name)
			}
		}
		slices.Sort(all)
		slices.Sort(required)
		if diff := cmp.Diff(all, slices.Sorted(maps.Keys(tt.def.Properties))); diff != "" {
			t.Errorf("%v: fields (-Go +schema):\n%s", tt.typ, diff)
		}
		if diff := cmp.Diff(required, slices.Sorted(slices.Values(tt.def.Required))); diff != "" {
			t.Errorf("%v: required (-Go +schema):\n%s", tt.typ, diff)
		}
	}
}
