package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var dictRecordChurn = &Rule{
	ID:    "dict-record-churn",
	Title: "A dict built each round to hold a few named values",
	What: "A loop builds a dict of constant keys in each round and only reads its items again by those keys; the " +
		"dict goes nowhere else.",
	Why: "Building the dict, hashing its keys and dropping it cost more than the local variables that " +
		"would hold the same values.",
	Before: `
def area(boxes):
    total = 0
    for box in boxes:
        size = {"width": box[2] - box[0], "height": box[3] - box[1]}
        total += size["width"] * size["height"]
    return total
`,
	After: `
def area(boxes):
    total = 0
    for box in boxes:
        width = box[2] - box[0]
        height = box[3] - box[1]
        total += width * height
    return total
`,
	WhenNot: []string{"the dict is passed on, returned, serialised or walked"},
	Levers:  []string{"structure"},
	Cost:    "dict-record-churn",
	Preview: true, // not seen on real code yet
	Needs:   NeedsProfile,
	Nodes:   []syntax.Node{(*syntax.Assign)(nil)},
	Check:   checkDictRecordChurn,
}

func checkDictRecordChurn(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	dict, ok := assign.Value.(*syntax.Dict)
	if !ok || len(dict.Keys) < 2 || len(assign.Targets) != 1 || !p.InLoop() {
		return
	}
	name, ok := assign.Targets[0].(*syntax.Name)
	if !ok {
		return
	}
	keys := map[string]bool{}
	for _, k := range dict.Keys {
		c, isConst := k.(*syntax.Constant)
		if k == nil || !isConst || c.Kind != syntax.ConstStr {
			return
		}
		keys[c.Str] = true
	}
	pl, ok := p.PlaceOf(name)
	if !ok || !p.IsLocal(pl) || !p.onlyKeyedReads(pl, name, keys) {
		return
	}
	p.Report(Diagnosis{
		At: assign, Size: 1000,
		Message: fmt.Sprintf("each round builds the dict %s of %d items only to read them back by their constant keys", name.ID, len(keys)),
		Remedy:  fmt.Sprintf("keep the items of %s in local variables", name.ID),
	})
}

// onlyKeyedReads tells whether a variable has the one binding given, and all
// its uses read items of constant keys that the dict has.
func (p *Pass) onlyKeyedReads(pl Place, binding *syntax.Name, keys map[string]bool) bool {
	reads := 0
	for _, u := range p.UsesOf(pl) {
		switch u.Kind {
		case Rebind:
			if u.Node != syntax.Expr(binding) {
				return false
			}
		case ItemRead:
			c, isConst := u.Parent.(*syntax.Subscript).Slice.(*syntax.Constant)
			if !isConst || c.Kind != syntax.ConstStr || !keys[c.Str] {
				return false
			}
			reads++
		default:
			return false
		}
	}
	s := p.File.Symbols[pl.root]
	return reads > 0 && s.Kind == resolve.Local
}
