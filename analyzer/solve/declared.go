package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
)

// addDeclared makes what a declared name means arrive in a Var: a builtin, or a
// member of a module of the standard library.
func (s *solver) addDeclared(name string, into Var) {
	switch {
	case stubs.FindClass(name) != nil:
		s.add(into, s.classValue(stubs.FindClass(name)))
	case stubs.FindFuncs(name) != nil:
		s.add(into, s.sigsValue(stubs.FindFuncs(name), nil))
	case stubs.FindVar(name) != nil:
		s.flow(s.instType(stubs.FindVar(name), nil, nil), into)
	case stubs.Load(name) != nil:
		s.add(into, s.moduleValue(name))
	default:
		s.giveUp(into, "no declaration of "+name)
	}
}

// sigsValue returns declared signatures as a function value.
func (s *solver) sigsValue(sigs []*stubs.Func, self *Value) *Value {
	k := boundKey{sig: sigs[0], self: self}
	if v := s.bound[k]; v != nil {
		return v
	}
	v := &Value{Kind: FuncVal, Sigs: sigs, Self: self}
	s.bound[k] = v
	return v
}

// findSigs returns the signatures of a method, from the class or its bases.
func findSigs(c *stubs.Class, name string) []*stubs.Func {
	if f := c.Methods[name]; f != nil {
		return f
	}
	for _, b := range c.Bases {
		if base := stubs.FindClass(b.Name); base != nil {
			if f := findSigs(base, name); f != nil {
				return f
			}
		}
	}
	return nil
}

// methodSigs returns the signatures of a method of a value.
func (s *solver) methodSigs(v *Value, name string) []*stubs.Func {
	switch v.Kind {
	case Instance:
		return findSigs(v.Stub, name)
	case TupleVal:
		return findSigs(tupleClass(), name)
	}
	return nil
}

// declaredBase returns the declared class that a class of the program inherits
// from, or nil.
func (s *solver) declaredBase(c *resolve.Class) *stubs.Class {
	for _, m := range c.MRO {
		for _, b := range m.Bases {
			if b.Class == nil {
				if d := stubs.FindClass(strings.TrimPrefix(b.Name, "builtins.")); d != nil && d.Name != "object" {
					return d
				}
			}
		}
	}
	return nil
}

// upcast returns the type arguments of a value seen as a declared class, nil if
// it is not one.
func (s *solver) upcast(v *Value, class string) []Var {
	switch v.Kind {
	case Instance:
		return s.upcastArgs(v.Stub, v.Args, class)
	case TupleVal:
		elem := s.newVar()
		for _, a := range v.Args {
			s.flow(a, elem)
		}
		return s.upcastArgs(tupleClass(), []Var{elem}, class)
	case OwnObject:
		return s.upcastOwn(v, class)
	}
	return nil
}

func (s *solver) upcastArgs(c *stubs.Class, args []Var, class string) []Var {
	if c.Qual() == class {
		if args == nil {
			args = []Var{}
		}
		return args
	}
	env := environment(c.TypeParams, args)
	for _, b := range c.Bases {
		base := stubs.FindClass(b.Name)
		if base == nil {
			continue
		}
		inner := make([]Var, 0, len(b.Args))
		for _, a := range b.Args {
			inner = append(inner, s.instType(a, env, nil))
		}
		for len(inner) < len(base.TypeParams) {
			inner = append(inner, s.newVar())
		}
		if up := s.upcastArgs(base, inner, class); up != nil {
			return up
		}
	}
	return nil
}

// upcastOwn sees an own object as a protocol through its methods.
func (s *solver) upcastOwn(v *Value, class string) []Var {
	switch class {
	case "Iterable", "Iterator", "Reversible", "Collection", "Sequence":
		if v.Own.FindMethod("__iter__") != nil || v.Own.FindMethod("__getitem__") != nil || v.Own.FindMethod("__next__") != nil {
			elem := s.newVar()
			s.elementOf(v, elem)
			return []Var{elem}
		}
	case "Sized":
		if v.Own.FindMethod("__len__") != nil {
			return []Var{}
		}
	}
	if base := s.declaredBase(v.Own); base != nil {
		return s.upcast(s.object(base), class)
	}
	return nil
}

