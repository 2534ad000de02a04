package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// fileCalls are functions of os and os.path that ask a file system, and methods of pathlib.Path.
var fileCalls = map[string][]string{
	"os.":          {"listdir", "scandir", "walk", "stat", "remove", "rename", "replace", "makedirs"},
	"os.path.":     {"exists", "isfile", "isdir", "getsize", "getmtime", "realpath"},
	"pathlib.Path": {"exists", "is_dir", "is_file", "resolve", "stat", "iterdir", "glob", "rglob", "read_text", "read_bytes", "write_text", "write_bytes", "unlink"},
}

// fileTest tells whether a call asks the file system, which takes microseconds on a disk of the machine, and
// seconds on one behind a network.
func (p *Pass) fileTest(call *syntax.Call) (wait, bool) {
	name := p.foreignName(p.File, call)
	for prefix, names := range fileCalls {
		if rest, ok := strings.CutPrefix(name, prefix); ok && slices.Contains(names, strings.TrimPrefix(rest, ".")) {
			return wait{kind: waitsFiles, name: name, at: call}, true
		}
	}
	return wait{}, false
}
