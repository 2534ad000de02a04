package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxForward bounds the length of an annotation written as a string.
const maxForward = 300

// annotation returns the type that an annotation declares; nil gives Unknown.
func (ev *eval) annotation(scope resolve.ScopeID, e syntax.Expr) pytypes.Type {
	if e == nil || ev.depth >= maxDepth {
		return pytypes.Type{}
	}
	ev.depth++
	defer func() { ev.depth-- }()
	a := annotator{ev: ev, scope: scope}
	return a.read(e)
}

// An annotator reads one annotation. Names in annotations written as strings
// have no occurrence in the file's table and are looked up lexically.
type annotator struct {
	ev      *eval
	scope   resolve.ScopeID
	forward bool
	depth   int
}

func (a *annotator) read(e syntax.Expr) pytypes.Type {
	if a.depth > 12 {
		return pytypes.Type{}
	}
	a.depth++
	defer func() { a.depth-- }()
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Kind {
		case syntax.ConstNone:
			return pytypes.Of(pytypes.None)
		case syntax.ConstStr:
			return a.quoted(e.Str)
		}
	case *syntax.Name, *syntax.Attribute:
		return a.named(a.lookup(e))
	case *syntax.BinOp:
		if e.Op == syntax.BitOr {
			return a.union([]syntax.Expr{e.Left, e.Right})
		}
	case *syntax.Subscript:
		return a.generic(e)
	}
	return pytypes.Type{}
}

// quoted reads an annotation written as a string.
func (a *annotator) quoted(s string) pytypes.Type {
	if len(s) > maxForward {
		return pytypes.Type{}
	}
	tree, err := syntax.Parse(a.ev.f.Path, []byte(strings.TrimSpace(s)))
	if err != nil || len(tree.Body) != 1 {
		return pytypes.Type{}
	}
	stmt, ok := tree.Body[0].(*syntax.ExprStmt)
	if !ok {
		return pytypes.Type{}
	}
	outer := a.forward
	a.forward = true
	t := a.read(stmt.Value)
	a.forward = outer
	return t
}

// lookup finds what a name or attribute chain in an annotation means.
func (a *annotator) lookup(e syntax.Expr) resolve.Def {
	p, f := a.ev.ts.prog, a.ev.f
	if !a.forward {
		return p.Lookup(f, e)
	}
	switch e := e.(type) {
	case *syntax.Name:
		id := f.LookupFrom(a.scope, e.ID)
		if id == resolve.NoSymbol {
			if resolve.IsBuiltin(e.ID) {
				return resolve.Def{Name: "builtins." + e.ID}
			}
			return resolve.Def{}
		}
		return p.DefOf(f, id)
	case *syntax.Attribute:
		return p.AttrOf(a.lookup(e.Value), e.Attr, f)
	}
	return resolve.Def{}
}

// union joins alternatives. One that cannot be read makes the whole unknown.
func (a *annotator) union(parts []syntax.Expr) pytypes.Type {
	var t pytypes.Type
	unknown := false
	for _, e := range parts {
		x := a.read(e)
		unknown = unknown || !x.Known()
		t = pytypes.Join(t, x)
	}
	if unknown {
		return pytypes.Type{}
	}
	return t
}

// named reads an annotation that is a plain name.
func (a *annotator) named(d resolve.Def) pytypes.Type {
	switch {
	case d.Class != nil:
		return pytypes.InstanceOf(d.Class)
	case d.File != nil:
		return a.alias(d)
	case d.Name == "":
		return pytypes.Type{}
	}
	if s, ok := annotationSpecs[strings.TrimPrefix(normalTyping(d.Name), "typing.")]; ok {
		return s.build(nil)
	}
	if strings.HasPrefix(d.Name, "typing.") || strings.HasPrefix(d.Name, "typing_extensions.") || strings.HasPrefix(d.Name, "collections.abc.") {
		return pytypes.Type{}
	}
	if isClassName(d.Name) {
		return ofClass(d.Name)
	}
	return pytypes.Type{}
}

// alias reads a type alias: X = list[int].
func (a *annotator) alias(d resolve.Def) pytypes.Type {
	bindings := d.File.BindingsOf(&d.File.Symbols[d.Symbol])
	if len(bindings) != 1 || bindings[0].Value == nil || bindings[0].Unpacked {
		return pytypes.Type{}
	}
	switch bindings[0].Value.(type) {
	case *syntax.Subscript, *syntax.BinOp, *syntax.Name, *syntax.Attribute:
		b := annotator{ev: a.ev.in(d.File), depth: a.depth}
		return b.read(bindings[0].Value)
	}
	return pytypes.Type{}
}

// normalTyping maps the other homes of typing's names to typing.
func normalTyping(name string) string {
	for _, prefix := range []string{"typing_extensions.", "collections.abc.", "builtins."} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return "typing." + rest
		}
	}
	return name
}

