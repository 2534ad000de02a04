package mix

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/lower"
)

// refs are what a unit names or holds.
type refs struct {
	units []unitRef
	vars  []varRef
	seen  map[*unit]int // where each of units is
	knows map[*variable]bool
	// waits tells that it uses the event loop, and outside are the units that it uses
	// outside of what it passes to asyncio.run.
	waits   bool
	outside map[*unit]bool
	// attrs are the names of the attributes that it uses, and ofClass those that it
	// uses of classes.
	attrs   map[string]core.Pos
	ofClass map[string]bool
}

type unitRef struct {
	to  *unit
	pos core.Pos
	// handsOn tells that a typed unit uses it as dynamic code does.
	handsOn bool
}

type varRef struct {
	to   *variable
	name string
	pos  core.Pos
}

// A collector finds units and what they refer to.
type collector struct {
	*Mix
	prog    *resolve.Program
	sol     *solve.Solution
	order   []*unit
	reach   map[solve.Var]reached
	callees map[syntax.Expr]bool // names of what is called
	ran     map[syntax.Node]bool // the calls that asyncio.run is given, and what they call
	inRun   bool                 // the node at hand is one of these
	hazards
}

// A reached is what values of a Var hold: all of it, and what typed code uses as such.
type reached struct{ all, used []*unit }

func (c *collector) add(key any, u *unit) {
	c.Mix.units[key] = u
	u.order = len(c.order)
	c.order = append(c.order, u)
}

// units finds the units, typed where all of them is lowered.
func (c *collector) units() {
	for _, f := range c.prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		statements := map[syntax.Stmt]lower.Statement{}
		for _, s := range c.Parts.Statements[f] {
			statements[s.Node] = s
		}
		for _, s := range f.Tree.Body {
			at := core.Pos{File: f.Path, Line: f.Tree.Line(s.Pos())}
			switch d := s.(type) {
			case *syntax.FunctionDef:
				fn := f.FuncOf(d)
				u := &unit{file: f, fn: fn, name: fn.Name, pos: at, typed: true}
				c.add(fn, u)
				switch out := c.Parts.Funcs[fn]; {
				case out.Status != core.Ported:
					c.demote(u, out.Reasons[0])
				case !c.once(f, fn.Name):
					c.demote(u, core.Reason{Code: "rebound", Text: "its name is bound again", Pos: at})
				}
			case *syntax.ClassDef:
				c.classUnits(f, f.ClassOf(d), at)
			default:
				low, ok := statements[s]
				c.add(s, &unit{file: f, name: "a statement of the module", pos: at, typed: ok && !low.Failed && (low.Declared || binds(s) || loops(s)), loops: loops(s), ofClass: c.storesInClass(f, s)})
			}
		}
	}
}

// binds tells whether a statement only binds variables, which typed code may use.
func binds(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.Assign, *syntax.AnnAssign:
		return true
	}
	return false
}

// storesInClass tells whether a statement gives an attribute of a class a value.
func (c *collector) storesInClass(f *resolve.File, s syntax.Stmt) bool {
	n, ok := s.(*syntax.Assign)
	if !ok || len(n.Targets) != 1 {
		return false
	}
	a, ok := n.Targets[0].(*syntax.Attribute)
	return ok && c.prog.Lookup(f, a.Value).Class != nil
}

// loops tells whether a statement has a loop, so that typing it is of use.
func loops(s syntax.Stmt) bool {
	found := false
	syntax.Inspect(s, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.For, *syntax.While, *syntax.Comprehension:
			found = true
		}
		return !found
	})
	return found
}

// once tells whether a name of a module is bound by one statement for good.
func (c *collector) once(f *resolve.File, name string) bool {
	id := f.Lookup(0, name)
	return id != resolve.NoSymbol && len(f.BindingsOf(&f.Symbols[id])) == 1 && f.Symbols[id].Flags&resolve.Deleted == 0
}

