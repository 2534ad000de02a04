package pyrt

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// containerGolden returns the lines of a golden file that only CPython writes
// (testdata/containers). PYRT_CONTAINERS names another folder, with more cases
// than the repository keeps.
func containerGolden[T any](t *testing.T, name string) []T {
	t.Helper()
	dir := os.Getenv("PYRT_CONTAINERS")
	if dir == "" {
		dir = filepath.Join("testdata", "containers")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var c T
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		cases = append(cases, c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("no cases in " + name)
	}
	return cases
}

// opsCase is a line of set_ops.jsonl and dict_ops.jsonl.
type opsCase struct {
	Seed uint64
	Kind string
	Sums []uint64
}

// source draws the numbers that ops.py draws.
type source struct{ x uint64 }

func newSource(seed uint64) *source { return &source{seed*2862933555777941757 + 3037000493} }

func (r *source) below(n int) int {
	r.x = r.x*6364136223846793005 + 1442695040888963407
	return int((r.x >> 33) % uint64(n))
}

func drawSmall(r *source) int     { return r.below(12) }
func drawMedium(r *source) int    { return r.below(400) - 100 }
func drawShifted(r *source) int   { return r.below(64) << 40 }
func drawFloat(r *source) float64 { return float64(r.below(200)-80) / 4 }
func drawBool(r *source) bool     { return r.below(2) == 1 }

func drawLarge(r *source) int {
	high := r.below(1 << 30)
	return (high<<32 | r.below(1<<30)) - 1<<61
}

func drawPair(r *source) Tuple2[int, int] {
	a := r.below(15)
	return T2(a, r.below(15)-5)
}

func drawTriple(r *source) Tuple3[int, int, int] {
	a, b := r.below(6), r.below(6)
	return T3(a, b, r.below(6))
}

func drawMixed(r *source) Tuple2[int, float64] {
	a := r.below(9)
	return T2(a, drawFloat(r))
}

func drawDynamic(r *source) Value {
	switch r.below(4) {
	case 0:
		return r.below(9)
	case 1:
		return drawFloat(r)
	case 2:
		return drawBool(r)
	}
	a := r.below(4)
	b := drawFloat(r)
	return TupleOf(a, T2(b, r.below(3)))
}

func drawText(r *source) string { return "k" + ReprInt(NewInt(r.below(60))) }

type sum uint64

func (h sum) add(item int) sum { return h*1000003 + sum(item) }
func (h sum) end() sum         { return h*31 + 7 }
