package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func key(n int) Key { return KeyOf("test", fmt.Append(nil, n)) }

func value(n, size int) []byte { return bytes.Repeat(fmt.Appendf(nil, "%07d\n", n), size/8) }

// fill opens a store, puts entries from..to and closes it.
func fill(t testing.TB, opt Options, from, to, size int) {
	t.Helper()
	s := Open(opt)
	for n := from; n < to; n++ {
		s.Put(key(n), value(n, size))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// holds checks which of the entries 0..n a store has; it returns them as ranges.
func holds(t testing.TB, s *Store, n, size int) string {
	t.Helper()
	var b strings.Builder
	last := false
	for i := range n + 1 {
		v, ok := s.Lookup(key(i))
		if ok && !bytes.Equal(v, value(i, size)) {
			t.Errorf("entry %d is wrong", i)
		}
		if ok != last {
			fmt.Fprintf(&b, "%d ", i)
		}
		last = ok
	}
	return strings.TrimSpace(b.String())
}

func packNames(t testing.TB, s *Store) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(s.dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestKeepsEntries(t *testing.T) {
	opt := Options{Dir: filepath.Join(t.TempDir(), "molt"), Root: "/r", Build: "1"}
	fill(t, opt, 0, 10, 64)
	fill(t, opt, 10, 20, 64)
	s := Open(opt)
	if got := holds(t, s, 30, 64); got != "0 20" {
		t.Errorf("holds %s", got)
	}
	if hits, misses := s.Counts(); hits != 20 || misses != 11 {
		t.Errorf("%d hits, %d misses", hits, misses)
	}
	for _, other := range []Options{{Dir: opt.Dir, Root: "/r", Build: "2"}, {Dir: opt.Dir, Root: "/q", Build: "1"}, {Root: "/r", Build: "1"}} {
		if got := holds(t, Open(other), 30, 64); got != "" {
			t.Errorf("%+v holds %s", other, got)
		}
	}
	before := packNames(t, s)
	if err := s.Close(); err != nil || !slices.Equal(packNames(t, s), before) {
		t.Errorf("a run that adds nothing writes: %v", err)
	}
}

func TestKeysTellPartsApart(t *testing.T) {
	keys := []Key{KeyOf("a"), KeyOf("a", nil), KeyOf("", []byte("a")), KeyOf("a", []byte("bc")), KeyOf("a", []byte("b"), []byte("c")), KeyOf("ab", []byte("c"))}
	seen := map[Key]int{}
	for i, k := range keys {
		if j, ok := seen[k]; ok {
			t.Errorf("keys %d and %d are the same", j, i)
		}
		seen[k] = i
	}
}

func TestSeesItsOwnEntries(t *testing.T) {
	s := Open(Options{})
	s.Put(key(1), []byte("first"))
	s.Put(key(1), []byte("second"))
	if v, ok := s.Lookup(key(1)); !ok || string(v) != "first" {
		t.Errorf("%q, %v", v, ok)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	s.Put(key(2), make([]byte, maxValue+1))
	if _, ok := s.Lookup(key(2)); ok {
		t.Error("keeps a value over the limit")
	}
}

func TestPacksBecomeOne(t *testing.T) {
	opt := Options{Dir: t.TempDir(), Root: "/r"}
	for n := range 3*maxPacks + 1 {
		fill(t, opt, n, n+1, 64)
	}
	s := Open(opt)
	if got := holds(t, s, 100, 64); got != "0 25" {
		t.Errorf("holds %s", got)
	}
	if n := len(packNames(t, s)); n > maxPacks {
		t.Errorf("%d packs", n)
	}
}

func TestUnusedEntriesGo(t *testing.T) {
	opt := Options{Dir: t.TempDir(), Root: "/r"}
	const size = 1 << 20
	fill(t, opt, 0, 30, size)
	fill(t, opt, 30, 40, size)
	s := Open(opt)
	for n := range 2 {
		if _, ok := s.Lookup(key(n)); !ok {
			t.Fatalf("entry %d is missing", n)
		}
	}
	s.Put(key(40), value(40, size))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = Open(opt)
	total := 0
	for _, p := range s.packs {
		total += len(p.data)
	}
	if limit := 2*3*(size+headSize) + slack + 4096; len(s.packs) != 1 || total > limit {
		t.Errorf("%d packs of %d bytes, limit %d", len(s.packs), total, limit)
	}
	for _, n := range []int{0, 1, 40, 30, 39} { // used, new, and the newest of the others
		if _, ok := s.Lookup(key(n)); !ok {
			t.Errorf("entry %d is gone", n)
		}
	}
}

func TestDamageIsNotThere(t *testing.T) {
	const size = 800
	head := len(magic) + headSize
	for name, c := range map[string]struct {
		harm func(data []byte) []byte
		want string
	}{
		"a value":        {func(d []byte) []byte { d[head+5] ^= 1; return d }, "1 3"},
		"a key":          {func(d []byte) []byte { d[len(magic)+1] ^= 1; return d }, "1 3"},
		"a checksum":     {func(d []byte) []byte { d[head-1] ^= 1; return d }, "1 3"},
		"a length":       {func(d []byte) []byte { d[head-5] = 0xff; return d }, ""},
		"a small length": {func(d []byte) []byte { d[head-8] ^= 1; return d }, ""},
		"cut in a value": {func(d []byte) []byte { return d[:len(d)-1] }, "0 2"},
		"cut in a head":  {func(d []byte) []byte { return d[:len(d)-size-1] }, "0 2"},
		"empty":          {func(d []byte) []byte { return nil }, ""},
		"other file":     {func(d []byte) []byte { d[0] = 'M'; return d }, ""},
	} {
		opt := Options{Dir: t.TempDir(), Root: "/r"}
		fill(t, opt, 0, 3, size)
		name0 := packNames(t, Open(opt))[0]
		data, err := os.ReadFile(name0)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name0, c.harm(data), 0o600); err != nil {
			t.Fatal(err)
		}
		s := Open(opt)
		if got := holds(t, s, 5, size); got != c.want {
			t.Errorf("%s: holds %q, want %q", name, got, c.want)
		}
		fill(t, opt, 0, 3, size) // what is missing is added again
		if got := holds(t, Open(opt), 5, size); got != "0 3" {
			t.Errorf("%s: holds %q afterwards", name, got)
		}
	}
}

func TestRunsAtOnce(t *testing.T) {
	opt := Options{Dir: t.TempDir(), Root: "/r"}
	var wg sync.WaitGroup
	for run := range 4 {
		wg.Go(func() {
			for round := range 10 {
				n := run*10 + round
				fill(t, opt, n, n+1, 64)
			}
		})
	}
	wg.Wait()
	fill(t, opt, 40, 41, 64)
	s := Open(opt)
	held := 0
	for n := range 41 {
		v, ok := s.Lookup(key(n))
		if ok && !bytes.Equal(v, value(n, 64)) {
			t.Errorf("entry %d is wrong", n)
		}
		if ok {
			held++
		}
	}
	if held != 41 {
		t.Errorf("%d of 41 entries are left", held)
	}
}

func TestConcurrentUse(t *testing.T) {
	s := Open(Options{Dir: t.TempDir()})
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range 200 {
				if v, ok := s.Lookup(key(n)); ok && !bytes.Equal(v, value(n, 64)) {
					t.Errorf("worker %d: entry %d is wrong", w, n)
				}
				s.Put(key(n), value(n, 64))
			}
		})
	}
	wg.Wait()
	if got := holds(t, s, 300, 64); got != "0 200" {
		t.Errorf("holds %s", got)
	}
}

