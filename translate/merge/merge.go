// Package merge brings together what molt made before, what it makes now and
// what people made of it since: three ways, a declaration of Go at a time. It
// knows texts only and writes nothing.
//
// A person's version always stands. Where molt's has changed too and the two do
// not fit together, molt's version is left beside it as a comment or a file,
// and the conflict is named; nothing is lost, and the result still parses.
package merge

import (
	"bytes"
	"go/format"
	"maps"
	"path"
	"slices"
	"strings"
)

// A Conflict is a place where a person's edit and molt's own change meet.
type Conflict struct {
	File string // slash path
	Name string // of the declaration, "" for the whole file
	Text string // what was done about it
}

// NewSuffix ends the name of a file that holds molt's version of one that could
// not be merged.
const NewSuffix = ".molt-new"

// Files merges whole trees of files by slash path: base is what molt made last
// time, ours what stands there now, theirs what molt makes now. The result holds
// every file that is to stand; what ours has and base has not is a person's own
// and stays.
func Files(base, ours, theirs map[string][]byte) (map[string][]byte, []Conflict) {
	out := map[string][]byte{}
	var conflicts []Conflict
	for _, name := range names(base, ours, theirs) {
		b, inBase := base[name]
		o, inOurs := ours[name]
		t, inTheirs := theirs[name]
		switch {
		case !inOurs && inTheirs && inBase:
			if bytes.Equal(b, t) {
				continue // removed by a person, and nothing has changed since
			}
			conflicts = append(conflicts, Conflict{name, "", "it was removed, but its port has changed: it is there again"})
			out[name] = t
		case inTheirs && (!inOurs || bytes.Equal(o, t) || inBase && bytes.Equal(b, o)):
			out[name] = t
		case inOurs && inBase && !inTheirs:
			if !bytes.Equal(b, o) {
				conflicts = append(conflicts, Conflict{name, "", "its Python is gone; it was edited and stays"})
				out[name] = o
			}
		case inOurs && (!inTheirs || inBase && bytes.Equal(b, t)):
			out[name] = o
		case inOurs:
			merged, found := file(name, b, o, t)
			conflicts = append(conflicts, found...)
			out[name] = merged
			if len(found) == 1 && found[0].Name == "" {
				out[name+NewSuffix] = t
			}
		}
	}
	return out, conflicts
}

func names(trees ...map[string][]byte) []string {
	all := map[string]bool{}
	for _, t := range trees {
		for n := range t {
			all[n] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// file merges one file that both sides have changed.
func file(name string, base, ours, theirs []byte) ([]byte, []Conflict) {
	whole := []Conflict{{name, "", "it was edited and its port has changed; molt's version is in " + path.Base(name) + NewSuffix}}
	if path.Ext(name) != ".go" {
		if text, ok := lines(string(base), string(ours), string(theirs)); ok && base != nil {
			return []byte(text), nil
		}
		return ours, whole
	}
	b, err := parse(base)
	if base == nil || err != nil {
		return ours, whole
	}
	o, err := parse(ours)
	if err != nil {
		return ours, whole
	}
	t, err := parse(theirs)
	if err != nil {
		return ours, whole
	}
	text, conflicts := mergeGo(b, o, t)
	out, err := format.Source([]byte(text))
	if err != nil {
		return ours, whole
	}
	for i := range conflicts {
		conflicts[i].File = name
	}
	return out, conflicts
}

// comment writes a text as comment lines of code.
func comment(text string) string {
	var b strings.Builder
	for _, l := range strings.Split(strings.Trim(text, "\n"), "\n") {
		b.WriteString(strings.TrimRight("//\t"+l, " \t") + "\n")
	}
	return b.String()
}
