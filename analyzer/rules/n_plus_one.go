package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var nPlusOne = &Rule{
	ID:    "n-plus-one",
	Title: "A database query for each row of another",
	What: "A loop over a Django query set reads a foreign key's object or all objects of a many-to-many or reverse relation of each row, or a " +
		"loop gets one object by key in each round.",
	Why: "Each access that the first query did not fetch is a query of its own: with n rows there are n + 1. Most of the time is the " +
		"way to the database and back, and making SQL.",
	Before: `
from django.db import models

class Author(models.Model):
    name = models.TextField()

class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

def authors():
    return [book.author.name for book in Book.objects.all()]
`,
	After: `
from django.db import models

class Author(models.Model):
    name = models.TextField()

class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

def authors():
    return [book.author.name for book in Book.objects.select_related("author")]
`,
	WhenNot: []string{"the loop has a handful of rounds", "the objects are in a cache of the session already (SQLAlchemy's identity map)"},
	Levers:  []string{"structure"},
	Cost:    "n-plus-one",
	Nodes:   []syntax.Node{(*syntax.Attribute)(nil), (*syntax.Call)(nil)},
	Check:   checkNPlusOne,
}

func checkNPlusOne(p *Pass, n syntax.Node) {
	if !p.InLoop() {
		return
	}
	switch n := n.(type) {
	case *syntax.Attribute:
		p.relationPerRow(n)
	case *syntax.Call:
		p.getPerRound(n)
		p.setPerRow(n)
	}
}

// relationPerRow reports row.author.name, where author is a foreign key of the
// query set that the loop goes over.
func (p *Pass) relationPerRow(a *syntax.Attribute) {
	inner, ok := a.Value.(*syntax.Attribute)
	if !ok || a.Ctx != syntax.Load || a.Attr == "pk" || a.Attr == "id" {
		return
	}
	row, ok := inner.Value.(*syntax.Name)
	if !ok {
		return
	}
	for _, l := range p.Loops() {
		target, isName := l.Target.(*syntax.Name)
		if !isName || p.File.SymbolID(target) != p.File.SymbolID(row) {
			continue
		}
		model, chain := p.querySetOf(l.Iter)
		if model == nil || !foreignKey(p, model, inner.Attr) || fetchesRelated(chain) {
			continue
		}
		if p.firstRead(inner, l) != inner {
			return // the first read fetches the object, and the row keeps it
		}
		p.Report(Diagnosis{
			At: a, Evident: p.EachRound(l) && manyRows(chain) && p.answersRequests(),
			Message: fmt.Sprintf("each round makes a query for %s of %s", inner.Attr, row.ID),
			Remedy:  fmt.Sprintf("fetch them together: select_related(%q) on the query set", inner.Attr),
			Related: []Related{p.Place(l.Node, "the query set that the loop goes over")},
		})
		return
	}
}

// firstRead returns the first expression of a loop that reads more than the key of
// the object behind an attribute of its variable.
func (p *Pass) firstRead(attr *syntax.Attribute, l Loop) *syntax.Attribute {
	first := attr
	pl, _ := p.PlaceOf(attr)
	for _, u := range p.UsesOf(pl) {
		a, ok := u.Node.(*syntax.Attribute)
		outer, reads := u.Parent.(*syntax.Attribute)
		if ok && reads && outer.Attr != "pk" && outer.Attr != "id" && contains(l.Body(), a) && a.Pos() < first.Pos() {
			first = a
		}
	}
	return first
}

// querySetOf returns the Django model whose query set an expression is, and
// the calls that made it; nil if it is none.
func (p *Pass) querySetOf(e syntax.Expr) (*resolve.Class, *syntax.Call) {
	if name, ok := e.(*syntax.Name); ok {
		if e = p.soleValue(name); e == nil {
			return nil, nil
		}
	}
	chain, ok := e.(*syntax.Call)
	if !ok || queryChain(chain) != djangoQuery {
		return nil, nil
	}
	var at syntax.Expr = chain
	for {
		switch x := at.(type) {
		case *syntax.Call:
			at = x.Func
			continue
		case *syntax.Attribute:
			if x.Attr != "objects" {
				at = x.Value
				continue
			}
			return p.Program.Resolve(p.Dotted(x.Value)).Class, chain
		}
		return nil, nil
	}
}

