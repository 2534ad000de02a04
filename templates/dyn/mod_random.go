package dyn

import (
	"math"
	"sort"

	"github.com/molt-go/molt/templates/pyrt"
)

// A randomObject is a random.Random, or a random.SystemRandom.
type randomObject struct {
	*pyrt.Random
	system bool
}

// PyClass returns Random or SystemRandom.
func (r *randomObject) PyClass() *Class {
	if r.system {
		return systemRandomType
	}
	return randomType
}

var (
	randomType       = NewType("random", "Random")
	systemRandomType = NewType("random", "SystemRandom", randomType)
)

// ModRandom is the module random.
var ModRandom = NewLibrary("random", func(m *Module) {
	shared := &randomObject{Random: pyrt.SharedRandom()}
	for _, row := range randomMethods {
		m.Def(row.signature, func(a []Value) Value { return row.fn(append([]Value{shared}, a...)) })
	}
	m.Const("Random", randomType)
	m.Const("SystemRandom", systemRandomType)
})

func init() {
	fresh := func() Value {
		r := &randomObject{Random: new(pyrt.Random)}
		r.SeedOS()
		return r
	}
	randomType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		r := fresh()
		seedRandom(append([]Value{r}, signatureOf("x=None").bind("Random", args, kw, nil)...))
		return r
	}, fresh)
	systemRandomType.Native(func(*Class, []Value, []Kw) Value {
		r := fresh().(*randomObject)
		r.system = true
		return r
	}, nil)
	for _, row := range randomMethods {
		randomType.DefSelf(row.signature, row.fn)
	}
	randomType.Def("__init__(x=None)", func(a []Value) Value { return seedRandom(a) })
	systemRandomType.Def("seed(*args, **kwds)", func([]Value) Value { return nil })
	noState := func([]Value) Value {
		panic(pyrt.NewNotImplementedError("System entropy source does not have state."))
	}
	systemRandomType.Def("getstate(*args, **kwds)", noState)
	systemRandomType.Def("setstate(*args, **kwds)", noState)
}

// randomMethods are the methods of Random, which are the module's functions too.
var randomMethods = []struct {
	signature string
	fn        func(a []Value) Value
}{
	{"seed(a=None, version=2)", func(a []Value) Value {
		if a[2] != 2 {
			panic(pyrt.NewGuard("random.seed of version 1 is not carried over"))
		}
		return seedRandom(a)
	}},
	{"random()", func(a []Value) Value { return generator(a[0]).Random.Random() }},
	{"getrandbits(k, /)", func(a []Value) Value { return generator(a[0]).GetRandBitsInt(Index(a[1])).Value() }},
	{"randbytes(n)", func(a []Value) Value { return source(a[0]).RandBytes(Index(a[1])) }},
	{"getstate()", func(a []Value) Value { return randomState(generator(a[0])) }},
	{"setstate(state)", func(a []Value) Value { return setRandomState(generator(a[0]), a[1]) }},
	{"randrange(start, stop=None, step=1)", randRange},
	{"randint(a, b)", func(a []Value) Value {
		low, high := wholeBound(a[1]), wholeBound(a[2])
		return source(a[0]).RandIntInt(low, high).Value()
	}},
	{"choice(seq)", randomChoice},
	{"choices(population, weights=None, *, cum_weights=None, k=1)", randomChoices},
	{"shuffle(x)", randomShuffle},
	{"sample(population, k, *, counts=None)", randomSample},
	{"uniform(a, b)", func(a []Value) Value { return Add(a[1], Mul(Sub(a[2], a[1]), source(a[0]).Random.Random())) }},
	{"triangular(low=0.0, high=1.0, mode=None)", func(a []Value) Value {
		low, high := Float(a[1]), Float(a[2])
		if a[3] == nil {
			if low == high {
				source(a[0]).Random.Random()
				return a[1]
			}
			return source(a[0]).TriangularMiddle(low, high)
		}
		return source(a[0]).Triangular(low, high, Float(a[3]))
	}},
	{"gauss(mu=0.0, sigma=1.0)", func(a []Value) Value { return source(a[0]).Gauss(Float(a[1]), Float(a[2])) }},
	{"normalvariate(mu=0.0, sigma=1.0)", func(a []Value) Value { return source(a[0]).NormalVariate(Float(a[1]), Float(a[2])) }},
	{"lognormvariate(mu, sigma)", func(a []Value) Value { return source(a[0]).LogNormVariate(Float(a[1]), Float(a[2])) }},
	{"expovariate(lambd)", func(a []Value) Value { return source(a[0]).ExpoVariate(Float(a[1])) }},
	{"vonmisesvariate(mu, kappa)", func(a []Value) Value { return source(a[0]).VonMisesVariate(Float(a[1]), Float(a[2])) }},
	{"gammavariate(alpha, beta)", func(a []Value) Value { return source(a[0]).GammaVariate(Float(a[1]), Float(a[2])) }},
	{"betavariate(alpha, beta)", func(a []Value) Value { return source(a[0]).BetaVariate(Float(a[1]), Float(a[2])) }},
	{"paretovariate(alpha)", func(a []Value) Value { return source(a[0]).ParetoVariate(Float(a[1])) }},
	{"weibullvariate(alpha, beta)", func(a []Value) Value { return source(a[0]).WeibullVariate(Float(a[1]), Float(a[2])) }},
}

