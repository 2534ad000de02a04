package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	signatureType    = NewType("inspect", "Signature")
	parameterType    = NewType("inspect", "Parameter")
	paramEmptyType   = NewType("inspect", "_empty")
	parameterKind    = []string{"POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"}
	parameterKindSet = NewType("inspect", "_ParameterKind", IntType)
)

// A paramKind is a member of inspect's _ParameterKind.
func paramKind(i int) *Object {
	o := newHolding(parameterKindSet, i)
	o.setAttr("name", parameterKind[i])
	return o
}

var paramKinds = []*Object{paramKind(0), paramKind(1), paramKind(2), paramKind(3), paramKind(4)}

// signatureObject is inspect.signature of a function of the program.
func signatureObject(v Value) Value {
	skip := 0
	if m, ok := v.(*Method); ok {
		v, skip = m.fn, 1
	}
	f, ok := v.(*Func)
	if !ok {
		panic(pyrt.NewGuard("inspect.signature of other than functions is not carried over"))
	}
	params := pyrt.NewDict[Value, Value]()
	for i, name := range f.sig.names {
		if i < skip {
			continue
		}
		kind := 1
		switch {
		case i == f.sig.star:
			kind = 2
		case i == f.sig.kwStar:
			kind = 4
		case i < f.sig.posOnly:
			kind = 0
		case i >= f.sig.pos:
			kind = 3
		}
		p := newObject(parameterType)
		p.setAttr("name", name)
		p.setAttr("kind", paramKinds[kind])
		p.setAttr("default", Value(paramEmptyType))
		if f.sig.optional[i] && f.defaults != nil {
			p.setAttr("default", f.defaults[i])
		}
		params.Set(name, p)
	}
	s := newObject(signatureType)
	s.setAttr("parameters", &mappingProxy{params})
	return s
}

func init() {
	parameterType.Missing("annotation", "replace")
	signatureType.Missing("return_annotation", "replace", "bind", "bind_partial")
	stop := func([]Value) Value { panic(pyrt.NewGuard("the text of a signature is not carried over")) }
	for _, c := range []*Class{parameterType, signatureType} {
		c.Def("__repr__()", stop)
		c.Def("__str__()", stop)
	}
	parameterType.Const("empty", paramEmptyType)
	signatureType.Const("empty", paramEmptyType)
	for i, name := range parameterKind {
		parameterType.Const(name, paramKinds[i])
	}
	parameterKindSet.DefSelf("__str__()", func(a []Value) Value { return attrOf(a[0], "name") })
}

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
	m.Def("signature(obj)", func(a []Value) Value { return signatureObject(a[0]) })
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
