package port

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/check"
	"github.com/molt-go/molt/translate/merge"
)

// made returns what is to be kept of a module. The record is not merged.
func (m *Module) made() *ledger.Made {
	made := &ledger.Made{Python: m.Python, Lines: m.Module.Lines, Files: map[string]string{}, Copies: map[string]string{}}
	for name, data := range m.Files {
		switch {
		case name == ledger.Name:
		case ledger.IsCopy(data):
			made.Copies[name] = ledger.Hash(string(data))
		default:
			made.Files[name] = string(data)
		}
	}
	return made
}

// update merges the module into the port in a folder. Files that change are
// written into tmp first and moved into place when all are there.
func (m *Module) update(dir, tmp string, packed []byte) ([]merge.Conflict, error) {
	last, err := ledger.ReadMade(dir)
	if err != nil {
		return nil, err
	}
	theirs := maps.Clone(m.Files)
	delete(theirs, ledger.Name)
	ours, err := standing(dir, last, theirs)
	if err != nil {
		return nil, err
	}
	was := map[string][]byte{}
	for name, text := range last.Files {
		was[name] = []byte(text)
	}
	for name, hash := range last.Copies {
		if data, ok := ours[name]; !ok || ledger.Hash(string(data)) == hash {
			was[name] = data
		}
	}
	result, conflicts := merge.Files(was, ours, theirs)
	conflicts = append(conflicts, m.broken(result)...)
	for name := range ours {
		if _, stays := result[name]; !stays {
			if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
				return conflicts, err
			}
		}
	}
	record, err := carried(dir, m.Files[ledger.Name])
	if err != nil {
		return conflicts, err
	}
	result[ledger.Name], result[ledger.MadeName] = record, packed
	return conflicts, put(dir, tmp, ours, result)
}

// carried returns a new record with what was verified before and still may hold.
func carried(dir string, record []byte) ([]byte, error) {
	before, err := ledger.Open(dir)
	if err != nil {
		return nil, err
	}
	now, err := ledger.Read(record)
	if err != nil {
		return nil, err
	}
	now.Carry(before)
	return now.Marshal()
}

// standing reads the files that molt has made or is about to make, as they are.
func standing(dir string, last *ledger.Made, theirs map[string][]byte) (map[string][]byte, error) {
	ours := map[string][]byte{}
	for _, names := range []([]string){slices.Collect(maps.Keys(last.Files)), slices.Collect(maps.Keys(last.Copies)), slices.Collect(maps.Keys(theirs))} {
		for _, name := range names {
			if !filepath.IsLocal(filepath.FromSlash(name)) {
				return nil, fmt.Errorf("%s names a file outside: %q", ledger.MadeName, name)
			}
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			ours[name] = data
		}
	}
	return ours, nil
}

// put writes the files that differ from what stands there.
func put(dir, tmp string, ours, result map[string][]byte) error {
	var changed []string
	for name, data := range result {
		if old, ok := ours[name]; !ok || !bytes.Equal(old, data) {
			changed = append(changed, name)
			if err := writeBelow(tmp, name, data); err != nil {
				return err
			}
		}
	}
	slices.Sort(changed)
	for _, name := range changed {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(tmp, filepath.FromSlash(name)), to); err != nil {
			return err
		}
	}
	return nil
}

// broken names what of a merged module does not type-check: a person's edit and
// the new port may each be right and yet not fit together.
func (m *Module) broken(result map[string][]byte) []merge.Conflict {
	files := map[string][]byte{}
	edited := false
	for name, data := range result {
		if path.Ext(name) == ".go" {
			files[name] = data
			edited = edited || !bytes.Equal(data, m.Files[name])
		}
	}
	if !edited {
		return nil
	}
	problems, err := check.Module(files, m.Program.Module)
	if err != nil {
		return []merge.Conflict{{Text: err.Error()}}
	}
	var list []merge.Conflict
	for _, p := range problems {
		if strings.Contains(p.Text, "could not import") {
			return nil // a library that only the go command finds
		}
		list = append(list, merge.Conflict{File: p.File, Name: fmt.Sprintf("line %d", p.Line), Text: "it does not compile after the merge: " + p.Text})
	}
	return list
}
