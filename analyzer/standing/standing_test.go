package standing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/ledger"
)

// plant writes a port of a few functions and opens it.
func plant(t *testing.T) *Port {
	t.Helper()
	dir := t.TempDir()
	l := &ledger.Ledger{Schema: ledger.Schema, Python: "3.11", Module: "example.com/m", Functions: []ledger.Entry{
		{Python: "m.Cart.total", File: "m.py", Line: 3, EndLine: 9, Go: "m.Cart.Total", Hash: ledger.Hash("total")},
		{Python: "m.Cart.total.inner", File: "m.py", Line: 5, EndLine: 6, Hash: ledger.Hash("inner")},
		{Python: "m.Order.total", File: "m.py", Line: 12, EndLine: 13, Go: "m.Order.Total", Hash: ledger.Hash("order")},
		{Python: "m.twice", File: "m.py", Line: 15, EndLine: 16, Go: "m.Twice", Hash: ledger.Hash("1")},
		{Python: "m.twice", File: "m.py", Line: 18, EndLine: 19, Go: "m.Twice2", Hash: ledger.Hash("2")},
		{Python: "m.<module>", File: "m.py", Line: 1, EndLine: 30, Go: "m.Run", Hash: ledger.Hash("m")},
	}}
	data, err := l.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	const made = "package m\n\nfunc (c *Cart) Total() int { return 1 }\n\nfunc Twice() {}\n\nfunc Run() {}\n\nvar x = 1\n\nvar y = 1 // one\n"
	m := &ledger.Made{Files: map[string]string{"m/m.go": made}, Copies: map[string]string{"internal/pyrt/x.go": "x"}}
	packed, err := m.Pack()
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(made, "func Twice() {}", "// Twice is ours.\nfunc  Twice() {\n}", 1)
	edited = strings.Replace(edited, "return 1", "return 2", 1)
	edited = strings.NewReplacer("var x = 1", "var x = 2", "// one", "// uno").Replace(edited) + "\nvar mine = 1\n"
	for name, text := range map[string]string{ledger.Name: string(data), ledger.MadeName: string(packed),
		"m/m.go": edited, "internal/pyrt/x.go": "package", "m/mine.go": "package m\n\nfunc Twice2() {}\n", "testdata/x.go": "bad"} {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOpen(t *testing.T) {
	p := plant(t)
	if len(p.Go.Broken) > 0 || len(p.Files) != 2 {
		t.Errorf("%v, broken %v", p.Files, p.Go.Broken)
	}
	for i, want := range []struct {
		name, symbol, file string
		edited             bool
	}{
		{"m.Cart.total", "m.Cart.Total", "m/m.go", true}, {"m.Cart.total.inner", "m.Cart.Total", "m/m.go", true},
		{"m.Order.total", "m.Order.Total", "", false}, {"m.twice", "m.Twice", "m/m.go", false}, {"m.twice#2", "m.Twice2", "m/mine.go", false},
	} {
		f := p.Functions[i+1] // behind the module's body
		if f.Name != want.name || f.Symbol != want.symbol || f.Now.File != want.file || f.Edited != want.edited || (f.Judged.Go == "") != (want.file == "") {
			t.Errorf("%+v, want %+v", f, want)
		}
	}
	if len(p.Edited) != 1 || p.Edited[0].Key != "var x" || p.Edited[0].File != "m/m.go" {
		t.Errorf("edited beside functions: %+v", p.Edited)
	}
	sub := filepath.Join(p.Dir, "m")
	if dir, err := FindDir(sub); err != nil || dir != p.Dir {
		t.Errorf("the port of %s is %s (%v)", sub, dir, err)
	}
	if _, err := FindDir(t.TempDir()); err == nil {
		t.Error("a folder without a port has one")
	}
}

func TestFind(t *testing.T) {
	p := plant(t)
	for id, want := range map[string]string{
		"m.Cart.total":  "m.Cart.total",
		"Cart.total":    "m.Cart.total",
		"inner":         "m.Cart.total.inner",
		"m.Order.Total": "m.Order.total",
		"m.py:5":        "m.Cart.total.inner",
		"m.py:4":        "m.Cart.total",
		"m.py:29":       "m.<module>",
		"m/m.go:3":      "m.Cart.total",
		"m.twice#1":     "m.twice",
		"twice#1":       "m.twice",
		"twice#2":       "m.twice#2",
		"m.Twice2":      "m.twice#2",
		"total":         `"total" means 2 functions: m.Cart.total (m.py:3), m.Order.total (m.py:12)`,
		"m.twice":       `"m.twice" means 2 functions: m.twice#1 (m.py:15), m.twice#2 (m.py:18)`,
		"m.py:99":       "no function of the port stands at m.py:99",
		"m.Cart.totl":   `the port has no function "m.Cart.totl"; did you mean "m.Cart.total"?`,
		"twise":         `the port has no function "twise"; did you mean "twice"?`,
		"zzzzzzzzzz":    `the port has no function "zzzzzzzzzz"; 'molt review list' lists them`,
		"m.twice#3":     `the port has no function "m.twice#3"; did you mean "m.twice#2"?`,
	} {
		got := ""
		if f, err := p.Find(id); err != nil {
			got = err.Error()
		} else {
			got = f.Name
		}
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestProven(t *testing.T) {
	judged := Judged{Python: ledger.Hash("p"), Go: ledger.Hash("g")}
	proof := func(v ledger.Verdict, j Judged) *ledger.Verification {
		return &ledger.Verification{Verdict: v, Python: j.Python, Go: j.Go}
	}
	for _, test := range []struct {
		proof         *ledger.Verification
		holds, proven bool
	}{
		{nil, false, false},
		{proof(ledger.Same, judged), true, true},
		{proof(ledger.Different, judged), true, false},
		{proof(ledger.Same, Judged{judged.Python, ""}), false, false},
		{proof(ledger.Same, Judged{"", judged.Go}), false, false},
	} {
		f := &Function{Entry: &ledger.Entry{Verification: test.proof}, Judged: judged}
		if f.Holds() != test.holds || f.Proven() != test.proven {
			t.Errorf("%+v: holds %v, proven %v", test.proof, f.Holds(), f.Proven())
		}
	}
}
