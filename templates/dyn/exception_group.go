package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds exception groups, and except*.

// newGroup checks the arguments of an exception group, and returns the class of what
// the call makes: ExceptionGroup where all are Exceptions.
func newGroup(c *Class, args []Value) *Class {
	if len(args) != 2 {
		raise(pyrt.TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	if _, ok := asStr(args[0]); !ok {
		raise(pyrt.TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", argType(args[0]))
	}
	switch held(args[1]).(type) {
	case *List, Tuple:
	default:
		raise(pyrt.TypeError, "second argument (exceptions) must be a sequence")
	}
	items := Items(args[1])
	if len(items) == 0 {
		raise(pyrt.ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, x := range items {
		e := excOf(x)
		if e == nil {
			raise(pyrt.ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && e.Class.IsSubclass(pyrt.ExceptionClass)
	}
	switch {
	case c == excClass(pyrt.BaseExceptionGroup) && plain:
		return excClass(pyrt.ExceptionGroup)
	case c.exc.IsSubclass(pyrt.ExceptionClass) && !plain:
		if c == excClass(pyrt.ExceptionGroup) {
			raise(pyrt.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
		}
		raise(pyrt.TypeError, "Cannot nest BaseExceptions in '%s'", c.Name)
	}
	return c
}

func isGroup(o *Object) bool { return o.class.exc.IsSubclass(pyrt.BaseExceptionGroup) }

// groupItems returns the exceptions of a group.
func groupItems(o *Object) []Value { return Items(excOf(o).Args[1]) }

// derived returns a group of some of a group's exceptions, with what it says and
// where it came from.
func derivedGroup(o *Object, items []Value) *Object {
	g, ok := Call(GetAttr(o, "derive"), pyrt.NewList(items...)).(*Object)
	if !ok || excOf(g) == nil || !isGroup(g) {
		raise(pyrt.TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	from, to := excOf(o), excOf(g)
	to.Cause, to.Context, to.FromSet = from.Cause, from.Context, from.FromSet
	if notes, ok := o.attr("__notes__"); ok {
		g.setAttr("__notes__", pyrt.NewList(Items(notes)...))
	}
	return g
}

// splitGroup divides what an exception stands for into what matches and the rest;
// nil for nothing.
func splitGroup(o *Object, matches func(o *Object) bool) (match, rest *Object) {
	if matches(o) {
		return o, nil
	}
	if !isGroup(o) {
		return nil, o
	}
	var in, out []Value
	for _, x := range groupItems(o) {
		m, r := splitGroup(x.(*Object), matches)
		if m != nil {
			in = append(in, m)
		}
		if r != nil {
			out = append(out, r)
		}
	}
	if len(in) > 0 {
		match = derivedGroup(o, in)
	}
	if len(out) > 0 {
		rest = derivedGroup(o, out)
	}
	return match, rest
}

// groupCondition returns the test that split and subgroup are asked for.
func groupCondition(condition Value) func(o *Object) bool {
	isExc := func(v Value) bool {
		c, ok := v.(*Class)
		return ok && c.exc != nil
	}
	switch c := condition.(type) {
	case *Class:
		if isExc(c) {
			return func(o *Object) bool { return Matches(o, c) }
		}
	case Tuple:
		all := true
		for _, x := range c {
			all = all && isExc(x)
		}
		if all {
			return func(o *Object) bool { return Matches(o, c) }
		}
	}
	if _, ok := condition.(*Class); !ok && Callable(condition) {
		return func(o *Object) bool { return Truth(Call1(condition, o)) }
	}
	raise(pyrt.TypeError, "expected a function, exception type or tuple of exception types")
	return nil
}

func orNone(o *Object) Value {
	if o == nil {
		return nil
	}
	return o
}

func init() {
	c := excClass(pyrt.BaseExceptionGroup)
	c.Def("derive(excs, /)", func(a []Value) Value {
		return Call(excClass(pyrt.BaseExceptionGroup), excOf(a[0]).Args[0], a[1])
	})
	c.Def("split(condition, /)", func(a []Value) Value {
		match, rest := splitGroup(a[0].(*Object), groupCondition(a[1]))
		return Tuple{orNone(match), orNone(rest)}
	})
	c.Def("subgroup(condition, /)", func(a []Value) Value {
		match, _ := splitGroup(a[0].(*Object), groupCondition(a[1]))
		return orNone(match)
	})
	c.ClassDef("__class_getitem__(item, /)", func(a []Value) Value { return &GenericAlias{a[0], aliasArgs(a[1])} })
}

// A Star is a try statement with except* whose body raised.
type Star struct {
	whole  *Object
	rest   *Object // what no clause has taken yet
	raised []Value // what the clauses raised
	again  []Value // of it, what they only raised again
}

// TryStar runs body, and the except* clauses if an exception leaves it; otherwise,
// unless nil, where none does.
func TryStar(body func() Flow, clauses func(s *Star), otherwise func() Flow) Flow {
	flow, e := protect(body)
	if e == nil {
		if flow == Next && otherwise != nil {
			return otherwise()
		}
		return flow
	}
	s := &Star{whole: e, rest: e}
	during(e, func() Flow {
		clauses(s)
		return Next
	})
	s.leave()
	return Next
}

// Except runs a clause if it matches: class is a class or a tuple of classes.
func (s *Star) Except(class Value, clause func(e *Object) Flow) {
	if s.rest == nil {
		return
	}
	for _, c := range starClasses(class) {
		if c.exc != nil && c.exc.IsSubclass(pyrt.BaseExceptionGroup) {
			raise(pyrt.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	match, rest := splitGroup(s.rest, func(o *Object) bool { return Matches(o, class) })
	if match == nil {
		return
	}
	s.rest = rest
	group := match
	if !isGroup(match) {
		group = Call(excClass(pyrt.BaseExceptionGroup), "", Tuple{match}).(*Object)
	}
	_, e := protect(func() Flow { return during(group, func() Flow { return clause(group) }) })
	switch {
	case e == nil:
	case e == group:
		s.again = append(s.again, match)
	default:
		s.raised = append(s.raised, e)
	}
}

func starClasses(class Value) []*Class {
	switch c := class.(type) {
	case *Class:
		return []*Class{c}
	case Tuple:
		var all []*Class
		for _, x := range c {
			all = append(all, starClasses(x)...)
		}
		return all
	}
	return nil
}

// leave raises what is left: what no clause took, or took and raised again, in the
// shape of the whole, beside what the clauses raised.
func (s *Star) leave() {
	kept := map[*Object]bool{}
	if s.rest != nil {
		leaves(s.rest, kept)
	}
	for _, o := range s.again {
		leaves(o.(*Object), kept)
	}
	var left *Object
	if len(kept) > 0 {
		left, _ = splitGroup(s.whole, func(o *Object) bool { return kept[o] })
	}
	switch {
	case len(s.raised) == 0 && left == nil:
	case len(s.raised) == 0:
		panic(excOf(left))
	case len(s.raised) == 1 && left == nil:
		panic(excOf(s.raised[0]))
	default:
		all := s.raised
		if left != nil {
			all = append(all, left)
		}
		panic(excOf(Call(excClass(pyrt.BaseExceptionGroup), "", pyrt.NewList(all...))))
	}
}

// leaves notes the exceptions of a group that are no groups.
func leaves(o *Object, into map[*Object]bool) {
	if !isGroup(o) {
		into[o] = true
		return
	}
	for _, x := range groupItems(o) {
		if e, ok := x.(*Object); ok {
			leaves(e, into)
		}
	}
}
