package verify

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/translate/verify/inputs"
)

// The bounds of what is generated for a function.
const (
	roundSize  = 48 // inputs at a time
	maxRounds  = 10
	dryRounds  = 3 // without new coverage end it
	maxPool    = 24
	maxCorpus  = 64
	maxDropped = 8 // nondeterministic inputs, after which a function is left
)

// A calls holds what the verification of functions shares.
type calls struct {
	*verifier
	harness *harnessed
	python  *side // nil without CPython
	again   *side // CPython with other hashes
	port    *side
	sol     *solve.Solution
	pool    *pool
	decls   *godecl.Tree
}

// verifyFunctions compares the functions of the port one by one.
func (v *verifier) verifyFunctions(ctx context.Context) error {
	list := v.functions()
	if len(list) == 0 {
		return nil
	}
	h, err := v.buildHarness(ctx, list)
	if err != nil {
		for _, f := range list {
			v.unproven(f.entry, "the port cannot be called: "+err.Error())
		}
		return nil
	}
	c := &calls{verifier: v, harness: h, port: v.goSide(h.binary), decls: v.decls}
	if v.pythonExe != "" {
		if c.python, err = v.pythonSide("0"); err != nil {
			return err
		}
		if c.again, err = v.pythonSide("1"); err != nil {
			return err
		}
		c.sol = solve.Solve(v.proj.Program)
		if c.pool, err = c.fillPool(ctx, list); err != nil {
			return err
		}
	}
	if v.opt.Bench != nil && c.python != nil {
		if err := c.benchStartUp(ctx); err != nil {
			return err
		}
	}
	for i, f := range list {
		v.progress("functions", i, len(list))
		s := c.session(f)
		if err := s.run(ctx); err != nil {
			return err
		}
		f.entry.Verification = s.result()
		if v.opt.Bench != nil {
			if err := s.bench(ctx); err != nil {
				return err
			}
		}
	}
	v.progress("functions", len(list), len(list))
	return nil
}

// A session verifies one function.
type session struct {
	*calls
	f      *function
	cover  *coverage
	maker  *inputs.Maker
	shapes []*inputs.Shape
	corpus [][]*recording.Value // that ran something new
	good   []call               // that returned, for time

	vectors ledger.Vectors
	limited int
	// returned counts the inputs that CPython took, unfitText says why others could
	// not be run.
	returned  int
	unfitText string
	guardText string
	found     *ledger.Difference
}

func (c *calls) session(f *function) *session {
	s := &session{calls: c, f: f, cover: &coverage{}}
	if at, ok := c.decls.Find(c.ledger.Symbol(*f.entry)); ok {
		s.cover = newCoverage(c.harness.blocks, at)
	}
	if c.sol != nil {
		s.shapes = inputs.Params(c.sol, f.def)[f.skip:]
		s.maker = c.maker(f.entry.Python)
		s.maker.Constants = inputs.Constants(f.def)
	}
	return s
}

// maker returns a maker whose seed is a name: the same port gets the same inputs.
func (c *calls) maker(name string) *inputs.Maker {
	h := fnv.New64a()
	h.Write([]byte(name))
	m := inputs.NewMaker(h.Sum64())
	m.Objects, m.Members = c.pool.objects, inputs.Members
	return m
}

func (s *session) run(ctx context.Context) error {
	if why := s.harness.missing[s.ledger.Symbol(*s.f.entry)]; why != "" {
		s.unfitText = why
		return nil
	}
	if err := s.replay(ctx); err != nil || s.found != nil {
		return err
	}
	if !s.mayGenerate(s.f) {
		s.unfitText = cmp.Or(s.unfitText, s.whyNot())
		return nil
	}
	for round, dry := 0, 0; round < maxRounds && dry < dryRounds && s.found == nil && s.vectors.Nondeterministic < maxDropped; round++ {
		size := roundSize
		if round > 0 && s.cover.full() { // nothing is left to find a way to: the rest at once
			size, dry = roundSize*(dryRounds-dry), dryRounds
		}
		list := s.inputs(round, size)
		if len(list) == 0 {
			s.unfitText = cmp.Or(s.unfitText, "no arguments are known that it takes")
			return nil
		}
		fresh, err := s.compareAll(ctx, list, false)
		if err != nil {
			return err
		}
		dry++
		if fresh && !s.cover.full() || round == 0 {
			dry = 0
		}
	}
	return nil
}

func (s *session) whyNot() string {
	if s.pythonExe == "" {
		return "nothing is recorded, and no CPython " + s.ledger.Python + " is there"
	}
	return "nothing is recorded, and it may do something outside its process"
}

// inputs makes the arguments of a round: new ones, and changes of good ones.
func (s *session) inputs(round, size int) [][]*recording.Value {
	if len(s.shapes) == 0 {
		if round > 0 {
			return nil
		}
		return [][]*recording.Value{{}}
	}
	var list [][]*recording.Value
	for i := range size {
		if round > 0 && len(s.corpus) > 0 && i%2 == 0 {
			list = append(list, s.maker.Change(s.corpus[s.maker.Rand.IntN(len(s.corpus))], s.shapes))
			continue
		}
		if args := s.maker.Args(s.shapes); args != nil {
			list = append(list, args)
		}
	}
	return list
}

