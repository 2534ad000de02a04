package ledger

import (
	"slices"
	"testing"
)

func TestSet(t *testing.T) {
	for text, list := range map[Set][]int{"": nil, "7": {7}, "1-3": {1, 2, 3}, "3-5,9": {9, 3, 5, 4, 4}} {
		if got := NewSet(list); got != text {
			t.Errorf("%v: %q, want %q", list, got, text)
		}
		if got, want := text.Within(100), slices.Compact(slices.Sorted(slices.Values(list))); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := Set("2-999999999999,x,-1,4").Within(5); !slices.Equal(got, []int{2, 3, 4, 5, 4}) {
		t.Errorf("out of bounds: %v", got)
	}
}
