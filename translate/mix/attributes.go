package mix

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file says which attributes of typed objects dynamic code can use. It gets a
// copy of a container each time that it reads one: that goes unnoticed where it does
// nothing but look at it, once.

// A read is a place where a unit names an attribute or a variable.
type read struct {
	in    region
	node  syntax.Expr
	stack []syntax.Node
}

// readsIn notes the attributes and variables that a part of a unit names.
func (u *unit) readsIn(f *resolve.File, n syntax.Node) {
	s, ok := n.(syntax.Stmt)
	if !ok {
		return
	}
	in := region{f, []syntax.Stmt{s}}
	walkStack(in.body, func(n syntax.Node, stack []syntax.Node) {
		name := ""
		switch n := n.(type) {
		case *syntax.Attribute:
			name = n.Attr
		case *syntax.Name:
			name = n.ID
		default:
			return
		}
		if u.reads == nil {
			u.reads = map[string][]read{}
		}
		u.reads[name] = append(u.reads[name], read{in, n.(syntax.Expr), append([]syntax.Node{}, stack...)})
	})
}

// usable tells whether a unit can use a field of typed objects.
func (m *Mix) usable(f *core.Field, u *unit) bool {
	if m.immutable(f.Type) {
		return true
	}
	if !m.Readable(f.Type) {
		return false
	}
	for _, r := range u.reads[f.Name] {
		if _, attr := r.node.(*syntax.Attribute); !attr {
			continue
		}
		if !loads(r.node) || repeated(r) || !undisturbed(r) || !(&reader{m: m, seen: map[paramKey]bool{}}).use(r.in, r.node, r.stack) {
			return false
		}
	}
	return true
}

// foreign tells whether a field is for an attribute that dynamic code alone gives the
// objects of a class, which hold it there.
func (m *Mix) foreign(k *resolve.Class, f *core.Field) bool {
	if f.Late == "" || !slices.Contains(m.Parts.Plan.Outside(k), f.Name) {
		return false
	}
	for _, u := range m.units {
		if _, used := u.refs.attrs[f.Name]; used && u.typed {
			return false
		}
	}
	return true
}

// Readable tells whether dynamic code can read attributes of a type, by copy.
func (m *Mix) Readable(t *core.Type) bool { return !m.computes && m.copyable(t) }

// repeated tells whether a loop reads an attribute in each round, so that copies of it
// would take more time than the rounds.
func repeated(r read) bool {
	inner := syntax.Node(r.node)
	for i := len(r.stack) - 1; i >= 0; i-- {
		switch n := r.stack[i].(type) {
		case *syntax.For:
			if n.Iter != inner {
				return !wholly(r)
			}
		case *syntax.While:
			return !wholly(r)
		case *syntax.Comprehension:
			if n.Iter != inner {
				return !wholly(r)
			}
		case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
			if _, clause := inner.(*syntax.Comprehension); !clause {
				return !wholly(r)
			}
		}
		inner = r.stack[i]
	}
	return false
}

// wholly tells whether all of a container is used where it is read.
func wholly(r read) bool {
	switch n := r.stack[len(r.stack)-1].(type) {
	case *syntax.For:
		return n.Iter == r.node
	case *syntax.Comprehension:
		return n.Iter == r.node
	case *syntax.FormattedValue:
		return true
	case *syntax.Call:
		f, ok := n.Func.(*syntax.Name)
		return ok && f.ID != "len" && f.ID != "isinstance" && f.ID != "bool"
	}
	return false
}

// undisturbed tells whether nothing can change a container while a loop goes through
// it: the loop calls nothing but builtins that read.
func undisturbed(r read) bool {
	loop := r.stack[len(r.stack)-1]
	switch n := loop.(type) {
	case *syntax.For:
		return n.Iter != r.node || quiet(n, r.node.(*syntax.Attribute))
	case *syntax.Comprehension:
		return len(r.stack) > 1 && quiet(r.stack[len(r.stack)-2], r.node.(*syntax.Attribute))
	}
	return true
}

func quiet(loop syntax.Node, attr *syntax.Attribute) bool {
	good := true
	syntax.Inspect(loop, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			f, ok := n.Func.(*syntax.Name)
			good = good && ok && (readers[f.ID] || elementReaders[f.ID])
		case *syntax.Attribute:
			good = good && (n == attr || n.Ctx == syntax.Load && n.Attr != attr.Attr)
		case *syntax.Yield, *syntax.YieldFrom, *syntax.Await:
			good = false
		case *syntax.Subscript:
			good = good && n.Ctx == syntax.Load
		}
		return good
	})
	return good
}
