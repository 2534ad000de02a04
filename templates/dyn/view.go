package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

type viewKind uint8

const (
	keysView viewKind = iota
	valuesView
	itemsView
)

// A dictView is what keys(), values() and items() of a dict return.
type dictView struct {
	d    *Dict
	kind viewKind
}

var viewTypes = [...]*Class{NewType("builtins", "dict_keys"), NewType("builtins", "dict_values"), NewType("builtins", "dict_items")}

// PyClass returns the class of the view.
func (v *dictView) PyClass() *Class { return viewTypes[v.kind] }

// IsTrue returns bool(v).
func (v *dictView) IsTrue() bool { return v.d.Len() > 0 }

// Iterate returns iter(v).
func (v *dictView) Iterate() Iter {
	c := pyrt.DictCursor[Value, Value]{D: v.d}
	switch v.kind {
	case valuesView:
		return NewIterator(valueIterType, func() (Value, bool) {
			_, x, ok := c.Next()
			return x, ok
		})
	case itemsView:
		return NewIterator(itemIterType, func() (Value, bool) {
			k, x, ok := c.Next()
			if !ok {
				return nil, false
			}
			return Tuple{k, x}, true
		})
	}
	return dictKeys(v.d)
}

// Repr returns repr(v).
func (v *dictView) Repr() string {
	parts := make([]string, 0, v.d.Len())
	for it := Over(v); it.Next(); {
		parts = append(parts, pyrt.Repr(it.Value))
	}
	return viewTypes[v.kind].Name + "([" + strings.Join(parts, ", ") + "])"
}

// EqualValue compares keys and items as sets.
func (v *dictView) EqualValue(other Value) (equal, ok bool) {
	if v.kind == valuesView {
		return Is(v, other), true
	}
	o, isSet := setOperand(other)
	if !isSet {
		return false, false
	}
	mine, _ := setOperand(v)
	return mine.Equal(o), true
}

// Hash panics: views are unhashable.
func (v *dictView) Hash() int {
	panic(pyrt.NewTypeError("unhashable type: '" + viewTypes[v.kind].Name + "'"))
}

func init() {
	for _, c := range viewTypes {
		c.layout = c
		c.final = true
		c.Def("__len__()", func(a []Value) Value { return a[0].(*dictView).d.Len() })
		c.Def("__iter__()", func(a []Value) Value { return a[0].(*dictView).Iterate() })
		c.Def("__reversed__()", func(a []Value) Value {
			return reversedView(a[0].(*dictView))
		})
		c.Def("__contains__(x, /)", func(a []Value) Value { return a[0].(*dictView).contains(a[1]) })
		c.Def("isdisjoint(other, /)", func(a []Value) Value {
			mine, _ := setOperand(a[0])
			return mine.IsDisjoint(setOf(a[1]))
		})
	}
}

func (v *dictView) contains(x Value) bool {
	switch v.kind {
	case keysView:
		return v.d.Contains(x)
	case itemsView:
		t, ok := x.(Tuple)
		if !ok || len(t) != 2 {
			return false
		}
		found, ok := v.d.GetOK(t[0])
		return ok && same(found, t[1])
	}
	return contains(v.d.ValueList(), x)
}

// updateDict is d.update(v).
func updateDict(d *Dict, v Value) {
	if m := mappingOf(v); m != nil {
		if m == d {
			return
		}
		d.Update(m)
		return
	}
	i := 0
	for it := Over(v); it.Next(); i++ {
		if !isIterable(it.Value) {
			raise(pyrt.TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
		}
		pair := Items(it.Value)
		if len(pair) != 2 {
			raise(pyrt.ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
		}
		d.Set(pair[0], pair[1])
	}
}

// firstChar returns the first character of a string that is not empty.
func firstChar(s string) string {
	if s[0] < 0x80 {
		return s[:1]
	}
	for c := range pyrt.Chars(s) {
		return c
	}
	return s
}

// reversedView is reversed(d), or of a view of it.
func reversedView(v *dictView) Iter {
	items := v.d.ItemList()
	n := len(items)
	i := n
	class := [...]*Class{keyReverseType, valueReverseType, itemReverseType}[v.kind]
	return NewIterator(class, func() (Value, bool) {
		if v.d.Len() != n {
			raise(pyrt.RuntimeError, "dictionary changed size during iteration")
		}
		if i--; i < 0 {
			i = 0
			return nil, false
		}
		switch v.kind {
		case keysView:
			return items[i].A, true
		case valuesView:
			return items[i].B, true
		}
		return Tuple{items[i].A, items[i].B}, true
	})
}

var (
	keyReverseType   = NewIterType("builtins", "dict_reversekeyiterator")
	valueReverseType = NewIterType("builtins", "dict_reversevalueiterator")
	itemReverseType  = NewIterType("builtins", "dict_reverseitemiterator")
)
