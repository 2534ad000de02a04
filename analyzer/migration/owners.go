package migration

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/analyzer/source"
	"github.com/molt-go/molt/analyzer/source/gitignore"
)

// maxOwners bounds a CODEOWNERS file; GitHub reads none that is larger.
const maxOwners = 3 << 20

// Owners reads who owns the files of a set from the CODEOWNERS file of their
// repository. It returns nil where there is none.
func Owners(set *source.Set) func(file string) []string {
	top, prefix := set.Repo, set.Prefix
	if top == "" {
		top, prefix = set.Root, ""
	}
	for _, name := range []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"} { // the first counts
		at := filepath.Join(top, filepath.FromSlash(name))
		if info, err := os.Stat(at); err != nil || info.Size() > maxOwners || !info.Mode().IsRegular() {
			continue
		}
		text, err := os.ReadFile(at)
		if err != nil {
			continue
		}
		rules := readOwners(name, string(text))
		return func(file string) []string { return rules.of(path.Join(prefix, file)) }
	}
	return nil
}

// ownerRules are the lines of a CODEOWNERS file; later ones win.
type ownerRules []ownerRule

// An ownerRule has the pattern of one line, as a .gitignore would have it, and
// whom it names; nobody takes the owners of earlier lines away.
type ownerRule struct {
	pattern gitignore.List
	owners  []string
}

func readOwners(name, text string) ownerRules {
	var rules ownerRules
	for l := range strings.Lines(text) {
		l, _, _ = strings.Cut(l, "#")
		fields := strings.Fields(strings.ReplaceAll(l, `\ `, "\x00"))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "!") || strings.HasPrefix(fields[0], "[") {
			continue
		}
		pattern := strings.ReplaceAll(fields[0], "\x00", `\ `)
		rules = append(rules, ownerRule{gitignore.Parse(name, "", []byte(pattern+"\n")), fields[1:]})
	}
	return rules
}

// of returns the owners of a file: a pattern that matches a folder holds for all
// that is below it.
func (r ownerRules) of(file string) []string {
	for i := len(r) - 1; i >= 0; i-- {
		for at, dir := file, false; at != "." && at != "/"; at, dir = path.Dir(at), true {
			if r[i].pattern.Match(at, dir) != nil {
				return r[i].owners
			}
		}
	}
	return nil
}
