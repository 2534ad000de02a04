// Package schematest holds texts of tests against JSON schemas.
package schematest

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Schema is a schema that texts are held against.
type Schema struct{ compiled *jsonschema.Schema }

// Compile makes a Schema of its text; a text that is none fails the test.
func Compile(t testing.TB, text []byte) *Schema {
	t.Helper()
	const name = "schema.json"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource(name, tree); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return &Schema{s}
}

// Check returns why a JSON text is not as the schema says, nil if it is. A text
// that is no JSON fails the test.
func (s *Schema) Check(t testing.TB, text []byte) error {
	t.Helper()
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.compiled.Validate(tree)
}
