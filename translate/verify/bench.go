package verify

import "context"

// The bounds of measuring a function.
const (
	benchRounds = 12
	benchInputs = 3
)

func (s *session) bench(context.Context) error { return nil }
