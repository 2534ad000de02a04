package migration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/source"
)

func TestOwners(t *testing.T) {
	dir := t.TempDir()
	set := &source.Set{Root: filepath.Join(dir, "src"), Repo: dir, Prefix: "src"}
	if Owners(set) != nil {
		t.Error("owners without a file")
	}
	text := "*  @all # everything\n/src/shop/ @shop @ann\n*.pyx @fast\nsrc/shop/free.py\n/docs/ @writers\n"
	if err := os.WriteFile(filepath.Join(dir, "CODEOWNERS"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	of := Owners(set)
	for file, want := range map[string]string{
		"app.py": "@all", "shop/cart.py": "@shop @ann", "shop/deep/x.py": "@shop @ann", "shop/a.pyx": "@fast", "shop/free.py": "", "docs/x.py": "@all",
	} {
		if got := strings.Join(of(file), " "); got != want {
			t.Errorf("%s is owned by %q, want %q", file, got, want)
		}
	}
}
