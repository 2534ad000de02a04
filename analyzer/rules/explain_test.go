package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/rules/measure"
)

func TestText(t *testing.T) {
	r := &Rule{
		ID: "x-y", Title: "X of y", What: strings.Repeat("word ", 20) + "end.", Why: "It is slow.", Basis: "Counted by hand.",
		Before: "\na = 1\nb = 2\n", After: "\na = b = 1\n", WhenNot: []string{"never"}, Levers: []string{"structure"}, Preview: true,
	}
	want := `x-y: X of y

word word word word word word word word word word word word word word word word
word word word word end.

It is slow.

Counted by hand.

Shown: where the source itself tells that there is much data or that the code
runs often, or a profile or a recording finds it hot.

Before

    a = 1
    b = 2

After

    a = b = 1

When not to
  - never

Levers
  - structure: Simpler structure

Preview: off unless preview rules are asked for.
`
	if diff := cmp.Diff(want, r.Text()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

func TestMeasuredText(t *testing.T) {
	got := measuredText(measure.Pair{What: "a against b", Unit: "elements", Points: []measure.Point{
		{Python: "3.8", Size: 10, Before: 3, After: 2},
		{Python: "3.11", Size: 10, Before: 4, After: 2},
		{Python: "3.11", Size: 10000, Before: 1000, After: 2},
	}})
	want := "Measured: a against b. Times faster, by elements: CPython 3.8 1.5 at 10; CPython 3.11 2.0 at 10, 500 at 10000."
	if got != want {
		t.Errorf("text\n got %s\nwant %s", got, want)
	}
}

func TestExplainUnknown(t *testing.T) {
	var b strings.Builder
	err := Explain(&b, "no-such-rule")
	if err == nil || err.Error() != `no rule is called "no-such-rule"` || b.Len() > 0 {
		t.Errorf("error %v, wrote %q", err, b.String())
	}
}

// TestListIsComplete checks that the table has one line a rule, in order.
func TestListIsComplete(t *testing.T) {
	var b strings.Builder
	if err := List(&b); err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for line := range strings.Lines(b.String()) {
		got = append(got, strings.Fields(line)[0])
	}
	for _, r := range All() {
		want = append(want, r.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("listed rules (-want +got):\n%s", diff)
	}
}
