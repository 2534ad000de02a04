package pyrt

import (
	"math"
	"math/big"
	"slices"
)

// This file has the statistics module. Sums are exact, as CPython's sums of
// fractions are, and are rounded once. Where a result of ints is an int if it is
// whole, the function returns a [Value].
// https://docs.python.org/3.11/library/statistics.html

// StatisticsError is statistics.StatisticsError.
var StatisticsError = NewClass("StatisticsError", ValueError)

// exactSum is a sum of floats or ints, and of their squares.
type exactSum struct {
	parts, squares map[int]Int // by exponent of two
	special        float64     // the sum of infinities and NaNs
	isSpecial      bool
	count          int
}

func sumFloats(data []float64, squares bool) *exactSum {
	s := &exactSum{parts: map[int]Int{}, squares: map[int]Int{}, count: len(data)}
	for _, x := range data {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			s.special, s.isSpecial = s.special+x, true
			continue
		}
		fraction, exponent := math.Frexp(x)
		s.add(NewInt(int(fraction*(1<<53))), exponent-53, squares)
	}
	return s
}

func sumInts(data []int, squares bool) *exactSum {
	s := &exactSum{parts: map[int]Int{}, squares: map[int]Int{}, count: len(data)}
	for _, n := range data {
		s.add(NewInt(n), 0, squares)
	}
	return s
}

func (s *exactSum) add(n Int, exponent int, squares bool) {
	s.parts[exponent] = s.parts[exponent].Add(n)
	if squares {
		s.squares[2*exponent] = s.squares[2*exponent].Add(n.Mul(n))
	}
}

// total returns the sum of parts.
func total(parts map[int]Int) *big.Rat {
	sum := new(big.Rat)
	for exponent, n := range parts {
		part := new(big.Rat).SetInt(n.value())
		scale := new(big.Int).Lsh(big.NewInt(1), uint(max(exponent, -exponent)))
		if exponent < 0 {
			part.Quo(part, new(big.Rat).SetInt(scale))
		} else {
			part.Mul(part, new(big.Rat).SetInt(scale))
		}
		sum.Add(sum, part)
	}
	return sum
}

// spread returns the sum of squared distances from the mean.
func (s *exactSum) spread() *big.Rat {
	count := new(big.Rat).SetInt64(int64(s.count))
	sum := total(s.parts)
	spread := new(big.Rat).Mul(count, total(s.squares))
	spread.Sub(spread, sum.Mul(sum, sum))
	return spread.Quo(spread, count)
}

func ratFloat(r *big.Rat) float64 { return IntOf(r.Num()).TrueDiv(IntOf(r.Denom())) }

// ratValue returns a result of ints: an int where it is whole.
func ratValue(r *big.Rat) Value {
	if r.IsInt() {
		return IntOf(r.Num()).Value()
	}
	return ratFloat(r)
}

func over(r *big.Rat, n int) *big.Rat { return r.Quo(r, new(big.Rat).SetInt64(int64(n))) }

func needData(n, least int, message string) {
	if n < least {
		panic(StatisticsError.New(message))
	}
}

// Mean returns statistics.mean(data).
func Mean(data []float64) float64 {
	needData(len(data), 1, "mean requires at least one data point")
	s := sumFloats(data, false)
	if s.isSpecial {
		return s.special / float64(len(data))
	}
	return ratFloat(over(total(s.parts), len(data)))
}

// MeanInts returns statistics.mean(data) of ints: an int where it is whole.
func MeanInts(data []int) Value {
	needData(len(data), 1, "mean requires at least one data point")
	return ratValue(over(total(sumInts(data, false).parts), len(data)))
}

// Variance returns statistics.variance(data), of a sample.
func Variance(data []float64) float64 {
	needData(len(data), 2, "variance requires at least two data points")
	return varianceOf(sumFloats(data, true), len(data)-1)
}

// PVariance returns statistics.pvariance(data), of a population.
func PVariance(data []float64) float64 {
	needData(len(data), 1, "pvariance requires at least one data point")
	return varianceOf(sumFloats(data, true), len(data))
}

func varianceOf(s *exactSum, n int) float64 {
	if s.isSpecial {
		return s.special / float64(n)
	}
	return ratFloat(over(s.spread(), n))
}

// VarianceInts returns statistics.variance(data) of ints.
func VarianceInts(data []int) Value {
	needData(len(data), 2, "variance requires at least two data points")
	return ratValue(over(sumInts(data, true).spread(), len(data)-1))
}

// PVarianceInts returns statistics.pvariance(data) of ints.
func PVarianceInts(data []int) Value {
	needData(len(data), 1, "pvariance requires at least one data point")
	return ratValue(over(sumInts(data, true).spread(), len(data)))
}

// StDev returns statistics.stdev(data), of a sample.
func StDev(data []float64) float64 {
	needData(len(data), 2, "stdev requires at least two data points")
	return rootOf(sumFloats(data, true), len(data)-1)
}

// PStDev returns statistics.pstdev(data), of a population.
func PStDev(data []float64) float64 {
	needData(len(data), 1, "pstdev requires at least one data point")
	return rootOf(sumFloats(data, true), len(data))
}

