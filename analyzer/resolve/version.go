package resolve

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
