package main

import (
	"fmt"
	"strings"
)

// A way is a kind of statement with its weight.
type way struct {
	weight int
	make   func(*gen) []*stmt
}

// plainWays is how many of them plain programs use.
const plainWays = 16

func ways() []way {
	return []way{
		{22, (*gen).print},
		{14, (*gen).assignNew},
		{10, (*gen).assign},
		{9, (*gen).augment},
		{14, (*gen).changeContainer},
		{4, (*gen).unpack},
		{3, (*gen).alias},
		{9, (*gen).ifStmt},
		{9, (*gen).forStmt},
		{2, (*gen).whileStmt},
		{5, (*gen).tryStmt},
		{1, (*gen).raiseStmt},
		{4, (*gen).callStmt},
		{4, (*gen).changeField},
		{1, (*gen).assertStmt},
		{1, (*gen).growing},
		// What follows often has no typed form.
		{3, (*gen).closure},
		{3, (*gen).functionValue},
		{2, (*gen).matchStmt},
		{2, (*gen).optional},
		{1, (*gen).late},
		{1, (*gen).iteratorUse},
		{1, (*gen).libraryUse},
	}
}

// body makes a block of about n statements, and shows at its end what it has.
func (g *gen) body(n int) []*stmt {
	var list []*stmt
	g.scope(func() {
		for len(list) < n {
			list = append(list, g.stmt()...)
		}
		list = append(list, g.print()...)
	})
	return list
}

// some makes the block of a compound statement.
func (g *gen) some() []*stmt { return g.body(g.IntN(3)) }

func (g *gen) stmt() []*stmt {
	g.spent += g.times
	total := 0
	ways := ways()
	for _, w := range ways {
		total += w.weight
	}
	for {
		i := g.IntN(total)
		for k, w := range ways {
			if i -= w.weight; i < 0 {
				if g.without[wayKey(k)] {
					break
				}
				if s := w.make(g); s != nil {
					return s
				}
				break
			}
		}
	}
}

func (g *gen) print() []*stmt {
	var kids []*expr
	for range 1 + g.IntN(3) {
		v := g.variable(nil, func(v *variable) bool { return v.t.printable() })
		switch {
		case v != nil && !g.one(4):
			kids = append(kids, g.shown(v))
		default:
			t := g.typ(1)
			if !t.printable() {
				t = strT
			}
			kids = append(kids, g.bounded(t, 2, 200))
		}
	}
	end := pick(g, []string{"", "", "", "", "", "", ", sep='|'", ", end=';\\n'", ", sep=''"})
	return []*stmt{line("print("+holes(len(kids))+end+")", kids...)}
}

func (g *gen) shown(v *variable) *expr { return g.read(v) }

func (g *gen) assignNew() []*stmt {
	t := g.typ(2)
	e := g.expr(t, 1+g.IntN(3))
	if g.loops > 0 || g.fn != nil {
		e = g.cut(e, 62)
	}
	v := g.declare(t, e)
	if g.annotate && g.one(4) && !strings.Contains(t.String(), "[") {
		return []*stmt{line(v.name+": "+t.String()+" = $0", e)}
	}
	if g.one(20) && t.name != "dict" && t.name != "list" {
		w := g.declare(t, e)
		return []*stmt{line(v.name+" = "+w.name+" = $0", e)}
	}
	return []*stmt{line(v.name+" = $0", e)}
}

func free(v *variable) bool { return !v.fixed && !v.held }

func (g *gen) assign() []*stmt {
	v := g.variable(nil, free)
	if v == nil || v.t.name == "fn" {
		return nil
	}
	e := g.cut(g.expr(v.t, 1+g.IntN(3)), max(v.size, 20))
	return []*stmt{line(v.name+" = $0", e)}
}

