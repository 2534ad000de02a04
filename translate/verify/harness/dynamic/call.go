// Package dynamic answers calls of functions over dynamic values.
package dynamic

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/templates/dyn"
	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/verify/harness/wire"
)

// Serve answers the calls that the command's arguments name.
func Serve() {
	pyrt.Stdout.Reset(io.Discard)
	s := wire.Server{Answer: answer, Prepare: prepare, Silence: func() { pyrt.Stdout.Reset(io.Discard) }}
	s.Serve()
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

func decode(c *wire.Call) []dyn.Value {
	d := &decoder{map[int]dyn.Value{}}
	values := make([]dyn.Value, len(c.Args))
	for i, x := range c.Args {
		values[i] = d.value(x)
	}
	return values
}

// answer makes a call and says what it did.
func answer(c *wire.Call) *wire.Answer {
	var (
		a      = &wire.Answer{}
		out    bytes.Buffer
		fn     dyn.Value
		values []dyn.Value
		args   []dyn.Value
		kw     []dyn.Kw
	)
	defer pyrt.Stdout.Reset(io.Discard)
	if ok := run(a, func() { dyn.ImportModule(c.Module) }); !ok {
		a.NotImported()
		return a
	}
	if ok := run(a, func() {
		fn = target(c)
		values = decode(c)
		args, kw = arguments(c, values)
	}); !ok {
		if a.Raised != nil {
			a.Unfit, a.Raised = a.Raised.Class+": "+a.Raised.Message, nil
		}
		return a
	}
	pyrt.Stdout.Reset(&out) // what modules print when they are imported is theirs
	var result dyn.Value
	drained := false
	run(a, func() {
		result = dyn.CallKw(fn, args, kw)
		if iterates(result) {
			result, drained = drain(result), true
		}
	})
	pyrt.Stdout.Flush()
	a.Stdout = strings.ToValidUTF8(out.String(), "\ufffd")
	if a.Guard != "" || a.Crash != "" {
		return a
	}
	written := &wire.Answer{}
	run(written, func() {
		e := &encoder{ids: map[dyn.Value]int{}}
		a.After = e.list(values)
		switch {
		case a.Raised != nil:
		case drained:
			a.Result = wire.Node{"t": "object", "type": "iterator", "fields": []any{}, "base": e.value(result)}
		default:
			a.Result = e.value(result)
		}
	})
	if written.Raised != nil {
		written.Unfit = written.Raised.Class + ": " + written.Raised.Message
	}
	a.Unfit, a.Guard, a.Crash = written.Unfit, written.Guard, written.Crash
	return a
}

// prepare returns a call with fresh arguments, whose outcome is dropped.
func prepare(c *wire.Call) (call func(), err error) {
	a := &wire.Answer{}
	pyrt.Stdout.Reset(io.Discard)
	ok := run(a, func() {
		fn := target(c)
		args, kw := arguments(c, decode(c))
		call = func() {
			run(a, func() {
				if result := dyn.CallKw(fn, args, kw); iterates(result) {
					drain(result)
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
		ok = ok && p == nil
		switch p := p.(type) {
		case nil:
		case wire.Unfit:
			a.Unfit = string(p)
		case *pyrt.Guard:
			a.Guard = p.Reason
		case pyrt.ExitStatus:
			a.Raised = &wire.Raised{Class: "SystemExit", Message: fmt.Sprint(int(p))}
		default:
			if wire.Stub(p) {
				a.Guard = fmt.Sprint(p)
				return
			}
			a.Crash = fmt.Sprint(p)
		}
	}()
	ok = true
	dyn.Try(func() dyn.Flow {
		body()
		return dyn.Next
	}, func(e *dyn.Object) dyn.Flow {
		ok = false
		a.Raised = &wire.Raised{Class: typeName(dyn.ClassOf(e)), Message: strings.ToValidUTF8(e.Str(), "?")}
		return dyn.Next
	})
	return ok
}
