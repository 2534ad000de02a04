package ledger

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMade(t *testing.T) {
	dir := t.TempDir()
	none, err := ReadMade(dir)
	if err != nil || len(none.Files) != 0 {
		t.Fatalf("of a lost file: %v, %v", none, err)
	}
	made := &Made{Python: map[string]string{"a.py": "x = '<é>'\n"}, Files: map[string]string{"a/a.go": "package a\n"}, Copies: map[string]string{"b.go": Hash("b")}}
	data, err := made.Pack()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, filepath.FromSlash(MadeName))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		data []byte
		ok   bool
	}{{data, true}, {data[:len(data)/2], false}, {[]byte("{}"), false}} {
		if err := os.WriteFile(name, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := ReadMade(dir)
		if !c.ok {
			if err == nil || !strings.Contains(err.Error(), MadeName) {
				t.Errorf("damaged: %v", err)
			}
			continue
		}
		if diff := cmp.Diff(made, got); diff != "" || err != nil {
			t.Errorf("%v\n%s", err, diff)
		}
	}
}

func TestSourcePath(t *testing.T) {
	root := t.TempDir()
	for _, c := range []struct{ dir, src, want string }{
		{"out", "app.py", "../app.py"},
		{"p/out", "p", ".."},
		{"out", "out/py", "py"},
		{"p/out", "q/src", "../../q/src"},
		{"out", "..src", "../..src"},
	} {
		dir, src := filepath.Join(root, c.dir), filepath.Join(root, c.src)
		got := SourcePath(dir, src)
		if got != c.want {
			t.Errorf("SourcePath(%s, %s) = %q, want %q", c.dir, c.src, got, c.want)
		}
		if in := (&Ledger{Source: got}).SourceIn(dir); in != src {
			t.Errorf("%s is read back as %s", src, in)
		}
	}
	if got := SourcePath("/one/out", "/two/src"); got != "" {
		t.Errorf("%q tells where files lie", got)
	}
	if got := (&Ledger{}).SourceIn(root); got != "" {
		t.Errorf("an unknown source is %q", got)
	}
}
