package main

import (
	"fmt"
	"slices"
	"strings"
)

func replaceAll(s, old, new string) string { return strings.ReplaceAll(s, old, new) }

// functionDef makes a function of the module.
func (g *gen) functionDef() *stmt {
	f := &function{name: g.name("func"), result: g.typ(2)}
	var def *stmt
	switch {
	case g.one(5):
		def = g.generatorDef(f)
	case g.one(8):
		def = g.recursive(f)
	default:
		def = g.define(f, g.globalUse)
		if g.one(12) && !g.plain {
			g.need("import functools")
			def = decorate(def, pick(g, []string{"functools.lru_cache(maxsize=None)", "functools.cache"}), f)
		}
	}
	g.functions = append(g.functions, f)
	return def
}

// decorate puts a cache on a function whose arguments are hashable.
func decorate(def *stmt, decorator string, f *function) *stmt {
	for _, p := range f.params {
		if !p.t.hashable() {
			return def
		}
	}
	if f.rest != nil || f.result.sized() && f.result != intT && f.result != strT {
		return def
	}
	def.clauses = append([]*clause{{head: form(nil, precAny, "@"+decorator)}}, def.clauses...)
	return def
}

// globalUse changes a variable of the module from within a function.
func (g *gen) globalUse() []*stmt {
	v := g.variable(intT, func(v *variable) bool { return !v.held && g.ofModule(v) })
	if v == nil || !g.one(2) {
		return nil
	}
	return []*stmt{line("global " + v.name), line(v.name+" = $0", g.cut(form(intT, precAdd, v.name+" + $c", g.bounded(intT, 1, 20)).sized(60), 20))}
}

func (g *gen) ofModule(v *variable) bool { return g.outer > 0 && slices.Contains(g.vars[:g.outer], v) }

// parameters makes a list of parameters, and its text.
func (g *gen) parameters(f *function, atMost int) string {
	var parts []string
	defaults := false
	for range g.IntN(atMost + 1) {
		p := param{name: g.name("p"), t: g.typ(2)}
		if g.one(12) {
			p.t = of("fn", g.scalar(), g.scalar())
		}
		s := p.name
		if g.annotate {
			s += ": " + g.hint(p.t)
		}
		if defaults || g.one(5) {
			if p.t.name == "int" || p.t.name == "float" || p.t.name == "str" || p.t.name == "bool" || g.dynamic && p.t.name == "list" {
				p.fallback = g.cut(g.value(p.t, 0), 33)
				defaults = true
				s += "=" + p.fallback.String()
			} else if defaults {
				continue
			}
		}
		f.params = append(f.params, p)
		parts = append(parts, s)
	}
	if g.one(10) && f.yields == nil && (!g.plain || g.one(3)) {
		f.rest = g.scalar()
		parts = append(parts, "*rest")
	} else if g.one(12) && len(parts) > 0 {
		p := param{name: g.name("k"), t: g.scalar(), keyword: true}
		p.fallback = g.cut(g.value(p.t, 0), 33)
		s := p.name
		if g.annotate {
			s += ": " + g.hint(p.t)
		}
		parts = append(parts, "*", s+"="+p.fallback.String())
		f.params = append(f.params, p)
	}
	return strings.Join(parts, ", ")
}

// hint writes an annotation.
func (g *gen) hint(t *typ) string {
	if t.holds("opt") {
		g.need("from typing import Optional")
	}
	if t.holds("fn") {
		g.need("from typing import Callable")
	}
	return t.String()
}

func (t *typ) holds(name string) bool {
	return t.name == name || slices.ContainsFunc(t.args, func(a *typ) bool { return a.holds(name) })
}

// define makes the def of a function; first makes statements for its beginning.
func (g *gen) define(f *function, first func() []*stmt) *stmt {
	params := g.parameters(f, 3)
	head := "def " + f.name + "(" + params + ")"
	if g.annotate {
		head += " -> " + g.hint(f.result)
	}
	leave := g.enter(f)
	g.bring(f)
	list := first()
	body := g.body(1 + g.IntN(4))
	result := g.bounded(f.result, 3, 33)
	list = append(list, body...)
	list = append(list, line("return $0", result))
	leave()
	return block(list, head+":")
}

// bring brings the parameters of a function into scope.
func (g *gen) bring(f *function) {
	for _, p := range f.params {
		g.vars = append(g.vars, &variable{name: p.name, t: p.t, size: 33, fixed: p.t.name == "fn"})
	}
	if f.rest != nil && g.dynamic {
		g.vars = append(g.vars, &variable{name: "rest", t: of("tuplerest", f.rest), size: 33, fixed: true})
	}
}

// generatorDef makes a generator.
func (g *gen) generatorDef(f *function) *stmt {
	if f.yields, f.result = g.typ(1), nil; !f.yields.printable() {
		f.yields = intT
	}
	params := g.parameters(f, 2)
	leave := g.enter(f)
	g.bring(f)
	var list []*stmt
	for range 1 + g.IntN(3) {
		list = append(list, g.stmt()...)
		list = append(list, g.yield(f.yields)...)
	}
	leave()
	f.cost *= 3
	return block(list, "def "+f.name+"("+params+"):")
}

