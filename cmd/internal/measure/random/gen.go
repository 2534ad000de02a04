package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A variable is a name in scope.
type variable struct {
	name string
	t    *typ
	size int
	// fixed tells that it must not be assigned: a parameter of a lambda, a loop's
	// own count, a variable of an outer function without nonlocal.
	fixed bool
	// held tells that it is walked by a loop around, so that its length stays.
	held bool
}

// A function is something that can be called by name.
type function struct {
	name   string
	params []param
	rest   *typ // element type of *args, or nil
	result *typ
	yields *typ // of a generator, whose result is nil
	cost   int
	raises bool
}

type param struct {
	name     string
	t        *typ
	fallback *expr // default value, or nil
	keyword  bool  // only by keyword
}

// A class is a class of the program.
type class struct {
	name    string
	t       *typ
	base    *class
	init    []param
	fields  []*variable // with those of its base
	methods []*function // with those of its base
	dunders []string
	cost    int
}

func (c *class) has(dunder string) bool {
	for ; c != nil; c = c.base {
		if slices.Contains(c.dunders, dunder) {
			return true
		}
	}
	return false
}

// A gen makes one program.
type gen struct {
	*rand.Rand
	dynamic   bool // also what has no typed form
	plain     bool // keep to what is easily typed
	liked     []*typ
	without   map[string]bool // rows and ways that this program does not use
	annotate  bool
	taken     map[string]bool
	imports   map[string]bool
	vars      []*variable
	functions []*function
	classes   []*class
	raised    []string  // exception classes of the program
	fn        *function // the function that is being made, or nil
	method    int       // number of the method that is being made, or 0
	loops     int       // loops around in this function
	times     int       // how often this place runs, estimated, in this function
	spent     int       // cost of the function so far
	careless  int       // in a try block: exceptions are welcome
	closed    int       // in a lambda or comprehension, where no name can be given
	outer     int       // where the variables of this function begin
	global    bool      // statements are those of the module
	huge      bool      // drills pass ints that no int64 holds
	recipes   int       // recipes so far
}

// program makes the program of a seed.
func program(seed, index uint64, dynamic, plain bool) []*stmt {
	g := &gen{Rand: rand.New(rand.NewPCG(seed, index)), dynamic: dynamic, plain: plain, taken: map[string]bool{}, imports: map[string]bool{}, times: 1, global: true}
	g.annotate = !g.one(3)
	g.chooseWays()
	g.chooseTypes()
	var decls []*stmt
	for range g.IntN(g.smaller(3)) {
		decls = append(decls, g.globalVar())
	}
	for range max(0, g.IntN(g.smaller(4))-1) {
		decls = append(decls, g.classDef())
		if n := len(g.classes); n > 0 {
			g.liked = append(g.liked, g.classes[n-1].t)
		}
	}
	for range 1 + g.IntN(g.smaller(3)) {
		decls = append(decls, g.functionDef())
	}
	var main []*stmt
	if g.one(2) {
		main = g.mainFunction()
	} else {
		main = g.mainBody()
	}
	return slices.Concat(g.importLines(), decls, main)
}

// smaller makes numbers of things smaller in plain programs.
func (g *gen) smaller(n int) int {
	if g.plain {
		return (n + 1) / 2
	}
	return n
}

// chooseTypes draws the few types that the program likes.
func (g *gen) chooseTypes() {
	g.liked = []*typ{intT, intT}
	for range 4 {
		t := g.anyTyp(2)
		if g.plain {
			t = g.plainTyp()
		}
		g.liked = append(g.liked, t)
	}
}

var plainScalars = []*typ{intT, intT, strT, floatT, boolT}

func (g *gen) plainTyp() *typ {
	s := pick(g, plainScalars)
	switch g.IntN(8) {
	case 0, 1, 2:
		return of("list", s)
	case 3, 4:
		return of("dict", pick(g, []*typ{intT, strT}), s)
	case 5:
		return of("tuple", pick(g, plainScalars), s)
	case 6:
		return of("list", of("list", intT))
	}
	return s
}

