package merge

import (
	"slices"
	"strings"
)

// mergeGo merges three versions of a Go file, a declaration at a time, in the
// order of the person's.
func mergeGo(base, ours, theirs *goFile) (string, []Conflict) {
	m := &goFile{decls: map[string]string{}, head: ours.head, tail: ours.tail}
	var conflicts []Conflict
	if ours.head == base.head {
		m.head = theirs.head
	} else if text, ok := lines(base.head, ours.head, theirs.head); ok {
		m.head = text
	}
	if ours.tail == base.tail {
		m.tail = theirs.tail
	}
	m.imports = slices.Clone(ours.imports)
	for _, spec := range theirs.imports {
		if !slices.Contains(m.imports, spec) {
			m.imports = append(m.imports, spec)
		}
	}
	for _, key := range ours.order {
		text, conflict := decl(base, ours, theirs, key)
		if conflict != "" {
			conflicts = append(conflicts, Conflict{Name: key, Text: conflict})
		}
		if text != "" {
			m.order = append(m.order, key)
			m.decls[key] = text
		}
	}
	for i, key := range theirs.order {
		if ours.decls[key] != "" {
			continue
		}
		switch old, inBase := base.decls[key]; {
		case !inBase:
			m.insert(key, theirs.decls[key], theirs.order[:i])
		case old != theirs.decls[key]: // removed by a person, changed by molt
			conflicts = append(conflicts, Conflict{Name: key, Text: "it was removed, but its port has changed; molt's version stands in a comment"})
			m.tail = strings.Trim(m.tail+"\n\n"+note(theirs.decls[key]), "\n")
		}
	}
	return m.text(), conflicts
}

// decl merges a declaration that stands in ours. An empty text removes it.
func decl(base, ours, theirs *goFile, key string) (text, conflict string) {
	o := ours.decls[key]
	b, inBase := base.decls[key]
	t, inTheirs := theirs.decls[key]
	switch {
	case !inBase && !inTheirs, o == t, inBase && inTheirs && b == t:
		return o, ""
	case inBase && o == b:
		return t, "" // gone where molt makes it no more
	case inBase && !inTheirs:
		return o, "its Python is gone; it was edited and stays"
	case inBase:
		if merged, ok := lines(b, o, t); ok {
			return merged, ""
		}
	}
	return o + "\n\n" + note(t), "it was edited and its port has changed; molt's version stands behind it in a comment"
}

// note keeps molt's version of a declaration as a comment.
func note(text string) string {
	return "// molt: conflict. The port of this has changed since it was edited; molt's version:\n//\n" + comment(text)
}

// insert puts a new declaration behind the nearest of those in front of it.
func (f *goFile) insert(key, text string, before []string) {
	at := 0
	for i := len(before) - 1; i >= 0; i-- {
		if j := slices.Index(f.order, before[i]); j >= 0 {
			at = j + 1
			break
		}
	}
	f.order = slices.Insert(f.order, at, key)
	f.decls[key] = text
}
