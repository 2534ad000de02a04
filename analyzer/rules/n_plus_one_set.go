package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// setPerRow reports row.tags.all(), where tags is a many-to-many field or a reverse
// relation of the query set that the loop goes over.
func (p *Pass) setPerRow(call *syntax.Call) {
	manager, name, ok := Method(call)
	if !ok || name != "all" || len(call.Args) > 0 {
		return
	}
	if outer, chained := p.Parent(0).(*syntax.Attribute); chained && outer.Attr != "iterator" {
		return // prefetched objects do not serve another query
	}
	relation, ok := manager.(*syntax.Attribute)
	if !ok {
		return
	}
	row, ok := relation.Value.(*syntax.Name)
	if !ok {
		return
	}
	for _, l := range p.Loops() {
		target, isName := l.Target.(*syntax.Name)
		if !isName || p.File.SymbolID(target) != p.File.SymbolID(row) {
			continue
		}
		model, chain := p.querySetOf(l.Iter)
		if model == nil || fetchesRelated(chain) || !p.manyRelation(model, relation.Attr) {
			continue
		}
		p.Report(Diagnosis{
			At: call, Evident: p.EachRound(l) && manyRows(chain) && p.answersRequests(),
			Message: fmt.Sprintf("each round makes a query for %s of %s", relation.Attr, row.ID),
			Remedy:  fmt.Sprintf("fetch them together: prefetch_related(%q) on the query set", relation.Attr),
			Related: []Related{p.Place(l.Node, "the query set that the loop goes over")},
		})
		return
	}
}

// manyRelation tells whether an attribute of a model's instances leads to many objects: a
// many-to-many field, or a foreign key of another model with that name for the way back.
func (p *Pass) manyRelation(model *resolve.Class, name string) bool {
	for _, c := range model.MRO {
		for _, a := range c.AttrsNamed(name) {
			if field, ok := a.Value.(*syntax.Call); ok && a.InClass && lastOf(field.Func) == "ManyToManyField" {
				return true
			}
		}
	}
	if other, ok := strings.CutSuffix(name, "_set"); ok {
		for _, c := range p.Program.Classes {
			if strings.EqualFold(c.Name, other) && pointsTo(c, model, "") {
				return true
			}
		}
		return false
	}
	for _, c := range p.Program.Classes {
		if pointsTo(c, model, name) {
			return true
		}
	}
	return false
}

// pointsTo tells whether a class has a relation to a model with a name for the way
// back, "" for none.
func pointsTo(c, model *resolve.Class, back string) bool {
	for _, a := range c.Attrs {
		field, ok := a.Value.(*syntax.Call)
		if !ok || !a.InClass || len(field.Args) == 0 || lastOf(field.Func) != "ForeignKey" && lastOf(field.Func) != "ManyToManyField" {
			continue
		}
		target := lastOf(field.Args[0])
		if text, isText := field.Args[0].(*syntax.Constant); isText {
			target = text.Str[strings.LastIndexByte(text.Str, '.')+1:]
		}
		given, named := keyword(field, "related_name").(*syntax.Constant)
		if target == model.Name && (named && given.Str == back || !named && back == "") {
			return true
		}
	}
	return false
}

// lastOf returns the last name of a name or attribute chain, or "".
func lastOf(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Name:
		return e.ID
	case *syntax.Attribute:
		return e.Attr
	}
	return ""
}
