package pyrt

import (
	"slices"
	"strconv"
	"testing"
)

// TestMachines replays random operations on heaps, deques, counters, ordered
// dicts, caches, ranges and sorted lists.
func TestMachines(t *testing.T) {
	type machineCase struct {
		Seed  uint64
		Kind  string
		Steps []string
	}
	machines := map[string]func(*machine){
		"heap": heapMachine, "deque": dequeMachine, "counter": counterMachine, "ordered": orderedMachine,
		"cache": cacheMachine, "range": rangeMachine, "bisect": bisectMachine,
	}
	for _, c := range containerGolden[machineCase](t, "machines.jsonl") {
		m := &machine{source: newSource(c.Seed)}
		machines[c.Kind](m)
		for i, want := range c.Steps {
			if i >= len(m.steps) || m.steps[i] != want {
				t.Errorf("seed %d (%s) step %d:\n got %q\nwant %q", c.Seed, c.Kind, i, m.steps[min(i, len(m.steps)):min(i+1, len(m.steps))], want)
				break
			}
		}
		if len(m.steps) > len(c.Steps) {
			t.Errorf("seed %d (%s): %d steps, want %d", c.Seed, c.Kind, len(m.steps), len(c.Steps))
		}
	}
}

// machine draws numbers and notes results.
type machine struct {
	*source
	steps []string
}

func (m *machine) note(parts ...any) {
	text := ""
	for _, p := range parts {
		if s, ok := p.(string); ok {
			text += s
		} else {
			text += Repr(p)
		}
	}
	m.steps = append(m.steps, text)
}

// attempt returns the repr of what f returns, or the exception.
func attempt(f func() Value) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = LastLine(p.(*Exception))
		}
	}()
	return Repr(f())
}

func done(f func()) func() Value {
	return func() Value { f(); return nil }
}

type point = Tuple2[int, int]

func (m *machine) pair() point {
	a := m.below(8)
	return T2(a, m.below(5))
}

func heapMachine(m *machine) {
	less := LessTuple2[int, int]
	var h []point
	for range m.below(40) {
		h = append(h, m.pair())
	}
	HeapifyFunc(h, less)
	m.note(ReprList(h))
	for range 12 {
		op := m.below(8)
		v := m.pair()
		switch {
		case op < 3:
			HeapPushFunc(&h, v, less)
			m.note(ReprList(h))
		case op < 5:
			text := attempt(func() Value { return HeapPopFunc(&h, less) })
			m.note(text, ReprList(h))
		case op == 5:
			text := attempt(func() Value { return HeapReplaceFunc(h, v, less) })
			m.note(text, ReprList(h))
		case op == 6:
			text := attempt(func() Value { return HeapPushPopFunc(h, v, less) })
			m.note(text, ReprList(h))
		default:
			heapSelect(m)
		}
	}
}

func heapSelect(m *machine) {
	n := m.below(6)
	var s []point
	for i, v := range drawMany(m.source, 30, func(r *source) int { return r.below(9) }) {
		s = append(s, T2(i, v))
	}
	key := func(t point) int { return t.B }
	m.note(ReprList(HeapSmallestKey(n, Values(s), key)), ReprList(HeapLargestKey(n, Values(s), key)))
	SortKey(s, key)
	merged := HeapMerge(func(x, y point) bool { return x.B < y.B }, Values(s), Values([]point{{0, 3}, {1, 3}, {2, 3}}))
	m.note(ReprList(ListOf(merged)))
}

func drawNine(r *source) int { return r.below(9) }

func dequeMachine(m *machine) {
	d := NewDeque[int]()
	if m.below(3) == 0 {
		d = NewDequeMax[int](m.below(9))
	}
	for range 20 {
		op := m.below(16)
		v := m.below(9)
		i := drawIndex(m.source, d.Len())
		dequeStep(m, d, op, v, i)
		m.note(d)
	}
}

