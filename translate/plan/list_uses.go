package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// An aliasWalk looks at every expression that may be a list, and at what the
// place where it stands does with it.
type aliasWalk struct {
	*listPlan
	file *resolve.File
}

// visit looks at a node and what stands around it.
func (a *aliasWalk) visit(n syntax.Node, stack []syntax.Node) {
	for _, e := range resized(n) {
		a.grow(e, stack)
	}
	a.taken(n)
	a.changedUnder(n, stack)
	if e, ok := n.(syntax.Expr); ok {
		if classes := a.classesOf(e); len(classes) > 0 {
			a.use(e, classes, stack)
		}
		a.escapes(e, stack)
	}
}

func (a *aliasWalk) classesOf(e syntax.Expr) []solve.Var {
	v, ok := a.sol.Expr(e)
	if !ok {
		return nil
	}
	return a.classes(v)
}

func (a *aliasWalk) innerOf(e syntax.Expr) []solve.Var {
	v, ok := a.sol.Expr(e)
	if !ok {
		return nil
	}
	return a.inner(v)
}

// grow notes a change of length through a place.
func (a *aliasWalk) grow(e syntax.Expr, stack []syntax.Node) {
	var classes []solve.Var
	for _, v := range a.values(e) {
		if isList(v) {
			classes = append(classes, a.sol.Root(v.Args[0]))
		}
	}
	if len(classes) == 0 {
		return
	}
	mark(a.grown, classes)
	switch e := e.(type) {
	case *syntax.Name:
		fn := function(a.file, stack)
		if a.isBuilder(e, fn) {
			return
		}
		mark(a.grownElsewhere, classes)
		if i := a.param(e, fn); i >= 0 {
			a.keeps[paramKey{fn, i}] = true
		}
	case *syntax.Attribute:
		mark(a.grownElsewhere, classes)
	case *syntax.Subscript:
		mark(a.grownElsewhere, classes)
		for _, v := range a.values(e.Value) {
			if !isList(v) {
				mark(a.leaks, classes) // an element of a dict is no place in Go
			}
		}
	default:
		mark(a.grownElsewhere, classes)
		mark(a.leaks, classes)
	}
	if attr, ok := top(stack).(*syntax.Attribute); ok && attr.Value == e && len(stack) > 1 {
		if call, ok := stack[len(stack)-2].(*syntax.Call); (!ok || call.Func != syntax.Expr(attr)) && !a.named(stack[len(stack)-2]) {
			mark(a.leaks, classes) // self.push = stack.append
		}
	}
}

// named tells whether a node binds a name for a method.
func (a *aliasWalk) named(n syntax.Node) bool {
	as, ok := n.(*syntax.Assign)
	return ok && len(as.Targets) == 1 && a.alias(a.file, as.Targets[0]) != nil
}

// taken notes the lists that a node takes out of a container which keeps them.
func (a *aliasWalk) taken(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.For:
		a.leak(a.innerOf(n.Iter))
	case *syntax.Comprehension:
		a.leak(a.innerOf(n.Iter))
	case *syntax.Subscript:
		if _, part := n.Slice.(*syntax.Slice); part {
			a.leak(a.innerOf(n.Value))
		}
	case *syntax.BinOp:
		a.leak(a.innerOf(n.Left))
		a.leak(a.innerOf(n.Right))
	case *syntax.AugAssign:
		a.leak(a.innerOf(n.Value))
		if n.Op == syntax.Mult {
			a.leak(a.innerOf(n.Target))
		}
	case *syntax.Starred:
		a.leak(a.innerOf(n.Value))
	case *syntax.Dict:
		for i, k := range n.Keys {
			if k == nil {
				a.leak(a.innerOf(n.Values[i]))
			}
		}
	case *syntax.YieldFrom:
		a.leak(a.innerOf(n.Value))
	case *syntax.Assign:
		if len(n.Targets) > 1 {
			a.leakAll(a.classesOf(n.Value))
		}
		for _, t := range n.Targets {
			switch t.(type) {
			case *syntax.Tuple, *syntax.List:
				if _, display := n.Value.(*syntax.Tuple); !display && !a.isOwnCall(n.Value) {
					a.leak(a.innerOf(n.Value))
				}
			}
			if sub, ok := t.(*syntax.Subscript); ok {
				if _, part := sub.Slice.(*syntax.Slice); part {
					a.leak(a.innerOf(n.Value))
				}
			}
		}
	case *syntax.Call:
		a.takenByCall(n)
	}
}

