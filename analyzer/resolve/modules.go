package resolve

import (
	"path"
	"slices"
	"strings"
)

// packageDirs returns the folders that hold an __init__.py.
func (p *Program) packageDirs() map[string]bool {
	dirs := make(map[string]bool)
	for _, f := range p.Files {
		if path.Base(f.Path) == "__init__.py" {
			dirs[dirOf(f.Path)] = true
		}
	}
	return dirs
}

// dirOf is path.Dir with "" for the top.
func dirOf(file string) string {
	if d := path.Dir(file); d != "." {
		return d
	}
	return ""
}

// module names a file's module: from the folder above its outermost regular
// package, or, outside any package, from the deepest source folder around it.
// Its name counted from the source folder is registered as well, for packages
// inside namespace packages.
func (p *Program) module(f *File, packages map[string]bool) *Module {
	dir := dirOf(f.Path)
	m := &Module{File: f, Root: p.rootOf(dir), Body: f.Funcs[0], IsPackage: path.Base(f.Path) == "__init__.py"}
	source := m.Root.sourceOf(dir)
	base := source
	if packages[dir] {
		for base = dir; packages[base] && base != ""; {
			base = dirOf(base)
		}
		if source != m.Root.Path && under(source, base) {
			base = source // a namespace package below src
		}
	}
	m.base, m.inPackage = base, packages[dir]
	m.Name = moduleName(f.Path, base)
	m.IsScript = !importable(m.Name)
	p.register(m.Name, m)
	if long := moduleName(f.Path, source); long != m.Name && under(source, base) {
		p.register(long, m)
	}
	return m
}

// register makes a module known by a name, and the packages above it as namespaces.
func (p *Program) register(name string, m *Module) {
	p.byName[name] = append(p.byName[name], m)
	for i := strings.LastIndexByte(name, '.'); i > 0; i = strings.LastIndexByte(name[:i], '.') {
		if p.space[name[:i]] {
			break
		}
		p.space[name[:i]] = true
	}
}

// moduleName turns a file's path below a base folder into a dotted name.
func moduleName(file, base string) string {
	rel := strings.TrimPrefix(file, base)
	rel = strings.TrimPrefix(rel, "/")
	rel = strings.TrimSuffix(strings.TrimSuffix(rel, ".py"), ".pyw")
	if cut, ok := strings.CutSuffix(rel, "/__init__"); ok {
		rel = cut
	} else if rel == "__init__" {
		rel = path.Base(base)
	}
	return strings.ReplaceAll(rel, "/", ".")
}

// under tells whether dir is base or lies below it.
func under(base, dir string) bool {
	return base == "" || dir == base || strings.HasPrefix(dir, base+"/")
}

func importable(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if part == "" || strings.ContainsAny(part, "-+ ()") || part[0] >= '0' && part[0] <= '9' {
			return false
		}
	}
	return true
}

// Module returns the own module that a dotted name means when imported by a
// file (nil for any), or nil. Where several modules have the name, the one
// nearest to the file is returned. A module named like one of the standard
// library counts only where the file's own sys.path would find it.
func (p *Program) Module(name string, from *File) *Module {
	var best *Module
	score := -1
	for _, m := range p.byName[name] {
		if s := nearness(m, from); s > score {
			best, score = m, s
		}
	}
	if best == nil && from != nil && from.Module != nil && !from.Module.inPackage {
		best = p.sibling(name, from)
	}
	if best != nil && from != nil && !visibleOverStdlib(best, name, from) {
		return nil
	}
	return best
}

// nearness counts how close a module is to an importing file: same project
// first, then the longest common folder.
func nearness(m *Module, from *File) int {
	if from == nil || from.Module == nil {
		return 0
	}
	n := commonDirs(dirOf(m.File.Path), dirOf(from.Path))
	if m.Root == from.Module.Root {
		n += 1000
	}
	return n
}

func commonDirs(a, b string) int {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// sibling finds a module next to a script: Python puts the script's folder on sys.path.
func (p *Program) sibling(name string, from *File) *Module {
	file := path.Join(dirOf(from.Path), strings.ReplaceAll(name, ".", "/"))
	for _, candidate := range []string{file + ".py", file + "/__init__.py"} {
		if f := p.byPath[candidate]; f != nil {
			return f.Module
		}
	}
	return nil
}

func visibleOverStdlib(m *Module, name string, from *File) bool {
	top, _, _ := strings.Cut(name, ".")
	if _, std := stdlibModules[top]; !std {
		return true
	}
	return m.base == from.Module.base || dirOf(m.File.Path) == dirOf(from.Path) || slices.Contains(m.Root.Sources, m.base)
}

// rootOf returns the innermost project that holds a folder.
func (p *Program) rootOf(dir string) *Root {
	best := p.Roots[0]
	for _, r := range p.Roots[1:] {
		if under(r.Path, dir) && len(r.Path) >= len(best.Path) {
			best = r
		}
	}
	return best
}

// sourceOf returns the innermost source folder of a project that holds a folder.
func (r *Root) sourceOf(dir string) string {
	best := r.Path
	for _, s := range r.Sources {
		if under(s, dir) && len(s) > len(best) {
			best = s
		}
	}
	return best
}
