package pyrt

import (
	"iter"
	"math"
	"strings"
	"testing"
)

// TestFixed compares the results of named expressions with CPython's.
func TestFixed(t *testing.T) {
	type fixedCase struct{ Name, Text string }
	cases := map[string]func() Value{
		"hashes": fixedHashes, "hash_frozensets": fixedHashFrozensets, "equal_matrix": fixedEqual, "less_matrix": fixedLess,
		"less_equal_matrix": fixedLessEqual, "greater_matrix": fixedGreater,
		"unhashable": fixedUnhashable, "messages": fixedMessages, "iterators": fixedIterators, "zip_shared": fixedZipShared,
		"zip_itself": fixedZipItself, "iterator_functions": fixedIteratorFunctions, "groups": fixedGroups, "tees": fixedTees,
		"chain_map": fixedChainMap, "default_dict": fixedDefaultDict, "generator_log": fixedGeneratorLog,
		"deep_copies": fixedDeepCopies, "displays": fixedDisplays, "constant_sets": fixedConstantSets, "sums": fixedSums,
	}
	for _, c := range containerGolden[fixedCase](t, "fixed.jsonl") {
		t.Run(c.Name, func(t *testing.T) {
			f, ok := cases[c.Name]
			if !ok {
				t.Fatal("no such case here")
			}
			if got := Repr(f()); got != c.Text {
				t.Errorf("\n got %s\nwant %s", got, c.Text)
			}
		})
	}
}

// values returns a list of any values; listing a list of one type.
func values(items ...Value) *List[Value]   { return NewList(items...) }
func listing[T any](seq iter.Seq[T]) Value { return ListFromSeq(seq) }
func rows[T any](seq iter.Seq[[]T]) Value {
	return ListFromSeq(Map(seq, func(row []T) Value { return Tuple(MapList(row, func(v T) Value { return v })) }))
}
func pairs[A, B any](seq iter.Seq2[A, B]) Value { return listing(Pairs(seq)) }

var ten = RangeTo(10).List()

func even(n int) bool { return n%2 == 0 }

func bigPower(n int) Int { return NewInt(10).Pow(NewInt(n)) }

func fixedValues() []Value {
	return []Value{nil, true, 0, 1, -1, 1<<53 + 1, 1<<61 - 1, bigPower(20), 0.0, 0.5, 1.0, -1.0, 0x1p53, 1e20,
		math.Inf(1), math.Inf(-1), 1 + 0i, 1 + 2i, Tuple{}, TupleOf(1), TupleOf(1.0), T2(1, 2), TupleOf(1, T2(2, 0.5)),
		"a", "b", "", values(), values(1), NewList(1, 2), NewDict[Value, Value]()}
}

func fixedHashes() Value {
	hashes := values()
	for _, v := range fixedValues() {
		switch v.(type) {
		case nil, string, *List[Value], *List[int], *Dict[Value, Value]:
		default:
			hashes.Append(HashOf(v))
		}
	}
	return hashes
}

func fixedHashFrozensets() Value {
	nested := NewSet[*Set[int]]()
	nested.Add(SetOf(1).Freeze())
	nested.Add(SetOf(2).Freeze())
	return values(NewSet[int]().Freeze().Hash(), SetOf(1).Freeze().Hash(), SetOf(1, 2, 3).Freeze().Hash(),
		SetOf[Value](0.5, T2(1, 2)).Freeze().Hash(), SetFromSeq(RangeTo(100).All()).Freeze().Hash(), nested.Freeze().Hash())
}

func fixedEqual() Value {
	var matrix []Value
	for _, a := range fixedValues() {
		row := values()
		for _, b := range fixedValues() {
			row.Append(HashBool(Eq(a, b)))
		}
		matrix = append(matrix, row)
	}
	return values(matrix...)
}

// matrix returns what f gives for all pairs of values.
func matrix(f func(a, b Value) string) Value {
	list := values()
	for _, a := range fixedValues() {
		for _, b := range fixedValues() {
			list.Append(f(a, b))
		}
	}
	return list
}

// compared returns the result of a comparison, or the message of its TypeError.
func compared(compare func(a, b Value) bool, a, b Value) string {
	return strings.TrimPrefix(attempt(func() Value { return compare(a, b) }), "TypeError: ")
}

func fixedLess() Value {
	return matrix(func(a, b Value) string { return compared(Less, a, b) })
}

func fixedLessEqual() Value {
	return matrix(func(a, b Value) string { return compared(LessEqual, a, b) })
}

func fixedGreater() Value {
	return matrix(func(a, b Value) string { return compared(GreaterThan, a, b) + compared(GreaterEqual, a, b) })
}

func fixedUnhashable() Value {
	list := values()
	for _, v := range []Value{values(), NewDict[int, int](), NewSet[int](), NewDeque[int](), TupleOf(1, values()),
		NewCounter[int](nil), NewDefaultDict[int, int](nil, ""), NewOrderedDict[int, int](), NewByteArray("")} {
		list.Append(attempt(func() Value { return HashOf(v) }))
	}
	return list
}

