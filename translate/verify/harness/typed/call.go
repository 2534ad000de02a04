package typed

import (
	"reflect"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// Serve answers the calls that the command's arguments name.
func Serve() { wire.Serve(port{}) }

// A port is one whose functions all have Go's types.
type port struct{}

// Import runs the bodies of all modules.
func (port) Import(*wire.Call) {
	for _, body := range loads {
		body()
	}
	loads = nil
}

func (port) Prepare(c *wire.Call) wire.Prepared { return Prepare(c) }

func (port) Protect(body func()) (r *wire.Raised) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		e, ok := pyrt.Recovered(p)
		if !ok {
			panic(p)
		}
		r = &wire.Raised{Class: e.Exc().Class.Name, Message: strings.ToValidUTF8(e.Error(), "?")}
	}()
	body()
	return nil
}

// function returns the function that a call is of.
func function(c *wire.Call) (reflect.Value, bool) {
	f, ok := functions[strings.TrimSpace(c.Module+":"+c.Path+" "+c.Kind)]
	return f, ok
}

// Offers tells whether a call is of a function in the tables.
func Offers(c *wire.Call) bool {
	_, ok := function(c)
	return ok
}

// A prepared is a call of a Go function.
type prepared struct {
	fn     reflect.Value
	args   []reflect.Value
	class  []any // of a class method, as it was given
	out    *Encoder
	result any // nil, a reflect.Value, or what was written of a sequence
}

// Prepare makes the arguments of a call.
func Prepare(c *wire.Call) wire.Prepared {
	fn, ok := function(c)
	if !ok {
		wire.Fail("it cannot be called from outside its package")
	}
	p := &prepared{fn: fn, out: NewEncoder()}
	given := c.Args
	if c.Bound {
		p.class, given = given[:1], given[1:]
	}
	if len(given) != fn.Type().NumIn() {
		wire.Fail("the Go takes %d arguments and the Python %d", fn.Type().NumIn(), len(given))
	}
	d := NewDecoder()
	for i, x := range given {
		p.args = append(p.args, d.value(x, fn.Type().In(i)))
	}
	return p
}

// Run makes the call. What Go itself stops at is the exception that a port has for
// it.
func (p *prepared) Run() {
	defer func() {
		if x := recover(); x != nil {
			if e, ok := pyrt.Recovered(x); ok {
				panic(e)
			}
			panic(x)
		}
	}()
	invoke := p.fn.Call
	if p.fn.Type().IsVariadic() {
		invoke = p.fn.CallSlice
	}
	results := invoke(p.args)
	if len(results) > 1 {
		wire.Fail("it has %d results", len(results))
	}
	if len(results) == 1 {
		p.result = drained(p.out, results[0])
	}
}

// drained returns what a sequence gives, since walking it is part of the call, and
// any other result as it is.
func drained(e *Encoder, v reflect.Value) any {
	if v.Kind() == reflect.Func && !v.IsNil() || v.Kind() == reflect.Pointer && library(v.Type().Elem()) == "Gen" {
		return e.value(v)
	}
	return v
}

func (p *prepared) Write(returned bool) (after []any, result any) {
	p.out.forget()
	after = append(after, p.class...)
	for _, v := range p.args {
		after = append(after, p.out.value(v))
	}
	if !returned {
		return after, nil
	}
	if v, ok := p.result.(reflect.Value); ok {
		return after, p.out.value(v)
	}
	return after, p.result
}
