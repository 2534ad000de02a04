package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A call holds the arguments of one call.
type call struct {
	site     syntax.Node // nil for calls that no call expression makes
	args     []Var
	star     Var // elements of *args, or 0 if there is none: see hasStar
	hasStar  bool
	keywords []keyword
	doubled  bool // there is a **kwargs, whose names are not known
	forwards int  // how often its arguments were handed on
}

type keyword struct {
	name  string
	value Var
}

// call walks a call expression.
func (w *walk) call(n *syntax.Call) Var {
	if v, ok := w.specialCall(n); ok {
		return v
	}
	if v, ok := w.forward(n); ok {
		return v
	}
	callee := w.expr(n.Func)
	c := w.arguments(n)
	res := w.newVar()
	w.callVar(n, callee, c, res)
	return res
}

func (w *walk) arguments(n *syntax.Call) call {
	c := call{site: n}
	for _, a := range n.Args {
		if star, ok := a.(*syntax.Starred); ok {
			elem := w.element(w.expr(star.Value))
			if c.hasStar {
				w.flow(elem, c.star)
			}
			c.star, c.hasStar = elem, true
			continue
		}
		c.args = append(c.args, w.expr(a))
	}
	for _, k := range n.Keywords {
		v := w.expr(k.Value)
		if k.Arg == "" {
			c.doubled = true
			continue
		}
		c.keywords = append(c.keywords, keyword{k.Arg, v})
	}
	return c
}

// specialCall handles the calls whose meaning is not that of a function.
func (w *walk) specialCall(n *syntax.Call) (Var, bool) {
	name, ok := n.Func.(*syntax.Name)
	if !ok {
		return noVar, false
	}
	if name.ID == "super" && w.prog.Dotted(w.file, name) == "builtins.super" && (len(n.Args) == 0 || len(n.Args) == 2) {
		for fn := w.fn; fn != nil; fn = fn.Parent {
			if fn.Class != nil {
				if len(n.Args) == 2 && w.prog.Lookup(w.file, n.Args[0]).Class != fn.Class {
					break // super(C, x) somewhere else
				}
				self := w.object(fn.Class)
				if fn.IsClassMethod() {
					self = w.classValue(fn.Class)
				}
				return w.newVar(&Value{Kind: SuperVal, Own: fn.Class, Self: self}), true
			}
		}
	}
	return noVar, false
}

// callVar calls every value that a Var may hold.
func (s *solver) callVar(site syntax.Node, callee Var, c call, res Var) {
	if c.site == nil {
		c.site = site
	}
	s.watch(callee, func(v *Value) { s.callValue(v, c, res) })
}

func (s *solver) callValue(v *Value, c call, res Var) {
	switch v.Kind {
	case FuncVal:
		if v.Fn != nil {
			s.callFn(v.Fn, v.Self, c, res)
		} else {
			s.callSigs(v.Sigs, v.Self, c, res)
		}
	case ClassVal:
		if v.Own != nil {
			s.construct(v.Own, c, res)
		} else {
			s.constructDeclared(v.Stub, c, res)
		}
	case OwnObject:
		if fn := v.Own.FindMethod("__call__"); fn != nil {
			s.callFn(fn, v, c, res)
		}
	case Instance:
		s.callMethod(v, "__call__", c, res)
	case AnyVal:
		s.add(res, v)
	}
}

// callFn binds arguments to the parameters of a function of the program.
func (s *solver) callFn(fn *resolve.Func, self *Value, c call, res Var) {
	fv := s.fn(fn)
	fv.called = true
	s.flow(s.callResult(fn), res)
	args := c.args
	params := s.fn(fn).params
	if self != nil && fn.Class != nil && !fn.IsStatic() && len(fn.Params) > 0 {
		s.add(params[0], self)
		s.bind(fn, 1, args, c)
	} else {
		s.bind(fn, 0, args, c)
	}
	s.body(fn)
}

// bind makes arguments arrive in parameters, from parameter skip on.
func (s *solver) bind(fn *resolve.Func, skip int, args []Var, c call) {
	s.noteSite(fn, skip, c)
	params := s.fn(fn).params
	next := 0
	for i := skip; i < len(fn.Params); i++ {
		p := fn.Params[i]
		switch p.Kind {
		case resolve.PosOnly, resolve.PosOrKw:
			if next < len(args) {
				s.flow(args[next], params[i])
				next++
			} else if c.hasStar {
				s.flow(c.star, params[i])
			}
		case resolve.VarPos:
			elem := s.newVar()
			if s.handsOnOnly(fn) {
				s.giveUp(elem, "arguments of all types that are handed on")
				next = len(args)
			}
			for ; next < len(args); next++ {
				s.flow(args[next], elem)
			}
			if c.hasStar {
				s.flow(c.star, elem)
			}
			s.add(params[i], &Value{Kind: Instance, Stub: tupleClass(), Args: []Var{elem}})
		}
	}
	s.bindKeywords(fn, skip, c)
}

