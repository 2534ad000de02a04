package levers

import (
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/rules/measure"
)

// TestGainsWereMeasured checks that a lever whose range rests on measured pairs
// names them, and promises no more than the best of them showed.
func TestGainsWereMeasured(t *testing.T) {
	bases := map[string][]string{
		"structure": {"list-membership", "nested-join", "pop-front"},
		"caching":   {"cache-pure-function", "cache-recursion", "invariant-call"},
		"package":   {"slow-json", "slow-yaml", "slow-strptime"},
		"numpy":     {"numpy-elementwise"},
		"numba":     {"numba-loop"},
		"cython":    {"cython-kernel"},
		"asyncio":   {"serial-awaits"},
	}
	for id, pairs := range bases {
		l := Find(id)
		best := 0.0
		for _, key := range pairs {
			pair, ok := measure.Costs().Pair(key)
			if !ok {
				t.Errorf("%s: there is no pair %s", id, key)
			}
			if !strings.Contains(l.Gain.Basis, key) {
				t.Errorf("%s does not name the pair %s", id, key)
			}
			for _, pt := range pair.Points {
				best = max(best, pt.Ratio())
			}
		}
		if l.Gain.High > best*1.05 {
			t.Errorf("%s promises up to %gx, the pairs showed %.1fx at best", id, l.Gain.High, best)
		}
	}
}
