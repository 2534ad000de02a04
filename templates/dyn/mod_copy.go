package dyn

import (
	"reflect"

	"github.com/molt-go/molt/templates/pyrt"
)

// copyErrorType is copy.Error.
var copyErrorType = NewExcType("copy", "Error", Exc(pyrt.ExceptionClass))

// A Copier is a library's value that copies itself for copy.copy.
type Copier interface {
	// CopyValue returns a copy; deep is nil for copy.copy, and copies what is inside
	// for copy.deepcopy.
	CopyValue(deep func(v Value) Value) Value
}

// ShallowCopy is copy.copy.
func ShallowCopy(v Value) Value {
	switch x := v.(type) {
	case *List:
		return x.Copy()
	case *Dict:
		return x.Copy()
	case *Set:
		if x.Frozen() {
			return x
		}
		return x.Copy()
	case *ByteArray:
		return pyrt.NewByteArray(x.Bytes())
	case *Object:
		if m := x.special("__copy__"); m != nil {
			return Call(m)
		}
		if x.class.reduces() {
			return copyReduced(x, func(v Value) Value { return v }, func(Value) {})
		}
		return copyObject(x, func(v Value) Value { return v })
	case *pyrt.Exception:
		return ShallowCopy(excObject(x))
	case Copier:
		return x.CopyValue(nil)
	}
	if m := ClassOf(v).lookup("__copy__"); m != Unbound {
		return Call(bind(m, v, ClassOf(v)))
	}
	checkCopyable(v)
	return v
}

// checkCopyable stops at values that CPython does not copy as themselves.
func checkCopyable(v Value) {
	switch v.(type) {
	case nil, bool, int, Int, float64, complex128, string, Bytes, Tuple, pyrt.Range, *Class, *Func, *Builtin, *SliceObject, *Property, *Method, *GenericAlias:
		return
	case *Generator, *Module:
		raise(pyrt.TypeError, "cannot pickle '%s' object", TypeName(v))
	}
	if v == NotImplemented || v == Ellipsis {
		return
	}
	switch ClassOf(v).Module {
	case "datetime", "decimal", "fractions", "uuid", "pathlib", "re", "ipaddress", "operator", "zoneinfo":
		return // never changed
	}
	panic(pyrt.NewGuard("copying a " + TypeName(v) + " is not carried over"))
}

// copyObject returns a copy of an instance, its attributes and what it holds
// turned by part.
func copyObject(o *Object, part func(v Value) Value) *Object {
	out := newObject(o.class)
	fillCopy(out, o, part)
	return out
}

func fillCopy(out, o *Object, part func(v Value) Value) {
	switch native := o.native.(type) {
	case nil:
	case *List:
		l := pyrt.NewList[Value]()
		out.native = l
		for _, v := range native.Items {
			l.Append(part(v))
		}
	case *Dict:
		d := pyrt.NewDict[Value, Value]()
		out.native = d
		for k, v := range native.Items() {
			d.Set(part(k), part(v))
		}
	case *Set:
		s := pyrt.NewSet[Value]()
		for v := range native.All() {
			s.Add(part(v))
		}
		if native.Frozen() {
			s = s.Freeze()
		}
		out.native = s
	case Tuple:
		t := make(Tuple, len(native))
		for i, v := range native {
			t[i] = part(v)
		}
		out.native = t
	case Copier:
		out.native = native.CopyValue(part)
	case int, Int, float64, string, Bytes, complex128, bool:
		out.native = native
	default:
		panic(pyrt.NewGuard("copying a " + o.class.Name + " is not carried over"))
	}
	for k, v := range o.asDict().Items() {
		out.setAttr(k.(string), part(v))
	}
}

// reduces reports whether instances are copied by what they reduce to, because the
// program says how: the others are copied attribute by attribute.
func (c *Class) reduces() bool {
	if m, _ := c.ownReduce(); m != Unbound || c.lookup("__setstate__") != Unbound || c.overrides("__getstate__") != Unbound || c.lookup("__getnewargs_ex__") != Unbound {
		return true
	}
	if m := c.lookup("__getnewargs__"); m != Unbound && !isBuiltin(m) {
		return true
	}
	if dispatchTable.Len() > 0 && dispatchTable.Contains(c) {
		return true
	}
	return c.exc != nil || !isBuiltinNew(c.lookup("__new__"))
}

// reducedForCopy returns what copy makes a copy of an object from.
func reducedForCopy(o *Object) Value {
	if f, ok := dispatchTable.GetOK(o.class); ok {
		return Call(f, o)
	}
	return reduced(o, 4)
}

