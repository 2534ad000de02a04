package dyn

import "github.com/molt-go/molt/templates/pyrt"

var fullArgSpecType = NamedTuple("inspect", "FullArgSpec",
	[]string{"args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations"}, nil)

// fullArgSpec is inspect.getfullargspec of a function of the program, or of a method of
// it, whose first parameter it has too.
func fullArgSpec(v Value) Value {
	if m, ok := v.(*Method); ok {
		v = m.fn
	}
	f, ok := v.(*Func)
	if !ok {
		panic(pyrt.NewGuard("inspect.getfullargspec of a " + TypeName(v) + " is not carried over"))
	}
	args, only := pyrt.NewList[Value](), pyrt.NewList[Value]()
	var star, kwStar Value
	for i, name := range f.sig.names {
		switch {
		case i == f.sig.star:
			star = name
		case i == f.sig.kwStar:
			kwStar = name
		case i < f.sig.pos:
			args.Append(name)
		default:
			only.Append(name)
		}
	}
	annotations := pyrt.NewDict[Value, Value]()
	for _, name := range append([]string{"return"}, f.sig.names...) {
		if a := f.annotated().GetOr(name, Unbound); a != Unbound {
			annotations.Set(name, a)
		}
	}
	return Call(fullArgSpecType, args, star, kwStar, f.positionalDefaults(), only, f.keywordDefaults(), annotations)
}

// codeFlags are the bits of co_flags by the names that inspect gives them.
var codeFlags = []struct {
	name string
	bit  int
}{
	{"CO_OPTIMIZED", 1}, {"CO_NEWLOCALS", 2}, {"CO_VARARGS", codeVarArgs}, {"CO_VARKEYWORDS", codeVarKeywords}, {"CO_NESTED", codeNested},
	{"CO_GENERATOR", codeGenerator}, {"CO_NOFREE", 64}, {"CO_COROUTINE", codeCoroutine}, {"CO_ITERABLE_COROUTINE", 256},
	{"CO_ASYNC_GENERATOR", codeAsyncGen},
}

// formatAnnotation is inspect.formatannotation: a class without its module, if that is
// builtins or another than base.
func formatAnnotation(annotation, base Value) Value {
	if c, ok := annotation.(*Class); ok {
		if c.Module == "builtins" || c.Module == base {
			return c.Qualname
		}
		return c.Module + "." + c.Qualname
	}
	text := Repr(annotation)
	if form, ok := lookupAttr(annotation, "__module__").(string); ok && form == "typing" {
		return pyrt.StrReplace(text, "typing.", "")
	}
	return text
}
