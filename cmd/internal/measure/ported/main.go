package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"
)

type options struct {
	sets    string
	run     string
	jobs    int
	json    bool
	keep    string
	molt    string
	python  string
	timeout time.Duration
	memory  int
	list    bool
	each    bool
	speed   bool
	runs    int
	fault   bool
	draw    string
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.sets, "set", "bench,drawn,stdlib", "comma-separated `sets` of programs")
	flag.StringVar(&o.run, "run", "", "only programs whose set/name matches this `regexp`")
	flag.IntVar(&o.jobs, "j", runtime.GOMAXPROCS(0), "programs worked on at a time")
	flag.BoolVar(&o.json, "json", false, "print the results as JSON")
	flag.StringVar(&o.keep, "keep", "", "keep programs, ports and outputs in this `folder`")
	flag.StringVar(&o.molt, "molt", "", "the molt `binary` (default: built from ./cmd/molt)")
	flag.StringVar(&o.python, "python", "", "the Python 3.11 `interpreter` (default: pyenv's, or that on PATH)")
	flag.DurationVar(&o.timeout, "timeout", 60*time.Second, "time limit of each run")
	flag.IntVar(&o.memory, "memory", 4096, "memory limit of each run in `MB`")
	flag.BoolVar(&o.list, "list", false, "list the programs, and those left out")
	flag.BoolVar(&o.each, "each", false, "print a line a program as well")
	flag.BoolVar(&o.speed, "speed", false, "time CPython, PyPy and the ports instead")
	flag.IntVar(&o.runs, "runs", 5, "timed runs of each program with -speed")
	flag.BoolVar(&o.fault, "fault", false, "show that faults change the digests instead")
	flag.StringVar(&o.draw, "draw", "", "draw the modules of the drawn set anew with this `seed`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, o); err != nil {
		log.Fatal("ported: ", err)
	}
}

func run(ctx context.Context, w io.Writer, o options) error {
	if o.list {
		return list(w)
	}
	s, err := openStore(ctx, o)
	if err != nil {
		return err
	}
	if o.draw != "" {
		return draw(ctx, s, o.draw)
	}
	progs, err := selected(o)
	if err != nil {
		return err
	}
	if o.fault {
		return faults(ctx, w, s, progs, o.jobs)
	}
	e, done, err := newEvaluator(ctx, s, o)
	if err != nil {
		return err
	}
	defer done()
	if o.speed {
		return speed(ctx, w, e, progs, o.runs)
	}
	results := evaluateAll(ctx, e, progs, o.jobs)
	if o.json {
		enc := json.NewEncoder(w)
		enc.SetIndent("", " ")
		return enc.Encode(struct {
			Funnel  []funnel  `json:"funnel"`
			Results []*result `json:"results"`
		}{funnels(results), results})
	}
	report(w, results, o.each)
	return nil
}

// selected returns the programs that the options ask for.
func selected(o options) ([]program, error) {
	all, err := programs(strings.Split(o.sets, ","))
	if err != nil || o.run == "" {
		return all, err
	}
	re, err := regexp.Compile(o.run)
	if err != nil {
		return nil, err
	}
	var some []program
	for _, p := range all {
		if re.MatchString(p.ID()) {
			some = append(some, p)
		}
	}
	if len(some) == 0 {
		return nil, fmt.Errorf("no program of %s matches %q", o.sets, o.run)
	}
	return some, nil
}

// newEvaluator builds molt unless a binary is given, and returns the evaluator
// with the function that removes what it made.
func newEvaluator(ctx context.Context, s store, o options) (*evaluator, func(), error) {
	work, done := o.keep, func() {}
	if work == "" {
		tmp, err := os.MkdirTemp("", "molt-ported-")
		if err != nil {
			return nil, nil, err
		}
		work, done = tmp, func() { os.RemoveAll(tmp) }
	}
	work, err := filepath.Abs(work)
	if err != nil {
		return nil, nil, err
	}
	e := &evaluator{store: s, molt: o.molt, work: work}
	if e.molt == "" {
		e.molt = filepath.Join(work, "molt")
		if out, err := command(ctx, "", "go", "build", "-o", e.molt, "./cmd/molt"); err != nil {
			done()
			return nil, nil, fmt.Errorf("building molt: %w\n%s", err, out)
		}
	}
	return e, done, nil
}

// evaluateAll works on several programs at a time; the results keep their order.
func evaluateAll(ctx context.Context, e *evaluator, progs []program, jobs int) []*result {
	results := make([]*result, len(progs))
	parallel(len(progs), jobs, func(i int) { results[i] = e.evaluate(ctx, progs[i]) })
	return results
}

// parallel calls f for 0 to n-1, several at a time.
func parallel(n, jobs int, f func(i int)) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(1, jobs))
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			f(i)
		})
	}
	wait.Wait()
}

// list prints the programs and what was left out.
func list(w io.Writer) error {
	for _, set := range sets {
		progs, out, err := set.load()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %d programs\n", set.name, len(progs))
		for _, p := range progs {
			fmt.Fprintf(w, "  %s\n", p.Name)
		}
		if len(out) > 0 {
			fmt.Fprintf(w, "%s: %d left out\n", set.name, len(out))
		}
		for _, line := range out {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
	return nil
}

// command runs a tool of ours without limits and returns all that it printed.
func command(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}
