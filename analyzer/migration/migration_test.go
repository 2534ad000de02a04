package migration_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/standing"
)

const shopPy = `import math


class Cart:
    """What is bought."""

    def total(self, rate):
        # taxes come last
        amount = 0.0
        for price in self.prices:
            amount += price * rate
        return math.sin(amount)

    def empty(self):
        return not self.prices


def deep(n: int) -> int:
    return 1 if n == 0 else deep(n - 1) + 1


def main():
    cart = Cart()
    cart.prices = list(range(1000))
    for rate in range(100):
        print(cart.total(rate))
    print(deep(10))


if __name__ == "__main__":
    main()
`

const shopGo = `package shop

// Cart: What is bought.
type Cart struct{ Prices []float64 }

// Total is the port of Cart.total.
func (c *Cart) Total(rate float64) float64 {
	// taxes come last
	amount := 0.0
	for _, price := range c.Prices {
		amount += price * rate
	}
	return pyrt.Sin(amount)
}

func (c *Cart) Empty() bool { panic("stub") }

func Deep(n int) int {
	if n == 0 {
		return 1
	}
	return Deep(n-1) + 1
}

func Main() {}
`

// lines are the Python lines of shopGo's, as molt keeps them.
var lines = [][2]int{{6, 7}, {9, 9}, {10, 10}, {11, 11}, {13, 12}, {14, 0}, {18, 18}, {19, 19}}

