package pyrt

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// regexCalls holds in Go the expressions of testdata/re/cases.py, in their order.
func regexCalls() []func() Value {
	date := func(s string) *Match[string] {
		return CompileRegex(`(?P<year>\d+)-(?P<month>\d+)(?:-(?P<day>\d+))?(x)?`, 0).Search(s)
	}
	var chars, bytes []byte
	for r := range rune(300) {
		chars = appendRune(chars, r)
	}
	for b := range 256 {
		bytes = append(bytes, byte(b))
	}
	return []func() Value{
		func() Value { return EscapeRegex(string(chars)) },
		func() Value { return EscapeRegex(Bytes(bytes)) },
		func() Value { return date("on 2024-02").Re().GroupIndex() },
		func() Value { return optTuple(date("on 2024-02").Groups()) },
		func() Value { return tupleOf(date("on 2024-02").GroupsOr("-")) },
		func() Value { return date("on 2024-02").GroupDict() },
		func() Value { return date("on 2024-02").GroupDictOr("?") },
		func() Value { return date("on 2024-02").TextNamed("month") },
		func() Value { return date("on 2024-02").Named("day").Value() },
		func() Value { return date("on 2024-02").Text() },
		func() Value { return date("on 2024-02").Group(5) },
		func() Value { return date("on 2024-02").Group(-1) },
		func() Value { return date("on 2024-02").Named("no") },
		func() Value { return date("on 2024-02") },
		func() Value { return date("on 2024-02-03").LastGroup().Value() },
		func() Value { return date("on 2024-02-03x").LastGroup().Value() },
		func() Value {
			return CompileRegex("[a-z]", 0).SubFunc(func(m *Match[string]) string {
				return strings.Repeat(StrUpper(m.Text()), 2)
			}, "a-bé", 1)
		},
		func() Value {
			text, n := CompileRegex("x*", 0).SubNFunc(func(m *Match[string]) string { return Str(m.Start()) }, "axb中x", 0)
			return Tuple{text, n}
		},
		func() Value { return CompileRegex("a", 0).Sub("b", "aaa", -1) },
		func() Value { return NewList(optTuple(CompileRegex("(,)|;", 0).SplitOpt("a,b;c", 0))...) },
		func() Value { return NewList(CompileRegex(",", 0).Split("a,b,c", 1)...) },
		func() Value { return NewList(CompileRegex(",", 0).Split("a,b,c", -1)...) },
		func() Value { return NewList(CompileRegex("(.)(.)", 0).FindAll2("abcde")...) },
		func() Value { return NewList(CompileRegex("(.)(.)(x)?", 0).FindAll3("abx-de")...) },
		func() Value { return NewList(CompileRegex("b", 0).FindAll("aébb")...) },
		func() Value { return CompileRegex("(?i)ab|a", 0).FullMatch("AB") },
		func() Value { return CompileRegex(strings.Repeat("a", 250), 0) },
		func() Value { return CompileRegexBytes("a", RegexIgnoreCase|RegexVerbose) },
		func() Value { return CompileRegex("a", 512) },
	}
}

func optTuple(groups []Opt[string]) Tuple {
	out := Tuple{}
	for _, group := range groups {
		out = append(out, group.Value())
	}
	return out
}

func tupleOf(groups []string) Tuple {
	out := Tuple{}
	for _, group := range groups {
		out = append(out, group)
	}
	return out
}

// TestRegexCalls checks calls.jsonl, which testdata/re/oracle.py writes.
func TestRegexCalls(t *testing.T) {
	file, err := os.Open("testdata/re/calls.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	calls := regexCalls()
	lines := bufio.NewScanner(file)
	n := 0
	for ; lines.Scan(); n++ {
		line := JSONLoads(lines.Text()).(*List[Value]).Items
		if n == len(calls) {
			t.Fatal("more expressions than calls")
		}
		if got := regexAttempt(func() string { return ASCII(calls[n]()) }); got != line[1] {
			t.Errorf("%s\n got %s\nwant %s", line[0], got, line[1])
		}
	}
	if n != len(calls) {
		t.Errorf("%d expressions, but %d calls", n, len(calls))
	}
}
