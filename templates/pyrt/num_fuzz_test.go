package pyrt

import (
	"math"
	"math/big"
	"testing"
)

func fuzzInt(b []byte) Int {
	if len(b) > 64 {
		b = b[:64]
	}
	return IntFromBytes(Bytes(b), "big", true)
}

// FuzzInt checks Int against math/big and against Python's laws of division.
func FuzzInt(f *testing.F) {
	f.Add([]byte{0x80, 0, 0, 0, 0, 0, 0, 0}, []byte{0xff})
	f.Add([]byte{0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, []byte{1})
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0xfe})
	f.Fuzz(func(t *testing.T, x, y []byte) {
		a, b := fuzzInt(x), fuzzInt(y)
		p, q := a.Big(), b.Big()
		check := func(op string, got Int, want *big.Int) {
			if got.Big().Cmp(want) != 0 || (got.big == nil) != want.IsInt64() {
				t.Errorf("%v %s %v = %v, want %v", a, op, b, got, want)
			}
			if got.big != nil && got.small != math.MinInt64 {
				t.Errorf("%v %s %v: small is %d beside a big value", a, op, b, got.small)
			}
		}
		check("+", a.Add(b), new(big.Int).Add(p, q))
		check("-", a.Sub(b), new(big.Int).Sub(p, q))
		check("*", a.Mul(b), new(big.Int).Mul(p, q))
		check("+ self", a.Add(a), new(big.Int).Lsh(p, 1))
		check("- self", a.Sub(a), new(big.Int))
		check("neg", a.Neg(), new(big.Int).Neg(p))
		if a.Cmp(b) != p.Cmp(q) || a.Eq(b) != (p.Cmp(q) == 0) || a.Less(b) != (p.Cmp(q) < 0) {
			t.Errorf("order of %v and %v", a, b)
		}
		if b.IsZero() {
			return
		}
		d, m := a.DivMod(b)
		if !d.Mul(b).Add(m).Eq(a) || m.Sign()*b.Sign() < 0 || m.Abs().Cmp(b.Abs()) >= 0 {
			t.Errorf("divmod(%v, %v) = %v, %v", a, b, d, m)
		}
		var s, u, v IntAccumulator
		u.Set(a)
		v.Set(b)
		if !s.FloorDiv(&u, &v).Int().Eq(d) || !s.Mod(&u, &v).Int().Eq(m) || !v.Mod(&u, &v).Int().Eq(m) {
			t.Errorf("accumulated divmod(%v, %v)", a, b)
		}
	})
}

// FuzzCheckedInt checks that the operators on int trip exactly where the result
// does not fit.
func FuzzCheckedInt(f *testing.F) {
	f.Add(math.MinInt64, -1)
	f.Add(1<<31, 1<<31)
	f.Add(-1<<31, -1<<32)
	f.Fuzz(func(t *testing.T, a, b int) {
		for _, op := range []struct {
			name  string
			small func(a, b int) int
			big   func(a, b Int) Int
		}{
			{"+", AddInt, Int.Add}, {"-", SubInt, Int.Sub}, {"*", MulInt, Int.Mul},
			{"//", FloorDivInt, Int.FloorDiv}, {"%", FloorModInt, Int.Mod},
		} {
			want := numOutcome(func() any { return op.big(NewInt(a), NewInt(b)) })
			got := numOutcome(func() any { return op.small(a, b) })
			if got == "guard" {
				if op.big(NewInt(a), NewInt(b)).big == nil {
					t.Errorf("%d %s %d trips the guard, and is %s", a, op.name, b, want)
				}
			} else if got != want {
				t.Errorf("%d %s %d = %s, want %s", a, op.name, b, got, want)
			}
		}
		if order, _ := CompareIntFloat(a, float64(b)); order != NewInt(a).Cmp(IntFromFloat(float64(b))) {
			t.Errorf("%d compared with %g: %d", a, float64(b), order)
		}
		if EqIntFloat(a, float64(b)) != NewInt(a).Eq(IntFromFloat(float64(b))) {
			t.Errorf("%d == %g", a, float64(b))
		}
	})
}

// FuzzFloatFromHex checks that any text is read or refused by an exception, and
// that what is read comes back from its hex.
func FuzzFloatFromHex(f *testing.F) {
	for _, s := range []string{"0x1.8p1", "-inf", "1p-1075", "0x.p", "0x1p99999999999999999999", "1.0p+-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		numOutcome(func() any {
			x := FloatFromHex(s)
			if y := FloatFromHex(FloatHex(x)); math.Float64bits(x) != math.Float64bits(y) && x == x {
				t.Errorf("%q is %x, whose hex is %x", s, x, y)
			}
			return x
		})
	})
}

// FuzzRoundTo checks the quick way of rounding against the slow one.
func FuzzRoundTo(f *testing.F) {
	f.Add(2.675, 2)
	f.Add(0.5, 0)
	f.Add(1e15+0.25, 1)
	f.Fuzz(func(t *testing.T, x float64, digits int) {
		digits %= 23
		got := numOutcome(func() any { return RoundTo(x, digits) })
		if want := numOutcome(func() any { return roundToSlow(x, digits) }); got != want {
			t.Errorf("round(%v, %d) = %s, want %s", x, digits, got, want)
		}
	})
}

// FuzzFmod checks the quick remainder against Go's.
func FuzzFmod(f *testing.F) {
	f.Add(5.5, 0.1)
	f.Add(1e300, 3.0)
	f.Add(-4.0, 2.0)
	f.Fuzz(func(t *testing.T, x, y float64) {
		if got, want := fmod(x, y), math.Mod(x, y); math.Float64bits(got) != math.Float64bits(want) && want == want {
			t.Errorf("fmod(%x, %x) = %x, want %x", x, y, got, want)
		}
	})
}

func TestProd(t *testing.T) {
	if got := ProdInts([]int{1 << 40, 1 << 40, 0}); got != 0 {
		t.Errorf("ProdInts = %d, want 0", got)
	}
	if got := ProdInts([]int{3, -4, 5}); got != -60 {
		t.Errorf("ProdInts = %d, want -60", got)
	}
	if got := Prod([]Int{NewInt(1 << 40), NewInt(1 << 40)}, NewInt(3)).String(); got != "3626777458843887524118528" {
		t.Errorf("Prod = %s", got)
	}
	if got := ProdFloats([]float64{1.5, -2}); got != -3 {
		t.Errorf("ProdFloats = %g", got)
	}
}