func (g *gen) augment() []*stmt {
	v := g.variable(nil, func(v *variable) bool {
		return free(v) && (v.t == intT || v.t == floatT || v.t == strT || v.t.name == "set" || v.t.name == "list")
	})
	if v == nil {
		return nil
	}
	switch v.t.name {
	case "int":
		v.size += 7
		switch g.IntN(7) {
		case 0, 1, 2:
			return []*stmt{line(v.name+" += $0", g.bounded(intT, 2, 20))}
		case 3:
			return []*stmt{line(v.name+" -= $0", g.bounded(intT, 2, 20))}
		case 4:
			return []*stmt{line(v.name+pick(g, []string{" //= $0", " %= $0"}), g.nonzero(2))}
		case 5:
			return []*stmt{line(v.name+pick(g, []string{" &= $0", " |= $0", " ^= $0"}), g.bounded(intT, 2, 20))}
		}
		if g.loops > 0 || g.fn != nil {
			return []*stmt{line(v.name+" >>= $0", g.small(3, 1))}
		}
		return []*stmt{line(v.name+pick(g, []string{" *= $0", " <<= $0"}), g.small(4, 1))}
	case "float":
		if g.one(4) {
			return []*stmt{line(v.name+" /= $0", g.nonzero(1))}
		}
		return []*stmt{line(v.name+pick(g, []string{" += $0", " -= $0", " *= $0"}), g.expr(floatT, 2))}
	case "str":
		v.size += 60
		return []*stmt{line(v.name+" += $0", g.bounded(strT, 2, 12))}
	case "list":
		v.size += 10
		return []*stmt{line(v.name+" += $0", g.bounded(v.t, 2, 4))}
	}
	return []*stmt{line(v.name+pick(g, []string{" |= $0", " &= $0", " -= $0", " ^= $0"}), g.expr(v.t, 2))}
}

func (g *gen) changeContainer() []*stmt {
	v := g.variable(nil, func(v *variable) bool {
		return !v.held && (v.t.name == "list" || v.t.name == "dict" || v.t.name == "set")
	})
	if v == nil {
		return nil
	}
	switch v.t.name {
	case "list":
		return g.changeList(v)
	case "dict":
		return g.changeDict(v)
	}
	e := g.stored(v.t.args[0], 2)
	return []*stmt{line(v.name+pick(g, []string{".add($0)", ".add($0)", ".discard($0)"}), e)}
}

// guarded puts a statement under a condition, unless an exception is welcome.
func (g *gen) guarded(cond string, s *stmt) []*stmt {
	if g.careless > 0 && g.one(2) || g.one(60) {
		return []*stmt{s}
	}
	return []*stmt{block([]*stmt{s}, "if "+cond+":")}
}

func (g *gen) changeList(v *variable) []*stmt {
	elem, n := v.t.args[0], v.name
	if v.size > 90 {
		return []*stmt{line("del " + n + "[5:]")}
	}
	v.size += 6
	switch g.IntN(22) {
	case 0, 1, 2, 3:
		return []*stmt{line(n+".append($0)", g.stored(elem, 2))}
	case 4:
		return []*stmt{line(n+".insert($1, $1)", g.bounded(intT, 1, 10), g.stored(elem, 2))}
	case 5:
		return []*stmt{line(n+".extend($0)", g.bounded(v.t, 2, 5))}
	case 6:
		e := form(elem, precTernary, "$f"+pick(g, []string{".pop()", ".pop(0)", ".pop(-1)"})+" if $3 else $2", g.read(v), g.read(v), g.stored(elem, 1)).sized(33)
		return []*stmt{line(g.declare(elem, e).name+" = $0", e)}
	case 7:
		return g.guarded(n, line(n+pick(g, []string{".pop()", ".pop(0)"})))
	case 8:
		if elem.ordered() {
			return []*stmt{line(n + pick(g, []string{".sort()", ".sort(reverse=True)"}))}
		}
		return []*stmt{line(n+".sort(key=$1)", g.lambda(of("fn", elem, intT)))}
	case 9:
		return []*stmt{line(n + ".reverse()")}
	case 10, 11, 12:
		return g.guarded(n, line(n+"[$b % len("+n+")] = $0", g.bounded(intT, 2, 40), g.stored(elem, 2)))
	case 13:
		return g.guarded(n, line(n+"[-1] = $0", g.stored(elem, 2)))
	case 14:
		return []*stmt{line(n+"[$1:$1] = $0", g.bounded(intT, 1, 10), g.bounded(intT, 1, 10), g.bounded(v.t, 2, 4))}
	case 15:
		return []*stmt{line("del "+n+"[$1:$1]", g.bounded(intT, 1, 10), g.bounded(intT, 1, 10))}
	case 16:
		return g.guarded(n, line("del "+n+"[$1]", g.number(pick(g, []string{"0", "-1"}), 1)))
	case 17:
		if elem.ordered() && elem != floatT {
			e := g.stored(elem, 1)
			return []*stmt{block([]*stmt{line(n+".remove($0)", e)}, "if $7 in "+n+":", e)}
		}
		return []*stmt{line(n + ".clear()")}
	case 18:
		if elem == intT {
			return g.guarded(n, line(n+"[0] "+pick(g, []string{"+=", "-=", "^="})+" $0", g.bounded(intT, 2, 20)))
		}
		return []*stmt{line("del " + n + "[::2]")}
	case 19:
		return g.guarded("len("+n+") > 1", line(fmt.Sprintf("%s[0], %s[-1] = %s[-1], %s[0]", n, n, n, n)))
	case 20:
		return []*stmt{line(n+"[::2] = [$1] * len("+n+"[::2])", g.stored(elem, 2))}
	}
	return g.guarded(n, line(n+"[$1] = $0", g.bounded(intT, 1, 3), g.stored(elem, 2)))
}

