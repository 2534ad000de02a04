package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A drill makes small functions around one row, maker, way or recipe, with calls of
// them; nil where it cannot.
type drill func(*gen) []*stmt

// drillsEach is how many drills a program has.
const drillsEach = 12

// deck holds the drills, the rare ones several times.
var deck = func() []drill {
	var list []drill
	for _, r := range rows {
		if r.args != "!index" { // among the makers
			list = append(list, func(g *gen) []*stmt { return g.drillRow(r) })
		}
	}
	for range 3 {
		for i := range makers() {
			list = append(list, func(g *gen) []*stmt { return g.drillMaker(makers()[i]) })
		}
		for i := range ways() {
			list = append(list, func(g *gen) []*stmt { return g.drillWay(ways()[i]) })
		}
		for _, r := range recipes {
			list = append(list, func(g *gen) []*stmt { return g.drillRecipe(r) })
		}
	}
	return list
}()

// drillProgram makes the n-th program of drills. The deck is dealt: each drill comes up
// as often as any other, before it is shuffled anew.
func drillProgram(seed, index, n uint64) []*stmt {
	g := &gen{Rand: rand.New(rand.NewPCG(seed, index)), taken: map[string]bool{}, imports: map[string]bool{}, times: 1, without: map[string]bool{}}
	g.plain = !g.one(4)
	g.annotate = !g.one(3)
	g.huge = g.one(12)
	var body []*stmt
	for at := n * drillsEach; at < (n+1)*drillsEach; at++ {
		g.chooseTypes()
		body = append(body, dealt(seed, at)(g)...)
		g.vars, g.functions = nil, nil
	}
	return append(g.importLines(), body...)
}

// dealt returns the drill at a place of the endless deck.
func dealt(seed, at uint64) drill {
	round, i := at/uint64(len(deck)), at%uint64(len(deck))
	return deck[rand.New(rand.NewPCG(seed, round)).Perm(len(deck))[i]]
}

// A drilled is a function that is drilled. Domains say what is passed for its
// parameters, as rows say it.
type drilled struct {
	function
	domains []string
}

// param adds a parameter.
func (d *drilled) param(g *gen, t *typ, domain string) *expr {
	p := param{name: g.name("v"), t: t}
	v := &variable{name: p.name, t: t, size: domainSize(t, domain)}
	g.vars = append(g.vars, v)
	d.params = append(d.params, p)
	d.domains = append(d.domains, domain)
	return g.read(v)
}

func domainSize(t *typ, domain string) int {
	switch {
	case domain == "nat", domain == "tiny":
		return 3
	case domain == "char":
		return 1
	case t == intT:
		return 33
	}
	return 9
}

// domains of rows that are no types, with the type of what is passed for them.
var domainTypes = map[string]*typ{"nz": intT, "nat": intT, "tiny": intT, "char": strT, "fin": floatT}

// drillRow makes a function that returns what a row makes of its parameters.
func (g *gen) drillRow(r row) []*stmt {
	vars := map[string]*typ{}
	for range 9 {
		clear(vars)
		g.bind(r.result+" "+r.args, vars)
		if vars["T"].shows() && vars["U"].shows() {
			break
		}
	}
	d := g.begin(parseType(r.result, vars))
	leave := g.enter(&d.function)
	var kids []*expr
	for _, a := range strings.Fields(r.args) {
		kids = append(kids, g.drillKid(d, a, vars))
	}
	if _, name, ok := strings.Cut(r.flags, "import "); ok {
		g.need("import " + name)
	}
	return g.finish(d, leave, nil, form(d.result, r.prec, r.template, kids...))
}

func (t *typ) shows() bool { return t == nil || t.printable() }

// drillKid makes an argument of a row: mostly a parameter.
func (g *gen) drillKid(d *drilled, a string, vars map[string]*typ) *expr {
	if strings.HasPrefix(a, "tuple1") || g.one(5) {
		return g.kid(a, vars, 2)
	}
	if t := domainTypes[a]; t != nil {
		return d.param(g, t, a)
	}
	if inner, ok := strings.CutPrefix(a, "full"); ok {
		return d.param(g, parseType("list"+inner, vars), "")
	}
	return d.param(g, parseType(a, vars), "")
}

// drillMaker makes a function that returns what a maker makes.
func (g *gen) drillMaker(m maker) []*stmt {
	for range 20 {
		d := g.begin(g.typ(1))
		leave := g.enter(&d.function)
		g.usual(d)
		if e := m.make(g, d.result, 3); e != nil && d.result.printable() {
			return g.finish(d, leave, nil, e)
		}
		leave()
	}
	return nil
}