// classUnits makes the units of a class: itself, and each of its methods.
func (c *collector) classUnits(f *resolve.File, k *resolve.Class, at core.Pos) {
	low := c.Parts.Plan.Class(k)
	u := &unit{file: f, class: k, name: k.Name, pos: at, typed: true}
	c.add(k, u)
	switch {
	case c.sol.IsListClass(k):
		c.demote(u, core.Reason{Code: "list-class", Text: "it is list by another name", Pos: at})
	case low.Status == core.Stub && len(low.Reasons) > 0:
		c.demote(u, low.Reasons[0])
	case !c.once(f, k.Name):
		c.demote(u, core.Reason{Code: "rebound", Text: "its name is bound again", Pos: at})
	}
	for _, s := range k.Def.Body {
		if _, nested := s.(*syntax.ClassDef); nested && u.typed {
			c.demote(u, core.Reason{Code: "nested-class", Text: "a class in it", Pos: at})
		}
	}
	for _, fn := range k.Methods {
		m := &unit{file: f, fn: fn, name: k.Name + "." + fn.Name, pos: core.Pos{File: f.Path, Line: fn.Line()}, typed: true}
		c.add(fn, m)
		if out := c.Parts.Funcs[fn]; out.Status != core.Ported {
			c.demote(m, out.Reasons[0])
		}
		c.uses(m, u, m.pos)
		if c.bound(fn) || !c.plain(k) {
			c.uses(u, m, m.pos)
		}
	}
}

// collect finds the references of all units.
func (c *collector) collect() {
	for _, f := range c.prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		for _, s := range f.Tree.Body {
			switch d := s.(type) {
			case *syntax.FunctionDef:
				c.walk(f, c.Mix.units[f.FuncOf(d)], s)
				c.header(f, d)
			case *syntax.ClassDef:
				c.classRefs(f, f.ClassOf(d))
			default:
				c.walk(f, c.Mix.units[s], s)
			}
		}
	}
	c.bindings()
}

// classRefs collects the references of a class and of its methods.
func (c *collector) classRefs(f *resolve.File, k *resolve.Class) {
	u := c.Mix.units[k]
	for _, e := range append(append([]syntax.Expr{}, k.Def.Bases...), k.Def.DecoratorList...) {
		c.walk(f, u, e)
	}
	for _, s := range k.Def.Body {
		if d, ok := s.(*syntax.FunctionDef); ok {
			if fn := f.FuncOf(d); fn != nil {
				if m := c.Mix.units[fn]; m != nil {
					c.walk(f, m, s)
					continue
				}
			}
		}
		c.walk(f, u, s)
	}
	low := c.Parts.Plan.Class(k)
	for _, fl := range low.Fields {
		if len(k.AttrsNamed(fl.Name)) > 0 || fl.Late != "" {
			c.holds(u, c.sol.Attr(k, fl.Name), u.pos)
		}
	}
}

// header collects what the def statement of a function evaluates: it is run by the
// module's body, which is dynamic.
func (c *collector) header(f *resolve.File, d *syntax.FunctionDef) {
	u := &unit{file: f, name: "the def of " + d.Name}
	c.order = append(c.order, u)
	for _, e := range d.DecoratorList {
		c.walk(f, u, e)
	}
	fixed := map[syntax.Expr]bool{}
	if fn := f.FuncOf(d); fn != nil {
		for i, p := range fn.Params {
			fixed[p.Default] = p.Default != nil && c.Parts.Plan.Fixed(fn, i)
		}
	}
	for _, e := range append(append([]syntax.Expr{}, d.Args.Defaults...), d.Args.KwDefaults...) {
		// A typed function knows what is behind a default itself.
		if e != nil && !fixed[e] && c.prog.Lookup(f, e).File == nil {
			c.walk(f, u, e)
		}
	}
}

