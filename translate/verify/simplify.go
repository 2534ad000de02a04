package verify

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/translate/verify/inputs"
)

// A size orders arguments: by how long they are as text, then by how large their
// numbers and letters are, then by how many numbers are negative. Whatever is
// shrunk gets smaller, so that shrinking ends, at something of which no simpler form
// differs.
type size struct {
	text      int
	magnitude float64
	negative  int
}

func (s size) compare(t size) int {
	return cmp.Or(cmp.Compare(s.text, t.text), cmp.Compare(s.magnitude, t.magnitude), cmp.Compare(s.negative, t.negative))
}

func sizeOf(values []*recording.Value) size {
	var s size
	seen := map[*recording.Value]bool{}
	for _, v := range values {
		s.text += len(literal(v))
		v.Walk(func(x *recording.Value) {
			if !seen[x] {
				seen[x] = true
				s.count(x)
			}
		})
	}
	s.text -= s.negative // a sign makes nothing longer
	return s
}

func (s *size) count(v *recording.Value) {
	switch v.Kind {
	case recording.Bool:
		if v.Bool {
			s.magnitude++
		}
	case recording.Int:
		f, _ := new(big.Float).SetInt(v.Int).Float64()
		s.number(f)
	case recording.Float:
		s.number(v.Float)
	case recording.Str:
		for _, r := range v.Text {
			s.magnitude += math.Abs(float64(r) - 'a')
		}
	}
}

func (s *size) number(f float64) {
	if math.Signbit(f) && !math.IsNaN(f) {
		s.negative++
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		f = math.MaxFloat32
	}
	s.magnitude += min(math.Abs(f), math.MaxFloat32)
}

// maxParts bounds the parts of arguments that are made simpler.
const maxParts = 60

// simpler returns arguments with one part of them made simpler, or all that are equal
// to it: a difference may need them to be.
func simpler(values []*recording.Value) [][]*recording.Value {
	var out [][]*recording.Value
	parts := partsOf(values)
	for i, part := range parts[:min(len(parts), maxParts)] {
		forms := len(simplerForms(part))
		for _, places := range [][]int{{i}, equals(parts, i)} {
			for k := range forms {
				if len(places) == 0 {
					break
				}
				copied := inputs.CopyAll(values)
				all := partsOf(copied)
				form := simplerForms(all[i])[k]
				for _, at := range places {
					*all[at] = form
				}
				out = append(out, copied)
			}
		}
	}
	return out
}

// equals returns the places of a scalar that stands more than once, where the first of
// them is asked for.
func equals(parts []*recording.Value, i int) []int {
	switch parts[i].Kind {
	case recording.Int, recording.Float, recording.Str:
	default:
		return nil
	}
	var places []int
	for at, p := range parts {
		if p.Kind == parts[i].Kind && literal(p) == literal(parts[i]) {
			places = append(places, at)
		}
	}
	if len(places) < 2 || places[0] != i {
		return nil
	}
	return places
}

// smallest returns those forms of arguments that are smaller, the smallest first.
func smallest(values []*recording.Value) [][]*recording.Value {
	type form struct {
		values []*recording.Value
		size   size
	}
	var list []form
	now := sizeOf(values)
	for _, c := range simpler(values) {
		if f := (form{c, sizeOf(c)}); f.size.compare(now) < 0 {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b form) int { return a.size.compare(b.size) })
	out := make([][]*recording.Value, len(list))
	for i, f := range list {
		out[i] = f.values
	}
	return out
}

// partsOf returns all that arguments hold, each once and in one order.
func partsOf(values []*recording.Value) []*recording.Value {
	var parts []*recording.Value
	seen := map[*recording.Value]bool{}
	for _, v := range values {
		v.Walk(func(x *recording.Value) {
			if !seen[x] {
				seen[x] = true
				parts = append(parts, x)
			}
		})
	}
	return parts
}

// simplerForms returns what may stand in place of a value, of its kind.
func simplerForms(v *recording.Value) []recording.Value {
	var out []recording.Value
	add := func(change func(w *recording.Value)) {
		w := *v
		change(&w)
		out = append(out, w)
	}
	switch v.Kind {
	case recording.Bool:
		add(func(w *recording.Value) { w.Bool = false })
	case recording.Int:
		for _, n := range simplerInts(v.Int) {
			add(func(w *recording.Value) { w.Int = n })
		}
	case recording.Float:
		for _, f := range []float64{0, 1, -1, 0.5, -v.Float, math.Trunc(v.Float), math.Trunc(v.Float / 2), v.Float / 2, v.Float - 1, v.Float + 1, math.Round(v.Float*10) / 10} {
			add(func(w *recording.Value) { w.Float = f })
		}
	case recording.Str:
		for _, text := range simplerTexts([]rune(v.Text)) {
			add(func(w *recording.Value) { w.Text = text })
		}
	case recording.List, recording.Set, recording.FrozenSet, recording.Dict:
		for _, cut := range cuts(len(v.Items)) {
			add(func(w *recording.Value) {
				w.Items = slices.Delete(slices.Clone(w.Items), cut[0], cut[1])
				if w.Kind == recording.Dict {
					w.Keys = slices.Delete(slices.Clone(w.Keys), cut[0], cut[1])
				}
			})
		}
	}
	return out
}

// simplerInts returns ints nearer to 0 than n: its quotients by powers of two, and
// what is less by one of these. Where all above a bound differ, the bound is found.
func simplerInts(n *big.Int) []*big.Int {
	if n.Sign() == 0 {
		return nil
	}
	list := []*big.Int{new(big.Int), big.NewInt(1), big.NewInt(-1), new(big.Int).Neg(n)}
	for k := n.BitLen() - 1; k >= 0; k-- {
		power := new(big.Int).Lsh(big.NewInt(1), uint(k))
		less := new(big.Int).Mul(power, big.NewInt(int64(n.Sign())))
		list = append(list, power.Quo(n, power), less.Sub(n, less))
	}
	return list
}

// maxCuts bounds the elements that are left out one by one.
const maxCuts = 24

// cuts are the parts to leave out of n elements: all, a half, each one.
func cuts(n int) [][2]int {
	if n == 0 {
		return nil
	}
	list := [][2]int{{0, n}, {n / 2, n}, {0, (n + 1) / 2}}
	for i := range min(n, maxCuts) {
		list = append(list, [2]int{i, i + 1})
	}
	return list
}

func simplerTexts(r []rune) []string {
	var list []string
	for _, cut := range cuts(len(r)) {
		list = append(list, string(slices.Delete(slices.Clone(r), cut[0], cut[1])))
	}
	for i := range min(len(r), maxCuts) {
		plain := slices.Clone(r)
		plain[i] = 'a'
		list = append(list, string(plain))
	}
	return list
}