// generator returns the Go value behind a Random.
func generator(self Value) *randomObject {
	if o, ok := self.(*Object); ok {
		self = o.native
	}
	return self.(*randomObject)
}

// source is generator for methods that CPython builds on random() and
// getrandbits(): a subclass with its own is not carried over.
func source(self Value) *randomObject {
	if o, ok := self.(*Object); ok {
		for _, name := range []string{"random", "getrandbits"} {
			if !isBuiltin(o.class.lookup(name)) {
				panic(pyrt.NewGuard("a subclass of Random with its own " + name + "() is not carried over"))
			}
		}
	}
	return generator(self)
}

func seedRandom(a []Value) Value {
	r := generator(a[0])
	switch x := a[1].(type) {
	case nil:
		r.SeedOS()
	case int, bool, Int:
		r.SeedInt(BigIndex(x))
	case float64:
		r.SeedFloat(x)
	default:
		if s, ok := asStr(x); ok {
			r.SeedStr(s)
		} else if b, ok := bytesOf(x); ok {
			r.SeedBytes(b)
		} else {
			raise(pyrt.TypeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
		}
	}
	return nil
}

func randomState(r *randomObject) Value {
	s := r.State()
	numbers := make(Tuple, 0, len(s.Numbers)+1)
	for _, n := range s.Numbers {
		numbers = append(numbers, int(n))
	}
	var gauss Value
	if s.GaussOK {
		gauss = s.Gauss
	}
	return Tuple{3, append(numbers, s.Index), gauss}
}

func setRandomState(r *randomObject, state Value) Value {
	parts := Unpack(state, 3)
	if parts[0] != 3 {
		panic(pyrt.NewGuard("random.setstate of another version is not carried over"))
	}
	var s pyrt.RandomState
	numbers := Items(parts[1])
	if len(numbers) != len(s.Numbers)+1 {
		raise(pyrt.ValueError, "state vector is the wrong size")
	}
	for i := range s.Numbers {
		s.Numbers[i] = uint32(Index(numbers[i]))
	}
	s.Index = Index(numbers[len(s.Numbers)])
	if parts[2] != nil {
		s.Gauss, s.GaussOK = Float(parts[2]), true
	}
	r.SetState(s)
	return nil
}

// wholeBound returns a bound of randint: an int, or a float without a fraction.
func wholeBound(v Value) Int {
	if f, ok := v.(float64); ok {
		if !pyrt.IsInteger(f) {
			raise(pyrt.ValueError, "non-integer arg 1 for randrange()")
		}
		return pyrt.IntFromFloat(f)
	}
	return BigIndex(v)
}

func randRange(a []Value) Value {
	for _, v := range a[1:] {
		if _, ok := v.(float64); ok {
			panic(pyrt.NewGuard("random.randrange of a float is not carried over"))
		}
	}
	r, start := source(a[0]), BigIndex(a[1])
	if a[2] == nil {
		if a[3] != 1 {
			raise(pyrt.TypeError, "Missing a non-None stop argument")
		}
		if start.Sign() <= 0 {
			raise(pyrt.ValueError, "empty range for randrange()")
		}
		return r.RandIntInt(Int{}, start.Sub(pyrt.NewInt(1))).Value()
	}
	stop, step := BigIndex(a[2]), BigIndex(a[3])
	if one, small := step.Small(); small && one == 1 {
		return r.RandIntInt(start, stop.Sub(pyrt.NewInt(1))).Value()
	}
	if step.IsZero() {
		raise(pyrt.ValueError, "zero step for randrange()")
	}
	away := pyrt.NewInt(-step.Sign())
	n := stop.Sub(start).Add(step).Add(away).FloorDiv(step)
	if n.Sign() <= 0 {
		raise(pyrt.ValueError, "empty range for randrange()")
	}
	return start.Add(step.Mul(r.RandIntInt(Int{}, n.Sub(pyrt.NewInt(1))))).Value()
}

func randomChoice(a []Value) Value {
	r := source(a[0])
	n := Len(a[1])
	if n == 0 {
		raise(pyrt.IndexError, "Cannot choose from an empty sequence")
	}
	return GetItem(a[1], r.RandRange(n))
}

func randomChoices(a []Value) Value {
	r, n, k := source(a[0]), Len(a[1]), 0
	weights, cumulative := a[2], a[3]
	k, ok := asIndex(a[4])
	if !ok {
		raise(pyrt.TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[4]))
	}
	indices := make([]int, n)
	for i := range indices {
		indices[i] = i
	}
	var chosen []int
	switch {
	case weights == nil && cumulative == nil:
		chosen = pyrt.Choices(r.Random, indices, k)
	case weights != nil && cumulative != nil:
		raise(pyrt.TypeError, "Cannot specify both weights and cumulative weights")
	case cumulative != nil:
		chosen = pyrt.ChoicesCumulative(r.Random, indices, floatsOf(cumulative), k)
	default:
		chosen = pyrt.ChoicesCumulative(r.Random, indices, runningSums(weights), k)
	}
	out := make([]Value, len(chosen))
	for i, j := range chosen {
		out[i] = GetItem(a[1], j)
	}
	return pyrt.NewList(out...)
}

