package rules

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// funcFacts indexes one outermost function (a def or lambda at module level or
// in a class, or the module's own statements) with all that is nested in it. It is
// made when a rule first asks, since most functions hold no candidate.
type funcFacts struct {
	parents map[syntax.Node]syntax.Node
	names   map[resolve.SymbolID][]*syntax.Name // in source order
}

// outermost returns the function around fn whose parent is the module body, or
// fn itself.
func outermost(fn *resolve.Func) *resolve.Func {
	for fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody {
		fn = fn.Parent
	}
	return fn
}

func (p *Pass) factsOf(fn *resolve.Func) *funcFacts {
	fn = outermost(fn)
	if f := p.facts[fn]; f != nil {
		return f
	}
	f := &funcFacts{parents: map[syntax.Node]syntax.Node{}, names: map[resolve.SymbolID][]*syntax.Name{}}
	p.facts[fn] = f
	switch {
	case fn.Def != nil:
		f.index(p.File, fn.Def, nil)
	case fn.Lambda != nil:
		f.index(p.File, fn.Lambda, nil)
	default:
		for _, s := range fn.Body() {
			f.index(p.File, s, nil)
		}
	}
	for _, names := range f.names {
		slices.SortFunc(names, func(a, b *syntax.Name) int { return int(a.Pos() - b.Pos()) })
	}
	return f
}

func (f *funcFacts) index(file *resolve.File, n, parent syntax.Node) {
	f.parents[n] = parent
	if name, ok := n.(*syntax.Name); ok {
		if id := file.SymbolID(name); id != resolve.NoSymbol {
			f.names[id] = append(f.names[id], name)
		}
		return
	}
	syntax.Children(n, func(c syntax.Node) { f.index(file, c, n) })
}

// A Place is a variable, or an attribute path on one: x, self.items.
type Place struct {
	root  resolve.SymbolID
	attrs string // ".items", "" for the variable itself
}

// PlaceOf returns the place that a name or attribute chain on a name denotes.
func (p *Pass) PlaceOf(e syntax.Expr) (Place, bool) {
	switch e := e.(type) {
	case *syntax.Name:
		id := p.File.SymbolID(e)
		return Place{root: id}, id != resolve.NoSymbol
	case *syntax.Attribute:
		pl, ok := p.PlaceOf(e.Value)
		pl.attrs += "." + e.Attr
		return pl, ok
	}
	return Place{}, false
}

// IsVariable tells whether the place is a variable rather than an attribute.
func (pl Place) IsVariable() bool { return pl.attrs == "" }

// IsLocal tells whether the place is a variable of a function.
func (p *Pass) IsLocal(pl Place) bool {
	if pl.attrs != "" || pl.root == resolve.NoSymbol {
		return false
	}
	s := p.File.Symbols[pl.root]
	switch p.File.Scopes[s.Scope].Kind {
	case resolve.FunctionScope, resolve.LambdaScope, resolve.ComprehensionScope:
		return s.Kind == resolve.Local || s.Kind == resolve.Cell
	}
	return false
}

// A Use is one occurrence of a place in the outermost function around the
// current node, its nested functions included.
type Use struct {
	Node   syntax.Expr // the Name or Attribute that denotes the place
	Parent syntax.Node
	Kind   UseKind
	// Method is the method's name of a MethodCall.
	Method string
	// Call is the call of a MethodCall or Argument.
	Call *syntax.Call
}

// UseKind says what is done with a value.
type UseKind uint8

// The kinds of uses.
const (
	OtherUse    UseKind = iota // it may go anywhere: returned, stored, yielded, aliased
	Rebind                     // the place, or a prefix of it, gets another value or is deleted
	MethodCall                 // x.m(...)
	AttrRead                   // x.a, read
	AttrWrite                  // x.a = v, del x.a
	ItemRead                   // x[i], read
	ItemWrite                  // x[i] = v, del x[i], x[i] op= v
	AugTarget                  // x op= v
	Iterated                   // for ... in x
	Compared                   // operand of a comparison, "in" and "not in" included
	Tested                     // in a condition, as such or under not
	Operand                    // operand of a binary operator
	Argument                   // argument of a call
	Interpolate                // field of an f-string
)

// UsesOf returns the occurrences of a place in source order.
func (p *Pass) UsesOf(pl Place) []Use {
	f := p.factsOf(p.Func())
	var uses []Use
	for _, name := range f.names[pl.root] {
		if u, ok := f.use(name, pl.attrs); ok {
			uses = append(uses, u)
		}
	}
	return uses
}

// use follows attrs up from a name and classifies what is done with the place.
func (f *funcFacts) use(name *syntax.Name, attrs string) (Use, bool) {
	var at syntax.Expr = name
	ctx := name.Ctx
	for attrs != "" {
		if ctx != syntax.Load {
			return Use{Node: at, Parent: f.parents[at], Kind: Rebind}, true // the prefix is rebound
		}
		a, ok := f.parents[at].(*syntax.Attribute)
		if !ok || len(attrs) <= len(a.Attr) || attrs[1:1+len(a.Attr)] != a.Attr {
			return Use{}, false
		}
		if rest := attrs[1+len(a.Attr):]; rest != "" && rest[0] != '.' {
			return Use{}, false
		}
		attrs = attrs[1+len(a.Attr):]
		at, ctx = a, a.Ctx
	}
	u := Use{Node: at, Parent: f.parents[at]}
	if ctx != syntax.Load {
		u.Kind = Rebind
		if aug, ok := u.Parent.(*syntax.AugAssign); ok && aug.Target == at {
			u.Kind = AugTarget
		}
		return u, true
	}
	f.classify(&u)
	return u, true
}

func (f *funcFacts) classify(u *Use) {
	switch n := u.Parent.(type) {
	case *syntax.Attribute:
		f.classifyAttribute(u, n)
	case *syntax.Subscript:
		switch {
		case n.Value != u.Node:
			u.Kind = Operand // used as an index
		case n.Ctx == syntax.Load:
			u.Kind = ItemRead
		default:
			u.Kind = ItemWrite
		}
	case *syntax.For:
		u.Kind = Iterated
	case *syntax.Comprehension:
		u.Kind = Tested
		if n.Iter == u.Node {
			u.Kind = Iterated
		}
	case *syntax.Compare:
		u.Kind = Compared
	case *syntax.If, *syntax.While, *syntax.Assert:
		u.Kind = Tested
	case *syntax.UnaryOp:
		u.Kind = Operand
		if n.Op == syntax.Not {
			u.Kind = Tested
		}
	case *syntax.BinOp:
		u.Kind = Operand
	case *syntax.AugAssign:
		u.Kind = Operand
	case *syntax.FormattedValue:
		u.Kind = Interpolate
	case *syntax.Call:
		if n.Func == u.Node {
			u.Kind = Operand // called itself
			return
		}
		u.Kind, u.Call = Argument, n
	case *syntax.Keyword:
		if call, ok := f.parents[n].(*syntax.Call); ok {
			u.Kind, u.Call = Argument, call
		}
	}
}

func (f *funcFacts) classifyAttribute(u *Use, a *syntax.Attribute) {
	switch call, ok := f.parents[a].(*syntax.Call); {
	case ok && call.Func == syntax.Expr(a):
		u.Kind, u.Method, u.Call = MethodCall, a.Attr, call
	case a.Ctx != syntax.Load:
		u.Kind = AttrWrite
	default:
		u.Kind = AttrRead
	}
}

// ParentOf returns the parent of a node of the function around the current node.
func (p *Pass) ParentOf(n syntax.Node) syntax.Node { return p.factsOf(p.Func()).parents[n] }
