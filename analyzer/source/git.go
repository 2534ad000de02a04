package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/analyzer/source/gitignore"
)

// maxIgnoreSize bounds what is read of a pattern file, in bytes.
const maxIgnoreSize = 1 << 20

// A gitStack holds the ignore patterns that apply in a folder.
type gitStack struct {
	top   string // absolute folder that paths are relative to; "" until one is known
	stack gitignore.Stack
}

// repository returns the closest folder from dir upwards that has a .git entry, or "".
func repository(dir string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// gitAround returns the patterns of the folders above dir, up to the top of its
// repository. They do not count if they ignore dir itself, since the user named it.
func gitAround(dir string) gitStack {
	top := repository(dir)
	if top == "" || top == dir {
		return gitStack{top: top}
	}
	outer := gitignore.Stack{}.With(infoExclude(top))
	lists := map[string]gitignore.List{}
	g := gitStack{top: top, stack: outer}
	path := slashRel(top, dir)
	parts := strings.Split(path, "/")
	for i := range parts {
		folder := strings.Join(parts[:i], "/")
		lists[folder] = ignoreFile(filepath.Join(top, filepath.FromSlash(folder)), folder)
		g.stack = g.stack.With(lists[folder])
	}
	if p := gitignore.Decide(outer, lists, path, true); p != nil && !p.Negated {
		return gitStack{top: top}
	}
	return g
}

// enter returns the patterns that apply in folder abs: those of the folders above
// and its own, or its own alone where a repository begins. Where no repository is
// around, the first folder counts as the top.
func (g gitStack) enter(abs string, entries []fs.DirEntry) gitStack {
	var patterns, repo bool
	for _, e := range entries {
		switch e.Name() {
		case ".gitignore":
			patterns = e.Type().IsRegular() // git does not follow a link here
		case ".git":
			repo = true
		}
	}
	if repo {
		g = gitStack{top: abs, stack: gitignore.Stack{}.With(infoExclude(abs))}
	}
	if g.top == "" {
		g.top = abs
	}
	if patterns {
		g.stack = g.stack.With(ignoreFile(abs, slashRel(g.top, abs)))
	}
	return g
}

func (g gitStack) ignored(abs string, dir bool) bool {
	return len(g.stack) > 0 && g.stack.Ignored(slashRel(g.top, abs), dir)
}

// ignoreFile reads the .gitignore of a folder whose slash path is base. A file
// that is missing or cannot be read has no patterns, as for git.
func ignoreFile(folder, base string) gitignore.List {
	name := filepath.Join(folder, ".gitignore")
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreSize {
		return gitignore.List{}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return gitignore.List{}
	}
	return gitignore.Parse(join(base, ".gitignore"), base, text)
}

// infoExclude reads info/exclude of the repository at top. In a linked worktree
// or a submodule, .git is a file that says where the repository is.
func infoExclude(top string) gitignore.List {
	dir := filepath.Join(top, ".git")
	if target, ok := redirect(dir, "gitdir: "); ok {
		dir = target
		if common, ok := redirect(filepath.Join(dir, "commondir"), ""); ok {
			dir = common
		}
	}
	name := filepath.Join(dir, "info", "exclude")
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreSize {
		return gitignore.List{}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return gitignore.List{}
	}
	return gitignore.Parse(".git/info/exclude", "", text)
}

// redirect reads a small file that holds a path behind a prefix.
func redirect(name, prefix string) (string, bool) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1<<16 {
		return "", false
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return "", false
	}
	path, ok := strings.CutPrefix(strings.TrimRight(string(text), "\r\n"), prefix)
	if !ok || path == "" {
		return "", false
	}
	path = filepath.FromSlash(path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(name), path)
	}
	return path, true
}
