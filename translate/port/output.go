package port

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/molt-go/molt/analyzer/ledger"
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

// Write puts a module's files into a folder. They are written into a new folder
// beside it, which is moved when it is whole.
func (m *Module) Write(dir string) error {
	if err := CheckOutput(dir); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(parent, ".molt-port-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // nothing is there when it was moved
	for _, name := range m.Names() {
		to := filepath.Join(tmp, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, m.Files[name], 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	return replace(tmp, dir)
}

// replace moves a folder to a place where another may be, which stays if the
// move fails.
func replace(tmp, dir string) error {
	old := tmp + ".old"
	err := os.Rename(dir, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(tmp, dir); err != nil {
		return errors.Join(err, ignoreMissing(os.Rename(old, dir)))
	}
	return os.RemoveAll(old)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
