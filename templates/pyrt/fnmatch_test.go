package pyrt

import (
	"bufio"
	"os"
	"testing"
)

// TestFnMatch checks golden.jsonl, which testdata/fnmatch/golden.py writes.
func TestFnMatch(t *testing.T) {
	names := []string{
		"", "a", "b", "z", "ab", "abc", "-", "]", "!", "a-b", "x.c", "a.py", "é", "aabé", "a\nb", `\`, "^", "[", "&", `a\b`,
	}
	file, err := os.Open("testdata/fnmatch/golden.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	count := 0
	for lines.Scan() {
		line := JSONLoads(lines.Text()).(*List[Value]).Items
		pattern := line[0].(string)
		count++
		if got := FnMatchTranslate(pattern); got != line[1] {
			t.Errorf("translate(%s) is %s, want %s", ASCII(pattern), ASCII(got), ASCII(line[1]))
			continue
		}
		if got := NewList(FnMatchFilter(names, pattern)...); ASCII(got) != ASCII(line[2]) {
			t.Errorf("filter(%s) is %s, want %s", ASCII(pattern), ASCII(got), ASCII(line[2]))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if count == 0 {
		t.Error("no patterns")
	}
	t.Logf("%d patterns", count)
}
