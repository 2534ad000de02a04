package resolve

// A Module is one own source file as Python imports it.
type Module struct {
	// Name is the dotted name ("pkg.sub.mod", "pkg" for pkg/__init__.py). A
	// script outside any package is named after its file.
	Name string
	File *File
	Root *Root
	// IsPackage tells that the file is an __init__.py.
	IsPackage bool
	// IsScript tells that the file is not importable under its name: it lies in
	// no package below a root, and its name is no identifier.
	IsScript  bool
	base      string // the folder that Name is counted from
	inPackage bool   // the file's folder has an __init__.py
	// Body is the pseudo-function of the module's statements.
	Body *Func
}

// A Root is a project inside the repository: a folder with a project file, or the top.
type Root struct {
	Path string // "" for the top
	// Sources are the folders that module names start from: the root itself,
	// src below it, and what the project file names.
	Sources []string
	// Name is the project's name from its metadata, or "".
	Name string
	// Python is the lowest version that requires-python admits; zero if unknown.
	Python Version
	// Requires are the normalised names of the declared dependencies, sorted.
	Requires []string
	// Scripts are the console scripts: name to "module:attr".
	Scripts []Script
}

// A Script is one console script of a project.
type Script struct {
	Name   string
	Target string // "pkg.mod:func"
}

// Role says what a file is for.
type Role uint8

// The roles of files.
const (
	Own       Role = iota // the product itself
	Test                  // tests and conftest.py
	Docs                  // documentation and examples
	Setup                 // setup.py, noxfile.py, build scripts
	Generated             // written by a program
	Vendored              // a copy of someone else's code
)

// String returns the role's name in lower case.
func (r Role) String() string {
	return [...]string{"own", "test", "docs", "setup", "generated", "vendored"}[r]
}
