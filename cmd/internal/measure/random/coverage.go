package main

import (
	"fmt"
	"io"
	"reflect"
	"slices"

	"github.com/molt-go/molt/translate/builtin"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/port"
)

// nodes holds one of each kind of core's expressions and statements.
var nodes = []any{
	core.Lit{}, core.Ref{}, core.ConstRef{}, core.FuncRef{}, core.Get{}, core.Arith{}, core.Compare{}, core.Logic{}, core.Cond{}, core.Truth{},
	core.Call{}, core.CallValue{}, core.Runtime{}, core.Index{}, core.Part{}, core.Len{}, core.Contains{}, core.Display{}, core.DictDisplay{},
	core.Item{}, core.New{}, core.Closure{}, core.Convert{}, core.IsNone{}, core.TypeTest{}, core.Format{}, core.Comp{}, core.Spread{}, core.FuncName{},
	core.Let{}, core.Assign{}, core.AssignOp{}, core.Unpack{}, core.Do{}, core.Append{}, core.If{}, core.While{}, core.ForRange{},
	core.ForEach{}, core.Return{}, core.Break{}, core.Continue{}, core.Raise{}, core.Take{}, core.SetArgs{}, core.Try{}, core.Yield{},
	core.Note{}, core.Define{}, core.Within{}, core.ClassRef{}, core.LibraryRef{}, core.LibraryGet{}, core.DynamicGet{}, core.Crossing{},
}

// A coverage counts the nodes of core, and the calls that rows of builtins make.
type coverage struct{ nodes, calls map[string]int }

func newCoverage() coverage { return coverage{map[string]int{}, map[string]int{}} }

// module counts what stands in the typed functions of a port.
func (c coverage) module(m *port.Module) {
	c.program(m.Program)
	if m.Half != nil {
		c.program(m.Half)
	}
}

// program counts what stands in the functions of a program.
func (c coverage) program(p *core.Program) {
	seen := map[uintptr]bool{}
	for fn := range p.Funcs() {
		if fn.Status == core.Ported {
			c.value(reflect.ValueOf(fn.Body), seen)
		}
	}
}

// value counts what a value holds. What is named from several places, such as a
// variable, is looked at once.
func (c coverage) value(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Interface:
		c.value(v.Elem(), seen)
	case reflect.Slice:
		for i := range v.Len() {
			c.value(v.Index(i), seen)
		}
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		c.node(v.Interface())
		c.value(v.Elem(), seen)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[core.Class]() || v.Type() == reflect.TypeFor[core.Type]() {
			return
		}
		for i := range v.NumField() {
			c.value(v.Field(i), seen)
		}
	}
}

func (c coverage) node(n any) {
	switch n := n.(type) {
	case *core.Runtime:
		c.calls[builtin.Target(n.Path, n.Name)]++
	case core.Expr, core.Stmt:
	default:
		return
	}
	c.nodes[reflect.TypeOf(n).Elem().Name()]++
}

// enough is how often each should come about.
const enough = 20

func (c coverage) report(w io.Writer) {
	var names []string
	for _, n := range nodes {
		names = append(names, reflect.TypeOf(n).Name())
	}
	section(w, "kinds of core nodes", names, c.nodes)
	section(w, "calls of rows of builtins", builtin.Targets(), c.calls)
}

func section(w io.Writer, title string, names []string, counts map[string]int) {
	slices.Sort(names)
	fine := 0
	var text string
	for _, n := range names {
		if counts[n] >= enough {
			fine++
		}
		text += fmt.Sprintf("  %s %d", n, counts[n])
	}
	fmt.Fprintf(w, "\n%s: %d of %d hit %d times or more:\n%s\n", title, fine, len(names), enough, text)
}
