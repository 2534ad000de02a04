package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/translate/verify/trial"
)

// modulePath is the module of every port: the same for all, so that Go's build
// cache knows the support library again.
const modulePath = "molt.example/ported"

// hashSeeds are the seeds that CPython is run with. A program whose output
// depends on the seed is judged by whether the port's is any of them.
var hashSeeds = []string{"0", "1", "2"}

// An evaluator ports, builds, runs and compares programs.
type evaluator struct {
	store store
	molt  string // the binary
	work  string // folder with a folder a program
}

// A result is what became of one program.
type result struct {
	Set      string `json:"set"`
	Name     string `json:"name"`
	Failed   string `json:"failed,omitempty"` // why it could not be judged
	Ported   bool   `json:"ported"`
	Compiles bool   `json:"compiles"`
	Complete bool   `json:"complete"`
	// OwnComplete tells that only files of ours hold stubs.
	OwnComplete bool `json:"ownComplete"`
	// Verdict is empty if there was nothing to run.
	Verdict trial.Verdict `json:"verdict,omitempty"`
	Reason  string        `json:"reason,omitempty"` // the first thing that it falls short of
	Detail  string        `json:"detail,omitempty"` // what its run showed
	// Unstable tells that CPython's own output depends on the hash seed.
	Unstable  bool               `json:"unstable,omitempty"`
	Functions map[string]int     `json:"functions"` // by status
	Time      map[string]float64 `json:"time"`      // share of self time by status
	Reasons   map[string]int     `json:"reasons,omitempty"`
}

// evaluate takes one program through all of it.
func (e *evaluator) evaluate(ctx context.Context, p program) *result {
	r := &result{Set: p.Set, Name: p.Name}
	if err := e.judge(ctx, p, r); err != nil {
		r.Failed = err.Error()
	}
	return r
}

func (e *evaluator) judge(ctx context.Context, p program, r *result) error {
	src, err := e.put(ctx, p)
	if err != nil {
		return err
	}
	wants, err := e.reference(ctx, p, src)
	if err != nil {
		return err
	}
	prof, err := e.store.profile(ctx, p, src)
	if err != nil {
		return err
	}
	port, why := e.port(ctx, p, src)
	l := &ledger{}
	if why == "" {
		// A port without a proper ledger is none.
		if l, err = readLedger(port); err != nil {
			why = err.Error()
		}
	}
	r.Ported = why == ""
	if r.Ported {
		r.Complete, r.OwnComplete = l.Complete, l.Complete || !l.ownStub(p.Harness)
		if !l.Complete {
			r.Reason = l.firstReason(prof, p.Harness)
		}
		why = e.build(ctx, p, r, port)
	}
	r.count(prof, l)
	if why != "" {
		r.Reason = why
		return nil
	}
	got, err := e.runPort(ctx, p, src)
	if err != nil {
		return err
	}
	r.Unstable = slices.ContainsFunc(wants, func(o trial.Outcome) bool { return trial.Difference(wants[0], o) != "" })
	for i, want := range wants {
		v, detail := trial.Compare(want, got)
		if i == 0 || v == trial.Identical {
			r.Verdict, r.Detail = v, detail
		}
	}
	return nil
}

// folder is where a program is worked on.
func (e *evaluator) folder(p program) string {
	return filepath.Join(e.work, p.Set, strings.ReplaceAll(p.Name, "/", "."))
}

// put writes a program into a fresh folder.
func (e *evaluator) put(ctx context.Context, p program) (string, error) {
	src := filepath.Join(e.folder(p), "src")
	if err := errors.Join(os.RemoveAll(e.folder(p)), os.MkdirAll(src, 0o755)); err != nil {
		return "", err
	}
	return src, p.put(ctx, e.store, src)
}

// invocation runs a program with its own copy of the files as working folder.
func (e *evaluator) invocation(p program, src, seed string, args ...string) (trial.Invocation, error) {
	dir := filepath.Join(e.folder(p), "run")
	if err := errors.Join(os.RemoveAll(dir), os.CopyFS(dir, os.DirFS(src))); err != nil {
		return trial.Invocation{}, err
	}
	return trial.Invocation{Args: args, Dir: dir, Env: trial.Environment(seed)}, nil
}