// drillWay makes a function around a statement of a kind.
func (g *gen) drillWay(w way) []*stmt {
	for range 20 {
		d := g.begin(g.typ(1))
		leave := g.enter(&d.function)
		g.usual(d)
		if list := w.make(g); list != nil {
			return g.finish(d, leave, list, g.bounded(d.result, 1, 33))
		}
		leave()
	}
	return nil
}

// usual gives a function some parameters to work on.
func (g *gen) usual(d *drilled) {
	d.param(g, pick(g, []*typ{of("list", intT), of("list", strT), of("dict", strT, intT), of("list", floatT), of("set", intT), of("dict", intT, of("list", intT))}), "")
	d.param(g, g.typ(1), "")
	d.param(g, intT, "")
}

// begin begins a drilled function.
func (g *gen) begin(result *typ) *drilled {
	d := &drilled{function: function{name: g.name("f"), result: result}}
	g.careless = 1
	return d
}

// finish ends a function that runs a list of statements and returns an expression, and calls it.
func (g *gen) finish(d *drilled, leave func(), list []*stmt, result *expr) []*stmt {
	var body []*stmt
	if g.one(4) {
		body = g.stmt()
	}
	body = append(body, list...)
	switch {
	case g.one(6): // the function ends before it
		body = append(body, block([]*stmt{line("return $0", result)}, "if "+g.expr(boolT, 1).String()+":"), line("return $0", g.value(d.result, 1)))
	case g.one(3):
		v := g.declare(d.result, result)
		body = append(body, line(v.name+" = $0", result))
		body = append(body, line("return "+v.name))
	default:
		body = append(body, line("return $0", result))
	}
	leave()
	var params []string
	for _, p := range d.params {
		params = append(params, g.parameter(p))
	}
	head := "def " + d.name + "(" + strings.Join(params, ", ") + ")"
	if g.annotate {
		head += " -> " + g.hint(d.result)
	}
	return append([]*stmt{block(body, head+":")}, g.calls(d)...)
}

// calls makes a function that calls a drilled one with several arguments and shows what
// comes of it, and calls that.
func (g *gen) calls(d *drilled) []*stmt {
	var body []*stmt
	switch {
	case d.changeable():
		for i := range 2 {
			body = append(body, g.attempt(d, i)...)
		}
	case len(d.params) == 0:
		body = []*stmt{g.guard(d, "", nil)}
	default:
		body = []*stmt{g.attempts(d)}
	}
	caller := "try_" + d.name
	return []*stmt{block(body, "def "+caller+"():"), line(caller + "()")}
}

// changeable tells whether it has parameters that it could change.
func (d *drilled) changeable() bool {
	return slices.ContainsFunc(d.params, func(p param) bool { return p.t.mutable() })
}

// attempts makes a loop of guarded calls.
func (g *gen) attempts(d *drilled) *stmt {
	var names, rows []string
	var kids []*expr
	for _, p := range d.params {
		names = append(names, "a_"+p.name)
	}
	for range 3 + g.IntN(3) {
		rows = append(rows, "("+holes(len(names))+")")
		for i, p := range d.params {
			kids = append(kids, g.literal(p.t, d.domains[i], 2))
		}
	}
	list := strings.Join(rows, ", ")
	if len(names) == 1 {
		list = strings.NewReplacer("(", "", ")", "").Replace(list)
	}
	vars := strings.Join(names, ", ")
	return block([]*stmt{g.guard(d, vars, nil)}, "for "+vars+" in ["+list+"]:", kids...)
}

// attempt makes a guarded call, and shows the arguments that it may have changed.
func (g *gen) attempt(d *drilled, n int) []*stmt {
	var before []*stmt
	var args []*expr
	after := ""
	for i, p := range d.params {
		e := g.literal(p.t, d.domains[i], 2)
		if p.t.mutable() && g.one(2) {
			name := fmt.Sprintf("%s_%d", p.name, n)
			before = append(before, line(name+" = $0", e))
			e = text(p.t, precAtom, name)
			if p.t.printable() {
				after += ", " + name
			}
		}
		args = append(args, e)
	}
	return append(before, g.guard(d, holes(len(args)), args, after))
}

// guard makes a call that shows its result, or what it raises.
func (g *gen) guard(d *drilled, args string, kids []*expr, after ...string) *stmt {
	call, rest := d.name+"("+args+")", strings.Join(after, "")
	if !d.result.printable() {
		call = "len(" + call + ")"
	}
	caught := "repr(e)"
	if g.one(16) {
		caught = "type(e).__name__, e"
	}
	name := "'" + d.name + "', "
	show := line("print("+name+call+rest+")", kids...)
	return block([]*stmt{show}, "try:").and([]*stmt{line("print(" + name + caught + rest + ")")}, "except Exception as e:")
}

func (t *typ) mutable() bool { return t.name == "list" || t.name == "dict" || t.name == "set" }
