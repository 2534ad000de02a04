package verify

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
)

// maxData bounds what is copied of a source folder beside its Python files.
const maxData = 64 << 20

// sourceTree writes the Python that a port was made of into a folder, as it was
// when it was ported, with the data files that lie beside it now. It returns the
// folder that holds the program, relative to dir: that of a package is named as
// the package.
func sourceTree(dir string, l *ledger.Ledger, made *ledger.Made, source string) (root string, err error) {
	root = packageFolder(l)
	to := filepath.Join(dir, filepath.FromSlash(root))
	if err := os.MkdirAll(to, 0o755); err != nil {
		return "", err
	}
	if info, err := os.Stat(source); source != "" && err == nil && info.IsDir() {
		if err := copyData(to, source); err != nil {
			return "", err
		}
	}
	for name, text := range made.Python {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		file := filepath.Join(to, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			return "", err
		}
	}
	return root, nil
}

// packageFolder returns what the modules of a port have in front of their files:
// "shop" where the file cart.py is the module shop.cart.
func packageFolder(l *ledger.Ledger) string {
	for _, f := range l.Functions {
		module, ok := strings.CutSuffix(f.Python, ".<module>")
		if !ok {
			continue
		}
		for _, full := range []string{strings.ReplaceAll(module, ".", "/") + ".py", strings.ReplaceAll(module, ".", "/") + "/__init__.py"} {
			if front, ok := strings.CutSuffix(full, "/"+f.File); ok {
				return front
			}
		}
	}
	return "."
}

// skipped are folders that hold no data of a program.
var skipped = []string{".git", ".hg", ".svn", ".molt", ".tox", ".nox", ".venv", "venv", "node_modules", "__pycache__", ".mypy_cache", ".pytest_cache"}

// CopySource copies the files of a source folder to another, so that what runs there
// leaves the source as it is.
func CopySource(to, from string) error { return copyData(to, from) }

// copyData copies the regular files of a folder, as many as maxData allows, and
// leaves out ports and what belongs to tools.
func copyData(to, from string) error {
	left := int64(maxData)
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // what cannot be read cannot be copied
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, err := os.Stat(filepath.Join(name, ledger.Name))
			if rel != "." && (err == nil || slices.Contains(skipped, d.Name())) {
				return filepath.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		info, err := d.Info()
		if err != nil || !d.Type().IsRegular() || info.Size() > left {
			return nil
		}
		left -= info.Size()
		data, err := os.ReadFile(name)
		if err != nil {
			return nil
		}
		return os.WriteFile(filepath.Join(to, rel), data, info.Mode().Perm()|0o200)
	})
}

// moduleOf returns the dotted module of a Python file.
func moduleOf(root, file string) string {
	name := strings.TrimSuffix(path.Join(root, file), path.Ext(file))
	name = strings.TrimSuffix(strings.TrimSuffix(name, "/__init__"), "/__main__")
	return strings.ReplaceAll(name, "/", ".")
}
