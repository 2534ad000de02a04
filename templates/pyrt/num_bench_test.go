package pyrt

import (
	"math"
	"math/big"
	"testing"
)

var (
	intSink   int
	bigSink   Int
	floatSink float64
)

func BenchmarkFibonacci(b *testing.B) {
	b.Run("int64", func(b *testing.B) {
		for range b.N {
			x, y := 0, 1
			for range 80 {
				x, y = y, x+y
			}
			intSink = x
		}
	})
	b.Run("AddInt", func(b *testing.B) {
		for range b.N {
			x, y := 0, 1
			for range 80 {
				x, y = y, AddInt(x, y)
			}
			intSink = x
		}
	})
	b.Run("Int", func(b *testing.B) {
		for range b.N {
			x, y := NewInt(0), NewInt(1)
			for range 80 {
				x, y = y, x.Add(y)
			}
			bigSink = x
		}
	})
	b.Run("big.Int", func(b *testing.B) {
		for range b.N {
			x, y := big.NewInt(0), big.NewInt(1)
			for range 80 {
				x, y = y, new(big.Int).Add(x, y)
			}
			intSink = int(x.Int64())
		}
	})
}

// BenchmarkFibonacci2000 is beyond 64 bits for most of its turns.
func BenchmarkFibonacci2000(b *testing.B) {
	b.Run("Int", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			x, y := NewInt(0), NewInt(1)
			for range 2000 {
				x, y = y, x.Add(y)
			}
			bigSink = x
		}
	})
	b.Run("IntAccumulator", func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			var p, q IntAccumulator
			x, y := p.Set(NewInt(0)), q.Set(NewInt(1))
			for range 2000 {
				x.Add(x, y)
				x, y = y, x
			}
			bigSink = x.Int()
		}
	})
}

func BenchmarkFactorial300(b *testing.B) {
	b.Run("Int", func(b *testing.B) {
		for range b.N {
			x := NewInt(1)
			for i := range 300 {
				x = x.Mul(NewInt(i + 1))
			}
			bigSink = x
		}
	})
	b.Run("IntAccumulator", func(b *testing.B) {
		for range b.N {
			var x IntAccumulator
			x.Set(NewInt(1))
			for i := range 300 {
				x.MulInt(&x, i+1)
			}
			bigSink = x.Int()
		}
	})
}

func BenchmarkCongruence(b *testing.B) {
	b.Run("int64", func(b *testing.B) {
		x := 1
		for range b.N {
			for range 80 {
				x = (x*1103515245 + 12345) % (1 << 31)
			}
		}
		intSink = x
	})
	b.Run("checked", func(b *testing.B) {
		x := 1
		for range b.N {
			for range 80 {
				x = FloorModInt(AddInt(MulInt(x, 1103515245), 12345), 1<<31)
			}
		}
		intSink = x
	})
	b.Run("Int", func(b *testing.B) {
		x, m, c, n := NewInt(1), NewInt(1103515245), NewInt(12345), NewInt(1<<31)
		for range b.N {
			for range 80 {
				x = x.Mul(m).Add(c).Mod(n)
			}
		}
		bigSink = x
	})
}

func benchFloat(b *testing.B, name string, ours, std func(float64) float64) {
	xs := make([]float64, 1024)
	r := NewRandom(1)
	for i := range xs {
		xs[i] = 0.01 + 50*r.Random()
		if name == "Asin" || name == "Atanh" {
			xs[i] /= 51
		}
	}
	for _, v := range []struct {
		name string
		f    func(float64) float64
	}{{"pyrt", ours}, {"math", std}} {
		b.Run(name+"/"+v.name, func(b *testing.B) {
			s := 0.0
			for i := range b.N {
				s += v.f(xs[i&1023])
			}
			floatSink = s
		})
	}
}

func BenchmarkMath(b *testing.B) {
	benchFloat(b, "Exp", Exp, math.Exp)
	benchFloat(b, "Log", Log, math.Log)
	benchFloat(b, "Sin", Sin, math.Sin)
	benchFloat(b, "Cos", Cos, math.Cos)
	benchFloat(b, "Tan", Tan, math.Tan)
	benchFloat(b, "Atan", Atan, math.Atan)
	benchFloat(b, "Asin", Asin, math.Asin)
	benchFloat(b, "Sqrt", Sqrt, math.Sqrt)
	benchFloat(b, "Pow", func(x float64) float64 { return PowFloat(x, 2.3) }, func(x float64) float64 { return math.Pow(x, 2.3) })
	benchFloat(b, "Fmod", func(x float64) float64 { return FloorModFloat(x, 0.7) }, func(x float64) float64 { return math.Mod(x, 0.7) })
	benchFloat(b, "Round2", func(x float64) float64 { return RoundTo(x, 2) }, func(x float64) float64 { return math.Round(x*100) / 100 })
}

func BenchmarkRandom(b *testing.B) {
	r := NewRandom(1)
	for range b.N {
		floatSink = r.Random()
	}
}
