package scan

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/suppress"
)

func cancelled(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// cachedScan scans with a store of its own and tells whether the result was in the cache.
func cachedScan(t *testing.T, dir string, s setup, root string) (*findings.Result, bool) {
	t.Helper()
	store := cache.Open(cache.Options{Dir: dir, Root: root, Build: "test"})
	s.opt.Cache = store
	res := s.must(t, root)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	hits, _ := store.Counts()
	return res, hits > 0
}

func TestCacheHolds(t *testing.T) {
	root, dir := plant(t, map[string]string{"a.py": uniqueHosts, "bad.py": "x = (\n", "nb.ipynb": notebook("x = 1\n")}), t.TempDir()
	first, hit := cachedScan(t, dir, setup{}, root)
	if hit {
		t.Error("an empty cache had the result")
	}
	second, hit := cachedScan(t, dir, setup{}, root)
	if !hit {
		t.Error("the second scan was not taken from the cache")
	}
	same(t, "the same scan", asJSON(t, second), asJSON(t, first))
}

// TestCacheChanges holds that each thing that a result depends on makes a new scan.
func TestCacheChanges(t *testing.T) {
	base := map[string]string{
		"a.py": uniqueHosts, "b/c.py": "x = 1\n", "nb.ipynb": notebook("x = 1\ny = 2\n"), "pyproject.toml": "[project]\nname = \"p\"\n",
	}
	for _, test := range []struct {
		name  string
		files map[string]string // written between the scans
		setup setup             // of the second scan
	}{
		{"a file's text", map[string]string{"b/c.py": "x = 2\n"}, setup{}},
		{"a new file", map[string]string{"b/d.py": ""}, setup{}},
		{"cells of the same code", map[string]string{"nb.ipynb": notebook("x = 1\n", "y = 2\n")}, setup{}},
		{"a file that cannot be read", map[string]string{"big.ipynb": "{"}, setup{}},
		{"the project file", map[string]string{"pyproject.toml": "[project]\nname = \"q\"\n"}, setup{}},
		{"requirements", map[string]string{"requirements.txt": "numpy\n"}, setup{}},
		{"an extension module", map[string]string{"b/fast.pyx": ""}, setup{}},
		{"settings", map[string]string{"molt.toml": "min-gain = 0.5\n"}, setup{}},
		{"settings of a folder", map[string]string{"b/molt.toml": "fail-on = \"low\"\n"}, setup{}},
		{"roots of imports", map[string]string{"molt.toml": "roots = [\"b\"]\n"}, setup{}},
		{"rules of the command line", nil, setup{only: []string{"keys-then-index"}}},
		{"preview", nil, setup{filter: Filter{Preview: true}}},
		{"Python's version", nil, setup{opt: Options{Python: resolve.Version{Major: 3, Minor: 9}}}},
		{"a profile", nil, setup{opt: Options{ProfileSum: sha256.Sum256([]byte("p"))}}},
		{"a baseline", nil, setup{filter: Filter{Baseline: &suppress.Baseline{}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, dir := plant(t, base), t.TempDir()
			cachedScan(t, dir, setup{}, root)
			write(t, root, test.files)
			if _, hit := cachedScan(t, dir, test.setup, root); hit {
				t.Error("the old result was taken")
			}
			if _, hit := cachedScan(t, dir, test.setup, root); !hit {
				t.Error("the new result was not kept")
			}
		})
	}
}

// TestCacheRemoved holds that a file that goes away makes a new scan, also one
// that only the baseline names.
func TestCacheRemoved(t *testing.T) {
	for _, name := range []string{"b.py", "build/c.py"} {
		t.Run(name, func(t *testing.T) {
			root, dir := plant(t, map[string]string{"a.py": uniqueHosts, name: uniqueHosts}), t.TempDir()
			s := setup{filter: Filter{Baseline: suppress.NewBaseline([]findings.Finding{{File: name, Rule: "list-membership", Fingerprint: "x:1"}})}}
			cachedScan(t, dir, s, root)
			if err := os.Remove(filepath.Join(root, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
			res, hit := cachedScan(t, dir, s, root)
			if hit {
				t.Error("the old result was taken")
			}
			same(t, "notes", notes(res.Notes), []string{name + ":0 stale-baseline"})
		})
	}
}

func TestCacheDamaged(t *testing.T) {
	root, dir := plant(t, map[string]string{"a.py": uniqueHosts}), t.TempDir()
	want, _ := cachedScan(t, dir, setup{}, root)
	damaged := 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for i := len(data) / 3; i < len(data); i += 7 {
			data[i] ^= 0x55
		}
		damaged++
		return os.WriteFile(name, data, 0o644)
	})
	if err != nil || damaged == 0 {
		t.Fatalf("%d files damaged, %v", damaged, err)
	}
	got, hit := cachedScan(t, dir, setup{}, root)
	if hit {
		t.Error("a damaged entry was taken")
	}
	same(t, "result", asJSON(t, got), asJSON(t, want))
}

// TestCacheForeign holds that an entry that is no result is not taken for one.
func TestCacheForeign(t *testing.T) {
	root := plant(t, map[string]string{"a.py": uniqueHosts})
	s := setup{}
	s.settings(t, root)
	s.opt.Cache = cache.Open(cache.Options{Dir: t.TempDir(), Root: root, Build: "test"})
	p, err := Load(t.Context(), []string{root}, s.opt)
	if err != nil {
		t.Fatal(err)
	}
	m := newMemo(p.Set, findNeighbours(p.Set), s.opt, s.filter)
	m.store.Put(m.key, []byte("no gob"))
	if res := m.lookup(); res != nil {
		t.Errorf("got %+v", res)
	}
}
