package resolve

import (
	"strconv"
	"strings"
)

// A Version is a version of Python. The zero Version means unknown.
type Version struct{ Major, Minor int }

// Less tells whether v comes before w.
func (v Version) Less(w Version) bool {
	return v.Major < w.Major || v.Major == w.Major && v.Minor < w.Minor
}

// PythonFor returns the target version for a file: the override given to Link,
// or the lowest that the nearest project's requires-python admits, or zero.
func (p *Program) PythonFor(f *File) Version {
	if p.opts.Python != (Version{}) {
		return p.opts.Python
	}
	if f.Module != nil && f.Module.Root != nil {
		return f.Module.Root.Python
	}
	return Version{}
}

// setPython reads a version specifier such as ">=3.8,<4" or Poetry's "^3.9";
// the first project file that has one wins.
func (r *Root) setPython(spec string) {
	if r.Python != (Version{}) {
		return
	}
	for part := range strings.SplitSeq(spec, ",") {
		part = strings.TrimSpace(part)
		number := strings.TrimLeft(part, "><=~^! ")
		switch op := strings.TrimSpace(part[:len(part)-len(number)]); op {
		case ">=", "==", "~=", "^", "~", ">", "===":
			if v, ok := ParseVersion(strings.TrimSuffix(number, ".*")); ok {
				r.Python = v
				return
			}
		}
	}
}

// ParseVersion reads "3.11", "3.11.2" or "3"; the minor version is then 0.
func ParseVersion(s string) (Version, bool) {
	major, rest, _ := strings.Cut(strings.TrimSpace(s), ".")
	minor, _, _ := strings.Cut(rest, ".")
	v := Version{}
	var err error
	if v.Major, err = strconv.Atoi(major); err != nil || v.Major < 0 {
		return Version{}, false
	}
	if minor != "" {
		if v.Minor, err = strconv.Atoi(minor); err != nil || v.Minor < 0 {
			return Version{}, false
		}
	}
	return v, true
}

// String returns "3.11".
func (v Version) String() string { return strconv.Itoa(v.Major) + "." + strconv.Itoa(v.Minor) }