func (g *gen) changeDict(v *variable) []*stmt {
	k, t, n := v.t.args[0], v.t.args[1], v.name
	key := g.stored(k, 2)
	switch g.IntN(12) {
	case 0, 1, 2, 3:
		return []*stmt{line(n+"[$0] = $0", key, g.stored(t, 2))}
	case 4:
		if t == intT || t == strT {
			return []*stmt{line(n+"[$0] = $b + $c", key, g.cut(form(t, precPrimary, n+".get($1, $1)", key, g.value(t, 0)).sized(63), 20), g.bounded(t, 1, 20))}
		}
		return []*stmt{line(n+".setdefault($1, $1)", key, g.stored(t, 2))}
	case 5:
		e := form(t, precPrimary, n+".pop($1, $1)", key, g.stored(t, 1)).sized(33)
		return []*stmt{line(g.declare(t, e).name+" = $0", e)}
	case 6:
		return []*stmt{line(n+".update($1)", g.expr(v.t, 2))}
	case 7:
		return []*stmt{block([]*stmt{line("del "+n+"[$0]", key)}, "if $7 in "+n+":", key)}
	case 8:
		if t.name == "list" {
			return []*stmt{line(n+".setdefault($1, []).append($0)", key, g.stored(t.args[0], 1))}
		}
		if v.t.printable() {
			return g.guarded(n, line("print("+n+".popitem())"))
		}
	case 9:
		if g.one(4) {
			return []*stmt{line(n + ".clear()")}
		}
		return []*stmt{line("print(list(" + n + ".items()), len(" + n + "))")}
	case 10:
		if t.name == "dict" {
			return []*stmt{block([]*stmt{line(n+"[$0][$0] = $0", key, g.stored(t.args[0], 1), g.stored(t.args[1], 1))}, "if $7 in "+n+":", key)}
		}
		if t == intT {
			return []*stmt{block([]*stmt{line(n+"[$0] += $0", key, g.bounded(intT, 1, 12))}, "if $7 in "+n+":", key)}
		}
	}
	return []*stmt{line(n+"[$0] = $0", key, g.stored(t, 2))}
}

func (g *gen) unpack() []*stmt {
	a, b := g.typ(1), g.typ(1)
	x, y := g.stored(a, 2), g.stored(b, 2)
	switch g.IntN(6) {
	case 0: // swap
		v := g.variable(nil, free)
		if v == nil {
			return nil
		}
		w := g.variable(v.t, func(w *variable) bool { return free(w) && w != v })
		if w == nil {
			return nil
		}
		v.size = max(v.size, w.size)
		w.size = v.size
		return []*stmt{line(fmt.Sprintf("%s, %s = %s, %s", v.name, w.name, w.name, v.name))}
	case 1: // a star
		e := g.kid("full[T]", map[string]*typ{"T": a}, 2)
		v, w := g.declare(a, nil), g.declare(of("list", a), nil)
		v.size, w.size = 33, 33
		return []*stmt{line(pick(g, []string{v.name + ", *" + w.name, "*" + w.name + ", " + v.name})+" = $0", e)}
	case 2:
		e := g.expr(of("tuple", a, b), 2)
		v, w := g.declare(a, nil), g.declare(b, nil)
		v.size, w.size = 33, 33
		return []*stmt{line(v.name+", "+w.name+" = $0", e)}
	case 3: // nested
		c := g.scalar()
		z := g.stored(c, 1)
		v, w, u := g.declare(a, x), g.declare(b, y), g.declare(c, z)
		return []*stmt{line(fmt.Sprintf("%s, (%s, %s) = $1, ($1, $1)", v.name, w.name, u.name), x, y, z)}
	}
	v, w := g.declare(a, x), g.declare(b, y)
	return []*stmt{line(v.name+", "+w.name+" = $1, $1", x, y)}
}

