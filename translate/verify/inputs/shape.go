// Package inputs makes arguments for functions: of the types that inference
// found, at the boundaries of those types, of the constants in the source, and
// by changing arguments that were good.
package inputs

import (
	"slices"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
)

// A Shape says what values to make: any of its choices.
type Shape struct{ Choices []*Choice }

// A Choice is one kind of value.
type Choice struct {
	Kind recording.Kind
	// Class is that of an Object, and of an Enum; of a Class value the class itself.
	Class *resolve.Class
	// Type names a Function, and the class of an Object that is not the program's.
	Type string
	// Names are the attributes of such an object.
	Names []string
	Of    *Shape   // elements, or values of a dict
	Key   *Shape   // of a dict
	Each  []*Shape // by position, of a tuple of known length
}

// maxDepth bounds how deep types are followed: recursive ones end there.
const maxDepth = 5

// anything stands for a type that is not known.
func anything(depth int) *Shape {
	scalars := []*Choice{{Kind: recording.Int}, {Kind: recording.Float}, {Kind: recording.Str}, {Kind: recording.Bool}, {Kind: recording.None}}
	if depth >= maxDepth-2 {
		return &Shape{scalars[:3]}
	}
	inner := &Shape{scalars[:3]}
	return &Shape{append([]*Choice{
		{Kind: recording.Int}, {Kind: recording.Float}, {Kind: recording.Str},
		{Kind: recording.List, Of: &Shape{scalars[:1]}}, {Kind: recording.List, Of: &Shape{scalars[2:3]}}, {Kind: recording.List, Of: inner},
		{Kind: recording.Tuple, Of: inner}, {Kind: recording.Dict, Key: inner, Of: inner},
	}, scalars...)}
}

// Of returns the shape of what a type variable holds.
func Of(sol *solve.Solution, v solve.Var) *Shape { return shapeOf(sol, v, 0) }

func shapeOf(sol *solve.Solution, v solve.Var, depth int) *Shape {
	s := &Shape{}
	values := sol.Values(v)
	for _, x := range values {
		s.Choices = append(s.Choices, choices(sol, x, depth)...)
	}
	if len(s.Choices) == 0 && len(values) == 0 {
		return anything(depth)
	}
	return s
}

// scalars are the classes of values that hold no others.
var scalars = map[string]recording.Kind{
	"None": recording.None, "NoneType": recording.None, "bool": recording.Bool, "int": recording.Int, "float": recording.Float, "str": recording.Str, "bytes": recording.Bytes,
	"bytearray": recording.ByteArray, "complex": recording.Complex,
}

// Iterator is the type of objects that stand for iterators, with what they give as
// their base.
const Iterator = "iterator"

// containers are the classes of values that hold others; what only promises to be
// walked is given as a list.
var containers = map[string]recording.Kind{
	"list": recording.List, "tuple": recording.Tuple, "set": recording.Set, "frozenset": recording.FrozenSet, "dict": recording.Dict,
	"Iterable": recording.List, "Sequence": recording.List, "Collection": recording.List, "MutableSequence": recording.List,
	"Mapping": recording.Dict, "MutableMapping": recording.Dict, "AbstractSet": recording.Set, "Set": recording.Set, "MutableSet": recording.Set,
}

