package scan

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/source"
)

// maxProjectFile bounds what is read of a project file.
const maxProjectFile = 4 << 20

// neighbours are the files beside the Python files that matter to imports.
type neighbours struct {
	configs []resolve.Config
	others  []string
}

// findNeighbours looks through the folders of the files, and those above them
// up to the root, for project files and extension modules.
func findNeighbours(set *source.Set) neighbours {
	var n neighbours
	for _, dir := range folders(set.Files) {
		entries, err := os.ReadDir(filepath.Join(set.Root, filepath.FromSlash(dir)))
		if err != nil {
			continue // the files in it have been named already
		}
		for _, e := range entries {
			if e.IsDir() {
				continue
			}
			n.add(set.Root, path.Join(dir, e.Name()))
		}
	}
	return n
}

// folders returns the folders that hold the files, with all above, sorted.
func folders(files []source.File) []string {
	seen := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(f.Path); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			if dir == "." {
				break
			}
		}
	}
	dirs := make([]string, 0, len(seen))
	for d := range seen {
		dirs = append(dirs, d)
	}
	slices.Sort(dirs)
	return dirs
}

func (n *neighbours) add(root, rel string) {
	name := path.Base(rel)
	switch {
	case name == "pyproject.toml", name == "setup.cfg", name == "setup.py", name == "Pipfile",
		strings.HasPrefix(name, "requirements") && strings.HasSuffix(name, ".txt"):
		abs := filepath.Join(root, filepath.FromSlash(rel))
		if info, err := os.Stat(abs); err != nil || info.Size() > maxProjectFile || !info.Mode().IsRegular() {
			return
		}
		if text, err := os.ReadFile(abs); err == nil {
			n.configs = append(n.configs, resolve.Config{Path: rel, Text: string(text)})
		}
	case slices.Contains([]string{".pyx", ".pxd", ".c", ".cc", ".cpp", ".rs", ".so", ".pyd", ".pyi"}, path.Ext(name)):
		n.others = append(n.others, rel)
	}
}
