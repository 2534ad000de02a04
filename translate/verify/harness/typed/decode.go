package typed

import (
	"reflect"
	"strings"
	"unsafe"

	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// A Decoder makes values that may refer to one another.
type Decoder struct {
	ids map[int]reflect.Value
	// Outer is what [Outside] keeps of a call.
	Outer any
}

// Outside makes and writes the values that typed functions hold as dynamic code does; its
// functions are nil in a port without such.
var Outside struct {
	Make  func(d *Decoder, x any) any
	Write func(e *Encoder, v any) any
}

// isAny tells whether a type holds any value.
func isAny(t reflect.Type) bool { return t.Kind() == reflect.Interface && t.NumMethod() == 0 }

// NewDecoder returns a decoder that has made nothing.
func NewDecoder() *Decoder { return &Decoder{ids: map[int]reflect.Value{}} }

// Object makes a pointer to the struct of an object's class, or returns the one that
// was made for the same reference. It is false for what is of no class in the tables.
func (d *Decoder) Object(x any) (any, bool) {
	t := classes[wire.Type(x)]
	if v, ok := d.ids[wire.ID(x)]; ok && wire.Tag(x) == "ref" {
		t = v.Type()
	}
	if _, ok := names[t]; !ok || t == nil {
		return nil, false
	}
	return d.value(x, t).Interface(), true
}

// value makes a value of a type.
func (d *Decoder) value(x any, t reflect.Type) reflect.Value {
	if isAny(t) && Outside.Make != nil {
		v := reflect.New(t).Elem()
		if made := Outside.Make(d, x); made != nil {
			v.Set(reflect.ValueOf(made))
		}
		return v
	}
	if wire.Tag(x) == "ref" {
		v, ok := d.ids[wire.ID(x)]
		if !ok || v.Type() != t {
			wire.Fail("an argument is shared as two types")
		}
		if t.Kind() == reflect.Slice || t.Kind() == reflect.Func {
			// A slice stands for a list whose length no second reference sees, a sequence
			// for an iterator that is used up in one place.
			wire.Fail("a Go %s is not shared", t)
		}
		return v
	}
	if name := library(t); name != "" {
		return d.keep(x, d.libraryValue(x, t, name))
	}
	switch t.Kind() {
	case reflect.Bool:
		if b, ok := x.(bool); ok {
			return reflect.ValueOf(b).Convert(t)
		}
	case reflect.Int:
		if n, ok := wire.Int(x); ok && n.IsInt64() {
			return reflect.ValueOf(int(n.Int64())).Convert(t)
		}
	case reflect.Float64:
		if f, ok := wire.Float(x); ok {
			return reflect.ValueOf(f).Convert(t)
		}
	case reflect.String:
		if s, ok := wire.Text(x); ok {
			return reflect.ValueOf(s).Convert(t)
		}
	case reflect.Slice:
		return d.slice(x, t)
	case reflect.Map:
		return d.mapping(x, t)
	case reflect.Pointer:
		if v, ok := d.pointer(x, t); ok {
			return v
		}
	case reflect.Interface:
		return d.iface(x, t)
	case reflect.Func:
		return d.function(x, t)
	}
	wire.Fail("a Go %s cannot hold the argument", t)
	return reflect.Value{}
}

// keep notes a value that others refer to.
func (d *Decoder) keep(x any, v reflect.Value) reflect.Value {
	if id := wire.ID(x); id != 0 {
		d.ids[id] = v
	}
	return v
}

func (d *Decoder) slice(x any, t reflect.Type) reflect.Value {
	if tag := wire.Tag(x); tag != "list" && tag != "tuple" {
		wire.Fail("a Go %s cannot hold the argument", t)
	}
	items := wire.Items(x)
	v := reflect.MakeSlice(t, len(items), len(items))
	d.keep(x, v)
	for i, item := range items {
		v.Index(i).Set(d.value(item, t.Elem()))
	}
	return v
}

func (d *Decoder) mapping(x any, t reflect.Type) reflect.Value {
	v := d.keep(x, reflect.MakeMap(t))
	items := wire.Items(x)
	switch tag := wire.Tag(x); {
	case (tag == "set" || tag == "frozenset") && t.Elem().Kind() == reflect.Struct && t.Elem().NumField() == 0:
		for _, item := range items {
			v.SetMapIndex(d.value(item, t.Key()), reflect.Zero(t.Elem()))
		}
	case tag == "dict":
		for i := 0; i+1 < len(items); i += 2 {
			key := d.value(items[i], t.Key())
			v.SetMapIndex(key, d.value(items[i+1], t.Elem()))
		}
	default:
		wire.Fail("a Go %s cannot hold the argument", t)
	}
	return v
}

// pointer makes an object; None is nil.
func (d *Decoder) pointer(x any, t reflect.Type) (reflect.Value, bool) {
	if x == nil && t.Elem().Kind() == reflect.Struct && library(t.Elem()) == "" {
		return reflect.Zero(t), true
	}
	if name := library(t.Elem()); name != "" {
		return d.libraryPointer(x, t, name), true
	}
	if wire.Tag(x) != "object" || classes[wire.Type(x)] != t {
		return reflect.Value{}, false
	}
	v := d.keep(x, reflect.New(t.Elem()))
	fields := map[string]reflect.Value{}
	collect(v.Elem(), fields)
	if x.(wire.Node)["base"] != nil {
		wire.Fail("an instance of a class that extends a builtin")
	}
	keys, values := wire.Fields(x)
	for i, name := range keys {
		f, ok := fields[plain(name)]
		if !ok {
			wire.Fail("the Go type %s has no field for %s", t, name)
		}
		f.Set(d.value(values[i], f.Type()))
	}
	return v, true
}

// collect finds the fields of a struct, of embedded ones too, by their plain names.
func collect(v reflect.Value, into map[string]reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		x := v.Field(i)
		if f.Anonymous {
			if x.Kind() == reflect.Struct && library(f.Type) == "" && !strings.HasSuffix(f.Type.PkgPath(), "/dyn") { // what stands for it there is no field
				collect(x, into)
			}
			continue
		}
		if !f.IsExported() {
			x = reflect.NewAt(f.Type, unsafe.Pointer(x.UnsafeAddr())).Elem()
		}
		into[plain(f.Name)] = x
	}
}

