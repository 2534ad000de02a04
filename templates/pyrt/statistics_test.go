package pyrt

import "testing"

// items returns the elements of a list, with ints among floats as floats.
func items[T any](v Value) []T {
	out := []T{}
	for _, x := range v.(*List[Value]).Items {
		out = append(out, x.(T))
	}
	return out
}

func ofItems[T, R any](f func([]T) R) func([]Value) Value {
	return func(a []Value) Value { return f(items[T](a[0])) }
}

func TestStatisticsGoldens(t *testing.T) {
	checkLibrary(t, "statistics", map[string]func([]Value) Value{
		"mean.float":        ofItems(Mean),
		"mean.int":          ofItems(MeanInts),
		"variance.float":    ofItems(Variance),
		"variance.int":      ofItems(VarianceInts),
		"pvariance.float":   ofItems(PVariance),
		"pvariance.int":     ofItems(PVarianceInts),
		"stdev.float":       ofItems(StDev),
		"stdev.int":         ofItems(StDevInts),
		"pstdev.float":      ofItems(PStDev),
		"pstdev.int":        ofItems(PStDevInts),
		"median.float":      ofItems(Median),
		"median.int":        ofItems(MedianInts),
		"median_low.float":  ofItems(MedianLow[float64]),
		"median_low.int":    ofItems(MedianLow[int]),
		"median_high.float": ofItems(MedianHigh[float64]),
		"median_high.int":   ofItems(MedianHigh[int]),
		"mode.float":        ofItems(Mode[float64]),
		"mode.int":          ofItems(Mode[int]),
		"multimode.float":   ofItems(func(d []float64) Value { return NewList(MultiMode(d)...) }),
		"multimode.int":     ofItems(func(d []int) Value { return NewList(MultiMode(d)...) }),
		"quantiles.float": func(a []Value) Value {
			return NewList(Quantiles(items[float64](a[0]), a[1].(int), a[2].(string))...)
		},
		"quantiles.int": func(a []Value) Value {
			return NewList(Quantiles(items[int](a[0]), a[1].(int), a[2].(string))...)
		},
	})
}
