package plan

import (
	"slices"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/translate/core"
)

// joinSequences returns the type of what is one of two sequences by turns: lists, tuples and
// ranges, as a slice that is only read. It is nil for what is no plain slice and cannot be
// one, and for elements that are not alike.
func joinSequences(a, b *core.Type) *core.Type {
	x, y := sequenceElem(a), sequenceElem(b)
	switch {
	case x == nil || y == nil:
		return nil
	case core.Equal(x, y):
	case isConstant(b) && among(y, x):
	case isConstant(a) && among(x, y):
		x = y
	default:
		return nil
	}
	return &core.Type{Kind: core.VarTupleKind, Name: core.Sequence, Args: []*core.Type{x}}
}

// sequenceElem is the type of the elements of a list, tuple or range that is a plain slice, or
// can be; nil for others.
func sequenceElem(t *core.Type) *core.Type {
	switch t.Kind {
	case core.SliceKind, core.VarTupleKind:
		return t.Args[0]
	case core.TupleKind:
		if !slices.ContainsFunc(t.Args, func(a *core.Type) bool { return !core.Equal(a, t.Args[0]) }) {
			return t.Args[0]
		}
	}
	if core.Equal(t, rangeType) {
		return core.IntType
	}
	return nil
}

// isConstant tells whether a sequence never changes, so that a copy is as good.
func isConstant(t *core.Type) bool { return t.Kind != core.SliceKind && !t.IsSequence() }

// among tells whether a scalar is one of those that a type holds by turns.
func among(scalar, t *core.Type) bool {
	return t.Kind == core.ValueKind && slices.ContainsFunc(t.Args, func(a *core.Type) bool { return core.Equal(a, scalar) })
}

// LentType returns the representation of a variable that only one running call of a function
// sees, and while which lives no list that it may hold changes its length: there, a shared
// list is a slice like others. The error is that of [Plan.TypeOf].
func (p *Plan) LentType(f *resolve.File, fn *resolve.Func, v solve.Var) (*core.Type, error) {
	t, err := p.StoredType(v)
	if err == nil && !t.IsOpaque() || fn.Kind == resolve.ModuleBody || fn.IsAsync || fn.IsGenerator || p.MayResize(f, v, fn.Body()) {
		return t, err
	}
	var joined *core.Type
	for _, x := range p.Sol.Values(v) {
		u, failed := p.lent(x)
		if failed != nil {
			return t, err
		}
		if joined != nil {
			u = joinSequences(joined, u)
		}
		if joined = u; u == nil {
			return t, err
		}
	}
	if joined == nil {
		return t, err
	}
	return joined, nil
}

// lent returns the representation of one value, of a shared list as its elements.
func (p *Plan) lent(x *solve.Value) (*core.Type, error) {
	if isList(x) {
		return p.args(core.SliceKind, x.Args)
	}
	return p.value(x)
}
