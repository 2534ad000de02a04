package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var lenAll = &Rule{
	ID:    "len-all",
	Title: "Rows loaded only to be counted",
	What:  "len() of a Django query set or of a SQLAlchemy query's all(), made in place.",
	Why: "The database sends all columns of all rows, and an object is made for each, of which only the number is used. COUNT(*) sends " +
		"one number.",
	Before: `
def number(Book):
    return len(Book.objects.filter(lent=True))
`,
	After: `
def number(Book):
    return Book.objects.filter(lent=True).count()
`,
	WhenNot: []string{"the rows are used afterwards too: a query set keeps them once they are loaded"},
	Levers:  []string{"structure"},
	Cost:    "len-all",
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Call)(nil)},
	Check:   checkLenAll,
}

func checkLenAll(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || !p.Calls(call, "builtins.len") {
		return
	}
	query, ok := call.Args[0].(*syntax.Call)
	if !ok {
		return
	}
	kind := queryChain(query)
	if kind == noQuery {
		return
	}
	remedy := fmt.Sprintf("ask the database: %s.count()", p.Source(query))
	if recv, name, _ := Method(query); kind == alchemyQuery {
		if name != "all" {
			return
		}
		remedy = fmt.Sprintf("ask the database: %s.count()", p.Source(recv))
	}
	p.Report(Diagnosis{
		At:      call,
		Message: fmt.Sprintf("all rows of %s are loaded and made into objects, only to be counted", p.Source(query)),
		Remedy:  remedy,
	})
}

// A queryKind is the library that a chain of calls makes a query of.
type queryKind uint8

const (
	noQuery queryKind = iota
	djangoQuery
	alchemyQuery
)

// queryChain recognises Model.objects.filter(...).order_by(...) and
// session.query(Model).filter(...).all() by their chain of methods.
func queryChain(c *syntax.Call) queryKind {
	for c != nil {
		recv, name, ok := Method(c)
		switch {
		case !ok:
			return noQuery
		case name == "query" && len(c.Args) > 0:
			return alchemyQuery
		case name == "values" || name == "values_list" || name == "all" || name == "filter" || name == "exclude" || name == "order_by" ||
			name == "distinct" || name == "select_related" || name == "filter_by" || name == "join" || name == "options" || name == "limit" ||
			name == "prefetch_related" || name == "only" || name == "get" || name == "first" || name == "one" || name == "scalar" || name == "one_or_none":
		default:
			return noQuery
		}
		switch r := recv.(type) {
		case *syntax.Call:
			c = r
		case *syntax.Attribute:
			switch r.Attr {
			case "objects", "_default_manager", "_base_manager":
				return djangoQuery
			case "query":
				return alchemyQuery
			}
			return noQuery
		default:
			return noQuery
		}
	}
	return noQuery
}
