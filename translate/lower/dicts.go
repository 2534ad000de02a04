package lower

import (
	"slices"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers what makes dicts: displays, dict(...), unions.

// dict lowers a display.
func (b *body) dict(n *syntax.Dict, t *core.Type) core.Expr {
	if slices.Contains(n.Keys, nil) {
		return b.dictOfParts(n, t)
	}
	d := &core.DictDisplay{Typed: core.Typed{T: t}}
	for i, k := range n.Keys {
		d.Keys = append(d.Keys, b.as(k, t.Args[0]))
		d.Values = append(d.Values, b.as(n.Values[i], t.Args[1]))
	}
	var all []core.Expr
	for i := range d.Keys {
		all = append(all, d.Keys[i], d.Values[i])
	}
	b.ordered(n, all...)
	for i := range d.Keys {
		d.Keys[i], d.Values[i] = all[2*i], all[2*i+1]
	}
	return d
}

// dictOfParts lowers {**d, k: v}: parts are added to the first.
func (b *body) dictOfParts(n *syntax.Dict, t *core.Type) core.Expr {
	out := &core.Var{Name: "dict", Type: t, Kind: core.TempVar}
	c := &core.Comp{Typed: core.Typed{T: t}, Out: out, Init: &core.DictDisplay{Typed: core.Typed{T: t}}}
	for i, k := range n.Keys {
		switch {
		case k == nil && i == 0:
			c.Init = b.copiedDict(n.Values[i], t)
		case k == nil:
			c.Body = append(c.Body, &core.Do{X: changing(method(core.VoidType, "Update", ref(out), b.sameDict(n.Values[i], t)))})
		default:
			both := []core.Expr{b.as(k, t.Args[0]), b.as(n.Values[i], t.Args[1])}
			b.ordered(n, both...)
			c.Body = append(c.Body, storeKey(out, both[0], both[1]))
		}
	}
	if len(c.Body) == 0 {
		return c.Init
	}
	return c
}

// storeKey stores a value under a key of a dict that is being made.
func storeKey(dict *core.Var, key, value core.Expr) core.Stmt {
	return &core.Assign{Target: &core.Index{Typed: core.Typed{T: value.Type()}, X: ref(dict), I: key}, X: value}
}

// sameDict lowers a plain dict of keys and values of the same types as another.
func (b *body) sameDict(e syntax.Expr, t *core.Type) core.Expr {
	if d, ok := e.(*syntax.Dict); ok {
		return b.dict(d, t)
	}
	x := b.expr(e)
	b.sure(e, x)
	if have := x.Type(); have.Kind != core.DictKind || have.Name != "" || !core.Equal(have.Args[0], t.Args[0]) || !core.Equal(have.Args[1], t.Args[1]) {
		b.no(e, "conversion", "%s where %s is needed", have, t)
	}
	return x
}

// copiedDict lowers a new dict of the keys and values of one.
func (b *body) copiedDict(e syntax.Expr, t *core.Type) core.Expr {
	x := b.expr(e)
	b.sure(e, x)
	have := x.Type()
	if have.Kind != core.DictKind || !core.Equal(have.Args[0], t.Args[0]) || !core.Equal(have.Args[1], t.Args[1]) {
		b.no(e, "conversion", "%s where %s is needed", have, t)
	}
	if have.Name != "" {
		return method(t, "Dict.Copy", x)
	}
	return method(t, "Copy", x)
}

// newDict lowers dict(...) of a mapping or pairs, and of keyword arguments.
func (b *body) newDict(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.DictKind || t.Name != "" || len(n.Args) > 1 || hasStar(n.Args) || hasDoubleStar(n) {
		b.no(n, "call", "this call of dict")
	}
	if len(n.Args) == 0 {
		return b.namedItems(n, t)
	}
	first := b.dictFrom(n.Args[0], t)
	if len(n.Keywords) == 0 {
		return first
	}
	out := &core.Var{Name: "dict", Type: t, Kind: core.TempVar}
	c := &core.Comp{Typed: core.Typed{T: t}, Out: out, Init: first}
	for _, item := range b.namedItems(n, t).Values {
		c.Body = append(c.Body, storeKey(out, strLit(n.Keywords[len(c.Body)].Arg), item))
	}
	if slices.ContainsFunc(c.Body, func(s core.Stmt) bool { return calls(s.(*core.Assign).X) }) {
		b.no(n, "evaluation-order", "calls among the arguments of dict")
	}
	return c
}

func hasDoubleStar(n *syntax.Call) bool {
	return slices.ContainsFunc(n.Keywords, func(k *syntax.Keyword) bool { return k.Arg == "" })
}

// namedItems is the dict of keyword arguments.
func (b *body) namedItems(n *syntax.Call, t *core.Type) *core.DictDisplay {
	if t.Args[0].Kind != core.StrKind {
		b.no(n, "call", "keyword arguments among keys of type %s", t.Args[0])
	}
	d := &core.DictDisplay{Typed: core.Typed{T: t}}
	for _, k := range n.Keywords {
		d.Keys = append(d.Keys, strLit(k.Arg))
		d.Values = append(d.Values, b.as(k.Value, t.Args[1]))
	}
	b.ordered(n, d.Values...)
	return d
}

// dictFrom lowers dict(x): a copy of a mapping, or what pairs say.
func (b *body) dictFrom(e syntax.Expr, t *core.Type) core.Expr {
	if g, ok := e.(*syntax.GeneratorExp); ok {
		if pair, ok := g.Elt.(*syntax.Tuple); ok && len(pair.Elts) == 2 && !hasStar(pair.Elts) {
			return b.dictOfRounds(g, g.Generators, pair.Elts[0], pair.Elts[1], t)
		}
	}
	if b.isDict(e) {
		return b.copiedDict(e, t)
	}
	pairs := b.sliceOf(e)
	pair := &core.Type{Kind: core.TupleKind, Args: t.Args}
	if !core.Equal(pairs.Type().Args[0], pair) {
		b.no(e, "conversion", "%s where pairs of %s and %s are needed", pairs.Type(), t.Args[0], t.Args[1])
	}
	return &core.Runtime{Typed: core.Typed{T: t}, Path: "pyrt", Name: "DictOf", Args: []core.Expr{&core.Spread{Typed: core.Typed{T: pairs.Type()}, X: pairs}}}
}

// isDict tells whether an expression is a dict.
func (b *body) isDict(e syntax.Expr) bool {
	v, ok := b.solved(e)
	if !ok {
		return false
	}
	t, err := b.plan.TypeOf(v)
	return err == nil && t.Kind == core.DictKind
}

// dictFromKeys lowers dict.fromkeys(keys, value) of a value that cannot change.
func (b *body) dictFromKeys(n *syntax.Call) core.Expr {
	t := b.typeOf(n)
	if t.Kind != core.DictKind || len(n.Args) != 2 || len(n.Keywords) > 0 || hasStar(n.Args) || !isScalar(t.Args[1].Kind) {
		return nil
	}
	out := &core.Var{Name: "dict", Type: t, Kind: core.TempVar}
	value := b.as(n.Args[1], t.Args[1])
	if !plain(value) {
		return nil
	}
	x := b.sequence(n.Args[0])
	b.iterable(n, x)
	if !core.Equal(elemOf(x.Type()), t.Args[0]) {
		return nil
	}
	key := &core.Var{Name: "key", Type: t.Args[0], Kind: core.LocalVar}
	b.isNew(key)
	loop := &core.ForEach{Vars: []*core.Var{key}, X: x, Body: []core.Stmt{storeKey(out, ref(key), value)}}
	return &core.Comp{Typed: core.Typed{T: t}, Out: out, Init: &core.DictDisplay{Typed: core.Typed{T: t}}, Body: []core.Stmt{loop}}
}

// updateDict lowers d.update(...) and d |= x: the keys of another dict, of pairs or of
// keyword arguments; nil for other calls.
func (b *body) updateDict(n syntax.Node, d core.Expr, args []syntax.Expr, named *syntax.Call) core.Expr {
	t := d.Type()
	if t.Name != "" {
		return nil
	}
	var items core.Expr
	switch {
	case len(args) == 0 && len(named.Keywords) > 0 && !hasDoubleStar(named):
		items = b.namedItems(named, t)
	case len(args) == 1 && (named == nil || len(named.Keywords) == 0) && !hasStar(args):
		if x, ok := args[0].(*syntax.Dict); ok || b.isDict(args[0]) {
			if items = b.sameDict(args[0], t); x != nil && len(x.Keys) == 0 {
				return nil
			}
			break
		}
		items = b.dictFrom(args[0], t)
	default:
		return nil
	}
	return changing(b.inOrder(n, method(core.VoidType, "Update", d, items)))
}

// changeDict lowers d |= x, which changes the dict that others may hold as well.
func (b *body) changeDict(n *syntax.AugAssign, d core.Expr, at core.Placed) core.Stmt {
	b.sure(n.Target, d)
	if n.Op == syntax.BitOr {
		if x := b.updateDict(n, d, []syntax.Expr{n.Value}, nil); x != nil {
			return &core.Do{Placed: at, X: x}
		}
	}
	b.no(n, "operator", "operator on %s", d.Type())
	return nil
}