func fixedMessages() Value {
	one := NewDict[Value, Value]()
	one.Set(1, 2)
	list := values()
	for _, f := range []func() Value{
		func() Value { return Min([]int{}) },
		func() Value { return Max([]int{}) },
		func() Value { return NewList[int]().Pop() },
		func() Value { return NewList(1).PopAt(3) },
		func() Value { k, _ := NewDict[int, int]().PopItem(); return k },
		func() Value { return one.Get("k") },
		func() Value { return NewSet[int]().Pop() },
		done(func() { SetOf[Value](1).Remove(T2(1, 2)) }),
		func() Value { return NewDeque[int]().Pop() },
		func() Value { return NewDeque(1).At(4) },
		func() Value { return Index([]int{1}, 2) },
		done(func() { Remove([]int{1}, 2) }),
		func() Value { return ReduceFirst(Values([]int{}), AddInt) },
		func() Value { return RangeStep(1, 2, 0) },
		func() Value { return SliceStep([]int{1, 2}, Begin, End, 0) },
		done(func() { ISlice(Values(ten), 0, -1, 1) }),
		done(func() { ISlice(Values(ten), 1, -1, 1) }),
		done(func() { ISlice(Values(ten), 1, 2, 0) }),
		func() Value { return NewChainMap(one).Get(3) },
		done(func() { NewChainMap(one).Delete(3) }),
		done(func() { Permutations(ten, -1) }),
		func() Value { return pairs(ZipStrict([]int{1}, []int{})) },
		func() Value { return pairs(ZipStrict([]int{}, []int{1})) },
		done(growDeque), done(moveWhileWalking), done(growSet),
	} {
		list.Append(attempt(f))
	}
	return list
}

func growDeque() {
	d := NewDeque(1, 2)
	for v := range d.All() {
		d.Append(v)
	}
}

func moveWhileWalking() {
	d := NewOrderedDict[string, int]()
	d.Set("a", 1)
	d.Set("b", 2)
	for k := range d.Keys() {
		d.MoveToEnd(k)
	}
}

func growSet() {
	s := SetOf(1, 2)
	for v := range s.All() {
		s.Add(v + 10)
	}
}

func fixedIterators() Value {
	it := IterOf(ten)
	a := listing(ISlice(it.All(), 0, 2, 1))
	b := listing(TakeWhile(it.All(), func(n int) bool { return n < 5 }))
	c := listing(ISlice(it.All(), 0, 3, 2))
	return values(a, b, c, listing(it.All()))
}

func fixedZipShared() Value {
	it := NewGen(Values(ten))
	a := pairs(ZipSeq(it.All(), Values([]int{1, 2})))
	return TupleOf(a, listing(it.All()))
}

func fixedZipItself() Value {
	it := NewGen(Values(ten))
	return pairs(ZipSeq(it.All(), it.All()))
}

func fixedIteratorFunctions() Value {
	none := Values([]int{})
	multiply := func(a, b int) int { return a * b }
	letters := func(yield func(string) bool) { _ = yield("a") && yield("b") }
	return values(
		listing(ISlice(CountFrom(3, 2), 0, 4, 1)), listing(ISlice(CountFromFloat(0.5, 0.25), 0, 3, 1)),
		listing(ISlice(Cycle(Values([]int{1, 2, 3})), 0, 7, 1)), listing(Cycle(none)), listing(RepeatTimes(7, 3)),
		listing(Accumulate(Values(ten), AddInt)), listing(AccumulateFrom(Values(ten), func(a, b int) int { return max(a, b) }, 4)),
		listing(Accumulate(none, AddInt)),
		listing(Chain(Values([]int{1}), none, Values([]int{2, 3}))), listing(ChainLists(Values([][]int{{1}, {2, 3}}))),
		listing(Compress(Values(ten), Values([]bool{true, false, true}))),
		listing(DropWhile(Values([]int{0, 2, 3, 4}), even)), listing(FilterFalse(Values(ten), even)),
		pairs(Pairwise(Values(ten))), pairs(Pairwise(Values([]int{1}))),
		listing(StarMap(Zip(ten, ten), multiply)),
		pairs(ZipLongest(Values([]int{1, 2, 3}), Values([]int{4}), 0, 0)),
		rows(Product([]int{1, 2}, []int{3, 4})), rows(ProductRepeat([]int{1, 2}, 3)), rows(Product[int]()), pairs(Product2([]int{1}, []int{})),
		rows(Permutations([]int{1, 2, 3}, End)), rows(Permutations([]int{1, 2, 3, 4}, 2)), rows(Permutations([]int{1}, 2)),
		pairs(Combinations2([]int{1, 2, 3, 4})), rows(Combinations([]int{1, 2}, 0)), rows(Combinations([]int{1}, 3)),
		rows(CombinationsWithReplacement([]int{1, 2, 3}, 2)), rows(CombinationsWithReplacement([]int{}, 2)),
		listing(ISlice(Values(ten), 1, 8, 3)), listing(ISlice(Values(ten), 3, End, 1)),
		pairs(Enumerate(letters, 5)), listing(Backward(ten)))
}