// readers are builtins and methods that take nothing out of their arguments or
// receiver that outlives the call.
var readers = map[string]bool{
	"len": true, "print": true, "str": true, "repr": true, "isinstance": true, "bool": true, "range": true, "append": true, "insert": true,
	"join": true, "add": true, "any": true, "all": true, "sum": true, "index": true, "count": true, "remove": true, "clear": true,
	"sort": true, "reverse": true, "pop": true, "discard": true,
}

func (a *aliasWalk) takenByCall(n *syntax.Call) {
	if readers[calleeName(n.Func)] || a.callsOwn(n.Func) {
		return
	}
	for _, e := range n.Args {
		a.leak(a.innerOf(e))
	}
	for _, k := range n.Keywords {
		a.leak(a.innerOf(k.Value))
	}
	if attr, ok := n.Func.(*syntax.Attribute); ok {
		a.leak(a.innerOf(attr.Value))
	}
}

func (a *aliasWalk) leak(classes []solve.Var) { mark(a.leaks, classes) }

// leakAll notes references that even a builder's list has.
func (a *aliasWalk) leakAll(classes []solve.Var) {
	mark(a.leaks, classes)
	mark(a.builderLeaks, classes)
}

// use notes what the place of an expression does with the lists that it copies.
func (a *aliasWalk) use(e syntax.Expr, classes []solve.Var, stack []syntax.Node) {
	if call, ok := e.(*syntax.Call); ok && !a.callsOwn(call.Func) && !makers[calleeName(call.Func)] {
		a.leakAll(classes) // max(rows), d.get(k): one that is elsewhere too
	}
	if _, ok := e.(*syntax.NamedExpr); ok {
		a.leakAll(classes)
	}
	if len(stack) == 0 || isStored(e) {
		return
	}
	keeps, leaves := a.context(e, stack)
	switch {
	case !keeps:
	case isNew(a, e):
	case a.isMove(e, stack):
		if leaves && !a.builderName(e, stack) {
			mark(a.builderLeaks, classes) // it looks new to the caller
		}
	case isTaken(e):
		if leaves {
			mark(a.builderLeaks, classes)
		}
	case leaves || a.builderName(e, stack):
		a.leakAll(classes)
	default:
		a.leak(classes)
	}
	if keeps {
		if n, ok := e.(*syntax.Name); ok {
			fn := function(a.file, stack)
			if i := a.param(n, fn); i >= 0 {
				a.keeps[paramKey{fn, i}] = true
			}
		}
	}
}

func isStored(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Name:
		return e.Ctx != syntax.Load
	case *syntax.Attribute:
		return e.Ctx != syntax.Load
	case *syntax.Subscript:
		return e.Ctx != syntax.Load
	}
	return false
}

