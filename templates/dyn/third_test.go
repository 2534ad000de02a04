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
