package git

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A Commit is a commit to be made on a new branch.
type Commit struct {
	Branch  string // its short name
	Base    string // anything that git takes for a commit
	Message string
	// Files are the texts of files by slash path below the top of the repository;
	// they take the place of those in Base.
	Files map[string][]byte
	// Gone are paths that are to go.
	Gone []string
}

// ErrNothing is the error of a commit that would change nothing.
var ErrNothing = errors.New("there is nothing to commit")

// Make makes the commit and the branch in the repository of a folder and returns
// the commit's hash. What is checked out and what is staged stay as they are. A
// branch that exists is an error.
func (c *Commit) Make(dir string) (string, error) {
	if _, err := Output(dir, "rev-parse", "--git-dir"); err != nil {
		return "", err
	}
	if _, err := Output(dir, "check-ref-format", "--branch", c.Branch); err != nil {
		return "", fmt.Errorf("%q is no name of a branch", c.Branch)
	}
	ref := "refs/heads/" + c.Branch
	if _, err := Output(dir, "rev-parse", "--verify", "--quiet", ref); err == nil {
		return "", fmt.Errorf("the branch %s exists; name another, or delete it", c.Branch)
	}
	base, err := Resolve(dir, c.Base)
	if err != nil {
		return "", err
	}
	author, err := Line(dir, "var", "GIT_AUTHOR_IDENT")
	if err != nil {
		return "", err
	}
	committer, err := Line(dir, "var", "GIT_COMMITTER_IDENT")
	if err != nil {
		return "", err
	}
	var in bytes.Buffer
	fmt.Fprintf(&in, "commit %s\nauthor %s\ncommitter %s\n", ref, author, committer)
	writeData(&in, []byte(c.Message))
	fmt.Fprintf(&in, "from %s\n", base)
	for _, name := range slices.Sorted(slices.Values(c.Gone)) {
		fmt.Fprintf(&in, "D %s\n", quotePath(name))
	}
	for _, name := range slices.Sorted(maps.Keys(c.Files)) {
		fmt.Fprintf(&in, "M 100644 inline %s\n", quotePath(name))
		writeData(&in, c.Files[name])
	}
	if _, err := run(dir, in.Bytes(), "fast-import", "--quiet", "--date-format=raw"); err != nil {
		return "", err
	}
	return c.changed(dir, ref, base)
}

// changed returns the commit that a branch now stands at. Where it has nothing
// that base has not, the branch is taken back.
func (c *Commit) changed(dir, ref, base string) (string, error) {
	commit, err := Line(dir, "rev-parse", "--verify", ref)
	if err != nil {
		return "", err
	}
	was, err := Line(dir, "rev-parse", base+"^{tree}")
	if err != nil {
		return "", err
	}
	is, err := Line(dir, "rev-parse", commit+"^{tree}")
	if err != nil {
		return "", err
	}
	if was != is {
		return commit, nil
	}
	if _, err := Output(dir, "update-ref", "-d", ref, commit); err != nil {
		return "", err
	}
	return "", fmt.Errorf("%s has all of it already: %w", c.Base, ErrNothing)
}

func writeData(b *bytes.Buffer, data []byte) {
	fmt.Fprintf(b, "data %d\n%s\n", len(data), data)
}

// quotePath writes a path as fast-import reads it: bytes beyond ASCII and controls
// in octal.
func quotePath(name string) string {
	b := []byte{'"'}
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c >= 0x7f:
			b = fmt.Appendf(b, `\%03o`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
