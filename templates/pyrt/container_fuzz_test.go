package pyrt

import (
	"cmp"
	"maps"
	"slices"
	"testing"
)

// FuzzDict holds a Dict and a Set against native maps under any operations.
func FuzzDict(f *testing.F) {
	f.Add([]byte("abcabcxyz\x00\x01\x02\xff\xfe"))
	f.Fuzz(func(t *testing.T, ops []byte) {
		d, m := NewDict[int, int](), map[int]int{}
		s := NewSet[int]()
		for i := 0; i+1 < len(ops); i += 2 {
			key := int(ops[i]) * 0x0101_0101
			switch ops[i+1] % 4 {
			case 0, 1:
				d.Set(key, i)
				m[key] = i
				s.Add(key)
			case 2:
				d.PopOr(key, 0)
				delete(m, key)
				s.Discard(key)
			case 3:
				if d.Len() > 0 {
					last, _ := d.PopItem()
					delete(m, last)
					s.Remove(last)
				}
			}
			if d.Contains(key) != s.Contains(key) {
				t.Fatalf("%d: in dict %v, in set %v", key, d.Contains(key), s.Contains(key))
			}
		}
		if got := maps.Collect(d.Items()); !maps.Equal(got, m) {
			t.Fatalf("got %v, want %v", got, m)
		}
		if got, want := Sorted(s.List()), slices.Sorted(maps.Keys(m)); !slices.Equal(got, want) {
			t.Fatalf("set %v, want %v", got, want)
		}
	})
}

// FuzzSort holds the sort against the one of the standard library.
func FuzzSort(f *testing.F) {
	f.Add([]byte("the quick brown fox jumps over the lazy dog"), uint16(3))
	f.Add([]byte("aaaabbbbccccddddeeeeffffgggg"), uint16(40))
	f.Fuzz(func(t *testing.T, data []byte, repeat uint16) {
		type item struct{ rank, place int }
		items := make([]item, 0, len(data)*int(repeat%64))
		for range repeat % 64 {
			for _, b := range data {
				items = append(items, item{int(b) + len(items)/100, len(items)})
			}
		}
		want := slices.Clone(items)
		slices.SortStableFunc(want, func(x, y item) int { return cmp.Compare(x.rank, y.rank) })
		SortKey(items, func(x item) int { return x.rank })
		if !slices.Equal(items, want) {
			t.Fatal("not in stable order")
		}
	})
}

// FuzzSliceStep holds slices against a loop over the indices.
func FuzzSliceStep(f *testing.F) {
	f.Add(10, -3, 2, -1)
	f.Add(5, Begin, End, 2)
	f.Fuzz(func(t *testing.T, n, i, j, step int) {
		if n < 0 || n > 1000 || step == 0 {
			return
		}
		s := RangeTo(n).List()
		part := SliceStep(s, i, j, step)
		for k := 1; k < len(part); k++ {
			if part[k]-part[k-1] != step {
				t.Fatalf("%v does not go by %d", part, step)
			}
		}
		rest := DeleteSliceStep(Copy(s), i, j, step)
		if all := Sorted(Concat(part, rest)); !slices.Equal(all, s) {
			t.Fatalf("slice %v and rest %v are not %v", part, rest, s)
		}
	})
}
