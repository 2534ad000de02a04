package resolve

import (
	"path"
	"slices"
	"strings"
)

func topLevel(module string) string {
	top, _, _ := strings.Cut(module, ".")
	return top
}

// nativeSuffixes are the endings of files that become extension modules.
var nativeSuffixes = []string{".so", ".pyd", ".pyx", ".c", ".cpp", ".cc", ".rs"}

// findNative remembers which module names extension sources and binaries in the
// tree would be imported by: by their name inside their package. A C or Rust
// file counts by its own name only, since its module's name stands in its code.
func (p *Program) findNative() {
	p.native = make(map[string]string)
	packages := p.packageDirs()
	for _, file := range p.opts.Others {
		if !slices.ContainsFunc(nativeSuffixes, func(s string) bool { return strings.HasSuffix(file, s) }) {
			continue
		}
		dir := dirOf(file)
		stem, _, _ := strings.Cut(path.Base(file), ".")
		if c := strings.TrimSuffix(stem, "module"); c != "" && strings.HasSuffix(file, ".c") {
			stem = c
		}
		base := dir
		for packages[base] && base != "" {
			base = dirOf(base)
		}
		p.native[moduleName(path.Join(dir, stem), base)] = file
	}
}

// Origin says where a module comes from, by its absolute dotted name as
// imported by a file (nil for any).
func (p *Program) Origin(from *File, module string) Origin {
	if module == "" {
		return UnknownOrigin
	}
	if m := p.Module(module, from); m != nil {
		switch m.File.Role {
		case Vendored:
			return VendoredModule
		case Generated:
			return GeneratedModule
		}
		return OwnModule
	}
	if p.native[module] != "" {
		return OwnExtension
	}
	top := topLevel(module)
	if o, ok := stdlibModules[top]; ok {
		if top == "os" && module == "os.path" {
			return Stdlib
		}
		return o
	}
	if p.space[module] || p.Module(top, from) != nil {
		return OwnModule
	}
	if distributions[top].native {
		return ThirdPartyC
	}
	return ThirdParty
}

// declared tells whether a project requires the distribution of a module.
func (r *Root) declared(module string) bool {
	dist := Distribution(module)
	if _, ok := slices.BinarySearch(r.Requires, dist); ok {
		return true
	}
	// Backports and binary variants: psycopg2-binary, opencv-python-headless.
	return slices.ContainsFunc(r.Requires, func(req string) bool { return strings.HasPrefix(req, dist+"-") })
}