// alias gives a container a second name, changes it through one, and shows both.
func (g *gen) alias() []*stmt {
	v := g.variable(nil, func(v *variable) bool {
		return !v.held && (v.t.name == "list" || v.t.name == "dict" || v.t.name == "set")
	})
	if v == nil || !v.t.printable() {
		return nil
	}
	w := g.declare(v.t, g.read(v))
	list := []*stmt{line(w.name + " = " + v.name)}
	list = append(list, g.changeThis(w)...)
	list = append(list, line("print("+v.name+", "+w.name+", "+v.name+" is "+w.name+")"))
	return list
}

func (g *gen) changeThis(v *variable) []*stmt {
	switch v.t.name {
	case "list":
		return g.changeList(v)
	case "dict":
		return g.changeDict(v)
	}
	return []*stmt{line(v.name+".add($0)", g.stored(v.t.args[0], 1))}
}

func (g *gen) ifStmt() []*stmt {
	if g.loops > 2 {
		return nil
	}
	s := block(g.some(), "if $0:", g.condition())
	for g.one(4) {
		s.and(g.some(), "elif $0:", g.condition())
	}
	if g.one(2) {
		s.and(g.some(), "else:")
	}
	return []*stmt{s}
}

// condition makes a test, which need not be a bool.
func (g *gen) condition() *expr {
	if g.one(4) {
		return g.expr(g.typ(1), 2)
	}
	return g.expr(boolT, 2)
}

func (g *gen) forStmt() []*stmt {
	if g.loops > 1 || g.times > 60 {
		return nil
	}
	var s *stmt
	g.scope(func() {
		w := g.walk(2)
		body := g.inLoop(w.holds, w.rounds, func() []*stmt {
			list := g.some()
			switch {
			case g.one(6):
				list = append(list, block([]*stmt{line(pick(g, []string{"break", "continue"}))}, "if $0:", g.expr(boolT, 2)))
				list = append(list, g.stmt()...)
			case g.fn != nil && g.fn.result != nil && g.one(8):
				list = append(list, block([]*stmt{line("return $0", g.bounded(g.fn.result, 2, 33))}, "if $0:", g.expr(boolT, 2)))
			}
			return list
		})
		s = block(body, "for "+w.target+" in $0:", w.in)
	})
	if g.one(8) {
		s.and(g.some(), "else:")
	}
	return []*stmt{s}
}

// inLoop makes a block that runs several times. The container that is walked
// keeps its length there.
func (g *gen) inLoop(held *variable, rounds int, make func() []*stmt) []*stmt {
	times := g.times
	g.loops++
	g.times *= rounds
	if held != nil && !held.held {
		held.held = true
		defer func() { held.held = false }()
	}
	list := make()
	g.loops--
	g.times = times
	return list
}

func (g *gen) whileStmt() []*stmt {
	if g.loops > 1 || g.times > 60 {
		return nil
	}
	v := g.declare(intT, nil)
	v.fixed, v.size = true, 3
	body := g.inLoop(nil, 4, func() []*stmt {
		first := line(v.name + pick(g, []string{" -= 1", " -= 2"}))
		list := append([]*stmt{first}, g.some()...)
		if g.one(4) {
			list = append(list, block([]*stmt{line(pick(g, []string{"break", "continue"}))}, "if $0:", g.expr(boolT, 2)))
		}
		return list
	})
	cond := form(nil, precAny, "while "+v.name+" > 0:")
	if g.one(3) {
		cond = form(nil, precAny, "while "+v.name+" > 0 and $5:", g.expr(boolT, 2))
	}
	loop := &stmt{[]*clause{{cond, true, body}}}
	if g.one(6) {
		loop.and(g.some(), "else:")
	}
	return []*stmt{line(fmt.Sprintf("%s = %d", v.name, 2+g.IntN(4))), loop}
}