// walk collects the references of a part of a unit.
func (c *collector) walk(f *resolve.File, u *unit, n syntax.Node) {
	u.readsIn(f, n)
	syntax.Inspect(n, func(n syntax.Node) bool {
		at := core.Pos{File: f.Path, Line: f.Tree.Line(n.Pos())}
		c.inRun = c.ran[n]
		c.guard(u, n, at)
		c.loopUse(f, u, n)
		u.catches(c.prog, n)
		c.inspect(f, n, at)
		switch n := n.(type) {
		case *syntax.AnnAssign:
			c.onlyNamed(n.Annotation)
		case *syntax.FunctionDef:
			c.onlyNamed(n.Returns)
			if fn := f.FuncOf(n); fn != nil {
				for _, p := range fn.Params {
					c.onlyNamed(p.Annotation)
					c.holds(u, c.sol.Symbol(f, p.Symbol), at)
				}
			}
		case *syntax.Call:
			c.called(f, u, n)
		case *syntax.Name:
			d := c.prog.Lookup(f, n)
			if c.Parts.Shown[n] && u.typed {
				c.handsOn(u, n, d, at)
				return true
			}
			c.named(u, d, n.Ctx != syntax.Load, at)
			c.asValue(u, n, d)
			c.rebound(f, u, n, at)
		case *syntax.Attribute:
			if u.refs.attrs == nil {
				u.refs.attrs = map[string]core.Pos{}
			}
			if _, ok := u.refs.attrs[n.Attr]; !ok {
				u.refs.attrs[n.Attr] = at
			}
			if c.prog.Lookup(f, n.Value).Class != nil {
				if u.refs.ofClass == nil {
					u.refs.ofClass = map[string]bool{}
				}
				u.refs.ofClass[n.Attr] = true
			}
			d := c.prog.Lookup(f, n)
			c.named(u, d, n.Ctx != syntax.Load, at)
			c.asValue(u, n, d)
			if n.Ctx != syntax.Load && (d.Func != nil || d.Class != nil) {
				c.replaced(d)
			}
		}
		if e, ok := n.(syntax.Expr); ok {
			if v, ok := c.sol.Expr(e); ok {
				c.holds(u, v, at)
			}
		}
		return true
	})
}

// called notes a call by name: of a function, or of a class for its initialiser.
func (c *collector) called(f *resolve.File, u *unit, n *syntax.Call) {
	d := c.prog.Lookup(f, n.Func)
	fn := d.Func
	if d.Class != nil {
		fn = d.Class.FindMethod("__init__")
		c.Mix.made[d.Class] = append(c.Mix.made[d.Class], call{u, n})
	}
	if fn != nil {
		c.Mix.calls[fn] = append(c.Mix.calls[fn], call{u, n})
	}
	c.callees[n.Func] = true
	if name := d.Name; name == "builtins.isinstance" || name == "builtins.issubclass" {
		for _, a := range n.Args[1:] {
			c.onlyNamed(a)
		}
	}
}

// onlyNamed notes an expression that names classes without using them.
func (c *collector) onlyNamed(e syntax.Expr) {
	if e == nil {
		return
	}
	syntax.Inspect(e, func(n syntax.Node) bool {
		if e, ok := n.(syntax.Expr); ok {
			c.callees[e] = true
		}
		return true
	})
}

// asValue notes that a unit uses a function or class other than by calling it.
func (c *collector) asValue(u *unit, e syntax.Expr, d resolve.Def) {
	if c.callees[e] {
		return
	}
	var to *unit
	switch {
	case d.Func != nil:
		to = c.Mix.units[d.Func]
	case d.Class != nil:
		to = c.Mix.units[d.Class]
	}
	if to != nil && to != u {
		c.Mix.values[to] = append(c.Mix.values[to], u)
	}
}

// rebound takes the functions and classes whose name is bound in other ways too as
// dynamic.
func (c *collector) rebound(f *resolve.File, u *unit, n *syntax.Name, at core.Pos) {
	if n.Ctx == syntax.Load {
		return
	}
	id := f.SymbolID(n)
	if id == resolve.NoSymbol {
		return
	}
	d := c.prog.DefOf(f, id)
	if d.Func != nil && d.Func.Class != nil && d.Func.Name != n.ID {
		return // __rmul__ = __mul__
	}
	if d.Func != nil || d.Class != nil {
		c.replaced(d)
	}
}