func environment(names []string, args []Var) map[string]Var {
	env := map[string]Var{}
	for i, n := range names {
		if i < len(args) {
			env[n] = args[i]
		}
	}
	return env
}

// instType returns a Var that holds what a declared type says.
func (s *solver) instType(t *stubs.Type, env map[string]Var, self *Value) Var {
	switch t.Kind {
	case stubs.Variable:
		if v, ok := env[t.Name]; ok {
			return v
		}
		v := s.newVar()
		if env != nil {
			env[t.Name] = v
		}
		return v
	case stubs.Union:
		res := s.newVar()
		for _, a := range t.Args {
			s.flow(s.instType(a, env, self), res)
		}
		return res
	case stubs.TupleOf:
		v := &Value{Kind: TupleVal}
		for _, a := range t.Args {
			v.Args = append(v.Args, s.instType(a, env, self))
		}
		return s.newVar(v)
	case stubs.Instance:
		return s.newVar(s.instance(t, env, self))
	case stubs.SelfType:
		if self != nil {
			return s.newVar(self)
		}
	case stubs.Never:
		return s.newVar()
	case stubs.ClassOf:
		if c := stubs.FindClass(t.Args[0].Name); c != nil {
			return s.newVar(s.classValue(c))
		}
	case stubs.Callable:
		return s.unknown("a function of the standard library")
	}
	return s.unknown("declared as object")
}

func (s *solver) instance(t *stubs.Type, env map[string]Var, self *Value) *Value {
	c := stubs.FindClass(t.Name)
	if c == nil {
		return &Value{Kind: AnyVal, Reason: "no declaration of " + t.Name}
	}
	if len(c.TypeParams) == 0 {
		return s.object(c)
	}
	v := &Value{Kind: Instance, Stub: c}
	for i := range c.TypeParams {
		if i < len(t.Args) {
			v.Args = append(v.Args, s.instType(t.Args[i], env, self))
		} else {
			v.Args = append(v.Args, s.newVar())
		}
	}
	return v
}

// callSigs calls declared signatures: the first that takes the arguments.
func (s *solver) callSigs(sigs []*stubs.Func, self *Value, c call, res Var) {
	if f := sigs[0]; f.Class != nil && !f.Static && !f.ClassLevel && f.Name != "__new__" && (self == nil || self.Kind == ClassVal) {
		s.callUnbound(sigs, c, res)
		return
	}
	if storesSecond[sigs[0].Qual()] && len(c.args) >= 2 {
		s.watch(c.args[0], func(v *Value) {
			if v.Kind == Instance && v.Stub.Qual() == "list" {
				s.flow(c.args[1], v.Args[0])
			}
		})
	}
	var fit []*stubs.Func
	for _, f := range sigs {
		if fitsArity(f, c) {
			fit = append(fit, f)
		}
	}
	switch len(fit) {
	case 0:
		s.giveUp(res, "no signature of "+sigs[0].Qual()+" takes these arguments")
		return
	case 1:
		s.callSig(fit[0], self, c, res)
		return
	}
	i := discriminator(fit, len(c.args))
	if i < 0 {
		s.callSig(fit[0], self, c, res)
		return
	}
	done := map[*stubs.Func]bool{}
	s.watch(c.args[i], func(v *Value) {
		for _, f := range fit {
			if p := paramAt(f, i); p != nil && s.accepts(p.Type, v) {
				if !done[f] {
					done[f] = true
					s.callSig(f, self, c, res)
				}
				return
			}
		}
	})
}

// storesSecond are the functions that put their second argument into the list that
// is their first: what the list holds may be known from there alone.
var storesSecond = map[string]bool{
	"heapq.heappush": true, "heapq.heapreplace": true, "heapq.heappushpop": true,
	"bisect.insort": true, "bisect.insort_left": true, "bisect.insort_right": true,
}

// callUnbound calls a method through its class: the first argument is the receiver.
func (s *solver) callUnbound(sigs []*stubs.Func, c call, res Var) {
	if len(c.args) == 0 {
		return
	}
	rest := c
	rest.args = c.args[1:]
	s.watch(c.args[0], func(v *Value) { s.callSigs(sigs, v, rest, res) })
}