func (g *gen) yield(t *typ) []*stmt {
	y := line("yield $0", g.bounded(t, 2, 33))
	switch g.IntN(5) {
	case 0, 1:
		var s *stmt
		g.scope(func() {
			w := g.walk(1)
			s = block(g.inLoop(w.holds, w.rounds, func() []*stmt { return []*stmt{line("yield $0", g.bounded(t, 2, 33))} }), "for "+w.target+" in $0:", w.in)
		})
		return []*stmt{s}
	case 2:
		return []*stmt{line("yield from $0", g.bounded(of("list", t), 1, 5))}
	case 3:
		return []*stmt{block([]*stmt{y}, "if $0:", g.expr(boolT, 2))}
	}
	return []*stmt{y}
}

// recursive makes a function that calls itself, with a count that ends it.
func (g *gen) recursive(f *function) *stmt {
	f.params = []param{{name: g.name("d"), t: of("depth")}, {name: g.name("p"), t: g.typ(1)}} // nothing else changes the count
	f.result = pick(g, []*typ{intT, strT, of("list", intT)})
	leave := g.enter(f)
	g.bring(f)
	d, p := f.params[0], f.params[1]
	var list []*stmt
	list = append(list, block([]*stmt{line("return $0", g.bounded(f.result, 1, 20))}, "if "+d.name+" <= 0:"))
	if g.one(2) {
		list = append(list, g.stmt()...)
	}
	again := form(f.result, precPrimary, f.name+"("+d.name+" - 1, $1)", g.stored(p.t, 2)).sized(33)
	combine := "$b + $c"
	list = append(list, line("return $0", g.cut(form(f.result, precAdd, combine, g.bounded(f.result, 1, 10), again).sized(60), 33)))
	leave()
	f.cost = f.cost*6 + 6
	return block(list, "def "+f.name+"("+d.name+", "+p.name+"):")
}

var classNames = []string{"Point", "Node", "Item", "Acc", "Shape", "Box", "Error1", "String", "Runner", "List", "type_"}

// classDef makes a class, often with a base.
func (g *gen) classDef() *stmt {
	if g.one(4) {
		return g.exceptionDef()
	}
	c := &class{name: pick(g, classNames)}
	if g.taken[c.name] {
		c.name = g.name("Class")
	}
	g.taken[c.name] = true
	c.t = &typ{name: c.name, class: c}
	head := "class " + c.name
	if len(g.classes) > 0 && g.one(2) {
		c.base = pick(g, g.classes)
		head += "(" + c.base.name + ")"
	}
	var body []*stmt
	g.closed++
	body = append(body, g.initDef(c))
	for range g.IntN(3) {
		body = append(body, g.methodDef(c))
	}
	body = append(body, g.dunders(c)...)
	g.closed--
	g.classes = append(g.classes, c)
	return block(body, head+":")
}

func (g *gen) exceptionDef() *stmt {
	name := g.name("Err")
	base := pick(g, []string{"Exception", "ValueError", "LookupError"})
	if len(g.raised) > 0 && g.one(2) {
		base = pick(g, g.raised)
	}
	g.raised = append(g.raised, name)
	return block(nil, "class "+name+"("+base+"):")
}

// holdsObject tells whether an object of the program may be within a value.
func (t *typ) holdsObject() bool {
	return t.class != nil || slices.ContainsFunc(t.args, (*typ).holdsObject)
}

// initDef makes the initialiser with the class's fields.
func (g *gen) initDef(c *class) *stmt {
	var params, body []string
	var list []*stmt
	if c.base != nil {
		c.fields = slices.Clone(c.base.fields)
		c.methods = slices.Clone(c.base.methods)
		c.cost = c.base.cost
		var args []string
		for _, p := range c.base.init {
			c.init = append(c.init, param{name: p.name, t: p.t})
			params = append(params, g.parameter(p))
			args = append(args, p.name)
		}
		list = append(list, line("super().__init__("+strings.Join(args, ", ")+")"))
	}
	for range 1 + g.IntN(3) {
		t := g.typ(1)
		if t.holdsObject() {
			t = intT
		}
		f := &variable{name: g.name("f"), t: t, size: 33}
		if g.one(4) {
			list = append(list, line("self."+f.name+" = $0", g.cut(g.value(t, 1), 33)))
		} else {
			p := param{name: g.name("a"), t: t}
			c.init = append(c.init, p)
			params = append(params, g.parameter(p))
			list = append(list, line("self."+f.name+" = "+p.name))
		}
		c.fields = append(c.fields, f)
	}
	_ = body
	return block(list, "def __init__("+strings.Join(append([]string{"self"}, params...), ", ")+"):")
}

func (g *gen) parameter(p param) string {
	if g.annotate {
		return p.name + ": " + g.hint(p.t)
	}
	return p.name
}

