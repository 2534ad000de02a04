package pyrt

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestDictOps replays random operations, among them loops that change the dict
// which they walk, and compares keys, values and order with CPython's.
func TestDictOps(t *testing.T) {
	for _, c := range containerGolden[opsCase](t, "dict_ops.jsonl") {
		switch c.Kind {
		case "small":
			runDictOps(t, c, drawSmall)
		case "medium":
			runDictOps(t, c, drawMedium)
		case "text":
			runDictOps(t, c, drawText)
		case "pair":
			runDictOps(t, c, drawPair)
		case "floating":
			runDictOps(t, c, drawFloat)
		case "dynamic":
			runDictOps(t, c, drawDynamic)
		default:
			t.Fatal("unknown kind " + c.Kind)
		}
	}
}

// keyNumber is number of ops.py.
func keyNumber[K any](key K) int {
	if s, ok := any(key).(string); ok {
		n, _ := strconv.Atoi(s[1:])
		return n
	}
	return HashOf(key)
}

func runDictOps[K comparable](t *testing.T, c opsCase, draw func(*source) K) {
	t.Helper()
	r := newSource(c.Seed)
	d := []*Dict[K, int]{NewDict[K, int](), NewDict[K, int](), NewDict[K, int]()}
	for step, want := range c.Sums {
		h := sum(0)
		for _, item := range dictStep(r, draw, d) {
			h = h.add(HashInt(item))
		}
		h = h.end()
		for _, x := range d {
			for key := range x.Keys() {
				h = h.add(HashInt(keyNumber(key)))
			}
			h = h.end()
			for value := range x.Values() {
				h = h.add(HashInt(value))
			}
			h = h.end()
		}
		if got := uint64(h >> 40); got != want {
			t.Fatalf("seed %d (%s): step %d differs: %v", c.Seed, c.Kind, step, d[0].Repr())
		}
	}
}

// dictStep is dict_step of ops.py.
func dictStep[K comparable](r *source, draw func(*source) K, d []*Dict[K, int]) (met []int) {
	a, b, c := r.below(3), r.below(3), r.below(3)
	op := r.below(22)
	switch {
	case op < 7:
		for range r.below(40) {
			value := r.below(100)
			d[a].Set(draw(r), value)
		}
	case op < 10:
		for range r.below(40) {
			met = append(met, d[a].PopOr(draw(r), -1))
		}
	case op < 12:
		for range r.below(20) {
			if d[a].Len() > 0 {
				key, value := d[a].PopItem()
				d[b].SetDefault(key, value)
			}
		}
	case op == 12:
		d[a] = d[b].Copy()
	case op == 13:
		d[a] = d[b].Merge(d[c])
	case op == 14:
		d[a].Update(d[b])
	case op == 15:
		fresh := NewDict[K, int]()
		for i := range r.below(30) {
			fresh.Set(draw(r), i)
		}
		d[a] = fresh
	case op == 16:
		if r.below(3) == 0 {
			d[a].Clear()
		}
	default:
		view := 0
		if op < 21 {
			view = op - 17
		}
		met = visitDict(r, draw, d[a], view)
	}
	return append(met, HashBool(EqualDict(d[a], d[b])))
}

// dictViews are the walks of VIEWS of ops.py: keys, values, items, and items
// backwards.
func dictViews[K comparable](d *Dict[K, int], view int) iter.Seq2[K, int] {
	switch view {
	case 0:
		return func(yield func(K, int) bool) {
			for k := range d.Keys() {
				if !yield(k, 0) {
					return
				}
			}
		}
	case 1:
		return func(yield func(K, int) bool) {
			for v := range d.Values() {
				var none K
				if !yield(none, v) {
					return
				}
			}
		}
	case 2:
		return d.Items()
	}
	return d.Reversed()
}

// visitDict is visit of ops.py.
func visitDict[K comparable](r *source, draw func(*source) K, d *Dict[K, int], view int) (met []int) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*Exception)
			if !ok || e.Class != RuntimeError {
				panic(p)
			}
			met = append(met, strings.Count(e.Error(), "size"))
		}
	}()
	for k, v := range dictViews(d, view) {
		if view == 1 {
			met = append(met, v)
		} else {
			met = append(met, keyNumber(k))
		}
		op := r.below(14)
		switch {
		case view == 3 && op != 1 && op != 3:
			continue
		case op == 0 && view != 1:
			d.PopOr(k, 0)
			d.Set(draw(r), 5)
		case op == 1 && view != 1 && d.Contains(k):
			d.Set(k, 7)
		case op == 2 && d.Len() > 0:
			last, value := d.PopItem()
			d.Set(last, value)
		case op == 3:
			if r.below(3) == 0 {
				d.Set(draw(r), 1)
			}
		case op == 4:
			d.PopOr(draw(r), 0)
			d.Set(draw(r), 3)
		}
		if len(met) > 200 {
			break
		}
	}
	return met
}

func TestDictKeepsFirstKey(t *testing.T) {
	d := NewDict[Value, string]()
	d.Set(1, "int")
	d.Set(1.0, "float")
	d.Set(true, "bool")
	if got, want := d.Repr(), "{1: 'bool'}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if keys := slices.Collect(d.Keys()); len(keys) != 1 || keys[0] != Value(1) {
		t.Errorf("keys %v", keys)
	}
}
