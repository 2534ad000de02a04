package pyrt

import (
	"bufio"
	"os"
	"testing"
)

// TestRegexTemplates checks templates.jsonl, which testdata/re/oracle.py writes.
func TestRegexTemplates(t *testing.T) {
	file, err := os.Open("testdata/re/templates.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	count := 0
	for lines.Scan() {
		line := JSONLoads(lines.Text()).(*List[Value]).Items
		pattern, template, text := line[0].(string), line[2].(string), line[3].(string)
		want := line[4].(*List[Value]).Items
		count++
		if line[1].(bool) {
			checkTemplate(t, latin1Bytes(pattern), latin1Bytes(template), latin1Bytes(text), want)
		} else {
			checkTemplate(t, pattern, template, text, want)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if count == 0 {
		t.Error("no templates")
	}
}

func checkTemplate[S string | Bytes](t *testing.T, pattern, template, text S, want []Value) {
	t.Helper()
	re := &Pattern[S]{prog: compileRegex(pattern, 0), text: pattern}
	got := regexAttempt(func() string {
		out, n := re.SubN(template, text, 0)
		return ASCII(Tuple{out, n})
	})
	if got != want[0] {
		t.Errorf("%s.subn(%s, %s)\n got %s\nwant %s", re.Repr(), ASCII(template), ASCII(text), got, want[0])
	}
	got = regexAttempt(func() string { return ASCII(re.Search(text).Expand(template)) })
	if got != want[1] {
		t.Errorf("%s.search(%s).expand(%s)\n got %s\nwant %s", re.Repr(), ASCII(text), ASCII(template), got, want[1])
	}
}
