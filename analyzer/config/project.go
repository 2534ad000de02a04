package config

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Project is what the metadata files of a Python project say: pyproject.toml
// ([project] of PEP 621, or Poetry's table), and setup.cfg for what that leaves
// out. setup.py is not read, since only running it would tell.
type Project struct {
	Dir            string // absolute folder of the files
	Files          []string
	Name           string
	RequiresPython string // specifier as written; see MinPython
	Scripts        []Script
	Dependencies   []Dependency
	// SourceRoots are folders that imports start from, as slash paths relative
	// to Dir, where the build tool's own settings name them.
	SourceRoots []string
}

// A Script is an entry point that the project installs.
type Script struct {
	Group  string // "console", "gui" or the name of an entry point group
	Name   string
	Target string // "package.module:function" as written, without extras
}

// A Dependency is a requirement by name.
type Dependency struct {
	Name  string // normalised: lower case, runs of -, _ and . a single -
	Spec  string // what stands behind the name, as written
	Extra string // optional group, "" if always needed
}

// pyproject is the part of pyproject.toml that matters here.
type pyproject struct {
	Project struct {
		Name           string                       `toml:"name"`
		RequiresPython string                       `toml:"requires-python"`
		Dependencies   []string                     `toml:"dependencies"`
		Optional       map[string][]string          `toml:"optional-dependencies"`
		Scripts        map[string]string            `toml:"scripts"`
		GUIScripts     map[string]string            `toml:"gui-scripts"`
		EntryPoints    map[string]map[string]string `toml:"entry-points"`
	} `toml:"project"`
	Tool struct {
		Poetry struct {
			Name         string                    `toml:"name"`
			Dependencies map[string]toml.Primitive `toml:"dependencies"`
			Scripts      map[string]toml.Primitive `toml:"scripts"`
			Packages     []struct {
				From string `toml:"from"`
			} `toml:"packages"`
		} `toml:"poetry"`
		Setuptools struct {
			PackageDir map[string]string `toml:"package-dir"`
			Packages   toml.Primitive    `toml:"packages"` // a list, or a table with find
		} `toml:"setuptools"`
	} `toml:"tool"`
}

// FindProject returns the project of a folder: that of the closest folder, from
// it upwards to the top of its repository, that has metadata. It returns nil if
// none has. Errors are of type *Error, with File relative to folder.
func FindProject(folder string) (*Project, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		p, err := ReadProject(dir)
		if p != nil || err != nil || exists(filepath.Join(dir, ".git")) || dir == filepath.Dir(dir) {
			return p, err
		}
	}
}

// ReadProject reads the metadata in one absolute folder; nil if there is none. A
// pyproject.toml that holds only the settings of tools is none.
func ReadProject(dir string) (*Project, error) {
	p := &Project{Dir: dir}
	if err := p.readPyproject(); err != nil {
		return nil, err
	}
	if err := p.readSetupCfg(); err != nil {
		return nil, err
	}
	if len(p.Files) == 0 {
		return nil, nil
	}
	slices.SortFunc(p.Scripts, func(a, b Script) int {
		return cmp.Or(strings.Compare(a.Group, b.Group), strings.Compare(a.Name, b.Name))
	})
	slices.SortFunc(p.Dependencies, func(a, b Dependency) int {
		return cmp.Or(strings.Compare(a.Extra, b.Extra), strings.Compare(a.Name, b.Name), strings.Compare(a.Spec, b.Spec))
	})
	slices.Sort(p.SourceRoots)
	p.SourceRoots = slices.Compact(p.SourceRoots)
	return p, nil
}

func (p *Project) readPyproject() error {
	const name = "pyproject.toml"
	text, err := readSmall(filepath.Join(p.Dir, name))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return &Error{File: name, Message: err.Error()}
	}
	var doc pyproject
	meta, err := toml.Decode(text, &doc)
	if err != nil {
		return reader{file: name}.syntax(err)
	}
	if !meta.IsDefined("project") && !meta.IsDefined("tool", "poetry") && !meta.IsDefined("tool", "setuptools") {
		return nil
	}
	p.Files = append(p.Files, name)
	p.standard(doc)
	p.poetry(doc, meta)
	p.setuptools(doc, meta)
	return nil
}

