package repattern

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestExponential reads testdata/patterns.txt: a line holds what is expected, "no",
// "bad" or the pump, and behind a tab the pattern. On CPython 3.11, 26 times the
// pump and a character that fails took a second and more for most of them.
func TestExponential(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "patterns.txt"))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[bool]int{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		want, pattern, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("malformed line %q", line)
		}
		got := verdict(pattern)
		if got != want {
			t.Errorf("%s: %s, want %s", pattern, got, want)
		}
		counts[got != "no" && got != "bad"]++
	}
	if counts[true] < 10 || counts[false] < counts[true] {
		t.Errorf("%d patterns that explode and %d that do not", counts[true], counts[false])
	}
}

func verdict(pattern string) string {
	n, err := Parse(pattern, 0)
	if err != nil {
		return "bad"
	}
	h, found := Exponential(n, false)
	if !found {
		return "no"
	}
	return h.Pump
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		pattern string
		flags   Flags
		full    bool
		want    bool
	}{
		{`(a +)+b`, 0, false, false},
		{`(a +)+b`, Verbose, false, true},
		{"(a+ # letters\n)+b", Verbose, false, true},
		{`(a+)+`, 0, false, false},
		{`(a+)+`, 0, true, true},
		{`(.+)+$`, DotAll, false, false}, // no text fails
		{`(?:x|A)+?(?:a+)+b`, IgnoreCase, false, true},
	} {
		n, err := Parse(c.pattern, c.flags)
		if err != nil {
			t.Errorf("%q: %v", c.pattern, err)
			continue
		}
		if _, got := Exponential(n, c.full); got != c.want {
			t.Errorf("%q: exponential = %t, want %t", c.pattern, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`(a+)+$`, `[^\]a-z]{2,3}?`, `(?P<n>\d+|x)*(?P=n)`, `(?x) a # b`, `\u00e9|[\w-]`, "(", "[", `\`, "a{1"} {
		f.Add(s, byte(0))
	}
	f.Fuzz(func(t *testing.T, s string, flags byte) {
		n, err := Parse(s, Flags(flags)&7)
		if err != nil {
			return
		}
		for _, full := range []bool{false, true} {
			h, found := Exponential(n, full)
			if found && (h.Start < 0 || h.Start >= h.End || h.End > len(s) || utf8.RuneCountInString(h.Pump) != 1) {
				t.Errorf("%q: bad hazard %+v", s, h)
			}
		}
	})
}
