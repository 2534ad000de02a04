package main

import (
	"fmt"
	"strings"
)

// A walk is something to iterate over: its text, and what each round binds.
type walk struct {
	target string // "x" or "i, x"
	vars   []*variable
	in     *expr
	holds  *variable // the container that must keep its length, or nil
	rounds int
}

// walk makes something to iterate over and declares its variables.
func (g *gen) walk(depth int) walk {
	plain := func(t *typ, in *expr, rounds int) walk {
		v := g.declare(t, nil)
		v.size = 33
		return walk{v.name, []*variable{v}, in, nil, rounds}
	}
	pair := func(format string, a, b *typ, in *expr) walk {
		x := g.declare(a, nil)
		y := g.declare(b, nil)
		x.size, y.size = 33, 33
		return walk{fmt.Sprintf(format, x.name, y.name), []*variable{x, y}, in, nil, 4}
	}
	t := g.typ(1)
	switch g.IntN(15) {
	case 0, 1, 2:
		w := plain(intT, g.rangeCall(depth), 5)
		w.vars[0].size = 5
		return w
	case 3, 4:
		if v := g.variable(nil, func(v *variable) bool { return v.t.name == "list" }); v != nil {
			w := plain(v.t.args[0], g.read(v), 5)
			w.holds = v
			return w
		}
	case 5:
		return pair("%s, %s", intT, t, form(nil, precPrimary, pick(g, []string{"enumerate($1)", "enumerate($1, 1)"}), g.bounded(of("list", t), depth-1, 9)))
	case 6:
		u := g.typ(1)
		return pair(pick(g, []string{"%s, %s", "(%s, %s)"}), t, u, form(nil, precPrimary, "zip($1, $1)", g.bounded(of("list", t), depth-1, 9), g.bounded(of("list", u), depth-1, 9)))
	case 7, 8:
		v := g.variable(nil, func(v *variable) bool { return v.t.name == "dict" })
		if v == nil {
			break
		}
		if g.one(2) {
			w := pair("%s, %s", v.t.args[0], v.t.args[1], form(nil, precPrimary, "$f.items()", g.read(v)))
			w.holds = v
			return w
		}
		w := plain(v.t.args[0], g.read(v), 4)
		w.holds = v
		return w
	case 9:
		return plain(strT, g.bounded(strT, depth-1, 8), 5)
	case 10:
		return plain(t, form(nil, precPrimary, "reversed($1)", g.bounded(of("list", t), depth-1, 9)), 4)
	case 11:
		k := g.key()
		return plain(k, form(nil, precPrimary, "sorted($1)", g.expr(of("set", k), depth-1)), 4)
	case 12:
		if f := g.generator(); f != nil {
			args, kids := g.arguments(f.params, nil, depth)
			return plain(f.yields, form(nil, precPrimary, f.name+"("+args+")", kids...), 5)
		}
	case 13:
		return pair("%s, %s", t, strT, g.bounded(of("list", of("tuple", t, strT)), depth-1, 9))
	}
	return plain(t, g.bounded(of("list", t), depth-1, 8), 5)
}

func (g *gen) generator() *function {
	for range 3 {
		if len(g.functions) == 0 {
			return nil
		}
		if f := pick(g, g.functions); f.yields != nil && g.affordable(f.cost) {
			g.spent += f.cost * g.times
			return f
		}
	}
	return nil
}

func (g *gen) rangeCall(depth int) *expr {
	switch g.IntN(6) {
	case 0:
		return form(nil, precPrimary, "range($1, $1)", g.small(3, depth), g.small(7, depth))
	case 1:
		return form(nil, precPrimary, "range($1, -1, -1)", g.small(6, depth))
	case 2:
		return form(nil, precPrimary, "range(0, $1, 2)", g.small(9, depth))
	case 3:
		if v := g.variable(nil, func(v *variable) bool { return v.t.name == "list" }); v != nil {
			return form(nil, precPrimary, "range(len($1))", g.read(v))
		}
	case 4:
		return form(nil, precPrimary, "range($1, $1, $1)", g.bounded(intT, 0, 5), g.small(8, depth), g.number(pick(g, []string{"1", "2", "3", "-1", "-2"}), 2))
	}
	return form(nil, precPrimary, "range($1)", g.small(6, depth))
}

// loopPart writes "for x in xs if c" and calls inside within it.
func (g *gen) loopPart(depth int, inside func()) (string, []*expr) {
	var template string
	var kids []*expr
	g.closed++
	g.scope(func() {
		n := 1
		if g.one(8) {
			n = 2
		}
		times := g.times
		for range n {
			w := g.walk(depth - 1)
			for _, v := range w.vars {
				v.fixed = true
			}
			g.times *= w.rounds
			template += " for " + w.target + " in $3"
			kids = append(kids, w.in)
			if g.one(3) {
				template += " if $3"
				kids = append(kids, g.expr(boolT, depth-1))
			}
		}
		inside()
		g.times = times
	})
	g.closed--
	return template, kids
}