// inMethod makes the body of a method, with self in scope.
func (g *gen) inMethod(c *class, f *function, make func() []*stmt) []*stmt {
	leave := g.enter(f)
	method, closed := g.method, g.closed
	g.method, g.closed = f.number(), 0
	g.vars = append(g.vars, &variable{name: "self", t: c.t, fixed: true})
	g.bring(f)
	list := make()
	g.method, g.closed = method, closed
	leave()
	c.cost += f.cost
	return list
}

func (g *gen) methodDef(c *class) *stmt {
	f := &function{name: g.name("m"), result: g.typ(1)}
	if len(c.methods) > 0 && g.one(2) { // an override
		old := pick(g, c.methods)
		f = &function{name: old.name, result: old.result}
		for _, p := range old.params {
			f.params = append(f.params, param{name: p.name, t: p.t})
		}
	}
	if f.result.class != nil {
		f.result = intT
	}
	override := slices.ContainsFunc(c.methods, func(m *function) bool { return m.name == f.name })
	text := ""
	if override {
		var parts []string
		for _, p := range f.params {
			parts = append(parts, g.parameter(p))
		}
		text = strings.Join(parts, ", ")
	} else {
		for _, p := range []int{0, 1} {
			if g.one(2 + p) {
				f.params = append(f.params, param{name: g.name("p"), t: g.typ(1)})
			}
		}
		var parts []string
		for _, p := range f.params {
			parts = append(parts, g.parameter(p))
		}
		text = strings.Join(parts, ", ")
	}
	head := "def " + f.name + "(" + strings.TrimSuffix("self, "+text, ", ") + ")"
	body := g.inMethod(c, f, func() []*stmt {
		var list []*stmt
		for range g.IntN(3) {
			list = append(list, g.stmt()...)
		}
		if g.one(2) {
			self := g.vars[g.outer]
			_ = self
			list = append(list, g.changeField()...)
		}
		r := g.bounded(f.result, 3, 33)
		if override && c.base != nil && g.one(2) && slices.ContainsFunc(c.base.methods, func(m *function) bool { return m.name == f.name }) {
			var args []string
			for _, p := range f.params {
				args = append(args, p.name)
			}
			list = append(list, line("print('super', super()."+f.name+"("+strings.Join(args, ", ")+") == $7)", r))
		}
		return append(list, line("return $0", r))
	})
	c.methods = slices.DeleteFunc(c.methods, func(m *function) bool { return m.name == f.name })
	c.methods = append(c.methods, f)
	return block(body, head+":")
}

// dunders makes special methods. There is always a __repr__, so that no address is printed.
func (g *gen) dunders(c *class) []*stmt {
	c.dunders = append(c.dunders, "__repr__")
	var shown []string
	for _, f := range c.fields {
		if f.t.printable() {
			shown = append(shown, "{self."+f.name+"!r}")
		}
	}
	list := []*stmt{block([]*stmt{line("return f\"" + c.name + "(" + strings.Join(shown, ", ") + ")\"")}, "def __repr__(self):")}
	ints := func() *expr {
		for _, f := range c.fields {
			if f.t == intT {
				return text(intT, precPrimary, "self."+f.name)
			}
		}
		return text(intT, precAtom, "3")
	}()
	add := func(name, params string, body ...*stmt) {
		if !c.has(name) {
			list = append(list, block(body, "def "+name+"("+params+"):"))
		}
		c.dunders = append(c.dunders, name)
	}
	field := c.fields[len(c.fields)-1]
	if g.one(3) {
		add("__eq__", "self, other", line(fmt.Sprintf("return isinstance(other, %s) and self.%s == other.%s", c.name, field.name, field.name)))
	}
	if ordered := field.t.ordered(); ordered && g.one(3) {
		add("__lt__", "self, other", line(fmt.Sprintf("return self.%s < other.%s", field.name, field.name)))
	}
	if g.one(4) {
		add("__len__", "self", line("return abs($1) % 5", ints))
	}
	if g.one(5) {
		add("__getitem__", "self, i", line("return i * 2 + $c", ints))
	}
	if g.one(6) {
		add("__call__", "self, x", line("return x - $c", ints))
	}
	if g.one(6) {
		add("__contains__", "self, x", line("return x == $7", ints))
	}
	if g.one(6) {
		add("__iter__", "self", block([]*stmt{line("yield k7 + $c", ints)}, "for k7 in range(3):"))
	}
	if g.one(5) {
		add("__str__", "self", line("return 'str of "+c.name+" ' + str($1)", ints))
	}
	if g.one(5) && c.base == nil {
		args := make([]string, len(c.init))
		for i, p := range c.init {
			args[i] = "None"
			for _, f := range c.fields {
				if strings.TrimPrefix(p.name, "a") != "" && same(f.t, p.t) {
					args[i] = "other." + f.name
				}
			}
		}
		if !slices.Contains(args, "None") {
			add("__add__", "self, other", line("return "+c.name+"("+strings.Join(args, ", ")+")"))
		}
	}
	return list
}
