package pyrt

import (
	"cmp"
	"container/heap"
	"slices"
	"testing"
)

func BenchmarkListAt(b *testing.B) {
	s := RangeTo(1000).List()
	total := 0
	b.Run("at", func(b *testing.B) {
		for i := range b.N {
			total += At(s, i%1000)
		}
	})
	b.Run("native", func(b *testing.B) {
		for i := range b.N {
			total += s[i%1000]
		}
	})
}

func BenchmarkSort(b *testing.B) {
	type row struct{ key, place int }
	rows := make([]row, 10000)
	for i, k := range benchInts(len(rows)) {
		rows[i] = row{k % 5000, i}
	}
	b.Run("key/pyrt", func(b *testing.B) {
		for range b.N {
			SortKey(slices.Clone(rows), func(r row) int { return r.key })
		}
	})
	b.Run("key/SortStableFunc", func(b *testing.B) {
		for range b.N {
			slices.SortStableFunc(slices.Clone(rows), func(x, y row) int { return cmp.Compare(x.key, y.key) })
		}
	})
}

// nativeHeap is what container/heap asks for.
type nativeHeap []int

func (h nativeHeap) Len() int           { return len(h) }
func (h nativeHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h nativeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *nativeHeap) Push(v any)        { *h = append(*h, v.(int)) }
func (h *nativeHeap) Pop() any {
	old := *h
	v := old[len(old)-1]
	*h = old[:len(old)-1]
	return v
}

func BenchmarkHeap(b *testing.B) {
	keys := benchInts(1000)
	b.Run("pyrt", func(b *testing.B) {
		for range b.N {
			var h []int
			for _, k := range keys {
				HeapPush(&h, k)
			}
			for len(h) > 0 {
				HeapPop(&h)
			}
		}
	})
	b.Run("container-heap", func(b *testing.B) {
		for range b.N {
			var h nativeHeap
			for _, k := range keys {
				heap.Push(&h, k)
			}
			for len(h) > 0 {
				heap.Pop(&h)
			}
		}
	})
}

func BenchmarkDeque(b *testing.B) {
	d := NewDeque(RangeTo(100).List()...)
	for range b.N {
		d.Append(d.PopLeft())
	}
}

func BenchmarkCached(b *testing.B) {
	c := NewCached(func(n int) int { return n }, 128)
	for i := range b.N {
		c.Call(i % 100)
	}
}
