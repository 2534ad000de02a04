package dyn

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// askPython hands cases to a Python script, as its variable cases, and returns what it
// puts into the list outcomes.
func askPython[T any](t *testing.T, script string, cases []T) []string {
	t.Helper()
	input, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-c", "import json, sys\ncases, outcomes = json.load(sys.stdin), []\n"+script+"\nprint(json.dumps(outcomes))")
	cmd.Stdin = bytes.NewReader(input)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err, stderr.String())
		}
		t.Skip("no Python with the library: ", err)
	}
	var outcomes []string
	if err := json.Unmarshal(out, &outcomes); err != nil || len(outcomes) != len(cases) {
		t.Fatal(len(outcomes), err)
	}
	return outcomes
}

// told returns what f returns, or the class and text of its exception.
func told(f func() string) (text string) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case *pyrt.Exception:
			text = TypeName(excObject(p)) + ": " + Str(excObject(p))
		case *pyrt.Guard:
			text = p.Error()
		default:
			panic(p)
		}
	}()
	return f()
}

// yamlPieces are what random YAML is made of.
var yamlPieces = strings.Split("- |- |: |: |? |, |[|]|{|}|\n|\n|\n  |\n  |\n    |\n- |\n  - | |  |#|# c|a|b|key|a b|'|''|\"|'a'|\"b\"|'a: b'|\"\\n\"|\"\\x41\\u00e9\"|\"a\\\n b\"|"+
	"&x |*x|*x |&y |*y|!!str |!!int |!!float |!!set |!!omap |!!pairs |!!binary |!!timestamp |!t |! |!!null |!<tag:yaml.org,2002:str> |<<: |<<|=|*x\n|---\n|--- |...\n|%YAML 1.1\n|%TAG !e! tag:e,1:\n|!e!x |"+
	"YWJj|1|0|-1|017|0x1F|0b11|1_000|1:30|1:30.5|1.5|1.5e+3|.5|-.inf|.nan|1e5|~|null|true|no|On|y|2001-01-02|2001-1-2 3:04:05.6 -7|2001-01-02T03:04:05Z|"+
	">\n  |!!|-\n |>-\n  |\\|+\n |@|`|%|\t|é|\u2028|\u0085|\U0001f600|x:y|x #y|x# y|a,b|a[b|:a|-a|?a|--|.|..|...", "|")

// randomYAML returns a text that often is YAML.
func randomYAML(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return yamlBlock(r, 0, 3) + []string{"", "\n", "\n\n", "\n# c", "\n..."}[r.IntN(5)]
	}
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(strings.ReplaceAll(yamlPieces[r.IntN(len(yamlPieces))], "\\|", "|"))
	}
	return b.String()
}

// yamlBlock returns a node in block style.
func yamlBlock(r *rand.Rand, indent, depth int) string {
	pad := "\n" + strings.Repeat(" ", indent)
	word := func() string { return yamlPieces[20+r.IntN(len(yamlPieces)-20)] }
	switch k := r.IntN(12); {
	case depth == 0 || k < 3:
		return word()
	case k < 5:
		var b strings.Builder
		for i := range 1 + r.IntN(3) {
			if i > 0 || indent > 0 && r.IntN(2) == 0 {
				b.WriteString(pad)
			}
			b.WriteString("- " + yamlBlock(r, indent+2, depth-1))
		}
		return b.String()
	case k < 9:
		var b strings.Builder
		for i := range 1 + r.IntN(3) {
			if i > 0 || indent > 0 && r.IntN(2) == 0 {
				b.WriteString(pad)
			}
			b.WriteString(string(rune('a'+i)) + ": " + yamlBlock(r, indent+2, depth-1))
		}
		return b.String()
	case k == 9:
		var b strings.Builder
		b.WriteString([]string{"|", ">", "|-", ">-", "|+", ">+", "|2", ">1-"}[r.IntN(8)])
		for range 1 + r.IntN(4) {
			b.WriteString(pad + []string{"  ", " ", "", "   "}[min(r.IntN(8), 3)] + word())
		}
		return b.String()
	case k == 10:
		return "[" + word() + ", " + yamlBlock(r, indent, 0) + "]"
	}
	return "{a: " + word() + ", " + word() + ": " + word() + "}"
}

