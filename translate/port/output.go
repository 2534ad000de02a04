package port

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/merge"
)

// CheckOutput refuses a folder that a port would overwrite: one that exists, is
// not empty and holds no ledger.
func CheckOutput(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) == 0:
		return nil
	}
	data, err := os.ReadFile(filepath.Join(dir, ledger.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists and was not made by molt (it holds no %s); name another folder or remove it", dir, ledger.Name)
	}
	if err != nil {
		return err
	}
	_, err = ledger.Read(data)
	return err
}

// Write puts a module's files into a folder. Where nothing is there, they are
// written into a new folder beside it, which is moved when it is whole. Into a
// port that is there already they are merged, so that what people have edited
// stays; the conflicts are returned.
func (m *Module) Write(dir string) ([]merge.Conflict, error) {
	if err := CheckOutput(dir); err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp(parent, ".molt-port-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp) // nothing is there when it was moved
	base, err := m.made().Pack()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, ledger.Name)); err == nil {
		return m.update(dir, tmp, base)
	}
	files := maps.Clone(m.Files)
	files[ledger.MadeName] = base
	if _, err := os.Stat(dir); err == nil { // empty; it may be the working folder
		return nil, put(dir, tmp, nil, files)
	}
	for name, data := range files {
		if err := writeBelow(tmp, name, data); err != nil {
			return nil, err
		}
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return nil, err
	}
	return nil, os.Rename(tmp, dir)
}

// writeBelow writes a file below a folder, by its slash path.
func writeBelow(dir, name string, data []byte) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
