package evidence

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// profileOf builds a profile of seconds from "file:line:name" entries of one
// second each, as cProfile would give them.
func profileOf(lines LineMeaning, entries ...string) *Profile {
	p := &Profile{Format: "test", Unit: Seconds, Lines: lines}
	for _, text := range entries {
		at := strings.LastIndexByte(text, ':')
		file, line := splitLine(text[:at])
		e := NewEntry(file, line, text[at+1:])
		e.Self, e.Cumulative, e.Calls = 1, 1, 1
		e.Builtin = file == "~"
		p.Entries = append(p.Entries, e)
		p.Total++
	}
	p.TotalTime = p.Total
	return p
}

// told returns the matches as "entry -> function" and the misses as "entry
// !kind", in the order of the entries.
func told(p *Profile, functions []Function) []string {
	m := &matcher{profile: p, functions: functions}
	m.place()
	var out []string
	for i, where := range m.places {
		e := p.Entries[i]
		text := fmt.Sprintf("%s:%d:%s", e.File, e.Line, e.Func)
		if where.function < 0 {
			out = append(out, text+" !"+string(where.miss))
			continue
		}
		f := functions[where.function]
		text += " -> " + f.File + ":" + f.QualName
		if where.inner {
			text += " inner"
		}
		if where.moved {
			text += " moved"
		}
		out = append(out, text)
	}
	return out
}

// repoFunctions is a scan with files of one base name in several folders.
func repoFunctions() []Function {
	return []Function{
		{"backend/shop/prices.py", "<module>", "<module>", 1, 1, 40, false},
		{"backend/shop/prices.py", "total", "Basket.total", 17, 18, 19, false},
		{"backend/shop/prices.py", "parse", "parse", 29, 29, 30, false},
		{"backend/shop/__init__.py", "<module>", "<module>", 1, 1, 1, false},
		{"tools/prices.py", "<module>", "<module>", 1, 1, 20, false},
		{"tools/prices.py", "parse", "parse", 3, 3, 9, false},
		{"__init__.py", "<module>", "<module>", 1, 1, 1, false},
		{"manage.py", "<module>", "<module>", 1, 1, 9, false},
		{"manage.py", "main", "main", 4, 4, 8, false},
	}
}