func (s *solver) bindKeywords(fn *resolve.Func, skip int, c call) {
	params := s.fn(fn).params
	extra := -1
	for i := skip; i < len(fn.Params); i++ {
		if fn.Params[i].Kind == resolve.VarKw {
			extra = i
			s.add(params[i], &Value{Kind: Instance, Stub: stubs.FindClass("dict"), Args: []Var{s.constant("str"), s.newVar()}})
		}
	}
	for _, k := range c.keywords {
		found := false
		for i := skip; i < len(fn.Params); i++ {
			if p := fn.Params[i]; p.Name == k.name && (p.Kind == resolve.PosOrKw || p.Kind == resolve.KwOnly) {
				s.flow(k.value, params[i])
				found = true
			}
		}
		if !found && extra >= 0 {
			for _, v := range s.values(params[extra]) {
				if v.Kind == Instance && v.Stub.Name == "dict" {
					s.flow(k.value, v.Args[1])
				}
			}
		}
	}
	if c.doubled {
		for i := skip; i < len(fn.Params); i++ {
			if k := fn.Params[i].Kind; k == resolve.PosOrKw || k == resolve.KwOnly {
				s.giveUp(params[i], "**kwargs in a call")
			}
		}
	}
}

// construct makes an instance of a class of the program.
func (s *solver) construct(c *resolve.Class, args call, res Var) {
	if s.lists[c] {
		obj := s.listOf(c, args.site)
		s.add(res, obj)
		s.callSigs(findSigs(obj.Stub, "__init__"), obj, args, s.newVar())
		return
	}
	obj := s.object(c)
	s.add(res, obj)
	switch init := c.FindMethod("__init__"); {
	case init != nil:
		s.callFn(init, obj, args, s.newVar())
	case isDataclass(c):
		s.constructFields(c, args)
	default:
		if base := s.declaredBase(c); base != nil {
			s.constructDeclared(base, args, s.newVar())
		}
	}
	if post := c.FindMethod("__post_init__"); post != nil {
		s.callFn(post, obj, call{site: args.site}, s.newVar())
	}
}

// constructDeclared makes an instance of a declared class.
func (s *solver) constructDeclared(c *stubs.Class, args call, res Var) {
	if sigs := findSigs(c, "__new__"); sigs != nil {
		s.callSigs(sigs, s.classValue(c), args, res)
		return
	}
	obj := s.objectAt(c, args.site)
	s.add(res, obj)
	if sigs := findSigs(c, "__init__"); sigs != nil {
		s.callSigs(sigs, obj, args, s.newVar())
	}
	if c.Name == "dict" && len(args.keywords) > 0 {
		s.add(obj.Args[0], s.atom("str"))
		for _, k := range args.keywords {
			s.flow(k.value, obj.Args[1])
		}
	}
}

// objectAt returns the instance that a call makes.
func (s *solver) objectAt(c *stubs.Class, site syntax.Node) *Value {
	if len(c.TypeParams) == 0 {
		return s.object(c)
	}
	if v := s.allocs[site]; v != nil && v.Kind == Instance && v.Stub == c {
		return v
	}
	v := &Value{Kind: Instance, Stub: c}
	for range c.TypeParams {
		v.Args = append(v.Args, s.newVar())
	}
	if site != nil {
		s.allocs[site] = v
	}
	return v
}

// method calls a method of each value of a Var and returns the Var of the results.
func (w *walk) method(v Var, name string, args ...Var) Var {
	res := w.newVar()
	w.watch(v, func(x *Value) { w.callMethod(x, name, call{args: args}, res) })
	return res
}

// callMethod calls a method of a value.
func (s *solver) callMethod(v *Value, name string, c call, res Var) {
	if v.Kind == AnyVal {
		s.add(res, v)
		return
	}
	if v.Kind == OwnObject {
		if fn := v.Own.FindMethod(name); fn != nil {
			s.callFn(fn, v, c, res)
			return
		}
		if base := s.declaredBase(v.Own); base != nil {
			s.callMethod(s.object(base), name, c, res)
		}
		return
	}
	if sigs := s.methodSigs(v, name); sigs != nil {
		s.callSigs(sigs, v, c, res)
	}
}
