package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModFnmatch is the module fnmatch.
var ModFnmatch = NewLibrary("fnmatch", func(m *Module) {
	match := func(a []Value) Value { return fnMatch(fsPath(a[0]), fsPath(a[1])) }
	m.Def("fnmatch(name, pat)", match)
	m.Def("fnmatchcase(name, pat)", match)
	m.Def("filter(names, pat)", func(a []Value) Value {
		l, pattern := pyrt.NewList[Value](), fsPath(a[1])
		for it := Over(a[0]); it.Next(); {
			if fnMatch(fsPath(it.Value), pattern) {
				l.Append(it.Value)
			}
		}
		return l
	})
})

// fnMatch reports whether a name fits a shell pattern: *, ?, [seq], [!seq].
func fnMatch(name, pattern string) bool {
	for pattern != "" {
		switch pattern[0] {
		case '*':
			rest := strings.TrimLeft(pattern, "*")
			for i := 0; ; {
				if fnMatch(name[i:], rest) {
					return true
				}
				if i == len(name) {
					return false
				}
				i += len(firstChar(name[i:]))
			}
		case '?':
			if name == "" {
				return false
			}
			name, pattern = name[len(firstChar(name)):], pattern[1:]
		case '[':
			set, rest, ok := charSet(pattern)
			if !ok {
				if !strings.HasPrefix(name, "[") {
					return false
				}
				name, pattern = name[1:], pattern[1:]
				continue
			}
			if name == "" || !inCharSet(set, firstChar(name)) {
				return false
			}
			name, pattern = name[len(firstChar(name)):], rest
		default:
			if name == "" || name[0] != pattern[0] {
				return false
			}
			name, pattern = name[1:], pattern[1:]
		}
	}
	return name == ""
}

// charSet splits a pattern that begins with a set, [seq].
func charSet(pattern string) (set, rest string, ok bool) {
	start := 1
	if strings.HasPrefix(pattern[start:], "!") {
		start++
	}
	if strings.HasPrefix(pattern[start:], "]") {
		start++
	}
	end := strings.IndexByte(pattern[start:], ']')
	if end < 0 {
		return "", "", false
	}
	return pattern[1 : start+end], pattern[start+end+1:], true
}

func inCharSet(set, c string) bool {
	negated := strings.HasPrefix(set, "!")
	if negated {
		set = set[1:]
	}
	in := false
	for set != "" {
		low := firstChar(set)
		set = set[len(low):]
		high := low
		if len(set) > 1 && set[0] == '-' {
			high = firstChar(set[1:])
			set = set[1+len(high):]
		}
		in = in || low <= c && c <= high
	}
	return in != negated
}
