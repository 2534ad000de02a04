package rules

import (
	"slices"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells where data comes in bulk: from files, responses and
// frames, whose size the program does not decide. How time grows with the
// data matters there, and not in loops over options, the parts of a path or
// the arguments of a call. The estimated heat cannot tell the two apart.

// bulkDepth bounds how far the origin of a value is followed.
const bulkDepth = 5

// Bulk tells whether a loop is seen to go round once for each piece of data that comes
// from outside.
func (p *Pass) Bulk(l Loop) bool {
	if l.Iter != nil {
		return p.bulk(l.Iter, bulkDepth)
	}
	loop, ok := l.Node.(*syntax.While)
	return ok && (p.drains(loop) || p.empties(loop.Test) && !p.readsAll(loop))
}

// readsAll tells whether a while loop goes on for as long as a read without a size, which returns all there is the
// first time, has returned anything.
func (p *Pass) readsAll(loop *syntax.While) bool {
	name, ok := loop.Test.(*syntax.Name)
	if !ok {
		return false
	}
	return slices.ContainsFunc(loop.Body, func(s syntax.Stmt) bool {
		assign, isAssign := s.(*syntax.Assign)
		if !isAssign || len(assign.Targets) != 1 || !p.samePlace(assign.Targets[0], name) {
			return false
		}
		call, isCall := assign.Value.(*syntax.Call)
		if !isCall {
			return false
		}
		_, method, _ := Method(call)
		return method == "read" && len(call.Args) == 0
	})
}

// InBulk tells whether a loop around the current node goes over data in bulk.
func (p *Pass) InBulk() bool { return slices.ContainsFunc(p.Loops(), p.Bulk) }

// bulk tells whether an expression is seen to yield data from outside.
func (p *Pass) bulk(e syntax.Expr, depth int) bool {
	if depth == 0 || e == nil {
		return false
	}
	switch e := e.(type) {
	case *syntax.Name:
		return p.Type(e).Is(pytypes.File) || p.bulkVariable(e, depth-1)
	case *syntax.Attribute:
		return p.Type(e).Is(pytypes.File) || p.bulkAttribute(e, depth-1)
	case *syntax.Call:
		return p.bulkCall(e, depth-1)
	case *syntax.Await:
		return p.bulk(e.Value, depth)
	case *syntax.Subscript:
		s, isSlice := e.Slice.(*syntax.Slice)
		return isSlice && (s.Upper == nil || !isConstant(s.Upper)) && p.bulk(e.Value, depth-1)
	case *syntax.BoolOp:
		return slices.ContainsFunc(e.Values, func(v syntax.Expr) bool { return p.bulk(v, depth-1) })
	case *syntax.ListComp:
		return p.bulk(e.Generators[0].Iter, depth-1)
	case *syntax.GeneratorExp:
		return p.bulk(e.Generators[0].Iter, depth-1)
	case *syntax.SetComp:
		return p.bulk(e.Generators[0].Iter, depth-1)
	case *syntax.DictComp:
		return p.bulk(e.Generators[0].Iter, depth-1)
	}
	return false
}

// bulkVariable looks at what a variable is bound to, and at the loops that fill it.
func (p *Pass) bulkVariable(name *syntax.Name, depth int) bool {
	s := p.File.Symbol(name)
	if s == nil {
		return false
	}
	pl, ok := p.PlaceOf(name)
	if !ok || !p.IsLocal(pl) {
		return false
	}
	seen := false
	for _, b := range p.File.BindingsOf(s) {
		if b.Value == nil || b.Unpacked || b.Kind != resolve.BindAssign && b.Kind != resolve.BindAnn {
			return false
		}
		if p.startsEmpty(b.Value) || p.mentions(b.Value, pl.root) {
			continue // filled, or cut, elsewhere
		}
		if !p.bulk(b.Value, depth) {
			return false
		}
		seen = true
	}
	return seen || p.filledInBulk(pl, depth)
}

// startsEmpty tells whether an expression is an empty container.
func (p *Pass) startsEmpty(e syntax.Expr) bool {
	if c, ok := e.(*syntax.Call); ok {
		return len(c.Args)+len(c.Keywords) == 0 && p.Calls(c, "builtins.list", "builtins.dict", "builtins.set", "collections.deque")
	}
	n, known := p.LengthOf(e)
	return known && n == 0
}

// bulkAttribute does the same for an attribute of the own instance.
func (p *Pass) bulkAttribute(a *syntax.Attribute, depth int) bool {
	fn := p.Func()
	if fn.Class == nil || !isName(a.Value, fn.SelfParam()) {
		return false
	}
	return slices.ContainsFunc(fn.Class.AttrsNamed(a.Attr), func(set resolve.Attr) bool {
		return set.Value != nil && !set.Unpacked && p.bulk(set.Value, depth)
	})
}

// filledInBulk tells whether a loop over bulk data adds to a container.
func (p *Pass) filledInBulk(pl Place, depth int) bool {
	for _, u := range p.UsesOf(pl) {
		adds := u.Kind == ItemWrite || u.Kind == MethodCall && (u.Method == "append" || u.Method == "extend" || u.Method == "add")
		if !adds {
			continue
		}
		for n := p.ParentOf(u.Node); n != nil; n = p.ParentOf(n) {
			if loop, ok := n.(*syntax.For); ok && p.bulk(loop.Iter, depth) {
				return true
			}
			if _, isDef := n.(*syntax.FunctionDef); isDef {
				break
			}
		}
	}
	return false
}

// bulkSources are functions that yield as much as there is outside.
var bulkSources = []string{
	"csv.reader", "csv.DictReader", "fileinput.input", "xml.etree.ElementTree.iterparse", "lxml.etree.iterparse",
}

// bulkMethods are methods with names of which the same is true, whatever they belong to.
var bulkMethods = map[string]bool{
	"readlines": true, "iter_lines": true, "iter_content": true, "iter_bytes": true, "iter_text": true, "iter_chunked": true, "iter_any": true,
	"aiter_lines": true, "aiter_bytes": true, "aiter_text": true, "iterrows": true, "itertuples": true,
	"iter_rows": true,
}

// textOf are methods that turn text into pieces, or leave its size as it is.
var textOf = map[string]bool{
	"splitlines": true, "decode": true, "strip": true, "rstrip": true, "lstrip": true, "replace": true, "lower": true, "upper": true,
	"items": true, "values": true, "keys": true, "copy": true, "tolist": true,
}

// passing are functions whose result has as many elements as their arguments.
var passing = []string{
	"builtins.enumerate", "builtins.zip", "builtins.sorted", "builtins.reversed", "builtins.list", "builtins.tuple", "builtins.set", "builtins.dict",
	"builtins.frozenset", "builtins.iter", "builtins.map", "builtins.filter", "builtins.len", "builtins.range", "itertools.chain", "tqdm.tqdm",
	"json.load", "json.loads", "collections.deque", "collections.Counter",
}

func (p *Pass) bulkCall(c *syntax.Call, depth int) bool {
	if p.Calls(c, bulkSources...) || p.Type(c).Is(pytypes.File) {
		return true
	}
	if p.Calls(c, passing...) {
		return slices.ContainsFunc(c.Args, func(a syntax.Expr) bool { return p.bulk(a, depth) })
	}
	recv, name, ok := Method(c)
	switch {
	case !ok:
		return false
	case bulkMethods[name]:
		return true
	case name == "read" && len(c.Args) == 0, name == "read_text", name == "read_bytes":
		return true
	}
	return textOf[name] && p.bulk(recv, depth)
}

// drains tells whether a while loop reads a stream to its end.
func (p *Pass) drains(loop *syntax.While) bool {
	reads := false
	body := Loop{Node: loop, Owner: loop}.Body()
	look := func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.Lambda:
			return false
		case *syntax.Call:
			reads = reads || p.takesPiece(n, body)
		}
		return !reads
	}
	syntax.Inspect(loop.Test, look)
	syntax.InspectBody(loop.Body, look)
	return reads
}

