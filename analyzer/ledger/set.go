package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Set is a set of numbers as text, in ascending ranges: "3-5,9".
type Set string

// NewSet returns the set of some numbers.
func NewSet(list []int) Set {
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	var parts []string
	for i := 0; i < len(list); {
		last := i
		for last+1 < len(list) && list[last+1] == list[last]+1 {
			last++
		}
		if last == i {
			parts = append(parts, strconv.Itoa(list[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", list[i], list[last]))
		}
		i = last + 1
	}
	return Set(strings.Join(parts, ","))
}

// Within returns the numbers of a set from 1 to a most, ascending. What is no
// range is left out.
func (s Set) Within(most int) []int {
	var list []int
	for part := range strings.SplitSeq(string(s), ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, err := strconv.Atoi(first)
		to := from
		if err == nil && isRange {
			to, err = strconv.Atoi(last)
		}
		for n := max(from, 1); err == nil && n <= min(to, most); n++ {
			list = append(list, n)
		}
	}
	return list
}
