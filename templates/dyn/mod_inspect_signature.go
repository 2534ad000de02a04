package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A parameterObject is an inspect.Parameter.
type parameterObject struct {
	name              string
	kind              int
	value, annotation Value // Parameter.empty for none
}

// A signatureValue is an inspect.Signature.
type signatureValue struct {
	params  []*parameterObject
	returns Value
}

// A boundArguments is what Signature.bind returns.
type boundArguments struct {
	sig       *signatureValue
	arguments *Dict
}

var (
	signatureType      = NewType("inspect", "Signature")
	parameterType      = NewType("inspect", "Parameter")
	boundArgumentsType = NewType("inspect", "BoundArguments")
	paramEmptyType     = NewType("inspect", "_empty")
	parameterKinds     = []string{"POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"}
	kindTexts          = []string{"positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"}
	parameterKindSet   = NewType("inspect", "_ParameterKind", IntType)
)

// The kinds of parameters.
const (
	kindPosOnly = iota
	kindPlain
	kindStar
	kindKwOnly
	kindKwStar
)

// paramKind returns a member of inspect's _ParameterKind.
func paramKind(i int) *Object {
	o := newHolding(parameterKindSet, i)
	o.setAttr("name", parameterKinds[i])
	o.setAttr("description", kindTexts[i])
	return o
}

var paramKinds = []*Object{paramKind(0), paramKind(1), paramKind(2), paramKind(3), paramKind(4)}

// PyClass returns inspect.Parameter.
func (*parameterObject) PyClass() *Class { return parameterType }

// PyClass returns inspect.Signature.
func (*signatureValue) PyClass() *Class { return signatureType }

// PyClass returns inspect.BoundArguments.
func (*boundArguments) PyClass() *Class { return boundArgumentsType }

// signatureObject is inspect.signature.
func signatureObject(v Value, follow bool) Value {
	if m, ok := v.(*Method); ok {
		s := signatureObject(m.fn, follow).(*signatureValue)
		if len(s.params) > 0 && s.params[0].kind <= kindPlain {
			return &signatureValue{s.params[1:], s.returns}
		}
		return s
	}
	if wrapped := GetAttrOr(v, "__wrapped__", Unbound); follow && wrapped != Unbound {
		return signatureObject(wrapped, true)
	}
	switch f := v.(type) {
	case *Func:
		return signatureOfFunc(f)
	case *Class:
		return signatureOfClass(f)
	case *Object:
		if m := f.special("__call__"); m != nil {
			return signatureObject(m, follow)
		}
	}
	if !Callable(v) {
		raise(pyrt.TypeError, "%s is not a callable object", Repr(v))
	}
	panic(pyrt.NewGuard("inspect.signature of other than functions is not carried over"))
}

// signatureOfClass is that of __init__ or __new__ of the program without self.
func signatureOfClass(c *Class) Value {
	for _, name := range []string{"__new__", "__init__"} {
		fn := c.overrides(name)
		if s, ok := fn.(*StaticMethod); ok {
			fn = s.fn
		}
		if f, ok := fn.(*Func); ok {
			return signatureObject(&Method{c, f}, true)
		}
	}
	if c.overrides("__init__") == Unbound && c.layout == nil && c.meta == nil && !c.library {
		return &signatureValue{returns: paramEmptyType}
	}
	panic(pyrt.NewGuard("inspect.signature of this class is not carried over"))
}

func signatureOfFunc(f *Func) *signatureValue {
	s := &signatureValue{returns: paramEmptyType}
	annotation := func(name string) Value {
		if f.annotations == nil {
			return paramEmptyType
		}
		return f.annotations.GetOr(name, paramEmptyType)
	}
	for i, name := range f.sig.names {
		p := &parameterObject{name: name, kind: kindPlain, value: paramEmptyType, annotation: annotation(name)}
		switch {
		case i == f.sig.star:
			p.kind = kindStar
		case i == f.sig.kwStar:
			p.kind = kindKwStar
		case i < f.sig.posOnly:
			p.kind = kindPosOnly
		case i >= f.sig.pos:
			p.kind = kindKwOnly
		}
		if f.sig.optional[i] && f.defaults != nil {
			p.value = f.defaults[i]
		}
		s.params = append(s.params, p)
	}
	s.returns = annotation("return")
	return s
}

