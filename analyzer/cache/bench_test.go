package cache

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

// A warm scan of about 1,000 files: open, then look up every entry.
const (
	benchEntries = 1000
	benchSize    = 12 << 10
)

func BenchmarkWarmPack(b *testing.B) {
	opt := Options{Dir: b.TempDir(), Root: "/r"}
	fill(b, opt, 0, benchEntries, benchSize)
	keys := benchKeys()
	b.SetBytes(benchEntries * benchSize)
	for b.Loop() {
		s := Open(opt)
		for _, k := range keys {
			if _, ok := s.Lookup(k); !ok {
				b.Fatal("entry is missing")
			}
		}
	}
}

// BenchmarkWarmFiles is what a file for each entry would cost.
func BenchmarkWarmFiles(b *testing.B) {
	dir := b.TempDir()
	keys := benchKeys()
	name := func(k Key) string {
		s := hex.EncodeToString(k[:])
		return filepath.Join(dir, s[:2], s[2:])
	}
	for n, k := range keys {
		if err := os.MkdirAll(filepath.Dir(name(k)), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name(k), value(n, benchSize), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(benchEntries * benchSize)
	for b.Loop() {
		for _, k := range keys {
			data, err := os.ReadFile(name(k))
			if err != nil {
				b.Fatal(err)
			}
			checksum(k, data)
		}
	}
}

// BenchmarkCold writes all entries once.
func BenchmarkCold(b *testing.B) {
	dir := b.TempDir()
	b.SetBytes(benchEntries * benchSize)
	for n := 0; b.Loop(); n++ {
		fill(b, Options{Dir: dir, Root: string(rune('a' + n%8)), Build: string(rune('a' + n/8%8))}, n, n+benchEntries, benchSize)
	}
}

// BenchmarkKey hashes a file of the size of a mean standard library module.
func BenchmarkKey(b *testing.B) {
	data := value(1, 16<<10)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		KeyOf("summary", data)
	}
}

func BenchmarkBuildID(b *testing.B) {
	for b.Loop() {
		BuildID()
	}
}

func benchKeys() []Key {
	var keys []Key
	for n := range benchEntries {
		keys = append(keys, key(n))
	}
	return keys
}
