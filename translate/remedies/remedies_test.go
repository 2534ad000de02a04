package remedies

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/rules"
)

// at is the finding whose code stands between « and » in a text.
func at(rule, marked string) (string, *findings.Finding) {
	from, rest, _ := strings.Cut(marked, "«")
	code, to, _ := strings.Cut(rest, "»")
	place := func(s string) (line, col int) {
		return strings.Count(s, "\n") + 1, len([]rune(s[strings.LastIndexByte(s, '\n')+1:])) + 1
	}
	x := &findings.Finding{Rule: rule}
	x.Line, x.Col = place(from)
	x.EndLine, x.EndCol = place(from + code)
	return from + code + to, x
}

func TestApply(t *testing.T) {
	const left = "" // to a person
	for _, test := range []struct{ rule, code, want string }{
		{"keys-membership", "if «x in d.keys()»: pass\n", "if x in d: pass\n"},
		{"keys-membership", "ä = [«k not in (a or b).keys()» for k in c]\n", "ä = [k not in (a or b) for k in c]\n"},
		{"keys-membership", "«x in d.keys(\n)»\n", left},
		{"keys-membership", "«x in d .keys()»\n", "x in d \n"},
		{"list-in-any-all", "y = «any([f(x) for x in xs])»\n", "y = any(f(x) for x in xs)\n"},
		{"list-in-any-all", "y = «all( [f(x) # why\n  for x in xs] )»\n", "y = all( f(x) # why\n  for x in xs )\n"},
		{"list-in-any-all", "y = «any([f(x) for x in xs],)»\n", left},
		{"json-dump-file", "import json\nwith open(p) as f:\n    «json.dump(a + b, f, sort_keys=True)»  # all\n", "import json\nwith open(p) as f:\n    f.write(json.dumps(a + b, sort_keys=True))  # all\n"},
		{"json-dump-file", "«json.dump(a, f)»\n", "f.write(json.dumps(a))\n"},
		{"json-dump-file", "x = «json.dump(a, f)»\n", left},
		{"json-dump-file", "«json.dump(a, open(p, 'w'))»\n", left},
		{"json-dump-file", "«dump(a, f)»\n", left},
		{"json-dump-file", "«json.dump(a,  # why\n f)»\n", left},
		{"double-container", "s = «set([f(x) for x in xs if x])»\n", "s = {f(x) for x in xs if x}\n"},
		{"double-container", "s = «set( [x for x in xs] )»\n", "s = {x for x in xs}\n"},
		{"double-container", "s = «set([ # why\n x for x in xs])»\n", "s = { # why\n x for x in xs}\n"},
		{"double-container", "s = «set( # why\n [x for x in xs])»\n", left},
		{"double-container", "d = «dict([(k, v + 1) for k, v in xs])»\n", "d = {k: v + 1 for k, v in xs}\n"},
		{"double-container", "d = «dict((k, v) for k, v in xs)»\n", "d = {k: v for k, v in xs}\n"},
		{"double-container", "d = «dict(((k, v) for k, v in xs))»\n", "d = {k: v for k, v in xs}\n"},
		{"double-container", "d = «dict([((a), b) for a, b in xs])»\n", left},
		{"double-container", "d = «dict([((y := a), b) for a, b in xs])»\n", left},
		{"double-container", "d = «dict([(lambda: 1, b) for b in xs])»\n", "d = {lambda: 1: b for b in xs}\n"},
		{"pop-front", "«xs.pop(0)»\n", left},
	} {
		text, x := at(test.rule, test.code)
		got, err := Apply("a.py", []byte(text), x)
		if (err != nil) != (test.want == left) || got != test.want {
			t.Errorf("%s of %q: %q, %v; want %q", test.rule, test.code, got, err, test.want)
		}
	}
	text, x := at("keys-membership", "if «x in d.keys()»: pass\n")
	for name, changed := range map[string]string{"moved": "\n" + text, "line ends": strings.ReplaceAll(text, "\n", "\r\n"), "broken": text + "("} {
		if got, err := Apply("a.py", []byte(changed), x); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestRules holds that what can be applied is a rule's.
func TestRules(t *testing.T) {
	for _, id := range Rules() {
		if rules.Find(id) == nil {
			t.Errorf("there is no rule %s", id)
		}
	}
}