// generic reads X[...].
func (a *annotator) generic(e *syntax.Subscript) pytypes.Type {
	d := a.lookup(e.Value)
	if d.Class != nil {
		return pytypes.InstanceOf(d.Class)
	}
	args := []syntax.Expr{e.Slice}
	if t, ok := e.Slice.(*syntax.Tuple); ok {
		args = t.Elts
	}
	if len(args) == 0 {
		return pytypes.Type{}
	}
	name := strings.TrimPrefix(normalTyping(d.Name), "typing.")
	switch name {
	case "Optional":
		return a.read(args[0]).Optional()
	case "Union":
		return a.union(args)
	case "Annotated", "Final", "ClassVar", "Required", "NotRequired", "ReadOnly", "InitVar":
		return a.read(args[0])
	case "Literal":
		return literal(args)
	case "Type", "type":
		if t := a.read(args[0]); t.Kind() == pytypes.Instance && t.Class() != nil {
			return pytypes.ClassOf(t.Class())
		}
		return pytypes.Of(pytypes.ClassObj)
	case "Tuple", "tuple":
		return a.tuple(args)
	case "Coroutine", "Generator", "AsyncGenerator":
		if name == "Coroutine" && len(args) == 3 {
			return pytypes.With(pytypes.Coroutine, a.read(args[2]))
		}
	}
	s, ok := annotationSpecs[name]
	if !ok {
		if isClassName(d.Name) && !strings.HasPrefix(normalTyping(d.Name), "typing.") {
			s = &spec{name: d.Name}
		} else {
			return pytypes.Type{}
		}
	}
	t := s.build(nil)
	switch t.Kind() {
	case pytypes.Dict:
		return a.dict(t, args)
	case pytypes.List, pytypes.Set, pytypes.FrozenSet, pytypes.Deque, pytypes.Iterator, pytypes.Generator, pytypes.Coroutine:
		return pytypes.With(t.Kind(), a.read(args[0]))
	}
	return t
}

func (a *annotator) dict(t pytypes.Type, args []syntax.Expr) pytypes.Type {
	var d pytypes.Type
	switch {
	case t.Name() == "collections.Counter":
		d = pytypes.DictOf(a.read(args[0]), pytypes.Of(pytypes.Int))
	case len(args) == 2:
		d = pytypes.DictOf(a.read(args[0]), a.read(args[1]))
	default:
		return t
	}
	if t.Name() != "" {
		d = d.Named(t.Name())
	}
	return d
}

func (a *annotator) tuple(args []syntax.Expr) pytypes.Type {
	if len(args) == 2 {
		if c, ok := args[1].(*syntax.Constant); ok && c.Kind == syntax.ConstEllipsis {
			return pytypes.TupleOfAny(a.read(args[0]))
		}
	}
	elems := make([]pytypes.Type, 0, min(len(args), maxElements))
	for _, x := range args[:min(len(args), maxElements)] {
		elems = append(elems, a.read(x))
	}
	return pytypes.TupleOf(elems...)
}

func literal(args []syntax.Expr) pytypes.Type {
	var t pytypes.Type
	for _, x := range args[:min(len(args), maxElements)] {
		if c, ok := x.(*syntax.Constant); ok {
			t = pytypes.Join(t, constant(c))
		}
	}
	return t
}

// annotationSpecs are the names that declare a kind, with builtins, typing and
// collections.abc folded together.
var annotationSpecs = specTable(map[string]string{
	"int": "int", "float": "float", "complex": "complex", "bool": "bool", "str": "str", "bytes": "bytes",
	"bytearray": "bytearray", "list": "list", "List": "list", "dict": "dict", "Dict": "dict", "set": "set", "Set": "set",
	"frozenset": "frozenset", "FrozenSet": "frozenset", "tuple": "tuple", "Tuple": "tuple", "None": "None", "range": "range",
	"Deque": "deque", "Sequence": "list", "MutableSequence": "list", "Mapping": "dict", "MutableMapping": "dict",
	"AbstractSet": "set", "MutableSet": "set", "Iterable": "iterator", "Iterator": "iterator", "Collection": "iterator",
	"Generator": "generator", "AsyncIterator": "generator", "AsyncGenerator": "generator", "AsyncIterable": "generator",
	"Coroutine": "coroutine", "Awaitable": "coroutine", "Callable": "function", "Text": "str", "AnyStr": "str",
	"DefaultDict": "collections.defaultdict", "OrderedDict": "collections.OrderedDict", "Counter": "collections.Counter",
	"IO": "file", "TextIO": "file[str]", "BinaryIO": "file[bytes]", "LiteralString": "str", "KeysView": "iterator",
	"ValuesView": "iterator", "slice": "slice", "type": "type", "memoryview": "bytes",
	"collections.deque": "deque", "collections.defaultdict": "collections.defaultdict",
	"collections.OrderedDict": "collections.OrderedDict", "collections.Counter": "collections.Counter",
	"numpy.ndarray": "ndarray", "numpy.typing.NDArray": "ndarray", "numpy.typing.ArrayLike": "ndarray",
	"io.StringIO": "file[str]", "io.BytesIO": "file[bytes]", "io.TextIOWrapper": "file[str]",
})

func specTable(rows map[string]string) map[string]*spec {
	out := make(map[string]*spec, len(rows))
	for name, s := range rows {
		out[name] = parseSpec(s)
	}
	return out
}