// context tells whether the place of an expression keeps a reference to its
// list, and whether the list leaves the function that way.
func (a *aliasWalk) context(e syntax.Expr, stack []syntax.Node) (keeps, leaves bool) {
	parent := stack[len(stack)-1]
	switch p := parent.(type) {
	case *syntax.Subscript:
		return p.Value != e, false
	case *syntax.Attribute, *syntax.UnaryOp, *syntax.If, *syntax.While, *syntax.For, *syntax.Comprehension,
		*syntax.FormattedValue, *syntax.Delete, *syntax.ExprStmt, *syntax.Starred, *syntax.Assert, *syntax.AugAssign:
		return false, false
	case *syntax.BinOp:
		return a.meetsObject(p.Left) || a.meetsObject(p.Right), false
	case *syntax.Compare:
		return slicesAny(append([]syntax.Expr{p.Left}, p.Comparators...), a.meetsObject), false
	case *syntax.IfExp:
		if p.Test == e {
			return false, false
		}
		return a.context(p, stack[:len(stack)-1])
	case *syntax.BoolOp:
		return a.context(p, stack[:len(stack)-1])
	case *syntax.Await:
		return a.context(p, stack[:len(stack)-1])
	case *syntax.Return, *syntax.Yield, *syntax.Lambda:
		return true, true
	case *syntax.Tuple, *syntax.List:
		if isStored(p.(syntax.Expr)) || targetOf(p) {
			return false, false
		}
		_, leaves := a.context(p.(syntax.Expr), stack[:len(stack)-1])
		return true, leaves
	case *syntax.Call:
		return p.Func != e && a.kept(p, e, stack), false
	case *syntax.Keyword:
		if call, ok := stack[len(stack)-2].(*syntax.Call); ok {
			if name := calleeName(call.Func); (name == "dict" || name == "update") && !a.callsOwn(call.Func) {
				return true, false // a value of the dict
			}
			return a.kept(call, e, stack[:len(stack)-1]), false
		}
	}
	return true, false
}

// targetOf tells whether a display is the target of an assignment.
func targetOf(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Tuple:
		return n.Ctx != syntax.Load
	case *syntax.List:
		return n.Ctx != syntax.Load
	}
	return false
}

func slicesAny(list []syntax.Expr, is func(syntax.Expr) bool) bool {
	for _, e := range list {
		if is(e) {
			return true
		}
	}
	return false
}

// meetsObject tells whether an operand may be an object, whose special method
// gets the other operand.
func (a *aliasWalk) meetsObject(e syntax.Expr) bool {
	for _, v := range a.values(e) {
		if v.Kind == solve.OwnObject || v.Kind == solve.AnyVal {
			return true
		}
	}
	return false
}

// borrowers are builtins that read a list and keep nothing.
var borrowers = map[string]bool{
	"len": true, "sum": true, "min": true, "max": true, "sorted": true, "any": true, "all": true,
	"print": true, "list": true, "tuple": true, "set": true, "dict": true, "str": true,
	"repr": true, "isinstance": true, "frozenset": true, "bool": true, "join": true, "extend": true, "update": true,
	"heappush": true, "heappop": true, "heappushpop": true, "heapreplace": true, "heapify": true, "bisect": true, "bisect_left": true,
	"bisect_right": true, "insort": true, "insort_left": true, "insort_right": true, "shuffle": true, "choice": true, "sample": true,
	"deque": true, "Counter": true, "bytes": true, "bytearray": true, "fsum": true, "prod": true, "dist": true, "round": true, "hash": true,
}

// lenders are builtins whose result goes through the list while a loop runs.
var lenders = map[string]bool{"enumerate": true, "zip": true, "reversed": true, "map": true, "filter": true, "iter": true}

// kept tells whether a call keeps a list that it is given, or changes its length.
func (a *aliasWalk) kept(c *syntax.Call, e syntax.Expr, stack []syntax.Node) bool {
	if a.callsOwn(c.Func) {
		for _, v := range a.values(c.Func) {
			for _, fn := range functionsOf(v) {
				if fn.IsAsync && !isAwaited(stack) {
					return true // the coroutine keeps it until it runs
				}
				if i := argument(c, e, v, fn); i < 0 || a.keeps[paramKey{fn, i}] || a.resizesBehind(fn, e, stack) {
					return true
				}
			}
			if v.Kind == solve.ClassVal && v.Own.FindMethod("__init__") == nil {
				return true // a dataclass keeps its fields
			}
		}
		return false
	}
	name := calleeName(c.Func)
	if lenders[name] {
		return !inLoopHead(c, stack)
	}
	return !borrowers[name]
}

