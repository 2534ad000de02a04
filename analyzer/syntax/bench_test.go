package syntax

import (
	"os"
	"path/filepath"
	"testing"
)

// benchSource returns a large source: every parser case of testdata, repeated.
func benchSource(b *testing.B) []byte {
	b.Helper()
	files, err := filepath.Glob("testdata/py313/[a-d]*.py")
	if err != nil || len(files) == 0 {
		b.Fatalf("no benchmark sources: %v", err)
	}
	var one []byte
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text, _, derr := decodeSource(f, src)
		if derr != nil {
			b.Fatal(derr)
		}
		one = append(append(one, text...), '\n')
	}
	var all []byte
	for len(all) < 1<<20 {
		all = append(all, one...)
	}
	return all
}

func BenchmarkTokens(b *testing.B) {
	src := string(benchSource(b))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := tokenize("bench.py", src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	src := benchSource(b)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Parse("bench.py", src); err != nil {
			b.Fatal(err)
		}
	}
}