// yamlCase is a document, and how its value is to be written.
type yamlCase struct {
	Text    string
	Options map[string]any
}

func randomYAMLCase(r *rand.Rand) yamlCase {
	c := yamlCase{randomYAML(r), map[string]any{}}
	for name, values := range map[string][]any{
		"default_flow_style": {true, false, nil}, "indent": {1, 4, 7}, "width": {5, 20, 1000}, "allow_unicode": {true}, "sort_keys": {false},
		"default_style": {"'", "\"", "|", ">"}, "explicit_start": {true}, "explicit_end": {true},
	} {
		if r.IntN(3) == 0 {
			c.Options[name] = values[r.IntN(len(values))]
		}
	}
	return c
}

// TestYAML reads random documents and writes their values, and compares with PyYAML.
func TestYAML(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	var cases []yamlCase
	for range 1500 {
		if c := randomYAMLCase(r); utf8.ValidString(c.Text) {
			cases = append(cases, c)
		}
	}
	compareYAML(t, cases)
}

func compareYAML(t *testing.T, cases []yamlCase) {
	t.Helper()
	want := askPython(t, `
import yaml
for c in cases:
    try:
        v = list(yaml.safe_load_all(c["Text"]))
        out = repr(v)
        out += "\n" + yaml.safe_dump_all(v, **c["Options"])
    except Exception as e:
        out = f"{type(e).__name__}: {e}"
    outcomes.append(out)
`, cases)
	errors, wrong := 0, 0
	for i, c := range cases {
		got := told(func() string {
			v := Call1(ListType, yamlLoadAll(c.Text, yamlSafeLoader))
			text := Repr(v)
			var kw []Kw
			for name, value := range c.Options {
				kw = append(kw, Kw{name, value})
			}
			return text + "\n" + Str(yamlDump(Items(v), nil, yamlSafeDumper, kw))
		})
		if strings.Contains(got, "is not carried over") {
			continue
		}
		if strings.Contains(strings.SplitN(want[i], "\n", 2)[0], "Error: ") {
			errors++
		}
		if got != want[i] {
			if wrong++; wrong < 12 {
				t.Errorf("%q %v\n got %s\nwant %s", c.Text, c.Options, got, want[i])
			}
		}
	}
	if summary := fmt.Sprintf("%d documents, %d of them refused", len(cases), errors); wrong > 0 || errors == 0 || errors > len(cases)*3/4 {
		t.Errorf("%s: %d differ", summary, wrong)
	} else {
		t.Log(summary)
	}
}

