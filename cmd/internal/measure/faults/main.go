// Command faults plants faults in ports and has verify look for them.
//
//	go run ./cmd/internal/measure/faults [-n 60] [-seed 1] [-run REGEXP] [-unharmed]
//
// The programs are the examples and the golden cases of port. A fault is a change
// of the port's Go of one of sixteen kinds, at a site drawn by seed in a function
// that takes arguments. It counts where CPython proves it: the program, run as a
// whole, then prints something else or ends in another way. Verify does not see
// that run; it calls the function with arguments of its own making. With -unharmed
// all functions of the ports as they are made are verified, and any difference is
// a false alarm.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/verify"
	"github.com/molt-go/molt/translate/verify/trial"
)

func main() {
	var (
		count    = flag.Int("n", 60, "faults to plant")
		seed     = flag.Uint64("seed", 1, "seed of the sites")
		pattern  = flag.String("run", "", "only programs whose names match")
		unharmed = flag.Bool("unharmed", false, "look for false alarms instead")
	)
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, *count, *seed, *pattern, *unharmed); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, count int, seed uint64, pattern string, unharmed bool) error {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return err
	}
	python := verify.FindPython(ctx, "", "3.11")
	if python == "" {
		return fmt.Errorf("CPython 3.11 is needed")
	}
	work, err := os.MkdirTemp("", "molt-faults-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	all, err := findPrograms()
	if err != nil {
		return err
	}
	var progs []*program
	for _, p := range all {
		if !re.MatchString(p.name) {
			continue
		}
		if err := p.prepare(ctx, work, python); err != nil {
			fmt.Fprintf(os.Stderr, "%s is left out: %v\n", p.name, err)
			continue
		}
		if err := p.findSites(); err != nil {
			return err
		}
		progs = append(progs, p)
	}
	if err := shareLibrary(progs); err != nil {
		return err
	}
	if unharmed {
		return alarms(ctx, progs)
	}
	return plantAll(ctx, progs, count, seed)
}

// alarms verifies the ports as they are.
func alarms(ctx context.Context, progs []*program) error {
	alarms, sum, why := 0, map[ledger.Verdict]int{}, map[string]int{}
	for _, p := range progs {
		l, err := verify.Run(ctx, verify.Options{Out: p.out, Limits: verify.DefaultLimits})
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		for _, f := range l.Functions {
			if f.Verification == nil {
				continue
			}
			sum[f.Verification.Verdict]++
			if f.Verification.Verdict == ledger.Unproven {
				why[f.Verification.Reason]++
				fmt.Printf("%s\t%s\tunproven\t%s\n", p.name, f.Python, f.Verification.Reason)
			}
			for _, d := range f.Verification.Differences {
				alarms++
				fmt.Printf("%s\t%s\t%s\t%s\n", p.name, d.Input, d.Python, d.Go)
			}
		}
		for _, r := range l.Runs {
			for _, d := range r.Differences {
				alarms++
				fmt.Printf("%s\t%s\t%s\t%s\n", p.name, d.Input, d.Python, d.Go)
			}
		}
	}
	reasons := slices.SortedFunc(maps.Keys(why), func(a, b string) int { return cmp.Or(why[b]-why[a], strings.Compare(a, b)) })
	for _, r := range reasons {
		fmt.Printf("%4d unproven: %s\n", why[r], r)
	}
	fmt.Printf("%d ports, functions: %d same, %d different, %d unproven; %d alarms\n", len(progs), sum[ledger.Same], sum[ledger.Different], sum[ledger.Unproven], alarms)
	return nil
}

// A finding is what became of one planted fault.
type finding struct {
	program, function, kind string
	found                   bool
	input                   string
}

// plantAll plants faults, kind by kind in turn, until there are enough that
// CPython proves.
func plantAll(ctx context.Context, progs []*program, count int, seed uint64) error {
	r := rand.New(rand.NewPCG(seed, 0))
	tried := map[string]bool{}
	var list []finding
	for turn := 0; len(list) < count && turn < count*20 && ctx.Err() == nil; turn++ {
		p, s, ok := draw(r, progs, mutators[turn%len(mutators)].kind)
		key := ""
		if ok {
			key = fmt.Sprint(p.name, s.kind, s.from, s.text)
		}
		if !ok || tried[key] {
			continue
		}
		tried[key] = true
		f, proven, err := p.try(ctx, s)
		if err != nil {
			return err
		}
		if proven {
			list = append(list, f)
			fmt.Printf("%3d %-16s %-22s %-34s %-8s %s\n", len(list), f.kind, f.program, f.function, map[bool]string{true: "found", false: "MISSED"}[f.found], trial.Excerpt(strings.ReplaceAll(f.input, "\n", " ")))
		}
	}
	summary(list)
	return ctx.Err()
}

// try plants one fault, and verifies where it is proven to be one.
func (p *program) try(ctx context.Context, s site) (f finding, proven bool, err error) {
	undo, err := p.plant(s)
	if err != nil {
		return f, false, err
	}
	defer func() {
		if e := undo(); err == nil {
			err = e
		}
	}()
	got, ok := p.run(ctx)
	if v, _ := trial.Compare(p.want, got); !ok || v == trial.Identical || v == trial.GuardStop || v == trial.StubStop {
		return f, false, nil
	}
	l, err := verify.Run(ctx, verify.Options{Out: p.out, FunctionsOnly: true, Limits: verify.DefaultLimits, Only: func(name string) bool { return name == s.function }})
	if err != nil {
		return f, false, err
	}
	f = finding{program: p.name, function: s.function, kind: s.kind}
	for _, e := range l.Functions {
		switch v := e.Verification; {
		case e.Python != s.function || v == nil:
		case v.Verdict == ledger.Different:
			f.found, f.input = true, v.Differences[0].Input
		default:
			f.input = fmt.Sprintf("%s %s: %d inputs, %.0f %%: %q for %q", v.Verdict, v.Reason, v.Vectors.Generated, 100*v.Coverage, s.text, s.file)
		}
	}
	return f, true, nil
}

// summary prints how many faults of each kind were found.
func summary(list []finding) {
	kinds, ports := map[string][2]int{}, map[string]bool{}
	found := 0
	for _, f := range list {
		n := kinds[f.kind]
		n[0]++
		if f.found {
			n[1]++
			found++
		}
		kinds[f.kind] = n
		ports[f.program] = true
	}
	fmt.Printf("\n%-18s planted found\n", "kind")
	for _, m := range mutators {
		if n := kinds[m.kind]; n[0] > 0 {
			fmt.Printf("%-18s %7d %5d\n", m.kind, n[0], n[1])
		}
	}
	fmt.Printf("%d faults in %d ports, %d found\n", len(list), len(ports), found)
}
