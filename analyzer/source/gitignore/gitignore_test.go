package gitignore

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// A tree is one case: pattern files, paths (folders end in a slash) and git's
// answers, "FILE:LINE" of the deciding pattern with ! if it takes the path back in.
type tree struct {
	Name  string            `json:"name"`
	Files map[string]string `json:"files"`
	Paths []string          `json:"paths"`
	Want  []string          `json:"want"`
}

// The answers in cases.json are git's own (2.39.5), written by
//
//	go run ./cmd/internal/measure/gitignore -golden analyzer/source/gitignore/testdata/cases.json
func TestAgainstGit(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []tree
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 100 {
		t.Errorf("%d cases, want 100 at least", len(cases))
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if got := answers(c); !slices.Equal(got, c.Want) {
				t.Errorf("paths %q\n got %q\nwant %q", c.Paths, got, c.Want)
			}
		})
	}
}

func answers(c tree) []string {
	lists := map[string]List{}
	var outer Stack
	for name, text := range c.Files {
		if name == ".git/info/exclude" {
			outer = outer.With(Parse(name, "", []byte(text)))
			continue
		}
		folder := strings.TrimSuffix(strings.TrimSuffix(name, ".gitignore"), "/")
		lists[folder] = Parse(name, folder, []byte(text))
	}
	got := make([]string, len(c.Paths))
	for i, p := range c.Paths {
		name := strings.TrimSuffix(p, "/")
		folder := slices.ContainsFunc(c.Paths, func(q string) bool { return strings.HasPrefix(q, name+"/") })
		d := Decide(outer, lists, name, folder)
		if d == nil {
			continue
		}
		got[i] = fmt.Sprintf("%s:%d", d.Source, d.Line)
		if d.Negated {
			got[i] = "!" + got[i]
		}
	}
	return got
}

// Without its memory the matcher would try about 2^40 ways here.
func TestHostilePatternsEnd(t *testing.T) {
	text := strings.Repeat("a/", 2000) + "b"
	for _, pattern := range []string{
		strings.Repeat("**/a", 20) + "/**/c",
		strings.Repeat("*a", 20) + "*c",
		strings.Repeat("**/*a*/", 20) + "c",
		strings.Repeat("**/", 40) + "c",
		strings.Repeat("**/***/*/", 20) + "?c",
	} {
		if wildmatch(pattern, text) {
			t.Errorf("%q matches", pattern)
		}
	}
	if !wildmatch(strings.Repeat("**/a/", 20)+"**/b", text) {
		t.Error("long path does not match")
	}
}

func TestWithLeavesTheOuterStack(t *testing.T) {
	outer := Stack{}.With(Parse("1", "", []byte("a")))
	left := outer.With(Parse("2", "x", []byte("b")))
	right := outer.With(Parse("3", "y", []byte("c")))
	if len(outer) != 1 || left[1].base != "x/" || right[1].base != "y/" {
		t.Errorf("stacks share their lists: %v %v %v", outer, left, right)
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("*.py\n!a.py\n[a-", "a.py", true)
	f.Add("a/**/b\\\n[[:alpha:]]", "a/x/b", false)
	f.Fuzz(func(t *testing.T, text, path string, dir bool) {
		if len(text) > 300 || len(path) > 300 {
			return
		}
		list := Parse(".gitignore", "", []byte(text))
		p := list.Match(path, dir)
		if p != nil && (p.Line < 1 || p.Line > strings.Count(text, "\n")+1) {
			t.Errorf("line %d of %q", p.Line, text)
		}
		if Decide(nil, map[string]List{"": list}, path, dir) == nil && p != nil {
			t.Error("a pattern matches the path but does not decide")
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	list := Parse(".gitignore", "", []byte(strings.Repeat("*.pyc\n__pycache__/\n/build/\ndocs/_build/**\n*.egg-info/\n", 20)))
	for b.Loop() {
		list.Match("src/package/subpackage/module.py", false)
	}
}
