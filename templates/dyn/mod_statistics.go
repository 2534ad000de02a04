package dyn

import (
	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModStatistics is the module statistics.
var ModStatistics = NewLibrary("statistics", func(m *Module) {
	m.Const("StatisticsError", libraryError(pyrt.StatisticsError, "statistics"))
	m.Def("mean(data)", func(a []Value) Value { return statistic(a[0], pyrt.Mean, pyrt.MeanInts) })
	m.Def("variance(data, xbar=None)", func(a []Value) Value {
		guardGiven(a[1], "variance with xbar")
		return statistic(a[0], pyrt.Variance, pyrt.VarianceInts)
	})
	m.Def("pvariance(data, mu=None)", func(a []Value) Value {
		guardGiven(a[1], "pvariance with mu")
		return statistic(a[0], pyrt.PVariance, pyrt.PVarianceInts)
	})
	m.Def("stdev(data, xbar=None)", func(a []Value) Value {
		guardGiven(a[1], "stdev with xbar")
		return statistic(a[0], pyrt.StDev, func(data []int) Value { return pyrt.StDevInts(data) })
	})
	m.Def("pstdev(data, mu=None)", func(a []Value) Value {
		guardGiven(a[1], "pstdev with mu")
		return statistic(a[0], pyrt.PStDev, func(data []int) Value { return pyrt.PStDevInts(data) })
	})
	m.Def("fmean(data, weights=None)", fMean)
	m.Def("geometric_mean(data)", func(a []Value) Value {
		items := Items(a[0])
		logs := make([]float64, len(items))
		for i, v := range items {
			x := Float(v)
			if !(x > 0) {
				statError("geometric mean requires a non-empty dataset containing positive numbers")
			}
			logs[i] = pyrt.Log(x)
		}
		if len(logs) == 0 {
			statError("geometric mean requires a non-empty dataset containing positive numbers")
		}
		return pyrt.Exp(pyrt.FSum(logs) / float64(len(logs)))
	})
	statMedians(m)
	m.Def("mode(data)", func(a []Value) Value {
		counts, _ := countValues(a[0])
		if counts.Len() == 0 {
			statError("no mode for empty data")
		}
		return modesOf(counts)[0]
	})
	m.Def("multimode(data)", func(a []Value) Value {
		counts, _ := countValues(a[0])
		return pyrt.NewList(modesOf(counts)...)
	})
	m.Def("quantiles(data, *, n=4, method='exclusive')", quantiles)
	m.Def("correlation(x, y, /)", func(a []Value) Value { return correlation(a[0], a[1]) })
	m.Def("covariance(x, y, /)", func(a []Value) Value {
		x, y := floatsOf(a[0]), floatsOf(a[1])
		checkPairs(x, y, "covariance")
		sxy, _, _ := products(x, y)
		return sxy / float64(len(x)-1)
	})
})

func statError(text string) { panic(pyrt.StatisticsError.New(text)) }

func guardGiven(v Value, what string) {
	if v != nil {
		panic(pyrt.NewGuard("statistics." + what + " is not carried over"))
	}
}

// statistic works on floats, or on ints where all are.
func statistic(data Value, floats func([]float64) float64, ints func([]int) Value) Value {
	items := Items(data)
	var whole []int
	var real []float64
	for _, v := range items {
		switch x := held(v).(type) {
		case float64:
			real = append(real, x)
		case int, bool:
			n, _ := asIndex(x)
			whole = append(whole, n)
			if n > 1<<53 || n < -1<<53 {
				real = append(real, math.NaN())
				continue
			}
			real = append(real, float64(n))
		case string, nil, *List, Tuple, *Dict:
			raise(pyrt.TypeError, "can't convert type '%s' to numerator/denominator", TypeName(v))
		default:
			panic(pyrt.NewGuard("statistics of " + TypeName(v) + " is not carried over"))
		}
	}
	if len(whole) == len(items) {
		return ints(whole)
	}
	for i, v := range items {
		if _, isFloat := held(v).(float64); !isFloat && math.IsNaN(real[i]) {
			panic(pyrt.NewGuard("statistics of large ints among floats is not carried over"))
		}
	}
	return floats(real)
}

func fMean(a []Value) Value {
	data := floatsOf(a[0])
	if a[1] == nil {
		if len(data) == 0 {
			statError("fmean requires at least one data point")
		}
		return pyrt.FSum(data) / float64(len(data))
	}
	weights := floatsOf(a[1])
	if len(weights) != len(data) {
		statError("data and weights must be the same length")
	}
	products := make([]float64, len(data))
	for i := range data {
		products[i] = data[i] * weights[i]
	}
	sum := pyrt.FSum(weights)
	if sum == 0 {
		statError("sum of weights must be non-zero")
	}
	return pyrt.FSum(products) / sum
}

func sortedItems(v Value) []Value {
	items := Items(v)
	pyrt.SortFunc(items, Less)
	return items
}

func statMedians(m *Module) {
	m.Def("median(data)", func(a []Value) Value {
		data := sortedItems(a[0])
		n := len(data)
		switch {
		case n == 0:
			statError("no median for empty data")
		case n%2 == 1:
			return data[n/2]
		}
		return Div(Add(data[n/2-1], data[n/2]), 2)
	})
	m.Def("median_low(data)", func(a []Value) Value {
		data := sortedItems(a[0])
		if len(data) == 0 {
			statError("no median for empty data")
		}
		return data[(len(data)-1)/2]
	})
	m.Def("median_high(data)", func(a []Value) Value {
		data := sortedItems(a[0])
		if len(data) == 0 {
			statError("no median for empty data")
		}
		return data[len(data)/2]
	})
}

// countValues counts the values of an iterable, in the order in which they come.
func countValues(data Value) (counts *Dict, n int) {
	counts = pyrt.NewDict[Value, Value]()
	for it := Over(data); it.Next(); n++ {
		counts.Set(it.Value, counts.GetOr(it.Value, 0).(int)+1)
	}
	return counts, n
}

// modesOf returns the values that come most often.
func modesOf(counts *Dict) []Value {
	most := 0
	var modes []Value
	for v, n := range counts.Items() {
		switch c := n.(int); {
		case c > most:
			most, modes = c, []Value{v}
		case c == most:
			modes = append(modes, v)
		}
	}
	return modes
}

func quantiles(a []Value) Value {
	n := Index(a[1])
	if n < 1 {
		statError("n must be at least 1")
	}
	data := sortedItems(a[0])
	count := len(data)
	if count < 2 {
		statError("must have at least two data points")
	}
	out := pyrt.NewList[Value]()
	switch a[2] {
	case "inclusive":
		for i := 1; i < n; i++ {
			j, delta := i*(count-1)/n, i*(count-1)%n
			out.Append(Div(Add(Mul(data[j], n-delta), Mul(data[j+1], delta)), n))
		}
	case "exclusive":
		for i := 1; i < n; i++ {
			j := min(max(i*(count+1)/n, 1), count-1)
			delta := i*(count+1) - j*n
			out.Append(Div(Add(Mul(data[j-1], n-delta), Mul(data[j], delta)), n))
		}
	default:
		raise(pyrt.ValueError, "Unknown method: %s", Repr(a[2]))
	}
	return out
}

func checkPairs(x, y []float64, name string) {
	if len(x) != len(y) {
		statError(name + " requires that both inputs have same number of data points")
	}
	if len(x) < 2 {
		statError(name + " requires at least two data points")
	}
}

// products returns the sums of the products of the distances from the means.
func products(x, y []float64) (xy, xx, yy float64) {
	meanX, meanY := pyrt.FSum(x)/float64(len(x)), pyrt.FSum(y)/float64(len(y))
	pxy, pxx, pyy := make([]float64, len(x)), make([]float64, len(x)), make([]float64, len(x))
	for i := range x {
		dx, dy := x[i]-meanX, y[i]-meanY
		pxy[i], pxx[i], pyy[i] = dx*dy, dx*dx, dy*dy
	}
	return pyrt.FSum(pxy), pyrt.FSum(pxx), pyrt.FSum(pyy)
}

func correlation(a, b Value) Value {
	x, y := floatsOf(a), floatsOf(b)
	checkPairs(x, y, "correlation")
	sxy, sxx, syy := products(x, y)
	if sxx*syy == 0 {
		statError("at least one of the inputs is constant")
	}
	return sxy / math.Sqrt(sxx*syy)
}
