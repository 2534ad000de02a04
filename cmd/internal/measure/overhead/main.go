// Command overhead measures how much longer programs take while molt records them.
//
// The programs are the benchmarks of pyperformance that need nothing beside the
// standard library, each long enough to run for a second or so. Every one is run
// with and without the recorder in turn; what counts is the ratio of the medians of
// processor time, which other work on the machine hardly disturbs.
//
//	go run ./cmd/internal/measure/overhead                 with Python 3.11
//	go run ./cmd/internal/measure/overhead -version 3.13   with another
//	go run ./cmd/internal/measure/overhead -only richards
package main

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// pyperformance is the release whose benchmarks are the programs.
var pyperformance = corpus.Project{Name: "pyperformance", Version: "1.14.0", AllFiles: true}

//go:embed pyperf.py
var pyperf []byte

// timeLimit is for one run.
const timeLimit = 90 * time.Second

type options struct {
	version, python, only string
	runs                  int
	budget                float64
}

func main() {
	var o options
	flag.StringVar(&o.version, "version", "3.11", "version of Python")
	flag.StringVar(&o.python, "python", "", "interpreter, if not the first of the version")
	flag.StringVar(&o.only, "only", "", "programs, by name, comma-separated")
	flag.IntVar(&o.runs, "runs", 3, "runs of each kind")
	flag.Float64Var(&o.budget, "budget", recording.DefaultBudget, "the recorder's budget")
	flag.Parse()
	if err := measure(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "overhead:", err)
		os.Exit(1)
	}
}

// A result is what one program took.
type result struct {
	name            string
	plain, recorded time.Duration
	functions, kept int
}

func (r result) ratio() float64 { return r.recorded.Seconds() / r.plain.Seconds() }

func measure(ctx context.Context, o options) error {
	python, err := corpus.Find(ctx, o.version, o.python)
	if err != nil {
		return err
	}
	c, err := corpus.Fetch(ctx, python, pyperformance)
	if err != nil {
		return err
	}
	dirs, err := filepath.Glob(filepath.Join(c.Dir, "pyperformance-*", "pyperformance", "data-files", "benchmarks", "bm_*"))
	if err != nil || len(dirs) == 0 {
		return errors.Join(err, errors.New("no benchmarks found"))
	}
	tmp, err := os.MkdirTemp("", "molt-overhead-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := os.WriteFile(filepath.Join(tmp, "pyperf.py"), pyperf, 0o644); err != nil {
		return err
	}
	hook, err := recording.Install(tmp)
	if err != nil {
		return err
	}
	var all []result
	var left []string
	for _, dir := range dirs {
		name := strings.TrimPrefix(filepath.Base(dir), "bm_")
		if o.only != "" && !slices.Contains(strings.Split(o.only, ","), name) {
			continue
		}
		p := program{name: name, dir: dir, python: python, tmp: tmp, hook: hook, options: o}
		r, err := p.measure(ctx)
		if err != nil {
			left = append(left, fmt.Sprintf("%s: %v", name, err))
			continue
		}
		fmt.Fprintf(os.Stderr, "%-24s %.2f\n", name, r.ratio())
		all = append(all, r)
	}
	write(all, left)
	return nil
}

// write prints the table, the greatest ratio first.
func write(all []result, left []string) {
	slices.SortFunc(all, func(a, b result) int { return cmp.Compare(b.ratio(), a.ratio()) })
	fmt.Println("program\tplain s\trecorded s\tratio\tfunctions\tcalls kept")
	sum := 0.0
	for _, r := range all {
		fmt.Printf("%s\t%.2f\t%.2f\t%.2f\t%d\t%d\n", r.name, r.plain.Seconds(), r.recorded.Seconds(), r.ratio(), r.functions, r.kept)
		sum += math.Log(r.ratio())
	}
	if len(all) > 0 {
		fmt.Printf("\n%d programs, geometric mean %.2f, worst %.2f (%s)\n", len(all), math.Exp(sum/float64(len(all))), all[0].ratio(), all[0].name)
	}
	for _, text := range left {
		fmt.Println("left out:", text)
	}
}

// A program is one benchmark.
type program struct {
	name, dir, python, tmp, hook string
	options
}

func (p program) measure(ctx context.Context) (result, error) {
	env := append(os.Environ(), "PYTHONPATH="+p.tmp, "PYTHONHASHSEED=0", "MOLT_LOOPS="+filepath.Join(p.tmp, p.name+".loops"))
	if _, err := p.run(ctx, env); err != nil {
		return result{}, err
	}
	out := filepath.Join(p.tmp, p.name+".recording")
	if err := os.Mkdir(out, 0o755); err != nil {
		return result{}, err
	}
	opt := recording.Options{Dir: out, Root: p.dir, Budget: p.budget, MaxBytes: recording.DefaultMaxBytes}
	recorded, err := opt.Environ(p.hook, env)
	if err != nil {
		return result{}, err
	}
	var times [2][]time.Duration
	for range p.runs {
		for i, env := range [][]string{env, recorded} {
			d, err := p.run(ctx, env)
			if err != nil {
				return result{}, err
			}
			times[i] = append(times[i], d)
		}
	}
	r := result{name: p.name, plain: median(times[0]), recorded: median(times[1])}
	rec, problems, err := recording.Read(out, recording.DefaultLimits())
	if err != nil {
		return r, err
	}
	for _, problem := range problems {
		fmt.Fprintln(os.Stderr, problem)
	}
	r.functions = len(rec.Functions)
	for _, f := range rec.Functions {
		r.kept += len(f.Vectors)
	}
	return r, nil
}

// run runs the program once and returns the processor time that it took.
func (p program) run(ctx context.Context, env []string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.python, filepath.Join(p.dir, "run_benchmark.py"))
	cmd.Env, cmd.Dir = env, p.tmp
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		return 0, fmt.Errorf("%w: %s", err, lines[len(lines)-1])
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}
