package main

import "fmt"

// closure defines a function within a function, which may change what is around.
func (g *gen) closure() []*stmt {
	if g.loops > 1 {
		return nil
	}
	f := &function{name: g.name("inner"), result: g.scalar()}
	var counter *variable
	if !g.global && g.one(2) {
		counter = g.variable(intT, func(v *variable) bool { return free(v) && g.local(v) })
	}
	def := g.define(f, func() []*stmt {
		if counter == nil {
			return nil
		}
		return []*stmt{line("nonlocal " + counter.name), line(counter.name+" += $0", g.bounded(intT, 1, 10))}
	})
	if counter != nil {
		counter.size += 13
	}
	g.functions = append(g.functions[:len(g.functions):len(g.functions)], f)
	return []*stmt{def}
}

// local tells whether a variable belongs to the function that is being made.
func (g *gen) local(v *variable) bool {
	for _, w := range g.vars[g.outer:] {
		if v == w {
			return true
		}
	}
	return false
}

// functionValue puts a function into a variable.
func (g *gen) functionValue() []*stmt {
	if g.one(3) { // a list of functions that share what they capture
		v := g.variable(intT, free)
		if v == nil {
			return nil
		}
		n := g.name("fs")
		return []*stmt{
			line(n + " = [lambda: " + v.name + ", lambda: " + v.name + " + 1]"),
			line(v.name+" = $0", g.bounded(intT, 1, max(20, v.size))),
			line("print([h() for h in " + n + "])"),
		}
	}
	t := of("fn", g.scalar(), g.scalar())
	if g.one(3) {
		t = of("fn", g.scalar(), g.scalar(), g.scalar())
	}
	e := g.lambda(t)
	v := g.declare(t, nil)
	v.fixed = true
	return []*stmt{line(v.name+" = $0", e)}
}

// late makes functions in a loop, which all see its last value.
func (g *gen) late() []*stmt {
	if g.loops > 0 {
		return nil
	}
	fs, i := g.name("late"), g.name("i")
	lambda := pick(g, []string{"lambda: " + i, "lambda k=" + i + ": k", "lambda z1: z1 + " + i})
	arg := ""
	if lambda[6] != ':' && lambda[7] == 'z' {
		arg = "10"
	}
	show := "print([h(" + arg + ") for h in " + fs + "])"
	if g.one(2) {
		return []*stmt{line(fs + " = [" + lambda + " for " + i + " in range(3)]"), line(show)}
	}
	return []*stmt{line(fs + " = []"), block([]*stmt{line(fs + ".append(" + lambda + ")")}, fmt.Sprintf("for %s in range(%d):", i, 1+g.IntN(4))), line(show)}
}

// growing changes a list while it is walked.
func (g *gen) growing() []*stmt {
	v := g.variable(nil, func(v *variable) bool { return !v.held && v.t.name == "list" })
	if v == nil || g.loops > 0 || !v.t.printable() {
		return nil
	}
	x := g.declare(v.t.args[0], nil)
	x.size = 33
	g.vars = g.vars[:len(g.vars)-1]
	change := pick(g, []string{
		"if len(" + v.name + ") < 9: " + v.name + ".append(" + x.name + ")",
		v.name + ".pop()",
		v.name + ".remove(" + x.name + ")",
		"if len(" + v.name + ") > 2: del " + v.name + "[0]",
		"if len(" + v.name + ") < 8: " + v.name + ".insert(0, " + x.name + ")",
	})
	v.size += 9
	return []*stmt{block([]*stmt{line("print(" + x.name + ")"), line(change)}, "for "+x.name+" in "+v.name+":"), line("print(" + v.name + ")")}
}

// optional makes a variable that may be None, and asks.
func (g *gen) optional() []*stmt {
	t := of("opt", g.typ(1))
	if !t.printable() {
		return nil
	}
	e := g.expr(t, 2)
	v := g.declare(t, nil)
	v.fixed = true
	test := block([]*stmt{line("print('none', " + v.name + ")")}, "if "+v.name+" is None:")
	var body []*stmt
	g.scope(func() {
		body = append(g.some(), line("print("+v.name+", 'there')"))
	})
	test.and(body, "else:")
	return []*stmt{line(v.name+" = $0", e), test}
}

// iteratorUse takes values from an iterator by hand.
func (g *gen) iteratorUse() []*stmt {
	it := g.name("it")
	src := form(nil, precPrimary, "iter($1)", g.bounded(of("list", g.scalar()), 2, 9))
	if f := g.generator(); f != nil && g.one(2) {
		args, kids := g.arguments(f.params, nil, 1)
		src = form(nil, precPrimary, f.name+"("+args+")", kids...)
	}
	list := []*stmt{line(it+" = $0", src)}
	for range 1 + g.IntN(3) {
		list = append(list, line("print(next("+it+", 'end'))"))
	}
	return append(list, line("print(list("+it+"))"))
}

