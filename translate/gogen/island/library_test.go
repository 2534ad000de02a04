package island

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// TestMapped holds that the third-party libraries which the library of dynamic values has
// are those that are graded as mapped.
func TestMapped(t *testing.T) {
	var source strings.Builder
	for module := range Library().modules {
		source.WriteString("import " + module + "\n")
	}
	tree, err := syntax.Parse("all.py", []byte(source.String()))
	if err != nil {
		t.Fatal(err)
	}
	prog := resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{})
	for _, im := range prog.Files[0].Imports {
		if mapped := libraries.Of(im.Target).Grade == libraries.Mapped; mapped != im.Origin.IsThirdParty() {
			t.Errorf("module %s of the library: mapped is %v", im.Target, mapped)
		}
	}
	for _, lib := range libraries.Decisions() {
		if lib.Grade == libraries.Mapped && Library().Module(lib.Name) == "" {
			t.Errorf("%s is mapped, and the library has it not", lib.Name)
		}
	}
}
