package page

import (
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
)

// A tone is how a state is drawn: a colour with a pattern and a sign, so that none
// is told by colour alone. Its value is the class in port.css.
type tone string

// The tones, from settled to open.
const (
	good tone = "good"
	part tone = "part"
	old  tone = "old"
	bad  tone = "bad"
	none tone = "none"
)

// A state is one of the values that a property of functions can have.
type state struct {
	ID, Name string
	Tone     tone
}

var statuses = []state{
	{string(ledger.Ported), "typed Go", good},
	{string(ledger.Dynamic), "dynamic Go", part},
	{string(ledger.Stub), "stub", bad},
	{string(migration.Python), "Python", none},
}

var proofs = []state{
	{string(migration.Proven), "proven", good},
	{string(migration.Unproven), "not comparable", part},
	{string(migration.Outdated), "changed since", old},
	{string(migration.Differs), "differs", bad},
	{string(migration.NotCompared), "not compared", none},
}

var reviews = []state{
	{string(review.StateAccepted), "accepted", good},
	{string(review.StateNeedsWork), "needs work", part},
	{string(review.StateStale), "lapsed", old},
	{string(review.StateRejected), "rejected", bad},
	{string(review.StateUnreviewed), "unreviewed", none},
}

// stateOf finds a state; one that is not known is shown as it is.
func stateOf(list []state, id string) state {
	for _, s := range list {
		if s.ID == id {
			return s
		}
	}
	id = report.Clip(id, 60)
	return state{id, id, none}
}