// compareAll runs inputs on both sides and tells whether they ran anything new. It
// stops at a difference that stands.
func (s *session) compareAll(ctx context.Context, list [][]*recording.Value, recorded bool) (fresh bool, err error) {
	all := make([]call, len(list))
	for i, values := range list {
		all[i] = call{fn: s.f, values: values}
	}
	wants, err := s.python.ask(ctx, all)
	if err != nil {
		return false, err
	}
	var fit []call
	var fitWants []*answer
	for i, w := range wants {
		switch {
		case w == nil:
		case w.Ended != "":
			s.limited++
			s.maker.Small = s.maker.Small || w.Ended == "time"
			s.unfitText = "CPython: " + w.Ended
		case w.Unfit != "":
			s.unfitText = w.Unfit
		default:
			fit, fitWants = append(fit, all[i]), append(fitWants, w)
		}
	}
	gots, err := s.port.ask(ctx, fit)
	if err != nil {
		return false, err
	}
	var agreed []call // what a call that the Go did not make left behind is of one side alone
	for i, got := range gots {
		if got == nil {
			continue
		}
		isNew := s.cover.add(got.Hits)
		fresh = fresh || isNew
		if s.judge(ctx, append(agreed[:len(agreed):len(agreed)], fit[i]), fitWants[i], got, isNew, recorded) {
			agreed = append(agreed, fit[i])
		}
		if s.found != nil {
			return fresh, ctx.Err()
		}
	}
	return fresh, ctx.Err()
}

// judge takes up what both sides did with the last of some calls, and tells whether
// they agree.
func (s *session) judge(ctx context.Context, seq []call, want, got *answer, isNew, recorded bool) bool {
	last := seq[len(seq)-1]
	switch compare(s.f.leeway, want, got) {
	case same:
		s.count(recorded)
		if want.Raised == nil || want.Raised.Class != "TypeError" && want.Raised.Class != "AttributeError" {
			s.returned++
		}
		if isNew && len(s.corpus) < maxCorpus {
			s.corpus = append(s.corpus, last.values)
		}
		if want.Raised == nil && (isNew || len(s.good) < benchInputs) {
			s.good = append(s.good, last)
		}
		s.pool.learn(s.f, want)
		return true
	case guarded:
		s.vectors.Guarded++
		s.guardText = got.Guard
	case limited:
		s.limited++
	case unfit:
		s.unfitText = got.Unfit
	case different:
		s.differs(ctx, seq, pair{want, got}, recorded)
	}
	return false
}

func (s *session) count(recorded bool) {
	if recorded {
		s.vectors.Recorded++
	} else {
		s.vectors.Generated++
	}
}

// result is what the ledger gets.
func (s *session) result() *ledger.Verification {
	r := &ledger.Verification{Verdict: ledger.Same, Vectors: s.vectors, Coverage: s.cover.share(), Unrun: s.cover.unrun(), Python: s.f.entry.Hash, Go: s.declHash(*s.f.entry)}
	switch {
	case s.found != nil:
		r.Verdict, r.Differences = ledger.Different, []ledger.Difference{*s.found}
	case s.vectors.Recorded+s.vectors.Generated == 0:
		r.Verdict, r.Reason = ledger.Unproven, cmp.Or(s.guarded(), s.unfitText, "no input could be compared")
	case s.returned == 0:
		r.Verdict, r.Reason = ledger.Unproven, "no arguments were found that it takes"
	}
	return r
}

func (s *session) guarded() string {
	if s.guardText == "" {
		return ""
	}
	return "the Go stops and says so: " + s.guardText
}

// replay runs the recorded calls.
func (s *session) replay(ctx context.Context) error {
	var list []*recording.Vector
	for _, vec := range s.recorded(s.f) {
		if vec.Unfit == "" {
			list = append(list, vec)
		}
	}
	if len(list) == 0 {
		return nil
	}
	if s.python != nil {
		args := make([][]*recording.Value, len(list))
		for i, vec := range list {
			args[i] = vec.Before[s.f.skip:]
		}
		_, err := s.compareAll(ctx, args, true)
		return err
	}
	all := make([]call, len(list))
	for i, vec := range list {
		all[i] = call{fn: s.f, values: vec.Before[s.f.skip:]}
	}
	gots, err := s.port.ask(ctx, all)
	if err != nil {
		return err
	}
	for i, got := range gots {
		if got != nil && s.found == nil {
			s.judge(ctx, all[i:i+1], kept(list[i], s.f.skip), got, s.cover.add(got.Hits), true)
		}
	}
	return ctx.Err()
}

// kept is the answer that a recorded call stands for. Of a constructor, which makes the
// object that Python passes, that is the result.
func kept(vec *recording.Vector, skip int) *answer {
	a := &answer{Stdout: vec.Stdout}
	after := vec.After
	if after == nil {
		after = vec.Before
	}
	a.values = slices.Clone(after[skip:])
	switch {
	case vec.Raised != nil:
	case skip > 0:
		a.values = append(a.values, after[0])
		return a
	default:
		a.values = append(a.values, vec.Result)
		return a
	}
	a.Raised = &raised{vec.Raised.Class, vec.Raised.Message}
	return a
}
