package verify

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/verify/trial"
)

// A pair is what both sides did with the last of some calls.
type pair struct{ want, got *answer }

// differs looks closer at calls of which the last differs. It does not count where
// CPython itself gives something else in another run, or where the two agree in a
// fresh process. Without CPython the record has the last word.
func (s *session) differs(ctx context.Context, seq []call, p pair, recorded bool) {
	last := seq[len(seq)-1:]
	if s.python != nil {
		var stands bool
		if last, p, stands = s.confirmed(ctx, seq); !stands {
			return
		}
		last, p = s.shrink(ctx, last, p)
	}
	texts := make([]string, len(last))
	for i, c := range last {
		s.explain(ctx, c.values)
		texts[i] = s.pool.expression(c)
	}
	s.found = &ledger.Difference{Input: strings.Join(texts, "; "), Python: s.f.describe(p.want, p.got), Go: s.f.describe(p.got, p.want), Recorded: recorded}
	if p.got != nil {
		s.found.Ran = s.cover.ran(p.got.Hits)
	}
	if len(last) == 1 {
		s.found.Test = s.goTest(last[0], p, s.found.Python)
	}
}

// confirmed returns the last of some calls, or all if it needs those in front, as far
// as it differs between CPython and the port and not between two runs of CPython.
func (s *session) confirmed(ctx context.Context, seq []call) (last []call, p pair, ok bool) {
	last = seq[len(seq)-1:]
	p, stands := s.stands(ctx, last)
	if !stands {
		last = seq
		p, stands = s.stands(ctx, last)
	}
	if ctx.Err() != nil {
		return nil, p, false
	}
	if s.unstable(ctx, last) {
		s.vectors.Nondeterministic++
		return nil, p, false
	}
	return last, p, stands
}

// stands runs calls in fresh processes and tells whether the last differs.
func (s *session) stands(ctx context.Context, seq []call) (pair, bool) {
	want, err := s.lastAnswer(ctx, s.python, seq)
	if err != nil {
		return pair{}, false
	}
	got, err := s.lastAnswer(ctx, s.port, seq)
	if err != nil {
		return pair{}, false
	}
	return pair{want, got}, compare(s.f.leeway, want, got) == different
}

func (s *session) lastAnswer(ctx context.Context, side *side, seq []call) (*answer, error) {
	answers, err := side.ask(ctx, seq)
	if err != nil || len(answers) == 0 {
		return nil, err
	}
	return answers[len(answers)-1], nil
}

// unstable tells whether CPython gives something else for the last of some calls
// when it runs with other hashes, and later.
func (s *session) unstable(ctx context.Context, seq []call) bool {
	a, err := s.lastAnswer(ctx, s.python, seq)
	if err != nil {
		return false
	}
	b, err := s.lastAnswer(ctx, s.again, seq)
	return err == nil && a != nil && b != nil && compare(leeway{}, a, b) != same && compare(leeway{}, a, b) != unfit
}

// The bounds of shrinking.
const (
	shrinkRounds     = 40
	shrinkCandidates = 160
)

// shrink looks for smaller calls that still differ.
func (s *session) shrink(ctx context.Context, seq []call, p pair) ([]call, pair) {
	for range 6 { // calls in front that do not matter
		if len(seq) < 2 {
			break
		}
		shorter := slices.Concat(seq[:(len(seq)-1)/2], seq[len(seq)-1:])
		q, ok := s.stands(ctx, shorter)
		if !ok {
			shorter = slices.Clone(seq[(len(seq)-1+1)/2:])
			if q, ok = s.stands(ctx, shorter); !ok {
				break
			}
		}
		seq, p = shorter, q
	}
	for range shrinkRounds {
		smaller, q, ok := s.smaller(ctx, seq)
		if !ok || ctx.Err() != nil {
			break
		}
		seq, p = smaller, q
	}
	return seq, p
}

// smaller returns calls whose last has smaller arguments and still differs.
func (s *session) smaller(ctx context.Context, seq []call) ([]call, pair, bool) {
	front, last := seq[:len(seq)-1], seq[len(seq)-1]
	candidates := smallest(last.values)
	if len(candidates) > shrinkCandidates { // the smallest, and the likeliest
		candidates = append(candidates[:shrinkCandidates/2], candidates[len(candidates)-shrinkCandidates/2:]...)
	}
	with := func(values []*recording.Value) []call {
		return append(slices.Clone(front), call{fn: s.f, values: values})
	}
	tried := slices.Clone(candidates)
	if len(front) == 0 { // all at once, to see which are worth a closer look
		tried = s.promising(ctx, candidates)
	}
	for _, values := range tried[:min(len(tried), 6)] {
		if p, ok := s.stands(ctx, with(values)); ok && !s.unstable(ctx, with(values)) {
			return with(values), p, true
		}
	}
	return nil, pair{}, false
}

// promising returns the inputs that differ when they are run one after another.
func (s *session) promising(ctx context.Context, candidates [][]*recording.Value) [][]*recording.Value {
	all := make([]call, len(candidates))
	for i, values := range candidates {
		all[i] = call{fn: s.f, values: values}
	}
	wants, err := s.python.ask(ctx, all)
	if err != nil {
		return nil
	}
	gots, err := s.port.ask(ctx, all)
	if err != nil {
		return nil
	}
	var list [][]*recording.Value
	for i := range all {
		if compare(s.f.leeway, wants[i], gots[i]) == different {
			list = append(list, candidates[i])
		}
	}
	return list
}

// describe says what one side did, with what differs from the other.
func (f *function) describe(a, other *answer) string {
	switch {
	case a.Ended != "":
		return "ended by " + a.Ended
	case a.Crash != "":
		return "stops: " + trial.Excerpt(a.Crash)
	case a.Raised != nil:
		text := plainName(a.Raised.Class)
		if a.Raised.Message != "" {
			text += ": " + a.Raised.Message
		}
		if other.Raised == nil || plainName(other.Raised.Class) != plainName(a.Raised.Class) || other.Raised.Message != a.Raised.Message {
			return "raises " + text
		}
	}
	var parts []string
	params := f.params()
	for i, v := range a.values {
		text := shownText(v)
		alone := len(other.values) <= i || shownText(other.values[i]) != text
		switch {
		case i == len(params.Names):
			if alone || len(parts) == 0 && a.Stdout == other.Stdout {
				parts = append(parts, text)
			}
		case alone:
			parts = append(parts, params.Names[i]+" is then "+text)
		}
	}
	if a.Stdout != other.Stdout {
		parts = append(parts, fmt.Sprintf("prints %q", trial.Excerpt(a.Stdout)))
	}
	return strings.Join(parts, ", ")
}