// standard takes what PEP 621 defines.
func (p *Project) standard(doc pyproject) {
	d := doc.Project
	p.Name, p.RequiresPython = d.Name, strings.TrimSpace(d.RequiresPython)
	p.require("", d.Dependencies)
	for extra, list := range d.Optional {
		p.require(extra, list)
	}
	p.scripts("console", d.Scripts)
	p.scripts("gui", d.GUIScripts)
	for group, points := range d.EntryPoints {
		p.scripts(group, points)
	}
}

// poetry takes Poetry's older table where the standard one says nothing.
func (p *Project) poetry(doc pyproject, meta toml.MetaData) {
	d := doc.Tool.Poetry
	p.Name = cmp.Or(p.Name, d.Name)
	for name, value := range d.Dependencies {
		spec := poetrySpec(value, meta)
		if name == "python" {
			p.RequiresPython = cmp.Or(p.RequiresPython, spec)
			continue
		}
		p.Dependencies = append(p.Dependencies, Dependency{Name: NormalName(name), Spec: spec})
	}
	for name, value := range d.Scripts {
		var target string
		if meta.PrimitiveDecode(value, &target) == nil {
			p.scripts("console", map[string]string{name: target})
		}
	}
	for _, pkg := range d.Packages {
		if pkg.From != "" {
			p.SourceRoots = append(p.SourceRoots, pkg.From)
		}
	}
}

// poetrySpec reads "^1.2" or {version = "^1.2", optional = true}.
func poetrySpec(value toml.Primitive, meta toml.MetaData) string {
	var spec string
	if meta.PrimitiveDecode(value, &spec) == nil {
		return spec
	}
	var long struct {
		Version string `toml:"version"`
	}
	if meta.PrimitiveDecode(value, &long) == nil {
		return long.Version
	}
	return ""
}

// setuptools takes the folders that setuptools searches.
func (p *Project) setuptools(doc pyproject, meta toml.MetaData) {
	for _, dir := range doc.Tool.Setuptools.PackageDir {
		p.SourceRoots = append(p.SourceRoots, dir)
	}
	if dir := doc.Tool.Setuptools.PackageDir[""]; dir != "" {
		p.SourceRoots = []string{dir} // the rest places single packages
	}
	var search struct {
		Find struct {
			Where []string `toml:"where"`
		} `toml:"find"`
	}
	if meta.IsDefined("tool", "setuptools", "packages", "find") && meta.PrimitiveDecode(doc.Tool.Setuptools.Packages, &search) == nil {
		p.SourceRoots = append(p.SourceRoots, search.Find.Where...)
	}
}

func (p *Project) require(extra string, requirements []string) {
	for _, r := range requirements {
		if d, ok := ParseRequirement(r); ok {
			d.Extra = extra
			p.Dependencies = append(p.Dependencies, d)
		}
	}
}

func (p *Project) scripts(group string, points map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(points)) {
		target, _, _ := strings.Cut(points[name], "[")
		p.Scripts = append(p.Scripts, Script{Group: group, Name: name, Target: strings.TrimSpace(target)})
	}
}

// ParseRequirement reads a requirement of PEP 508, such as
// `orjson[extra]>=3.8 ; python_version < "3.12"`; false if no name stands there.
func ParseRequirement(s string) (Dependency, bool) {
	s = strings.TrimSpace(s)
	end := len(s) - len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."))
	if end == 0 {
		return Dependency{}, false
	}
	return Dependency{Name: NormalName(s[:end]), Spec: strings.TrimSpace(s[end:])}, true
}

// NormalName normalises the name of a distribution as PEP 503 does.
func NormalName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	return strings.Join(words, "-")
}