// isAwaited tells whether the call on top of a stack is awaited where it stands.
func isAwaited(stack []syntax.Node) bool {
	if len(stack) < 2 {
		return false
	}
	_, ok := stack[len(stack)-2].(*syntax.Await)
	return ok
}

// inLoopHead tells whether a call is what a loop goes through.
func inLoopHead(c *syntax.Call, stack []syntax.Node) bool {
	if len(stack) < 2 {
		return false
	}
	switch p := stack[len(stack)-2].(type) {
	case *syntax.For:
		return p.Iter == syntax.Expr(c)
	case *syntax.Comprehension:
		return p.Iter == syntax.Expr(c)
	case *syntax.Call:
		return borrowers[calleeName(p.Func)] || lenders[calleeName(p.Func)] && inLoopHead(p, stack[:len(stack)-1])
	}
	return false
}

// resizesBehind tells whether a function that is lent a list of a place which it
// can reach may change that list's length.
func (a *aliasWalk) resizesBehind(fn *resolve.Func, e syntax.Expr, stack []syntax.Node) bool {
	if n, ok := e.(*syntax.Name); ok && a.local(n, function(a.file, stack)) {
		return false
	}
	if isNew(a, e) {
		return false
	}
	for _, c := range a.classesOf(e) {
		if a.effects.may(fn, c) {
			return true
		}
	}
	return false
}

// argument returns the index of the parameter that an argument goes to, or -1.
func argument(c *syntax.Call, e syntax.Expr, callee *solve.Value, fn *resolve.Func) int {
	skip := 0
	if fn.Class != nil && !fn.IsStatic() && (callee.Kind != solve.FuncVal || callee.Self != nil) {
		skip = 1
	}
	for i, x := range c.Args {
		if _, star := x.(*syntax.Starred); star {
			return -1
		}
		if x == e {
			if i+skip < len(fn.Params) && fn.Params[i+skip].Kind <= resolve.PosOrKw {
				return i + skip
			}
			return -1
		}
	}
	for _, k := range c.Keywords {
		if k.Value == e {
			for i, p := range fn.Params {
				if p.Name == k.Arg && p.Kind != resolve.VarKw {
					return i
				}
			}
		}
	}
	return -1
}

// callsOwn tells whether a callee is only functions and classes of the program:
// what they do with a parameter is looked at there.
func (a *aliasWalk) callsOwn(e syntax.Expr) bool {
	values := a.values(e)
	for _, x := range values {
		if (x.Kind != solve.FuncVal || x.Fn == nil) && (x.Kind != solve.ClassVal || x.Own == nil) {
			return false
		}
	}
	return len(values) > 0
}

func (a *aliasWalk) isOwnCall(e syntax.Expr) bool {
	if await, ok := e.(*syntax.Await); ok {
		e = await.Value
	}
	c, ok := e.(*syntax.Call)
	return ok && a.callsOwn(c.Func)
}

// escapes notes functions that are used as values: who calls them is not known,
// so that what they do with the lists that they are given counts for all.
func (a *aliasWalk) escapes(e syntax.Expr, stack []syntax.Node) {
	if len(stack) > 0 {
		if c, ok := top(stack).(*syntax.Call); ok && c.Func == e {
			return
		}
	}
	for _, v := range a.values(e) {
		if v.Kind != solve.FuncVal || v.Fn == nil {
			continue
		}
		for i, p := range v.Fn.Params {
			if a.keeps[paramKey{v.Fn, i}] {
				a.leakAll(a.classes(a.sol.Symbol(v.Fn.File, p.Symbol)))
			}
		}
	}
}

// defaults notes parameters whose default is a list: all calls share it.
func (a *aliasWalk) defaults() {
	for _, fn := range a.file.Funcs {
		for _, p := range fn.Params {
			if p.Default != nil {
				a.leakAll(a.classesOf(p.Default))
			}
		}
	}
}

func top(stack []syntax.Node) syntax.Node {
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}