// runningSums adds up weights as Python's numbers do.
func runningSums(weights Value) []float64 {
	var sums []float64
	var total Value
	for it := Over(weights); it.Next(); {
		if total == nil {
			total = it.Value
		} else {
			total = Add(total, it.Value)
		}
		sums = append(sums, Float(total))
	}
	return sums
}

func randomShuffle(a []Value) Value {
	r := source(a[0])
	if l, ok := a[1].(*List); ok {
		pyrt.Shuffle(r.Random, l.Items)
		return nil
	}
	for i := Len(a[1]) - 1; i > 0; i-- {
		j := r.RandRange(i + 1)
		x, y := GetItem(a[1], j), GetItem(a[1], i)
		SetItem(a[1], i, x)
		SetItem(a[1], j, y)
	}
	return nil
}

func randomSample(a []Value) Value {
	r, population := source(a[0]), a[1]
	switch population.(type) {
	case *Set, *Dict, *Generator, *Iterator, *dictView:
		raise(pyrt.TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n := Len(population)
	pick := func(i int) Value { return GetItem(population, i) }
	if a[3] != nil {
		sums := runningSums(a[3])
		if len(sums) != n {
			raise(pyrt.ValueError, "The number of counts does not match the population")
		}
		total := 0.0
		if len(sums) > 0 {
			total = sums[len(sums)-1]
		}
		if total != math.Trunc(total) {
			raise(pyrt.TypeError, "Counts must be integers")
		}
		if total <= 0 {
			raise(pyrt.ValueError, "Total of counts must be greater than zero")
		}
		n = int(total)
		pick = func(i int) Value {
			return GetItem(population, sort.Search(len(sums), func(j int) bool { return sums[j] > float64(i) }))
		}
	}
	chosen := r.SampleRange(n, Index(a[2]))
	out := make([]Value, len(chosen))
	for i, j := range chosen {
		out[i] = pick(j)
	}
	return pyrt.NewList(out...)
}
