package dyn

// This file makes functions and classes for library modules, which have no module
// of the program behind them.

// libraryFunc returns a function as if a library module had defined it in Python.
func libraryFunc(module, qualname, params string, fn any, defaults ...Value) *Func {
	f := &Func{name: lastPart(qualname), qualname: qualname, module: module, sig: signatureOf(params), fn: fn}
	f.defaults = make([]Value, len(f.sig.names))
	next := 0
	for i, optional := range f.sig.optional {
		if optional {
			f.defaults[i] = defaults[next]
			next++
		}
	}
	return f
}

// libraryClass makes a class from its bases, keywords and variables, as a class
// statement does.
func libraryClass(module, name string, bases []Value, kw []Kw, vars *Dict) Value {
	bases = resolveBases(bases)
	asked, kw := takeMetaclass(kw)
	if !vars.Contains("__module__") {
		vars.Set("__module__", module)
	}
	return CallKw(mostDerived(asked, bases), []Value{name, Tuple(bases), vars}, kw)
}
