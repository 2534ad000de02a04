package pyrt

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"testing"
)

var libm1 = map[string]func(float64) float64{
	"exp": Exp, "exp2": Exp2, "expm1": Expm1, "log": Log, "log2": Log2, "log10": Log10, "log1p": Log1p,
	"sin": Sin, "cos": Cos, "tan": Tan, "sinh": Sinh, "cosh": Cosh, "tanh": Tanh, "asinh": Asinh,
	"acosh": Acosh, "atanh": Atanh, "cbrt": Cbrt, "erf": Erf, "erfc": Erfc, "gamma": Gamma, "lgamma": LGamma,
	"asin": Asin, "acos": Acos, "atan": Atan,
}

var libm2 = map[string]func(a, b float64) float64{"pow": Pow, "hypot": Hypot2, "atan2": Atan2}

// libmCall returns the function of that name of arguments drawn from ranges as
// the generator of the goldens draws them; exceptions are +Inf.
func libmCall(name string, ranges []float64) func() float64 {
	r := NewRandom(1)
	one, two := libm1[name], libm2[name]
	return func() (y float64) {
		a, b := ranges[0]+float64((ranges[1]-ranges[0])*r.Random()), 0.0
		if two != nil {
			b = ranges[2] + float64((ranges[3]-ranges[2])*r.Random())
		}
		defer func() {
			if e := recover(); e != nil {
				y = math.Inf(1)
			}
		}()
		if two != nil {
			return two(a, b)
		}
		return one(a)
	}
}

func libmGoldens(t *testing.T, file string, f func(t *testing.T, call func() float64, want string)) {
	readNumGoldens(t, file, func(fields []json.RawMessage) {
		var ranges []float64
		if err := json.Unmarshal(fields[1], &ranges); err != nil {
			t.Fatal(err)
		}
		name, want := numText(t, fields[0]), numText(t, fields[2])
		t.Run(fmt.Sprint(name, ranges), func(t *testing.T) { f(t, libmCall(name, ranges), want) })
	})
}

// TestLibm compares 400,000 results a function and range, 13.6 million in all,
// with CPython's, by the checksums of each 10,000 of them: no bit may differ.
func TestLibm(t *testing.T) {
	const block = 10000
	libmGoldens(t, "libm_digests.jsonl", func(t *testing.T, call func() float64, want string) {
		buf, differ := make([]byte, 0, 8*block), 0
		sums := strings.Fields(want)
		if testing.Short() {
			sums = sums[:2]
		}
		for _, sum := range sums {
			buf = buf[:0]
			for range block {
				buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(call()))
			}
			if fmt.Sprintf("%08x", crc32.ChecksumIEEE(buf)) != sum {
				differ++
			}
		}
		if differ != 0 {
			t.Errorf("%d of %d blocks of %d results differ from CPython's", differ, len(sums), block)
		}
	})
}

// TestLibmNearly bounds how often the functions that do not follow glibc's own
// method differ from it.
func TestLibmNearly(t *testing.T) {
	libmGoldens(t, "libm_low_bytes.jsonl", func(t *testing.T, call func() float64, want string) {
		last, err := base64.StdEncoding.DecodeString(want)
		if err != nil {
			t.Fatal(err)
		}
		differ := 0
		for _, b := range last {
			if byte(math.Float64bits(call())) != b {
				differ++
			}
		}
		if limit := len(last) * 25 / 10000; differ > limit {
			t.Errorf("%d of %d results differ from CPython's, want at most %d", differ, len(last), limit)
		}
	})
}
