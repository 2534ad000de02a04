package report

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

// TestProposal looks at a function that was checked in every way, and at one of
// which nothing is known and whose texts are hostile.
func TestProposal(t *testing.T) {
	judged := standing.Judged{Python: ledger.Hash("p"), Go: ledger.Hash("g")}
	helper := &standing.Function{Name: "shop.round", Entry: &ledger.Entry{Python: "shop.round", Status: ledger.Dynamic}}
	stub := &standing.Function{Name: "shop.tax", Entry: &ledger.Entry{Python: "shop.tax", Status: ledger.Stub}}
	checked := Proposal{
		Function: &standing.Function{
			Name: "shop.Cart.total", Symbol: "shop.Cart.Total", Judged: judged, Edited: true,
			Now: godecl.Place{File: "shop/shop.go", Decl: godecl.Decl{Text: "func (c *Cart) Total() float64 {\n\treturn 1\n}", Line: 17, EndLine: 19}},
			Entry: &ledger.Entry{Python: "shop.Cart.total", File: "shop/cart.py", Line: 5, EndLine: 9, Go: "shop.Cart.Total", Status: ledger.Ported, Hash: judged.Python, Share: 0.123,
				Verification: &ledger.Verification{Verdict: ledger.Different, Vectors: ledger.Vectors{Recorded: 12, Generated: 3400, Nondeterministic: 1}, Coverage: 0.95, Python: judged.Python, Go: judged.Go,
					Differences: []ledger.Difference{{Input: "Cart([-0.0]).total()", Python: "-0.0", Go: "0.0"}, {Input: "Cart(secret)", Python: "1", Go: "2", Recorded: true}},
					Speedup:     &ledger.Speedup{Ratio: 41.3, Low: 39, High: 44.21, PythonNS: 82_400, GoNS: 1_995, PythonBytes: 20 << 20, GoBytes: 4 << 20}}},
		},
		Review: review.Entry{Verdict: review.Accepted, By: "Ann Example", Reason: "see #12"}, State: review.StateAccepted,
		Python: "def total(self):\n    return 1\n", Folder: "go/shop", Tests: "shop/total_parity_test.go", Cases: 12, Calls: []*standing.Function{helper, stub}, Others: 11,
	}
	golden(t, "proposal.md", []byte(checked.Markdown()))
	hostile := Proposal{
		Function: &standing.Function{Name: "m.f", Symbol: "m.F", Judged: standing.Judged{Python: "other", Go: "g"},
			Now: godecl.Place{File: "m/`m`.go", Decl: godecl.Decl{Text: "func F() { // ```` <script>\n}"}},
			Entry: &ledger.Entry{Python: "m.f", File: "a`b\n.py", Line: 1, Go: "m.F", Status: ledger.Dynamic, Hash: "p",
				Reasons: []ledger.Reason{{Code: "dynamic-code", Text: "eval(\"<b>\") @team", Line: 3}}}},
		Python: strings.Repeat("x = 1"+strings.Repeat(" + 1", 300)+"\n", 50), Folder: "out",
	}
	golden(t, "proposal_hostile.md", []byte(hostile.Markdown()))
	if n := len(hostile.Markdown()); n > 2*maxProposalCode {
		t.Errorf("%d bytes", n)
	}
	if title := hostile.Title(); title != "Port m.f to Go" {
		t.Errorf("title %q", title)
	}
}
