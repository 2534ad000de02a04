package pytypes

import "slices"

// maxUnion bounds the alternatives of a union; more are Unknown. A union of
// functions and classes, as in a table of handlers, may be longer.
const (
	maxUnion     = 4
	maxCallables = 128
)

// maxDepth bounds the nesting of element types; what lies deeper is Unknown.
const maxDepth = 4

// Equal tells whether two types are the same.
func (t Type) Equal(u Type) bool {
	if t.kind != u.kind || t.none != u.none {
		return false
	}
	if t.more == u.more {
		return true
	}
	if t.more == nil || u.more == nil {
		return false
	}
	a, b := t.more, u.more
	if a.name != b.name || a.class != b.class || a.fn != b.fn || a.mod != b.mod {
		return false
	}
	if (a.recv == nil) != (b.recv == nil) || a.recv != nil && !a.recv.Equal(*b.recv) {
		return false
	}
	return slices.EqualFunc(a.elems, b.elems, Type.Equal)
}

// Join returns the least type known here that covers both. Unknown covers
// nothing: joined with a known type it yields the known one, since a binding
// that cannot be read says nothing about the others.
func Join(a, b Type) Type { return join(a, b, 0) }

func join(a, b Type, depth int) Type {
	switch {
	case depth > maxDepth:
		return Type{}
	case a.kind == Unknown:
		return b
	case b.kind == Unknown:
		return a
	case a.kind == None && b.kind == None:
		return a
	case a.kind == None:
		return b.Optional()
	case b.kind == None:
		return a.Optional()
	}
	none := a.none || b.none
	a.none, b.none = false, false
	out := joinPlain(a, b, depth)
	if none {
		out = out.Optional()
	}
	return out
}

func joinPlain(a, b Type, depth int) Type {
	if a.Equal(b) {
		return a
	}
	if a.kind == b.kind && a.kind != Union {
		if t, ok := joinSame(a, b, depth); ok {
			return t
		}
	}
	return union(a, b)
}

// joinSame joins two types of one kind.
func joinSame(a, b Type, depth int) (Type, bool) {
	switch a.kind {
	case List, Set, FrozenSet, Deque, Iterator, Generator, Coroutine, Array, File:
		t := with(a.kind, join(a.Elem(), b.Elem(), depth+1))
		if a.Name() != "" && a.Name() == b.Name() {
			t = t.Named(a.Name())
		}
		return t, true
	case Dict:
		t := DictOf(join(a.Key(), b.Key(), depth+1), join(a.Elem(), b.Elem(), depth+1))
		if a.Name() != "" && a.Name() == b.Name() {
			t = t.Named(a.Name())
		}
		return t, true
	case Tuple:
		return joinTuples(a, b, depth), true
	case Instance:
		return joinInstances(a, b)
	}
	return Type{}, false
}

func joinTuples(a, b Type, depth int) Type {
	x, y := a.Elems(), b.Elems()
	if len(x) == 0 || len(x) != len(y) {
		return TupleOfAny(join(a.Elem(), b.Elem(), depth+1))
	}
	elems := make([]Type, len(x))
	for i := range x {
		elems[i] = join(x[i], y[i], depth+1)
	}
	return TupleOf(elems...)
}

// joinInstances yields the base where one own class derives from the other.
func joinInstances(a, b Type) (Type, bool) {
	c, d := a.Class(), b.Class()
	switch {
	case c == nil || d == nil:
		return Type{}, false
	case c.IsSubclassOf(d):
		return b, true
	case d.IsSubclassOf(c):
		return a, true
	}
	return Type{}, false
}

// union makes a union, flat and without duplicates.
func union(a, b Type) Type {
	var alts []Type
	for _, t := range []Type{a, b} {
		parts := []Type{t}
		if t.kind == Union {
			parts = t.Elems()
		}
		for _, p := range parts {
			if !slices.ContainsFunc(alts, p.Equal) {
				alts = append(alts, p)
			}
		}
	}
	limit := maxUnion
	if (Type{kind: Union, more: &detail{elems: alts}}).Callable() {
		limit = maxCallables
	}
	if len(alts) > limit {
		return Type{}
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return Type{kind: Union, more: &detail{elems: alts}}
}