// comprehension makes a list, set or dict by a loop.
func (g *gen) comprehension(t *typ, depth int) *expr {
	var head string
	var first []*expr
	inside := func() {
		switch t.name {
		case "list", "set":
			head, first = "$1", []*expr{g.stored(t.args[0], depth-1)}
		case "dict":
			head, first = "$1: $1", []*expr{g.stored(t.args[0], depth-1), g.stored(t.args[1], depth-1)}
		}
	}
	switch t.name {
	case "list":
		loop, kids := g.loopPart(depth, inside)
		return form(t, precAtom, "["+head+loop+"]", append(first, kids...)...).sized(25)
	case "set", "dict":
		loop, kids := g.loopPart(depth, inside)
		return form(t, precAtom, "{"+head+loop+"}", append(first, kids...)...)
	}
	return nil
}

// aggregate makes a value from a generator expression.
func (g *gen) aggregate(t *typ, depth int) *expr {
	var wrap string
	elem := t
	switch t.name {
	case "int":
		wrap = pick(g, []string{"sum(%s)", "max((%s), default=0)", "min((%s), default=-1)", "len([%s])", "len({%s})", "sum([%s])"})
	case "bool":
		wrap = pick(g, []string{"any(%s)", "all(%s)", "any([%s])"})
	case "str":
		wrap = pick(g, []string{"''.join(%s)", "', '.join([%s])"})
	case "list":
		elem = t.args[0]
		wrap = pick(g, []string{"list(%s)", "[*(%s)]"})
		if elem.ordered() {
			wrap = pick(g, []string{"list(%s)", "sorted(%s)", "sorted((%s), reverse=True)"})
		}
	case "set":
		elem, wrap = t.args[0], "set(%s)"
	default:
		return g.keyed(t, depth)
	}
	var first *expr
	loop, kids := g.loopPart(depth, func() { first = g.stored(elem, depth-1) })
	return form(t, precPrimary, strings.Replace(wrap, "%s", "$1"+loop, 1), append([]*expr{first}, kids...)...).sized(40)
}

// keyed picks an element by a key function.
func (g *gen) keyed(t *typ, depth int) *expr {
	if t.name == "opt" || t.name == "fn" {
		return nil
	}
	key := g.lambda(of("fn", t, pick(g, []*typ{intT, strT, of("tuple", intT, strT), floatT})))
	xs := g.kid("full[T]", map[string]*typ{"T": t}, depth-1)
	wrap := pick(g, []string{"max($1, key=$1)", "min($1, key=$1)", "sorted($1, key=$1)[0]", "sorted($1, key=$1, reverse=True)[0]"})
	return form(t, precPrimary, wrap, xs, key)
}

var specs = map[string][]string{
	"int":   {"", ":d", ":5d", ":<6", ":^7d", ":>4", ":05d", ":+d", ":x", ":#x", ":b", ":o", ":,", ":_", ":e", ":.2f", ":08b", ":c", " !r:>6", ": d", ":n", ":*^9", ":%"},
	"float": {"", ":.2f", ":8.3f", ":e", ":g", ":.0f", ":+.1f", ":,.2f", ":%", ":.1%", ":<10", ":010.2f", "!r", ":.3g", ":^12.4e", ":G", ":n"},
	"str":   {"", ":>8", ":<8", ":^9", ":*^7", ":.2", "!r", "!s:>5", ":s", ":é>6", "!a"},
	"bool":  {"", "!r", ":d", ":>6"},
}

// formatted makes an f-string.
func (g *gen) formatted(t *typ, depth int) *expr {
	if t != strT {
		return nil
	}
	template := pick(g, []string{"", "v=", "x: ", "{{", "é "})
	var kids []*expr
	for range 1 + g.IntN(3) {
		k := g.expr(g.typ(1), depth-1)
		if !k.t.printable() || strings.ContainsAny(k.String(), "'\"\\{}#!:") || strings.Contains(k.String(), "lambda") {
			v := g.variable(nil, func(v *variable) bool { return v.t.printable() })
			if v == nil {
				continue
			}
			k = g.read(v)
		}
		spec := ""
		if list := specs[k.t.name]; list != nil {
			spec = strings.TrimSpace(pick(g, list))
			if (spec == ":c" || spec == ":e" || spec == ":%" || spec == ":.2f") && k.t == intT && !g.daring() {
				spec = ":d"
			}
		} else if g.one(4) {
			spec = "!r"
		}
		template += "{$2" + spec + "}" + pick(g, []string{"", " ", "|", "-", "}}"})
		kids = append(kids, k)
	}
	return form(t, precAtom, `f"`+template+`"`, kids...).sized(60)
}