func TestMatchFiles(t *testing.T) {
	tests := []struct {
		name  string
		lines LineMeaning
		in    []string
		want  []string
	}{
		{"another machine", FirstLine,
			[]string{"/home/v/work/backend/shop/prices.py:29:parse", "/home/v/work/manage.py:4:main"},
			[]string{"backend/shop/prices.py:parse", "manage.py:main"}},
		{"windows, other letter case", FirstLine,
			[]string{`C:\Work\Backend\Shop\prices.py:29:parse`, `C:\Work\tools\prices.py:3:parse`},
			[]string{"backend/shop/prices.py:parse", "tools/prices.py:parse"}},
		{"deeper root in a container", FirstLine,
			[]string{"/app/shop/prices.py:29:parse"},
			[]string{"backend/shop/prices.py:parse"}},
		{"all of a root once it is known", FirstLine,
			[]string{"/app/shop/prices.py:29:parse", "/app/shop/__init__.py:1:<module>", "/app/x/__init__.py:1:<module>"},
			[]string{"backend/shop/prices.py:parse", "backend/shop/__init__.py:<module>", "!outside"}},
		{"dots", FirstLine,
			[]string{"/w/bin/../manage.py:4:main", "../backend/shop/prices.py:29:parse"},
			[]string{"manage.py:main", "backend/shop/prices.py:parse"}},
		{"relative", FirstLine,
			[]string{"./manage.py:4:main", "shop/prices.py:17:total"},
			[]string{"manage.py:main", "backend/shop/prices.py:Basket.total"}},
		{"base name, told apart by lines", CurrentLine,
			[]string{"prices.py:30:parse", "prices.py:19:total"},
			[]string{"backend/shop/prices.py:parse", "backend/shop/prices.py:Basket.total"}},
		{"base name that could be two files", CurrentLine,
			[]string{"prices.py:1:<module>"},
			[]string{"!ambiguous"}},
		{"installed copy", FirstLine,
			[]string{"/v/lib/python3.11/site-packages/shop/prices.py:29:parse"},
			[]string{"backend/shop/prices.py:parse"}},
		{"modules of the library and one's own", FirstLine,
			[]string{"/w/manage.py:4:main", "/w/__init__.py:1:<module>", "/usr/lib/python3.11/json/__init__.py:1:<module>",
				"/usr/lib/python3.11/json/__init__.py:299:loads", "/usr/lib/python3.11/email/__init__.py:1:<module>"},
			[]string{"manage.py:main", "__init__.py:<module>", "!outside", "!outside", "!outside"}},
		{"frozen and builtin", FirstLine,
			[]string{"<frozen importlib._bootstrap>:241:_call", "~:0:<built-in method len>", "<string>:1:<module>"},
			[]string{"!outside", "!builtin", "!outside"}},
		{"other code with a common name", FirstLine,
			[]string{"/other/manage.py:91:main", "/other/manage.py:70:helper"},
			[]string{"!outside", "!outside"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var want []string
			for i, text := range test.want {
				if !strings.HasPrefix(text, "!") {
					text = "-> " + text
				}
				want = append(want, test.in[i]+" "+text)
			}
			if diff := cmp.Diff(want, told(profileOf(test.lines, test.in...), repoFunctions())); diff != "" {
				t.Errorf("matches differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMatchFunctions(t *testing.T) {
	tests := []struct {
		name  string
		lines LineMeaning
		entry string
		want  string
	}{
		{"decorator line", FirstLine, "17:total", "Basket.total"},
		{"def line", FirstLine, "18:total", "Basket.total"},
		{"running line", CurrentLine, "19:total", "Basket.total"},
		{"qualified", CurrentLine, "19:Basket.total", "Basket.total"},
		{"nested, qualified", CurrentLine, "9:traced.<locals>.inner", "traced.<locals>.inner"},
		{"nested, bare", FirstLine, "7:inner", "traced.<locals>.inner"},
		{"of another class", CurrentLine, "19:Cart.total", "!stale"},
		{"comprehension", FirstLine, "30:<listcomp>", "parse inner"},
		{"comprehension, qualified", CurrentLine, "30:parse.<locals>.<listcomp>", "parse inner"},
		{"lambda", FirstLine, "40:<lambda>", "ranked inner"},
		{"class body", FirstLine, "13:Basket", "<module> inner"},
		{"type parameters", FirstLine, "29:<generic parameters of parse>", "parse inner"},
		{"line only", CurrentLine, "34:", "fib"},
		{"line between functions", CurrentLine, "32:", "<module>"},
		{"moved", FirstLine, "50:fib", "fib moved"},
		{"gone", FirstLine, "60:removed", "!stale"},
		{"module", FirstLine, "1:<module>", "<module>"},
		{"module, line 0", FirstLine, "0:<module>", "<module>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// The first entries prove the file.
			first := []string{"/w/shop/prices.py:33:fib", "/w/shop/prices.py:29:parse", "/w/shop/prices.py:" + test.entry}
			got := told(profileOf(test.lines, first...), appFunctions())[2]
			want := "/w/shop/prices.py:" + test.entry + " -> shop/prices.py:" + test.want
			if strings.HasPrefix(test.want, "!") {
				want = "/w/shop/prices.py:" + test.entry + " " + test.want
			}
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestNamesWithoutFiles(t *testing.T) {
	p, err := Read("stacks", []byte("main;shop.prices.fib 3\nmain;parse;strlen 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	functions := append(appFunctions(), Function{"other.py", "parse", "parse", 1, 1, 2, false})
	want := []string{
		":0:main -> run.py:main moved",
		":0:shop.prices.fib -> shop/prices.py:fib moved",
		":0:parse !ambiguous",
		":0:strlen !outside",
	}
	if diff := cmp.Diff(want, told(p, functions)); diff != "" {
		t.Errorf("matches differ (-want +got):\n%s", diff)
	}
}

// TestOtherCode checks that a profile of other code says so.
func TestOtherCode(t *testing.T) {
	p := profileOf(FirstLine, "/x/a.py:3:run", "/x/b.py:9:main", "~:0:<built-in method len>")
	report := Match(p, appFunctions())
	if len(report.Functions) != 0 || report.Matched != 0 {
		t.Errorf("matched %v of other code: %+v", report.Matched, report.Functions)
	}
	want := []Missed{
		{MissOutside, 2.0 / 3, []MissedEntry{{"/x/a.py", 3, "run", 1.0 / 3}, {"/x/b.py", 9, "main", 1.0 / 3}}},
		{MissBuiltin, 1.0 / 3, []MissedEntry{{"~", 0, "<built-in method len>", 1.0 / 3}}},
	}
	if diff := cmp.Diff(want, report.Missed); diff != "" {
		t.Errorf("missed differs (-want +got):\n%s", diff)
	}
}

// TestRecursionCountsOnce checks cumulative times where functions recur on a
// stack, directly, through each other and on several lines.
func TestRecursionCountsOnce(t *testing.T) {
	p, err := Read("stacks", []byte(""+
		"main (run.py:16);fib (shop/prices.py:36);fib (shop/prices.py:36);fib (shop/prices.py:34) 3\n"+
		"main (run.py:16);fib (shop/prices.py:36);parse (shop/prices.py:30);fib (shop/prices.py:35) 4\n"+
		"main (run.py:16) 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	functions := appFunctions()
	var got []string
	report := Match(p, functions)
	for _, f := range report.Functions {
		got = append(got, fmt.Sprintf("%s self %v cumulative %v", functions[f.Function].QualName, f.Self, f.Cumulative))
		for _, l := range f.LineSamples {
			got = append(got, fmt.Sprintf("  line %d self %v cumulative %v", l.Line, l.Self, l.Cumulative))
		}
	}
	for _, e := range report.Edges {
		got = append(got, fmt.Sprintf("%s calls %s %v", functions[e.Caller].QualName, functions[e.Callee].QualName, e.Cumulative))
	}
	want := []string{
		"fib self 7 cumulative 7",
		"  line 34 self 3 cumulative 3",
		"  line 35 self 4 cumulative 4",
		"  line 36 self 0 cumulative 7",
		"main self 1 cumulative 8",
		"  line 16 self 1 cumulative 8",
		"parse self 0 cumulative 4",
		"  line 30 self 0 cumulative 4",
		"main calls fib 7",
		"parse calls fib 4",
		"fib calls parse 4",
		"fib calls fib 3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("totals differ (-want +got):\n%s", diff)
	}
}
