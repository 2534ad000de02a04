package resolve

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// This file implements the reading of project files. What cannot be read is
// passed over: a scan must not fail for a broken setup.cfg.

// findRoots makes a project of every folder with a project file; the first is
// always the top.
func (p *Program) findRoots() {
	byDir := map[string]*Root{"": {}}
	for _, c := range p.opts.Configs {
		switch path.Base(c.Path) {
		case "pyproject.toml", "setup.cfg", "setup.py":
			if dir := dirOf(c.Path); byDir[dir] == nil {
				byDir[dir] = &Root{Path: dir}
			}
		}
	}
	for _, r := range byDir {
		p.Roots = append(p.Roots, r)
	}
	slices.SortFunc(p.Roots, func(a, b *Root) int { return cmp.Compare(a.Path, b.Path) })
	for _, c := range p.opts.Configs {
		p.rootOf(dirOf(c.Path)).read(c)
	}
	for _, dir := range p.opts.Sources {
		r := p.rootOf(dir)
		r.Sources = append(r.Sources, dir)
	}
	for _, r := range p.Roots {
		r.finish(p.Files)
	}
}

func (r *Root) read(c Config) {
	base := path.Base(c.Path)
	switch {
	case base == "pyproject.toml":
		r.readPyproject(c.Text)
	case base == "setup.cfg":
		r.readSetupCfg(c.Text)
	case base == "setup.py":
		r.readSetupPy(c.Text)
	case strings.HasPrefix(base, "requirements") && strings.HasSuffix(base, ".txt"):
		r.requireAll(strings.Split(c.Text, "\n"))
	}
}

// finish adds the usual source folders and sorts what was collected.
func (r *Root) finish(files []*File) {
	candidate := path.Join(r.Path, "src")
	hasInit, hasFiles := false, false
	for _, f := range files {
		hasFiles = hasFiles || strings.HasPrefix(f.Path, candidate+"/")
		hasInit = hasInit || f.Path == candidate+"/__init__.py"
	}
	r.Sources = append(r.Sources, r.Path)
	if hasFiles && !hasInit {
		r.Sources = append(r.Sources, candidate)
	}
	slices.Sort(r.Sources)
	r.Sources = slices.Compact(r.Sources)
	slices.Sort(r.Requires)
	r.Requires = slices.Compact(r.Requires)
	slices.SortFunc(r.Scripts, func(a, b Script) int { return cmp.Compare(a.Name, b.Name) })
	r.Scripts = slices.Compact(r.Scripts)
}

// pyproject is the part of pyproject.toml that matters here.
type pyproject struct {
	Project struct {
		Name           string
		RequiresPython string `toml:"requires-python"`
		Dependencies   []string
		Optional       map[string][]string          `toml:"optional-dependencies"`
		Scripts        map[string]string            `toml:"scripts"`
		GUIScripts     map[string]string            `toml:"gui-scripts"`
		EntryPoints    map[string]map[string]string `toml:"entry-points"`
	}
	Tool struct {
		Poetry struct {
			Name         string
			Dependencies map[string]toml.Primitive
			Scripts      map[string]toml.Primitive
			Packages     []struct{ From string }
		}
		Setuptools struct {
			PackageDir map[string]string `toml:"package-dir"`
			Packages   toml.Primitive
		}
	}
}

func (r *Root) readPyproject(text string) {
	var doc pyproject
	md, err := toml.Decode(text, &doc)
	if err != nil {
		return
	}
	r.Name = cmp.Or(r.Name, doc.Project.Name, doc.Tool.Poetry.Name)
	r.setPython(doc.Project.RequiresPython)
	r.requireAll(doc.Project.Dependencies)
	for _, list := range doc.Project.Optional {
		r.requireAll(list)
	}
	for _, m := range []map[string]string{doc.Project.Scripts, doc.Project.GUIScripts} {
		for name, target := range m {
			r.addScript(name, target)
		}
	}
	for _, group := range doc.Project.EntryPoints {
		for name, target := range group {
			r.addScript(name, target)
		}
	}
	for name, prim := range doc.Tool.Poetry.Dependencies {
		var constraint string
		if name == "python" && md.PrimitiveDecode(prim, &constraint) == nil {
			r.setPython(constraint)
			continue
		}
		r.require(name)
	}
	for name, prim := range doc.Tool.Poetry.Scripts {
		var target string
		if md.PrimitiveDecode(prim, &target) == nil {
			r.addScript(name, target)
		}
	}
	for _, pk := range doc.Tool.Poetry.Packages {
		r.addSource(pk.From)
	}
	r.addSource(doc.Tool.Setuptools.PackageDir[""])
	var packages struct{ Find struct{ Where []string } }
	if md.PrimitiveDecode(doc.Tool.Setuptools.Packages, &packages) == nil {
		for _, w := range packages.Find.Where {
			r.addSource(w)
		}
	}
}

func (r *Root) addSource(dir string) {
	if dir != "" && dir != "." && !strings.HasPrefix(dir, "..") && !path.IsAbs(dir) {
		r.Sources = append(r.Sources, path.Join(r.Path, dir))
	}
}

func (r *Root) addScript(name, target string) {
	target, _, _ = strings.Cut(target, "[")
	r.Scripts = append(r.Scripts, Script{Name: strings.TrimSpace(name), Target: strings.ReplaceAll(strings.TrimSpace(target), " ", "")})
}

func (r *Root) requireAll(lines []string) {
	for _, l := range lines {
		r.require(l)
	}
}

// require adds the distribution of one requirement ("Foo_Bar[extra] >= 1; marker").
func (r *Root) require(line string) {
	line = strings.TrimSpace(line)
	end := strings.IndexFunc(line, func(c rune) bool {
		return c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
	})
	if end >= 0 {
		line = line[:end]
	}
	if line != "" && line[0] != '-' && line[0] != '.' {
		r.Requires = append(r.Requires, normalDist(line))
	}
}

// normalDist normalises the name of a distribution (PEP 503).
func normalDist(name string) string {
	fields := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == '-' || c == '_' || c == '.' })
	return strings.Join(fields, "-")
}
