package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// members is inspect.getmembers.
func members(v, predicate Value) Value {
	out := pyrt.NewList[Value]()
	for _, name := range dirOf(v) {
		x := GetAttrOr(v, name.(string), Unbound)
		if x == Unbound || predicate != nil && !Truth(Call1(predicate, x)) {
			continue
		}
		out.Append(Tuple{name, x})
	}
	return out
}

// cleanDoc is inspect.cleandoc.
func cleanDoc(doc string) string {
	lines := strings.Split(strings.ReplaceAll(doc, "\t", "        "), "\n")
	margin := -1
	for _, line := range lines[1:] {
		if rest := strings.TrimLeft(line, " "); rest != "" {
			if indent := len(line) - len(rest); margin < 0 || indent < margin {
				margin = indent
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i := 1; i < len(lines) && margin > 0; i++ {
		lines[i] = lines[i][min(margin, len(lines[i])):]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return strings.Join(lines, "\n")
}

// ModInspect is the module inspect: what needs neither source nor frames.
var ModInspect = NewLibrary("inspect", func(m *Module) {
	m.Const("Signature", signatureType)
	m.Const("Parameter", parameterType)
	m.Const("_empty", paramEmptyType)
	m.Const("BoundArguments", boundArgumentsType)
	m.Def("signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False)", func(a []Value) Value {
		if Truth(a[4]) {
			panic(pyrt.NewGuard("inspect.signature(eval_str=True) is not carried over"))
		}
		return signatureObject(a[0], Truth(a[1]))
	})
	m.Def("getfullargspec(func)", func(a []Value) Value { return fullArgSpec(a[0]) })
	m.Def("formatannotation(annotation, base_module=None)", func(a []Value) Value { return formatAnnotation(a[0], a[1]) })
	for _, flag := range codeFlags {
		m.Const(flag.name, flag.bit)
	}
	m.Const("FullArgSpec", fullArgSpecType)
	m.Def("get_annotations(obj, *, globals=None, locals=None, eval_str=False)", func(a []Value) Value {
		if Truth(a[3]) {
			return typeHints(a[0])
		}
		d := pyrt.NewDict[Value, Value]()
		if own, ok := ownAnnotations(a[0]).(*Dict); ok {
			d.Update(own)
		}
		return d
	})
	for _, test := range []struct {
		signature string
		is        func(v Value) bool
	}{
		{"isfunction(object)", func(v Value) bool { _, ok := v.(*Func); return ok }},
		{"isclass(object)", func(v Value) bool { _, ok := v.(*Class); return ok }},
		{"ismodule(object)", func(v Value) bool { _, ok := v.(*Module); return ok }},
		{"ismethod(object)", func(v Value) bool { return ClassOf(v) == MethodType }},
		{"isbuiltin(object)", func(v Value) bool { return ClassOf(v) == BuiltinType }},
		{"isroutine(object)", func(v Value) bool {
			c := ClassOf(v)
			return c == BuiltinType || c == FunctionType || c == MethodType || c == methodDescriptorType
		}},
		{"isgenerator(object)", func(v Value) bool { return ClassOf(v) == GeneratorType }},
		{"iscoroutine(object)", func(v Value) bool { return ClassOf(v) == CoroutineType }},
		{"isgeneratorfunction(obj)", func(v Value) bool { return funcKind(v) == generatorFunc }},
		{"iscoroutinefunction(obj)", func(v Value) bool { return funcKind(v) == coroutineFunc }},
		{"isasyncgenfunction(obj)", func(v Value) bool { return funcKind(v) == asyncGenFunc }},
		{"isawaitable(object)", isAwaitable},
		{"isdatadescriptor(object)", func(v Value) bool { return !isTypeObject(v) && isData(v) }},
		{"isabstract(object)", func(v Value) bool {
			c, ok := v.(*Class)
			return ok && c.abstract() != ""
		}},
	} {
		m.Def(test.signature, func(a []Value) Value { return test.is(a[0]) })
	}
	m.Def("getmembers(object, predicate=None)", func(a []Value) Value { return members(a[0], a[1]) })
	m.Def("getmro(cls)", func(a []Value) Value { return classTuple(a[0].(*Class).mro) })
	m.Def("cleandoc(doc)", func(a []Value) Value { return cleanDoc(Str(a[0])) })
	m.Def("getdoc(object)", func(a []Value) Value {
		doc, ok := GetAttrOr(a[0], "__doc__", nil).(string)
		if !ok {
			return nil
		}
		return cleanDoc(doc)
	})
	m.Def("unwrap(func)", func(a []Value) Value {
		v := a[0]
		for {
			w := GetAttrOr(v, "__wrapped__", Unbound)
			if w == Unbound {
				return v
			}
			v = w
		}
	})
})

func isAwaitable(v Value) bool {
	if _, ok := v.(Awaitable); ok {
		return true
	}
	m := ClassOf(v).lookup("__await__")
	return m != Unbound && m != nil
}
