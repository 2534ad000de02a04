// Package source finds and reads the Python files of a repository.
//
// Find walks folders as a developer would expect: what git ignores, virtual
// environments and tool folders are left out, links are not followed into other
// folders, and files named on the command line are always taken. Load reads one
// file, Each reads all in parallel. Nothing is executed, and no git is needed.
//
// A file that cannot be taken is a named failure and does not stop the rest.
// Results are sorted by path; paths are slash paths relative to Set.Root and may
// hold any byte but NUL, newlines and escape sequences included, so they must be
// escaped where they are shown.
package source

import "github.com/molt-go/molt/analyzer/findings"

// A Kind tells how a file holds Python.
type Kind uint8

// The kinds of files.
const (
	Module   Kind = iota // .py and .pyw, and whatever is named explicitly
	Stub                 // .pyi
	Script               // no extension, and a first line that calls a Python interpreter
	Notebook             // .ipynb
)

// String returns the kind in lower case.
func (k Kind) String() string {
	return [...]string{"module", "stub", "script", "notebook"}[k]
}

// A File is a Python file that was found, not yet read.
type File struct {
	Path string // slash path relative to the root
	Abs  string // absolute path in the system's own form; never shown
	Kind Kind
	// MaxSize is the size in bytes above which Load refuses the file.
	MaxSize int64
}

// A Set is what Find found.
type Set struct {
	// Root is the absolute folder that paths are relative to: the folder given
	// to Find, or the closest one that holds everything given.
	Root string
	// Repo is the absolute top folder of the git repository around Root, "" if
	// there is none, and Prefix the slash path from there to Root ("" for the
	// top itself). path.Join(Prefix, File.Path) is a path as git shows it.
	Repo   string
	Prefix string

	Files  []File            // by Path
	Failed []findings.Failed // by File; what was to be read but cannot be
}

// DefaultMaxSize is the limit for one file unless Options say otherwise: 10 MB.
const DefaultMaxSize = 10 << 20

// Rules choose among the files of a folder and of those below it.
type Rules struct {
	// Dir is the absolute folder that the patterns are relative to.
	Dir string
	// Exclude leaves paths out. Its lines are in .gitignore syntax.
	Exclude []string
	// Include takes Python files back in that Exclude, a .gitignore, the default
	// excludes or Stubs leave out, and folders with all that is below them.
	Include []string
	// MaxSize is the limit for one file in bytes, 0 for DefaultMaxSize.
	MaxSize int64
	// Stubs takes .pyi files too; SkipNotebooks leaves notebooks out.
	Stubs, SkipNotebooks bool
}

// Options for Find. The zero value takes all that the defaults take.
type Options struct {
	// Rules returns the rules in force in an absolute folder. It is called for
	// each folder given to Find and for each folder below that holds a file of
	// RulesFiles; what it returns holds below too. Its errors end Find.
	Rules      func(folder string) (Rules, error)
	RulesFiles []string
}
