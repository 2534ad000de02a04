package callgraph

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file implements the __hash__ and __eq__ calls of dicts, sets and lists on
// instances of own classes that they hold.

// keyed adds the __hash__ of a value used as a key of a dict or element of a set.
func (w *walker) keyed(n syntax.Node, key syntax.Expr) {
	if w.index.dunders["__hash__"] {
		w.hashOf(n, w.typeOf(key), 2)
	}
}

// hashOf adds the __hash__ of a type; a tuple's is that of its elements.
func (w *walker) hashOf(n syntax.Node, t pytypes.Type, depth int) {
	if t.Kind() == pytypes.Tuple && depth > 0 {
		for _, e := range t.Elems() {
			w.hashOf(n, e, depth-1)
		}
		return
	}
	w.dunderOf(n, t, "__hash__")
}

// hashed tells whether a container finds its elements by hash.
func hashed(t pytypes.Type) bool {
	return t.Kind() == pytypes.Dict || t.Kind() == pytypes.Set || t.Kind() == pytypes.FrozenSet
}

// membership adds what "x in container" runs beside __contains__.
func (w *walker) membership(n syntax.Node, x, container syntax.Expr) {
	if !w.index.dunders["__hash__"] && !w.index.dunders["__eq__"] {
		return
	}
	switch t := w.typeOf(container); {
	case hashed(t):
		w.keyed(n, x)
	case t.Kind() == pytypes.List || t.Kind() == pytypes.Tuple || t.Kind() == pytypes.Deque:
		if w.index.dunders["__eq__"] && !w.dunderOf(n, t.Elem(), "__eq__") {
			w.dunder(n, x, "__eq__")
		}
	}
}

// display adds the hashing of the keys of a dict or set display.
func (w *walker) display(n syntax.Node, keys []syntax.Expr) {
	if !w.index.dunders["__hash__"] {
		return
	}
	for _, k := range keys {
		if k != nil {
			w.keyed(n, k)
		}
	}
}

// keyMethods are the methods of dicts and sets that look their argument up.
var keyMethods = names(`dict.get dict.pop dict.setdefault set.add set.remove set.discard dict.__getitem__
	dict.__contains__ set.__contains__`)