// iface makes a value for an interface: an object of a class that implements it,
// or a scalar for one that takes anything.
func (d *Decoder) iface(x any, t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	if x == nil {
		return v
	}
	if wire.Tag(x) == "object" {
		if class, ok := classes[wire.Type(x)]; ok && class.Implements(t) {
			v.Set(d.value(x, class))
			return v
		}
	}
	if isAny(t) {
		if made := scalar(x); made != nil {
			v.Set(reflect.ValueOf(made))
			return v
		}
	}
	wire.Fail("a Go %s cannot hold the argument", t)
	return v
}

// scalar makes a value of whatever type it is, nil for what holds others.
func scalar(x any) any {
	if b, ok := x.(bool); ok {
		return b
	}
	if n, ok := wire.Int(x); ok && n.IsInt64() {
		return int(n.Int64())
	}
	if f, ok := wire.Float(x); ok {
		return f
	}
	if s, ok := wire.Text(x); ok {
		return s
	}
	return nil
}

// function finds a function of the program, and makes a sequence of a list.
func (d *Decoder) function(x any, t reflect.Type) reflect.Value {
	if wire.Tag(x) == "function" {
		if f, ok := functions[wire.Type(x)]; ok && f.Type() == t {
			return f
		}
	}
	if !strings.HasPrefix(t.String(), "iter.Seq[") || wire.Type(x) != "iterator" {
		wire.Fail("a Go %s cannot hold the argument", t)
	}
	items := d.given(x, t.In(0).In(0))
	return d.keep(x, reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		for more := true; more && len(items) > 0; {
			item := items[0]
			items = items[1:]
			more = args[0].Call([]reflect.Value{item})[0].Bool()
		}
		return nil
	}))
}

// given makes what an iterator gives.
func (d *Decoder) given(x any, elem reflect.Type) []reflect.Value {
	var items []reflect.Value
	for _, item := range wire.Items(x.(wire.Node)["base"]) {
		items = append(items, d.value(item, elem))
	}
	return items
}

