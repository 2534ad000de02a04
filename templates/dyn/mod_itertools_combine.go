package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// picked returns the elements of a pool at places.
func picked(pool []Value, places []int) (Value, bool) {
	t := make(Tuple, len(places))
	for i, at := range places {
		t[i] = pool[at]
	}
	return t, true
}

// upFrom returns 0, 1, ... n-1.
func upFrom(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

// combos walks the combinations of r elements, in the order of their places;
// repeated ones may take an element again.
func combos(pool []Value, r int, repeated bool) func() (Value, bool) {
	n := len(pool)
	places := upFrom(r)
	last := func(i int) int { return n - r + i }
	follow := 1
	if repeated {
		clear(places)
		last = func(int) int { return n - 1 }
		follow = 0
	}
	begun, done := false, !repeated && r > n || repeated && n == 0 && r > 0
	return func() (Value, bool) {
		if done {
			return nil, false
		}
		if !begun {
			begun = true
			return picked(pool, places)
		}
		i := r - 1
		for i >= 0 && places[i] == last(i) {
			i--
		}
		if i < 0 {
			done = true
			return nil, false
		}
		places[i]++
		for j := i + 1; j < r; j++ {
			places[j] = places[j-1] + follow
		}
		return picked(pool, places)
	}
}

// permutations walks the orders of r elements, in the order of their places.
func permutations(pool []Value, r int) func() (Value, bool) {
	n := len(pool)
	places := upFrom(n)
	left := make([]int, max(r, 0)) // how many elements each place has still to try
	for i := range left {
		left[i] = n - i
	}
	begun, done := false, r > n
	return func() (Value, bool) {
		if done {
			return nil, false
		}
		if !begun {
			begun = true
			return picked(pool, places[:r])
		}
		for i := r - 1; i >= 0; i-- {
			if left[i]--; left[i] > 0 {
				j := n - left[i]
				places[i], places[j] = places[j], places[i]
				return picked(pool, places[:r])
			}
			places = append(append(places[:i:i], places[i+1:]...), places[i])
			left[i] = n - i
		}
		done = true
		return nil, false
	}
}

// product walks one element of each pool, the last pool fastest.
func product(pools [][]Value) func() (Value, bool) {
	places := make([]int, len(pools))
	begun, done := false, slices.ContainsFunc(pools, func(p []Value) bool { return len(p) == 0 })
	return func() (Value, bool) {
		if done {
			return nil, false
		}
		i := len(pools) - 1
		for ; begun && i >= 0; i-- {
			if places[i]++; places[i] < len(pools[i]) {
				break
			}
			places[i] = 0
		}
		if done = begun && i < 0; done {
			return nil, false
		}
		begun = true
		t := make(Tuple, len(pools))
		for k, at := range places {
			t[k] = pools[k][at]
		}
		return t, true
	}
}

func init() {
	iterClass(combosType, "iterable, r", func(a []Value) func() (Value, bool) {
		return combos(Items(a[0]), sizeArg(a[1], "r must be non-negative"), false)
	})
	iterClass(combosReplType, "iterable, r", func(a []Value) func() (Value, bool) {
		return combos(Items(a[0]), sizeArg(a[1], "r must be non-negative"), true)
	})
	iterClass(permsType, "iterable, r=None", func(a []Value) func() (Value, bool) {
		pool := Items(a[0])
		r := len(pool)
		if a[1] != nil {
			n, ok := asIndex(a[1])
			if !ok {
				raise(pyrt.TypeError, "Expected int as r")
			}
			if r = n; r < 0 {
				raise(pyrt.ValueError, "r must be non-negative")
			}
		}
		return permutations(pool, r)
	})
	iterClass(productType, "*iterables, repeat=1", func(a []Value) func() (Value, bool) {
		n := sizeArg(a[1], "repeat argument cannot be negative")
		var pools [][]Value
		for _, v := range a[0].(Tuple) {
			pools = append(pools, Items(v))
		}
		return product(slices.Repeat(pools, n))
	})
	countClass()
	repeatClass()
	groupByClass()
}

// A counting is an itertools.count.
type counting struct{ next, step Value }

// PyClass returns itertools.count.
func (c *counting) PyClass() *Class { return countType }

// Next returns the next number.
func (c *counting) Next() (Value, bool) {
	v := c.next
	c.next = Add(v, c.step)
	return v, true
}

// Repr returns repr(c).
func (c *counting) Repr() string {
	if c.step == 1 {
		return "count(" + Repr(c.next) + ")"
	}
	return "count(" + Repr(c.next) + ", " + Repr(c.step) + ")"
}

func countClass() {
	sig := signatureOf("start=0, step=1")
	countType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sig.bind("count", args, kw, nil)
		for _, v := range a {
			if _, ok := numberOf(v); !ok && ClassOf(v).lookup("__add__") == Unbound {
				raise(pyrt.TypeError, "a number is required")
			}
		}
		return &counting{a[0], a[1]}
	}, nil)
}

