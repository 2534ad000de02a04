package main

import (
	"strconv"
	"strings"
)

// A maker makes an expression in a way that no row describes.
type maker struct {
	weight int
	make   func(*gen, *typ, int) *expr
}

func makers() []maker {
	return []maker{
		{14, (*gen).call},
		{10, (*gen).methodCall},
		{10, func(g *gen, t *typ, _ int) *expr { return g.field(t) }},
		{8, (*gen).callValue},
		{12, (*gen).comprehension},
		{6, (*gen).aggregate},
		{8, (*gen).formatted},
		{2, (*gen).walrus},
		{4, (*gen).unwrapped},
		{4, (*gen).operator},
	}
}

// row makes an expression by one of the ways that give its type, nil where the
// one that was drawn does not fit here.
func (g *gen) row(t *typ, depth int) *expr {
	own, all := rowsOf[t.name], rowsOf[""]
	i := g.IntN(len(own) + len(all) + 40)
	switch {
	case i < len(own):
		return g.apply(own[i], t, depth)
	case i < len(own)+len(all):
		return g.apply(all[i-len(own)], t, depth)
	}
	total := 0
	special := makers()
	for _, s := range special {
		total += s.weight
	}
	i = g.IntN(total)
	for _, s := range special {
		if i -= s.weight; i < 0 {
			return s.make(g, t, depth)
		}
	}
	return nil
}

// apply makes an expression by a row.
func (g *gen) apply(r row, t *typ, depth int) *expr {
	if g.without[r.template+r.args] || strings.Contains(r.flags, "dyn") && !g.dynamic || strings.Contains(r.flags, "raises") && !g.daring() {
		return nil
	}
	vars := map[string]*typ{}
	if !match(parseType(r.result, nil), t, vars) {
		return nil
	}
	if r.args == "!index" {
		return g.indexed(t, depth)
	}
	var kids []*expr
	for _, a := range strings.Fields(r.args) {
		g.bind(a, vars)
		k := g.kid(a, vars, depth-1)
		if strings.Contains(r.flags, "print") && !k.t.printable() {
			return nil
		}
		kids = append(kids, k)
	}
	e := form(t, r.prec, r.template, kids...)
	if _, name, ok := strings.Cut(r.flags, "import "); ok {
		g.need("import " + name)
	}
	e.size = grown(r.size, e)
	if e.size > 62 && t == intT && !g.one(30) {
		for i, k := range e.kids {
			e.kids[i] = g.cut(k, 24)
			e.size = 50
		}
	}
	return e
}

// daring tells whether what may raise may stand here.
func (g *gen) daring() bool { return g.careless > 0 && g.one(2) || g.one(50) }

// grown is the size of a row's value.
func grown(rule string, e *expr) int {
	sum, product := 0, 1
	for _, k := range e.kids {
		sum += k.size
		product = max(product, k.size*3)
	}
	switch rule {
	case "":
		return e.size
	case "1":
		return e.size + 1
	case "+":
		return sum
	case "+2":
		return sum * 2
	case "*":
		return product
	}
	if n, ok := strings.CutPrefix(rule, "*"); ok {
		by, _ := strconv.Atoi(n)
		return e.size * by
	}
	n, _ := strconv.Atoi(rule)
	return n
}

// bind draws the types that an argument leaves open.
func (g *gen) bind(arg string, vars map[string]*typ) {
	for _, name := range []string{"T", "U", "H", "O"} {
		if vars[name] != nil || !strings.ContainsAny(arg, name) {
			continue
		}
		switch name {
		case "H":
			vars[name] = g.key()
		case "O":
			vars[name] = pick(g, []*typ{intT, intT, strT, floatT, of("tuple", intT, strT)})
		default:
			vars[name] = g.typ(1)
		}
	}
}

var finite = strings.Fields("0.5 1.0 1.5 2.0 2.5 3.7 0.1 0.0 7.75 12.25 99.9 0.999 3.14159")

