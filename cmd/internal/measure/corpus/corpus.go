// Package corpus finds and fetches the Python source that measurements run on:
// the standard libraries of installed interpreters, and releases of public
// projects, downloaded once by pip into the user's cache folder.
package corpus

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Corpus is a named folder of Python files.
type Corpus struct {
	Name string
	Dir  string
	// Skip holds folder names that do not belong to it.
	Skip []string
}

// A Project is a release that Fetch can download.
type Project struct {
	Name, Version string
	// AllFiles keeps the files that are not Python too.
	AllFiles bool
}

// Projects lists the releases that the published numbers are about.
func Projects() []Project {
	return []Project{
		{Name: "django", Version: "6.1.3"},
		{Name: "sympy", Version: "1.14.0"},
		{Name: "networkx", Version: "3.7"},
		{Name: "sqlalchemy", Version: "2.1.9"},
		{Name: "black", Version: "26.10.1"},
		{Name: "rich", Version: "15.0.0"},
		{Name: "pydantic", Version: "2.14.3"},
		{Name: "pandas", Version: "3.1.1"},
	}
}

// CacheDir returns the folder that holds what measurements keep between runs,
// made if it is missing.
func CacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(base, "molt-measure")
	return dir, os.MkdirAll(dir, 0o755)
}

// Stdlib returns the standard library of an interpreter, test suite included.
// Version is of the form "3.13"; python is as for Find.
func Stdlib(ctx context.Context, version, python string) (Corpus, error) {
	exe, err := Find(ctx, version, python)
	if err != nil {
		return Corpus{}, err
	}
	dir, err := run(ctx, exe, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))")
	if err != nil {
		return Corpus{}, err
	}
	return Corpus{Name: "stdlib-" + version, Dir: dir, Skip: []string{"site-packages"}}, nil
}

// Newest returns the version of a project's newest release on the package index, as the pip of
// the interpreter at python sees it.
func Newest(ctx context.Context, python, name string) (string, error) {
	out, err := run(ctx, python, "-m", "pip", "index", "versions", "--disable-pip-version-check", name)
	if err != nil {
		return "", fmt.Errorf("look up %s: %w", name, err)
	}
	_, rest, _ := strings.Cut(out, "(")
	version, _, ok := strings.Cut(rest, ")")
	if !ok {
		return "", fmt.Errorf("look up %s: no version in %q", name, out)
	}
	return version, nil
}

// Fetch returns a release's files, downloading them the first time with the
// pip of the interpreter at python.
func Fetch(ctx context.Context, python string, p Project) (Corpus, error) {
	cache, err := CacheDir()
	if err != nil {
		return Corpus{}, err
	}
	name := p.Name + "-" + p.Version
	if p.AllFiles {
		name += "-all"
	}
	c := Corpus{Name: p.Name, Dir: filepath.Join(cache, "projects", name)}
	if _, err := os.Stat(c.Dir); err == nil {
		return c, nil
	}
	if err := os.MkdirAll(filepath.Dir(c.Dir), 0o755); err != nil {
		return c, err
	}
	// Everything happens in a folder beside the target and is renamed when
	// complete, so that a stopped run leaves no half corpus.
	tmp, err := os.MkdirTemp(filepath.Dir(c.Dir), name+".*")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(tmp)
	file, err := run(ctx, python, "-c", fetchScript, p.Name, p.Version, tmp)
	if err != nil {
		return c, fmt.Errorf("download %s %s: %w", p.Name, p.Version, err)
	}
	tree := filepath.Join(tmp, "tree")
	if err := unpack(filepath.Join(tmp, file), tree, p.AllFiles); err != nil {
		return c, fmt.Errorf("unpack %s: %w", file, err)
	}
	err = os.Rename(tree, c.Dir)
	if _, found := os.Stat(c.Dir); found == nil {
		return c, nil // fetched by someone else meanwhile
	}
	return c, err
}

// Files lists the corpus' Python files as slash-separated paths relative to
// Dir, sorted. Symbolic links are not followed.
func (c Corpus) Files() ([]string, error) {
	var files []string
	err := filepath.WalkDir(c.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains(c.Skip, d.Name()) {
			return fs.SkipDir
		}
		if !d.Type().IsRegular() || !strings.HasSuffix(path, ".py") {
			return nil
		}
		rel, err := filepath.Rel(c.Dir, path)
		files = append(files, filepath.ToSlash(rel))
		return err
	})
	slices.Sort(files)
	return files, err
}
