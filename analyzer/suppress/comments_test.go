package suppress

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/syntax"
)

func rules() []string { return []string{"list-membership", "nested-join", "regex-in-loop"} }

func parse(t *testing.T, text string) *syntax.File {
	t.Helper()
	f, err := syntax.Parse("a.py", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestReadIgnores(t *testing.T) {
	bad := func(line int, message string) findings.Note {
		return findings.Note{Kind: BadIgnore, File: "a.py", Line: line, Message: message}
	}
	cases := []struct {
		name, text string
		want       Ignores
	}{
		{"none", "x = 1  # a comment\n# molten\n", Ignores{}},
		{"at the end of a line", "x = 1\ny = 2  # molt: ignore[nested-join] two rows\n", Ignores{List: []Ignore{{2, 2, 2, []string{"nested-join"}, "two rows"}}}},
		{"no spaces, several", "x = 1 #molt:ignore[ nested-join,list-membership ]\n", Ignores{List: []Ignore{{1, 1, 1, []string{"nested-join", "list-membership"}, ""}}}},
		{"behind another comment", "x = 1  # noqa: E501 # molt: ignore[nested-join] why\n", Ignores{List: []Ignore{{1, 1, 1, []string{"nested-join"}, "why"}}}},
		{"on a line above", "x = 1\n# molt: ignore[nested-join] why\n\n# and more\ny = 2\n", Ignores{List: []Ignore{{2, 5, 5, []string{"nested-join"}, "why"}}}},
		{"above a decorated function", "# molt: ignore[nested-join]\n@a\ndef f(\n    x):\n    return x\n", Ignores{List: []Ignore{{1, 2, 4, []string{"nested-join"}, ""}}}},
		{"at the end of the file", "x = 1\n# molt: ignore[nested-join]", Ignores{List: []Ignore{{2, 3, 3, []string{"nested-join"}, ""}}}},
		{"whole file", "#!/usr/bin/python\n\"\"\"doc\"\"\"\n# molt: ignore-file[nested-join] generated\nimport os\n", Ignores{List: []Ignore{{3, 0, 0, []string{"nested-join"}, "generated"}}}},
		{"whole file, nothing else", "# molt: ignore-file[nested-join]\n", Ignores{List: []Ignore{{1, 0, 0, []string{"nested-join"}, ""}}}},
		{"whole file, too late", "import os\n# molt: ignore-file[nested-join]\n", Ignores{Notes: []findings.Note{bad(2, "ignore-file stands on a line of its own before the first statement")}}},
		{"unknown rule beside a known one", "x = 1  # molt: ignore[nested-joint, list-membership]\n", Ignores{
			List:  []Ignore{{1, 1, 1, []string{"list-membership"}, ""}},
			Notes: []findings.Note{bad(1, `no rule is called "nested-joint"; did you mean "nested-join"?`)}}},
		{"no rule", "x = 1  # molt: ignore\ny = 1  # molt: ignore[]\n", Ignores{Notes: []findings.Note{
			bad(1, "not understood: write # molt: ignore[RULE] reason"), bad(2, "names no rule: write # molt: ignore[RULE] reason")}}},
		{"misspelt", "x = 1  # molt: ignroe[nested-join]\n", Ignores{Notes: []findings.Note{bad(1, "not understood: write # molt: ignore[RULE] reason")}}},
		{"in a string", "x = '# molt: ignore[nested-join]'\n", Ignores{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ReadIgnores(parse(t, c.text), rules())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFilter(t *testing.T) {
	text := "# molt: ignore-file[regex-in-loop]\nx = 1  # molt: ignore[nested-join, list-membership]\n# molt: ignore[nested-join]\ny = 2\nz = 3  # molt: ignore[what]\n"
	f := NewFilter(map[string]Ignores{"a.py": ReadIgnores(parse(t, text), rules())})
	for _, c := range []struct {
		x    findings.Finding
		want bool
	}{
		{findings.Finding{File: "a.py", Rule: "nested-join", Line: 2}, true},
		{findings.Finding{File: "a.py", Rule: "nested-join", Line: 3}, false},
		{findings.Finding{File: "a.py", Rule: "list-membership", Line: 4}, false},
		{findings.Finding{File: "b.py", Rule: "nested-join", Line: 2}, false},
	} {
		if got := f.Silences(c.x); got != c.want {
			t.Errorf("%v: %v", c.x, got)
		}
	}
	unused := func(line int, rule string) findings.Note {
		return findings.Note{Kind: UnusedIgnore, File: "a.py", Line: line, Message: rule + " finds nothing here: the comment can go"}
	}
	all := []findings.Note{unused(1, "regex-in-loop"), unused(2, "list-membership"), unused(3, "nested-join"),
		{Kind: BadIgnore, File: "a.py", Line: 5, Message: `no rule is called "what"`}}
	if diff := cmp.Diff(all, f.Notes(func(string, string) bool { return true })); diff != "" {
		t.Error(diff)
	}
	ran := func(rule, file string) bool { return rule == "nested-join" && file == "a.py" }
	if diff := cmp.Diff(all[2:], f.Notes(ran)); diff != "" {
		t.Error(diff)
	}
}