func (g *gen) globalVar() *stmt {
	t := g.typ(1)
	e := g.value(t, 1)
	v := g.declare(t, e)
	return line(v.name+" = $0", e)
}

// chooseWays leaves a share of all ways out: a program of few ways goes deeper
// into how they work together, and more often has a typed form.
func (g *gen) chooseWays() {
	g.without = map[string]bool{}
	keep := pick(g, []int{15, 35, 60, 100})
	if g.plain {
		keep = pick(g, []int{10, 25})
	}
	for _, r := range rows {
		g.without[r.template+r.args] = g.IntN(100) >= keep
	}
	keep = pick(g, []int{35, 60, 100})
	if g.plain {
		keep = pick(g, []int{20, 40})
	}
	for i := range ways() {
		g.without[wayKey(i)] = i > 3 && g.IntN(100) >= keep || g.plain && i >= plainWays && !g.one(8)
	}
}

func wayKey(i int) string { return fmt.Sprint("way ", i) }

// mainFunction puts the program's own statements into a function.
func (g *gen) mainFunction() []*stmt {
	name := g.name("main")
	leave := g.enter(nil)
	body := g.mainBody()
	leave()
	def := block(body, "def "+name+"():")
	if g.one(2) {
		return []*stmt{def, block([]*stmt{line(name + "()")}, "if __name__ == '__main__':")}
	}
	return []*stmt{def, line(name + "()")}
}

// mainBody calls everything that is declared, and goes on as it likes.
func (g *gen) mainBody() []*stmt {
	var list []*stmt
	for _, c := range g.classes {
		list = append(list, g.exercise(c)...)
	}
	for _, f := range g.functions {
		if !g.affordable(f.cost) {
			continue
		}
		g.spent += f.cost
		args, kids := g.arguments(f.params, f.rest, 2)
		switch {
		case f.yields != nil:
			list = append(list, line("print(list("+f.name+"("+args+")))", kids...))
		case !f.result.printable():
			list = append(list, line(f.name+"("+args+")", kids...))
		default:
			list = append(list, line("print("+f.name+"("+args+"))", kids...))
		}
	}
	return append(list, g.body(2+g.IntN(g.smaller(9)))...)
}

// exercise makes an object and uses all that its class has.
func (g *gen) exercise(c *class) []*stmt {
	e := g.instance(c, 2)
	v := g.declare(c.t, e)
	list := []*stmt{line(v.name+" = $0", e), line("print(" + v.name + ")")}
	for _, m := range c.methods {
		if !g.affordable(m.cost * 2) {
			continue
		}
		g.spent += m.cost * 2
		args, kids := g.arguments(m.params, nil, 1)
		if !m.result.printable() {
			list = append(list, line(v.name+"."+m.name+"("+args+")", kids...))
			continue
		}
		list = append(list, line("print("+v.name+"."+m.name+"("+args+"))", kids...))
	}
	for _, use := range []struct{ dunder, text string }{
		{"__eq__", "print(§ == §)"}, {"__lt__", "print(§ < §)"}, {"__len__", "print(len(§))"}, {"__getitem__", "print(§[3])"},
		{"__call__", "print(§(5))"}, {"__contains__", "print(2 in §)"}, {"__iter__", "print(list(§))"}, {"__add__", "print(§ + §)"},
	} {
		if c.has(use.dunder) {
			list = append(list, line(strings.ReplaceAll(use.text, "§", v.name)))
		}
	}
	return list
}

// enter begins the scope of a function; the result ends it.
func (g *gen) enter(fn *function) func() {
	old := *g
	oldVars := slices.Clone(g.vars)
	fixed := map[*variable]bool{}
	for _, v := range g.vars {
		fixed[v] = v.fixed
		v.fixed = true
	}
	functions := g.functions
	g.fn, g.loops, g.times, g.spent, g.careless, g.global, g.outer = fn, 0, 1, 0, 0, false, len(g.vars)
	return func() {
		for v, was := range fixed {
			v.fixed = was
		}
		if fn != nil {
			fn.cost = g.spent + 1
		}
		g.vars = oldVars
		g.functions = functions
		g.fn, g.loops, g.times, g.spent, g.careless, g.global, g.outer = old.fn, old.loops, old.times, old.spent, old.careless, old.global, old.outer
	}
}

