package verify

import (
	"context"
	"fmt"
	"math"

	"golang.org/x/perf/benchmath"

	"github.com/molt-go/molt/analyzer/ledger"
)

// The bounds of measuring.
const (
	benchInputs  = 3 // of a function
	benchRounds  = 4 // in one process
	benchTurns   = 3 // processes of each side, one after another in turn
	benchRoundMS = 5 // that one round takes at least
	programRuns  = 7 // of each side
	confidence   = .95
)

// bench times a function on inputs that both sides agree on, in turn.
func (s *session) bench(ctx context.Context) error {
	if s.found != nil || len(s.good) == 0 || s.python == nil {
		return nil
	}
	inputs := s.good[max(0, len(s.good)-benchInputs):]
	plain := s.goSide(s.harness.plain)
	var python, goes []float64
	for range benchTurns {
		for _, one := range []struct {
			side *side
			into *[]float64
		}{{s.python, &python}, {plain, &goes}} {
			ns, err := one.side.time(ctx, inputs)
			if err != nil {
				return err
			}
			*one.into = append(*one.into, ns...)
		}
	}
	if speedup := compareTimes(python, goes); speedup != nil {
		s.f.entry.Verification.Speedup = speedup
		s.writeTimes(s.f.entry.Python, python, goes)
	}
	return nil
}

// time returns what one pass over some calls takes, in nanoseconds, for each round;
// nothing where one of them cannot be timed.
func (s *side) time(ctx context.Context, inputs []call) ([]float64, error) {
	all := make([]call, len(inputs))
	for i, c := range inputs {
		all[i] = call{fn: c.fn, values: c.values, bench: benchRoundMS}
	}
	answers, err := s.ask(ctx, all)
	if err != nil {
		return nil, err
	}
	sums := make([]float64, benchRounds)
	for _, a := range answers {
		if a == nil || len(a.NS) < benchRounds {
			return nil, nil
		}
		for i := range sums {
			sums[i] += a.NS[i]
		}
	}
	return sums, nil
}

// compareTimes returns the ratio of two samples' medians with its interval, nil
// where there are too few.
func compareTimes(python, goes []float64) *ledger.Speedup {
	if len(python) < 5 || len(goes) < 5 {
		return nil
	}
	p := benchmath.AssumeNothing.Summary(benchmath.NewSample(python, &benchmath.DefaultThresholds), confidence)
	g := benchmath.AssumeNothing.Summary(benchmath.NewSample(goes, &benchmath.DefaultThresholds), confidence)
	if p.Center <= 0 || g.Center <= 0 || g.Lo <= 0 || math.IsInf(p.Lo, 0) || math.IsInf(p.Hi, 0) || math.IsInf(g.Hi, 0) {
		return nil
	}
	return &ledger.Speedup{
		Ratio: round3(p.Center / g.Center), Low: round3(p.Lo / g.Hi), High: round3(p.Hi / g.Lo), PythonNS: round3(p.Center), GoNS: round3(g.Center),
	}
}

// round3 rounds to three digits: more were not measured.
func round3(x float64) float64 {
	scale := math.Pow(10, 2-math.Floor(math.Log10(x)))
	return math.Round(x*scale) / scale
}

// writeTimes writes samples as Go's benchmarks are written: benchstat -col side
// reads them.
func (v *verifier) writeTimes(name string, python, goes []float64) {
	for _, side := range []struct {
		name   string
		values []float64
	}{{"python", python}, {"go", goes}} {
		fmt.Fprintf(v.opt.Bench, "side: %s\n", side.name)
		for _, ns := range side.values {
			fmt.Fprintf(v.opt.Bench, "Benchmark%s 1 %.6g ns/op\n", benchName(name), ns)
		}
	}
}

func benchName(name string) string {
	out := []rune(name)
	for i, r := range out {
		if r <= ' ' || r == '<' || r == '>' {
			out[i] = '_'
		}
	}
	return string(out)
}

// benchProgram times a whole program on both sides in turn, and weighs it.
func (v *verifier) benchProgram(ctx context.Context, p Program, run *ledger.Run, binary string) error {
	var python, goes []float64
	var pythonPeak, goPeak int64
	for range programRuns {
		want, err := v.reference(ctx, p, "0")
		if err != nil {
			return err
		}
		got, err := v.runProgram(ctx, p, "0", binary)
		if err != nil {
			return err
		}
		python, goes = append(python, float64(want.Wall.Nanoseconds())), append(goes, float64(got.Wall.Nanoseconds()))
		pythonPeak, goPeak = max(pythonPeak, want.Peak), max(goPeak, got.Peak)
	}
	if run.Speedup = compareTimes(python, goes); run.Speedup != nil {
		run.Speedup.PythonBytes, run.Speedup.GoBytes = pythonPeak, goPeak
		v.writeTimes(p.File, python, goes)
	}
	return nil
}

// benchStartUp times both sides when they do nothing.
func (c *calls) benchStartUp(ctx context.Context) error {
	var python, goes []float64
	plain := c.goSide(c.harness.plain)
	for range programRuns {
		for _, one := range []struct {
			side *side
			into *[]float64
		}{{c.python, &python}, {plain, &goes}} {
			o, err := one.side.idle(ctx)
			if err != nil {
				return err
			}
			*one.into = append(*one.into, float64(o.Wall.Nanoseconds()))
		}
	}
	c.writeTimes("start-up", python, goes)
	return nil
}
