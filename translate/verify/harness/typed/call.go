package typed

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// Serve answers the calls that the command's arguments name.
func Serve() {
	pyrt.Stdout.Reset(io.Discard)
	s := wire.Server{Answer: answer, Prepare: prepare, Silence: func() { pyrt.Stdout.Reset(io.Discard) }}
	s.Serve()
}

// load runs the modules' bodies, once.
func load() {
	for _, body := range loads {
		body()
	}
	loads = nil
}

// target returns the function that a call is of.
func target(c *wire.Call) reflect.Value {
	f, ok := functions[strings.TrimSpace(c.Module+":"+c.Path+" "+c.Kind)]
	if !ok {
		wire.Fail("it cannot be called from outside its package")
	}
	return f
}

// decode makes the arguments.
func decode(c *wire.Call, f reflect.Value) []reflect.Value {
	given := c.Args
	if c.Bound {
		given = given[1:]
	}
	if len(given) != f.Type().NumIn() {
		wire.Fail("the Go takes %d arguments and the Python %d", f.Type().NumIn(), len(given))
	}
	d := &decoder{map[int]reflect.Value{}}
	args := make([]reflect.Value, len(given))
	for i, x := range given {
		args[i] = d.value(x, f.Type().In(i))
	}
	return args
}

// invoke makes a call.
func invoke(f reflect.Value, args []reflect.Value) []reflect.Value {
	if f.Type().IsVariadic() {
		return f.CallSlice(args)
	}
	return f.Call(args)
}

// answer makes a call and says what it did.
func answer(c *wire.Call) *wire.Answer {
	var (
		a    = &wire.Answer{}
		out  bytes.Buffer
		f    reflect.Value
		args []reflect.Value
	)
	defer pyrt.Stdout.Reset(io.Discard)
	if ok := run(a, load); !ok {
		a.NotImported()
		return a
	}
	if ok := run(a, func() {
		f = target(c)
		args = decode(c, f)
	}); !ok {
		if a.Raised != nil {
			a.Unfit, a.Raised = a.Raised.Class+": "+a.Raised.Message, nil
		}
		return a
	}
	pyrt.Stdout.Reset(&out) // what modules print when they are imported is theirs
	e := &encoder{ids: map[any]int{}}
	var result any
	run(a, func() {
		results := invoke(f, args)
		if len(results) > 1 {
			wire.Fail("it has %d results", len(results))
		}
		if len(results) == 1 {
			result = drained(e, results[0])
		}
	})
	pyrt.Stdout.Flush()
	a.Stdout = strings.ToValidUTF8(out.String(), "\ufffd")
	if a.Guard != "" || a.Crash != "" || a.Unfit != "" {
		return a
	}
	written := &wire.Answer{}
	run(written, func() {
		e.ids = map[any]int{}
		if c.Bound {
			a.After = append(a.After, c.Args[0])
		}
		for _, v := range args {
			a.After = append(a.After, e.value(v))
		}
		if v, ok := result.(reflect.Value); ok && a.Raised == nil {
			result = e.value(v)
		}
	})
	if a.Raised == nil {
		a.Result = result
	}
	if written.Raised != nil {
		written.Unfit = written.Raised.Class + ": " + written.Raised.Message
	}
	a.Unfit, a.Guard, a.Crash = written.Unfit, written.Guard, written.Crash
	return a
}

// drained returns what a sequence gives, since walking it is part of the call, and
// any other result as it is.
func drained(e *encoder, v reflect.Value) any {
	if v.Kind() == reflect.Func && !v.IsNil() || v.Kind() == reflect.Pointer && library(v.Type().Elem()) == "Gen" {
		return e.value(v)
	}
	return v
}

// prepare returns a call with fresh arguments, whose outcome is dropped.
func prepare(c *wire.Call) (call func(), err error) {
	a := &wire.Answer{}
	pyrt.Stdout.Reset(io.Discard)
	ok := run(a, func() {
		load()
		f := target(c)
		args := decode(c, f)
		call = func() {
			run(a, func() {
				if results := invoke(f, args); len(results) == 1 {
					drained(&encoder{ids: map[any]int{}}, results[0])
				}
			})
		}
	})
	if !ok {
		return nil, fmt.Errorf("the arguments cannot be made: %s%s%s", a.Unfit, a.Guard, a.Crash)
	}
	return call, nil
}

// run runs a part of a call and notes what leaves it; it reports whether nothing
// did.
func run(a *wire.Answer, body func()) (ok bool) {
	defer func() {
		p := recover()
		ok = p == nil
		switch p := p.(type) {
		case nil:
		case wire.Unfit:
			a.Unfit = string(p)
		case *pyrt.Guard:
			a.Guard = p.Reason
		case pyrt.ExitStatus:
			a.Raised = &wire.Raised{Class: "SystemExit", Message: fmt.Sprint(int(p))}
		default:
			if e, ok := pyrt.Recovered(p); ok {
				a.Raised = &wire.Raised{Class: e.Exc().Class.Name, Message: strings.ToValidUTF8(e.Error(), "?")}
				return
			}
			if wire.Stub(p) {
				a.Guard = fmt.Sprint(p)
				return
			}
			a.Crash = fmt.Sprint(p)
		}
	}()
	body()
	return true
}
