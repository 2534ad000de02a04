package syntax

// Normal returns what a def, a class or, for nil, the module's own code says: a
// text that two versions have in common exactly where they differ in nothing but
// comments, formatting and place. A docstring is part of the code.
//
// A def is taken with all that stands in it. A class and a module are taken
// without the functions and classes inside them, which are code of their own: only
// what the def or class statement itself evaluates belongs to both, its name,
// defaults, bases and decorators.
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