// load scans the Python of a test.
func load(t *testing.T, python string) *scan.Project {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "shop.py"), []byte(python), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := scan.Load(context.Background(), []string{dir}, scan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// input is a port of shopPy whose Go and Python stand as given.
func input(t *testing.T, goNow, pythonNow string) migration.Input {
	t.Helper()
	l := &ledger.Ledger{Schema: ledger.Schema, Python: "3.11", Module: "example.com/shop", Files: []ledger.File{
		{Path: "shop.py", Status: ledger.FilePorted, Go: "shop/shop.go"}, {Path: "bad.py", Status: ledger.FileFailed, Line: 3, Reason: "invalid syntax"}}}
	symbols := map[string]string{"shop.Cart.total": "shop.Cart.Total", "shop.Cart.empty": "shop.Cart.Empty", "shop.deep": "shop.Deep", "shop.main": "shop.Main"}
	shares := map[string]float64{"shop.Cart.total": 0.6, "shop.deep": 0.3, "shop.main": 0.1}
	for _, fn := range load(t, shopPy).Program.Funcs {
		e := ledger.Entry{Python: fn.Qual, File: "shop.py", Line: fn.Line(), EndLine: fn.EndLine(), Go: symbols[fn.Qual], Status: ledger.Ported, Hash: ledger.Hash(fn.Normal()), Share: shares[fn.Qual]}
		if fn.Qual == "shop.Cart.empty" {
			e.Status, e.Reasons = ledger.Stub, []ledger.Reason{{Code: "unknown-type", Text: "prices", Line: 15}}
		}
		if fn.Qual == "shop.Cart.total" || fn.Qual == "shop.deep" {
			place, _ := godecl.Index(map[string]string{"shop/shop.go": shopGo}).Find(e.Go)
			e.Verification = &ledger.Verification{Verdict: ledger.Same, Vectors: ledger.Vectors{Recorded: 3, Generated: 40}, Coverage: 1, Python: e.Hash, Go: godecl.Hash(place.Text),
				Speedup: &ledger.Speedup{Ratio: 10, Low: 9, High: 11}}
		}
		l.Functions = append(l.Functions, e)
	}
	l.Classes = []ledger.Entry{{Python: "shop.Cart", File: "shop.py", Line: 4, EndLine: 15, Go: "shop.Cart", Status: ledger.Ported}}
	return migration.Input{
		Name: "shop", Current: true, Project: load(t, pythonNow), Port: open(t, l, goNow),
		GoMod: "module example.com/shop\n\nrequire (\n\tgolang.org/x/text v0.3.0 // collation\n)\n",
	}
}

// open writes a port and reads it again.
func open(t *testing.T, l *ledger.Ledger, goNow string) *standing.Port {
	t.Helper()
	made := &ledger.Made{Python: map[string]string{"shop.py": shopPy}, Files: map[string]string{"shop/shop.go": shopGo}, Lines: map[string][][2]int{"shop/shop.go": lines}}
	packed, err := made.Pack()
	if err != nil {
		t.Fatal(err)
	}
	record, err := l.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{ledger.Name: record, ledger.MadeName: packed, "shop/shop.go": []byte(goNow)} {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := standing.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// find returns a function of a report.
func find(t *testing.T, r *migration.Report, qual string) *migration.Function {
	t.Helper()
	for i := range r.Functions {
		if r.Functions[i].Python == qual {
			return &r.Functions[i]
		}
	}
	t.Fatalf("no function %s", qual)
	return nil
}

func TestBuild(t *testing.T) {
	r := migration.Build(input(t, shopGo, shopPy))
	total := find(t, r, "shop.Cart.total")
	if total.Share != 0.6 || total.Proof != migration.Proven || total.Drift != nil || total.GoFile != "shop/shop.go" || total.GoLine != 6 {
		t.Errorf("%+v", total)
	}
	if diff := cmp.Diff([]migration.Type{{Name: "rate", Used: "float64"}, {Name: "return", Used: "float64"}}, total.Types); diff != "" {
		t.Error(diff)
	}
	rows := []migration.Row{{Python: [2]int{7, 7}, Go: [2]int{6, 8}}, {Python: [2]int{8, 9}, Go: [2]int{9, 9}}, {Python: [2]int{10, 10}, Go: [2]int{10, 10}},
		{Python: [2]int{11, 11}, Go: [2]int{11, 12}}, {Python: [2]int{12, 12}, Go: [2]int{13, 14}}}
	if diff := cmp.Diff(rows, total.Rows, cmpopts.IgnoreFields(migration.Row{}, "Share")); diff != "" {
		t.Error(diff)
	}
	heat := 0.0
	for _, row := range total.Rows {
		heat += row.Share
	}
	if math.Abs(heat-1) > 1e-4 || total.Rows[3].Share < total.Rows[1].Share {
		t.Errorf("the rows' time: %+v", total.Rows)
	}
	class := find(t, r, "shop.Cart")
	if got := class.PythonText; len(got) != 1 || got[0].Line != 4 || len(got[0].Lines) != 2 || len(class.GoText) != 1 || !strings.Contains(class.GoText[0].Lines[1], "type Cart") {
		t.Errorf("the class has the text of its methods: %+v", class)
	}
	if s := r.Speed; s.Measured != 0.9 || math.Abs(s.SoFar-1/0.19) > 1e-3 || s.Bound != 0 {
		t.Errorf("%+v", s)
	}
	if p := r.Totals.Proven; p.Count != 2 || p.Share != 0.9 || r.Totals.Vectors != 86 || r.Totals.Functions != 5 {
		t.Errorf("%+v", r.Totals)
	}
	if r.Next[0].Function != 2 || !strings.Contains(r.Next[0].Why, "never compared") {
		t.Errorf("%+v", r.Next)
	}
	if len(r.Reasons) != 1 || r.Reasons[0].Code != "unknown-type" || len(r.Failed) != 1 {
		t.Errorf("%+v %+v", r.Reasons, r.Failed)
	}
	if diff := cmp.Diff([]migration.Dependency{{Module: "golang.org/x/text", Version: "v0.3.0", Note: "collation"}}, r.Dependencies); diff != "" {
		t.Error(diff)
	}
	touched := map[string]string{}
	for _, b := range r.Behaviours {
		touched[b.ID] = strings.Join(b.Names, " ")
	}
	if touched["float"] != "math.sin" || touched["recursion"] != "calls to itself" || touched["regexp"] != "" {
		t.Errorf("%v", touched)
	}
	if want := "4 are typed Go"; !strings.Contains(r.Verdict, want) || !strings.Contains(r.Verdict, "90 % of the time is proven") {
		t.Errorf("%q has no %q", r.Verdict, want)
	}
}

// TestMarks holds that what no input ran shows at its lines, wherever the Go has
// moved, and not where it is another than was verified.
func TestMarks(t *testing.T) {
	moved := "// A line more.\n" + strings.Replace(shopGo, "amount := 0.0", "// a comment\n\tamount := 0.0", 1)
	for goNow, want := range map[string][2][]int{
		shopGo: {{10, 11}, {10, 13}},
		moved:  {{12, 13}, {12, 15}},
		strings.Replace(shopGo, "price * rate", "price / rate", 1): {},
	} {
		in := input(t, goNow, shopPy)
		for i := range in.Port.Ledger.Functions {
			if v := in.Port.Ledger.Functions[i].Verification; v != nil && in.Port.Ledger.Functions[i].Python == "shop.Cart.total" {
				v.Unrun, v.Differences = "2-3,77", []ledger.Difference{{Input: "x", Ran: "2,4"}}
			}
		}
		total := find(t, migration.Build(in), "shop.Cart.total")
		if diff := cmp.Diff(want, [2][]int{total.NotRun, total.Differing}); diff != "" {
			t.Error(diff)
		}
	}
}

// TestRecorded holds that types that were seen show beside those declared, and
// whether recorded data reaches a difference.
func TestRecorded(t *testing.T) {
	in := input(t, shopGo, shopPy)
	float := recording.TypeSet{{Name: "float", Count: 2}}
	in.Recording = &recording.Recording{Functions: []*recording.Function{
		{Name: "Cart.total", File: "shop.py", Line: 7, Seen: 2, Params: []recording.Param{{Name: "self"}, {Name: "rate"}}, Args: []recording.TypeSet{{{Name: "shop:Cart"}}, float}, Result: float},
		{Name: "deep", File: "shop.py", Line: 18, Seen: 9, Params: []recording.Param{{Name: "n"}}, Args: []recording.TypeSet{{{Name: "int"}}}, Result: recording.TypeSet{{Name: "int"}}},
	}}
	r := migration.Build(in)
	total, deep := find(t, r, "shop.Cart.total"), find(t, r, "shop.deep")
	if total.Recorded != 2 || total.Types[0].Observed != "float" || total.Types[1].Observed != "float" {
		t.Errorf("%d calls, %+v", total.Recorded, total.Types)
	}
	for f, want := range map[*migration.Function]migration.Reach{total: migration.Reached, deep: migration.NotReached} {
		if len(f.Touches) != 1 || f.Touches[0].Reached != want {
			t.Errorf("%s: %+v, want %q", f.Python, f.Touches, want)
		}
	}
}

// TestAfter holds what the time comes to by what was measured.
func TestAfter(t *testing.T) {
	in := input(t, shopGo, shopPy)
	in.History = []migration.Moment{{Commit: "abc", Date: "2024-05-31", Share: map[ledger.Status]float64{ledger.Stub: 1}, SoFar: 1}}
	r := migration.Build(in)
	if total := find(t, r, "shop.Cart.total"); math.Abs(total.After-0.06) > 1e-6 {
		t.Errorf("%v of the time", total.After)
	}
	for _, c := range r.Calls {
		if c.After > c.Share || c.After <= 0 {
			t.Errorf("%+v", c)
		}
	}
	if len(r.History) != 2 || r.History[1].Date != "now" || r.History[1].Proven != 0.9 || r.History[1].SoFar < 5 {
		t.Errorf("%+v", r.History)
	}
	if r.Drift != nil {
		t.Errorf("%+v", r.Drift)
	}
	if r := migration.Build(input(t, shopGo, shopPy+"\n\ndef late():\n    pass\n")); len(r.Drift) != 1 || r.Drift[0].Path != "shop.py" {
		t.Errorf("%+v", r.Drift)
	}
}

// TestDrift holds that a change of either side shows, and takes the proof away.
func TestDrift(t *testing.T) {
	python := strings.NewReplacer("price * rate", "price / rate", "# taxes", "# no taxes").Replace(shopPy)
	python = strings.Replace(python, "    def empty(self):\n        return not self.prices\n", "", 1)
	goNow := "// A line more.\n" + strings.Replace(shopGo, "return Deep(n-1) + 1", "return 1 + Deep(n-1)", 1)
	r := migration.Build(input(t, goNow, python))
	total, deep, empty := find(t, r, "shop.Cart.total"), find(t, r, "shop.deep"), find(t, r, "shop.Cart.empty")
	if total.Proof != migration.Outdated || total.Drift == nil || total.Drift.PythonLine != 7 || len(total.Drift.Rows) != 5 {
		t.Errorf("%+v", total.Drift)
	}
	if deep.Proof != migration.Outdated || deep.Drift == nil || deep.Drift.PythonLine != 0 || len(deep.Drift.Rows) == 0 {
		t.Errorf("%+v", deep.Drift)
	}
	if empty.Drift == nil || empty.Drift.Changes[0].Kind != "gone" {
		t.Errorf("%+v", empty.Drift)
	}
	if len(total.Rows) != 5 || total.Rows[4].Go != [2]int{14, 15} {
		t.Errorf("the links do not follow the Go: %v", total.Rows)
	}
	if r.Totals.Proven.Count != 0 || r.Totals.Drifted.Count != 3 {
		t.Errorf("%+v", r.Totals)
	}
	comments := strings.Replace(shopPy, "# taxes", "# no taxes", 1)
	if r := migration.Build(input(t, shopGo, comments)); r.Totals.Drifted.Count != 0 {
		t.Error("a comment is drift")
	}
}

// TestScanned holds the report of Python that was not ported.
func TestScanned(t *testing.T) {
	r := migration.Build(migration.Input{Name: "shop", Current: true, Project: load(t, shopPy)})
	f := find(t, r, "shop.Cart.total")
	if f.Status != migration.Python || f.Name != "" || len(f.PythonText) != 1 || r.Module != "" || len(f.Unverified) != 0 {
		t.Errorf("%+v", f)
	}
	sum := 0.0
	for _, f := range r.Functions {
		sum += f.Share
	}
	if math.Abs(sum-1) > 1e-5 {
		t.Errorf("shares make %v", sum)
	}
}

// TestJoin holds that indices follow their functions, and that each port counts alike.
func TestJoin(t *testing.T) {
	a := migration.Build(input(t, shopGo, shopPy))
	b := migration.Build(input(t, shopGo, strings.Replace(shopPy, "price * rate", "price / rate", 1)))
	b.Name = "other"
	r := migration.Join([]*migration.Report{a, b})
	if r.Totals.Functions != 10 || r.Totals.Proven.Count != 3 || r.Totals.Proven.Share != 0.6 || len(r.Ports) != 2 {
		t.Errorf("%+v", r.Totals)
	}
	for _, x := range r.Reasons {
		if len(x.Functions) != 2 {
			t.Errorf("%+v", x)
		}
		for _, i := range x.Functions {
			if r.Functions[i].Status != ledger.Stub {
				t.Errorf("reason %s leads to %s", x.Code, r.Functions[i].Python)
			}
		}
	}
	for _, c := range r.Calls {
		if c.Function >= 0 && r.Functions[c.Function].Python != c.Python {
			t.Errorf("call of %s leads to %s", c.Python, r.Functions[c.Function].Python)
		}
	}
	for _, f := range r.Functions {
		for _, x := range f.Touches {
			if k := x.Behaviour; r.Behaviours[k].ID == "float" && f.Python != "shop.Cart.total" {
				t.Errorf("%s touches %s", f.Python, r.Behaviours[k].ID)
			}
		}
	}
	for i, n := range r.Next[:2] { // both ports' first
		if name := r.Functions[n.Function].File; !strings.HasPrefix(name, []string{"shop", "other"}[i]) {
			t.Errorf("%d to look at: %s: %s", i+1, name, n.Why)
		}
	}
	if got := migration.Join([]*migration.Report{a}); got != a {
		t.Error("one report is joined")
	}
}
