package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// handsOn notes that a typed unit reads a name of its module as dynamic code does, to
// give it to the library.
func (c *collector) handsOn(u *unit, n *syntax.Name, d resolve.Def, at core.Pos) {
	if v, ok := c.sol.Expr(n); ok {
		all, _ := c.reached(v)
		for _, to := range all {
			c.handed(u, to, at)
		}
	}
	switch {
	case d.Func != nil:
		c.handed(u, c.unitOf(d.Func), at)
	case d.Class != nil:
		c.handed(u, c.classUnit(d.Class), at)
	case d.File != nil:
		v := c.variable(d.File, d.Symbol)
		if v == nil {
			return
		}
		if v.shown == nil {
			v.shown = map[*unit]bool{}
		}
		v.shown[u] = true
		v.readers = append(v.readers, u)
	}
}

// handed notes that a unit gives a function or class to others that may call it.
func (c *collector) handed(u, to *unit, at core.Pos) {
	if to == nil || to == u {
		return
	}
	to.handed = true
	if _, ok := u.refs.seen[to]; !ok {
		u.note(unitRef{to: to, pos: at, handsOn: true})
	}
}
