package pyrt

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
)

// TestSortOps compares the order of sorted elements, and which pairs the sort
// asked about, with CPython's; some ranks are NaN.
func TestSortOps(t *testing.T) {
	type item struct {
		rank  float64
		place int
	}
	type sortCase struct{ Seed, Asked, Order uint64 }
	for _, c := range containerGolden[sortCase](t, "sort_ops.jsonl") {
		r := newSource(c.Seed)
		var items []item
		for i, rank := range drawRanks(r) {
			items = append(items, item{rank, i})
		}
		asked := uint64(0)
		less := func(x, y item) bool {
			asked = asked*1000003 + uint64(x.place)*4099 + uint64(y.place)
			return x.rank < y.rank
		}
		if r.below(4) == 0 {
			SortFuncReverse(items, less)
		} else {
			SortFunc(items, less)
		}
		order := uint64(0)
		for _, x := range items {
			order = order*1000003 + uint64(x.place)
		}
		if order>>40 != c.Order || asked>>40 != c.Asked {
			t.Errorf("seed %d: %d elements: order %d, asked %d, want %d, %d",
				c.Seed, len(items), order>>40, asked>>40, c.Order, c.Asked)
		}
	}
}

// drawRanks is ranks of lists.py.
func drawRanks(r *source) []float64 {
	n := 0
	if r.below(9) != 0 {
		n = r.below(300)
	}
	if n == 0 {
		n = r.below(3000)
	}
	shape := r.below(6)
	ranks := make([]float64, n)
	for i := range ranks {
		switch shape {
		case 0:
			ranks[i] = float64(r.below(1000000))
		case 1:
			ranks[i] = float64(r.below(5))
		case 2:
			jump := 0
			if r.below(20) == 0 {
				jump = 1
			}
			ranks[i] = float64(i + jump*r.below(n))
		case 3:
			ranks[i] = float64((n - i) / 3)
		case 4:
			ranks[i] = float64((i * 7) % (1 + n/3))
		default:
			if r.below(6) == 0 {
				ranks[i] = math.NaN()
			} else {
				ranks[i] = float64(r.below(100)) / 2
			}
		}
	}
	return ranks
}

// TestListOps replays random operations on a list, results and exceptions included.
func TestListOps(t *testing.T) {
	type listCase struct {
		Seed    uint64
		Results [][2]json.RawMessage
	}
	for _, c := range containerGolden[listCase](t, "list_ops.jsonl") {
		r := newSource(c.Seed)
		s := drawMany(r, 12, func(r *source) int { return r.below(50) })
		for step, want := range c.Results {
			var result any
			result, s = listStep(r, s)
			gotResult, _ := json.Marshal(result)
			gotList, _ := json.Marshal(s)
			if string(gotResult) != string(want[0]) || string(gotList) != string(want[1]) {
				t.Fatalf("seed %d step %d:\n got %s %s\nwant %s %s", c.Seed, step, gotResult, gotList, want[0], want[1])
			}
		}
	}
}

func drawIndex(r *source, n int) int { return r.below(2*n+8) - n - 4 }

// drawBound is bound of lists.py; absent is what a bound that is left out becomes.
func drawBound(r *source, n, absent int) int {
	if r.below(4) == 0 {
		return absent
	}
	return drawIndex(r, n)
}

func drawBounds(r *source, n int) (i, j int) {
	i = drawBound(r, n, Begin)
	return i, drawBound(r, n, End)
}

func drawSteps(r *source, n int) (i, j, step int) {
	const absent = 1 << 40
	i = drawBound(r, n, absent)
	j = drawBound(r, n, absent)
	step = r.below(9) - 4
	first, last := Begin, End
	if step < 0 {
		first, last = End, Begin
	}
	if i == absent {
		i = first
	}
	if j == absent {
		j = last
	}
	return i, j, step
}

func drawFifty(r *source) int { return r.below(50) }

// listStep is list_step of lists.py.
func listStep(r *source, s []int) (result any, rest []int) {
	rest = s
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*Exception)
			if !ok {
				panic(p)
			}
			result = LastLine(e)
		}
	}()
	n := len(s)
	switch op := r.below(18); {
	case op == 0:
		return At(s, drawIndex(r, n)), s
	case op == 1:
		i := drawIndex(r, n)
		SetAt(s, i, r.below(50))
	case op == 2:
		return nil, DeleteAt(s, drawIndex(r, n))
	case op == 3:
		return noted(PopAt(s, drawIndex(r, n)))
	case op == 4:
		return noted(Pop(s))
	case op == 5:
		i := drawIndex(r, n)
		return nil, Insert(s, i, r.below(50))
	case op == 6:
		return nil, Remove(s, r.below(50))
	case op == 7:
		v := r.below(50)
		i := drawIndex(r, n)
		return IndexIn(s, v, i, drawIndex(r, n)), s
	case op == 8:
		return Count(s, r.below(50)), s
	case op == 9:
		i, j := drawBounds(r, n)
		return Slice(s, i, j), s
	case op == 10:
		i, j, k := drawSteps(r, n)
		return SliceStep(s, i, j, k), s
	default:
		return sliceStep(r, s, op)
	}
	return nil, s
}

func noted(v int, rest []int) (any, []int) { return v, rest }

func sliceStep(r *source, s []int, op int) (any, []int) {
	n := len(s)
	switch op {
	case 11:
		i, j := drawBounds(r, n)
		return nil, SetSlice(s, i, j, drawMany(r, 6, drawFifty))
	case 12:
		i, j, k := drawSteps(r, n)
		size := 0
		if r.below(4) != 0 {
			size = len(SliceStep(s, i, j, k))
		} else {
			size = r.below(4)
		}
		values := make([]int, size)
		for i := range values {
			values[i] = r.below(50)
		}
		return nil, SetSliceStep(s, i, j, k, values)
	case 13:
		i, j := drawBounds(r, n)
		return nil, DeleteSlice(s, i, j)
	case 14:
		i, j, k := drawSteps(r, n)
		return nil, DeleteSliceStep(s, i, j, k)
	case 15:
		if k := r.below(4) - 1; n*k < 200 {
			return Repeat(s, k), s
		}
		return nil, s
	case 16:
		return nil, Extend(s, drawMany(r, 9, drawFifty))
	}
	s = Extend(s, Slice(s, Begin, 9))
	s = SetSlice(s, 2, 5, s)
	return nil, DeleteSlice(s, 40, End)
}

func TestSortFloats(t *testing.T) {
	zero, negative := 0.0, math.Copysign(0, -1)
	s := []float64{1, zero, negative, -1, negative, zero}
	Sort(s)
	if got, want := fmt.Sprint(s), "[-1 0 -0 -0 0 1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSortKeepsOrderOnPanic(t *testing.T) {
	s := []int{3, 1, 2}
	func() {
		defer func() { recover() }()
		SortKey(s, func(v int) int { return At([]int{5}, v-2) })
	}()
	if !slices.Equal(s, []int{3, 1, 2}) {
		t.Errorf("got %v", s)
	}
}

func TestListGrowsWhileWalked(t *testing.T) {
	l := NewList(1)
	var met []int
	for v := range l.All() {
		met = append(met, v)
		if v < 5 {
			l.Append(v + 1)
		}
	}
	if !slices.Equal(met, []int{1, 2, 3, 4, 5}) {
		t.Errorf("met %v", met)
	}
}

func TestListThatHoldsItself(t *testing.T) {
	l := NewList[Value](1)
	l.Append(l)
	d := NewDict[string, Value]()
	d.Set("l", l)
	l.Append(d)
	if got, want := l.Repr(), "[1, [...], {'l': [...]}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