// Repr returns repr(p).
func (p *parameterObject) Repr() string { return `<Parameter "` + p.Str() + `">` }

// Str returns the parameter as it is written.
func (p *parameterObject) Str() string {
	text, equals := p.name, "="
	if p.annotation != paramEmptyType {
		text += ": " + annotationText(p.annotation)
		equals = " = "
	}
	if p.value != paramEmptyType {
		text += equals + Repr(p.value)
	}
	return map[int]string{kindStar: "*", kindKwStar: "**"}[p.kind] + text
}

// Repr returns repr(s).
func (s *signatureValue) Repr() string { return "<Signature " + s.Str() + ">" }

// Str returns the signature as it is written.
func (s *signatureValue) Str() string {
	var parts []string
	starred, posOnly := false, false
	for _, p := range s.params {
		if p.kind == kindPosOnly {
			posOnly = true
		} else if posOnly {
			parts, posOnly = append(parts, "/"), false
		}
		if p.kind == kindStar {
			starred = true
		} else if p.kind == kindKwOnly && !starred {
			parts, starred = append(parts, "*"), true
		}
		parts = append(parts, p.Str())
	}
	if posOnly {
		parts = append(parts, "/")
	}
	text := "(" + strings.Join(parts, ", ") + ")"
	if s.returns != paramEmptyType {
		text += " -> " + annotationText(s.returns)
	}
	return text
}

// annotationText is inspect.formatannotation.
func annotationText(v Value) string {
	if c, ok := v.(*Class); ok {
		return c.fullName()
	}
	if v == Value(NoneType) {
		return "None"
	}
	if _, ok := v.(*GenericAlias); ok {
		return Str(v)
	}
	return strings.ReplaceAll(Repr(v), "typing.", "")
}

// bind is Signature.bind, and bind_partial.
func (s *signatureValue) bind(args []Value, kw []Kw, partial bool) Value {
	b := &boundArguments{s, pyrt.NewDict[Value, Value]()}
	var rest *Dict
	used := map[string]bool{}
	next := 0
	for _, p := range s.params {
		given, isKw := kwValue(kw, p.name)
		switch {
		case p.kind == kindStar:
			if next < len(args) {
				b.arguments.Set(p.name, Tuple(args[next:]))
				next = len(args)
			}
		case p.kind == kindKwStar:
			rest = pyrt.NewDict[Value, Value]()
			b.arguments.Set(p.name, rest)
		case p.kind != kindKwOnly && next < len(args):
			if isKw && p.kind != kindPosOnly {
				raise(pyrt.TypeError, "multiple values for argument %s", Repr(p.name))
			}
			b.arguments.Set(p.name, args[next])
			next++
		case isKw && p.kind != kindPosOnly:
			b.arguments.Set(p.name, given)
			used[p.name] = true
		case p.value == paramEmptyType && !partial:
			raise(pyrt.TypeError, "missing a required argument: %s", Repr(p.name))
		}
	}
	if next < len(args) {
		raise(pyrt.TypeError, "too many positional arguments")
	}
	for _, k := range kw {
		switch {
		case used[k.Name]:
		case rest == nil:
			raise(pyrt.TypeError, "got an unexpected keyword argument %s", Repr(k.Name))
		default:
			rest.Set(k.Name, k.Value)
		}
	}
	for _, p := range s.params {
		if p.kind == kindKwStar && rest.Len() == 0 {
			b.arguments.Delete(p.name)
		}
	}
	return b
}

func kwValue(kw []Kw, name string) (Value, bool) {
	for _, k := range kw {
		if k.Name == name {
			return k.Value, true
		}
	}
	return nil, false
}

