package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// imports finds import statements: the module, and the names from it on that line.
var imports = regexp.MustCompile(`(?m)^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t(]+([\w., \t]*)|import[ \t]+([\w., \t]+))`)

// closure lists the files of a release that a file needs, itself included: the
// files of its package that it imports, those that they import, and the
// __init__.py of the folders they are in. Paths start at the release's folder.
func closure(dir, file string) ([]string, error) {
	root := strings.TrimSuffix(file, withoutRoot(file))
	var found []string
	for todo := []string{file}; len(todo) > 0; todo = todo[1:] {
		if slices.Contains(found, todo[0]) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(todo[0])))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, todo[0])
		here := strings.TrimPrefix(todo[0], root)
		for _, name := range imported(string(data), here) {
			todo = append(todo, root+name+".py", root+name+"/__init__.py")
		}
		for folder := path.Dir(here); folder != "."; folder = path.Dir(folder) {
			todo = append(todo, root+folder+"/__init__.py")
		}
	}
	slices.Sort(found)
	return found, nil
}

// imported lists the modules that the text of a file may import, as paths
// without their extension. Not all of them exist.
func imported(text, file string) []string {
	var list []string
	for _, m := range imports.FindAllStringSubmatch(text, -1) {
		if m[3] != "" {
			for _, name := range strings.Split(m[3], ",") {
				name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
				list = append(list, dotted("", name)...)
			}
			continue
		}
		base := ""
		name := strings.TrimLeft(m[1], ".")
		if dots := len(m[1]) - len(name); dots > 0 {
			base = path.Dir(file)
			for range dots - 1 {
				base = path.Dir(base)
			}
		}
		list = append(list, dotted(base, name)...)
		for _, part := range strings.Split(m[2], ",") {
			part, _, _ = strings.Cut(strings.TrimSpace(part), " ")
			if part != "" {
				list = append(list, path.Join(base, strings.ReplaceAll(name, ".", "/"), part))
			}
		}
	}
	return list
}

// dotted lists the paths of a module and of the packages it is in.
func dotted(base, name string) []string {
	var list []string
	at := base
	for _, part := range strings.Split(name, ".") {
		if part != "" {
			at = path.Join(at, part)
			list = append(list, at)
		}
	}
	return list
}