func fixedGroups() Value {
	data := []int{1, 1, 2, 3, 3, 3, 1}
	self := func(n int) int { return n }
	kept, out, left, fours := []iter.Seq[int]{}, values(), values(), values()
	for k, g := range GroupBy(Values(data), self) {
		kept = append(kept, g)
		first, _ := First(g)
		out.Append(T2(k, first))
	}
	for _, g := range kept {
		left.Append(listing(g))
	}
	for k, g := range GroupRuns(ten, func(n int) int { return n / 4 }) {
		fours.Append(TupleOf(k, NewList(g...)))
	}
	return TupleOf(out, left, fours)
}

func fixedTees() Value {
	readers := Tee(NewGen(Values(ten)), 3)
	a, b, c := readers[0], readers[1], readers[2]
	x := values(a.MustNext(), a.MustNext(), b.MustNext())
	return TupleOf(x, listing(a.All()), listing(b.All()), listing(c.All()), OptOf(a.Next()))
}

func fixedChainMap() Value {
	a := DictOf(T2("x", 1), T2("y", 2))
	b := DictOf(T2("y", 3), T2("z", 4))
	c := NewChainMap(a, b)
	c.Set("w", 5)
	return TupleOf(pairs(c.Items()), c.Len(), c.Get("y"), c.GetOr("q", 0), c.Contains("z"), c.Parents().Get("y"), a)
}

func fixedDefaultDict() Value {
	d := NewDefaultDict[string](func() []int { return nil }, "<class 'list'>")
	add := func(key string, v int) {
		p := d.Ref(key)
		*p = append(*p, v)
	}
	add("a", 1)
	d.Get("b")
	add("a", 2)
	shown := NewDefaultDict[string](func() Value { return nil }, "<class 'list'>")
	for k, v := range d.Items() {
		shown.Set(k, NewList(v...))
	}
	n := NewDefaultDict[string](func() int { return 0 }, "<class 'int'>")
	*n.Ref("k") += 2
	return TupleOf(shown, n, OptOf(d.GetOK("q")), d.Contains("q"), NewDefaultDict[int, int](nil, ""))
}

func fixedDeepCopies() Value {
	row := NewList[Value](0, 0)
	grid := NewList(row, row)
	loop := values(1)
	loop.Append(loop)
	c := DeepCopyOf(grid, Memo{})
	c.At(0).SetAt(0, 5)
	d := DeepCopyOf(loop, Memo{})
	d.SetAt(0, 2)
	return TupleOf(grid, c, loop, d, d.At(1) == Value(d))
}

func fixedDisplays() Value {
	one := NewDict[Value, Value]()
	one.Set(1, values(2))
	short := NewDequeMax[int](2)
	short.Append(1)
	abca := NewCounter(Values([]string{"a", "b", "c", "a"}))
	ordered := NewOrderedDict[int, int]()
	ordered.Set(1, 2)
	return values(TupleOf(1), TupleOf(), T2(1, "a"), values(nil, true, 1.5), one, SetOf(5), SetOf(3).Freeze(),
		NewSet[int](), NewSet[int]().Freeze(), short, abca, ordered, NewOrderedDict[int, int](), NewCounter[int](nil),
		RangeTo(3), RangeStep(1, 9, 2), values(values(), NewDict[int, int]()))
}

func fixedConstantSets() Value {
	return values(listing(SetOfConstants(33, 1, 65, 9).All()), listing(SetOfConstants(8, 16, 0, 24, 32).All()),
		listing(SetOfConstants(7, 15, 23, 31, 39, 47).All()))
}

func fixedSums() Value {
	mod := func(n int) int { return n % 4 }
	zero, negative, nan := 0.0, math.Copysign(0, -1), math.NaN()
	hello := MapList([]rune("hello"), func(r rune) string { return string(r) })
	return values(SumFloats(Filled(0.1, 10)), SumInts(nil), SumIntSeq(Map(Values(ten), func(x int) int { return x * x })),
		Min([]int{3, 1, 2}), Max([]int{3, 1, 2}), Min([]float64{zero, negative}), Max([]float64{negative, zero}),
		Max([]float64{nan, 1}), Max([]float64{1, nan}), MaxKey(ten, mod), MinKey(ten, func(n int) int { return -mod(n) }),
		MaxOr([]int{}, 9), Any(Values([]bool{})), All(Values([]bool{})), NewList(SortedReverse(hello)...))
}