// applyDefaults fills in what was not given, in the order of the parameters.
func (b *boundArguments) applyDefaults() {
	all := pyrt.NewDict[Value, Value]()
	for _, p := range b.sig.params {
		v, given := b.arguments.GetOK(p.name)
		switch {
		case given:
			all.Set(p.name, v)
		case p.kind == kindStar:
			all.Set(p.name, Tuple{})
		case p.kind == kindKwStar:
			all.Set(p.name, pyrt.NewDict[Value, Value]())
		case p.value != paramEmptyType:
			all.Set(p.name, p.value)
		}
	}
	b.arguments = all
}

// call returns the arguments for a call: args, and kwargs.
func (b *boundArguments) call() (Tuple, *Dict) {
	args, kwargs := Tuple{}, pyrt.NewDict[Value, Value]()
	byName := false
	for _, p := range b.sig.params {
		v, given := b.arguments.GetOK(p.name)
		byName = byName || !given && p.kind <= kindStar || p.kind == kindKwOnly
		switch {
		case !given:
		case p.kind == kindStar:
			args = append(args, Items(v)...)
		case p.kind == kindKwStar:
			kwargs.Update(mappingOf(v))
		case byName:
			kwargs.Set(p.name, v)
		default:
			args = append(args, v)
		}
	}
	return args, kwargs
}

func init() {
	parameterType.Const("empty", paramEmptyType)
	parameterType.Missing("replace")
	signatureType.Const("empty", paramEmptyType)
	signatureType.Missing("replace", "from_callable")
	for i, name := range parameterKinds {
		parameterType.Const(name, paramKinds[i])
	}
	parameterKindSet.DefSelf("__str__()", func(a []Value) Value { return attrOf(a[0], "name") })
	parameterKindSet.DefSelf("__repr__()", func(a []Value) Value {
		return "<_ParameterKind." + attrOf(a[0], "name").(string) + ": " + Repr(held(a[0])) + ">"
	})
	param := func(name string, get func(p *parameterObject) Value) {
		parameterType.Getter(name, func(v Value) Value { return get(v.(*parameterObject)) })
	}
	param("name", func(p *parameterObject) Value { return p.name })
	param("kind", func(p *parameterObject) Value { return paramKinds[p.kind] })
	param("default", func(p *parameterObject) Value { return p.value })
	param("annotation", func(p *parameterObject) Value { return p.annotation })
	signatureType.Getter("parameters", func(v Value) Value {
		d := pyrt.NewDict[Value, Value]()
		for _, p := range v.(*signatureValue).params {
			d.Set(p.name, p)
		}
		return &mappingProxy{d}
	})
	signatureType.Getter("return_annotation", func(v Value) Value { return v.(*signatureValue).returns })
	signatureType.Def("bind(*args, **kwargs)", func(a []Value) Value {
		return a[0].(*signatureValue).bind(a[1].(Tuple), SpreadKw(a[2]), false)
	})
	signatureType.Def("bind_partial(*args, **kwargs)", func(a []Value) Value {
		return a[0].(*signatureValue).bind(a[1].(Tuple), SpreadKw(a[2]), true)
	})
	bound := boundArgumentsType
	bound.Getter("arguments", func(v Value) Value { return v.(*boundArguments).arguments })
	bound.Getter("signature", func(v Value) Value { return v.(*boundArguments).sig })
	bound.Getter("args", func(v Value) Value { args, _ := v.(*boundArguments).call(); return args })
	bound.Getter("kwargs", func(v Value) Value { _, kwargs := v.(*boundArguments).call(); return kwargs })
	bound.Def("apply_defaults()", func(a []Value) Value {
		a[0].(*boundArguments).applyDefaults()
		return nil
	})
	bound.Def("__repr__()", func(a []Value) Value {
		var parts []string
		for k, v := range a[0].(*boundArguments).arguments.Items() {
			parts = append(parts, Str(k)+"="+Repr(v))
		}
		return "<BoundArguments (" + strings.Join(parts, ", ") + ")>"
	})
}
