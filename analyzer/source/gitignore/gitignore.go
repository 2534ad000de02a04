// Package gitignore decides which paths git would ignore.
//
// It reads pattern files as git's own dir.c does and matches as its wildmatch.c
// does, quirks included, so that a scan sees the files that `git status` sees.
// It runs no git and touches no file system: the caller walks the tree, parses
// the pattern file of each folder it enters, and must not enter ignored folders
// (git cannot re-include what lies below one).
//
// Paths are slash paths relative to the top of the repository. Matching is
// case-sensitive, as on a repository without core.ignoreCase.
package gitignore

import (
	"slices"
	"strings"
)

// A Pattern is one line of a pattern file.
type Pattern struct {
	// Source names its file and Line, from 1, the line there.
	Source string
	Line   int
	// Negated patterns, written with a leading !, take a path back in.
	Negated bool

	text    string // without ! and without the trailing slash
	literal int    // length of the part of text before the first special character
	dirOnly bool   // written with a trailing slash
	name    bool   // has no slash: is matched with the last element of a path
	suffix  bool   // * followed by literal text alone
}

// A List holds the patterns of one file; later ones win.
type List struct {
	base     string // folder of the file with a trailing slash, "" for the top
	patterns []Pattern
}

// Parse reads the text of the pattern file named source. Its patterns are
// relative to the folder base, a slash path relative to the top of the
// repository and "" for the top itself. Any text is a valid pattern file.
func Parse(source, base string, text []byte) List {
	list := List{}
	if base != "" {
		list.base = strings.TrimSuffix(base, "/") + "/"
	}
	rest := strings.TrimPrefix(string(text), "\ufeff")
	for n := 1; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		line = strings.TrimSuffix(line, "\r")
		line, _, _ = strings.Cut(line, "\x00") // git reads C strings
		if p, ok := parsePattern(trimSpaces(line)); ok {
			p.Source, p.Line = source, n
			list.patterns = append(list.patterns, p)
		}
	}
	return list
}

// Empty reports whether the list can match nothing.
func (l List) Empty() bool { return len(l.patterns) == 0 }

// Match returns the last pattern that matches path, or nil. A nil or negated
// result means that the path is not ignored by this list; where a list returns
// nil, the list of the next folder up decides.
func (l List) Match(path string, dir bool) *Pattern {
	rel, ok := strings.CutPrefix(path, l.base)
	if !ok || rel == "" {
		return nil
	}
	name := rel[strings.LastIndexByte(rel, '/')+1:]
	for i := len(l.patterns) - 1; i >= 0; i-- {
		p := &l.patterns[i]
		if p.dirOnly && !dir {
			continue
		}
		if p.name && p.matchName(name) || !p.name && p.matchPath(rel) {
			return p
		}
	}
	return nil
}

// MayMatchBelow reports whether a pattern with a slash could match something
// below the folder dir. Patterns that match a name at any depth do not count.
func (l List) MayMatchBelow(dir string) bool {
	rel, ok := strings.CutPrefix(dir+"/", l.base)
	if !ok {
		return strings.HasPrefix(l.base, dir+"/")
	}
	folders := strings.Split(strings.TrimSuffix(rel, "/"), "/")
	return slices.ContainsFunc(l.patterns, func(p Pattern) bool { return p.mayMatchBelow(folders) })
}

func (p *Pattern) mayMatchBelow(folders []string) bool {
	if p.name || p.Negated {
		return false
	}
	parts := strings.Split(p.text, "/")
	for i, folder := range folders {
		switch {
		case i == len(parts)-1:
			return false
		case parts[i] == "**":
			return true
		case !wildmatch(parts[i], folder):
			return false
		}
	}
	return true
}

// A Stack holds the lists that apply within a folder, from .git/info/exclude and
// the top folder's down to its own.
type Stack []List

// With returns the stack of a folder below, which has a list of its own. The
// receiver stays as it is.
func (s Stack) With(list List) Stack {
	if list.Empty() {
		return s
	}
	return append(s[:len(s):len(s)], list)
}

// Match returns the pattern that decides about path, or nil. It does not look at
// the folders above path; see Ignored.
func (s Stack) Match(path string, dir bool) *Pattern {
	for _, list := range slices.Backward(s) {
		if p := list.Match(path, dir); p != nil {
			return p
		}
	}
	return nil
}

// Ignored reports whether path, in a folder that is not ignored itself, is ignored.
func (s Stack) Ignored(path string, dir bool) bool {
	p := s.Match(path, dir)
	return p != nil && !p.Negated
}

// Decide returns the pattern that decides about path, or nil, going down from the
// top as git does: the first folder on the way that is ignored decides for all
// below it. The stack holds what applies from outside the tree
// (.git/info/exclude), lists the list of each folder that has one, by its slash
// path ("" for the top).
func Decide(outer Stack, lists map[string]List, path string, dir bool) *Pattern {
	stack := outer.With(lists[""])
	for i, c := range path {
		if c != '/' {
			continue
		}
		if p := stack.Match(path[:i], true); p != nil && !p.Negated {
			return p
		}
		stack = stack.With(lists[path[:i]])
	}
	return stack.Match(path, dir)
}

// parsePattern reports false for lines that can match nothing.
func parsePattern(line string) (Pattern, bool) {
	var p Pattern
	if rest, ok := strings.CutPrefix(line, "!"); ok {
		p.Negated, line = true, rest
	}
	if rest, ok := strings.CutSuffix(line, "/"); ok {
		p.dirOnly, line = true, rest
	}
	p.name = !strings.Contains(line, "/")
	p.suffix = p.name && strings.HasPrefix(line, "*") && literalLen(line[1:]) == len(line)-1
	p.text = strings.TrimPrefix(line, "/")
	p.literal = literalLen(p.text)
	return p, p.text != ""
}

// trimSpaces cuts trailing spaces that no backslash protects.
func trimSpaces(line string) string {
	end := -1 // where the run of spaces at the end begins
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			if end < 0 {
				end = i
			}
			continue
		case '\\':
			if i++; i == len(line) {
				return line
			}
		}
		end = -1
	}
	if end >= 0 {
		return line[:end]
	}
	return line
}

// literalLen returns the length of s before its first special character.
func literalLen(s string) int {
	if i := strings.IndexAny(s, `*?[\`); i >= 0 {
		return i
	}
	return len(s)
}

func (p *Pattern) matchName(name string) bool {
	switch {
	case p.literal == len(p.text):
		return name == p.text
	case p.suffix:
		return strings.HasSuffix(name, p.text[1:])
	}
	return wildmatch(p.text, name)
}

// matchPath compares the literal head first and hands only what follows it to
// wildmatch, so that a ** right behind literal text counts as the start of a
// pattern: foo**/bar matches foo/x/bar. The manual says otherwise; git does so.
func (p *Pattern) matchPath(path string) bool {
	head := p.text[:p.literal]
	if !strings.HasPrefix(path, head) {
		return false
	}
	if p.literal == len(p.text) {
		return len(path) == len(head)
	}
	return wildmatch(p.text[p.literal:], path[p.literal:])
}