// A repeating is an itertools.repeat; times is -1 for no end.
type repeating struct {
	v     Value
	times int
}

// PyClass returns itertools.repeat.
func (r *repeating) PyClass() *Class { return repeatType }

// Next returns the object once more.
func (r *repeating) Next() (Value, bool) {
	if r.times == 0 {
		return nil, false
	}
	if r.times > 0 {
		r.times--
	}
	return r.v, true
}

// Repr returns repr(r).
func (r *repeating) Repr() string {
	if r.times < 0 {
		return "repeat(" + Repr(r.v) + ")"
	}
	return "repeat(" + Repr(r.v) + ", " + Repr(r.times) + ")"
}

func repeatClass() {
	sig := signatureOf("object, times=")
	repeatType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sig.bindBuiltin("repeat", nil, args, kw)
		if a[1] == Unbound {
			return &repeating{a[0], -1}
		}
		n, ok := asIndex(a[1])
		if !ok {
			raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[1]))
		}
		return &repeating{a[0], max(n, 0)}
	}, nil)
	repeatType.Def("__length_hint__()", func(a []Value) Value {
		r := a[0].(*repeating)
		if r.times < 0 {
			raise(pyrt.TypeError, "len() of unsized object")
		}
		return r.times
	})
}

// A grouping is an itertools.groupby: it reads one value ahead.
type grouping struct {
	it         Iter
	key        Value
	value      Value // read and not given yet
	valueKey   Value
	targetKey  Value
	group      int
	begun, end bool
}

// PyClass returns itertools.groupby.
func (g *grouping) PyClass() *Class { return groupByType }

// read reads the next value and its key.
func (g *grouping) read() bool {
	v, ok := g.it.Next()
	if !ok {
		g.end = true
		return false
	}
	g.value, g.valueKey = v, v
	if g.key != nil {
		g.valueKey = Call1(g.key, v)
	}
	return true
}

// Next returns the next key and its group.
func (g *grouping) Next() (Value, bool) {
	g.group++
	if !g.begun {
		g.begun = true
		if !g.read() {
			return nil, false
		}
	} else {
		for !g.end && same(g.targetKey, g.valueKey) {
			g.read()
		}
		if g.end {
			return nil, false
		}
	}
	g.targetKey = g.valueKey
	return Tuple{g.valueKey, NewIterator(grouperType, g.members(g.group, g.valueKey))}, true
}

// members gives the values of a group, as long as it is the current one.
func (g *grouping) members(group int, key Value) func() (Value, bool) {
	return func() (Value, bool) {
		if g.group != group || g.end || !same(key, g.valueKey) {
			return nil, false
		}
		v := g.value
		g.read()
		return v, true
	}
}

func groupByClass() {
	sig := signatureOf("iterable, key=None")
	groupByType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sig.bind("groupby", args, kw, nil)
		return &grouping{it: IterOf(a[0]), key: a[1]}
	}, nil)
}

// tee returns n iterators over one: what the fastest has read waits for the others.
func tee(a []Value) Value {
	n := sizeArg(a[1], "n must be >= 0")
	out := make(Tuple, n)
	head := &teeLink{source: IterOf(a[0])}
	for i := range out {
		out[i] = teeFrom(head)
	}
	return out
}

// A teeLink is a value that tee has read, or will read.
type teeLink struct {
	source Iter
	value  Value
	next   *teeLink // nil before it is read
}

func (l *teeLink) read() bool {
	if l.next != nil {
		return true
	}
	v, ok := l.source.Next()
	if ok {
		l.value, l.next = v, &teeLink{source: l.source}
	}
	return ok
}

func teeFrom(l *teeLink) *Iterator {
	return NewIterator(teeType, func() (Value, bool) {
		if !l.read() {
			return nil, false
		}
		v := l.value
		l = l.next
		return v, true
	})
}

// ModItertools is the module itertools.
var ModItertools = NewLibrary("itertools", func(m *Module) {
	m.Const("accumulate", accumulateType)
	m.Const("chain", chainIterType)
	m.Const("combinations", combosType)
	m.Const("combinations_with_replacement", combosReplType)
	m.Const("compress", compressType)
	m.Const("count", countType)
	m.Const("cycle", cycleType)
	m.Const("dropwhile", dropWhileType)
	m.Const("filterfalse", filterNotType)
	m.Const("groupby", groupByType)
	m.Const("islice", isliceType)
	m.Const("pairwise", pairwiseType)
	m.Const("permutations", permsType)
	m.Const("product", productType)
	m.Const("repeat", repeatType)
	m.Const("starmap", starMapType)
	m.Const("takewhile", takeWhileType)
	m.Const("zip_longest", zipLongestType)
	m.Def("tee(iterable, n=2, /)", tee)
})
