package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A step says where a statement stands in one of the blocks around a place.
type step struct {
	block, index int
	loop         bool // the block is the body of a loop
}

// A mention is a use of a local name, by the steps from the function's body on.
type mention struct {
	name   *syntax.Name
	path   []step
	inside bool // a comprehension or lambda: it may run several times
}

// A store gives a local name another value, by a statement of its own.
type store struct {
	sym  resolve.SymbolID
	path []step
}

// mentions are the uses of the local names of a function.
type mentions struct {
	uses   map[resolve.SymbolID][]mention
	at     map[*syntax.Name]mention
	stores []store
}

// mentionsOf collects a function's uses of names, once.
func (l *listPlan) mentionsOf(fn *resolve.Func) *mentions {
	if m := l.moves[fn]; m != nil {
		return m
	}
	c := &collector{file: fn.File, aliases: l.aliases, out: &mentions{uses: map[resolve.SymbolID][]mention{}, at: map[*syntax.Name]mention{}}}
	l.moves[fn] = c.out
	if fn.Lambda != nil {
		c.inside = true
		c.expr(fn.Lambda.Body, nil)
		return c.out
	}
	c.block(fn.Body(), nil, false)
	return c.out
}

type collector struct {
	file    *resolve.File
	aliases map[symbolKey]methodAlias
	out     *mentions
	blocks  int
	inside  bool
}

func (c *collector) block(list []syntax.Stmt, path []step, loop bool) {
	c.blocks++
	id := c.blocks
	for i, s := range list {
		at := append(path[:len(path):len(path)], step{id, i, loop})
		c.stmt(s, at)
	}
}

func (c *collector) stmt(s syntax.Stmt, at []step) {
	for _, b := range bodies(s) {
		c.block(b, at, isLoop(s))
	}
	switch s := s.(type) {
	case *syntax.Assign:
		for _, t := range s.Targets {
			c.stored(t, at)
		}
	case *syntax.AnnAssign:
		if s.Value != nil {
			c.stored(s.Target, at)
		}
	case *syntax.AugAssign:
		if n, ok := s.Target.(*syntax.Name); ok {
			c.use(n, at)
		}
	}
	for _, e := range heads(s) {
		c.expr(e, at)
	}
}

func isLoop(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.For, *syntax.While:
		return true
	}
	return false
}

// stored notes a plain name that a statement assigns.
func (c *collector) stored(t syntax.Expr, at []step) {
	if n, ok := t.(*syntax.Name); ok {
		c.out.stores = append(c.out.stores, store{c.file.SymbolID(n), at})
	}
}

// expr collects the names in an expression of a statement.
func (c *collector) expr(n syntax.Node, at []step) {
	switch n := n.(type) {
	case *syntax.Name:
		if n.Ctx != syntax.Store {
			c.use(n, at)
		}
		return
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp, *syntax.Lambda:
		outer := c.inside
		c.inside = true
		defer func() { c.inside = outer }()
	}
	syntax.Children(n, func(x syntax.Node) { c.expr(x, at) })
}

func (c *collector) use(n *syntax.Name, at []step) {
	id := c.file.SymbolID(n)
	m := mention{n, at, c.inside}
	c.out.uses[id] = append(c.out.uses[id], m)
	c.out.at[n] = m
	if a, ok := c.aliases[symbolKey{c.file, id}]; ok && n.Ctx != syntax.Store {
		c.out.uses[a.recv] = append(c.out.uses[a.recv], m) // push(1) uses the stack
	}
}

// heads returns what a statement holds beside its blocks.
func heads(s syntax.Stmt) []syntax.Node {
	inBody := map[syntax.Node]bool{}
	for _, b := range bodies(s) {
		for _, x := range b {
			inBody[x] = true
		}
	}
	var out []syntax.Node
	syntax.Children(s, func(n syntax.Node) {
		switch h := n.(type) {
		case *syntax.ExceptHandler:
			if h.Type != nil {
				out = append(out, h.Type)
			}
		default:
			if !inBody[n] {
				out = append(out, n)
			}
		}
	})
	return out
}

// bodies returns the blocks of a statement.
func bodies(n syntax.Node) [][]syntax.Stmt {
	switch n := n.(type) {
	case *syntax.For:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.While:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.If:
		return [][]syntax.Stmt{n.Body, n.Orelse}
	case *syntax.With:
		return [][]syntax.Stmt{n.Body}
	case *syntax.Try:
		list := [][]syntax.Stmt{n.Body, n.Orelse, n.Finalbody}
		for _, h := range n.Handlers {
			list = append(list, h.Body)
		}
		return list
	}
	return nil
}

// lastUse tells whether a name stands where its list is used for the last time
// before the name is given another one.
func (m *mentions) lastUse(n *syntax.Name, sym resolve.SymbolID, isParam bool) bool {
	use, ok := m.at[n]
	if !ok || use.inside || !m.renewed(use, sym, isParam) {
		return false
	}
	for _, other := range m.uses[sym] {
		if other.name != n && !m.covered(other, use, sym) {
			return false
		}
	}
	return true
}

// renewed tells whether each round of the innermost loop around a use gives the
// name another list in front of it.
func (m *mentions) renewed(use mention, sym resolve.SymbolID, isParam bool) bool {
	inner := -1
	for i, s := range use.path {
		if s.loop {
			inner = i
		}
	}
	if inner < 0 {
		return true
	}
	for _, st := range m.stores {
		k := len(st.path) - 1
		if st.sym == sym && k >= inner && k < len(use.path) && st.path[k].block == use.path[k].block && st.path[k].index < use.path[k].index {
			return true
		}
	}
	return false
}

// covered tells whether, after the list was handed on at use, another mention is
// reached only behind an assignment to the name.
func (m *mentions) covered(other, use mention, sym resolve.SymbolID) bool {
	for _, st := range m.stores {
		k := len(st.path) - 1
		if st.sym != sym || k >= len(other.path) || other.path[k].block != st.path[k].block || other.path[k].index <= st.path[k].index {
			continue
		}
		if k < len(use.path) && use.path[k].block == st.path[k].block &&
			use.path[k].index > st.path[k].index && use.path[k].index <= other.path[k].index {
			continue // the use stands between the assignment and the mention
		}
		return true
	}
	// In front of it, outside of any loop.
	if len(other.path) == 0 || len(use.path) == 0 {
		return false
	}
	for k := range min(len(other.path), len(use.path)) {
		o, u := other.path[k], use.path[k]
		if o.loop || u.loop || o.block != u.block {
			return false
		}
		if o.index != u.index {
			return o.index < u.index
		}
	}
	return false
}
