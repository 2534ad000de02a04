package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// Find finds the Python files that paths name or hold. A path that does not
// exist or cannot be read is in Set.Failed; the error is for what makes the
// whole search pointless: no path, paths without a common folder, bad rules.
func Find(paths []string, opt Options) (*Set, error) {
	if len(paths) == 0 {
		return nil, errors.New("no path given")
	}
	starts, failed, err := stat(paths)
	if err != nil {
		return nil, err
	}
	set := &Set{Failed: failed}
	if len(starts) == 0 {
		return set, nil
	}
	if set.Root, err = commonFolder(starts); err != nil {
		return nil, err
	}
	if set.Repo = repository(set.Root); set.Repo != "" {
		set.Prefix = slashRel(set.Repo, set.Root)
	}
	w := walker{set: set, opt: opt, found: map[string]bool{}}
	for _, s := range starts {
		if err := w.start(s); err != nil {
			return nil, err
		}
	}
	w.takeLinks()
	slices.SortFunc(set.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(set.Failed, func(a, b findings.Failed) int {
		return strings.Compare(a.File+"\x00"+a.Reason, b.File+"\x00"+b.Reason)
	})
	set.Failed = slices.Compact(set.Failed)
	return set, nil
}

// A start is a path given to Find that exists.
type start struct {
	abs    string
	folder bool
}

// stat sorts out what the paths name.
func stat(paths []string) ([]start, []findings.Failed, error) {
	var starts []start
	var failed []findings.Failed
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, nil, fmt.Errorf("working folder: %w", err)
		}
		info, err := os.Stat(abs)
		if folder, pattern := strings.CutSuffix(abs, string(filepath.Separator)+"..."); err != nil && pattern {
			abs = folder // as the go command names a folder and all below it
			info, err = os.Stat(abs)
		}
		switch {
		case err != nil:
			failed = append(failed, findings.Failed{File: given(p), Reason: reason(err)})
		case info.IsDir():
			starts = append(starts, start{abs, true})
		case info.Mode().IsRegular():
			starts = append(starts, start{abs, false})
		default:
			failed = append(failed, findings.Failed{File: given(p), Reason: "not a regular file"})
		}
	}
	return starts, failed, nil
}

func given(p string) string { return filepath.ToSlash(filepath.Clean(p)) }

// reason says what went wrong without the path.
func reason(err error) string {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	return err.Error()
}

// commonFolder returns the closest folder that holds all starts.
func commonFolder(starts []start) (string, error) {
	root := ""
	for i, s := range starts {
		folder := s.abs
		if !s.folder {
			folder = filepath.Dir(folder)
		}
		if i == 0 {
			root = folder
		}
		for !within(root, folder) {
			up := filepath.Dir(root)
			if up == root {
				return "", errors.New("the paths have no common folder")
			}
			root = up
		}
	}
	return root, nil
}

// within reports whether the absolute path p is folder or lies below it.
func within(folder, p string) bool {
	rel, err := filepath.Rel(folder, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// slashRel returns the slash path from folder to p, which lies within, "" for
// the folder itself.
func slashRel(folder, p string) string {
	rel, err := filepath.Rel(folder, p)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// join appends a name to a slash path that may be empty.
func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}
