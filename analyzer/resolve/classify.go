package resolve

// This file decides what each symbol is: CPython's analyze_block, but walking
// outwards for each unbound name rather than passing sets of names inwards.

const boundFlags = Assigned | Parameter | Imported | TypeParameter | CompTarget | Deleted

// classify sets Kind and Origin of all symbols. Scopes are visited outermost
// first, so that the scopes around are known.
func (b *builder) classify(keys *keyTable) {
	f := b.f
	for id := range f.Symbols {
		s := &f.Symbols[id]
		s.Origin = SymbolID(id)
		switch {
		case s.Flags&DeclGlobal != 0:
			s.Kind = GlobalExplicit
		case s.Flags&DeclNonlocal != 0:
			s.Kind = Free
		case s.Flags&boundFlags != 0, s.Flags == ClassCell:
			s.Kind = Local
		default:
			s.Kind = GlobalImplicit
		}
	}
	for id := range f.Symbols {
		s := &f.Symbols[id]
		if s.Scope == 0 {
			continue
		}
		name := keys.names[id]
		switch s.Kind {
		case GlobalExplicit:
			s.Origin = keys.find(0, name)
		case GlobalImplicit, Free:
			b.resolveOuter(keys, SymbolID(id), name)
		}
	}
}

// resolveOuter finds the binding of a name that its scope does not bind.
func (b *builder) resolveOuter(keys *keyTable, id SymbolID, name int32) {
	f := b.f
	s := &f.Symbols[id]
	owner, isGlobal := b.enclosing(keys, s.Scope, name)
	switch {
	case owner != NoSymbol:
		s.Kind, s.Origin = Free, owner
		if o := &f.Symbols[owner]; o.Kind == Local && functionLike(f.Scopes[o.Scope].Kind) {
			o.Kind = Cell
		}
	default:
		s.Kind = GlobalImplicit
		if isGlobal {
			s.Kind = GlobalExplicit
		}
		s.Origin = keys.find(0, name)
	}
}

// enclosing walks outwards from a scope to the function that binds a name. It
// returns NoSymbol where the name is global; explicit tells that a class around
// a type-parameter scope declares it so.
func (b *builder) enclosing(keys *keyTable, from ScopeID, name int32) (owner SymbolID, explicit bool) {
	f := b.f
	seesClass := seesClassScope(f, from)
	for s := f.Scopes[from].Parent; s > 0; s = f.Scopes[s].Parent {
		id := keys.find(s, name)
		if f.Scopes[s].Kind == ClassScope {
			if id != NoSymbol && f.Symbols[id].Flags&ClassCell != 0 {
				return id, false
			}
			if seesClass && id != NoSymbol && f.Symbols[id].Flags&DeclGlobal != 0 {
				return NoSymbol, true
			}
			if seesClass && id != NoSymbol && f.Symbols[id].Flags&boundFlags != 0 && f.Symbols[id].Flags&DeclNonlocal == 0 {
				return NoSymbol, false
			}
			seesClass = false
			continue
		}
		seesClass = seesClass && seesClassScope(f, s)
		if id == NoSymbol {
			continue
		}
		switch o := &f.Symbols[id]; {
		case o.Flags&DeclGlobal != 0:
			return NoSymbol, false
		case o.Flags&DeclNonlocal != 0:
		case o.Flags&boundFlags != 0:
			return id, false
		}
	}
	return NoSymbol, false
}

// seesClassScope tells whether a scope looks names up in the class directly
// around it: type parameters and aliases do.
func seesClassScope(f *File, s ScopeID) bool {
	switch f.Scopes[s].Kind {
	case TypeParamScope, TypeAliasScope, TypeVarScope:
		return true
	}
	return false
}

// lookupName resolves a name lexically without a symbol of its own, as type
// checkers do for annotations that are never evaluated.
func (b *builder) lookupName(keys *keyTable, scope ScopeID, name int32) SymbolID {
	f := b.f
	if id := keys.find(scope, name); id != NoSymbol && f.Symbols[id].Flags&Implied == 0 {
		return f.Symbols[id].Origin
	}
	if owner, _ := b.enclosing(keys, scope, name); owner != NoSymbol {
		return owner
	}
	if id := keys.find(0, name); id != NoSymbol {
		return id
	}
	return NoSymbol
}
