package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/syntax"
)

// foreignCall types the call of a foreign function or class.
func (ev *eval) foreignCall(callee pytypes.Type, e *syntax.Call) pytypes.Type {
	name := callee.Name()
	if t, ok := ev.shaped(name, e); ok {
		return t
	}
	if s, ok := results()[name]; ok {
		recv, _ := callee.Receiver()
		return s.build(func(v string) pytypes.Type { return ev.variable(v, recv, e) })
	}
	if callee.Kind() == pytypes.ClassObj {
		return ofClass(name)
	}
	return pytypes.Type{}
}

// variable types one of a spec's variables for a call.
func (ev *eval) variable(v string, recv pytypes.Type, e *syntax.Call) pytypes.Type {
	switch v {
	case "$self":
		return recv.NotNone()
	case "$elem":
		return recv.Elem()
	case "$key":
		return recv.Key()
	}
	index := int(v[1] - '0')
	t := ev.arg(e, index)
	switch {
	case strings.HasSuffix(v, ".elem"):
		return ev.iterated(t)
	case strings.HasSuffix(v, ".call"):
		return ev.callResult(t)
	}
	return t.NotNone()
}

// arg types a positional argument; Unknown when there is none or a star is before it.
func (ev *eval) arg(e *syntax.Call, index int) pytypes.Type {
	if index < 0 || index >= len(e.Args) {
		return pytypes.Type{}
	}
	for _, a := range e.Args[:index+1] {
		if _, ok := a.(*syntax.Starred); ok {
			return pytypes.Type{}
		}
	}
	return ev.expr(e.Args[index])
}

// callResult types what calling a value without regard to arguments yields.
func (ev *eval) callResult(t pytypes.Type) pytypes.Type {
	switch {
	case t.Func() != nil:
		recv, _ := t.Receiver()
		return ev.resultFor(t.Func(), recv)
	case t.Kind() == pytypes.ClassObj && t.Class() != nil:
		return instantiate(t)
	case t.Kind() == pytypes.ClassObj:
		return ofClass(t.Name())
	}
	if s, ok := results()[t.Name()]; ok && t.Kind() == pytypes.Function {
		return s.build(nil)
	}
	return pytypes.Type{}
}
