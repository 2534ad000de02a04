package pyrt

import (
	"strconv"
	"testing"
)

// The benchmarks compare a Dict and a Set with the native map that the same loop
// would use if the order did not matter.

func benchInts(n int) []int {
	keys := make([]int, n)
	r := newSource(1)
	for i := range keys {
		keys[i] = r.below(1 << 30)
	}
	return keys
}

func benchStrings(n int) []string {
	keys := make([]string, n)
	for i, k := range benchInts(n) {
		keys[i] = "key" + strconv.Itoa(k)
	}
	return keys
}

func benchDict[K comparable](b *testing.B, keys []K) {
	n := len(keys)
	d := NewDict[K, int]()
	m := map[K]int{}
	for i, k := range keys {
		d.Set(k, i)
		m[k] = i
	}
	total := 0
	b.Run("get/dict", func(b *testing.B) {
		for i := range b.N {
			total += d.Get(keys[i%n])
		}
	})
	b.Run("get/map", func(b *testing.B) {
		for i := range b.N {
			v, ok := m[keys[i%n]]
			if !ok {
				b.Fatal()
			}
			total += v
		}
	})
	b.Run("count/dict", func(b *testing.B) {
		for i := range b.N {
			*d.RefOr(keys[i%n], 0)++
		}
	})
	b.Run("count/map", func(b *testing.B) {
		for i := range b.N {
			m[keys[i%n]]++
		}
	})
	b.Run("build/dict", func(b *testing.B) {
		for range b.N {
			d := NewDict[K, int]()
			for i, k := range keys {
				d.Set(k, i)
			}
		}
	})
	b.Run("build/map", func(b *testing.B) {
		for range b.N {
			m := map[K]int{}
			for i, k := range keys {
				m[k] = i
			}
		}
	})
	b.Run("range/dict", func(b *testing.B) {
		for range b.N {
			for _, v := range d.Items() {
				total += v
			}
		}
	})
	b.Run("range/map", func(b *testing.B) {
		for range b.N {
			for _, v := range m {
				total += v
			}
		}
	})
}

func BenchmarkDictInt(b *testing.B) {
	for _, n := range []int{8, 1000, 100000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchDict(b, benchInts(n)) })
	}
}

func BenchmarkDictStr(b *testing.B) {
	for _, n := range []int{8, 1000, 100000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchDict(b, benchStrings(n)) })
	}
}

func BenchmarkDictPair(b *testing.B) {
	keys := make([]Tuple2[int, int], 1000)
	for i := range keys {
		keys[i] = T2(i%40, i/40)
	}
	benchDict(b, keys)
}

func benchSet[T comparable](b *testing.B, keys []T) {
	s := NewSet[T]()
	m := map[T]struct{}{}
	for _, k := range keys {
		s.Add(k)
		m[k] = struct{}{}
	}
	n, found := len(keys), 0
	b.Run("contains/set", func(b *testing.B) {
		for i := range b.N {
			if s.Contains(keys[i%n]) {
				found++
			}
		}
	})
	b.Run("contains/map", func(b *testing.B) {
		for i := range b.N {
			if _, ok := m[keys[i%n]]; ok {
				found++
			}
		}
	})
	b.Run("build/set", func(b *testing.B) {
		for range b.N {
			s := NewSet[T]()
			for _, k := range keys {
				s.Add(k)
			}
		}
	})
	b.Run("build/map", func(b *testing.B) {
		for range b.N {
			m := map[T]struct{}{}
			for _, k := range keys {
				m[k] = struct{}{}
			}
		}
	})
}

func BenchmarkSetInt(b *testing.B) { benchSet(b, benchInts(1000)) }
func BenchmarkSetStr(b *testing.B) { benchSet(b, benchStrings(1000)) }
func BenchmarkSetPair(b *testing.B) {
	keys := make([]Tuple2[int, int], 1000)
	for i := range keys {
		keys[i] = T2(i%40, i/40)
	}
	benchSet(b, keys)
}
