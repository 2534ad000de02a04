package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A reader tells whether a function only reads what a variable holds while it runs,
// or keeps or changes it. With changes, it may change it and must not keep it.
type reader struct {
	m       *Mix
	changes bool
	seen    map[paramKey]bool
}

type paramKey struct {
	fn *resolve.Func
	i  int
}

// A region is code whose variables are followed: the body of a function, or a
// statement of a module.
type region struct {
	file *resolve.File
	body []syntax.Stmt
}

func regionOf(fn *resolve.Func) region { return region{fn.File, fn.Def.Body} }

// param tells whether a function only reads a parameter.
func (r *reader) param(fn *resolve.Func, i int) bool {
	k := paramKey{fn, i}
	if r.seen[k] {
		return true // it holds if the rest does
	}
	r.seen[k] = true
	if fn.Def == nil || fn.IsGenerator || fn.IsAsync {
		return false
	}
	return r.variable(regionOf(fn), fn.Params[i].Symbol)
}

// variable tells whether all uses of a variable in a region are reads.
func (r *reader) variable(in region, id resolve.SymbolID) bool {
	f := in.file
	origin := f.Symbols[id].Origin
	good := true
	walkStack(in.body, func(n syntax.Node, stack []syntax.Node) {
		name, ok := n.(*syntax.Name)
		if !ok || name.ID != f.Symbols[origin].Name || f.SymbolID(name) == resolve.NoSymbol || f.Symbols[f.SymbolID(name)].Origin != origin {
			return
		}
		switch {
		case name.Ctx == syntax.Load:
			good = good && r.use(in, name, stack)
		case len(stack) > 0:
			if s, ok := stack[len(stack)-1].(*syntax.AugAssign); ok && s.Target == syntax.Expr(name) {
				good = good && r.changes // x += y changes a container in place
			}
		}
	})
	return good
}

// walkStack visits nodes with those around them.
func walkStack(body []syntax.Stmt, visit func(n syntax.Node, stack []syntax.Node)) {
	(&syntax.File{Body: body}).Walk(visit)
}

// readers are builtins that read a container and give something new; those that
// give elements are fine where these are immutable.
var readers = map[string]bool{
	"len": true, "print": true, "str": true, "repr": true, "any": true, "all": true, "bool": true, "isinstance": true,
}

var elementReaders = map[string]bool{
	"sum": true, "min": true, "max": true, "sorted": true, "enumerate": true, "zip": true, "list": true, "tuple": true, "set": true,
	"frozenset": true, "dict": true, "reversed": true, "range": true, "map": true, "filter": true,
}

var readMethods = map[string]bool{
	"count": true, "index": true, "keys": true, "join": true, "format": true,
	"issubset": true, "issuperset": true, "isdisjoint": true,
}

var elementMethods = map[string]bool{
	"get": true, "values": true, "items": true, "copy": true,
	"union": true, "intersection": true, "difference": true, "symmetric_difference": true,
}

var changeMethods = map[string]bool{
	"append": true, "extend": true, "insert": true, "pop": true, "remove": true, "sort": true, "reverse": true, "clear": true,
	"update": true, "setdefault": true, "popitem": true, "add": true, "discard": true,
	"intersection_update": true, "difference_update": true, "symmetric_difference_update": true,
}

// use tells whether an expression that may be the container is only read where it
// stands.
func (r *reader) use(in region, e syntax.Expr, stack []syntax.Node) bool {
	if len(stack) == 0 {
		return false
	}
	around, rest := stack[len(stack)-1], stack[:len(stack)-1]
	flat := r.flat(e)
	switch p := around.(type) {
	case *syntax.Compare, *syntax.FormattedValue, *syntax.UnaryOp, *syntax.ExprStmt, *syntax.Assert:
		return true
	case *syntax.BinOp, *syntax.Starred:
		return flat
	case *syntax.Subscript:
		return r.subscript(in, p, e, rest, flat)
	case *syntax.Attribute:
		return r.method(p, rest, flat)
	case *syntax.Call:
		return r.call(in, p, e, flat)
	case *syntax.For:
		return p.Iter == e && (flat || r.target(in, p.Target))
	case *syntax.Comprehension:
		return p.Iter == e && (flat || r.target(in, p.Target))
	case *syntax.If:
		return true
	case *syntax.While:
		return true
	case *syntax.IfExp:
		return p.Test == e || r.use(in, p, rest)
	case *syntax.BoolOp:
		return r.use(in, p, rest)
	case *syntax.Assign:
		_, isTuple := p.Targets[0].(*syntax.Tuple)
		return p.Value == e && len(p.Targets) == 1 && isTuple && flat
	}
	return false
}

// flat tells whether the elements of a container are immutable.
func (r *reader) flat(e syntax.Expr) bool {
	v, ok := r.m.Parts.Plan.Sol.Expr(e)
	if !ok {
		return false
	}
	t, err := r.m.Parts.Plan.TypeOf(v)
	if err != nil {
		return false
	}
	for _, a := range t.Args {
		if !r.m.immutable(a) {
			return false
		}
	}
	return true
}

func (r *reader) subscript(in region, p *syntax.Subscript, e syntax.Expr, stack []syntax.Node, flat bool) bool {
	if p.Value != e {
		return true // as an index
	}
	if p.Ctx != syntax.Load {
		return r.changes
	}
	if flat {
		return true
	}
	return r.use(in, p, stack)
}

// method tells whether the call of a method reads only.
func (r *reader) method(a *syntax.Attribute, stack []syntax.Node, flat bool) bool {
	if len(stack) == 0 {
		return false
	}
	call, ok := stack[len(stack)-1].(*syntax.Call)
	if !ok || call.Func != syntax.Expr(a) {
		return false
	}
	return readMethods[a.Attr] || flat && elementMethods[a.Attr] || r.changes && changeMethods[a.Attr] && (flat || a.Attr != "pop" && a.Attr != "popitem" && a.Attr != "setdefault")
}

// call tells whether a call reads an argument only.
func (r *reader) call(in region, call *syntax.Call, e syntax.Expr, flat bool) bool {
	at := -1
	for i, a := range call.Args {
		if a == e {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	d := r.m.Parts.Plan.Prog.Lookup(in.file, call.Func)
	switch {
	case d.Func != nil:
		return d.Func.Class == nil && at < len(d.Func.Params) && d.Func.Params[at].Kind <= resolve.PosOrKw && noStars(call) && r.param(d.Func, at)
	case d.IsOwn():
		return false
	}
	switch f := call.Func.(type) {
	case *syntax.Name:
		id := in.file.SymbolID(f)
		if id != resolve.NoSymbol && len(in.file.BindingsOf(&in.file.Symbols[in.file.Symbols[id].Origin])) > 0 {
			return false // not the builtin
		}
		return readers[f.ID] || flat && elementReaders[f.ID]
	case *syntax.Attribute:
		return f.Attr == "join" || flat && (d.Name == "math.fsum" || d.Name == "math.prod" || d.Name == "bisect.bisect_left" || d.Name == "bisect.bisect" || d.Name == "bisect.bisect_right")
	}
	return false
}

func noStars(call *syntax.Call) bool {
	for _, a := range call.Args {
		if _, star := a.(*syntax.Starred); star {
			return false
		}
	}
	return true
}

// target tells whether the variable of a loop over the container's elements is only
// read.
func (r *reader) target(in region, t syntax.Expr) bool {
	name, ok := t.(*syntax.Name)
	if !ok {
		return false
	}
	id := in.file.SymbolID(name)
	return id != resolve.NoSymbol && r.variable(in, in.file.Symbols[id].Origin)
}
