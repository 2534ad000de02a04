package effects_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// synthetic returns the trees of a made-up package, about 1.6 MB in 100 files,
// whose modules import, subclass and call each other.
func synthetic(b *testing.B) (trees []*syntax.File, size int64) {
	b.Helper()
	const modules, classes = 100, 20
	for m := range modules {
		var src strings.Builder
		fmt.Fprintf(&src, "import os, json, math\nfrom pkg.m%d import C0 as Base, helper0 as earlier\nCACHE = {}\n", max(0, m-1))
		for c := range classes {
			fmt.Fprintf(&src, `
class C%[1]d(Base):
    """A class."""
    count = 0

    def __init__(self, name: str, size=%[1]d):
        super().__init__(name)
        self.name, self.size = name, size
        self.items = []

    def add(self, item):
        for i, (key, value) in enumerate(sorted({"a": 1, "b": item}.items())):
            self.items.append(math.sqrt(value) * i)
        return self

    def total(self):
        return sum(x * self.size for x in self.items if x > 0.5)

def helper%[1]d(path, n=3):
    global LAST
    rows = [json.loads(line) for line in open(os.path.join(path, "x"))]
    table = {row["k"]: C%[1]d(row["k"]).add(n) for row in rows}
    if n not in CACHE:
        CACHE[n] = earlier(path, n - 1)
    LAST = max(table.values(), key=lambda c: c.total())
    return table[str(n)].total() + len(CACHE)
`, c)
		}
		text := src.String()
		tree, err := syntax.Parse(fmt.Sprintf("pkg/m%d.py", m), []byte(text))
		if err != nil {
			b.Fatal(err)
		}
		trees, size = append(trees, tree), size+int64(len(text))
	}
	return trees, size
}

func analyzed(trees []*syntax.File) []*resolve.File {
	files := make([]*resolve.File, len(trees))
	for i, t := range trees {
		files[i] = resolve.Analyze(t)
	}
	return files
}

func BenchmarkAnalyze(b *testing.B) {
	trees, size := synthetic(b)
	b.SetBytes(size)
	for b.Loop() {
		analyzed(trees)
	}
}

func BenchmarkLink(b *testing.B) {
	trees, size := synthetic(b)
	b.SetBytes(size)
	for b.Loop() {
		b.StopTimer()
		files := analyzed(trees)
		b.StartTimer()
		resolve.Link(files, resolve.Options{})
	}
}

func BenchmarkInfer(b *testing.B) {
	trees, size := synthetic(b)
	p := resolve.Link(analyzed(trees), resolve.Options{})
	b.SetBytes(size)
	for b.Loop() {
		infer.New(p)
	}
}

func BenchmarkCallGraph(b *testing.B) {
	trees, size := synthetic(b)
	p := resolve.Link(analyzed(trees), resolve.Options{})
	types := infer.New(p)
	b.SetBytes(size)
	for b.Loop() {
		callgraph.Build(p, types)
	}
}

func BenchmarkEffects(b *testing.B) {
	trees, size := synthetic(b)
	p := resolve.Link(analyzed(trees), resolve.Options{})
	types := infer.New(p)
	g := callgraph.Build(p, types)
	b.SetBytes(size)
	for b.Loop() {
		effects.Compute(p, types, g)
	}
}
