package pyrt

import (
	"slices"
	"testing"
)

// TestSetOps replays random operations and compares, after each, the order of
// every set with CPython's.
func TestSetOps(t *testing.T) {
	for _, c := range containerGolden[opsCase](t, "set_ops.jsonl") {
		switch c.Kind {
		case "small":
			runSetOps(t, c, drawSmall)
		case "medium":
			runSetOps(t, c, drawMedium)
		case "large":
			runSetOps(t, c, drawLarge)
		case "shifted":
			runSetOps(t, c, drawShifted)
		case "floating":
			runSetOps(t, c, drawFloat)
		case "boolean":
			runSetOps(t, c, drawBool)
		case "pair":
			runSetOps(t, c, drawPair)
		case "triple":
			runSetOps(t, c, drawTriple)
		case "mixed":
			runSetOps(t, c, drawMixed)
		case "dynamic":
			runSetOps(t, c, drawDynamic)
		default:
			t.Fatal("unknown kind " + c.Kind)
		}
	}
}

func runSetOps[T comparable](t *testing.T, c opsCase, draw func(*source) T) {
	t.Helper()
	r := newSource(c.Seed)
	s := []*Set[T]{NewSet[T](), NewSet[T](), NewSet[T]()}
	for step, want := range c.Sums {
		h := sum(setStep(r, draw, s))
		for _, x := range s {
			for item := range x.All() {
				h = h.add(HashOf(item))
			}
			h = h.end()
		}
		if got := uint64(h.add(s[0].Freeze().Hash()).end() >> 40); got != want {
			t.Fatalf("seed %d (%s): step %d differs: %v", c.Seed, c.Kind, step, s[0].Repr())
		}
	}
}

func drawMany[T any](r *source, n int, draw func(*source) T) []T {
	items := make([]T, r.below(n))
	for i := range items {
		items[i] = draw(r)
	}
	return items
}

// setStep is set_step of ops.py.
func setStep[T comparable](r *source, draw func(*source) T, s []*Set[T]) int {
	a, b, c := r.below(3), r.below(3), r.below(3)
	switch op := r.below(30); {
	case op < 8:
		for range r.below(30) {
			s[a].Add(draw(r))
		}
	case op < 11:
		for range r.below(30) {
			s[a].Discard(draw(r))
		}
	case op < 13:
		for range r.below(10) {
			if s[a].Len() > 0 {
				s[b].Add(s[a].Pop())
			}
		}
	case op < 23:
		setAlgebraStep(r, draw, s, op, a, b, c)
	default:
		setSeqStep(r, draw, s, op, a, b)
	}
	return HashBool(s[a].IsSubset(s[b])) + 2*HashBool(s[b].Equal(s[c])) +
		4*HashBool(s[a].IsProperSubset(s[c])) + 8*HashBool(s[a].IsDisjoint(s[c]))
}

func setAlgebraStep[T comparable](r *source, draw func(*source) T, s []*Set[T], op, a, b, c int) {
	switch op {
	case 13:
		s[a] = SetOf(drawMany(r, 60, draw)...)
	case 14:
		s[a] = s[b].Copy()
	case 15:
		s[a] = s[b].Union(s[c])
	case 16:
		s[a] = s[b].Intersection(s[c])
	case 17:
		s[a] = s[b].Difference(s[c])
	case 18:
		s[a] = s[b].SymmetricDifference(s[c])
	case 19:
		s[a].Update(s[b])
	case 20:
		s[a].IntersectionUpdate(s[b])
	case 21:
		s[a].DifferenceUpdate(s[b])
	case 22:
		s[a].SymmetricDifferenceUpdate(s[b])
	}
}

func setSeqStep[T comparable](r *source, draw func(*source) T, s []*Set[T], op, a, b int) {
	switch {
	case op == 23:
		s[a].UpdateSeq(slices.Values(drawMany(r, 40, draw)))
	case op == 24:
		s[a].DifferenceUpdateSeq(slices.Values(drawMany(r, 40, draw)))
	case op == 25:
		s[a] = s[b].IntersectionSeq(slices.Values(drawMany(r, 40, draw)))
	case op == 26:
		s[a] = s[b].DifferenceSeq(slices.Values(drawMany(r, 40, draw)))
	case op == 27:
		s[a] = SetFromDict(DictFromKeys(slices.Values(drawMany(r, 40, draw)), 0))
	case op == 28:
		s[a] = SetOf(drawMany(r, 40, draw)...).Freeze().Thaw()
	case r.below(3) == 0:
		s[a].Clear()
	}
}
