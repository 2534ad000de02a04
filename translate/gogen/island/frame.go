package island

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
)

// A frame is a Go function that is being written: for a Python function, the
// module's body, a class body, a lambda or a comprehension.
type frame struct {
	*writer
	parent *frame
	fn     *resolve.Func // whose code it is
	rec    *core.Func
	scope  resolve.ScopeID
	held   []held // captures of the pattern that is written, where they wait for its end
	names  *gogen.Scope
	vars   map[resolve.SymbolID]*local
	decl   []*local // in order of first use, to be declared at the top
	state  state
	// flow is what break, continue and return have to pass on their way.
	flow []*block
	// result is the variable for results that leave a block, once it is used.
	result  string
	yielder string // of a generator or coroutine
	class   *classFrame
	comp    bool                  // a comprehension: returns are not its own
	self    string                // the Go name of a method's first parameter
	cell    func() *jen.Statement // the class around, for super()
	module  bool                  // the module's body
}

// A local is a variable of a Go function.
type local struct {
	id    resolve.SymbolID
	name  string
	used  bool // read somewhere: otherwise Go wants a blank use
	loose bool // may be read before it is bound
	param bool
	typ   *jen.Statement // nil for dyn.Value
}

// A block is a loop, or a block that Go runs as a function.
type block struct {
	loop   bool
	flag   string          // of a loop: the variable that a break sets for its else
	breaks []state         // of a loop: what is bound where it is left by break
	ways   map[string]bool // of a function: how it is left, as names of dyn.Flow
}

// A state tells which variables are bound; nil maps stand for code that is not
// reached.
type state struct {
	bound map[resolve.SymbolID]bool
	dead  bool
}

func (s state) clone() state {
	m := make(map[resolve.SymbolID]bool, len(s.bound))
	for k, v := range s.bound {
		m[k] = v
	}
	return state{m, s.dead}
}

// join returns what is bound on both ways.
func join(a, b state) state {
	switch {
	case a.dead:
		return b.clone()
	case b.dead:
		return a.clone()
	}
	m := map[resolve.SymbolID]bool{}
	for k := range a.bound {
		if a.bound[k] && b.bound[k] {
			m[k] = true
		}
	}
	return state{bound: m}
}

func (w *writer) newFrame(parent *frame, fn *resolve.Func, scope resolve.ScopeID) *frame {
	fr := &frame{writer: w, parent: parent, fn: fn, scope: scope, vars: map[resolve.SymbolID]*local{}, state: state{bound: map[resolve.SymbolID]bool{}}}
	if parent != nil {
		fr.names = gogen.NewScope(parent.names)
		fr.rec = parent.rec
		fr.class = nil
	} else {
		fr.names = gogen.NewScope(w.writer().scope)
	}
	if rec := w.records[fn]; rec != nil {
		fr.rec = rec
	}
	return fr
}

func (w *writer) writer() *writer { return w }

// pick takes a free Go name in the function.
func (fr *frame) pick(want string) string { return fr.names.Pick(want) }

// temp declares a variable of the function for an intermediate value.
func (fr *frame) temp(want string) *jen.Statement {
	l := &local{id: resolve.NoSymbol, name: fr.pick(want), used: true}
	fr.decl = append(fr.decl, l)
	return jen.Id(l.name)
}

// lookup returns the local variable of a symbol, in this frame or one around it.
func (fr *frame) lookup(id resolve.SymbolID) (*local, *frame) {
	for f := fr; f != nil; f = f.parent {
		if l := f.vars[id]; l != nil {
			return l, f
		}
	}
	return nil, nil
}

// declare makes the local variable of a symbol of this frame.
func (fr *frame) declare(id resolve.SymbolID) *local {
	if l := fr.vars[id]; l != nil {
		return l
	}
	l := &local{id: id, name: fr.pick(gogen.MixedCaps(fr.f.Symbols[id].Name, false))}
	fr.vars[id] = l
	fr.decl = append(fr.decl, l)
	return l
}

// declarations writes the variables of the function.
func (fr *frame) declarations() []jen.Code {
	var out []jen.Code
	var plain []string
	flush := func() {
		if len(plain) > 0 {
			ids := make([]jen.Code, len(plain))
			for i, n := range plain {
				ids[i] = jen.Id(n)
			}
			out = append(out, jen.Var().List(ids...).Add(fr.value()))
			plain = nil
		}
	}
	var unused, loose []jen.Code
	for _, l := range fr.decl {
		switch {
		case l.param:
		case l.typ != nil:
			flush()
			out = append(out, jen.Var().Id(l.name).Add(l.typ))
		case l.loose:
			loose = append(loose, jen.Id(l.name).Op(":=").Add(fr.name("Unbound")))
		default:
			plain = append(plain, l.name)
		}
		if !l.used && !l.param {
			unused = append(unused, jen.Id("_").Op("=").Id(l.name))
		}
	}
	flush()
	return append(append(out, loose...), unused...)
}

// An unsupported construct is thrown as this.
type refusal struct{ reason core.Reason }

// refuse gives up the function at hand with a reason.
func (fr *frame) refuse(n syntax.Node, code, format string, args ...any) {
	panic(refusal{core.Reason{Code: code, Text: fmt.Sprintf(format, args...), Pos: fr.pos(n)}})
}

// note adds a reason to the function at hand, which is carried over but stops
// where it meets the construct.
func (fr *frame) note(n syntax.Node, code, format string, args ...any) {
	if fr.writer.dead {
		return
	}
	r := core.Reason{Code: code, Text: fmt.Sprintf(format, args...), Pos: fr.pos(n)}
	for _, old := range fr.rec.Reasons {
		if old.Code == r.Code && old.Text == r.Text {
			return
		}
	}
	fr.rec.Reasons = append(fr.rec.Reasons, r)
}

// unreached writes code, which never runs if dead is set: then it has no reasons.
func (fr *frame) unreached(dead bool, write func()) {
	before := fr.writer.dead
	fr.writer.dead = before || dead
	defer func() { fr.writer.dead = before }()
	write()
}
