package dynamic

import (
	"strings"

	"github.com/molt-go/molt/templates/dyn"
	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/typed"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// An encoder writes values; one that was written before becomes a reference.
type encoder struct {
	typed *typed.Encoder // of objects with Go's types; it has the numbers of all
	nodes int
}

func typeName(class dyn.Value) string {
	module, qual := dyn.Str(dyn.GetAttr(class, "__module__")), dyn.Str(dyn.GetAttr(class, "__qualname__"))
	if module == "builtins" {
		return qual
	}
	return module + ":" + qual
}

func (e *encoder) value(v dyn.Value) any {
	if e.nodes++; e.nodes > wire.MaxNodes {
		wire.Fail("the result is too large")
	}
	switch v := v.(type) {
	case nil, bool:
		return v
	case int:
		return wire.OfInt(v)
	case dyn.Int:
		return wire.OfBig(v.Big())
	case float64:
		return wire.OfFloat(v)
	case string:
		return wire.OfText(v)
	case dyn.Bytes:
		return wire.OfBytes("bytes", []byte(v))
	case complex128:
		return wire.Node{"t": "complex", "re": wire.OfFloat(real(v)), "im": wire.OfFloat(imag(v))}
	case dyn.Tuple:
		return wire.Node{"t": "tuple", "v": e.list(v)}
	case *dyn.Class:
		return wire.Node{"t": "class", "type": typeName(v)}
	case *dyn.Func:
		return wire.Node{"t": "function", "type": dyn.Str(dyn.GetAttr(v, "__module__")) + ":" + dyn.Str(dyn.GetAttr(v, "__qualname__"))}
	case *dyn.Module:
		return wire.Node{"t": "module", "type": dyn.Str(v.Name())}
	case pyrt.Range:
		return wire.Node{"t": "opaque", "type": "range", "why": dyn.Repr(v), "id": wire.OfInt(e.other())}
	}
	if v == dyn.Ellipsis || v == dyn.NotImplemented {
		return wire.Node{"t": "const", "v": dyn.Repr(v)}
	}
	if x := dyn.Native(v); x != nil {
		return e.native(v, x)
	}
	n, fresh := e.typed.Number(v)
	if !fresh {
		return wire.Node{"t": "ref", "id": wire.OfInt(n)}
	}
	out := e.shared(v)
	out["id"] = wire.OfInt(n)
	return out
}

// native writes a typed object with what attributes only dynamic code gave it.
func (e *encoder) native(v dyn.Value, x any) any {
	out := e.typed.Object(x)
	if wire.Tag(out) == "object" {
		node := out.(wire.Node)
		fields, _ := node["fields"].([]any)
		for name, extra := range dyn.Extra(v) {
			fields = append(fields, name, e.value(extra))
		}
		node["fields"] = fields
	}
	return out
}

// other numbers what nothing refers to.
func (e *encoder) other() int {
	n, _ := e.typed.Number(new(int))
	return n
}

func (e *encoder) list(items []dyn.Value) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = e.value(item)
	}
	return out
}

func (e *encoder) shared(v dyn.Value) wire.Node {
	switch v := v.(type) {
	case *dyn.List:
		return wire.Node{"t": "list", "v": e.list(v.Items)}
	case *dyn.Dict:
		return wire.Node{"t": "dict", "v": e.pairs(v)}
	case *dyn.Set:
		return wire.Node{"t": v.TypeName(), "v": e.list(dyn.Items(v))}
	case *dyn.ByteArray:
		return wire.OfBytes("bytearray", v.Data)
	}
	if iterates(v) {
		return wire.Node{"t": "object", "type": "iterator", "fields": []any{}, "base": e.value(drain(v))}
	}
	return e.object(v, dyn.ClassOf(v))
}

func (e *encoder) pairs(d *dyn.Dict) []any {
	out := []any{}
	for k, x := range d.Items() {
		out = append(out, e.value(k), e.value(x))
	}
	return out
}

func (e *encoder) object(v dyn.Value, class *dyn.Class) wire.Node {
	if dyn.HasAttr(class, "__members__") && dyn.HasAttr(v, "name") {
		if name, ok := dyn.GetAttr(v, "name").(string); ok {
			return wire.Node{"t": "enum", "type": typeName(class), "v": name}
		}
	}
	if !own(class) {
		shape := dyn.Repr(v)
		if strings.Contains(shape, " at 0x") {
			shape = ""
		}
		return wire.Node{"t": "opaque", "type": typeName(class), "why": shape}
	}
	out := wire.Node{"t": "object", "type": typeName(class), "fields": e.fields(v, class)}
	for _, kind := range []string{"int", "float", "str", "tuple", "list", "dict", "set", "frozenset", "bytes"} {
		if dyn.IsInstance(v, builtin(kind)) {
			plain := dyn.Call(builtin(kind), v)
			if kind == "dict" {
				plain = dyn.Call(builtin("dict"), dyn.Call(dyn.GetAttr(builtin("dict"), "items"), v))
			}
			out["base"] = e.value(plain)
		}
	}
	if dyn.IsInstance(v, builtin("BaseException")) {
		out["base"] = e.value(dyn.GetAttr(v, "args"))
	}
	return out
}

// own tells whether a class is the program's, or extends one that is.
func own(class *dyn.Class) bool {
	for _, k := range dyn.Items(dyn.GetAttr(class, "__mro__")) {
		if module, ok := dyn.GetAttrOr(k, "__module__", nil).(string); ok && wire.Own[module] {
			return true
		}
	}
	return false
}

// iterates tells whether a value is an iterator that is shown by what it gives.
func iterates(v dyn.Value) bool {
	class := dyn.ClassOf(v)
	return dyn.HasAttr(class, "__next__") && !own(class)
}

// fields writes the attributes of an object: its slots, then its own.
func (e *encoder) fields(v dyn.Value, class *dyn.Class) []any {
	out := []any{}
	for _, k := range dyn.Items(dyn.GetAttr(class, "__mro__")) {
		slots := dyn.GetAttrOr(dyn.GetAttr(k, "__dict__"), "get", nil)
		if slots == nil {
			continue
		}
		names := dyn.Call(slots, "__slots__", dyn.NewTuple())
		if s, ok := names.(string); ok {
			names = dyn.NewTuple(s)
		}
		for _, n := range dyn.Items(names) {
			name := dyn.Str(n)
			if name == "__dict__" || name == "__weakref__" {
				continue
			}
			if strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__") {
				name = "_" + strings.TrimLeft(dyn.Str(dyn.GetAttr(k, "__name__")), "_") + name
			}
			if x := dyn.GetAttrOr(v, name, dyn.Unbound); x != dyn.Unbound {
				out = append(out, name, e.value(x))
			}
		}
	}
	if d, ok := dyn.GetAttrOr(v, "__dict__", nil).(*dyn.Dict); ok {
		for k, x := range d.Items() {
			if name, ok := k.(string); ok {
				out = append(out, name, e.value(x))
			}
		}
	}
	return out
}

// drain returns the first values that an iterator gives.
func drain(v dyn.Value) *dyn.List {
	out := dyn.NewList()
	for it := dyn.Over(v); it.Next(); {
		out.Append(it.Value)
		if len(out.Items) >= wire.MaxItems {
			break
		}
	}
	return out
}
