package core

import "iter"

// Funcs returns the functions, methods, module bodies and tests of a program.
func (p *Program) Funcs() iter.Seq[*Func] {
	return func(yield func(*Func) bool) {
		for _, pkg := range p.Packages {
			for fn := range pkg.Funcs() {
				if !yield(fn) {
					return
				}
			}
		}
	}
}

// Funcs returns the functions, methods, module bodies and tests of a package.
func (p *Package) Funcs() iter.Seq[*Func] {
	return func(yield func(*Func) bool) {
		for _, f := range p.Files {
			for fn := range f.Funcs() {
				if !yield(fn) {
					return
				}
			}
		}
	}
}

// Funcs returns the functions and methods of a file, then its body, then its tests.
func (f *File) Funcs() iter.Seq[*Func] {
	return func(yield func(*Func) bool) {
		each := func(list ...*Func) bool {
			for _, fn := range list {
				if fn != nil && !yield(fn) {
					return false
				}
			}
			return true
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *Func:
				if !each(d) {
					return
				}
			case *Class:
				if !each(d.Methods...) {
					return
				}
			}
		}
		if !each(f.Load, f.Init) {
			return
		}
		for _, t := range f.Tests {
			if !each(t.Func) || !each(t.Cases...) {
				return
			}
		}
	}
}
