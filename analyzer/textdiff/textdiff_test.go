package textdiff

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"a b c", "a b c", " a b c"},
		{"a b c", "a x c", " a-b+x c"},
		{"", "a", "-+a"},
		{"a b", "b a", "-a b+a"},
		{"a b c d", "a d", " a-b-c d"},
		{"x", "y z", "-x+y+z"},
	} {
		var got strings.Builder
		for _, l := range Diff(strings.Split(c.old, " "), strings.Split(c.new, " ")) {
			got.WriteString(l.Op + l.Text)
		}
		if got.String() != c.want {
			t.Errorf("%q to %q: %q, want %q", c.old, c.new, got.String(), c.want)
		}
	}
}

// TestCommonBounded holds that two large texts without a common line are refused
// and not compared for minutes.
func TestCommonBounded(t *testing.T) {
	a := make([]string, 10_000)
	b := make([]string, 10_000)
	for i := range a {
		a[i], b[i] = strings.Repeat("a", i%7), strings.Repeat("b", i%5)+"b"
	}
	if _, ok := Common(a, b); ok {
		t.Error("compared")
	}
	if got := len(Diff(a, b)); got != 20_000 {
		t.Errorf("%d lines", got)
	}
}
