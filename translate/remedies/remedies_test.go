package remedies

import (
	"os"
	"os/exec"
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
		{"materialised-iterable", "for l in «f.readlines()»: pass\n", "for l in f: pass\n"},
		{"materialised-iterable", "for i in «list( range(3) )»: pass\n", left},
		{"materialised-iterable", "for i in «list(range(3))»: pass\n", "for i in range(3): pass\n"},
		{"materialised-iterable", "for l in «f.readlines(9)»: pass\n", left},
		{"sorted-first", "y = «sorted(xs, key=len)[0]»\n", "y = min(xs, key=len)\n"},
		{"sorted-first", "y = «sorted(xs)[-1]»\n", left},
		{"sorted-first", "y = «sorted(xs, reverse=True)[0]»\n", left},
		{"list-for-first", "y = «list(xs.keys())[0]»\n", "y = next(iter(xs.keys()))\n"},
		{"list-for-first", "y = «[f(x) for x in xs][0]»\n", left},
		{"sum-lists", "y = «sum(lists, [])»\n", "y = [element for part in lists for element in part]\n"},
		{"sum-lists", "y = «sum((f(x) for x in xs), [])»\n", left},
		{"sum-lists", "y = «sum(a if b else c, [])»\n", left},
		{"startswith-any", "y = «any(s.startswith(p) for p in self.prefixes)»\n", "y = s.startswith(tuple(self.prefixes))\n"},
		{"startswith-any", "y = «any([s.endswith(p)  # why\n for p in ps])»\n", left},
		{"pickle-protocol", "«pickle.dumps(x, 0)»\n", "pickle.dumps(x, pickle.HIGHEST_PROTOCOL)\n"},
		{"pickle-protocol", "«pickle.dump(x, f, protocol=1)»\n", "pickle.dump(x, f, protocol=pickle.HIGHEST_PROTOCOL)\n"},
		{"pickle-protocol", "«dumps(x, 0)»\n", left},
		{"gzip-level", "«gzip.compress(data, 9)»\n", "gzip.compress(data, 6)\n"},
		{"gzip-level", "«gzip.open(p, 'wb')»\n", "gzip.open(p, 'wb', compresslevel=6)\n"},
		{"gzip-level", "«gzip.open(p, **o)»\n", left},
		{"gzip-level", "«tarfile.open(p, 'w:gz', f)»\n", "tarfile.open(p, 'w:gz', f, compresslevel=6)\n"},
		{"slow-yaml", "«yaml.safe_load(f)»\n", "yaml.load(f, Loader=yaml.CSafeLoader)\n"},
		{"slow-yaml", "«yaml.load(f, Loader=yaml.SafeLoader)»\n", left},
		{"eager-log-format", "«log.debug('%s of %d' % (a, b))»\n", "log.debug('%s of %d', a, b)\n"},
		{"eager-log-format", "«log.debug('%s' % a)»\n", left},
		{"eager-log-format", "«log.debug('%5.1f%%' % (a,))»\n", left},
		{"eager-log-format", "«log.debug(f'{a}')»\n", left},
		{"regex-compile", "import re\n\n\n# f finds.\n@cached\ndef f(s):\n    return «re.sub(r'a+', 'b', s)»\n", "import re\n\n\n_PATTERN = re.compile(r'a+')\n\n\n# f finds.\n@cached\ndef f(s):\n    return _PATTERN.sub('b', s)\n"},
		{"regex-compile", "import re\nclass C:\n    def f(self, s):\n        p = «re.compile('a')»\n        return p, _PATTERN\n", "import re\n_PATTERN_2 = re.compile('a')\n\n\nclass C:\n    def f(self, s):\n        p = _PATTERN_2\n        return p, _PATTERN\n"},
		{"regex-compile", "import re\ndef f(s):\n    return «re.match('a', s, re.I)»\n", left},
		{"regex-compile", "import re\ndef f(s):\n    return «re.match('a', s, flags=re.I)»\n", left},
		{"regex-compile", "import re\ndef f(s):\n    return «re.match(P, s)»\n", left},
		{"regex-compile", "def f(s):\n    import re\n    return «re.match('a', s)»\n", left},
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

// TestSame runs code of each rule before and after on CPython: it must do the same.
func TestSame(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("there is no python3")
	}
	cases := []struct{ rule, code string }{
		{"double-container", "print(sorted(«set([x % 3 for x in range(9)])»))"},
		{"eager-log-format", "import logging\nlogging.basicConfig(level=logging.DEBUG, format='%(message)s', stream=__import__('sys').stdout)\nlog = logging.getLogger('x')\n«log.debug('%s of %r and %d' % ('a', 'b', 3))»"},
		{"gzip-level", "import gzip\nprint(gzip.decompress(«gzip.compress(b'abc' * 99)»))"},
		{"json-dump-file", "import io, json\nf = io.StringIO()\n«json.dump({'b': [1, 2.5, None]}, f, sort_keys=True)»\nprint(f.getvalue())"},
		{"keys-membership", "d = {1: 2}\nprint([«x in d.keys()» for x in (1, 2)])"},
		{"list-for-first", "print(«list({'b': 1, 'a': 2}.keys())[0]»)"},
		{"list-in-any-all", "print(«any([x > 1 for x in (0, 2, 3)])»)"},
		{"materialised-iterable", "import io\nf = io.StringIO('a\\nb\\n')\nfor l in «f.readlines()»: print(l)"},
		{"pickle-protocol", "import pickle\nprint(pickle.loads(«pickle.dumps([1, {'a': 'b'}], 0)»))"},
		{"regex-compile", "import re\n\ndef f(s):\n    return «re.sub(r'(a)+', r'<\\1>', s, 2)»\n\nprint(f('aabab aa'), f(''))"},
		{"slow-yaml", "import yaml\nprint(«yaml.safe_load('a: [1, 2.5, x, null, 2024-01-01]')»)"},
		{"sorted-first", "print(«sorted(['bb', 'a', 'c'], key=len)[0]»)"},
		{"startswith-any", "ps = ['x', 'ab']\nprint([«any(s.startswith(p) for p in ps)» for s in ('abc', 'b', '')])"},
		{"sum-lists", "lists = [[1], [], [2, 3]]\nprint(«sum(lists, [])», lists)"},
	}
	tested := map[string]bool{}
	for _, c := range cases {
		tested[c.rule] = true
		text, x := at(c.rule, c.code+"\n")
		changed, err := Apply("a.py", []byte(text), x)
		if err != nil || changed == text {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if c.rule == "slow-yaml" && exec.Command(python, "-c", "import yaml; yaml.CSafeLoader").Run() != nil {
			continue // no part of the standard library
		}
		want, err := exec.Command(python, "-c", text).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", c.rule, err, want)
		}
		if got, _ := exec.Command(python, "-c", changed).CombinedOutput(); string(got) != string(want) {
			t.Errorf("%s: prints\n%sand before\n%s%s", c.rule, got, want, changed)
		}
	}
	for _, id := range Rules() {
		if !tested[id] {
			t.Errorf("no code of %s is run", id)
		}
	}
}
