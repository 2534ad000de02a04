package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A typingForm is what stands for a type in module typing: Any, List, Union[int, str].
type typingForm struct {
	name string
	// class is what an instance of it is, and what stands for it as a base; nil for
	// none.
	class  *Class
	origin *typingForm // of a subscripted form
	args   Tuple       // of a subscripted form
}

var typingFormType = NewType("typing", "_SpecialForm")

// PyClass returns the forms' class.
func (f *typingForm) PyClass() *Class { return typingFormType }

// Repr returns repr(f).
func (f *typingForm) Repr() string {
	if f.origin == nil {
		return "typing." + f.name
	}
	args := f.args
	switch f.name {
	case "Optional":
		return "typing.Optional[" + typingText(args[0]) + "]"
	case "Callable":
		last := len(args) - 1
		if last == 1 && args[0] == Ellipsis {
			return "typing.Callable[..., " + typingText(args[1]) + "]"
		}
		return "typing.Callable[[" + typingTexts(args[:last]) + "], " + typingText(args[last]) + "]"
	case "Literal":
		parts := make([]string, len(args))
		for i, a := range args {
			parts[i] = Repr(a)
		}
		return "typing.Literal[" + strings.Join(parts, ", ") + "]"
	}
	if len(args) == 0 {
		return "typing." + f.name + "[()]"
	}
	return "typing." + f.name + "[" + typingTexts(args) + "]"
}

func typingTexts(args []Value) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = typingText(a)
	}
	return strings.Join(parts, ", ")
}

func typingText(v Value) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case string:
		return "ForwardRef(" + Repr(v) + ")"
	case *Class:
		if v == NoneType {
			return "NoneType"
		}
	}
	return typeText(v)
}

// EqualValue compares form and arguments.
func (f *typingForm) EqualValue(other Value) (equal, ok bool) {
	o, isForm := other.(*typingForm)
	if !isForm {
		return false, false
	}
	if f.origin == nil || o.origin == nil {
		return f == o, true
	}
	if f.name == "Union" && o.name == "Union" {
		return setOf(f.args).Equal(setOf(o.args)), true
	}
	return f.origin == o.origin && pyrt.Eq(f.args, o.args), true
}

// Hash returns hash(f).
func (f *typingForm) Hash() int {
	if f.origin == nil {
		return identityHash(f)
	}
	if f.name == "Union" {
		return setOf(f.args).Freeze().Hash()
	}
	return pyrt.HashTuple(identityHash(f.origin), f.args.Hash())
}

// CallValue makes an instance of the class behind the form.
func (f *typingForm) CallValue(args []Value, kw []Kw) Value {
	if f.class == nil {
		raise(pyrt.TypeError, "Cannot instantiate %s", Repr(f))
	}
	if f.origin == nil {
		raise(pyrt.TypeError, "Type %s cannot be instantiated; use %s() instead", f.name, strings.ToLower(f.class.Name))
	}
	return CallKw(f.class, args, kw)
}

// MROEntries returns the class that stands as a base.
func (f *typingForm) MROEntries() []Value {
	if f.name == "Any" {
		return []Value{ObjectType}
	}
	if f.class == nil {
		raise(pyrt.TypeError, "Cannot subclass %s", Repr(f))
	}
	return []Value{f.class}
}

// InstanceCheck is isinstance(v, f).
func (f *typingForm) InstanceCheck(v Value) bool { return f.SubclassCheck(ClassOf(v)) }

// SubclassCheck is issubclass(c, f).
func (f *typingForm) SubclassCheck(c *Class) bool {
	switch {
	case f.name == "Union" || f.name == "Optional":
		for _, a := range f.args {
			if a == nil {
				a = NoneType
			}
			if IsSubclass(c, a) {
				return true
			}
		}
		return false
	case f.origin != nil:
		raise(pyrt.TypeError, "Subscripted generics cannot be used with class and instance checks")
	case f.class == nil:
		raise(pyrt.TypeError, "%s cannot be used with isinstance()", Repr(f))
	}
	return IsSubclass(c, f.class)
}

