// Package harness holds the Go that makes a port's functions callable from
// outside: it is built into a command of the port's module, beside its own code.
package harness

import (
	"bytes"
	"embed"
	"io/fs"
	"path"
	"strings"

	"github.com/molt-go/molt/templates"
)

//go:embed wire/*.go dynamic/*.go typed/*.go
var sources embed.FS

// Folder is where the harness stands in a port's module.
const Folder = "internal/moltverify"

// own is where it stands here.
const own = "github.com/molt-go/molt/translate/verify/harness"

// Files returns the files of a harness for a module of the given path, by slash path
// below that: with Go's types alone, or with dynamic values, too.
func Files(module string, dynamic bool) (map[string][]byte, error) {
	files := map[string][]byte{}
	parts := []string{"wire", "typed"}
	if dynamic {
		parts = append(parts, "dynamic")
	}
	for _, dir := range parts {
		entries, err := fs.ReadDir(sources, dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			src, err := fs.ReadFile(sources, path.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			for old, now := range map[string]string{
				own:                   path.Join(module, Folder),
				templates.RuntimePath: path.Join(module, "internal/pyrt"),
				path.Join(path.Dir(templates.RuntimePath), "dyn"): path.Join(module, "internal/dyn"),
			} {
				src = bytes.ReplaceAll(src, []byte(`"`+old), []byte(`"`+now))
			}
			files[path.Join(Folder, dir, e.Name())] = src
		}
	}
	return files, nil
}
