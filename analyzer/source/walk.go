package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/source/gitignore"
)

// A walker collects what a walk finds.
type walker struct {
	set   *Set
	opt   Options
	found map[string]bool // by File.Path
	links []link
}

// A link is a symbolic link that looks like a Python file.
type link struct {
	file   File
	script bool // has no extension: Python only if its first line says so
}

// A place is what applies within one folder.
type place struct {
	abs   string
	path  string // slash path from the root
	rules choice
	git   gitStack
	// closed folders are ignored: only what Include names is taken from them.
	closed bool
	given  bool // named by the user, so taken whatever it is called
}

// start takes one path that was given to Find.
func (w *walker) start(s start) error {
	folder := s.abs
	if !s.folder {
		folder = filepath.Dir(folder)
	}
	rules, err := w.rules(folder)
	if err != nil {
		return err
	}
	path := slashRel(w.set.Root, s.abs)
	if !s.folder {
		w.take(File{Path: path, Abs: s.abs, Kind: explicitKind(s.abs), MaxSize: rules.maxSize})
		return nil
	}
	return w.folder(place{abs: s.abs, path: path, rules: rules, git: gitAround(s.abs), given: true})
}

// rules asks for the rules of a folder.
func (w *walker) rules(folder string) (choice, error) {
	if w.opt.Rules == nil {
		return newChoice(Rules{Dir: folder}), nil
	}
	r, err := w.opt.Rules(folder)
	return newChoice(r), err
}

// folder walks one folder and those below it. The error is that of bad rules.
func (w *walker) folder(p place) error {
	entries, err := os.ReadDir(p.abs)
	if err != nil {
		w.set.Failed = append(w.set.Failed, findings.Failed{File: shown(p.path), Reason: "folder not listed: " + reason(err)})
	}
	if !p.given && isEnvironment(entries) && !p.rules.includes(p.abs, true) {
		return nil
	}
	if !p.given && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return slices.Contains(w.opt.RulesFiles, e.Name()) }) {
		if p.rules, err = w.rules(p.abs); err != nil {
			return err
		}
	}
	p.git = p.git.enter(p.abs, entries)
	for _, e := range entries {
		if e.IsDir() {
			err = w.subfolder(p, e.Name())
		} else {
			w.file(p, e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// subfolder decides whether a folder is walked.
func (w *walker) subfolder(p place, name string) error {
	sub := p
	sub.abs, sub.path, sub.given = filepath.Join(p.abs, name), join(p.path, name), false
	ignored := p.closed || isToolFolder(name) || p.git.ignored(sub.abs, true) || p.rules.excludes(sub.abs, true)
	switch {
	case !ignored:
	case p.rules.includes(sub.abs, true):
		// Taken back as a whole: patterns of the folders above end here.
		sub.closed, sub.git = false, gitStack{}
	case p.rules.mayIncludeBelow(sub.abs):
		sub.closed = true
	default:
		return nil
	}
	return w.folder(sub)
}

// file decides whether an entry that is no folder is taken.
func (w *walker) file(p place, e fs.DirEntry) {
	kind, script, ok := kindByName(e.Name())
	if !ok {
		return
	}
	f := File{Path: join(p.path, e.Name()), Abs: filepath.Join(p.abs, e.Name()), Kind: kind, MaxSize: p.rules.maxSize}
	unwanted := p.closed || kind == Stub && !p.rules.stubs || p.git.ignored(f.Abs, false) || p.rules.excludes(f.Abs, false)
	if unwanted && !p.rules.includes(f.Abs, false) || kind == Notebook && p.rules.skipNotebooks {
		return
	}
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		w.links = append(w.links, link{f, script})
	case script:
		if e.Type().IsRegular() && callsPython(f.Abs) {
			w.take(f)
		}
	case !e.Type().IsRegular():
		w.set.Failed = append(w.set.Failed, findings.Failed{File: f.Path, Reason: "not a regular file"})
	default:
		w.take(f)
	}
}

func (w *walker) take(f File) {
	if !w.found[f.Path] {
		w.found[f.Path] = true
		w.set.Files = append(w.set.Files, f)
	}
}

// takeLinks takes the links to files that lie within the root and were not found
// under their own names. Links to folders are never followed: what they lead to
// is found by its own name, or is not part of the tree.
func (w *walker) takeLinks() {
	root, err := filepath.EvalSymlinks(w.set.Root)
	if err != nil {
		return
	}
	for _, l := range w.links {
		target, err := filepath.EvalSymlinks(l.file.Abs)
		if err != nil {
			if !l.script && !strings.HasPrefix(filepath.Base(l.file.Abs), ".#") { // an editor's lock
				w.set.Failed = append(w.set.Failed, findings.Failed{File: l.file.Path, Reason: "link that leads to no file"})
			}
			continue
		}
		info, err := os.Stat(target)
		if err != nil || !info.Mode().IsRegular() || !within(root, target) || w.found[slashRel(root, target)] {
			continue
		}
		if !l.script || callsPython(target) {
			w.take(l.file)
		}
	}
}

// shown names a folder in a message.
func shown(path string) string {
	if path == "" {
		return "."
	}
	return path
}

// A choice is Rules with parsed patterns.
type choice struct {
	dir                  string
	exclude, include     gitignore.List
	maxSize              int64
	stubs, skipNotebooks bool
}

func newChoice(r Rules) choice {
	c := choice{
		dir:     r.Dir,
		exclude: gitignore.Parse("exclude", "", []byte(strings.Join(r.Exclude, "\n"))),
		include: gitignore.Parse("include", "", []byte(strings.Join(r.Include, "\n"))),
		maxSize: r.MaxSize, stubs: r.Stubs, skipNotebooks: r.SkipNotebooks,
	}
	if c.maxSize <= 0 {
		c.maxSize = DefaultMaxSize
	}
	return c
}

func (c choice) excludes(abs string, dir bool) bool { return c.matches(c.exclude, abs, dir) }
func (c choice) includes(abs string, dir bool) bool { return c.matches(c.include, abs, dir) }

func (c choice) matches(list gitignore.List, abs string, dir bool) bool {
	if list.Empty() || !within(c.dir, abs) {
		return false
	}
	p := list.Match(slashRel(c.dir, abs), dir)
	return p != nil && !p.Negated
}

func (c choice) mayIncludeBelow(abs string) bool {
	return !c.include.Empty() && within(c.dir, abs) && c.include.MayMatchBelow(slashRel(c.dir, abs))
}