var builtinErrors = []string{"ValueError", "IndexError", "KeyError", "ZeroDivisionError", "TypeError", "Exception", "(ValueError, KeyError)", "LookupError", "ArithmeticError", "OverflowError", "RuntimeError"}

func (g *gen) tryStmt() []*stmt {
	if g.loops > 2 {
		return nil
	}
	g.careless++
	var body []*stmt
	g.scope(func() {
		body = append(g.some(), g.stmt()...)
		if g.one(3) {
			body = append(body, g.raiseStmt()...)
		}
	})
	g.careless--
	s := block(body, "try:")
	handled := false
	for !handled || g.one(5) {
		handled = true
		errs := builtinErrors
		if len(g.raised) > 0 && g.one(2) {
			errs = g.raised
		}
		class := pick(g, errs)
		if g.one(3) {
			s.and(g.some(), "except "+class+":")
			continue
		}
		name := g.name("e")
		show := pick(g, []string{"print('caught', " + name + ")", "print(type(" + name + ").__name__, " + name + ")", "print(repr(" + name + "))", "print(" + name + ".args)", "print(str(" + name + "))"})
		s.and(append([]*stmt{line(show)}, g.some()...), "except "+class+" as "+name+":")
	}
	if !g.one(3) {
		s.and(append([]*stmt{line("print('other', type(e9).__name__)")}, g.some()...), "except Exception as e9:")
	}
	if g.one(4) {
		s.and(g.some(), "else:")
	}
	if g.one(3) {
		s.and(g.some(), "finally:")
	}
	return []*stmt{s}
}

func (g *gen) raiseStmt() []*stmt {
	if g.careless == 0 && !g.one(6) {
		return nil
	}
	errs := []string{"ValueError", "KeyError", "IndexError", "RuntimeError", "TypeError", "Exception"}
	if len(g.raised) > 0 && g.one(2) {
		errs = g.raised
	}
	arg := pick(g, []*expr{g.bounded(strT, 2, 20), g.bounded(strT, 2, 20), g.bounded(intT, 1, 33), form(strT, precAtom, `f"bad {$2}"`, text(intT, precAtom, "7"))})
	if g.fn != nil {
		g.fn.raises = true
	}
	raise := line("raise "+pick(g, errs)+"($1)", arg)
	return []*stmt{block([]*stmt{raise}, "if $0:", g.expr(boolT, 2))}
}

func (g *gen) assertStmt() []*stmt {
	if g.careless == 0 {
		return []*stmt{line("assert $1, 'fine'", form(boolT, precOr, "$4 or True", g.expr(boolT, 2)))}
	}
	return []*stmt{line("assert $1, $1", g.expr(boolT, 2), g.bounded(strT, 1, 20))}
}

// callStmt calls something for what it does.
func (g *gen) callStmt() []*stmt {
	t := g.typ(1)
	e := g.call(t, 2)
	if e == nil {
		e = g.methodCall(t, 2)
	}
	if e == nil {
		return nil
	}
	return []*stmt{line("$0", e)}
}

func (g *gen) changeField() []*stmt {
	v := g.variable(nil, func(v *variable) bool { return v.t.class != nil && len(v.t.class.fields) > 0 })
	if v == nil {
		return nil
	}
	f := pick(g, v.t.class.fields)
	place := v.name + "." + f.name
	switch {
	case f.t == intT && g.one(2):
		return []*stmt{line(place+" = $0", g.cut(form(intT, precAdd, place+" + $c", g.bounded(intT, 2, 20)).sized(34), 20))}
	case f.t.name == "list" && g.one(2):
		return []*stmt{line("if len("+place+") < 9: "+place+".append($0)", g.stored(f.t.args[0], 2))}
	case f.t.name == "dict" && g.one(2):
		return []*stmt{line(place+"[$0] = $0", g.stored(f.t.args[0], 1), g.stored(f.t.args[1], 1))}
	}
	return []*stmt{line(place+" = $0", g.stored(f.t, 2))}
}