// paramAt returns the parameter that takes positional argument i, or nil.
func paramAt(f *stubs.Func, i int) *stubs.Param {
	n := 0
	for j := range f.Params {
		switch p := &f.Params[j]; p.Kind {
		case stubs.Positional, stubs.Either:
			if n == i {
				return p
			}
			n++
		case stubs.VarArgs:
			return p
		}
	}
	return nil
}

// discriminator returns the first positional argument whose declared types
// differ among signatures, or -1.
func discriminator(fit []*stubs.Func, args int) int {
	for i := range args {
		first := paramAt(fit[0], i)
		for _, f := range fit[1:] {
			if p := paramAt(f, i); p != nil && first != nil && !sameType(p.Type, first.Type) {
				return i
			}
		}
	}
	return -1
}

func sameType(a, b *stubs.Type) bool {
	if a.Kind != b.Kind || a.Name != b.Name || len(a.Args) != len(b.Args) {
		return false
	}
	for i := range a.Args {
		if !sameType(a.Args[i], b.Args[i]) {
			return false
		}
	}
	return true
}

// fitsArity tells whether a signature can take so many arguments of these names.
func fitsArity(f *stubs.Func, c call) bool {
	required, limit := 0, 0
	names := map[string]bool{}
	required2 := 0
	for _, p := range f.Params {
		switch p.Kind {
		case stubs.Positional, stubs.Either:
			limit++
			if !p.Optional {
				required++
			}
		case stubs.VarArgs:
			limit = 1 << 20
		case stubs.KeywordOnly:
			if !p.Optional {
				required2++
			}
		case stubs.VarKeywords:
			names["**"] = true
		}
		if p.Kind == stubs.Either || p.Kind == stubs.KeywordOnly {
			names[p.Name] = true
		}
	}
	for _, k := range c.keywords {
		if !names[k.name] && !names["**"] {
			return false
		}
	}
	if c.hasStar || c.doubled {
		return true
	}
	return len(c.args) <= limit && len(c.args)+len(c.keywords) >= required+required2 && (required2 == 0 || len(c.keywords) >= required2)
}

// callSig binds the arguments of one signature and makes its result arrive.
func (s *solver) callSig(f *stubs.Func, self *Value, c call, res Var) {
	env := map[string]Var{}
	if f.Class != nil && self != nil && self.Kind != ClassVal {
		env = environment(f.Class.TypeParams, s.upcast(self, f.Class.Qual()))
	}
	for _, t := range f.TypeParams {
		env[t] = s.newVar()
	}
	if f.ClassLevel && f.Class != nil {
		for _, t := range f.Class.TypeParams {
			env[t] = s.newVar()
		}
	}
	next := 0
	for i := range f.Params {
		p := &f.Params[i]
		switch p.Kind {
		case stubs.Positional, stubs.Either:
			if next < len(c.args) {
				s.flowTo(c.args[next], p.Type, env, self)
				next++
			} else if c.hasStar {
				s.flowTo(c.star, p.Type, env, self)
			}
		case stubs.VarArgs:
			for ; next < len(c.args); next++ {
				s.flowTo(c.args[next], p.Type, env, self)
			}
			if c.hasStar {
				s.flowTo(c.star, p.Type, env, self)
			}
		}
		for _, k := range c.keywords {
			if k.name == p.Name && p.Kind != stubs.Positional || p.Kind == stubs.VarKeywords {
				s.flowTo(k.value, p.Type, env, self)
			}
		}
	}
	result := s.opened(f, c)
	if result == noVar {
		result = s.byConstants(f, c)
	}
	if result == noVar {
		result = s.instType(s.resultType(f, c.site), env, self)
	}
	if f.Qual() == "sum" {
		result = s.countsBools(result)
	}
	s.flow(result, res)
	s.sideCalls(f, c)
}

// countsBools returns a Var with the ints that bools are in a sum: it starts from 0, so that
// none comes out.
func (s *solver) countsBools(v Var) Var {
	res := s.newVar()
	s.watch(v, func(x *Value) {
		if x.Kind == Instance && x.Stub.Qual() == "bool" {
			x = s.atom("int")
		}
		s.add(res, x)
	})
	return res
}

