package solve

import (
	"math/rand/v2"
	"testing"
)

// TestNestedTuples builds tuples of several lengths that hold one another: the
// forms of unknown length that they get must have an end.
func TestNestedTuples(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		n := &network{limit: 1 << 20}
		var vars []Var
		for range 4 + rnd.IntN(8) {
			vars = append(vars, n.newVar())
		}
		pick := func() Var { return vars[rnd.IntN(len(vars))] }
		for range 4 + rnd.IntN(20) {
			if rnd.IntN(2) == 0 {
				n.flow(pick(), pick())
				continue
			}
			v := &Value{Kind: TupleVal}
			for range 1 + rnd.IntN(3) {
				v.Args = append(v.Args, pick())
			}
			n.add(pick(), v)
		}
		n.run()
		if len(n.cells) > 5000 {
			t.Fatalf("seed %d: %d variables", seed, len(n.cells))
		}
	}
}
