package main

import (
	"cmp"

	"github.com/molt-go/molt/analyzer/resolve"
)

// numbers are CPython's numbers of the kinds.
var numbers = map[resolve.SymbolKind]int{
	resolve.Local: 1, resolve.GlobalExplicit: 2, resolve.GlobalImplicit: 3, resolve.Free: 4, resolve.Cell: 5,
}

// kinds are CPython's names of the kinds of blocks.
var kinds = map[resolve.ScopeKind]string{
	resolve.ModuleScope: "module", resolve.ClassScope: "class", resolve.FunctionScope: "function",
	resolve.LambdaScope: "function", resolve.ComprehensionScope: "function",
	resolve.TypeParamScope: "type parameters", resolve.TypeAliasScope: "type alias", resolve.TypeVarScope: "type variable",
}

// ours brings what resolve found into CPython's form. CPython lists a name also
// where it only passes through on its way to an inner function, and from 3.12 on
// it inlines comprehensions into the block around.
func ours(f *resolve.File, inlines bool) []table {
	home := homes(f, inlines)
	out := make([]table, len(f.Scopes))
	captured := captures(f, home)
	for i := range f.Scopes {
		s := &f.Scopes[i]
		line := 0
		if s.Node != nil {
			line = f.Tree.Line(s.Node.Pos())
		}
		out[i] = table{key{kinds[s.Kind], s.Name, line}, make(map[string]int)}
	}
	for _, own := range []bool{true, false} {
		for id := range f.Symbols {
			s := &f.Symbols[id]
			h := home[s.Scope]
			if (h == s.Scope) != own || s.Flags == resolve.Implied || s.Flags == resolve.ClassCell {
				continue
			}
			add(out[h], s, captured[resolve.SymbolID(id)])
		}
	}
	passThrough(f, home, out)
	var list []table
	for i, t := range out {
		if home[i] == resolve.ScopeID(i) {
			list = append(list, t)
		}
	}
	return list
}

func add(t table, s *resolve.Symbol, captured bool) {
	n := numbers[s.Kind]
	if s.Kind == resolve.Cell && (!captured || t.key.kind == "module") {
		n = numbers[resolve.Local] // only functions have cells
	}
	if old := t.names[s.Name]; old == 0 || old == 1 && n == 5 {
		t.names[s.Name] = n
	}
}

// homes maps each scope to the one that its names show up in.
func homes(f *resolve.File, inlines bool) []resolve.ScopeID {
	home := make([]resolve.ScopeID, len(f.Scopes))
	for i := range f.Scopes {
		s := &f.Scopes[i]
		home[i] = resolve.ScopeID(i)
		if inlines && s.Kind == resolve.ComprehensionScope && s.Name != "genexpr" && !seesClass(f, s.Parent) {
			home[i] = home[s.Parent]
		}
	}
	return home
}

func seesClass(f *resolve.File, id resolve.ScopeID) bool {
	s := &f.Scopes[id]
	switch s.Kind {
	case resolve.TypeParamScope, resolve.TypeAliasScope, resolve.TypeVarScope:
		return s.Parent >= 0 && (f.Scopes[s.Parent].Kind == resolve.ClassScope || seesClass(f, s.Parent))
	}
	return false
}

// captures tells which symbols a block that is not inlined into the same home uses.
func captures(f *resolve.File, home []resolve.ScopeID) map[resolve.SymbolID]bool {
	out := make(map[resolve.SymbolID]bool)
	for id := range f.Symbols {
		s := &f.Symbols[id]
		if s.Kind == resolve.Free && home[s.Scope] != home[f.Symbols[s.Origin].Scope] {
			out[s.Origin] = true
		}
	}
	return out
}

// passThrough adds free names to the blocks between their use and their origin.
func passThrough(f *resolve.File, home []resolve.ScopeID, out []table) {
	for id := range f.Symbols {
		s := &f.Symbols[id]
		if s.Kind != resolve.Free {
			continue
		}
		origin := f.Symbols[s.Origin].Scope
		for at := f.Scopes[s.Scope].Parent; at > 0 && at != origin; at = f.Scopes[at].Parent {
			h := home[at]
			if h != home[origin] {
				out[h].names[s.Name] = cmp.Or(out[h].names[s.Name], numbers[resolve.Free])
			}
		}
	}
}
