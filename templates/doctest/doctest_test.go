package doctest

import (
	"errors"
	"testing"

	"github.com/molt-go/molt/templates/pyrt"
)

// TestShows holds what counts as the text of an example.
func TestShows(t *testing.T) {
	const head = "Traceback (most recent call last):\n    ...\n"
	for _, c := range []struct {
		want, got string
		option    string
		same      bool
	}{
		{"1\n", "1\n", "", true},
		{"1\n", "2\n", "", false},
		{"1\n", "", "", false},
		{"", "1\n", "", false},
		{"a\n<BLANKLINE>\nb\n", "a\n\nb\n", "", true},
		{"a\n<BLANKLINE>\nb\n", "a\n\nb\n", "DONT_ACCEPT_BLANKLINE", false},
		{"[1,  2]\n", "[1,\n2]\n", "NORMALIZE_WHITESPACE", true},
		{"[0, ..., 9]\n", "[0, 1, 9]\n", "ELLIPSIS", true},
		{"[0, ..., 9]\n", "[0, 1, 9]\n", "", false},
		{"[0, ..., 9]\n", "[1, 9]\n", "ELLIPSIS", false},
		{head + "ValueError: no\n", "ValueError: no\n", "", true},
		{head + "shop.NoRoute: from 1\n", "NoRoute: from 1\n", "", true},
		{head + "ValueError: no\n", "ValueError: yes\n", "", false},
		{head + "ValueError: no\n", "", "", false},
		{head + "StopIteration\n", "StopIteration: \n", "", true},
		{head + "ValueError: no\n", "ValueError: yes\n", "IGNORE_EXCEPTION_DETAIL", true},
	} {
		e := &Example{Want: c.want, Options: []string{c.option}}
		if e.shows(c.got) != c.same {
			t.Errorf("%q for %q with %q: same is %t", c.got, c.want, c.option, !c.same)
		}
	}
}

// TestTranscript holds that the output is parted by examples, and that what ends
// them early is known.
func TestTranscript(t *testing.T) {
	shown, err := transcript(func() {
		pyrt.Print(mark + "1")
		pyrt.Print("a")
		pyrt.Print(mark + "2")
		panic(errors.New("stop"))
	})
	if len(shown) != 2 || shown[1] != "a\n" || shown[2] != "" || err == nil || err.Error() != "stop" {
		t.Errorf("%v, %v", shown, err)
	}
}
