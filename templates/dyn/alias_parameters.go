package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// typeTakers are the classes of Python's own and of library modules that have
// __class_getitem__: C[int] is a GenericAlias.
var typeTakers = strings.Fields(`list dict tuple set frozenset enumerate mappingproxy async_generator
	Array CompletedProcess DirEntry Field Future InitVar LoggerAdapter Match PathLike Pattern Popen Queue LifoQueue
	PriorityQueue ReferenceType SequenceMatcher SimpleQueue StreamHandler Task TemporaryDirectory TopologicalSorter
	WeakSet cached_property chain defaultdict deque partial partialmethod ref
	AbstractAsyncContextManager AbstractContextManager`)

// takesTypes reports whether C[int] is a GenericAlias, for the class or one that it
// inherits from.
func (c *Class) takesTypes() bool {
	return slices.ContainsFunc(c.mro, func(k *Class) bool {
		return (k.library || k.Module == "builtins") && slices.Contains(typeTakers, k.Name)
	})
}

// A typeParameter stands for a type: a TypeVar.
type typeParameter interface{ isTypeParameter() }

// parametrized is a type that may have type parameters in it.
type parametrized interface {
	typeArgs() Tuple
	// withArgs returns the type with other arguments.
	withArgs(args Tuple) Value
}

func (g *GenericAlias) typeArgs() Tuple { return g.Args }

func (g *GenericAlias) withArgs(args Tuple) Value { return &GenericAlias{g.Origin, args} }

func (u *Union) typeArgs() Tuple { return u.Args }

func (u *Union) withArgs(args Tuple) Value {
	all := args[0]
	for _, a := range args[1:] {
		all = unionOf(all, a)
	}
	return all
}

// parametersOf returns the type parameters in types, each once, in order.
func parametersOf(types Tuple) Tuple {
	found := Tuple{}
	for _, t := range types {
		inside := Tuple{}
		switch t := t.(type) {
		case typeParameter:
			inside = Tuple{t}
		case parametrized:
			inside = parametersOf(t.typeArgs())
		}
		for _, p := range inside {
			if !contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// withTypes returns t[i]: its type parameters replaced by types.
func withTypes(t parametrized, i Value) Value {
	params, given := parametersOf(t.typeArgs()), aliasArgs(i)
	if len(params) == 0 {
		raise(pyrt.TypeError, "%s is not a generic class", Repr(t))
	}
	if len(given) != len(params) {
		amount := "few"
		if len(given) > len(params) {
			amount = "many"
		}
		raise(pyrt.TypeError, "Too %s arguments for %s; actual %d, expected %d", amount, Repr(t), len(given), len(params))
	}
	return replaced(t, params, given)
}

func replaced(t Value, params, given Tuple) Value {
	if k := slices.IndexFunc(params, func(p Value) bool { return Is(p, t) }); k >= 0 {
		return given[k]
	}
	p, ok := t.(parametrized)
	if !ok {
		return t
	}
	args := make(Tuple, len(p.typeArgs()))
	for k, a := range p.typeArgs() {
		args[k] = replaced(a, params, given)
	}
	return p.withArgs(args)
}

func init() {
	for _, c := range []*Class{unionType, genericAliasType} {
		c.Def("__getitem__(item, /)", func(a []Value) Value { return withTypes(a[0].(parametrized), a[1]) })
		c.Getter("__parameters__", func(v Value) Value { return parametersOf(v.(parametrized).typeArgs()) })
	}
}
