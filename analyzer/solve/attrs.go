package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// attribute returns the Var of an attribute of each value of a Var.
func (s *solver) attribute(base Var, name string) Var {
	res := s.newVar()
	s.watch(base, func(v *Value) { s.attrOf(v, name, res) })
	return res
}

// attrOf makes an attribute of a value arrive in a Var.
func (s *solver) attrOf(v *Value, name string, res Var) {
	switch v.Kind {
	case OwnObject:
		s.objectAttr(v, name, res)
	case Instance, TupleVal:
		s.declaredAttr(v, name, res)
	case ModuleVal:
		s.moduleAttr(v.Module, name, res)
	case ClassVal:
		s.classAttr(v, name, res)
	case SuperVal:
		s.superAttr(v, name, res)
	case FuncVal:
		switch name {
		case "__name__", "__qualname__", "__module__", "__doc__":
			s.add(res, s.atom("str"))
		default:
			s.giveUp(res, "attribute "+name+" of a function")
		}
	case AnyVal:
		s.add(res, v)
	}
}

func (s *solver) objectAttr(v *Value, name string, res Var) {
	c := v.Own
	if fn := c.FindMethod(name); fn != nil {
		switch {
		case fn.IsProperty():
			s.callFn(fn, v, call{}, res)
		case fn.IsClassMethod():
			s.add(res, s.funcValue(fn, s.classValue(c)))
		case fn.IsStatic():
			s.add(res, s.funcValue(fn, nil))
		default:
			s.add(res, s.funcValue(fn, v))
		}
		return
	}
	switch {
	case name == "__class__":
		s.add(res, s.classValue(c))
		return
	case name == "__dict__":
		s.giveUp(res, "__dict__")
		return
	case isEnum(c) && (name == "value" || name == "_value_"):
		s.flow(s.enumValue(c), res)
		return
	case isEnum(c) && (name == "name" || name == "_name_"):
		s.add(res, s.atom("str"))
		return
	}
	if base := s.declaredBase(c); base != nil && len(c.AttrsNamed(name)) == 0 {
		if s.declaredMember(base, name) {
			s.declaredAttr(s.object(base), name, res)
			return
		}
	}
	s.flow(s.attrVar(c, name), res)
}

// declaredMember tells whether a declared class or a base has a member.
func (s *solver) declaredMember(c *stubs.Class, name string) bool {
	if c.Attrs[name] != nil || findSigs(c, name) != nil {
		return true
	}
	for _, b := range c.Bases {
		if base := stubs.FindClass(b.Name); base != nil && s.declaredMember(base, name) {
			return true
		}
	}
	return false
}

func (s *solver) declaredAttr(v *Value, name string, res Var) {
	stub, args := v.Stub, v.Args
	if v.Kind == TupleVal {
		stub = tupleClass()
	}
	if sigs := findSigs(stub, name); sigs != nil {
		s.add(res, s.sigsValue(sigs, v))
		return
	}
	if t, env := s.findAttr(stub, args, name); t != nil {
		s.flow(s.instType(t, env, v), res)
		return
	}
	if name == "__class__" {
		s.add(res, s.classValue(stub))
		return
	}
	if !isNone(v) {
		s.absent(res, stub, name)
	}
}

// absent notes that a declared class lacks an attribute: its use raises.
func (s *solver) absent(res Var, c *stubs.Class, name string) {
	s.add(res, &Value{Kind: AnyVal, Reason: c.Qual() + " has no declared attribute " + name, Absent: true})
}

// findAttr returns the declared type of an attribute, with what its type
// parameters stand for.
func (s *solver) findAttr(c *stubs.Class, args []Var, name string) (*stubs.Type, map[string]Var) {
	env := environment(c.TypeParams, args)
	if t := c.Attrs[name]; t != nil {
		return t, env
	}
	for _, b := range c.Bases {
		base := stubs.FindClass(b.Name)
		if base == nil {
			continue
		}
		var inner []Var
		for _, a := range b.Args {
			inner = append(inner, s.instType(a, env, nil))
		}
		if t, e := s.findAttr(base, inner, name); t != nil {
			return t, e
		}
	}
	return nil, nil
}

func (s *solver) moduleAttr(module, name string, res Var) {
	if d := s.prog.Resolve(module + "." + name); s.addDef(d, res) {
		return
	}
	if m := s.prog.Module(module, nil); m != nil {
		if d := s.prog.Member(m, name); s.addDef(d, res) {
			return
		}
	}
	s.addDeclared(module+"."+name, res)
}

