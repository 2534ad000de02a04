package dynamic

import (
	"strings"

	"github.com/molt-go/molt/templates/dyn"
	"github.com/molt-go/molt/translate/verify/harness/typed"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// builtin returns a builtin by its name.
func builtin(name string) dyn.Value { return dyn.BuiltinNames.Get(name) }

// lookup returns a class or function by "module:qualified name".
func lookup(name string) dyn.Value {
	module, qual, ok := strings.Cut(name, ":")
	if !ok {
		return builtin(name)
	}
	var v dyn.Value
	if m := dyn.Library(module); m != nil {
		v = m.Import()
	} else {
		v = dyn.ImportModule(module)
	}
	for _, part := range strings.Split(qual, ".") {
		v = dyn.GetAttr(v, part)
	}
	return v
}

// A decoder makes values that may refer to one another.
type decoder struct {
	ids   map[int]dyn.Value
	typed *typed.Decoder // of objects with Go's types
}

func (d *decoder) value(x any) dyn.Value {
	switch x := x.(type) {
	case nil, bool:
		return x
	}
	if s, ok := wire.Text(x); ok {
		return s
	}
	if n, ok := wire.Int(x); ok {
		if n.IsInt64() {
			return int(n.Int64())
		}
		return dyn.BigInt(n.String())
	}
	if f, ok := wire.Float(x); ok {
		return f
	}
	return d.tagged(x)
}

func (d *decoder) keep(x any, v dyn.Value) dyn.Value {
	if id := wire.ID(x); id != 0 {
		d.ids[id] = v
	}
	return v
}

func (d *decoder) items(x any) []dyn.Value {
	list := wire.Items(x)
	out := make([]dyn.Value, len(list))
	for i, item := range list {
		out[i] = d.value(item)
	}
	return out
}

func (d *decoder) tagged(x any) dyn.Value {
	switch tag := wire.Tag(x); tag {
	case "ref":
		if v, ok := d.ids[wire.ID(x)]; ok {
			return v
		}
		return d.object(x)
	case "bytes":
		return dyn.Bytes(wire.Data(x))
	case "bytearray":
		return d.keep(x, &dyn.ByteArray{Data: wire.Data(x)})
	case "complex":
		n := x.(wire.Node)
		re, _ := wire.Float(n["re"])
		im, _ := wire.Float(n["im"])
		return complex(re, im)
	case "list":
		l := dyn.NewList()
		d.keep(x, l)
		l.Items = d.items(x)
		return l
	case "tuple":
		return d.keep(x, dyn.NewTuple(d.items(x)...))
	case "set", "frozenset":
		return d.keep(x, dyn.Call(builtin(tag), dyn.NewList(d.items(x)...)))
	case "dict":
		m := dyn.NewDict()
		d.keep(x, m)
		list := wire.Items(x)
		for i := 0; i+1 < len(list); i += 2 {
			k := d.value(list[i])
			dyn.SetItem(m, k, d.value(list[i+1]))
		}
		return m
	case "enum":
		name, _ := x.(wire.Node)["v"].(string)
		return dyn.GetItem(lookup(wire.Type(x)), name)
	case "class", "function":
		return lookup(wire.Type(x))
	case "object":
		return d.object(x)
	case "const":
		if x.(wire.Node)["v"] == "Ellipsis" {
			return dyn.Ellipsis
		}
		return dyn.NotImplemented
	}
	wire.Fail("a value of kind %s cannot be made", wire.Tag(x))
	return nil
}

// object makes an instance without its constructor.
func (d *decoder) object(x any) dyn.Value {
	if made, ok := d.typed.Object(x); ok {
		return dyn.OfNative(made)
	}
	if wire.Tag(x) == "ref" {
		wire.Fail("an argument is shared as two types")
	}
	if wire.Type(x) == "iterator" {
		return d.keep(x, dyn.NewGenExpr(d.value(x.(wire.Node)["base"]), func(y *dyn.Yielder, source dyn.Value) dyn.Value {
			for it := dyn.Over(source); it.Next(); {
				y.Yield(it.Value)
			}
			return nil
		}))
	}
	class := lookup(wire.Type(x))
	args := []dyn.Value{class}
	maker, late := builtin("object"), ""
	base, hasBase := x.(wire.Node)["base"]
	for _, kind := range []string{"int", "float", "str", "tuple", "list", "dict", "set", "frozenset", "bytes"} {
		if !dyn.IsSubclass(class, builtin(kind)) {
			continue
		}
		maker = builtin(kind)
		switch {
		case kind == "list" || kind == "dict" || kind == "set":
			late = kind
		case hasBase:
			args = append(args, d.value(base))
		}
		break
	}
	isException := dyn.IsSubclass(class, builtin("BaseException"))
	if isException {
		maker = builtin("BaseException")
		if hasBase {
			args = append(args, dyn.Spread(d.value(base))...)
		}
	}
	v := d.keep(x, dyn.Call(dyn.GetAttr(maker, "__new__"), args...))
	if late != "" && hasBase {
		method := "update"
		if late == "list" {
			method = "extend"
		}
		dyn.Call(dyn.GetAttr(maker, method), v, d.value(base))
	}
	set := dyn.GetAttr(builtin("object"), "__setattr__")
	names, values := wire.Fields(x)
	for i, name := range names {
		dyn.Call(set, v, name, d.value(values[i]))
	}
	return v
}
