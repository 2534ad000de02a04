package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file is what the operator % of str asks of objects.

// HeldTuple returns the tuple that an instance of a subclass of tuple holds.
func (o *Object) HeldTuple() (Tuple, bool) {
	t, ok := o.native.(Tuple)
	return t, ok
}

// HasItems reports whether o may stand for a mapping: it has __getitem__, and is no
// str.
func (o *Object) HasItems() bool {
	_, text := o.native.(string)
	return !text && o.class.lookup("__getitem__") != Unbound
}

// Item returns o[key].
func (o *Object) Item(key Value) Value { return GetItem(o, key) }

// AsInt returns o as an int: by __index__, or where loose by __int__ too.
func (o *Object) AsInt(loose bool) (Int, bool) { return intFrom(o, loose) }

// AsFloat returns o as a float, if it is a number.
func (o *Object) AsFloat() (float64, bool) { return floatFrom(o) }

// intFrom asks a value for an int, as the operator % does.
func intFrom(v Value, loose bool) (Int, bool) {
	if o, ok := v.(*Object); ok && loose && !o.holdsBuiltin() {
		if m := o.class.lookup("__int__"); m != Unbound && m != nil {
			return BigIndex(Call(bind(m, v, o.class))), true // in front of __index__
		}
	}
	if n, ok := indexOf(v); ok {
		return BigIndex(n), true
	}
	c := ClassOf(v)
	m := c.lookup("__int__")
	if !loose || m == Unbound || m == nil {
		return Int{}, false
	}
	return BigIndex(Call(bind(m, v, c))), true
}

// floatFrom asks a value for a float.
func floatFrom(v Value) (float64, bool) {
	c := ClassOf(v)
	for _, name := range []string{"__float__", "__index__"} {
		if m := c.lookup(name); m != Unbound && m != nil {
			return Float(v), true
		}
	}
	return 0, false
}

var _ pyrt.Numeric = (*Object)(nil)