func TestOldestFoldersGo(t *testing.T) {
	dir := t.TempDir()
	stranger := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(stranger, make([]byte, 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	for age, root := range []string{"/new", "/middle", "/old"} {
		opt := Options{Dir: dir, Root: root}
		fill(t, opt, 0, 1, 4096)
		at := time.Date(2020, 1, 10-age, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(packNames(t, Open(opt))[0], at, at); err != nil {
			t.Fatal(err)
		}
	}
	fill(t, Options{Dir: dir, Root: "/now", MaxBytes: 3 * 4500}, 0, 1, 4096)
	for root, want := range map[string]string{"/now": "0 1", "/new": "0 1", "/middle": "0 1", "/old": ""} {
		if got := holds(t, Open(Options{Dir: dir, Root: root}), 2, 4096); got != want {
			t.Errorf("%s holds %q, want %q", root, got, want)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 4 {
		t.Errorf("%d entries in the cache's folder, want 3 folders and the stranger", len(entries))
	}
}

func TestUnusableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(Options{Dir: file, Root: "/r"})
	s.Put(key(1), value(1, 64))
	if err := s.Close(); err == nil || !strings.HasPrefix(err.Error(), "cache: mkdir ") {
		t.Errorf("got %v", err)
	}
}

func TestDefaultDir(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("MOLT_CACHE_DIR", dir)
	for setting, want := range map[string]string{"": dir, "on": dir, "off": "", "OFF": "", "0": ""} {
		t.Setenv("MOLT_CACHE", setting)
		if got := DefaultDir(); got != want {
			t.Errorf("MOLT_CACHE=%s: %q, want %q", setting, got, want)
		}
	}
}

func TestBuildID(t *testing.T) {
	id := BuildID()
	if len(id) < 12 || id != BuildID() {
		t.Errorf("%q, then %q", id, BuildID())
	}
}

func FuzzPack(f *testing.F) {
	good := appendEntry([]byte(magic), key(1), []byte("value"))
	f.Add(good)
	f.Add(good[:len(good)-2])
	f.Fuzz(func(t *testing.T, data []byte) {
		index := map[Key]*stored{}
		pack{data: data}.addTo(index, 0)
		for k, e := range index {
			if e.intact(k) && !bytes.Contains(data, e.value) {
				t.Error("a value that is not in the pack")
			}
		}
	})
}
