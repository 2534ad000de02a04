package resolve

// ownImported gives what the program's own files import, and what that imports in turn,
// the role of own code: a port that runs needs it, whatever it says of itself.
func (p *Program) ownImported() {
	var queue []*File
	for _, f := range p.Files {
		if f.Role == Own {
			queue = append(queue, f)
		}
	}
	take := func(name string, from *File) {
		if m := p.Module(name, from); m != nil && m.File.Role != Own {
			m.File.Role = Own
			queue = append(queue, m.File)
		}
	}
	for len(queue) > 0 {
		f := queue[0]
		queue = queue[1:]
		for i := range f.Imports {
			imp := &f.Imports[i]
			target := absolute(f.Module, imp.Module, imp.Level)
			for j, c := range target { // the packages around run too
				if c == '.' {
					take(target[:j], f)
				}
			}
			take(target, f)
			if imp.Name != "" && imp.Name != "*" {
				take(target+"."+imp.Name, f)
			}
		}
	}
}