// matchStmt compares a value with patterns.
func (g *gen) matchStmt() []*stmt {
	if g.loops > 1 {
		return nil
	}
	var subject *expr
	var patterns []string
	switch g.IntN(4) {
	case 0:
		subject = g.bounded(intT, 2, 33)
		patterns = []string{"case 0:", "case 1 | 2:", "case -1:", "case %n if %n > 5:", "case %n:"}
	case 1:
		subject = g.bounded(strT, 2, 20)
		patterns = []string{"case '':", "case 'a' | 'abc':", "case %n if len(%n) > 3:", "case %n:"}
	case 2:
		subject = g.expr(of("tuple", intT, strT), 2)
		patterns = []string{"case (0, _):", "case (1, %n):", "case (%n, 'a'):", "case (%n, _):"}
	default:
		subject = g.bounded(of("list", intT), 2, 6)
		patterns = []string{"case []:", "case [%n]:", "case [1, *_]:", "case [%n, _, *_]:", "case _:"}
	}
	name := g.name("p")
	s := &stmt{[]*clause{{head: form(nil, precAny, "match $2:", subject), opens: true}}}
	for i, p := range patterns {
		if i < len(patterns)-1 && g.one(3) {
			continue
		}
		text := replaceAll(p, "%n", name)
		body := []*stmt{line(fmt.Sprintf("print('case %d')", i))}
		if text != p {
			body = []*stmt{line(fmt.Sprintf("print('case %d', %s)", i, name))}
		}
		body = append(body, g.some()...)
		s.clauses[0].body = append(s.clauses[0].body, block(body, text))
	}
	return []*stmt{s}
}

// libraryUse works with one of the collections of the standard library.
func (g *gen) libraryUse() []*stmt {
	n := g.name("lib")
	ints := g.bounded(of("list", intT), 2, 9)
	words := g.bounded(of("list", strT), 2, 9)
	switch g.IntN(8) {
	case 0:
		g.need("import collections")
		return []*stmt{
			line(n+" = collections.deque($1)", ints), line(n+".append($0)", g.bounded(intT, 1, 33)), line(n+".appendleft($0)", g.bounded(intT, 1, 33)),
			block([]*stmt{line("print(" + n + ".popleft(), " + n + ".pop())")}, "if len("+n+") > 2:"),
			line(n+".rotate($1)", g.small(4, 1)), line("print(list(" + n + "), len(" + n + "), sum(" + n + "))")}
	case 1:
		g.need("import collections")
		return []*stmt{
			line(n + " = collections.defaultdict(int)"), block([]*stmt{line(n + "[w8] += 1")}, "for w8 in $0:", words),
			line("print(dict(" + n + "), sorted(" + n + ".items()))")}
	case 2:
		g.need("import collections")
		return []*stmt{
			line(n + " = collections.defaultdict(list)"), block([]*stmt{line(n + "[w8 % 3].append(w8)")}, "for w8 in $0:", ints),
			line("print(dict(" + n + "))")}
	case 3:
		g.need("import collections")
		return []*stmt{line(n+" = collections.Counter($1)", words), line("print(" + n + ".most_common(2), sum(" + n + ".values()))")}
	case 4:
		g.need("import heapq")
		return []*stmt{
			line(n+" = list($1)", ints), line("heapq.heapify(" + n + ")"), line("heapq.heappush("+n+", $1)", g.bounded(intT, 1, 33)),
			line("print([heapq.heappop(" + n + ") for _ in range(len(" + n + "))])")}
	case 5:
		g.need("import functools")
		return []*stmt{
			line("@functools.lru_cache(maxsize=None)"), block([]*stmt{line("return m1 if m1 < 2 else " + n + "(m1 - 1) + " + n + "(m1 - 2)")}, "def "+n+"(m1):"),
			line("print("+n+"($1))", form(intT, precAdd, "$b + 10", g.small(9, 1)))}
	case 6:
		g.need("import itertools")
		return []*stmt{block([]*stmt{line("print(k8, list(g8))")}, "for k8, g8 in itertools.groupby($1, key=lambda w8: w8 % 2):", ints)}
	}
	g.need("import collections")
	return []*stmt{
		line(n + " = collections.namedtuple('" + n + "', ['a', 'b'])"), line("t8 = "+n+"($1, $1)", g.bounded(intT, 2, 33), g.bounded(strT, 2, 20)),
		line("print(t8, t8.a, t8[1], t8 == (1, 'a'))")}
}
