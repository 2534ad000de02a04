package main

import (
	"fmt"
	"strconv"
	"strings"
)

// expr makes an expression of a type; one of depth 0 holds no other.
func (g *gen) expr(t *typ, depth int) *expr {
	if t.name == "depth" {
		return text(t, precAtom, strconv.Itoa(g.IntN(5)))
	}
	if depth <= 0 || g.one(6) || g.plain && g.one(4) {
		return g.leaf(t)
	}
	for range 6 {
		if e := g.row(t, depth); e != nil {
			return e
		}
	}
	return g.leaf(t)
}

// leaf is a variable or a plain value.
func (g *gen) leaf(t *typ) *expr {
	if !g.one(4) {
		if v := g.variable(t, nil); v != nil {
			return g.read(v)
		}
	}
	return g.value(t, 1)
}

// bounded makes an expression whose size stays in a bound, cutting what may be larger.
func (g *gen) bounded(t *typ, depth, bound int) *expr { return g.cut(g.expr(t, depth), bound) }

func (g *gen) cut(e *expr, bound int) *expr {
	if !e.t.sized() || e.size <= bound {
		return e
	}
	if e.t == intT {
		m := pick(g, []string{"7", "10", "97", "1000", "1009", "65536"})
		if g.one(4) {
			return form(intT, 9, "$9 & 1023", e).sized(10)
		}
		return form(intT, precMul, "$c % "+m, e).sized(17)
	}
	n := 3 + g.IntN(6)
	return form(e.t, precPrimary, fmt.Sprintf("$f[:%d]", n), e).sized(n)
}

// small makes an int of 0 to n-1 at most.
func (g *gen) small(n, depth int) *expr {
	if depth <= 0 || g.one(2) {
		return g.number(strconv.Itoa(g.IntN(n)), 3)
	}
	return form(intT, precMul, fmt.Sprintf("$c %% %d", n), g.expr(intT, depth-1)).sized(3)
}

// nonzero makes an int that is not 0.
func (g *gen) nonzero(depth int) *expr {
	switch {
	case depth <= 0 || g.one(3):
		return g.number(pick(g, []string{"1", "2", "3", "7", "10", "-1", "-2", "-3", "-7", "64", "1000"}), 10)
	case g.one(2):
		return form(intT, precAdd, "$b % 5 + 1", g.expr(intT, depth-1)).sized(3)
	}
	return form(intT, precOr, "$4 or 1", g.expr(intT, depth-1))
}

func (g *gen) number(s string, size int) *expr {
	prec := precPrimary // 6.bit_length is no Python
	if s[0] == '-' {
		prec = precUnary
	}
	return text(intT, prec, s).sized(size)
}