// LookupAttr returns the form's attributes.
func (f *typingForm) LookupAttr(name string) Value {
	switch name {
	case "__origin__":
		if f.origin != nil {
			return typingOrigin(f)
		}
		if f.class != nil {
			return f.class
		}
	case "__args__":
		if f.origin != nil {
			return f.args
		}
	case "__name__", "_name":
		return f.name
	case "__module__":
		return "typing"
	}
	return Unbound
}

// typingOrigin is typing.get_origin.
func typingOrigin(v Value) Value {
	switch v := v.(type) {
	case *typingForm:
		if v.origin == nil {
			if v.class != nil {
				return v.class
			}
			return nil
		}
		if v.name == "Optional" {
			return unionForm
		}
		if v.class != nil {
			return v.class
		}
		return v.origin
	case *GenericAlias:
		return v.Origin
	case *Union:
		return unionType
	}
	return nil
}

// typingArgs is typing.get_args.
func typingArgs(v Value) Value {
	switch v := v.(type) {
	case *typingForm:
		if v.origin == nil {
			break
		}
		if v.name == "Callable" && !(len(v.args) == 2 && v.args[0] == Ellipsis) {
			last := len(v.args) - 1
			return Tuple{pyrt.NewList(v.args[:last]...), v.args[last]}
		}
		return v.args
	case *GenericAlias:
		return v.Args
	case *Union:
		return v.Args
	}
	return Tuple{}
}

var unionForm = &typingForm{name: "Union"}

// subscripted is f[i].
func (f *typingForm) subscripted(i Value) Value {
	if f.origin != nil && len(parametersOf(f.args)) > 0 {
		return withTypes(f, i)
	}
	args := aliasArgs(i)
	switch f.name {
	case "Any", "NoReturn", "Never", "Self", "LiteralString", "TypeAlias":
		raise(pyrt.TypeError, "%s is not subscriptable", Repr(f))
	case "Optional":
		if len(args) != 1 {
			raise(pyrt.TypeError, "typing.Optional requires a single type. Got %s", Repr(args))
		}
		return typingUnion(args[0], nil)
	case "Union":
		return typingUnion(args...)
	case "Callable":
		if len(args) != 2 {
			raise(pyrt.TypeError, "Callable must be used as Callable[[arg, ...], result].")
		}
		if l, ok := args[0].(*List); ok {
			args = append(append(Tuple{}, l.Items...), args[1])
		}
	case "Annotated":
		if len(args) < 2 {
			raise(pyrt.TypeError, "Annotated[...] should be used with at least two arguments (a type and an annotation).")
		}
	}
	out := make(Tuple, len(args))
	for k, a := range args {
		out[k] = a
		if a == nil && f.name != "Literal" && f.name != "Annotated" {
			out[k] = NoneType
		}
	}
	return &typingForm{name: f.name, class: f.class, origin: f, args: out}
}

func (f *typingForm) typeArgs() Tuple { return f.args }

func (f *typingForm) withArgs(args Tuple) Value {
	if f.origin == unionForm {
		return typingUnion(args...)
	}
	return &typingForm{name: f.name, class: f.class, origin: f.origin, args: args}
}

func (t *typeVar) isTypeParameter() {}

// typingUnion is Union[types].
func typingUnion(types ...Value) Value {
	var args Tuple
	put := func(v Value) {
		if !contains(args, v) {
			args = append(args, v)
		}
	}
	for _, t := range types {
		switch t := t.(type) {
		case nil:
			put(NoneType)
		case *typingForm:
			if t.origin == unionForm {
				for _, a := range t.args {
					put(a)
				}
				continue
			}
			put(t)
		case *Union:
			for _, a := range t.Args {
				put(a)
			}
		default:
			put(t)
		}
	}
	if len(args) == 1 {
		return args[0]
	}
	if len(args) == 2 && contains(args, NoneType) {
		if args[0] == NoneType {
			return &typingForm{name: "Optional", origin: unionForm, args: Tuple{args[1], NoneType}}
		}
		return &typingForm{name: "Optional", origin: unionForm, args: args}
	}
	return &typingForm{name: "Union", origin: unionForm, args: args}
}