// replaced makes a function or class dynamic whose name is given something else.
func (c *collector) replaced(d resolve.Def) {
	for _, key := range []any{d.Func, d.Class} {
		if u := c.Mix.units[key]; u != nil {
			c.demote(u, core.Reason{Code: "rebound", Text: "its name is bound again", Pos: u.pos})
		}
	}
}

// named notes what a name means.
func (c *collector) named(u *unit, d resolve.Def, write bool, at core.Pos) {
	switch {
	case d.Func != nil:
		c.uses(u, c.unitOf(d.Func), at)
	case d.Class != nil:
		c.uses(u, c.classUnit(d.Class), at)
	case d.File != nil:
		c.touches(u, d.File, d.Symbol, write, at)
	}
}

func (c *collector) uses(u, to *unit, at core.Pos) {
	if to == nil || to == u {
		return
	}
	if !c.inRun {
		if u.refs.outside == nil {
			u.refs.outside = map[*unit]bool{}
		}
		u.refs.outside[to] = true
	}
	if i, ok := u.refs.seen[to]; ok {
		if u.refs.units[i].handsOn {
			u.refs.units[i] = unitRef{to: to, pos: at}
		}
		return
	}
	u.note(unitRef{to: to, pos: at})
}

// note adds a reference that is not there yet.
func (u *unit) note(r unitRef) {
	if u.refs.seen == nil {
		u.refs.seen = map[*unit]int{}
	}
	u.refs.seen[r.to] = len(u.refs.units)
	u.refs.units = append(u.refs.units, r)
}

// touches notes the use of a module's variable.
func (c *collector) touches(u *unit, f *resolve.File, id resolve.SymbolID, write bool, at core.Pos) {
	v := c.variable(f, id)
	if v == nil {
		return
	}
	if u.refs.knows == nil {
		u.refs.knows = map[*variable]bool{}
	}
	if !u.refs.knows[v] {
		u.refs.knows[v] = true
		u.refs.vars = append(u.refs.vars, varRef{v, f.Symbols[id].Name, at})
	}
	if write {
		v.writers = append(v.writers, u)
	} else {
		v.readers = append(v.readers, u)
	}
}

// variable returns a variable of a module, nil for others.
func (c *collector) variable(f *resolve.File, id resolve.SymbolID) *variable {
	id = f.Symbols[id].Origin
	if f.Role != resolve.Own || c.Parts.Const(f, id) != nil {
		return nil
	}
	k := varKey{f, id}
	v := c.Mix.vars[k]
	if v == nil {
		v = &variable{name: f.Symbols[id].Name, v: c.Parts.Var(f, id)}
		c.Mix.vars[k] = v
	}
	return v
}

// bindings finds the variables that the straight way of a module's body binds.
func (c *collector) bindings() {
	for k, v := range c.Mix.vars {
		top := map[syntax.Node]bool{}
		for _, s := range k.file.Tree.Body {
			top[s] = true
		}
		for _, b := range k.file.BindingsOf(&k.file.Symbols[k.id]) {
			v.sure = v.sure || b.Scope == 0 && top[b.Node]
		}
		v.shared = v.sure && c.shareable(k, v)
	}
}

// shareable tells whether dynamic code can bind a variable that has a Go type: it
// does so by plain assignments, in the variable's own module, and to values of known
// types.
func (c *collector) shareable(k varKey, v *variable) bool {
	sym := &k.file.Symbols[k.id]
	if sym.Flags&resolve.Deleted != 0 {
		return false
	}
	for _, b := range k.file.BindingsOf(sym) {
		switch b.Kind {
		case resolve.BindAssign, resolve.BindAnn, resolve.BindAug, resolve.BindFor:
		default:
			return false
		}
	}
	for _, w := range v.writers {
		if w.file != k.file {
			return false
		}
	}
	for _, x := range c.sol.Values(c.sol.Symbol(k.file, k.id)) {
		if x.Kind == solve.AnyVal {
			return false
		}
	}
	return true
}

