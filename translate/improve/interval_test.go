package improve

import (
	"math"
	"math/big"
	"testing"

	"github.com/molt-go/molt/translate/core"
)

// ends are where operations on ints change what they do.
var ends = []int{math.MinInt, math.MinInt + 1, -1 << 32, -7, -3, -2, -1, 0, 1, 2, 3, 5, 62, 63, 64, 1 << 32, math.MaxInt - 1, math.MaxInt}

// exact is what Python gives; ok is false where it raises an exception.
func exact(op core.Op, x, y int) (result *big.Int, ok bool) {
	a, b, z := big.NewInt(int64(x)), big.NewInt(int64(y)), new(big.Int)
	switch op {
	case core.Add:
		return z.Add(a, b), true
	case core.Sub:
		return z.Sub(a, b), true
	case core.Mul:
		return z.Mul(a, b), true
	case core.Neg:
		return z.Neg(a), true
	case core.Invert:
		return z.Not(a), true
	case core.BitAnd:
		return z.And(a, b), true
	case core.BitOr:
		return z.Or(a, b), true
	case core.BitXor:
		return z.Xor(a, b), true
	case core.Shl:
		return z.Lsh(a, uint(max(y, 0)%4096)), y >= 0 && y < 4096
	case core.Shr:
		return z.Rsh(a, uint(min(max(y, 0), 4096))), y >= 0
	case core.FloorDiv, core.Mod:
		if y == 0 {
			return nil, false
		}
		q, m := new(big.Int).DivMod(a, b, new(big.Int)) // Euclid's
		if m.Sign() != 0 && b.Sign() < 0 {
			q.Sub(q, big.NewInt(1))
			m.Add(m, b)
		}
		if op == core.Mod {
			return m, true
		}
		return q, true
	}
	panic("no such operation")
}

// plain is what Go's own operator gives.
func plain(op core.Op, x, y int) int {
	switch op {
	case core.Add:
		return x + y
	case core.Sub:
		return x - y
	case core.Mul:
		return x * y
	case core.Neg:
		return -x
	case core.Shl:
		return x << y
	case core.Shr:
		return x >> y
	case core.FloorDiv:
		return x / y
	}
	return x % y
}

// TestOperateHoldsAllResults tries all operations on all pairs of intervals between some
// ends: what Python gives for members is within, or does not fit an int; and where no
// check is needed, Go's operator gives the same.
func TestOperateHoldsAllResults(t *testing.T) {
	var intervals []interval
	for i, lo := range ends {
		for _, hi := range ends[i:] {
			intervals = append(intervals, interval{lo, hi})
		}
	}
	checks := map[core.Op]core.Check{
		core.Add: core.Overflow, core.Sub: core.Overflow, core.Mul: core.Overflow, core.Neg: core.Overflow, core.Shl: core.Overflow | core.Count,
		core.Shr: core.Count, core.FloorDiv: core.Zero | core.Sign, core.Mod: core.Zero | core.Sign, core.BitAnd: 0, core.BitOr: 0, core.BitXor: 0, core.Invert: 0,
	}
	proven := 0
	for op, check := range checks {
		for _, a := range intervals {
			for _, b := range intervals {
				result, needless := operate(op, a, b)
				if needless != 0 {
					proven++
				}
				for _, x := range ends {
					for _, y := range ends {
						if x < a.lo || x > a.hi || y < b.lo || y > b.hi {
							continue
						}
						want, ok := exact(op, x, y)
						if !ok {
							if needless == check && check != 0 {
								t.Fatalf("op %d: %d, %d raises, but %v, %v need no check", op, x, y, a, b)
							}
							continue
						}
						if want.IsInt64() && (int(want.Int64()) < result.lo || int(want.Int64()) > result.hi) {
							t.Fatalf("op %d: %d, %d gives %s, not in %v, of %v and %v", op, x, y, want, result, a, b)
						}
						if check != 0 && needless == check && (!want.IsInt64() || int(want.Int64()) != plain(op, x, y)) {
							t.Fatalf("op %d: %d, %d gives %s, Go %d, but %v, %v need no check", op, x, y, want, plain(op, x, y), a, b)
						}
					}
				}
			}
		}
	}
	if proven == 0 {
		t.Error("no check is ever needless")
	}
}
