package recording

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Home returns the folder of the recording that one of some projects' folders
// holds, the first that does; "" for none.
func Home(projects ...string) string {
	for _, p := range projects {
		dir := filepath.Join(p, Dir)
		if info, err := os.Stat(dir); p != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	return ""
}

// longestHead is how many lines of decorators may stand in front of a def.
const longestHead = 20

// Find returns what was recorded of a function: by its file, its dotted name with
// the module's, and its lines. It is nil where nothing was. Paths of a recording
// are from the project's folder, which may lie above or below that of file.
func (r *Recording) Find(file, name string, line, endLine int) *Function {
	var found *Function
	most := 0
	for _, f := range r.Functions {
		if f.Line > endLine || line-f.Line >= longestHead || !sameFile(f.File, file) {
			continue
		}
		if own := strings.ReplaceAll(f.Name, ".<locals>", ""); len(own) > most && inModule(name, own, file) {
			found, most = f, len(own) // "module.C.f" is C.f, not f
		}
	}
	return found
}

// inModule tells whether a dotted name is one within the module of a file.
func inModule(name, own, file string) bool {
	if name == own {
		return true
	}
	module, ok := strings.CutSuffix(name, "."+own)
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if base == "__init__" {
		base = path.Base(path.Dir(file))
	}
	return ok && (base == "." || module[strings.LastIndexByte(module, '.')+1:] == base)
}

func sameFile(a, b string) bool {
	return a == b || strings.HasSuffix(a, "/"+b) || strings.HasSuffix(b, "/"+a)
}