func dequeStep(m *machine, d *Deque[int], op, v, i int) {
	switch op {
	case 0, 1:
		d.Append(v)
	case 2, 3:
		d.AppendLeft(v)
	case 4:
		m.note(attempt(func() Value { return d.Pop() }))
	case 5:
		m.note(attempt(func() Value { return d.PopLeft() }))
	case 6:
		d.Extend(Values(drawMany(m.source, 5, drawNine)))
	case 7:
		d.ExtendLeft(Values(drawMany(m.source, 5, drawNine)))
	case 8:
		d.Rotate(i)
	case 9:
		m.note(attempt(func() Value { return d.At(i) }))
	case 10:
		m.note(attempt(done(func() { d.SetAt(i, v) })))
	case 11:
		m.note(attempt(done(func() { d.DeleteAt(i) })))
	case 12:
		m.note(attempt(done(func() { d.Insert(i, v) })))
	case 13:
		m.note(attempt(done(func() { d.Remove(v) })))
	case 14:
		m.note(attempt(func() Value { return d.Index(v) }), strconv.Itoa(d.Count(v)), d.Contains(v))
		d.Reverse()
	default:
		m.note(d.Concat(d), d.Repeat(2), ReprList(ListOf(d.Backward())))
	}
}

func counterMachine(m *machine) {
	draw := func() *Counter[int] {
		c := NewCounter[int](nil)
		for range m.below(7) {
			key := m.below(8)
			c.Set(key, m.below(9)-3)
		}
		return c
	}
	c := draw()
	for range 8 {
		o := draw()
		switch m.below(12) {
		case 0:
			c = c.Plus(o)
		case 1:
			c = c.Minus(o)
		case 2:
			c = c.Union(o)
		case 3:
			c = c.Intersection(o)
		case 4:
			c.PlusUpdate(o)
		case 5:
			c.MinusUpdate(o)
		case 6:
			c.UnionUpdate(o)
		case 7:
			c.IntersectionUpdate(o)
		case 8:
			c.Count(Values(drawMany(m.source, 9, func(r *source) int { return r.below(8) })))
		case 9:
			c.Subtract(&o.Dict)
		case 10:
			m.note(c.Positive(), c.Negative(), ReprList(ListOf(c.Elements())))
		case 11:
			c.Add(m.below(8), 1)
		}
		m.note(c, ReprList(c.ItemList()), ReprList(c.MostCommon(2)), strconv.Itoa(c.Total()),
			ReprList([]bool{c.Equal(o), c.Within(o)}))
	}
}

func orderedMachine(m *machine) {
	d := NewOrderedDict[int, int]()
	for range 20 {
		k := m.below(9)
		switch op := m.below(9); {
		case op < 4:
			d.Set(k, m.below(9))
		case op == 4:
			m.note(attempt(done(func() { d.MoveToEnd(k) })))
		case op == 5:
			m.note(attempt(done(func() { d.MoveToFront(k) })))
		case op == 6:
			m.note(attempt(func() Value { k, v := d.PopItem(); return T2(k, v) }))
		case op == 7:
			m.note(attempt(func() Value { k, v := d.PopFirst(); return T2(k, v) }))
		default:
			m.note(attempt(func() Value { return d.Pop(k) }))
		}
		m.note(d)
	}
}

func cacheMachine(m *machine) {
	limit := []int{End, 0, 1, 3, 5}[m.below(5)]
	var calls []int
	f := NewCached(func(n int) int {
		calls = append(calls, n)
		return n * n
	}, limit)
	for range 30 {
		n := m.below(8)
		if got := f.Call(n); got != n*n {
			m.note("wrong result")
		}
	}
	m.note(ReprList(calls), f.CacheInfo())
}

func rangeMachine(m *machine) {
	for range 8 {
		start := drawIndex(m.source, 9)
		stop := drawIndex(m.source, 9)
		step := m.below(9) - 4
		if step == 0 {
			step = 7
		}
		x := RangeStep(start, stop, step)
		i, j, k := drawSteps(m.source, x.Len())
		v := drawIndex(m.source, 9)
		m.note(x, ReprList(x.List()), strconv.Itoa(x.Len()), x.Contains(v), strconv.Itoa(x.Count(v)),
			ReprList(ListOf(x.Backward())))
		if !slices.Equal(x.List(), ListOf(x.All())) {
			m.note("List and All differ")
		}
		m.note(attempt(func() Value { return x.At(v) }), attempt(func() Value { return x.Index(v) }),
			attempt(func() Value { return x.Slice(i, j, k) }))
		if x.Len() > 1 {
			m.note(x.Hash())
		}
	}
}

func bisectMachine(m *machine) {
	s := Sorted(drawMany(m.source, 9, drawNine))
	for range 6 {
		v, lo := m.below(9), m.below(4)
		hi := m.below(len(s) + 1)
		m.note(ReprList([]int{BisectLeft(s, v), BisectRight(s, v),
			BisectLeftIn(s, v, lo, hi), BisectRightIn(s, v, lo, hi)}))
		s = InsortRight(s, v)
	}
	m.note(ReprList(s))
}
