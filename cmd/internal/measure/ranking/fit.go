package main

import (
	"fmt"
	"io"
	"math"

	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
)

// This file fits the weights of the ranking: those under which the shares that
// heat gives the functions of each program, the softmax of weighted features,
// are closest (least cross entropy) to the measured ones, with a penalty on
// large weights. Only the development half is used.

// A sample is one program as the fit sees it.
type sample struct {
	name    string
	vectors []heat.Vector
	want    []float64 // measured shares, adding up to 1
	top     int       // index of the hottest function
}

// How weights are fitted.
const (
	fitRounds  = 250
	fitRate    = 0.1
	fitPenalty = 0.01
	fitFolds   = 6
)

func sampleOf(l *loaded, h *heat.Heat) sample {
	funcs, vectors := h.Vectors()
	s := sample{name: l.Name, vectors: vectors, want: make([]float64, len(funcs)), top: -1}
	sum := 0.0
	at := make(map[*resolve.Func]int, len(funcs))
	for i, fn := range funcs {
		at[fn] = i
	}
	for rank, fn := range l.want {
		i, ok := at[fn]
		if !ok {
			continue
		}
		if rank == 0 {
			s.top = i
		}
		s.want[i] = l.share[fn]
		sum += l.share[fn]
	}
	for i := range s.want {
		s.want[i] /= sum
	}
	return s
}

// scale holds the spread of each feature, so that one penalty fits all.
func scale(samples []sample) heat.Vector {
	var n float64
	var sum, squares heat.Vector
	for _, s := range samples {
		w := 1 / float64(len(s.vectors)) // every program counts the same
		for _, v := range s.vectors {
			n += w
			for k, x := range v {
				sum[k] += w * x
				squares[k] += w * x * x
			}
		}
	}
	var out heat.Vector
	for k := range out {
		mean := sum[k] / n
		out[k] = math.Sqrt(max(squares[k]/n-mean*mean, 1e-6))
	}
	return out
}

// fit finds the weights by Adam over all samples.
func fit(samples []sample) heat.Vector {
	spread := scale(samples)
	var w, m, v heat.Vector // w is in units of 1/spread
	for round := 1; round <= fitRounds; round++ {
		var g heat.Vector
		for _, s := range samples {
			s.gradient(&w, &spread, &g)
		}
		for k := range w {
			d := g[k]/float64(len(samples)) + fitPenalty*w[k]
			m[k] = 0.9*m[k] + 0.1*d
			v[k] = 0.999*v[k] + 0.001*d*d
			mh := m[k] / (1 - math.Pow(0.9, float64(round)))
			vh := v[k] / (1 - math.Pow(0.999, float64(round)))
			w[k] -= fitRate * mh / (math.Sqrt(vh) + 1e-8)
		}
	}
	for k := range w {
		w[k] /= spread[k]
	}
	return w
}

// gradient adds the sample's gradient of the cross entropy to g.
func (s *sample) gradient(w, spread, g *heat.Vector) {
	var scaled heat.Vector
	for k := range w {
		scaled[k] = w[k] / spread[k]
	}
	p := s.shares(&scaled)
	for i, v := range s.vectors {
		d := p[i] - s.want[i]
		if d == 0 {
			continue
		}
		for k, x := range v {
			g[k] += d * x / spread[k]
		}
	}
}

// shares are the softmax of the scores.
func (s *sample) shares(w *heat.Vector) []float64 {
	p := make([]float64, len(s.vectors))
	most := math.Inf(-1)
	for i := range s.vectors {
		p[i] = s.vectors[i].Score(w)
		most = max(most, p[i])
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - most)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// place is where the hottest function comes under the weights.
func (s *sample) place(w *heat.Vector) int {
	if s.top < 0 {
		return 0
	}
	top := s.vectors[s.top].Score(w)
	at := 1
	for i := range s.vectors {
		if i != s.top && s.vectors[i].Score(w) > top {
			at++
		}
	}
	return at
}

// fitAll fits on the development half and prints the weights as Go source,
// after what cross validation makes of them.
func fitAll(out io.Writer, list []*result) {
	var samples []sample
	for _, r := range list {
		if !r.heldOut() {
			samples = append(samples, r.sample)
		}
	}
	var crossed tally
	for fold := range fitFolds {
		var train, test []sample
		for i, s := range samples {
			if i%fitFolds == fold {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
		w := fit(train)
		for _, s := range test {
			crossed.add(s.place(&w))
		}
	}
	w := fit(samples)
	var own tally
	for _, s := range samples {
		own.add(s.place(&w))
	}
	fmt.Fprintf(out, "// development half: %s; cross-validated in %d folds: %s\n", own, fitFolds, crossed)
	fmt.Fprintln(out, "var weights = Vector{")
	for k, name := range heat.FeatureNames() {
		fmt.Fprintf(out, "\t%s: %.3f,\n", name, w[k])
	}
	fmt.Fprintln(out, "}")
}
