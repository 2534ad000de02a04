package syntax

// Normal returns what a def, a class or, for nil, the module's own code says: a
// text that two versions have in common exactly where they differ in nothing but
// comments, formatting and place. A docstring is part of the code.
//
// A def is taken with all that stands in it. A class and a module are taken
// without the bodies of the functions and classes inside them, which are code of
// their own: only names, parameters, defaults, bases and decorators belong to both.
func (f *File) Normal(n Stmt) string {
	d := dumper{isBare: true, root: n}
	_, isDef := n.(*FunctionDef)
	d.isShallow = !isDef
	if n != nil {
		d.stmt(n)
		return string(d.buf)
	}
	d.open("Module")
	d.body("body", f.Body)
	d.closeBare()
	return string(d.buf)
}