// one tells yes in one of n cases.
func (g *gen) one(n int) bool { return g.IntN(n) == 0 }

func pick[T any](g *gen, list []T) T { return list[g.IntN(len(list))] }

// Names that mean something in Go, or in what molt writes.
var oddNames = strings.Fields(`func go chan var struct switch case select default package interface const goto
	nil iota cap new copy panic error string byte rune uint int64 float64 true false init fmt os pyrt dyn T K V it ok err
	m x y i _p __q Self self_ result args items Run Load make append close delete range_ type_ fallthrough comparable
	e1 é größe n l O0 value keys v1 tmp recover main_ X Abc aB a_b`)

// name invents a name.
func (g *gen) name(kind string) string {
	for range 3 {
		if n := pick(g, oddNames); g.one(5) && kind == "v" && !g.taken[n] {
			g.taken[n] = true
			return n
		}
	}
	for i := 1; ; i++ {
		if n := fmt.Sprint(kind, i); !g.taken[n] {
			g.taken[n] = true
			return n
		}
	}
}

// declare brings a new variable into scope, holding e.
func (g *gen) declare(t *typ, e *expr) *variable {
	v := &variable{name: g.name("v"), t: t}
	if e != nil {
		v.size = e.size
	}
	g.vars = append(g.vars, v)
	return v
}

// scope ends the life of the variables that f declares: they may be unbound behind it.
func (g *gen) scope(f func()) {
	n, functions := len(g.vars), g.functions
	f()
	g.vars, g.functions = g.vars[:n], functions
}

// variable returns a variable of a type that fits, or nil.
func (g *gen) variable(t *typ, fits func(*variable) bool) *variable {
	var list []*variable
	for i, v := range g.vars {
		if (t == nil || same(v.t, t)) && (fits == nil || fits(v)) {
			list = append(list, v)
			if i > len(g.vars)-6 {
				list = append(list, v, v) // what is near matters more
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	return pick(g, list)
}

func (g *gen) read(v *variable) *expr { return text(v.t, precAtom, v.name).sized(v.size) }

// typ draws a type: mostly one of the few that this program likes, so that
// values meet variables of their type.
func (g *gen) typ(depth int) *typ {
	if len(g.liked) > 0 && (g.plain || !g.one(8)) {
		t := pick(g, g.liked)
		if depth > 0 || len(t.args) == 0 {
			return t
		}
	}
	if g.plain {
		return pick(g, plainScalars)
	}
	return g.anyTyp(depth)
}

func (g *gen) anyTyp(depth int) *typ {
	if depth <= 0 || g.one(2) {
		return g.scalar()
	}
	switch g.IntN(12) {
	case 0, 1, 2, 3, 4:
		return of("list", g.anyTyp(depth-1))
	case 5, 6, 7:
		return of("dict", g.key(), g.anyTyp(depth-1))
	case 8:
		return of("set", g.key())
	case 9:
		if len(g.classes) > 0 {
			return pick(g, g.classes).t
		}
		return strT
	default:
		t := of("tuple", g.anyTyp(depth-1), g.anyTyp(depth-1))
		if g.one(4) {
			t.args = append(t.args, g.scalar())
		}
		return t
	}
}

func (g *gen) scalar() *typ {
	switch g.IntN(14) {
	case 0, 1, 2:
		return strT
	case 3, 4:
		return floatT
	case 5:
		return boolT
	case 6:
		return bytesT
	default:
		return intT
	}
}

func (g *gen) key() *typ {
	switch g.IntN(8) {
	case 0, 1, 2:
		return strT
	case 3:
		return of("tuple", intT, intT)
	case 4:
		return of("tuple", strT, intT)
	default:
		return intT
	}
}

func (g *gen) importLines() []*stmt {
	var names []string
	for n := range g.imports {
		names = append(names, n)
	}
	slices.Sort(names)
	var list []*stmt
	for _, n := range names {
		list = append(list, line(n))
	}
	return list
}

// need asks for an import line.
func (g *gen) need(importLine string) { g.imports[importLine] = true }
