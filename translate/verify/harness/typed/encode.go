package typed

import (
	"fmt"
	"reflect"
	"sort"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// An Encoder writes values; an object that was written before becomes a reference.
type Encoder struct {
	ids   map[any]int
	nodes int
}

// NewEncoder returns an encoder that has written nothing.
func NewEncoder() *Encoder { return &Encoder{ids: map[any]int{}} }

// Number gives an object that is no typed one the number that others refer to it by:
// fresh tells that it had none.
func (e *Encoder) Number(v any) (n int, fresh bool) {
	if n := e.ids[v]; n != 0 {
		return n, false
	}
	n = len(e.ids) + 1
	e.ids[v] = n
	return n, true
}

// Object writes a pointer to a struct of a class.
func (e *Encoder) Object(x any) any { return e.value(reflect.ValueOf(x)) }

// forget has everything written anew.
func (e *Encoder) forget() { clear(e.ids) }

func (e *Encoder) value(v reflect.Value) any {
	if e.nodes++; e.nodes > wire.MaxNodes {
		wire.Fail("the result is too large")
	}
	if name := library(v.Type()); name != "" {
		return e.library(v, name)
	}
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Int:
		return wire.OfInt(int(v.Int()))
	case reflect.Float64:
		return wire.OfFloat(v.Float())
	case reflect.Complex128:
		c := v.Complex()
		return wire.Node{"t": "complex", "re": wire.OfFloat(real(c)), "im": wire.OfFloat(imag(c))}
	case reflect.String:
		return wire.OfText(v.String())
	case reflect.Slice:
		return wire.Node{"t": "list", "type": "slice", "v": e.list(v)}
	case reflect.Map:
		return e.mapping(v)
	case reflect.Pointer:
		return e.pointer(v)
	case reflect.Interface:
		if v.IsNil() {
			return nil
		}
		if isAny(v.Type()) && Outside.Write != nil {
			return Outside.Write(e, v.Interface())
		}
		return e.value(v.Elem())
	case reflect.Func:
		return e.function(v)
	}
	wire.Fail("a Go %s has no Python value", v.Type())
	return nil
}

func (e *Encoder) list(v reflect.Value) []any {
	out := make([]any, v.Len())
	for i := range out {
		out[i] = e.value(v.Index(i))
	}
	return out
}

// mapping writes a Go map: a set where it has no values, otherwise a dict whose
// order nothing can see.
func (e *Encoder) mapping(v reflect.Value) any {
	isSet := v.Type().Elem().Kind() == reflect.Struct && v.Type().Elem().NumField() == 0
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return fmt.Sprint(keys[i]) < fmt.Sprint(keys[j]) })
	items := []any{}
	for _, k := range keys {
		items = append(items, e.value(k))
		if !isSet {
			items = append(items, e.value(v.MapIndex(k)))
		}
	}
	if isSet {
		return wire.Node{"t": "set", "v": items}
	}
	return wire.Node{"t": "dict", "type": "map", "v": items}
}

// function writes a sequence by what it gives.
func (e *Encoder) function(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	if !strings.HasPrefix(v.Type().String(), "iter.Seq[") {
		wire.Fail("a Go %s has no Python value", v.Type())
	}
	items := []any{}
	for item := range v.Seq() {
		items = append(items, e.value(item))
		if len(items) >= wire.MaxItems {
			break
		}
	}
	return iterator(items)
}

func iterator(items []any) any {
	return wire.Node{"t": "object", "type": "iterator", "fields": []any{}, "base": wire.Node{"t": "list", "v": items}}
}

func (e *Encoder) pointer(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	n, fresh := e.Number(v.Interface())
	if !fresh {
		return wire.Node{"t": "ref", "id": wire.OfInt(n)}
	}
	var out wire.Node
	if name := library(v.Type().Elem()); name != "" {
		out = e.container(v, name)
	} else {
		class, ok := names[v.Type()]
		if !ok {
			wire.Fail("a Go %s has no Python value", v.Type())
		}
		fields := map[string]reflect.Value{}
		collect(v.Elem(), fields)
		list := []any{}
		for _, name := range sorted(fields) {
			list = append(list, name, e.value(fields[name]))
		}
		out = wire.Node{"t": "object", "type": class, "fields": list}
	}
	out["id"] = wire.OfInt(n)
	return out
}

func sorted(fields map[string]reflect.Value) []string {
	var list []string
	for name := range fields {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

// library writes a value of a type of the support library that is no pointer.
func (e *Encoder) library(v reflect.Value, name string) any {
	switch name {
	case "Int":
		return wire.OfBig(v.Interface().(pyrt.Int).Big())
	case "Bytes":
		return wire.OfBytes("bytes", []byte(v.String()))
	case "Num":
		return e.value(reflect.ValueOf(v.Interface().(pyrt.Num).Value()))
	case "Tuple2", "Tuple3", "Tuple4":
		items := []any{}
		for i := range v.NumField() {
			items = append(items, e.value(v.Field(i)))
		}
		return wire.Node{"t": "tuple", "v": items}
	case "Tuple":
		return wire.Node{"t": "tuple", "v": e.list(v)}
	case "Opt":
		out := method(v, "Get")
		if !out[1].Bool() {
			return nil
		}
		return e.value(out[0])
	case "Value":
		if v.IsNil() {
			return nil
		}
		return e.value(v.Elem())
	}
	wire.Fail("a Go %s has no Python value", v.Type())
	return nil
}

// container writes a container of the support library.
func (e *Encoder) container(v reflect.Value, name string) wire.Node {
	switch name {
	case "List":
		return wire.Node{"t": "list", "v": e.list(v.Elem().FieldByName("Items"))}
	case "Dict":
		pairs := method(v, "ItemList")[0]
		items := []any{}
		for i := range pairs.Len() {
			items = append(items, e.value(pairs.Index(i).Field(0)), e.value(pairs.Index(i).Field(1)))
		}
		return wire.Node{"t": "dict", "v": items}
	case "Set":
		tag := "set"
		if method(v, "Frozen")[0].Bool() {
			tag = "frozenset"
		}
		return wire.Node{"t": tag, "v": e.list(method(v, "List")[0])}
	case "ByteArray":
		return wire.OfBytes("bytearray", v.Interface().(*pyrt.ByteArray).Data)
	case "Gen":
		items := []any{}
		for len(items) < wire.MaxItems {
			out := method(v, "Next")
			if !out[1].Bool() {
				break
			}
			items = append(items, e.value(out[0]))
		}
		return iterator(items).(wire.Node)
	}
	wire.Fail("a Go %s has no Python value", v.Type())
	return nil
}