// foreignKey tells whether an attribute of a model is a relation to one other object.
func foreignKey(p *Pass, model *resolve.Class, name string) bool {
	for _, c := range model.MRO {
		for _, a := range c.AttrsNamed(name) {
			call, ok := a.Value.(*syntax.Call)
			if !ok || !a.InClass {
				continue
			}
			return lastOf(call.Func) == "ForeignKey" || lastOf(call.Func) == "OneToOneField"
		}
	}
	return false
}

// fetchesRelated tells whether a query set is told which relations or columns to fetch.
func fetchesRelated(chain *syntax.Call) bool {
	found := false
	syntax.Inspect(chain, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Attribute); ok {
			switch a.Attr {
			case "select_related", "prefetch_related", "values", "values_list":
				found = true
			}
		}
		return !found
	})
	return found
}

// getPerRound reports Model.objects.get(pk=row.key) and session.query(Model).get(key)
// whose arguments differ from round to round.
func (p *Pass) getPerRound(call *syntax.Call) {
	_, name, ok := Method(call)
	if !ok || name != "get" && name != "first" && name != "one" && name != "one_or_none" && name != "scalar" {
		return
	}
	kind := queryChain(call)
	if kind == noQuery || kind == djangoQuery && name != "get" && name != "first" {
		return
	}
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if trips, known := p.Trips(loop); known && trips <= smallContainer || loop.Target == nil || !p.dependsOn(call, loop) || leavesLoop(loop.Owner, p.stack) {
		return
	}
	d := Diagnosis{
		At: call, Evident: p.EachRound(loop) && p.manyIn(loop) && p.answersRequests(),
		Message: fmt.Sprintf("each round makes the query %s", p.Source(call)),
		Remedy:  "fetch all objects before the loop with one query (in_bulk, or filter with __in) and look them up in a dict",
		Related: []Related{p.Place(loop.Node, "the loop")},
	}
	if kind == alchemyQuery {
		d.Remedy = "fetch all objects before the loop with one query (where(Model.key.in_(keys))) and look them up in a dict"
	}
	p.Report(d)
}

// answersRequests tells whether the file serves web requests, going by its names: commands,
// migrations and repairs run seldom enough for a query more.
func (p *Pass) answersRequests() bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(p.File.Path, ".py"), "/") {
		switch part {
		case "management", "migrations", "alembic":
			return false
		}
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(p.File.Path, ".py"), "/") {
		switch part {
		case "views", "viewsets", "api", "serializers", "templatetags", "context_processors", "feeds", "routers", "handlers", "exporters", "endpoints":
			return true
		}
	}
	return false
}

// manyIn tells whether a loop goes over data in bulk, or all rows of a query.
func (p *Pass) manyIn(l Loop) bool {
	if p.Bulk(l) {
		return true
	}
	iter := l.Iter
	if name, ok := iter.(*syntax.Name); ok {
		iter = p.soleValue(name)
	}
	call, ok := iter.(*syntax.Call)
	return ok && queryChain(call) != noQuery && manyRows(call)
}

// manyRows tells whether a query may return any number of rows: it names no rows, no object that
// they belong to, and no limit.
func manyRows(c *syntax.Call) bool {
	many := true
	syntax.Inspect(c, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			many = many && n.Attr != "limit" && n.Attr != "get" && n.Attr != "first" && n.Attr != "one" && n.Attr != "one_or_none"
		case *syntax.Keyword:
			many = many && !strings.HasSuffix(n.Arg, "__in") && n.Arg != "pk" && n.Arg != "id" && isConstant(n.Value)
		case *syntax.Subscript:
			_, isSlice := n.Slice.(*syntax.Slice)
			many = many && !isSlice
		}
		return many
	})
	return many
}