// generator makes a generator of the support library: its parts are set, since a
// generic function has no name for reflection.
func (d *Decoder) generator(x any, v reflect.Value) reflect.Value {
	parts := map[string]reflect.Value{}
	collect(v.Elem(), parts)
	next := parts["next"].Type()
	items := d.given(x, next.Out(0))
	parts["next"].Set(reflect.MakeFunc(next, func([]reflect.Value) []reflect.Value {
		if len(items) == 0 {
			return []reflect.Value{reflect.Zero(next.Out(0)), reflect.ValueOf(false)}
		}
		item := items[0]
		items = items[1:]
		return []reflect.Value{item, reflect.ValueOf(true)}
	}))
	parts["stop"].Set(reflect.ValueOf(func() { items = nil }))
	return d.keep(x, v)
}

// libraryValue makes a value of a type of the support library that is no pointer.
func (d *Decoder) libraryValue(x any, t reflect.Type, name string) reflect.Value {
	switch name {
	case "Int":
		if n, ok := wire.Int(x); ok {
			return reflect.ValueOf(pyrt.IntOf(n))
		}
	case "Bytes":
		if wire.Tag(x) == "bytes" {
			return reflect.ValueOf(string(wire.Data(x))).Convert(t)
		}
	case "Num":
		if n, ok := wire.Int(x); ok && n.IsInt64() {
			return reflect.ValueOf(pyrt.NumInt(int(n.Int64())))
		}
		if f, ok := wire.Float(x); ok {
			return reflect.ValueOf(pyrt.NumFloat(f))
		}
	case "Tuple2", "Tuple3", "Tuple4":
		items := wire.Items(x)
		if wire.Tag(x) == "tuple" && len(items) == t.NumField() {
			v := reflect.New(t).Elem()
			for i, item := range items {
				v.Field(i).Set(d.value(item, t.Field(i).Type))
			}
			return v
		}
	case "Opt":
		v := reflect.New(t).Elem()
		if x != nil {
			fields := map[string]reflect.Value{}
			collect(v, fields)
			fields["value"].Set(d.value(x, fields["value"].Type()))
			fields["ok"].SetBool(true)
		}
		return v
	case "Value":
		return d.iface(x, t)
	}
	wire.Fail("a Go %s cannot hold the argument", t)
	return reflect.Value{}
}

// libraryPointer makes a container of the support library.
func (d *Decoder) libraryPointer(x any, t reflect.Type, name string) reflect.Value {
	items := wire.Items(orNode(x))
	v := reflect.New(t.Elem())
	tag := wire.Tag(x)
	switch {
	case name == "List" && tag == "list":
		d.keep(x, v)
		list := v.Elem().FieldByName("Items")
		for _, item := range items {
			list.Set(reflect.Append(list, d.value(item, list.Type().Elem())))
		}
		return v
	case name == "Dict" && tag == "dict":
		v = d.keep(x, method(reflect.Zero(t), "Fresh")[0])
		set := v.MethodByName("Set")
		for i := 0; i+1 < len(items); i += 2 {
			key := d.value(items[i], set.Type().In(0))
			set.Call([]reflect.Value{key, d.value(items[i+1], set.Type().In(1))})
		}
		return v
	case name == "Set" && (tag == "set" || tag == "frozenset"):
		d.keep(x, v)
		add := v.MethodByName("Add")
		for _, item := range items {
			add.Call([]reflect.Value{d.value(item, add.Type().In(0))})
		}
		if tag == "frozenset" {
			return method(v, "Freeze")[0]
		}
		return v
	case name == "Gen" && wire.Type(x) == "iterator":
		return d.generator(x, v)
	case name == "ByteArray" && tag == "bytearray":
		return d.keep(x, reflect.ValueOf(&pyrt.ByteArray{Data: wire.Data(x)}))
	}
	wire.Fail("a Go %s cannot hold the argument", t)
	return v
}

func orNode(x any) any {
	if n, ok := x.(wire.Node); ok {
		return n
	}
	return wire.Node{}
}
