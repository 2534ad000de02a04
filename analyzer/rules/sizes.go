package rules

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Trips returns how often a loop goes round each time it is reached, and
// whether that is known rather than guessed. A guess of 0 means that there is none.
func (p *Pass) Trips(l Loop) (n float64, known bool) {
	if l.Iter != nil {
		if n, ok := p.LengthOf(l.Iter); ok {
			return n, true
		}
	}
	return p.tripsOf(p.Func(), l), false
}

// LengthOf returns the number of elements of a container or range where the
// source shows it: displays, range(constant), and variables bound once to one
// of these and never changed.
func (p *Pass) LengthOf(e syntax.Expr) (n float64, known bool) { return p.lengthOf(e, 0) }

func (p *Pass) lengthOf(e syntax.Expr, depth int) (float64, bool) {
	if depth > 3 {
		return 0, false
	}
	switch e := e.(type) {
	case *syntax.List:
		return displayLength(e.Elts)
	case *syntax.Tuple:
		return displayLength(e.Elts)
	case *syntax.Set:
		return displayLength(e.Elts)
	case *syntax.Dict:
		return displayLength(e.Keys)
	case *syntax.Constant:
		return float64(len(e.Str)), e.Kind == syntax.ConstStr || e.Kind == syntax.ConstBytes
	case *syntax.Call:
		return p.callLength(e, depth)
	case *syntax.Name:
		return p.variableLength(e, depth)
	case *syntax.Attribute:
		return p.attributeLength(e, depth)
	}
	return 0, false
}

// attributeLength returns the length of self.x where the class sets x once, in
// its body.
func (p *Pass) attributeLength(e *syntax.Attribute, depth int) (float64, bool) {
	fn := p.Func()
	if fn.Class == nil || !isName(e.Value, fn.SelfParam()) {
		return 0, false
	}
	set := fn.Class.AttrsNamed(e.Attr)
	if len(set) != 1 || !set[0].InClass || set[0].Value == nil {
		return 0, false
	}
	return p.lengthOf(set[0].Value, depth+1)
}

// Short tells whether a loop is known to go round only a few times: its length
// shows, or it walks the pieces of a split string or optional arguments.
func (p *Pass) Short(l Loop) bool {
	if n, known := p.Trips(l); known {
		return n <= smallContainer
	}
	switch n := l.Node.(type) {
	case *syntax.While:
		return p.startsShort(n.Test)
	case *syntax.For:
		return p.isOption(walked(n.Iter))
	case *syntax.Comprehension:
		return p.isOption(walked(n.Iter))
	}
	return false
}

// walked returns the container that an iterable walks: x of x.items() and the like.
func walked(e syntax.Expr) syntax.Expr {
	if c, ok := e.(*syntax.Call); ok && len(c.Args) == 0 {
		if recv, name, isMethod := Method(c); isMethod && (name == "items" || name == "keys" || name == "values") {
			return recv
		}
	}
	return e
}

// isOption tells whether an expression is a parameter for options: **kwargs, or
// one with an empty default. What is given for it is short.
func (p *Pass) isOption(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	for _, prm := range p.Func().Params {
		if prm.Name != name.ID {
			continue
		}
		if prm.Kind == resolve.VarKw {
			return true
		}
		if prm.Default != nil {
			n, known := p.LengthOf(prm.Default)
			return known && n == 0
		}
	}
	return false
}

func displayLength(elts []syntax.Expr) (float64, bool) {
	for _, e := range elts {
		if _, starred := e.(*syntax.Starred); e == nil || starred {
			return 0, false
		}
	}
	return float64(len(elts)), true
}

// callLength knows range(n), and wrappers that keep the number of elements.
func (p *Pass) callLength(c *syntax.Call, depth int) (float64, bool) {
	if len(c.Args) == 0 {
		return 0, false
	}
	if p.Calls(c, "builtins.list", "builtins.tuple", "builtins.sorted", "builtins.reversed", "builtins.enumerate", "builtins.set", "builtins.frozenset") {
		return p.lengthOf(c.Args[0], depth+1)
	}
	if !p.Calls(c, "builtins.range") || len(c.Args) > 2 {
		return 0, false
	}
	lo, hi := int64(0), int64(0)
	ok := true
	for i, a := range c.Args {
		v, isInt := p.intValue(a)
		ok = ok && isInt
		if i == len(c.Args)-1 {
			hi = v
		} else {
			lo = v
		}
	}
	return float64(max(0, hi-lo)), ok
}

// intValue returns the value of an int literal, or of a variable bound once to one.
func (p *Pass) intValue(e syntax.Expr) (int64, bool) {
	if name, ok := e.(*syntax.Name); ok {
		if v := p.soleValue(name); v != nil {
			e = v
		}
	}
	c, ok := e.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstInt || c.Big != nil {
		return 0, false
	}
	return c.Int, true
}

// variableLength returns the length of what a variable is bound to, if it is
// bound once, in this function or at module level, and not changed afterwards.
func (p *Pass) variableLength(name *syntax.Name, depth int) (float64, bool) {
	v := p.soleValue(name)
	if v == nil {
		return 0, false
	}
	pl, _ := p.PlaceOf(name)
	for _, u := range p.UsesOf(pl) {
		if u.Kind != Rebind && u.Kind != OtherUse && p.MayChange(u) {
			return 0, false
		}
	}
	return p.lengthOf(v, depth+1)
}

// soleValue returns the expression that a variable is bound to if it has one
// binding, an assignment to the name itself; otherwise nil.
func (p *Pass) soleValue(name *syntax.Name) syntax.Expr {
	s := p.File.Symbol(name)
	if s == nil {
		return nil
	}
	b := p.File.BindingsOf(s)
	if len(b) != 1 || b[0].Unpacked || b[0].Kind != resolve.BindAssign && b[0].Kind != resolve.BindAnn {
		return nil
	}
	return b[0].Value
}

// dataclass tells whether a class is decorated as a dataclass or attrs class.
func dataclass(ds []resolve.Decorator) bool {
	return slices.ContainsFunc(ds, func(d resolve.Decorator) bool {
		switch d.Name {
		case "dataclasses.dataclass", "attr.s", "attr.attrs", "attrs.define", "attrs.frozen", "attr.define":
			return true
		}
		return false
	})
}