// sideCalls follows the calls that a builtin makes on own objects.
func (s *solver) sideCalls(f *stubs.Func, c call) {
	w := &walk{solver: s}
	switch f.Qual() {
	case "print", "repr", "format", "str.format", "str.__mod__", "str.__new__", "ascii":
		for _, a := range c.args {
			w.textOf(a)
		}
	}
}

// flowTo makes an argument arrive where a declared type takes it.
func (s *solver) flowTo(arg Var, t *stubs.Type, env map[string]Var, self *Value) {
	switch t.Kind {
	case stubs.Variable:
		if v, ok := env[t.Name]; ok {
			s.flow(arg, v)
		}
	case stubs.Union:
		s.watch(arg, func(v *Value) {
			for _, option := range t.Args {
				if s.accepts(option, v) {
					s.flowTo(s.newVar(v), option, env, self)
					return
				}
			}
		})
	case stubs.TupleOf:
		s.watch(arg, func(v *Value) {
			if v.Kind == TupleVal && len(v.Args) == len(t.Args) {
				for i, a := range v.Args {
					s.flowTo(a, t.Args[i], env, self)
				}
			}
		})
	case stubs.Instance:
		if len(t.Args) == 0 {
			return
		}
		s.watch(arg, func(v *Value) {
			for i, a := range s.upcast(v, t.Name) {
				if i < len(t.Args) {
					s.flowTo(a, t.Args[i], env, self)
				}
			}
		})
	case stubs.Callable:
		s.callback(arg, t, env, self)
	}
}

// callback calls a function argument as its declared type says it is called.
func (s *solver) callback(arg Var, t *stubs.Type, env map[string]Var, self *Value) {
	res := s.newVar()
	c := call{}
	if !t.Variadic {
		for _, a := range t.Args[:len(t.Args)-1] {
			c.args = append(c.args, s.instType(a, env, self))
		}
	}
	s.watch(arg, func(v *Value) { s.callValue(v, c, res) })
	s.flowTo(res, t.Args[len(t.Args)-1], env, self)
}

// accepts tells whether a declared type takes a value.
func (s *solver) accepts(t *stubs.Type, v *Value) bool {
	if v.Kind == AnyVal {
		return true
	}
	switch t.Kind {
	case stubs.Any, stubs.Variable, stubs.SelfType:
		return true
	case stubs.Union:
		for _, a := range t.Args {
			if s.accepts(a, v) {
				return true
			}
		}
		return false
	case stubs.TupleOf:
		return v.Kind == TupleVal && len(v.Args) == len(t.Args)
	case stubs.Callable:
		return v.Kind == FuncVal || v.Kind == ClassVal || v.Kind == OwnObject && v.Own.FindMethod("__call__") != nil
	case stubs.ClassOf:
		return v.Kind == ClassVal
	case stubs.Instance:
		return s.isDeclared(v, t.Name)
	}
	return false
}

// isDeclared tells whether a value is an instance of a declared class.
func (s *solver) isDeclared(v *Value, class string) bool {
	switch v.Kind {
	case Instance:
		return isSubclass(v.Stub, class)
	case TupleVal:
		return isSubclass(tupleClass(), class)
	case OwnObject:
		return s.upcastOwnClass(v.Own, class)
	}
	return class == "object"
}

func (s *solver) upcastOwnClass(c *resolve.Class, class string) bool {
	methods := map[string]string{"Iterable": "__iter__", "Iterator": "__next__", "Sized": "__len__", "Container": "__contains__"}
	if m, ok := methods[class]; ok && c.FindMethod(m) != nil {
		return true
	}
	base := s.declaredBase(c)
	return base != nil && isSubclass(base, class)
}

func isSubclass(c *stubs.Class, name string) bool {
	if c.Qual() == name {
		return true
	}
	for _, b := range c.Bases {
		if base := stubs.FindClass(b.Name); base != nil && isSubclass(base, name) {
			return true
		}
	}
	return name == "Sized" && findSigs(c, "__len__") != nil
}
