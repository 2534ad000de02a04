package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var csvDictReader = &Rule{
	ID:    "csv-dict-reader",
	Title: "A dict for each row of a CSV file",
	What:  "A loop goes over csv.DictReader and only reads fields of the row by constant names.",
	Why: "DictReader is written in Python: for each row it calls the reader in C, builds a dict of all fields and compares lengths. " +
		"csv.reader hands out the list that C has built.",
	Before: `
import csv

def total(path):
    with open(path, newline="") as f:
        return sum(float(row["price"]) * int(row["count"]) for row in csv.DictReader(f))
`,
	After: `
import csv

def total(path):
    with open(path, newline="") as f:
        rows = csv.reader(f)
        header = next(rows)
        price, count = header.index("price"), header.index("count")
        return sum(float(row[price]) * int(row[count]) for row in rows)
`,
	WhenNot: []string{
		"the file is small, or the work on each row is much larger than reading it",
		"rows may be shorter than the header: DictReader fills them with None, indexing raises IndexError",
		"blank lines occur: DictReader skips them, csv.reader hands out empty lists",
	},
	Levers: []string{"structure", "package"},
	Cost:   "csv-dict-reader",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkCSVDictReader,
}

func checkCSVDictReader(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || !p.Calls(call, "csv.DictReader") || !onlyKeywords(call, "delimiter", "quotechar", "dialect", "fieldnames", "quoting", "skipinitialspace", "strict") {
		return
	}
	loop, at := p.iteratedBy(call)
	if loop == nil || !p.fieldsOnly(loop) {
		return
	}
	p.Report(Diagnosis{
		At: call, Costs: at,
		Message: fmt.Sprintf("DictReader builds a dict for each row, of which only fields with constant names are read from %s", p.Source(loop)),
		Remedy:  "use csv.reader, look the positions of the fields up in the header once, and index the rows",
	})
}

// iteratedBy returns the target of the one loop that goes over the result of
// the current call, in place or through a variable, and what runs meanwhile;
// nil if there is no such loop.
func (p *Pass) iteratedBy(call *syntax.Call) (target *syntax.Name, loop syntax.Node) {
	iter := p.Parent(0)
	var e syntax.Expr = call
	if a, ok := iter.(*syntax.Assign); ok && len(a.Targets) == 1 {
		name, isName := a.Targets[0].(*syntax.Name)
		if !isName || p.soleValue(name) != syntax.Expr(call) {
			return nil, nil
		}
		pl, _ := p.PlaceOf(name)
		for _, u := range p.UsesOf(pl) {
			switch u.Kind {
			case Rebind:
			case Iterated:
				if iter, e = u.Parent, u.Node; loop != nil {
					return nil, nil
				}
				loop = iter
			default:
				return nil, nil
			}
		}
	}
	switch l := iter.(type) {
	case *syntax.For:
		target, _ = l.Target.(*syntax.Name)
		if l.Iter != e {
			return nil, nil
		}
		return target, l
	case *syntax.Comprehension:
		target, _ = l.Target.(*syntax.Name)
		if l.Iter != e {
			return nil, nil
		}
		return target, p.ParentOf(l)
	}
	return nil, nil
}

// fieldsOnly tells whether a loop's target is only used to read items by constant keys.
func (p *Pass) fieldsOnly(target *syntax.Name) bool {
	pl := Place{root: p.File.SymbolID(target)}
	if pl.root == resolve.NoSymbol {
		return false
	}
	reads := 0
	for _, u := range p.UsesOf(pl) {
		switch u.Kind {
		case Rebind:
			if u.Node != syntax.Expr(target) {
				return false
			}
		case ItemRead:
			if c, ok := u.Parent.(*syntax.Subscript).Slice.(*syntax.Constant); !ok || c.Kind != syntax.ConstStr {
				return false
			}
			reads++
		default:
			return false
		}
	}
	return reads > 0
}
