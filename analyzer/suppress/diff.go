package suppress

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/analyzer/git"
)

// Changes are the lines of a folder's files that were changed since a commit.
type Changes struct {
	files   map[string][]span // by slash path relative to the folder
	whole   map[string]bool   // files that are new to git
	folders []string          // untracked repositories, each with a trailing slash
}

// A span is a range of lines, both ends included, from 1.
type span struct{ from, to int }

// Touches reports whether any of a file's lines from..to, counted from 1, was
// changed. A notebook's lines are not those of its cells: any change touches all.
func (c *Changes) Touches(file string, from, to int) bool {
	if c.whole[file] {
		return true
	}
	for _, folder := range c.folders {
		if strings.HasPrefix(file, folder) {
			return true
		}
	}
	spans := c.files[file]
	if strings.HasSuffix(strings.ToLower(file), ".ipynb") {
		return len(spans) > 0
	}
	for _, s := range spans {
		if s.from <= to && from <= s.to {
			return true
		}
	}
	return false
}

// ChangedSince asks git what changed in the folder root, and below, since the
// commit base: committed or not, staged or not. base is anything that git takes
// for a commit (main, HEAD~3, a hash); "main..." stands for the commit at which
// this branch left main. Files that git does not know yet are changed as a whole;
// of a renamed file only the lines that changed are.
//
// It runs git with its external diff, textconv and fsmonitor programs off; filters
// that git is configured to use on a file's content (git-lfs) still run.
func ChangedSince(root, base string) (*Changes, error) {
	commit, err := resolveBase(root, base)
	if err != nil {
		return nil, err
	}
	diff, err := git.Output(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-indent-heuristic",
		"--find-renames", "--relative", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", commit, "--")
	if err != nil {
		return nil, err
	}
	c := &Changes{whole: map[string]bool{}}
	if c.files, err = parseDiff(bytes.NewReader(diff)); err != nil {
		return nil, fmt.Errorf("git diff: %w", err)
	}
	untracked, err := git.Output(root, "ls-files", "--others", "-z")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(untracked), "\x00"), "\x00") {
		if strings.HasSuffix(name, "/") {
			c.folders = append(c.folders, name)
		} else if name != "" {
			c.whole[name] = true
		}
	}
	return c, nil
}

// resolveBase returns the hash of the commit that base names.
func resolveBase(root, base string) (string, error) {
	name, fork := strings.CutSuffix(base, "...")
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return "", fmt.Errorf("%q is no name of a commit", base)
	}
	if _, err := git.Output(root, "rev-parse", "--git-dir"); err != nil {
		return "", err
	}
	out, err := git.Output(root, "rev-parse", "--verify", "--quiet", name+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git knows no commit %q here (a shallow clone may lack it: fetch it first)", name)
	}
	commit := strings.TrimSpace(string(out))
	if !fork {
		return commit, nil
	}
	out, err = git.Output(root, "merge-base", commit, "HEAD")
	if err != nil {
		return "", fmt.Errorf("%q and HEAD have no common commit here (a shallow clone may lack it: fetch more)", name)
	}
	return strings.TrimSpace(string(out)), nil
}

// parseDiff reads a patch without context and returns the added lines of each file.
func parseDiff(r io.Reader) (map[string][]span, error) {
	files := map[string][]span{}
	in := bufio.NewReader(r)
	file := ""
	for {
		line, err := readLine(in)
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		switch {
		case strings.HasPrefix(line, "diff --git "):
			file = ""
		case strings.HasPrefix(line, "+++ "):
			if file, err = patchName(line[len("+++ "):]); err != nil {
				return nil, err
			}
		case strings.HasPrefix(line, "@@ "):
			removed, added, err := parseHunk(line)
			if err != nil {
				return nil, err
			}
			if file != "" && added.to >= added.from {
				files[file] = append(files[file], added)
			}
			// Lines of the file may look like headers: pass over them by number.
			if err := skipLines(in, removed, added.to-added.from+1); err != nil {
				return nil, err
			}
		}
	}
}

// readLine returns a line without its end, cut to what headers can need.
func readLine(in *bufio.Reader) (string, error) {
	const limit = 1 << 16
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) < limit {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(line) > 0 {
			err = nil
		}
		return strings.TrimSuffix(string(line), "\n"), err
	}
}

// skipLines passes over a hunk's removed and added lines.
func skipLines(in *bufio.Reader, removed, added int) error {
	for removed > 0 || added > 0 {
		line, err := readLine(in)
		if err != nil {
			return errors.New("the patch ends within a hunk")
		}
		switch {
		case strings.HasPrefix(line, "-") && removed > 0:
			removed--
		case strings.HasPrefix(line, "+") && added > 0:
			added--
		case strings.HasPrefix(line, `\`): // no newline at the end of the file
		default:
			return errors.New("a hunk is shorter than it says")
		}
	}
	return nil
}

// parseHunk reads "@@ -a,b +c,d @@" and returns b and the lines c..c+d-1.
func parseHunk(line string) (removed int, added span, err error) {
	bad := func() (int, span, error) { return 0, span{}, fmt.Errorf("bad hunk header %q", line) }
	fields := strings.Fields(line)
	if len(fields) < 4 || fields[3] != "@@" {
		return bad()
	}
	_, removed, ok := parseRange(fields[1], "-")
	from, n, ok2 := parseRange(fields[2], "+")
	if !ok || !ok2 {
		return bad()
	}
	return removed, span{from, from + n - 1}, nil
}
