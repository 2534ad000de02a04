package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/syntax"
)

// From so many calls, so large a part of which a cache would have answered, a
// recording speaks for a cache.
const (
	recordedCalls = 100
	recordedHits  = 0.5
)

// checkRecordedRepeats is the part of repeated-pure-call that looks at what a
// recording says of a function's arguments.
func checkRecordedRepeats(p *Pass, n syntax.Node) {
	fn := p.File.FuncOf(n)
	if fn == nil || fn.IsGenerator || fn.IsAsync || fn.Class != nil || len(fn.Decorators) > 0 {
		return
	}
	h := p.Heat.Of(fn)
	if h.CacheHits < recordedHits || h.Calls < recordedCalls || p.Effects.Of(fn).Purity() != effects.Pure || !works(fn) {
		return
	}
	p.Report(Diagnosis{
		At: n, Span: Header(fn.Def), Func: fn,
		Message: fmt.Sprintf("%.0f %% of the recorded calls of %s had the arguments of an earlier call", 100*h.CacheHits, fn.Name),
		Remedy:  fmt.Sprintf("put @functools.lru_cache on %s", fn.Name),
		// What misses the cache still takes its time.
		Speedup: 1 / (1 - h.CacheHits*(1-1/p.Speedup(10))),
	})
}