// kid makes an argument of a row.
func (g *gen) kid(arg string, vars map[string]*typ, depth int) *expr {
	switch arg {
	case "nz":
		return g.nonzero(depth)
	case "nat":
		return g.small(9, depth)
	case "tiny":
		return g.small(4, depth)
	case "char":
		s := pick(g, []string{"a", "l", ",", " ", "é", "日", "-", "b", "z", "0", "😀"})
		return text(strT, precAtom, quote(g, s)).sized(1)
	case "fin":
		if depth > 0 && g.one(3) {
			return form(floatT, precMul, "$c / 8", g.bounded(intT, depth, 20))
		}
		return text(floatT, precAtom, pick(g, finite))
	}
	if inner, ok := strings.CutPrefix(arg, "full"); ok {
		t := parseType("list"+inner, vars)
		if depth > 0 && g.one(2) {
			return form(t, precAdd, "$b + [$1]", g.expr(t, depth-1), g.stored(t.args[0], depth-1)).sized(9)
		}
		return g.display(t, "[", "]", t.args[0], 1+g.IntN(3), depth)
	}
	if inner, ok := strings.CutPrefix(arg, "tuple1"); ok {
		t := parseType("list"+inner, vars)
		return form(t, precAtom, "($1,)", g.stored(t.args[0], depth-1))
	}
	t := parseType(arg, vars)
	if t.sized() && t != intT {
		return g.bounded(t, depth, 60)
	}
	return g.expr(t, depth)
}

// indexed reads an element of a list variable where it has one.
func (g *gen) indexed(t *typ, depth int) *expr {
	v := g.variable(of("list", t), nil)
	if v == nil {
		return nil
	}
	return form(t, precTernary, "$f[$c % len($1)] if $3 else $2",
		g.read(v), g.bounded(intT, depth-1, 40), g.read(v), g.read(v), g.stored(t, depth-1)).sized(33)
}

// walrus names a value within an expression; only where a statement is whole.
func (g *gen) walrus(t *typ, depth int) *expr {
	if g.closed > 0 || g.plain && !g.one(8) {
		return nil
	}
	v := g.variable(t, func(v *variable) bool { return !v.fixed && !v.held })
	if v == nil {
		return nil
	}
	e := g.bounded(t, depth-1, min(v.size, 24))
	return form(t, -1, v.name+" := $2", e)
}

// unwrapped reads an optional variable that is there.
func (g *gen) unwrapped(t *typ, depth int) *expr {
	v := g.variable(of("opt", t), nil)
	if v == nil {
		return nil
	}
	return form(t, precTernary, "$3 if "+v.name+" is not None else $2", g.read(v), g.stored(t, depth-1)).sized(33)
}

// operator applies an operator of a class.
func (g *gen) operator(t *typ, depth int) *expr {
	v := g.variable(nil, func(v *variable) bool { return v.t.class != nil })
	if v == nil || !g.affordable(v.t.class.cost) {
		return nil
	}
	c := v.t.class
	g.spent += c.cost * g.times
	other := func() *expr { return g.expr(c.t, 1) }
	switch {
	case t == c.t && c.has("__add__"):
		return form(t, precAdd, "$b + $c", g.read(v), other())
	case t == boolT && c.has("__lt__"):
		return form(t, precCompare, pick(g, []string{"$7 < $7", "$7 > $7"}), g.read(v), other())
	case t == boolT && c.has("__eq__"):
		return form(t, precCompare, pick(g, []string{"$7 == $7", "$7 != $7"}), g.read(v), other())
	case t == boolT && c.has("__contains__"):
		return form(t, precCompare, "$7 in $7", g.bounded(intT, depth-1, 33), g.read(v))
	case t == boolT && len(g.classes) > 0:
		return form(t, precPrimary, "isinstance($1, "+pick(g, g.classes).name+")", g.read(v))
	case t == intT && c.has("__len__"):
		return form(t, precPrimary, "len($1)", g.read(v)).sized(4)
	case t == intT && c.has("__getitem__"):
		return form(t, precPrimary, "$f[$1]", g.read(v), g.bounded(intT, depth-1, 33)).sized(33)
	case t == intT && c.has("__call__"):
		return form(t, precPrimary, "$f($1)", g.read(v), g.bounded(intT, depth-1, 33)).sized(33)
	case t == strT:
		return form(t, precPrimary, pick(g, []string{"str($1)", "repr($1)", "f'{$2}'", "type($1).__name__"}), g.read(v)).sized(40)
	case t.name == "list" && t.args[0] == intT && c.has("__iter__"):
		return form(t, precPrimary, pick(g, []string{"list($1)", "sorted($1)", "[x1 + 1 for x1 in $3]"}), g.read(v)).sized(9)
	}
	return nil
}
