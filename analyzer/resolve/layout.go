package resolve

import (
	"cmp"
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// layout turns the events into symbols, grouped by scope, and the pending
// bindings into bindings, grouped by symbol; then it classifies the symbols.
func (b *builder) layout() {
	f := b.f
	keys := b.symbols()
	b.classify(keys)
	b.placeBindings(keys)
	b.placeRefs(keys)
	b.placeHints(keys)
	b.placeGuards(keys)
	for i := range f.Imports {
		if imp := &f.Imports[i]; imp.Symbol != NoSymbol {
			imp.Symbol = keys.find(imp.Scope, int32(imp.Symbol))
		}
	}
	for _, fn := range f.Funcs {
		for i := range fn.Params {
			fn.Params[i].Symbol = keys.find(fn.Scope, int32(fn.Params[i].Symbol))
		}
	}
	f.moduleNames = make(map[string]SymbolID)
	for i := f.Scopes[0].firstSymbol; i < f.Scopes[0].endSymbol; i++ {
		f.moduleNames[f.Symbols[i].Name] = i
	}
	slices.SortStableFunc(f.Funcs, func(x, y *Func) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	for _, c := range f.Classes {
		b.classAttrs(c)
	}
}

// A keyTable finds symbols by scope and name number while the file is being
// laid out: names holds the name number of each symbol, ascending in a scope.
type keyTable struct {
	f     *File
	names []int32
}

func (t *keyTable) find(s ScopeID, name int32) SymbolID {
	sc := &t.f.Scopes[s]
	i, ok := slices.BinarySearch(t.names[sc.firstSymbol:sc.endSymbol], name)
	if !ok {
		return NoSymbol
	}
	return sc.firstSymbol + SymbolID(i)
}

// symbols sorts the events by scope and name and makes one symbol for each
// pair. Module symbols for names that only inner scopes use come along, so that
// every global has an origin.
func (b *builder) symbols() *keyTable {
	f := b.f
	evs := make([]event, len(b.events), len(b.events)+len(b.names))
	copy(evs, b.events)
	inModule := make([]bool, len(b.names))
	for _, e := range evs {
		if e.scope == 0 {
			inModule[e.name] = true
		}
	}
	for id, in := range inModule {
		if !in {
			evs = append(evs, event{name: int32(id), flags: Implied, pos: noPos})
		}
	}
	if class, ok := b.ids["__class__"]; ok {
		for id, sc := range f.Scopes {
			if sc.Kind == ClassScope {
				evs = append(evs, event{scope: ScopeID(id), name: class, flags: ClassCell, pos: noPos})
			}
		}
	}
	slices.SortFunc(evs, func(x, y event) int {
		if c := cmp.Compare(x.scope, y.scope); c != 0 {
			return c
		}
		return cmp.Compare(x.name, y.name)
	})
	keys := &keyTable{f: f}
	scope := ScopeID(-1)
	for i := 0; i < len(evs); {
		e := evs[i]
		for ; scope < e.scope; scope++ {
			b.closeScope(scope)
		}
		s := Symbol{Name: b.names[e.name], Scope: e.scope}
		for ; i < len(evs) && evs[i].scope == e.scope && evs[i].name == e.name; i++ {
			s.Flags |= evs[i].flags
		}
		f.Symbols = append(f.Symbols, s)
		keys.names = append(keys.names, e.name)
	}
	for ; scope < ScopeID(len(f.Scopes)); scope++ {
		b.closeScope(scope)
	}
	return keys
}

// closeScope ends a scope's run of symbols and starts the next one's.
func (b *builder) closeScope(s ScopeID) {
	f, here := b.f, SymbolID(len(b.f.Symbols))
	if s >= 0 {
		f.Scopes[s].endSymbol = here
	}
	if int(s)+1 < len(f.Scopes) {
		f.Scopes[s+1].firstSymbol = here
	}
}

func (b *builder) placeBindings(keys *keyTable) {
	f := b.f
	f.Bindings = make([]Binding, len(b.binds))
	for i := range b.binds {
		p := &b.binds[i]
		p.Scope = p.scope
		if p.Symbol = keys.find(p.scope, p.name); p.Symbol != NoSymbol {
			p.Symbol = f.Symbols[p.Symbol].Origin
		}
		f.Bindings[i] = p.Binding
	}
	slices.SortStableFunc(f.Bindings, func(x, y Binding) int { return cmp.Compare(x.Symbol, y.Symbol) })
	for i := 0; i < len(f.Bindings); {
		id := f.Bindings[i].Symbol
		from := i
		for i < len(f.Bindings) && f.Bindings[i].Symbol == id {
			i++
		}
		if id != NoSymbol {
			f.Symbols[id].firstBinding, f.Symbols[id].endBinding = int32(from), int32(i)
		}
	}
}

// placeRefs writes down which symbol each name in the text means.
func (b *builder) placeRefs(keys *keyTable) {
	f := b.f
	f.refs = make([]ref, 0, len(b.events)+len(b.deferred))
	for _, e := range b.events {
		if e.pos != noPos {
			f.refs = append(f.refs, ref{e.pos, f.Symbols[keys.find(e.scope, e.name)].Origin})
		}
	}
	for _, e := range b.deferred {
		if e.pos != noPos {
			f.refs = append(f.refs, ref{e.pos, b.lookupName(keys, e.scope, e.name)})
		}
	}
	byPos := func(x, y ref) int { return cmp.Compare(x.pos, y.pos) }
	if !slices.IsSortedFunc(f.refs, byPos) {
		slices.SortStableFunc(f.refs, byPos)
	}
	if len(f.refs) == 0 {
		return
	}
	f.buckets = make([]int32, int(f.refs[len(f.refs)-1].pos>>bucketBits)+1)
	at := 0
	for i := range f.buckets {
		for f.refs[at].pos>>bucketBits < syntax.Pos(i) {
			at++
		}
		f.buckets[i] = int32(at)
	}
}