func (s *solver) classAttr(v *Value, name string, res Var) {
	if v.Stub != nil {
		if sigs := findSigs(v.Stub, name); sigs != nil {
			s.add(res, s.sigsValue(sigs, v))
			return
		}
		if name == "__name__" {
			s.add(res, s.atom("str"))
			return
		}
		if t, env := s.findAttr(v.Stub, nil, name); t != nil {
			s.flow(s.instType(t, env, nil), res)
			return
		}
		s.absent(res, v.Stub, name)
		return
	}
	c := v.Own
	if fn := c.FindMethod(name); fn != nil {
		if fn.IsClassMethod() {
			s.add(res, s.funcValue(fn, v))
		} else {
			s.add(res, s.funcValue(fn, nil))
		}
		return
	}
	switch {
	case name == "__name__" || name == "__qualname__" || name == "__module__":
		s.add(res, s.atom("str"))
	case isEnum(c) && len(c.AttrsNamed(name)) > 0:
		s.add(res, s.object(c))
	case name == "__dict__" || name == "__members__":
		s.giveUp(res, name)
	default:
		s.flow(s.attrVar(c, name), res)
	}
}

func (s *solver) superAttr(v *Value, name string, res Var) {
	past := false
	for _, c := range v.Own.MRO {
		if past {
			if fn := c.Method(name); fn != nil {
				s.add(res, s.funcValue(fn, v.Self))
				return
			}
		}
		past = past || c == v.Own
	}
	if base := s.declaredBase(v.Own); base != nil {
		if sigs := findSigs(base, name); sigs != nil {
			s.add(res, s.sigsValue(sigs, s.object(base)))
			return
		}
	}
	if name == "__init__" {
		return // object's, which does nothing
	}
	s.giveUp(res, "super()."+name)
}

// attrVar returns the Var of an instance attribute. A class and its bases share
// it when a base sets it too.
func (s *solver) attrVar(c *resolve.Class, name string) Var {
	owner := c
	for _, m := range c.MRO {
		if len(m.AttrsNamed(name)) > 0 {
			owner = m
		}
	}
	k := attrKey{owner, name}
	v, ok := s.attrs[k]
	if !ok {
		v = s.newVar()
		s.attrs[k] = v
	}
	return v
}

// setAttribute makes a value arrive in an attribute.
func (s *solver) setAttribute(base Var, name string, value Var) {
	s.watch(base, func(v *Value) {
		switch v.Kind {
		case OwnObject:
			if set := setterOf(v.Own, name); set != nil {
				s.callFn(set, v, call{args: []Var{value}}, s.newVar())
				return
			}
			s.flow(value, s.attrVar(v.Own, name))
		case ClassVal:
			if v.Own != nil {
				s.flow(value, s.attrVar(v.Own, name))
			}
		case ModuleVal:
			if d := s.prog.Resolve(v.Module + "." + name); d.File != nil {
				s.flow(value, s.symbol(d.File, d.Symbol))
			}
		}
	})
}

// setterOf returns the setter of a property, or nil.
func setterOf(c *resolve.Class, name string) *resolve.Func {
	for _, m := range c.MRO {
		for _, fn := range m.Methods {
			if fn.Name != name {
				continue
			}
			for _, d := range fn.Decorators {
				if strings.HasSuffix(d.Name, ".setter") {
					return fn
				}
			}
		}
	}
	return nil
}

// methodVar returns the Var of a method as its class body binds it.
func (s *solver) methodVar(fn *resolve.Func) Var {
	if id := fn.File.Lookup(fn.Class.Scope, fn.Name); id != resolve.NoSymbol {
		return s.symbol(fn.File, id)
	}
	return s.newVar(s.funcValue(fn, nil))
}

// elementOfExpr returns the Var of what a loop over an expression gives.
func (s *solver) elementOfExpr(e syntax.Expr, v Var) Var {
	elem := s.element(v)
	s.elements[e] = elem
	return elem
}

// element returns the Var of what iterating over a Var's values gives.
func (s *solver) element(v Var) Var {
	res := s.newVar()
	s.watch(v, func(x *Value) { s.elementOf(x, res) })
	return res
}

func (s *solver) elementOf(v *Value, res Var) {
	switch v.Kind {
	case AnyVal:
		s.add(res, v)
	case TupleVal:
		for _, a := range v.Args {
			s.flow(a, res)
		}
	case Instance:
		if up := s.upcastArgs(v.Stub, v.Args, "Iterable"); len(up) > 0 {
			s.flow(up[0], res)
		}
	case ClassVal:
		if v.Own != nil && isEnum(v.Own) {
			s.add(res, s.object(v.Own))
		}
	case OwnObject:
		s.ownElement(v, res)
	}
}

func (s *solver) ownElement(v *Value, res Var) {
	switch {
	case v.Own.FindMethod("__iter__") != nil:
		it := s.newVar()
		s.callFn(v.Own.FindMethod("__iter__"), v, call{}, it)
		s.watch(it, func(x *Value) {
			if x.Kind == OwnObject {
				if next := x.Own.FindMethod("__next__"); next != nil {
					s.callFn(next, x, call{}, res)
				}
				return
			}
			s.elementOf(x, res)
		})
	case v.Own.FindMethod("__next__") != nil:
		s.callFn(v.Own.FindMethod("__next__"), v, call{}, res)
	case v.Own.FindMethod("__getitem__") != nil:
		s.callFn(v.Own.FindMethod("__getitem__"), v, call{args: []Var{s.constant("int")}}, res)
	default:
		if base := s.declaredBase(v.Own); base != nil {
			s.elementOf(s.object(base), res)
		}
	}
}