// copyReduced returns a copy of an object by __reduce_ex__.
func copyReduced(o *Object, part func(v Value) Value, made func(v Value)) Value {
	r := reducedForCopy(o)
	if _, global := asStr(r); global {
		return o
	}
	return rebuild(r, part, made)
}

// DeepCopy is copy.deepcopy.
func DeepCopy(v Value, memo *Dict) Value {
	if memo == nil {
		memo = pyrt.NewDict[Value, Value]()
	}
	return (&deepCopier{memo: memo, done: map[Value]Value{}}).copy(v)
}

// A deepCopier copies a graph of objects; done holds the copies of those met.
type deepCopier struct {
	memo *Dict // what __deepcopy__ is given
	done map[Value]Value
}

// deepMemo is the type of the memo's hidden entry by which nested calls of
// copy.deepcopy find the copies made so far.
type deepMemo struct{ d *deepCopier }

// PyClass returns the class object.
func (*deepMemo) PyClass() *Class { return ObjectType }

func (d *deepCopier) copy(v Value) Value {
	switch x := v.(type) {
	case nil, bool, int, Int, float64, complex128, string, Bytes, pyrt.Range, *Class, *Func, *Builtin:
		return v
	case Tuple:
		return d.tuple(x)
	}
	if reflect.TypeOf(v).Kind() != reflect.Pointer {
		checkCopyable(v)
		return v
	}
	if known, ok := d.done[v]; ok {
		return known
	}
	switch x := v.(type) {
	case *List:
		out := pyrt.NewList[Value]()
		d.done[v] = out
		for _, item := range x.Items {
			out.Append(d.copy(item))
		}
		return out
	case *Dict:
		out := pyrt.NewDict[Value, Value]()
		d.done[v] = out
		for k, item := range x.Items() {
			out.Set(d.copy(k), d.copy(item))
		}
		return out
	case *Set:
		out := pyrt.NewSet[Value]()
		for item := range x.All() {
			out.Add(d.copy(item))
		}
		if x.Frozen() {
			out = out.Freeze()
		}
		d.done[v] = out
		return out
	case *ByteArray:
		d.done[v] = pyrt.NewByteArray(x.Bytes())
		return d.done[v]
	case *Method:
		return &Method{d.copy(x.self), x.fn}
	case *pyrt.Exception:
		return d.object(excObject(x))
	case *Object:
		return d.object(x)
	case Copier:
		out := x.CopyValue(d.copy)
		d.done[v] = out
		return out
	}
	if m := ClassOf(v).lookup("__deepcopy__"); m != Unbound {
		return Call(bind(m, v, ClassOf(v)), d.memo)
	}
	checkCopyable(v)
	return v
}

func (d *deepCopier) tuple(t Tuple) Value {
	out := make(Tuple, len(t))
	changed := false
	for i, v := range t {
		out[i] = d.copy(v)
		changed = changed || !Is(out[i], v)
	}
	if !changed {
		return t
	}
	return out
}

func (d *deepCopier) object(o *Object) Value {
	if known, ok := d.done[o]; ok {
		return known
	}
	if m := o.special("__deepcopy__"); m != nil {
		d.memo.Set(deepMemoKey, &deepMemo{d})
		out := Call(m, d.memo)
		d.memo.PopOK(deepMemoKey)
		d.done[o] = out
		return out
	}
	if o.class.reduces() {
		return copyReduced(o, d.copy, func(v Value) {
			d.done[o] = v
			d.memo.Set(identityOf(o), v)
		})
	}
	out := newObject(o.class)
	d.done[o] = out
	fillCopy(out, o, d.copy)
	return out
}

// deepMemoKey is where the memo holds the deepCopier.
var deepMemoKey Value = &singleton{"<memo>", &ObjectType}

// CopyValue copies a deque.
func (d *Deque) CopyValue(deep func(v Value) Value) Value {
	out := d.like()
	for v := range d.d.All() {
		if deep != nil {
			v = deep(v)
		}
		out.d.Append(v)
	}
	return out
}

// ModCopy is the module copy.
var ModCopy = NewLibrary("copy", func(m *Module) {
	m.Def("copy(x)", func(a []Value) Value { return ShallowCopy(a[0]) })
	m.Def("deepcopy(x, memo=None)", func(a []Value) Value {
		memo, _ := a[1].(*Dict)
		if memo == nil {
			return DeepCopy(a[0], nil)
		}
		if known, ok := memo.GetOK(identityOf(a[0])); ok {
			return known
		}
		if hidden, ok := memo.GetOr(deepMemoKey, nil).(*deepMemo); ok {
			return hidden.d.copy(a[0])
		}
		return DeepCopy(a[0], memo)
	})
	m.Const("Error", copyErrorType)
	m.Const("error", copyErrorType)
})
