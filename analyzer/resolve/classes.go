package resolve

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
)

// linkClasses resolves bases and computes method resolution orders.
func (p *Program) linkClasses() {
	for _, c := range p.Classes {
		p.linkBases(c)
	}
	done := make([]mroState, len(p.Classes))
	for _, c := range p.Classes {
		c.linearize(done)
	}
	for _, c := range p.Classes {
		for _, b := range c.Bases {
			if b.Class != nil && b.Class != c {
				b.Class.Subclasses = append(b.Class.Subclasses, c)
			}
		}
	}
}

func (p *Program) linkBases(c *Class) {
	for _, e := range c.Def.Bases {
		if s, ok := e.(*syntax.Subscript); ok {
			e = s.Value // Generic[T], Base[int]
		}
		d := p.Lookup(c.File, e)
		b := Base{Expr: e, Name: d.Name, Class: d.Class}
		if b.Class == c {
			b.Class = nil
		}
		c.Bases = append(c.Bases, b)
	}
	for _, k := range c.Def.Keywords {
		if k.Arg == "metaclass" {
			c.Metaclass = p.Dotted(c.File, k.Value)
			if c.Metaclass == "" {
				c.Metaclass = "?"
			}
		}
	}
}

type mroState uint8

const (
	mroNew mroState = iota
	mroRunning
	mroDone
)

// plainBases add nothing to a class that matters here.
var plainBases = map[string]bool{
	"builtins.object": true, "typing.Generic": true, "typing.Protocol": true,
	"typing_extensions.Protocol": true, "typing_extensions.Generic": true, "abc.ABC": true,
}

// linearize computes the C3 order over own classes. Where it does not exist (a
// cycle, or an inconsistent order) the order is depth first without repeats.
func (c *Class) linearize(state []mroState) {
	if state[c.ID] != mroNew {
		return
	}
	state[c.ID] = mroRunning
	var seqs [][]*Class
	var direct []*Class
	for _, b := range c.Bases {
		switch {
		case b.Class != nil && state[b.Class.ID] != mroRunning:
			b.Class.linearize(state)
			seqs = append(seqs, b.Class.MRO)
			direct = append(direct, b.Class)
			c.ExternalBases = c.ExternalBases || b.Class.ExternalBases
		case !plainBases[b.Name]:
			c.ExternalBases = true
		}
	}
	c.MRO = c.order(seqs, direct)
	if len(c.MRO) > maxAncestors {
		c.MRO, c.ExternalBases = c.MRO[:maxAncestors], true
	}
	state[c.ID] = mroDone
}

// maxAncestors bounds the length of an MRO; more ancestors count as unknown.
const maxAncestors = 256

// order computes the class's MRO from those of its bases.
func (c *Class) order(seqs [][]*Class, direct []*Class) []*Class {
	if len(seqs) == 1 {
		return append([]*Class{c}, seqs[0]...)
	}
	if order, ok := merge(append(slices.Clone(seqs), direct)); ok {
		return append([]*Class{c}, order...)
	}
	out := []*Class{c}
	for _, s := range seqs {
		for _, k := range s {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// merge is the merge step of C3.
func merge(seqs [][]*Class) ([]*Class, bool) {
	var out []*Class
	for {
		seqs = slices.DeleteFunc(seqs, func(s []*Class) bool { return len(s) == 0 })
		if len(seqs) == 0 {
			return out, true
		}
		head := nextHead(seqs)
		if head == nil {
			return nil, false
		}
		out = append(out, head)
		for i, s := range seqs {
			if s[0] == head {
				seqs[i] = s[1:]
			}
		}
	}
}

// nextHead returns the first head that is in no sequence's tail.
func nextHead(seqs [][]*Class) *Class {
	for _, s := range seqs {
		inTail := slices.ContainsFunc(seqs, func(t []*Class) bool { return slices.Contains(t[1:], s[0]) })
		if !inTail {
			return s[0]
		}
	}
	return nil
}

// linkDecorators names the decorators of functions and classes.
func (p *Program) linkDecorators() {
	for _, fn := range p.Funcs {
		p.nameDecorators(fn.File, fn.Decorators)
	}
	for _, c := range p.Classes {
		p.nameDecorators(c.File, c.Decorators)
	}
}

func (p *Program) nameDecorators(f *File, list []Decorator) {
	for i := range list {
		e := list[i].Expr
		if c, ok := e.(*syntax.Call); ok {
			e = c.Func
		}
		if list[i].Name = p.Dotted(f, e); list[i].Name == "" {
			list[i].Name = written(e)
		}
	}
}

// written returns a name or attribute chain as it stands in the source, or "".
func written(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		if base := written(e.Value); base != "" {
			return base + "." + e.Attr
		}
	}
	return ""
}

// linkProperties finds the functions behind properties: decorated methods,
// x.setter, and x = property(get, set) in a class body.
func (p *Program) linkProperties() {
	for _, c := range p.Classes {
		for _, m := range c.Methods {
			switch {
			case m.IsProperty():
				c.getters = put(c.getters, m.Name, m)
			case isSetter(m):
				c.setters = put(c.setters, m.Name, m)
			}
		}
		for _, a := range c.Attrs {
			call, ok := a.Value.(*syntax.Call)
			if !ok || !a.InClass || p.Dotted(c.File, call.Func) != "builtins.property" {
				continue
			}
			for i, arg := range call.Args[:min(len(call.Args), 2)] {
				fn := p.Lookup(c.File, arg).Func
				if l, ok := arg.(*syntax.Lambda); ok {
					fn = c.File.FuncOf(l)
				}
				switch {
				case fn == nil:
				case i == 0:
					c.getters = put(c.getters, a.Name, fn)
				default:
					c.setters = put(c.setters, a.Name, fn)
				}
			}
		}
	}
}

func put(m map[string]*Func, name string, fn *Func) map[string]*Func {
	if m == nil {
		m = make(map[string]*Func)
	}
	m[name] = fn
	return m
}
