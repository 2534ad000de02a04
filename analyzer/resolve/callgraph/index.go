package callgraph

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
)

// An index knows which methods a program defines at all, so that most operators
// and attributes need no look at types.
type index struct {
	properties map[string]bool
	dunders    map[string]bool
	// getters are the functions behind properties by name; plain are the names
	// of attributes that some class simply sets.
	getters map[string][]*resolve.Func
	plain   map[string]bool
	// overrides maps a method to those of subclasses that replace it.
	overrides map[*resolve.Func][]*resolve.Func
}

func newIndex(p *resolve.Program) *index {
	x := &index{
		properties: make(map[string]bool), dunders: make(map[string]bool),
		getters: make(map[string][]*resolve.Func), plain: make(map[string]bool),
		overrides: make(map[*resolve.Func][]*resolve.Func),
	}
	for _, c := range p.Classes {
		for _, name := range c.Properties() {
			x.properties[name] = true
			if fn := c.FindProperty(name); !fn.IsStub {
				x.getters[name] = append(x.getters[name], fn)
			}
		}
		for _, a := range c.Attrs {
			if c.FindProperty(a.Name) == nil {
				x.plain[a.Name] = true
			}
		}
	}
	for _, fn := range p.Funcs {
		if fn.Kind != resolve.Method {
			continue
		}
		if strings.HasPrefix(fn.Name, "__") && strings.HasSuffix(fn.Name, "__") {
			x.dunders[fn.Name] = true
			continue
		}
		for _, k := range fn.Class.MRO[1:] {
			if m := k.Method(fn.Name); m != nil {
				x.overrides[m] = append(x.overrides[m], fn)
			}
		}
	}
	return x
}

// overriding returns the methods that may run instead of m on an instance of
// class c: those of c's own subclasses.
func (x *index) overriding(m *resolve.Func, c *resolve.Class) []*resolve.Func {
	all := x.overrides[m]
	if c == nil || c == m.Class {
		return all
	}
	var out []*resolve.Func
	for _, o := range all {
		if o.Class.IsSubclassOf(c) {
			out = append(out, o)
		}
	}
	return out
}