// TestYAMLTexts writes random texts in every style and reads them again, and compares with
// PyYAML.
func TestYAMLTexts(t *testing.T) {
	pieces := strings.Split("a|b|word|longer words here| |  |\n|\n|\n\n|\t|:|: |#| #|-|- |'|\"|\\|{|}|[|]|,|?|!|&|*|%|@|`|é|\u2028|\u0085|\u00a0|\U0001f600|\u0007|yes|1|1.5|~|null|=|<<|.|---|...|0x1|2001-01-01|"+strings.Repeat("x", 70), "|")
	r := rand.New(rand.NewPCG(9, 1))
	text := func() string {
		var b strings.Builder
		for range r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	type textCase struct {
		Value   any
		Options map[string]any
	}
	var cases []textCase
	for range 2000 {
		var v any = text()
		switch r.IntN(5) {
		case 0:
			v = []any{text(), text(), []any{text()}}
		case 1:
			v = map[string]any{text(): text(), text(): []any{text(), map[string]any{text(): text()}}}
		}
		cases = append(cases, textCase{v, randomYAMLCase(r).Options})
	}
	want := askPython(t, `
import yaml
for c in cases:
    out = yaml.safe_dump(c["Value"], **c["Options"])
    try:
        back = repr(yaml.safe_load(out))
    except Exception as e:
        back = f"{type(e).__name__}: {e}"
    outcomes.append(out + back)
`, cases)
	for i, c := range cases {
		var kw []Kw
		for name, value := range c.Options {
			kw = append(kw, Kw{name, value})
		}
		out := Str(yamlDump([]Value{jsonValue(t, c.Value)}, nil, yamlSafeDumper, kw))
		if got := out + told(func() string { return Repr(yamlLoad(out, yamlSafeLoader)) }); got != want[i] {
			t.Errorf("%q %v\n got %q\nwant %q", c.Value, c.Options, got, want[i])
		}
	}
}

// dateutilDates are dates as people write them.
var dateutilDates = strings.Split("2003-09-25|2003-9-5|2003/09/25|2003.09.25|25-09-2003|09-25-2003|10-09-2003|10/09/03|31/12/99|13/13/2003|99-01-02|01-02-03|20030925|Sep 25 2003|September 25, 2003|25 Sep 2003|5th of May 2001|25-Sep-2003|"+
	"Sep 2003|Feb 2003|Feb 30 2003|3rd March|Thu Sep 25 2003|Thu, 25 Sep 2003|thursday, sept 4th, 2003|2003-13-01|2003-02-30|hello|Sep Foo 2003|2003-09-25 foo|?||2000-02-29|1 Jan 1970", "|")

// dateutilTimes are times that may stand behind a date.
var dateutilTimes = strings.Split("|T10:49:41|T10:49|T10| 10:49:41.502| 10:49:41,5| 10:49| 1:02|T10:49:41Z|T10:49:41+03:00|T10:49:41-0300| 10:49:41.123456789-03| 10:49 UTC| 10:49 GMT| 10:49:41 +0000|T10:49+00:00| 10pm| 12:30 AM| 12:30 pm| 13:00 PM| 25:00| 13:61|, 10:36", "|")

// TestDateutilParse reads dates, and compares with dateutil.
func TestDateutilParse(t *testing.T) {
	type dateCase struct {
		Text, Base               string
		DayFirst, YearFirst, Iso bool
	}
	var cases []dateCase
	for i, date := range dateutilDates {
		for j, clock := range dateutilTimes {
			cases = append(cases, dateCase{date + clock, []string{"2003-01-31T05:06:07.000008", "2004-02-29"}[(i+j)%2], (i+j)%3 == 0, (i+j)%5 == 0, false})
		}
	}
	for _, text := range strings.Split("10:36:28|10:36|10pm|10:36 Sep 25 2003|10pm, 25 Sep 2003|20030925T104941|20030925T1049|200309251049|20030925104941Z|Thu Sep 25 10:36:28 2003|Sep  5 01:02:03 2003|  2003-09-25\t10:00 |2003-09-25T10:49:41 EST|10:00 foo", "|") {
		cases = append(cases, dateCase{Text: text, Base: "2003-05-31T01:02:03.000004"})
	}
	r := rand.New(rand.NewPCG(3, 1))
	digits := func(n int) string { return fmt.Sprintf("%0*d", n, r.IntN(max(n*n*n*n, 13))) }
	for range 600 {
		date := fmt.Sprintf("%04d", 1990+r.IntN(40))
		for range r.IntN(3) {
			date += []string{"-", "", "-W", "/"}[min(r.IntN(9), 3)] + digits(2)
		}
		for range r.IntN(6) {
			date += []string{"T", ":", "", ".", "+", "Z", " ", "-"}[r.IntN(8)] + digits(2)
		}
		cases = append(cases, dateCase{Text: date, Iso: true})
	}
	want := askPython(t, `
import datetime, warnings
from dateutil import parser
warnings.simplefilter("ignore")
for c in cases:
    try:
        if c["Iso"]:
            out = repr(parser.isoparse(c["Text"]))
        else:
            d = parser.parse(c["Text"], default=datetime.datetime.fromisoformat(c["Base"]), dayfirst=c["DayFirst"], yearfirst=c["YearFirst"])
            out = f"{d!r} {d} {d.utcoffset()} {d.tzname()}"
    except Exception as e:
        out = f"{type(e).__name__}: {e}"
    outcomes.append(out)
`, cases)
	ModDateutil.Import()
	stopped := 0
	for i, c := range cases {
		got := told(func() string {
			if c.Iso {
				return Repr(isoParsed(c.Text))
			}
			base := Call1(GetAttr(datetimeType, "fromisoformat"), c.Base)
			d := CallKw(ModDateutilParser.Get("parse"), []Value{c.Text}, []Kw{{"default", base}, {"dayfirst", c.DayFirst}, {"yearfirst", c.YearFirst}})
			return Repr(d) + " " + Str(d) + " " + Str(callMethod(d, "utcoffset")) + " " + Str(callMethod(d, "tzname"))
		})
		if strings.Contains(got, "is not carried over") {
			stopped++
		} else if got != want[i] {
			t.Errorf("%+v\n got %s\nwant %s", c, got, want[i])
		}
	}
	if t.Logf("%d dates, stopped at %d", len(cases), stopped); stopped > len(cases)/5 {
		t.Errorf("stopped at %d of %d dates", stopped, len(cases))
	}
}

// TestRelativedelta adds random relativedeltas to random days, and compares with dateutil.
func TestRelativedelta(t *testing.T) {
	type deltaCase struct {
		A, B     map[string]int
		From, To string
		Factor   float64
	}
	r := rand.New(rand.NewPCG(5, 1))
	fields := append(append(strings.Fields("weeks"), deltaNames...), putNames[:3]...)
	random := func() map[string]int {
		d := map[string]int{}
		for range r.IntN(4) {
			name := fields[r.IntN(len(fields))]
			d[name] = r.IntN(100) - 50
			switch name {
			case "year":
				d[name] = 1900 + r.IntN(200)
			case "month", "day":
				d[name] = 1 + r.IntN(12)
			}
		}
		if r.IntN(4) == 0 {
			d["weekday"] = r.IntN(7)
		}
		return d
	}
	moment := func() string {
		text := fmt.Sprintf("%04d-%02d-%02d", 1950+r.IntN(100), 1+r.IntN(12), 1+r.IntN(28))
		if r.IntN(2) == 0 {
			text += fmt.Sprintf("T%02d:%02d:%02d", r.IntN(24), r.IntN(60), r.IntN(60))
		}
		return text
	}
	var cases []deltaCase
	for range 1500 {
		cases = append(cases, deltaCase{random(), random(), moment(), moment(), []float64{2, -1, 0.5, 3}[r.IntN(4)]})
	}
	want := askPython(t, `
import datetime
from dateutil.relativedelta import relativedelta
def moment(s):
    return datetime.datetime.fromisoformat(s) if "T" in s else datetime.date.fromisoformat(s)
for c in cases:
    a, b, x, y = relativedelta(**c["A"]), relativedelta(**c["B"]), moment(c["From"]), moment(c["To"])
    outcomes.append(f"{a!r} {b!r} {x + a} {y - b} {a + b} {a - b} {a * c['Factor']} {-b} {relativedelta(y, x)} {a == b} {bool(a)} {a.weeks}")
`, cases)
	for i, c := range cases {
		got := told(func() string {
			delta := func(fields map[string]int) Value {
				var kw []Kw
				for name, n := range fields {
					kw = append(kw, Kw{name, n})
				}
				return CallKw(relativedeltaType, nil, kw)
			}
			moment := func(s string) Value {
				class := dateType
				if strings.Contains(s, "T") {
					class = datetimeType
				}
				return Call1(GetAttr(class, "fromisoformat"), s)
			}
			a, b, x, y := delta(c.A), delta(c.B), moment(c.From), moment(c.To)
			values := []Value{a, b, Add(x, a), Sub(y, b), Add(a, b), Sub(a, b), Mul(a, c.Factor), Neg(b), Call(relativedeltaType, y, x), Eq(a, b), Truth(a), GetAttr(a, "weeks")}
			var parts []string
			for _, v := range values {
				parts = append(parts, Str(v))
			}
			return strings.Join(parts, " ")
		})
		if got != want[i] {
			t.Errorf("%+v\n got %s\nwant %s", c, got, want[i])
		}
	}
}
