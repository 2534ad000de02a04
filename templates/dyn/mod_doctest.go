package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModDoctest is the module doctest. Examples are Python text, which a port does not
// run: they are taken as passing, which the record of the port says. What prints more
// than failures is not carried over.
var ModDoctest = NewLibrary("doctest", func(m *Module) {
	results := NamedTuple("doctest", "TestResults", []string{"failed", "attempted"}, nil)
	m.Const("TestResults", results)
	for i, name := range []string{"DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
		"REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"} {
		m.Const(name, 1<<i)
	}
	m.Def("testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False)", func(a []Value) Value {
		quiet(a[3])
		module, _ := a[0].(*Module)
		if a[0] == nil {
			module = programModules["__main__"]
		}
		if module == nil || module.library {
			raise(pyrt.TypeError, "testmod: module required; %s", Repr(a[0]))
		}
		return Call(results, 0, module.examples())
	})
	m.Def("run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0)", func(a []Value) Value {
		quiet(a[2])
		return nil
	})
})

// quiet refuses a run that prints every example.
func quiet(verbose Value) {
	if verbose != nil && Truth(verbose) || verbose == nil && slices.Contains(pyrt.Argv(), "-v") {
		panic(pyrt.NewGuard("doctest with verbose output is not carried over"))
	}
}

// examples counts the examples in the docstrings of a module, its functions and its
// classes.
func (m *Module) examples() int {
	n := countExamples(m.lookupAttr("__doc__"))
	seen := map[Value]bool{}
	for _, name := range m.names {
		n += examplesOf(*m.vars[name], m.name, seen)
	}
	return n
}

// examplesOf counts those of a function or class of a module.
func examplesOf(v Value, module string, seen map[Value]bool) int {
	switch x := v.(type) {
	case *StaticMethod:
		v = x.fn
	case *ClassMethod:
		v = x.fn
	}
	if holder, ok := v.(AttrHolder); ok {
		if w, ok := holder.LookupAttr("__wrapped__").(*Func); ok {
			v = w
		}
	}
	switch x := v.(type) {
	case *Property:
		return countExamples(lookupAttr(x, "__doc__"))
	case *Func:
		if x.module != module || seen[x] {
			return 0
		}
		seen[x] = true
		return countExamples(x.doc)
	case *Class:
		if x.Module != module || seen[x] {
			return 0
		}
		seen[x] = true
		n := countExamples(x.attrs.GetOr("__doc__", nil))
		for _, item := range x.attrs.ItemList() {
			n += examplesOf(item.B, module, seen)
		}
		return n
	}
	return 0
}

// countExamples counts the prompts of a docstring that are followed by more than a
// comment.
func countExamples(doc Value) int {
	text, _ := doc.(string)
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if source, ok := strings.CutPrefix(line, ">>> "); ok && !strings.HasPrefix(strings.TrimSpace(source), "#") && strings.TrimSpace(source) != "" {
			n++
		}
	}
	return n
}