// implicit tells whether a method is called without being named.
func implicit(fn *resolve.Func) bool {
	return fn.Name != "__init__" && strings.HasPrefix(fn.Name, "__") && strings.HasSuffix(fn.Name, "__") || fn.IsProperty()
}

// unitOf returns the unit that a function is part of, or nil.
func (c *collector) unitOf(fn *resolve.Func) *unit {
	for fn.Parent != nil && fn.Parent.Kind != resolve.ModuleBody {
		fn = fn.Parent
	}
	if fn.Class != nil && (fn.Class.Outer != nil || fn.Class.Parent != nil && fn.Class.Parent.Kind != resolve.ModuleBody) {
		return c.classUnit(fn.Class)
	}
	if fn.Kind == resolve.ModuleBody || fn.Lambda != nil {
		return nil
	}
	return c.Mix.units[fn]
}

func (c *collector) classUnit(k *resolve.Class) *unit {
	if c.sol.IsListClass(k) {
		return nil // typed and dynamic code have their own, which never meet
	}
	for k.Outer != nil {
		k = k.Outer
	}
	if k.Parent != nil && k.Parent.Kind != resolve.ModuleBody {
		return c.unitOf(k.Parent)
	}
	return c.Mix.units[k]
}

// holds notes the functions and classes whose values a Var may hold.
func (c *collector) holds(u *unit, v solve.Var, at core.Pos) {
	all, used := c.reached(v)
	for _, to := range used {
		c.uses(u, to, at)
	}
	if len(all) == len(used) {
		return
	}
	for _, to := range all {
		if _, ok := u.refs.seen[to]; !ok && to != u {
			u.note(unitRef{to: to, pos: at, handsOn: true})
		}
	}
}

// reached returns the units of the functions and objects that a Var may hold,
// containers looked into, and which of them typed code uses as such.
func (c *collector) reached(v solve.Var) (all, used []*unit) {
	root := c.sol.Root(v)
	r, ok := c.reach[root]
	if !ok {
		r.all = c.reachedBy(root, func(solve.Var) bool { return false })
		if len(r.all) > 0 {
			r.used = c.reachedBy(root, c.isDynamic)
		}
		c.reach[root] = r
	}
	return r.all, r.used
}

// isDynamic tells whether typed code holds what a Var does as dynamic code has it.
func (c *collector) isDynamic(v solve.Var) bool {
	t, err := c.Parts.Plan.TypeOf(v)
	return err == nil && t.Kind == core.LibraryKind
}

// reachedBy returns the units of the functions and objects that a Var may hold,
// containers looked into, but for Vars that are left out.
func (c *collector) reachedBy(v solve.Var, leaveOut func(solve.Var) bool) []*unit {
	var list []*unit
	seen := map[solve.Var]bool{}
	found := map[*unit]bool{}
	add := func(u *unit) {
		if u != nil && !found[u] {
			found[u] = true
			list = append(list, u)
		}
	}
	var visit func(v solve.Var)
	var value func(x *solve.Value)
	value = func(x *solve.Value) {
		switch {
		case x.Fn != nil:
			add(c.unitOf(x.Fn))
		case x.Own != nil:
			add(c.classUnit(x.Own))
			for _, k := range x.Own.MRO {
				for _, fn := range k.Methods {
					if implicit(fn) {
						add(c.Mix.units[fn])
					}
				}
			}
		}
		if x.Self != nil {
			value(x.Self)
		}
		for _, a := range x.Args {
			visit(a)
		}
	}
	visit = func(v solve.Var) {
		if v = c.sol.Root(v); seen[v] || leaveOut(v) {
			return
		}
		seen[v] = true
		for _, x := range c.sol.Values(v) {
			value(x)
		}
	}
	visit(v)
	slices.SortFunc(list, func(a, b *unit) int { return a.order - b.order }) // a Var's values have none
	return list
}