// takesPiece tells whether a call in a loop takes the next piece from a stream: a line, or
// as much as a buffer holds.
func (p *Pass) takesPiece(c *syntax.Call, loop syntax.Span) bool {
	_, name, method := Method(c)
	switch {
	case !method:
		name = p.lastName(c.Func)
	case name == "readline":
		return true
	}
	if name != "read" && name != "read1" || len(c.Args) == 0 || method && len(c.Args) != 1 && !p.Calls(c, "os.read") {
		return false
	}
	size := c.Args[len(c.Args)-1]
	if n, known := p.intValue(size); known {
		return n >= 64
	}
	pl, ok := p.PlaceOf(size)
	return ok && !p.ReboundIn(pl, loop) // what the loop works out is the length of a record
}

// empties tells whether a while loop goes on until a container that holds bulk data is empty.
func (p *Pass) empties(test syntax.Expr) bool {
	switch t := test.(type) {
	case *syntax.Name, *syntax.Attribute:
		return p.bulk(t, bulkDepth)
	case *syntax.Call:
		return len(t.Args) == 1 && p.Calls(t, "builtins.len") && p.bulk(t.Args[0], bulkDepth)
	case *syntax.Compare:
		return p.empties(t.Left) || p.empties(t.Comparators[0])
	case *syntax.BoolOp:
		return p.empties(t.Values[0])
	}
	return false
}
