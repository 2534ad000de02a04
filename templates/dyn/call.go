package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A Caller is a library's value that can be called.
type Caller interface {
	CallValue(args []Value, kw []Kw) Value
}

// Call returns f(args...).
func Call(f Value, args ...Value) Value { return CallKw(f, args, nil) }

// CallKw returns f(*args, **kw).
func CallKw(f Value, args []Value, kw []Kw) Value {
	switch f := f.(type) {
	case *Func:
		return f.call(args, kw)
	case *Method:
		return f.call(args, kw)
	case *Builtin:
		if f.owner != nil && len(args) == 0 {
			raise(pyrt.TypeError, "unbound method %s.%s() needs an argument", f.owner.Name, f.name)
		}
		return f.call(args, kw)
	case *Class:
		if init := f.plainInit(); init != nil {
			o := newObject(f)
			return initialized(o, init.callSelf(o, args, kw))
		}
		return f.instantiate(args, kw)
	case Caller:
		return f.CallValue(args, kw)
	case *Object:
		if m := f.special("__call__"); m != nil {
			return CallKw(m, args, kw)
		}
	case *StaticMethod:
		return CallKw(f.fn, args, kw)
	}
	raise(pyrt.TypeError, "'%s' object is not callable", TypeName(f))
	return nil
}

func (m *Method) call(args []Value, kw []Kw) Value {
	switch fn := m.fn.(type) {
	case *Func:
		return fn.callSelf(m.self, args, kw)
	case *Builtin:
		if fn.owner != nil {
			return fn.callSelf(m.self, args, kw)
		}
	}
	return CallKw(m.fn, append([]Value{m.self}, args...), kw)
}

// Call0 returns f().
func Call0(f Value) Value {
	if fn, ok := f.(*Func); ok {
		return fn.call0()
	}
	return CallKw(f, nil, nil)
}

// Call1 returns f(a).
func Call1(f, a Value) Value {
	switch f := f.(type) {
	case *Func:
		return f.call1(a)
	case *Method:
		if fn, ok := f.fn.(*Func); ok {
			return fn.call2(f.self, a)
		}
	case *Builtin:
		if f.owner == nil && f.sig != nil && f.sig.plain(1) {
			return f.fn([]Value{a})
		}
	case *Class:
		if init := f.plainInit(); init != nil {
			o := newObject(f)
			return initialized(o, init.call2(o, a))
		}
	}
	return CallKw(f, []Value{a}, nil)
}

// Call2 returns f(a, b).
func Call2(f, a, b Value) Value {
	switch f := f.(type) {
	case *Func:
		return f.call2(a, b)
	case *Method:
		if fn, ok := f.fn.(*Func); ok {
			return fn.call3(f.self, a, b)
		}
	case *Class:
		if init := f.plainInit(); init != nil {
			o := newObject(f)
			return initialized(o, init.call3(o, a, b))
		}
	}
	return CallKw(f, []Value{a, b}, nil)
}

// Call3 returns f(a, b, c).
func Call3(f, a, b, c Value) Value {
	if fn, ok := f.(*Func); ok {
		return fn.call3(a, b, c)
	}
	return CallKw(f, []Value{a, b, c}, nil)
}

// Spread returns the arguments *v of a call.
func Spread(v Value) []Value {
	switch v := v.(type) {
	case Tuple:
		return v
	case *List:
		return append([]Value(nil), v.Items...)
	}
	if !isIterable(v) {
		raise(pyrt.TypeError, "Value after * must be an iterable, not %s", TypeName(v))
	}
	return Items(v)
}

// Args joins the arguments of a call that has starred ones.
func Args(parts ...[]Value) []Value {
	var all []Value
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// SpreadKw returns the keyword arguments **v of a call.
func SpreadKw(v Value) []Kw {
	d := mappingOf(v)
	if d == nil {
		raise(pyrt.TypeError, "argument after ** must be a mapping, not %s", TypeName(v))
	}
	kw := make([]Kw, 0, d.Len())
	for k, x := range d.Items() {
		name, ok := asStr(k)
		if !ok {
			raise(pyrt.TypeError, "keywords must be strings")
		}
		kw = append(kw, Kw{name, x})
	}
	return kw
}

// Keywords joins keyword arguments, of which none may come twice.
func Keywords(parts ...[]Kw) []Kw {
	var all []Kw
	for _, p := range parts {
		for _, k := range p {
			for _, other := range all {
				if other.Name == k.Name {
					raise(pyrt.TypeError, "got multiple values for keyword argument '%s'", k.Name)
				}
			}
			all = append(all, k)
		}
	}
	return all
}

// mappingOf returns a mapping as a dict, or nil.
func mappingOf(v Value) *Dict {
	switch v := v.(type) {
	case *Dict:
		return v
	case *Object:
		if d, ok := v.native.(*Dict); ok && v.keepsNative(v.class.lookup("__iter__")) {
			return d
		}
	}
	keys := GetAttrOr(v, "keys", Unbound)
	if keys == Unbound {
		return nil
	}
	d := pyrt.NewDict[Value, Value]()
	for _, k := range Items(Call0(keys)) {
		d.Set(k, GetItem(v, k))
	}
	return d
}

// asStr returns a str, also one of a subclass.
func asStr(v Value) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case *Object:
		s, ok := v.native.(string)
		return s, ok
	}
	return "", false
}
