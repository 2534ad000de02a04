package verify

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/translate/verify/trial"
)

//go:embed python/calls.py
var callsPython []byte

// A call is what both sides are asked to do.
type call struct {
	fn     *function
	values []*recording.Value // by parameter
	// construct tells that the call makes an object, which CPython alone does.
	construct bool
	bench     int // milliseconds of a round
}

// wireCall is a call as the two sides read it.
type wireCall struct {
	N      int               `json:"n"`
	Module string            `json:"module"`
	Path   string            `json:"path"`
	Kind   string            `json:"kind,omitempty"`
	Bound  bool              `json:"bound,omitempty"`
	New    bool              `json:"new,omitempty"`
	Args   []json.RawMessage `json:"args"`
	wireParams
	Limit  int      `json:"limit"`
	Bench  int      `json:"bench,omitempty"`
	Rounds int      `json:"rounds,omitempty"`
	Own    []string `json:"own,omitempty"`
}

type wireParams struct {
	Names []string `json:"names"`
	By    []string `json:"by"`
}

// An answer is what a call did.
type answer struct {
	N      int               `json:"n"`
	After  []json.RawMessage `json:"after"`
	Result json.RawMessage   `json:"result"`
	Raised *raised           `json:"raised"`
	Stdout string            `json:"stdout"`
	Guard  string            `json:"guard"`
	Crash  string            `json:"crash"`
	Unfit  string            `json:"unfit"`
	Hits   []int             `json:"hits"`
	NS     []float64         `json:"ns"`

	// Ended says why the process ended in this call: "time", or its last words.
	Ended string `json:"-"`
	// values are After and then Result.
	values []*recording.Value
}

// raised is an exception that left a call.
type raised struct {
	Class   string `json:"class"`
	Message string `json:"message"`
}

// A side answers calls.
type side struct {
	v    *verifier
	name string
	// command runs the side; it is followed by the names of two files and a number.
	command []string
	env     []string
	seed    string
	watched bool
}

// callLimit is the time that a call may take.
const callLimit = 2 * time.Second

// maxRestarts bounds how often a side is started again in one batch.
const maxRestarts = 8

func (v *verifier) pythonSide(seed string) (*side, error) {
	script := filepath.Join(v.work, "calls.py")
	if err := os.WriteFile(script, callsPython, 0o644); err != nil {
		return nil, err
	}
	return &side{v: v, name: "python", command: []string{v.pythonExe, "-B", script}, seed: seed, watched: !v.opt.GenerateAll}, nil
}

func (v *verifier) goSide(binary string) *side {
	return &side{v: v, name: "go", command: []string{binary}, seed: "0", env: []string{"GOMAXPROCS=2"}}
}

// ask has a side answer calls, in order and in one process; where one ends it, the
// next go on in another. Calls without an answer have nil.
func (s *side) ask(ctx context.Context, calls []call) ([]*answer, error) {
	dir := filepath.Join(s.v.work, "call-"+s.name)
	if err := errors.Join(os.RemoveAll(dir), os.CopyFS(dir, os.DirFS(s.v.src))); err != nil {
		return nil, err
	}
	in, out := filepath.Join(s.v.work, s.name+".calls"), filepath.Join(dir, ".molt-answers")
	if err := os.WriteFile(in, s.v.wire(calls), 0o644); err != nil {
		return nil, err
	}
	answers := make([]*answer, len(calls))
	for next, restarts := 0, 0; next < len(calls) && restarts <= maxRestarts; restarts++ {
		o, err := s.run(ctx, dir, in, out, next)
		if err != nil || ctx.Err() != nil {
			return nil, errors.Join(err, ctx.Err())
		}
		last, err := readAnswers(out, answers)
		if err != nil {
			return nil, err
		}
		next = max(next, last+1)
		if next < len(calls) {
			answers[next] = &answer{N: next, Ended: s.ended(o)}
			next++
		}
	}
	return answers, nil
}

func (s *side) run(ctx context.Context, dir, in, out string, first int) (trial.Outcome, error) {
	env := append(trial.Environment(s.seed), s.env...)
	if s.watched {
		env = append(env, s.v.watch.env(dir)...)
	}
	return trial.Run(ctx, trial.Invocation{
		Args: slices.Concat(s.v.apart, s.command, []string{in, out, strconv.Itoa(first)}), Dir: dir, Env: env,
	}, trial.Limits{Time: 2 * time.Minute, Memory: s.v.opt.Limits.Memory, Output: 256 << 20})
}

// idle runs the side without calls, CPython without a program.
func (s *side) idle(ctx context.Context) (trial.Outcome, error) {
	if s.name == "python" {
		return trial.Run(ctx, trial.Invocation{Args: []string{s.v.pythonExe, "-c", "pass"}, Dir: s.v.work, Env: trial.Environment(s.seed)}, s.v.opt.Limits)
	}
	dir := filepath.Join(s.v.work, "call-"+s.name)
	in := filepath.Join(s.v.work, s.name+".calls")
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(in, nil, 0o644)); err != nil {
		return trial.Outcome{}, err
	}
	return s.run(ctx, dir, in, filepath.Join(dir, ".molt-answers"), 0)
}

// ended says why a process ended in the middle of a call.
func (s *side) ended(o trial.Outcome) string {
	if s.watched {
		if err := s.v.watch.err(); err != nil {
			return err.Error()
		}
	}
	if o.Limit != "" {
		return o.Limit
	}
	if bytes.Contains(o.Stderr, []byte("Timeout")) {
		return "time"
	}
	if line, ok := trial.GoCrash(o); ok {
		return line
	}
	return fmt.Sprintf("exit status %d: %s", o.Exit, trial.Excerpt(trial.LastLine(o.Stderr)))
}

// wire writes calls, a line each.
func (v *verifier) wire(calls []call) []byte {
	var b bytes.Buffer
	for i, c := range calls {
		w := wireCall{N: i, Module: c.fn.module, Path: c.fn.path, Kind: c.fn.kind, Bound: c.fn.bound, New: c.construct, Args: recording.Encode(c.values),
			wireParams: c.fn.params(), Limit: int(callLimit.Milliseconds()), Bench: c.bench}
		if c.bench > 0 {
			w.Rounds, w.Limit = benchRounds, 30_000
		}
		if i == 0 {
			w.Own = v.modules
		}
		data, err := json.Marshal(w)
		if err != nil {
			panic(err) // texts and numbers alone
		}
		b.Write(append(data, '\n'))
	}
	return b.Bytes()
}

// readAnswers reads the answers that are there, by their numbers, and returns the
// highest; -1 for none. A line that was cut is none.
func readAnswers(name string, answers []*answer) (last int, err error) {
	last = -1
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return last, nil
	}
	if err != nil {
		return last, err
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return last, nil
		}
		a := &answer{}
		if json.Unmarshal(line, a) != nil || a.N < 0 || a.N >= len(answers) {
			return last, errors.New("an answer cannot be read: " + trial.Excerpt(string(line)))
		}
		if err := a.decode(); err != nil {
			a.Unfit = err.Error()
		}
		answers[a.N] = a
		last = max(last, a.N)
	}
}

// answerLimits bound the values of an answer.
var answerLimits = recording.Limits{Depth: 2000}

func (a *answer) decode() (err error) {
	list := a.After
	if a.Raised == nil && len(a.Result) > 0 {
		list = append(slices.Clip(list), a.Result)
	}
	a.values, err = recording.Decode(list, answerLimits)
	return err
}
