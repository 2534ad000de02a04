package recording

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFind(t *testing.T) {
	r := &Recording{Functions: []*Function{
		{Name: "f", File: "src/app.py", Line: 3}, {Name: "f", File: "src/app.py", Line: 60},
		{Name: "outer.<locals>.inner", File: "src/app.py", Line: 10}, {Name: "<module>", File: "lib.py", Line: 1},
		{Name: "g", File: "pkg/__init__.py", Line: 1},
	}}
	for _, test := range []struct {
		file, name    string
		line, endLine int
		want          *Function
	}{
		{"app.py", "app.f", 4, 8, r.Functions[0]}, {"app.py", "app.f", 61, 65, r.Functions[1]},
		{"app.py", "app.outer.inner", 10, 12, r.Functions[2]}, {"pkg/lib.py", "pkg.lib.<module>", 1, 9, r.Functions[3]},
		{"app.py", "app.C.f", 4, 8, nil}, {"pkg/__init__.py", "pkg.g", 1, 2, r.Functions[4]}, {"other.py", "other.f", 4, 8, nil}, {"app.py", "app.ff", 4, 8, nil}, {"app.py", "app.f", 200, 201, nil},
	} {
		if got := r.Find(test.file, test.name, test.line, test.endLine); got != test.want {
			t.Errorf("%s in %s: %v, want %v", test.name, test.file, got, test.want)
		}
	}
}

func TestHome(t *testing.T) {
	empty, full := t.TempDir(), t.TempDir()
	dir := filepath.Join(full, Dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := Home("", empty, full); got != dir {
		t.Errorf("%q, want %q", got, dir)
	}
	if got := Home("", empty); got != "" {
		t.Errorf("%q where there is none", got)
	}
}
