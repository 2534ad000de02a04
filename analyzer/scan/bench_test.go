package scan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/rules"
)

// generate returns a tree of packages whose modules call each other: about 60
// lines a module, with loops, classes and calls for the analysers to follow.
func generate(modules int) map[string]string {
	files := map[string]string{"main.py": "from p0.m0 import run_0\n\n\nif __name__ == \"__main__\":\n    print(run_0(list(range(1000))))\n"}
	for i := range modules {
		next := (i + 1) % modules
		var b strings.Builder
		fmt.Fprintf(&b, "import json\nfrom p%d.m%d import run_%d as following\n\n\n", next%10, next, next)
		fmt.Fprintf(&b, "class Record%d:\n    def __init__(self, key, value):\n        self.key = key\n        self.value = value\n\n", i)
		b.WriteString("    def total(self, factor):\n        return sum(v * factor for v in self.value)\n\n\n")
		for j := range 4 {
			fmt.Fprintf(&b, "def step_%d(rows):\n    seen = []\n    out = {}\n    for row in rows:\n        if row not in seen:\n            seen.append(row)\n", j)
			fmt.Fprintf(&b, "        out[str(row)] = Record%d(row, [row, %d])\n    return [out[k].total(2) for k in sorted(out)]\n\n\n", i, j)
		}
		fmt.Fprintf(&b, "def run_%d(rows, depth=3):\n    if not depth:\n        return rows\n    return following(json.loads(json.dumps(step_0(step_1(rows)))), depth - 1)\n", i)
		files[fmt.Sprintf("p%d/m%d.py", i%10, i)] = b.String()
	}
	return files
}

func BenchmarkScan(b *testing.B) {
	files := generate(300)
	size := 0
	for _, text := range files {
		size += len(text)
	}
	root := plant(b, files)
	for _, name := range []string{"cold", "warm"} {
		b.Run(name, func(b *testing.B) {
			s := setup{only: rules.IDs()}
			if name == "warm" {
				s.opt.Cache = cache.Open(cache.Options{Dir: b.TempDir(), Root: root, Build: "bench"})
				s.must(b, root)
				if err := s.opt.Cache.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if res := s.must(b, root); len(res.Findings) == 0 {
					b.Fatal("nothing was found")
				}
			}
		})
	}
}
