package skeleton

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// atoms are the kinds with one Go form.
var atoms = map[pytypes.Kind]*core.Type{
	pytypes.Bool: core.BoolType, pytypes.Int: core.IntType, pytypes.Float: core.FloatType, pytypes.Complex: core.ComplexType,
	pytypes.Str: core.StrType, pytypes.Bytes: core.BytesType, pytypes.ByteArray: core.ByteArrayType,
}

// containers are the kinds with an element type.
var containers = map[pytypes.Kind]core.Kind{
	pytypes.List: core.SliceKind, pytypes.Deque: core.SliceKind, pytypes.Iterator: core.SeqKind, pytypes.Generator: core.SeqKind,
}

// goType returns the Go form of a type as a file sees it; where it is any, why.
func (b *builder) goType(from *resolve.File, t pytypes.Type) (*core.Type, string) {
	if !t.Known() {
		return core.AnyType, "nothing is known of it"
	}
	g, why := b.notNone(from, t.NotNone())
	if !t.MayBeNone() || why != "" || g.IsPointer() || g.Kind == core.SliceKind || g.Kind == core.VarTupleKind || g == core.GoErrorType || g == core.AnyType {
		return g, why
	}
	return core.Of(core.OptKind, g), ""
}

func (b *builder) notNone(from *resolve.File, t pytypes.Type) (*core.Type, string) {
	if a := atoms[t.Kind()]; a != nil {
		return a, ""
	}
	if kind, ok := containers[t.Kind()]; ok {
		return core.Of(kind, b.elem(from, t.Elem())), ""
	}
	switch t.Kind() {
	case pytypes.None:
		return core.AnyType, "nothing but None is known of it"
	case pytypes.Tuple:
		return b.tuple(from, t)
	case pytypes.Dict:
		return core.Of(core.MapKind, b.key(from, t.Key()), b.elem(from, t.Elem())), ""
	case pytypes.Set, pytypes.FrozenSet:
		return core.Of(core.MapSetKind, b.key(from, t.Elem())), ""
	case pytypes.Coroutine:
		return b.goType(from, t.Elem())
	case pytypes.Instance:
		return b.instance(from, t)
	}
	return core.AnyType, t.String()
}

// elem is the type of elements, which may be any without a reason of its own.
func (b *builder) elem(from *resolve.File, t pytypes.Type) *core.Type {
	g, _ := b.goType(from, t)
	return g
}

// key is a type that may be the key of a map.
func (b *builder) key(from *resolve.File, t pytypes.Type) *core.Type {
	if g := b.elem(from, t); comparable(g) {
		return g
	}
	return core.AnyType
}

func comparable(t *core.Type) bool {
	switch t.Kind {
	case core.BoolKind, core.IntKind, core.FloatKind, core.ComplexKind, core.StrKind, core.BytesKind, core.ObjectKind:
		return true
	case core.TupleKind:
		for _, a := range t.Args {
			if !comparable(a) {
				return false
			}
		}
		return true
	}
	return false
}

func (b *builder) tuple(from *resolve.File, t pytypes.Type) (*core.Type, string) {
	elems := t.Elems()
	switch {
	case len(elems) == 0:
		return core.Of(core.VarTupleKind, b.elem(from, t.Elem())), ""
	case len(elems) < 2 || len(elems) > 4:
		return core.AnyType, t.String()
	}
	out := &core.Type{Kind: core.TupleKind}
	for _, e := range elems {
		out.Args = append(out.Args, b.elem(from, e))
	}
	return out, ""
}

func (b *builder) instance(from *resolve.File, t pytypes.Type) (*core.Type, string) {
	if c := t.Class(); c != nil {
		return b.object(from, c)
	}
	name := t.Name()
	if short, ok := strings.CutPrefix(name, "builtins."); ok && isExceptionName(short) {
		return core.GoErrorType, ""
	}
	return core.AnyType, name
}

// isExceptionName tells whether a builtin name is that of an exception.
func isExceptionName(name string) bool {
	return strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") || strings.HasSuffix(name, "Warning") ||
		name == "StopIteration" || name == "StopAsyncIteration" || name == "KeyboardInterrupt" || name == "SystemExit" || name == "GeneratorExit"
}

// object is a pointer to an own class, if its package may be imported.
func (b *builder) object(from *resolve.File, c *resolve.Class) (*core.Type, string) {
	switch {
	case b.classes[c] == nil:
		return core.AnyType, c.Qual + ", a class inside a function"
	case !b.imports.allow(from.ID, c.File.ID):
		return core.AnyType, c.Qual + ", whose package imports this one"
	}
	return core.ObjectOf(b.classes[c]), ""
}
