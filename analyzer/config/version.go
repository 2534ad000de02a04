package config

import (
	"fmt"
	"strconv"
	"strings"
)

// A Version is a Python version without its patch level; the zero Version is none.
type Version struct{ Major, Minor int }

// String returns "3.11", or "" for the zero Version.
func (v Version) String() string {
	if v == (Version{}) {
		return ""
	}
	return fmt.Sprintf("%d.%d", v.Major, v.Minor)
}

// Before reports whether v is older than w.
func (v Version) Before(w Version) bool {
	return v.Major < w.Major || v.Major == w.Major && v.Minor < w.Minor
}

// ParseVersion reads "3.11" or "3.11.4".
func ParseVersion(s string) (Version, error) {
	v, _, ok := parseRelease(s)
	if !ok || v.Major < 2 || v.Major > 3 || strings.Count(s, ".") == 0 {
		return Version{}, fmt.Errorf("%q is no Python version such as 3.11", s)
	}
	return v, nil
}

// parseRelease also returns how many numbers stand there.
func parseRelease(s string) (v Version, parts int, ok bool) {
	for i, part := range strings.Split(s, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 999 {
			return Version{}, 0, false
		}
		switch i {
		case 0:
			v.Major = n
		case 1:
			v.Minor = n
		}
		parts++
	}
	return v, parts, true
}

// MinPython returns the oldest Python version, from 2.7 and 3.0 on, of which some
// patch level satisfies a requires-python specifier: PEP 440's comparisons joined
// by commas, and Poetry's ^, ~ and ||. It reports false for a specifier that it
// cannot read or that nothing satisfies.
func MinPython(spec string) (Version, bool) {
	var alternatives [][]clause
	for alternative := range strings.SplitSeq(spec, "||") {
		clauses, ok := parseClauses(alternative)
		if !ok {
			return Version{}, false
		}
		alternatives = append(alternatives, clauses)
	}
	candidates := []Version{{2, 7}}
	for minor := range 50 {
		candidates = append(candidates, Version{3, minor})
	}
	for _, v := range candidates {
		for _, clauses := range alternatives {
			if admits(clauses, v) {
				return v, true
			}
		}
	}
	return Version{}, false
}

// A clause is one comparison of a specifier.
type clause struct {
	op    string
	v     Version
	parts int  // numbers written: 2 for 3.8
	wild  bool // ends in .*
}

func parseClauses(s string) ([]clause, bool) {
	var list []clause
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if part == "" || part == "*" {
			continue
		}
		digits := strings.IndexAny(part, "0123456789")
		if digits < 0 {
			return nil, false
		}
		c := clause{op: strings.TrimSpace(part[:digits])}
		release, wild := strings.CutSuffix(part[digits:], ".*")
		c.wild = wild
		if i := strings.IndexAny(release, "abrcdev+-"); i > 0 { // 3.8.0rc1, 3.8.dev0
			release = strings.TrimSuffix(release[:i], ".")
		}
		var ok bool
		if c.v, c.parts, ok = parseRelease(release); !ok {
			return nil, false
		}
		list = append(list, c)
	}
	return list, true
}

func admits(clauses []clause, v Version) bool {
	for _, c := range clauses {
		if !c.admits(v) {
			return false
		}
	}
	return true
}

// admits reports whether some patch level of v satisfies the clause.
func (c clause) admits(v Version) bool {
	same := v == c.v
	if c.wild && c.parts == 1 {
		same = v.Major == c.v.Major
	}
	switch c.op {
	case ">=", ">":
		return !v.Before(c.v)
	case "<":
		return v.Before(c.v) || same && c.parts > 2
	case "<=":
		return v.Before(c.v) || same
	case "!=":
		return !(same && c.wild && c.parts <= 2)
	case "", "=", "==", "===":
		return same
	case "~=", "^":
		if c.op == "~=" && c.parts > 2 {
			return same
		}
		return !v.Before(c.v) && v.Major == c.v.Major
	case "~":
		return same || c.parts == 1 && v.Major == c.v.Major
	}
	return false
}
