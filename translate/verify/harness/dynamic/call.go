// Package dynamic answers calls of functions over dynamic values.
package dynamic

import (
	"strings"

	"github.com/molt-go/molt/templates/dyn"
	"github.com/molt-go/molt/translate/verify/harness/typed"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// Serve answers the calls that the command's arguments name.
func Serve() {
	typed.Outside.Make = func(d *typed.Decoder, x any) any {
		own, ok := d.Outer.(*decoder)
		if !ok {
			own = &decoder{map[int]dyn.Value{}, d}
			d.Outer = own
		}
		return own.value(x)
	}
	typed.Outside.Write = func(e *typed.Encoder, v any) any { return (&encoder{typed: e}).value(v) }
	wire.Serve(port{})
}

// A port is one that works on dynamic values, beside which typed functions may stand.
type port struct{}

func (port) Import(c *wire.Call) { dyn.ImportModule(c.Module) }

func (port) Prepare(c *wire.Call) wire.Prepared {
	if typed.Offers(c) {
		return typed.Prepare(c)
	}
	p := &prepared{fn: target(c)}
	d := &decoder{map[int]dyn.Value{}, typed.NewDecoder()}
	for _, x := range c.Args {
		p.values = append(p.values, d.value(x))
	}
	p.args, p.kw = arguments(c, p.values)
	return p
}

func (port) Protect(body func()) (r *wire.Raised) {
	dyn.Try(func() dyn.Flow {
		body()
		return dyn.Next
	}, func(e *dyn.Object) dyn.Flow {
		r = &wire.Raised{Class: typeName(dyn.ClassOf(e)), Message: strings.ToValidUTF8(e.Str(), "?")}
		return dyn.Next
	})
	return r
}

// target returns the function that a call is of.
func target(c *wire.Call) dyn.Value {
	v := dyn.Value(dyn.ImportModule(c.Module))
	parts := strings.Split(c.Path, ".")
	for _, part := range parts[:len(parts)-1] {
		v = dyn.GetAttr(v, part)
	}
	name := parts[len(parts)-1]
	if len(parts) > 1 && strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__") {
		name = "_" + strings.TrimLeft(parts[len(parts)-2], "_") + name
	}
	v = dyn.GetAttr(v, name)
	if c.Kind == "" {
		return v
	}
	return dyn.GetAttr(v, map[string]string{"getter": "fget", "setter": "fset", "deleter": "fdel"}[c.Kind])
}

// arguments splits the arguments as they are passed.
func arguments(c *wire.Call, values []dyn.Value) (args []dyn.Value, kw []dyn.Kw) {
	for i, v := range values {
		switch c.By[i] {
		case "keyword":
			kw = append(kw, dyn.Kw{Name: c.Names[i], Value: v})
		case "args":
			args = append(args, dyn.Spread(v)...)
		case "kwargs":
			kw = append(kw, dyn.SpreadKw(v)...)
		default:
			args = append(args, v)
		}
	}
	if c.Bound {
		args = args[1:]
	}
	return args, kw
}

// A prepared is a call of a function over dynamic values.
type prepared struct {
	fn           dyn.Value
	values, args []dyn.Value // by parameter, and as they are passed
	kw           []dyn.Kw
	result       dyn.Value
	drained      bool
}

// Run makes the call.
func (p *prepared) Run() {
	p.result = dyn.CallKw(p.fn, p.args, p.kw)
	if iterates(p.result) {
		p.result, p.drained = drain(p.result), true
	}
}

func (p *prepared) Write(returned bool) (after []any, result any) {
	e := &encoder{typed: typed.NewEncoder()}
	after = e.list(p.values)
	switch {
	case !returned:
		return after, nil
	case p.drained:
		return after, wire.Node{"t": "object", "type": "iterator", "fields": []any{}, "base": e.value(p.result)}
	}
	return after, e.value(p.result)
}
