package lower

import (
	"maps"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file finds the reads of local variables that may not be bound: Python
// raises UnboundLocalError there, where Go would go on with a zero value.

// A bindState holds the variables that are bound for sure; dead code has all.
type bindState struct {
	bound map[resolve.SymbolID]bool
	dead  bool
}

func (s bindState) clone() bindState { return bindState{maps.Clone(s.bound), s.dead} }

// meet returns what is bound on both ways.
func (s bindState) meet(o bindState) bindState {
	switch {
	case s.dead:
		return o.clone()
	case o.dead:
		return s.clone()
	}
	out := bindState{bound: map[resolve.SymbolID]bool{}}
	for id := range s.bound {
		if o.bound[id] {
			out.bound[id] = true
		}
	}
	return out
}

// A binder goes through one function.
type binder struct {
	b     *body
	scope resolve.ScopeID
	// breaks are the states at the breaks of the loops around.
	breaks []*bindState
	state  bindState
	// at is the statement at hand.
	at syntax.Stmt
}

// checkBound refuses the function if a variable may be read before it is bound.
func (b *body) checkBound() {
	c := &binder{b: b, scope: b.fn.Scope, state: bindState{bound: map[resolve.SymbolID]bool{}}}
	for _, p := range b.fn.Params {
		c.state.bound[p.Symbol] = true
	}
	if b.fn.Lambda != nil {
		return
	}
	c.block(b.fn.Body())
}

func (c *binder) block(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

// run goes through a block from a state and returns the state behind it.
func (c *binder) run(from bindState, list []syntax.Stmt) bindState {
	outer := c.state
	c.state = from.clone()
	c.block(list)
	out := c.state
	c.state = outer
	return out
}

func (c *binder) stmt(s syntax.Stmt) {
	c.at = s
	switch n := s.(type) {
	case *syntax.If:
		c.reads(n.Test)
		then, other := c.run(c.state, n.Body), c.run(c.state, n.Orelse)
		c.state = then.meet(other)
	case *syntax.While:
		c.reads(n.Test)
		before := c.state.clone()
		if isForever(n.Test) {
			before.dead = true
		}
		c.loop(n.Body, n.Orelse, before)
	case *syntax.For:
		c.reads(n.Iter)
		before := c.state.clone()
		c.stores(n.Target)
		if c.runsOnce(n.Iter) {
			before = c.state.clone()
			if !jumps(n.Body) {
				before = c.run(before, n.Body)
			}
		}
		c.loop(n.Body, n.Orelse, before)
	case *syntax.Try:
		c.try(n)
	case *syntax.With:
		for _, item := range n.Items {
			c.reads(item.ContextExpr)
			if item.OptionalVars != nil {
				c.stores(item.OptionalVars)
			}
		}
		// An __exit__ may swallow the exception that ended the body early.
		before := c.state.clone()
		after := c.run(c.state, n.Body)
		if c.b.prog.MaySwallow(c.b.file, n) {
			after = after.meet(before)
		}
		c.state = after
	case *syntax.Return, *syntax.Raise:
		c.reads(s)
		c.state.dead = true
	case *syntax.Continue:
		c.state.dead = true
	case *syntax.Break:
		if len(c.breaks) > 0 {
			at := c.breaks[len(c.breaks)-1]
			*at = at.meet(c.state)
		}
		c.state.dead = true
	case *syntax.Assign:
		c.reads(n.Value)
		for _, t := range n.Targets {
			c.stores(t)
		}
	case *syntax.AnnAssign:
		if n.Value != nil {
			c.reads(n.Value)
			c.stores(n.Target)
		}
	case *syntax.AugAssign:
		if name, ok := n.Target.(*syntax.Name); ok {
			c.read(name)
		} else {
			c.reads(n.Target)
		}
		c.reads(n.Value)
	case *syntax.Delete:
		for _, t := range n.Targets {
			if name, ok := t.(*syntax.Name); ok {
				c.read(name)
				delete(c.state.bound, c.b.file.SymbolID(name))
			} else {
				c.reads(t)
			}
		}
	case *syntax.FunctionDef:
		c.reads(s)
		c.bind(c.b.file.SymbolAt(n.NamePos))
	case *syntax.ClassDef, *syntax.Match:
		c.reads(s)
	default:
		c.reads(s)
	}
}

// jumps tells whether statements hold a break or continue.
func jumps(list []syntax.Stmt) bool {
	found := false
	syntax.InspectBody(list, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Break, *syntax.Continue:
			found = true
		}
		return !found
	})
	return found
}