var bigNumbers = []string{"2147483647", "2147483648", "-2147483648", "4294967296", "4611686018427387904", "9007199254740993"}
var hugeNumbers = []string{"9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "10 ** 20", "-10 ** 25", "2 ** 63", "2 ** 64 - 1", "1 << 63", "-(2 ** 63)"}
var floats = []string{"0.0", "-0.0", "0.1", "1.5", "-2.5", "2.675", "1e16", "1e-7", "123456.789", "3.0", "0.5", "-1.0", "1e22", "1e300", "5e-324", "float('inf')", "float('-inf')", "float('nan')", "2.5", "1e5", "100.0", "7.25", "-3.75", "0.30000000000000004"}
var strs = []string{"", "a", "abc", "hello world", "Zz", "x,y,z", "  pad ", "12", "-7", "é", "naïve", "日本語", "ß", "a\tb", "line\nbreak", "it's", "\"q\"", "\\", "İ", "😀ok", "ǆ", "%d", "{}", "Aa1", "AbC dEf", "\x00", "\x7f", "ﬁ", "Σς", "0x1F", "1_0", "camelCase", "---"}
var byteStrs = []string{`b''`, `b'abc'`, `b'\x00\xff'`, `b'a b'`, `b'it\'s'`, `b'hello'`, `b'\n\t'`, `b'12'`}

// value is a literal or display of a type.
func (g *gen) value(t *typ, depth int) *expr {
	switch t.name {
	case "int":
		switch {
		case g.one(40) && (!g.plain || g.one(4)):
			s := pick(g, hugeNumbers)
			e := g.number(s, 90)
			if strings.Contains(s, " ") {
				e.prec = precTernary
			}
			return e
		case g.one(12) && (!g.plain || g.one(2)):
			return g.number(pick(g, bigNumbers), 63)
		case g.one(6):
			return g.number(strconv.Itoa(g.IntN(2000)-500), 11)
		}
		return g.number(strconv.Itoa(g.IntN(14)-3), 4)
	case "float":
		s := pick(g, floats)
		if s[0] == '-' {
			return text(t, precUnary, s)
		}
		return text(t, precAtom, s)
	case "bool":
		return text(t, precAtom, pick(g, []string{"True", "False"}))
	case "str":
		s := pick(g, strs)
		return text(t, precAtom, quote(g, s)).sized(len([]rune(s)))
	case "bytes":
		return text(t, precAtom, pick(g, byteStrs)).sized(5)
	case "list":
		n := g.IntN(5)
		if n == 0 && (g.plain && !g.one(10) || g.one(2)) {
			n = 2
		}
		return g.display(t, "[", "]", t.args[0], n, depth).sized(n)
	case "set":
		return g.display(t, "{", "}", t.args[0], 1+g.IntN(4), depth)
	case "tuple":
		return g.tuple(t, depth)
	case "dict":
		return g.dict(t, depth)
	case "opt":
		if g.one(3) {
			return text(t, precAtom, "None")
		}
		e := g.expr(t.args[0], depth-1)
		return form(t, e.prec, "$0", e)
	case "fn":
		return g.lambda(t)
	}
	if t.class != nil {
		return g.instance(t.class, depth)
	}
	panic("random: no value of " + t.String())
}

func quote(g *gen, s string) string {
	q := strconv.Quote(s)
	if g.one(3) && !strings.ContainsAny(s, "'\"\\\n\t\x00\x7f") {
		return "'" + s + "'"
	}
	return q
}

func (g *gen) display(t *typ, open, shut string, elem *typ, n, depth int) *expr {
	var kids []*expr
	for range n {
		kids = append(kids, g.stored(elem, depth-1))
	}
	return form(t, precAtom, open+holes(len(kids))+shut, kids...)
}

// stored makes an expression that goes into a container: not too large.
func (g *gen) stored(t *typ, depth int) *expr {
	if depth <= 0 && g.one(2) && t.name != "depth" {
		return g.cut(g.value(t, 0), 64)
	}
	return g.bounded(t, depth, 33)
}

// holes is the template of n arguments.
func holes(n int) string { return strings.TrimSuffix(strings.Repeat("$1, ", n), ", ") }

func (g *gen) tuple(t *typ, depth int) *expr {
	var kids []*expr
	for _, a := range t.args {
		kids = append(kids, g.stored(a, depth-1))
	}
	return form(t, precAtom, "("+holes(len(kids))+")", kids...)
}

func (g *gen) dict(t *typ, depth int) *expr {
	n := g.IntN(4)
	if n == 0 && (g.plain && !g.one(10) || g.one(2)) {
		n = 1
	}
	var kids []*expr
	for range n {
		kids = append(kids, g.stored(t.args[0], depth-1), g.stored(t.args[1], depth-1))
	}
	return form(t, precAtom, "{"+strings.TrimSuffix(strings.Repeat("$1: $1, ", n), ", ")+"}", kids...)
}

// lambda makes a function value.
func (g *gen) lambda(t *typ) *expr {
	params, result := t.args[:len(t.args)-1], t.args[len(t.args)-1]
	for _, f := range g.functions {
		if f.value(t) && g.one(2) && f.cost < 20 {
			return text(t, precAtom, f.name)
		}
	}
	var names []string
	var body *expr
	g.scope(func() {
		for _, p := range params {
			v := g.declare(p, nil)
			v.fixed, v.size = true, 33
			names = append(names, v.name)
		}
		g.closed++
		body = g.bounded(result, 2, 33)
		g.closed--
	})
	return form(t, 1, "lambda "+strings.Join(names, ", ")+": $1", body)
}

// value tells whether a function can stand for a function value of a type.
func (f *function) value(t *typ) bool {
	params := t.args[:len(t.args)-1]
	if f.result == nil || !same(f.result, t.args[len(t.args)-1]) || len(params) != len(f.params) || f.rest != nil || f.raises {
		return false
	}
	for i, p := range f.params {
		if !same(p.t, params[i]) || p.keyword {
			return false
		}
	}
	return true
}

// instance makes a new object, of the class or of one derived from it.
func (g *gen) instance(c *class, depth int) *expr {
	for _, d := range g.classes {
		if d.derives(c) && g.one(2) {
			c = d
		}
	}
	args, kids := g.arguments(c.init, nil, depth)
	return form(c.t, precPrimary, c.name+"("+args+")", kids...)
}

func (c *class) derives(from *class) bool {
	for ; c != nil; c = c.base {
		if c == from {
			return true
		}
	}
	return false
}

// arguments writes the arguments of a call: a template and its kids.
func (g *gen) arguments(params []param, rest *typ, depth int) (string, []*expr) {
	var parts []string
	var kids []*expr
	named := false
	for _, p := range params {
		if p.fallback != nil && g.one(2) {
			named = true
			continue
		}
		e := g.stored(p.t, depth-1)
		kids = append(kids, e)
		if p.keyword || named || rest == nil && g.one(6) {
			named = true
			parts = append(parts, p.name+"=$1")
		} else {
			parts = append(parts, "$1")
		}
	}
	if rest != nil && !named {
		if v := g.variable(of("list", rest), nil); v != nil && g.one(2) {
			parts = append(parts, "*$1")
			kids = append(kids, g.read(v))
		}
		for range g.IntN(3) {
			parts = append(parts, "$1")
			kids = append(kids, g.stored(rest, depth-1))
		}
	}
	return strings.Join(parts, ", "), kids
}

// most is how much a program may do, in rough steps.
const most = 4000

// affordable tells whether a call of so much may stand here.
func (g *gen) affordable(cost int) bool { return g.spent+cost*g.times < most }

// call calls a function of the program with that result.
func (g *gen) call(t *typ, depth int) *expr {
	var list []*function
	for _, f := range g.functions {
		if f.result != nil && same(f.result, t) && g.affordable(f.cost) && (!f.raises || g.careless > 0 || g.one(8)) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return nil
	}
	f := pick(g, list)
	g.spent += f.cost * g.times
	args, kids := g.arguments(f.params, f.rest, depth)
	return form(t, precPrimary, f.name+"("+args+")", kids...).sized(33)
}

// methodCall calls a method with that result, on a variable.
func (g *gen) methodCall(t *typ, depth int) *expr {
	for range 4 {
		v := g.variable(nil, func(v *variable) bool { return v.t.class != nil })
		if v == nil || len(v.t.class.methods) == 0 {
			return nil
		}
		m := pick(g, v.t.class.methods)
		if m.result == nil || !same(m.result, t) || !g.affordable(m.cost*2) || g.method > 0 && m.number() >= g.method {
			continue
		}
		g.spent += m.cost * 2 * g.times
		args, kids := g.arguments(m.params, nil, depth)
		return form(t, precPrimary, "$f."+m.name+"("+args+")", append([]*expr{g.read(v)}, kids...)...).sized(33)
	}
	return nil
}

// number is that of a method's name. A method calls those of lower numbers, so
// that calls end, whatever overrides them.
func (f *function) number() int {
	n, _ := strconv.Atoi(strings.TrimLeft(f.name, "m"))
	return n
}

// field reads an attribute of an object.
func (g *gen) field(t *typ) *expr {
	v := g.variable(nil, func(v *variable) bool { return v.t.class != nil })
	if v == nil {
		return nil
	}
	for _, f := range v.t.class.fields {
		if same(f.t, t) && g.one(2) {
			return form(t, precPrimary, "$f."+f.name, g.read(v)).sized(33)
		}
	}
	return nil
}

// callValue calls a function value.
func (g *gen) callValue(t *typ, depth int) *expr {
	v := g.variable(nil, func(v *variable) bool { return v.t.name == "fn" && same(v.t.args[len(v.t.args)-1], t) })
	if v == nil || !g.affordable(20) {
		return nil
	}
	g.spent += 20 * g.times
	kids := []*expr{g.read(v)}
	for _, p := range v.t.args[:len(v.t.args)-1] {
		kids = append(kids, g.stored(p, depth-1))
	}
	return form(t, precPrimary, "$f("+holes(len(kids)-1)+")", kids...).sized(33)
}
