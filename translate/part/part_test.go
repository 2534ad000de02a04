package part

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
)

const shop = `// Package shop sells.
package shop

import (
	"fmt"
	"strings"

	"example.com/m/money"
)

// limit is set by Load.
var limit int

var rates = map[string]float64{"a": 1}

type Cart struct{ sum float64 }

func NewCart() *Cart { return &Cart{} }

func (c *Cart) Add(x float64) { c.sum += money.Round(x) }

func (c *Cart) Full() bool { return int(c.sum) > limit }

func Load() { limit = 7 }

func Shout(s string) string { return strings.ToUpper(s) }

func Rate(s string) float64 { return rates[s] }

func Print(c *Cart) { fmt.Println(c.Full()) }
`

const money = "package money\n\nimport \"math\"\n\nfunc Round(x float64) float64 { return math.Floor(x + half) }\n\nconst half = 0.5\n\nfunc Unused() {}\n"

func port() *standing.Port {
	files := map[string]string{"shop/shop.go": shop, "money/money.go": money,
		"shop/shop_test.go": "package shop\n\nimport \"testing\"\n\nfunc TestCart(t *testing.T) { NewCart().Add(1) }\n",
		"shop/rate_test.go": "package shop\n\nimport \"testing\"\n\nfunc TestRate(t *testing.T) { Rate(\"a\") }\n",
		"cmd/m/main.go":     "package main\n\nimport \"example.com/m/shop\"\n\nfunc main() { shop.Load() }\n"}
	p := &standing.Port{Files: files, Go: godecl.Index(files), Made: &ledger.Made{Files: files, Copies: map[string]string{}, Lines: map[string][][2]int{"shop/shop.go": {{16, 3}, {18, 0}, {20, 9}, {22, 0}, {24, 30}, {26, 31}}}}}
	p.Ledger = &ledger.Ledger{Module: "example.com/m", Complete: true, Files: []ledger.File{{Path: "shop.py", Go: "shop/shop.go", Command: "cmd/m"}}}
	for _, symbol := range []string{"shop.Cart.Add", "shop.Cart.Full", "shop.Shout", "shop.Rate", "shop.Print"} {
		p.Ledger.Functions = append(p.Ledger.Functions, ledger.Entry{Python: symbol, File: "shop.py", Line: len(p.Ledger.Functions) + 1, Go: symbol, Status: ledger.Ported})
	}
	for i := range p.Ledger.Functions {
		e := &p.Ledger.Functions[i]
		now, _ := p.Go.Find(e.Go)
		p.Functions = append(p.Functions, standing.Function{Name: e.Python, Entry: e, Symbol: e.Go, Now: now})
	}
	return p
}

// keys lists what is declared in the files of a part.
func keys(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, text := range files {
		f, err := godecl.Parse([]byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		var list []string
		for _, d := range f.Decls {
			list = append(list, strings.TrimPrefix(d.Key, "func "))
		}
		out[name] = strings.Join(list, " ")
	}
	return out
}

func TestOf(t *testing.T) {
	p := port()
	cut, err := Of(p, &p.Functions[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"shop/shop.go": "var limit type Cart NewCart Cart.Add Cart.Full Load", "money/money.go": "Round const half", "shop/shop_test.go": "TestCart"}
	if diff := cmp.Diff(want, keys(t, cut.Files)); diff != "" {
		t.Error(diff)
	}
	if text := cut.Files["shop/shop.go"]; strings.Contains(text, `"fmt"`) || strings.Contains(text, `"strings"`) || !strings.HasPrefix(text, "// Package shop sells.\n") {
		t.Error(text)
	}
	if cut.Left != 3 || cut.Ledger.Complete || cut.Ledger.Files[0].Command != "" || cut.Ledger.Functions[2].Reasons[0].Code != LeftCode || cut.Ledger.Functions[0].Status != ledger.Ported {
		t.Errorf("%d left, %+v", cut.Left, cut.Ledger)
	}
	if !p.Ledger.Complete || p.Ledger.Functions[2].Go == "" {
		t.Error("the port's own record was changed")
	}
	lines := strings.Split(cut.Made.Files["shop/shop.go"], "\n")
	for _, pair := range cut.Made.Lines["shop/shop.go"] {
		if pair[1] == 3 && !strings.HasPrefix(lines[pair[0]-1], "type Cart") || pair[1] == 9 && !strings.HasPrefix(lines[pair[0]-1], "func (c *Cart) Add") || pair[1] == 30 && !strings.HasPrefix(lines[pair[0]-1], "func Load") {
			t.Errorf("Python line %d came to %q", pair[1], lines[pair[0]-1])
		}
	}
}

// TestOnBase holds that a second part keeps the first.
func TestOnBase(t *testing.T) {
	p := port()
	first, err := Of(p, &p.Functions[2], nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Of(p, &p.Functions[3], first.Files)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"shop/shop.go": "var rates Shout Rate", "shop/rate_test.go": "TestRate"}
	if diff := cmp.Diff(want, keys(t, second.Files)); diff != "" || second.Left != 3 {
		t.Errorf("%d left\n%s", second.Left, diff)
	}
}

func TestRefused(t *testing.T) {
	p := port()
	p.Functions[0].Status = ledger.Dynamic
	if _, err := Of(p, &p.Functions[0], nil); err == nil {
		t.Error("a dynamic function is taken out of its module")
	}
	p = port()
	p.Files["shop/shop.go"] = strings.Replace(shop, "c.sum += ", "c.sum += absent + ", 1)
	if _, err := Of(p, &p.Functions[0], nil); err == nil {
		t.Error("what does not compile is taken")
	}
}
