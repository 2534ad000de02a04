package pyrt

import (
	"encoding/json"
	"testing"
)

func ints(v any) []int {
	xs := []int{}
	for _, x := range v.([]any) {
		xs = append(xs, x.(Int).Int())
	}
	return xs
}

// seeded returns a generator with a seed of any type that Python takes.
func seeded(seed any) *Random {
	r := new(Random)
	switch s := seed.(type) {
	case Int:
		r.SeedInt(s)
	case string:
		r.SeedStr(s)
	case Bytes:
		r.SeedBytes(s)
	case float64:
		r.SeedFloat(s)
	}
	return r
}

// draw calls a method of r by its Python name.
func draw(r *Random, name string, args []any) any {
	whole := func(i int) int { return args[i].(Int).Int() }
	real := func(i int) float64 { return args[i].(float64) }
	switch name {
	case "random":
		return r.Random()
	case "skip":
		for range whole(0) {
			r.Random()
		}
		return r.Random()
	case "getrandbits":
		if k := whole(0); k > 63 {
			return r.GetRandBitsInt(k)
		}
		return r.GetRandBits(whole(0))
	case "randrange":
		if len(args) == 1 {
			return r.RandRange(whole(0))
		}
		return r.RandRangeFrom(whole(0), whole(1), whole(2))
	case "randint":
		if _, ok := args[0].(Int).Small(); ok {
			return r.RandInt(whole(0), whole(1))
		}
		return r.RandIntInt(args[0].(Int), args[1].(Int))
	case "choice":
		return Choice(r, ints(args[0]))
	case "choices":
		return Choices(r, ints(args[0]), whole(1))
	case "choicesw":
		return ChoicesWeighted(r, ints(args[0]), floats(args[1]), whole(2))
	case "shuffle":
		xs := ints(args[0])
		Shuffle(r, xs)
		return xs
	case "sample":
		return Sample(r, ints(args[0]), whole(1))
	case "uniform":
		return r.Uniform(real(0), real(1))
	case "triangular":
		return r.Triangular(real(0), real(1), real(2))
	case "gauss":
		return r.Gauss(real(0), real(1))
	case "normalvariate":
		return r.NormalVariate(real(0), real(1))
	case "lognormvariate":
		return r.LogNormVariate(real(0), real(1))
	case "expovariate":
		return r.ExpoVariate(real(0))
	case "vonmisesvariate":
		return r.VonMisesVariate(real(0), real(1))
	case "gammavariate":
		return r.GammaVariate(real(0), real(1))
	case "betavariate":
		return r.BetaVariate(real(0), real(1))
	case "paretovariate":
		return r.ParetoVariate(real(0))
	case "weibullvariate":
		return r.WeibullVariate(real(0), real(1))
	case "randbytes":
		return r.RandBytes(whole(0))
	}
	return "no method " + name
}

func TestRandom(t *testing.T) {
	var r *Random
	last, failed := "", 0
	readNumGoldens(t, "random.jsonl", func(fields []json.RawMessage) {
		if seed := string(fields[0]); seed != last {
			r, last = seeded(decodeNum(t, fields[0])), seed
		}
		name := numText(t, fields[1])
		got := numOutcome(func() any { return draw(r, name, decodeNum(t, fields[2]).([]any)) })
		if want := canonicalNum(t, fields[3]); got != want {
			if failed++; failed <= 10 {
				t.Errorf("seed %s: %s%s = %s, CPython %s", fields[0], name, fields[2], got, want)
			}
		}
	})
}

func TestRandomState(t *testing.T) {
	r := NewRandom(5)
	r.Gauss(0, 1)
	s := r.State()
	want := []float64{r.Gauss(0, 1), r.Random(), r.Gauss(0, 1)}
	r.SetState(s)
	for i, w := range want {
		if got := [...]func() float64{
			func() float64 { return r.Gauss(0, 1) }, r.Random, func() float64 { return r.Gauss(0, 1) },
		}[i](); got != w {
			t.Errorf("draw %d after SetState = %v, before %v", i, got, w)
		}
	}
}