// runsOnce tells whether a loop over an iterable has a first round for sure.
func (c *binder) runsOnce(e syntax.Expr) bool {
	switch n := e.(type) {
	case *syntax.List:
		return len(n.Elts) > 0 && !hasStar(n.Elts)
	case *syntax.Tuple:
		return len(n.Elts) > 0 && !hasStar(n.Elts)
	case *syntax.Call:
		if c.b.dotted(n.Func) != "builtins.range" || len(n.Args) != 1 {
			return false
		}
		lit, ok := n.Args[0].(*syntax.Constant)
		return ok && lit.Kind == syntax.ConstInt && lit.Big == nil && lit.Int > 0
	}
	return false
}

// loop goes through a body; before is the state where the loop ends by itself.
func (c *binder) loop(list, orelse []syntax.Stmt, before bindState) {
	broken := &bindState{dead: true}
	c.breaks = append(c.breaks, broken)
	c.run(c.state, list)
	c.breaks = c.breaks[:len(c.breaks)-1]
	c.state = c.run(before, orelse).meet(*broken)
}

func (c *binder) try(n *syntax.Try) {
	before := c.state.clone()
	after := c.run(c.run(before, n.Body), n.Orelse)
	for _, h := range n.Handlers {
		if h.Type != nil {
			c.reads(h.Type)
		}
		from := before.clone()
		from.dead = false
		if h.Name != "" {
			for i := range c.b.file.Bindings {
				if x := &c.b.file.Bindings[i]; x.Kind == resolve.BindExcept && x.Node == syntax.Node(h) {
					from.bound[x.Symbol] = true
				}
			}
		}
		after = after.meet(c.run(from, h.Body))
	}
	if len(n.Finalbody) > 0 {
		final := c.run(before, n.Finalbody)
		for id := range final.bound {
			if after.bound == nil {
				after.bound = map[resolve.SymbolID]bool{}
			}
			after.bound[id] = true
		}
		after.dead = after.dead || final.dead
	}
	c.state = after
}

// stores binds the names of a target, and reads what stands in it.
func (c *binder) stores(t syntax.Expr) {
	syntax.Inspect(t, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok {
			if name.Ctx == syntax.Store {
				c.bind(c.b.file.SymbolID(name))
			} else {
				c.read(name)
			}
		}
		return true
	})
}

func (c *binder) bind(id resolve.SymbolID) {
	if id != resolve.NoSymbol && c.state.bound != nil {
		c.state.bound[id] = true
	}
}

// reads checks the names that a node reads, those of inner functions included.
func (c *binder) reads(n syntax.Node) {
	if n == nil {
		return
	}
	module := c.b.fn.Kind == resolve.ModuleBody
	syntax.Inspect(n, func(x syntax.Node) bool {
		switch x.(type) {
		case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
			if module {
				return false // what functions read is looked at with the module's variables
			}
		}
		if e, ok := x.(*syntax.NamedExpr); ok {
			c.reads(e.Value)
			c.bind(c.b.file.SymbolID(e.Target))
			return false
		}
		if name, ok := x.(*syntax.Name); ok && name.Ctx == syntax.Load {
			c.read(name)
		}
		return true
	})
}

func (c *binder) read(n *syntax.Name) {
	id := c.b.file.SymbolID(n)
	if id == resolve.NoSymbol || c.state.dead || c.state.bound[id] {
		return
	}
	sym := &c.b.file.Symbols[id]
	if sym.Scope != c.scope || !c.own(sym) {
		return
	}
	if c.at == nil {
		c.b.no(n, "unbound", "variable %s may not be bound here", n.ID)
	}
	ok, bound := c.b.doubtful(id, n, c.at)
	if !ok {
		c.b.no(n, "unbound", "variable %s may not be bound here", n.ID)
	}
	if bound {
		c.bind(id)
	}
}

// own tells whether a variable is one that the function's own statements bind;
// functions and classes are bound before they can be called.
func (c *binder) own(sym *resolve.Symbol) bool {
	bindings := c.b.file.BindingsOf(sym)
	if len(bindings) == 0 {
		return false
	}
	for _, x := range bindings {
		switch x.Kind {
		case resolve.BindDef, resolve.BindClass, resolve.BindImport, resolve.BindComp:
			return false
		}
	}
	return true
}

func isForever(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && (c.Kind == syntax.ConstTrue || c.Kind == syntax.ConstInt && c.Int != 0)
}