func choices(sol *solve.Solution, x *solve.Value, depth int) []*Choice {
	if depth > maxDepth {
		return nil
	}
	part := func(i int) *Shape { return shapeOf(sol, x.Args[i], depth+1) }
	switch x.Kind {
	case solve.Instance:
		name := x.Stub.Name
		if k, ok := scalars[name]; ok {
			return []*Choice{{Kind: k}}
		}
		k, ok := containers[name]
		switch {
		case (name == "generator" || name == "Iterator") && len(x.Args) > 0:
			return []*Choice{{Kind: recording.Object, Type: Iterator, Of: part(0)}}
		case bags[name] != "":
			return []*Choice{{Kind: recording.Object, Type: bags[name]}}
		case slices.Contains(lines, name):
			return []*Choice{{Kind: recording.List, Of: &Shape{[]*Choice{{Kind: recording.Str}}}}}
		case name == "object" || name == "Any":
			return anything(depth).Choices
		case !ok:
			return nil
		case k == recording.Dict && len(x.Args) == 2:
			return []*Choice{{Kind: k, Key: part(0), Of: part(1)}}
		case k != recording.Dict && len(x.Args) > 0:
			return []*Choice{{Kind: k, Of: part(0)}}
		}
	case solve.TupleVal:
		c := &Choice{Kind: recording.Tuple, Each: []*Shape{}}
		for i := range x.Args {
			c.Each = append(c.Each, part(i))
		}
		return []*Choice{c}
	case solve.OwnObject:
		return objects(x.Own)
	case solve.FuncVal:
		if x.Fn != nil && x.Self == nil && x.Fn.Depth == 0 && x.Fn.Class == nil && x.Fn.Kind != resolve.Lambda {
			return []*Choice{{Kind: recording.FunctionRef, Type: TypeName(x.Fn.Qual, x.Fn.Module.Name)}}
		}
		return builtins(x)
	case solve.ClassVal:
		if x.Own != nil && x.Own.Parent.Kind == resolve.ModuleBody {
			return []*Choice{{Kind: recording.ClassRef, Class: x.Own}}
		}
		if x.Stub != nil && (scalars[x.Stub.Name] != recording.None || containers[x.Stub.Name] != recording.None) {
			return []*Choice{{Kind: recording.FunctionRef, Type: x.Stub.Name}}
		}
	case solve.AnyVal:
		return anything(depth).Choices
	}
	return nil
}

// bags are library classes whose objects have whatever attributes they are given.
var bags = map[string]string{"Namespace": "argparse:Namespace", "SimpleNamespace": "types:SimpleNamespace"}

// lines are files, of which functions that only walk them take a list.
var lines = []string{"TextIO", "TextIOWrapper", "StringIO"}

// byArity are builtins that take any arguments, or nearly so, by their number: they
// stand for functions that cannot be named from outside.
var byArity = [][]string{{"int", "list", "str"}, {"str", "bool", "repr", "abs", "len"}, {"max", "min", "divmod"}}

func builtins(x *solve.Value) []*Choice {
	arity := 1
	if x.Fn != nil {
		if arity = len(x.Fn.Params); x.Fn.Class != nil {
			arity--
		}
	}
	if arity < 0 || arity >= len(byArity) {
		return nil
	}
	var list []*Choice
	for _, name := range byArity[arity] {
		list = append(list, &Choice{Kind: recording.FunctionRef, Type: name})
	}
	return list
}

// objects are the classes of the program whose instances stand for one.
func objects(c *resolve.Class) []*Choice {
	var list []*Choice
	kind := recording.Object
	if c.HasBase("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum") {
		kind = recording.Enum
	}
	for _, d := range append([]*resolve.Class{c}, c.Subclasses...) {
		if d.Parent != nil && d.Parent.Kind == resolve.ModuleBody && !slices.ContainsFunc(list, func(x *Choice) bool { return x.Class == d }) {
			list = append(list, &Choice{Kind: kind, Class: d})
		}
	}
	return list
}

// TypeName returns "module:qualified name" of something with a dotted name.
func TypeName(qual, module string) string {
	return module + ":" + qual[min(len(module)+1, len(qual)):]
}

// Classes calls visit for each class whose instances a shape needs.
func (s *Shape) Classes(visit func(*resolve.Class)) {
	if s == nil {
		return
	}
	for _, c := range s.Choices {
		if c.Kind == recording.Object && c.Class != nil {
			visit(c.Class)
		}
		c.Of.Classes(visit)
		c.Key.Classes(visit)
		for _, e := range c.Each {
			e.Classes(visit)
		}
	}
}