// reference runs CPython under each hash seed; the outcomes are kept.
func (e *evaluator) reference(ctx context.Context, p program, src string) ([]trial.Outcome, error) {
	key, err := e.store.key(src, p.Entry)
	if err != nil {
		return nil, err
	}
	list, err := cached(e.store, "outcomes", key, func() ([]trial.Outcome, error) {
		var list []trial.Outcome
		for _, seed := range hashSeeds {
			in, err := e.invocation(p, src, seed, e.store.python, p.Entry)
			if err != nil {
				return nil, err
			}
			o, err := trial.Run(ctx, in, e.store.limits)
			if err != nil {
				return nil, err
			}
			list = append(list, o)
		}
		return list, ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	for _, o := range list {
		if o.Limit != "" || o.Exit < 0 {
			return nil, fmt.Errorf("CPython is over the limits: %s", o.Limit)
		}
	}
	return list, nil
}

// portLimits bound molt and the go command.
var portLimits = trial.Limits{Time: 5 * time.Minute, Memory: 16 << 10, Output: 64 << 20}

// port ports a program and returns the module's folder, or why there is none.
func (e *evaluator) port(ctx context.Context, p program, src string) (dir, why string) {
	dir = filepath.Join(e.folder(p), "go")
	in := trial.Invocation{Args: []string{e.molt, "port", src, "-o", dir, "--module", modulePath}, Env: os.Environ()}
	o, err := trial.Run(ctx, in, portLimits)
	switch {
	case err != nil:
		return "", err.Error()
	case o.Limit != "":
		return "", "molt port is over the limit of " + o.Limit
	case o.Exit != 0 && o.Exit != 1:
		line, ok := trial.GoCrash(o)
		if !ok {
			line = trial.LastLine(o.Stderr)
		}
		return "", fmt.Sprintf("molt port: exit status %d: %s", o.Exit, trial.Excerpt(line))
	}
	return dir, ""
}

// build compiles a port and returns why it cannot be run.
func (e *evaluator) build(ctx context.Context, p program, r *result, dir string) (why string) {
	in := trial.Invocation{Args: []string{"go", "build", "-trimpath", "./..."}, Dir: dir, Env: append(os.Environ(), "GOFLAGS=", "GOWORK=off")}
	o, err := trial.Run(ctx, in, portLimits)
	if err != nil {
		return err.Error()
	}
	if o.Exit != 0 {
		return "go build: " + compileError(o)
	}
	r.Compiles = true
	in.Args = []string{"go", "build", "-trimpath", "-o", e.binary(p), "./cmd/" + strings.TrimSuffix(p.Entry, ".py")}
	if o, err = trial.Run(ctx, in, portLimits); err != nil {
		return err.Error()
	}
	if o.Exit != 0 {
		return "no command: " + compileError(o)
	}
	return ""
}

// compileError is the first line of the go command that names a place.
func compileError(o trial.Outcome) string {
	for _, line := range strings.Split(string(o.Stderr), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			return trial.Excerpt(line)
		}
	}
	return firstOf(o.Limit, fmt.Sprintf("exit status %d", o.Exit))
}

func (e *evaluator) binary(p program) string { return filepath.Join(e.folder(p), "port") }

// runPort runs the port as CPython was run.
func (e *evaluator) runPort(ctx context.Context, p program, src string) (trial.Outcome, error) {
	in, err := e.invocation(p, src, "0", e.binary(p))
	if err != nil {
		return trial.Outcome{}, err
	}
	o, err := trial.Run(ctx, in, e.store.limits)
	if err != nil {
		return o, err
	}
	return o, errors.Join(
		os.WriteFile(filepath.Join(e.folder(p), "stdout"), o.Stdout, 0o644),
		os.WriteFile(filepath.Join(e.folder(p), "stderr"), o.Stderr, 0o644))
}
