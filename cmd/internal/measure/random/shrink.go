package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/translate/verify/trial"
)

// An edit makes a tree smaller, in place.
type edit func()

// shrink makes a program that is wrong smaller, as long as it stays wrong in the
// same way: whole statements first, then expressions.
func (b *bench) shrink(ctx context.Context, r *result) (*result, error) {
	const width = 24
	best := r
	for from := 0; ctx.Err() == nil; {
		var tries []*subject
		edits := len(editsOf(&best.body))
		seen := map[string]bool{string(source(best.body)): true}
		for ; from < edits && len(tries) < width; from++ {
			body := cloneBlock(best.body)
			editsOf(&body)[from]()
			if text := string(source(body)); !seen[text] {
				seen[text] = true
				tries = append(tries, &subject{name: fmt.Sprintf("p%d", len(tries)), body: body})
			}
		}
		if len(tries) == 0 {
			break
		}
		better, err := b.smallest(ctx, r, tries)
		if err != nil {
			return nil, err
		}
		if better != nil {
			best = better
			from = max(0, from-width)
			if len(editsOf(&best.body)) < from {
				from = 0
			}
		}
		if from >= len(editsOf(&best.body)) && better != nil {
			from = 0
		}
	}
	return best, ctx.Err()
}

// smallest returns the smallest of the tries that is wrong as r is, or nil.
func (b *bench) smallest(ctx context.Context, r *result, tries []*subject) (*result, error) {
	results, err := b.evaluate(ctx, tries)
	if err != nil {
		return nil, err
	}
	results = slices.DeleteFunc(results, func(t *result) bool { return t.verdict != r.verdict || t.typed != r.typed || mistaken(t.want, r.want) })
	if len(results) == 0 {
		return nil, nil
	}
	return slices.MinFunc(results, func(x, y *result) int { return len(x.source()) - len(y.source()) }), nil
}

// mistaken tells whether CPython ends with what only a damaged program ends
// with, where the whole one did not.
func mistaken(got, whole trial.Outcome) bool {
	class := func(o trial.Outcome) string {
		name, _, _ := strings.Cut(trial.LastLine(o.Stderr), ":")
		return name
	}
	switch class(got) {
	case "NameError", "UnboundLocalError", "AttributeError", "TypeError", "ImportError", "RecursionError":
		return class(got) != class(whole)
	}
	return false
}

// editsOf returns the edits of a tree, those that take most away first.
func editsOf(body *[]*stmt) []edit {
	var e editor
	e.block(body)
	return slices.Concat(e.cuts, e.exprs)
}

type editor struct{ cuts, exprs []edit }

func (e *editor) block(body *[]*stmt) {
	for n := len(*body); n > 0; n /= 2 {
		for at := 0; at < len(*body); at += n {
			end := min(at+n, len(*body))
			e.cuts = append(e.cuts, func() { *body = slices.Delete(*body, at, end) })
		}
	}
	for i, s := range *body {
		for k, c := range s.clauses {
			if c.opens {
				if len(c.body) > 0 {
					e.cuts = append(e.cuts, func() { *body = slices.Replace(*body, i, i+1, c.body...) })
				}
				e.block(&c.body)
			}
			if len(s.clauses) > 1 {
				e.cuts = append(e.cuts, func() { s.clauses = slices.Delete(s.clauses, k, k+1) })
			}
			for j := range c.head.kids {
				e.expr(&c.head.kids[j])
			}
		}
	}
}

var plainest = map[string]string{"int": "1", "float": "1.5", "bool": "True", "str": "'a'", "bytes": "b'a'", "list": "[]", "dict": "{}"}

func (e *editor) expr(at **expr) {
	x := *at
	if s := plainest[typeName(x)]; s != "" && x.String() != s && len(x.String()) >= len(s) {
		e.exprs = append(e.exprs, func() { *at = text(x.t, precPrimary, s) })
	}
	for j, k := range x.kids {
		if k.t != nil && x.t != nil && same(k.t, x.t) {
			e.exprs = append(e.exprs, func() { *at = k })
		}
		if n := len(x.kids); n > 1 && x.parts[0] != "" && strings.Contains("[({", x.parts[0]) && x.parts[1] == ", " {
			e.exprs = append(e.exprs, func() {
				x.kids = slices.Delete(x.kids, j, j+1)
				x.need = slices.Delete(x.need, j, j+1)
				x.parts = slices.Delete(x.parts, 1, 2)
			})
		}
	}
	for j := range x.kids {
		e.expr(&x.kids[j])
	}
}

func typeName(x *expr) string {
	if x.t == nil {
		return ""
	}
	return x.t.name
}

func cloneBlock(body []*stmt) []*stmt {
	list := make([]*stmt, len(body))
	for i, s := range body {
		t := &stmt{}
		for _, c := range s.clauses {
			t.clauses = append(t.clauses, &clause{cloneExpr(c.head), c.opens, cloneBlock(c.body)})
		}
		list[i] = t
	}
	return list
}

func cloneExpr(x *expr) *expr {
	y := *x
	y.parts, y.need = slices.Clone(x.parts), slices.Clone(x.need)
	y.kids = make([]*expr, len(x.kids))
	for i, k := range x.kids {
		y.kids[i] = cloneExpr(k)
	}
	return &y
}