// StDevInts returns statistics.stdev(data) of ints.
func StDevInts(data []int) float64 {
	needData(len(data), 2, "stdev requires at least two data points")
	return rootOf(sumInts(data, true), len(data)-1)
}

// PStDevInts returns statistics.pstdev(data) of ints.
func PStDevInts(data []int) float64 {
	needData(len(data), 1, "pstdev requires at least one data point")
	return rootOf(sumInts(data, true), len(data))
}

func rootOf(s *exactSum, n int) float64 {
	if s.isSpecial { // its ratio has no numerator
		panic(NewAttributeError("'float' object has no attribute 'numerator'"))
	}
	return sqrtRat(over(s.spread(), n))
}

// sqrtRat returns the float nearest to the square root of r.
func sqrtRat(r *big.Rat) float64 {
	n, d := r.Num(), r.Denom()
	if n.Sign() == 0 {
		return 0
	}
	q, _ := floorDivMod(n.BitLen()-d.BitLen()-109, 2)
	one := big.NewInt(1)
	if q >= 0 {
		root := rootToOdd(n, new(big.Int).Lsh(d, uint(2*q)))
		return IntOf(root.Lsh(root, uint(q))).TrueDiv(NewInt(1))
	}
	root := rootToOdd(new(big.Int).Lsh(n, uint(-2*q)), d)
	return IntOf(root).TrueDiv(IntOf(one.Lsh(one, uint(-q))))
}

// rootToOdd returns the whole square root of n / m, made odd if it is not exact.
func rootToOdd(n, m *big.Int) *big.Int {
	a := new(big.Int).Quo(n, m)
	a.Sqrt(a)
	square := new(big.Int).Mul(a, a)
	if square.Mul(square, m).Cmp(n) != 0 {
		a.SetBit(a, 0, 1)
	}
	return a
}

// Median returns statistics.median(data).
func Median(data []float64) float64 {
	s := sortedData(data, "no median for empty data")
	if i := len(s) / 2; len(s)%2 == 0 {
		return (s[i-1] + s[i]) / 2
	}
	return s[len(s)/2]
}

// MedianInts returns statistics.median(data) of ints: an int where there is one
// in the middle.
func MedianInts(data []int) Value {
	s := sortedData(data, "no median for empty data")
	if i := len(s) / 2; len(s)%2 == 0 {
		return NewInt(s[i-1]).Add(NewInt(s[i])).TrueDiv(NewInt(2))
	}
	return s[len(s)/2]
}

// MedianLow returns statistics.median_low(data).
func MedianLow[T int | float64](data []T) T {
	s := sortedData(data, "no median for empty data")
	return s[(len(s)-1)/2]
}

// MedianHigh returns statistics.median_high(data).
func MedianHigh[T int | float64](data []T) T {
	s := sortedData(data, "no median for empty data")
	return s[len(s)/2]
}

func sortedData[T int | float64](data []T, empty string) []T {
	needData(len(data), 1, empty)
	s := slices.Clone(data)
	Sort(s)
	return s
}

// Mode returns statistics.mode(data): the first of the most frequent.
func Mode[T comparable](data []T) T {
	needData(len(data), 1, "no mode for empty data")
	return MultiMode(data)[0]
}

// MultiMode returns statistics.multimode(data).
func MultiMode[T comparable](data []T) []T {
	counts := NewDict[T, int]()
	most := 0
	for _, x := range data {
		n := counts.RefOr(x, 0)
		*n++
		most = max(most, *n)
	}
	var modes []T
	for x, n := range counts.Items() {
		if n == most {
			modes = append(modes, x)
		}
	}
	return modes
}

// Quantiles returns statistics.quantiles(data, n=n, method=...): "exclusive", the
// default, or "inclusive".
func Quantiles[T int | float64](data []T, n int, method string) []float64 {
	needData(n, 1, "n must be at least 1")
	s := slices.Clone(data)
	Sort(s)
	needData(len(s), 2, "must have at least two data points")
	if method != "inclusive" && method != "exclusive" {
		panic(NewValueError("Unknown method: " + ReprStr(method)))
	}
	cuts := make([]float64, 0, n-1)
	for i := 1; i < n; i++ {
		if method == "inclusive" {
			j, delta := floorDivMod(i*(len(s)-1), n)
			cuts = append(cuts, interpolate(s[j], s[min(j+1, len(s)-1)], delta, n))
		} else {
			j := max(1, min(i*(len(s)+1)/n, len(s)-1))
			cuts = append(cuts, interpolate(s[j-1], s[j], i*(len(s)+1)-j*n, n))
		}
	}
	return cuts
}

func interpolate[T int | float64](a, b T, delta, n int) float64 {
	if _, isFloat := any(a).(float64); isFloat {
		left, right := float64(float64(a)*float64(n-delta)), float64(float64(b)*float64(delta))
		return (left + right) / float64(n)
	}
	sum := NewInt(int(a)).Mul(NewInt(n - delta)).Add(NewInt(int(b)).Mul(NewInt(delta)))
	return sum.TrueDiv(NewInt(n))
}
