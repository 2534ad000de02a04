package infer

import (
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxStores bounds how many stores into one container are looked at.
const maxStores = 40

// stores finds the stores of a program by what they go into.
type stores struct {
	// byName are the stores into variables, by file and symbol.
	byName []map[resolve.SymbolID][]*resolve.Store
	// byAttr are the stores into containers that are attributes, attrs those
	// that set an attribute of something other than self, by attribute name.
	byAttr, attrs map[string][]attrStore
}

type attrStore struct {
	file  *resolve.File
	store *resolve.Store
	base  syntax.Expr // whose attribute it is
}

func collectStores(p *resolve.Program) *stores {
	s := &stores{byAttr: make(map[string][]attrStore), attrs: make(map[string][]attrStore)}
	for _, f := range p.Files {
		names := make(map[resolve.SymbolID][]*resolve.Store)
		for i := range f.Stores {
			st := &f.Stores[i]
			switch into := st.Into.(type) {
			case *syntax.Name:
				if id := f.SymbolID(into); id != resolve.NoSymbol && len(names[id]) < maxStores {
					names[id] = append(names[id], st)
				}
			case *syntax.Attribute:
				index := s.byAttr
				if st.Kind == resolve.StoreAttr {
					index = s.attrs
				}
				if len(index[into.Attr]) < maxStores {
					index[into.Attr] = append(index[into.Attr], attrStore{f, st, into.Value})
				}
			}
		}
		s.byName = append(s.byName, names)
	}
	return s
}

// filled completes the element types of a container variable from what is put in.
func (ev *eval) filled(t pytypes.Type, id resolve.SymbolID) pytypes.Type {
	if !growing(t) {
		return t
	}
	for _, st := range ev.ts.stores.byName[ev.f.ID][id] {
		t = ev.put(t, st)
	}
	return t
}

// filledAttr is filled for an attribute of a class's instances.
func (ev *eval) filledAttr(t pytypes.Type, c *resolve.Class, name string) pytypes.Type {
	if !growing(t) {
		return t
	}
	for _, st := range ev.ts.stores.byAttr[name] {
		if in := ev.in(st.file); in.belongs(st.base, c) {
			t = in.put(t, st.store)
		}
	}
	return t
}

// stored joins what code outside a class's methods assigns to an attribute.
func (ev *eval) stored(c *resolve.Class, name string) (t pytypes.Type, unknown bool) {
	for _, st := range ev.ts.stores.attrs[name] {
		in := ev.in(st.file)
		if !in.belongs(st.base, c) {
			continue
		}
		v := in.expr(st.store.Value)
		unknown = unknown || !v.Known()
		t = pytypes.Join(t, v)
	}
	return t, unknown
}

// belongs tells whether an expression is an instance of a class or its subclasses, or the class.
func (ev *eval) belongs(base syntax.Expr, c *resolve.Class) bool {
	k := ev.expr(base).Class()
	return k != nil && (k.IsSubclassOf(c) || c.IsSubclassOf(k))
}

// growing tells whether a type is a container of unknown elements.
func growing(t pytypes.Type) bool {
	switch t.Kind() {
	case pytypes.List, pytypes.Set, pytypes.Deque:
		return !t.Elem().Known() || t.Elem().Kind() == pytypes.None || t.Elem().Callable()
	case pytypes.Dict:
		return !t.Key().Known() || !t.Elem().Known() || t.Elem().Kind() == pytypes.None || t.Elem().Callable()
	}
	return false
}

// put returns the type of a container after a store.
func (ev *eval) put(t pytypes.Type, st *resolve.Store) pytypes.Type {
	elem := ev.expr(st.Value)
	out := t
	switch {
	case t.Kind() == pytypes.Dict:
		switch st.Kind {
		case resolve.StoreItem:
			out = pytypes.DictOf(pytypes.Join(t.Key(), ev.expr(st.Key)), pytypes.Join(t.Elem(), elem))
		case resolve.StoreMapping:
			out = pytypes.Join(t, elem)
		}
	case st.Kind == resolve.StoreElements, st.Kind == resolve.StoreMapping:
		out = pytypes.With(t.Kind(), pytypes.Join(t.Elem(), ev.iterated(elem)))
	case st.Kind == resolve.StoreElement, st.Kind == resolve.StoreItem:
		out = pytypes.With(t.Kind(), pytypes.Join(t.Elem(), elem))
	}
	if out.Kind() != t.Kind() {
		return t
	}
	if n := t.Name(); n != "" {
		out = out.Named(n)
	}
	if t.MayBeNone() {
		out = out.Optional()
	}
	return out
}