// A typeVar is a TypeVar, ParamSpec or TypeVarTuple.
type typeVar struct {
	class *Class
	name  string
	sign  string // in front of the name in its repr
	attrs *Dict
}

var (
	typeVarType      = NewType("typing", "TypeVar")
	paramSpecType    = NewType("typing", "ParamSpec")
	typeVarTupleType = NewType("typing", "TypeVarTuple")
	newTypeType      = NewType("typing", "NewType")
)

// PyClass returns typing.TypeVar and the like.
func (t *typeVar) PyClass() *Class { return t.class }

// Repr returns repr(t).
func (t *typeVar) Repr() string { return t.sign + t.name }

// LookupAttr returns the variable's attributes.
func (t *typeVar) LookupAttr(name string) Value {
	switch name {
	case "__name__":
		return t.name
	case "args", "kwargs":
		if t.class == paramSpecType {
			return t
		}
	}
	return t.attrs.GetOr(name, Unbound)
}

// MROEntries stops a variable from being a base.
func (t *typeVar) MROEntries() []Value {
	raise(pyrt.TypeError, "Cannot subclass an instance of %s", t.class.Name)
	return nil
}

// A newType is what typing.NewType makes: a function that returns its argument.
type newType struct {
	name      string
	supertype Value
}

// PyClass returns typing.NewType.
func (t *newType) PyClass() *Class { return newTypeType }

// Repr returns repr(t).
func (t *newType) Repr() string { return "__main__." + t.name }

// CallValue returns its argument.
func (t *newType) CallValue(args []Value, _ []Kw) Value { return one(t.name, args) }

// LookupAttr returns the type's attributes.
func (t *newType) LookupAttr(name string) Value {
	switch name {
	case "__name__", "__qualname__":
		return t.name
	case "__supertype__":
		return t.supertype
	case "__module__":
		return "__main__"
	}
	return Unbound
}

func init() {
	typingFormType.Def("__getitem__(params, /)", func(a []Value) Value { return a[0].(*typingForm).subscripted(a[1]) })
	for _, c := range []*Class{typingFormType, typeVarType, paramSpecType, newTypeType} {
		c.Def("__or__(other, /)", func(a []Value) Value { return typingUnion(a[0], a[1]) })
		c.Def("__ror__(other, /)", func(a []Value) Value { return typingUnion(a[1], a[0]) })
	}
	sig := signatureOf("name, *constraints, bound=None, covariant=False, contravariant=False, default=None, infer_variance=False")
	typeVarType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sig.bind("TypeVar", args, kw, nil)
		t := &typeVar{class: typeVarType, name: Str(a[0]), sign: "~", attrs: pyrt.NewDict[Value, Value]()}
		if Truth(a[3]) {
			t.sign = "+"
		} else if Truth(a[4]) {
			t.sign = "-"
		}
		for i, name := range []string{"__constraints__", "__bound__", "__covariant__", "__contravariant__"} {
			t.attrs.Set(name, a[i+1])
		}
		return t
	}, nil)
	for _, c := range []*Class{paramSpecType, typeVarTupleType} {
		sign := "~"
		if c == typeVarTupleType {
			sign = ""
		}
		c.Native(func(_ *Class, args []Value, _ []Kw) Value {
			return &typeVar{class: c, name: Str(args[0]), sign: sign, attrs: pyrt.NewDict[Value, Value]()}
		}, nil)
	}
	typeVarTupleType.Def("__iter__()", func(a []Value) Value { return sliceIterator(GeneratorType, []Value{a[0]}) })
	newTypeType.Native(func(_ *Class, args []Value, _ []Kw) Value {
		if len(args) != 2 {
			raise(pyrt.TypeError, "NewType() takes 2 arguments")
		}
		return &newType{Str(args[0]), args[1]}
	}, nil)
}
