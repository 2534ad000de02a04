package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var importInFunction = &Rule{
	ID:    "import-in-function",
	Title: "An import that runs at each call",
	What:  "A loop has an import statement, or, by a profile, a function that runs often.",
	Why: "A module that is loaded already is still looked up in sys.modules, with its lock and parent packages, and \"from\" fetches each " +
		"name anew.",
	Before: `
def norm(values):
    out = []
    for v in values:
        from math import sqrt
        out.append(sqrt(v))
    return out
`,
	After: `
from math import sqrt

def norm(values):
    out = []
    for v in values:
        out.append(sqrt(v))
    return out
`,
	WhenNot: []string{
		"the import would make a cycle at the top of the module, or it loads something heavy that few runs need",
		"the function does far more work than the import costs, about half a microsecond",
	},
	Levers: []string{"structure"},
	Cost:   "import-in-function",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Import)(nil), (*syntax.ImportFrom)(nil)},
	Check:  checkImportInFunction,
}

func checkImportInFunction(p *Pass, n syntax.Node) {
	fn := p.Func()
	if fn.Kind == resolve.ModuleBody || p.inClassBody() || p.behindCondition() {
		return
	}
	if !p.InLoop() && p.evidence(fn) == findings.Static {
		return // most are lazy on purpose: only a profile can tell that it matters
	}
	for i := range p.File.Imports {
		if imp := &p.File.Imports[i]; imp.Line == p.File.Tree.Line(n.Pos()) && (imp.TypeOnly || p.makesCycle(imp)) {
			return
		}
	}
	where := "each time the function runs"
	if p.InLoop() {
		where = "in each round"
	}
	p.Report(Diagnosis{
		At: n, Size: 1000,
		Message: fmt.Sprintf("the module is looked up again %s", where),
		Remedy:  "move the import to the top of the module",
	})
}

// behindCondition tells whether the current node runs only under a condition
// or in a try, as imports that are optional or lazy do.
func (p *Pass) behindCondition() bool {
	for i := 0; ; i++ {
		switch p.Parent(i).(type) {
		case *syntax.If, *syntax.Try, *syntax.Match, *syntax.ExceptHandler:
			return true
		case *syntax.FunctionDef, nil:
			return false
		}
	}
}
