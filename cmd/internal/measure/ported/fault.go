package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/translate/verify/trial"
)

// mostFaults is how many faults are tried on a program.
const mostFaults = 6

// A mutant is a program with one change.
type mutant struct {
	File string `json:"file"`
	Line int    `json:"line"`
	What string `json:"what"`
}

// faults changes an operator or a constant in the hottest functions of each
// program, and wants the output to change: a program whose output does not show
// its faults could not show those of a port either.
func faults(ctx context.Context, w io.Writer, s store, progs []program, jobs int) error {
	work, err := os.MkdirTemp("", "molt-faults-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	e := &evaluator{store: s, work: work}
	lines, errs := make([]string, len(progs)), make([]error, len(progs))
	seen := make([]bool, len(progs))
	parallel(len(progs), jobs, func(i int) { lines[i], seen[i], errs[i] = e.fault(ctx, progs[i]) })
	blind := 0
	for i, p := range progs {
		switch {
		case errs[i] != nil:
			blind++
			fmt.Fprintf(w, "%-30s FAILED %v\n", p.ID(), errs[i])
		case !seen[i]:
			blind++
			fmt.Fprintf(w, "%-30s BLIND %s\n", p.ID(), lines[i])
		default:
			fmt.Fprintf(w, "%-30s %s\n", p.ID(), lines[i])
		}
	}
	if blind > 0 {
		return fmt.Errorf("%d of %d programs show no fault", blind, len(progs))
	}
	fmt.Fprintf(w, "all %d programs show a fault\n", len(progs))
	return nil
}

// fault tries the faults of one program. It is seen if one of them changes the
// digest of a run that ends well; a crash would be seen without one.
func (e *evaluator) fault(ctx context.Context, p program) (line string, seen bool, err error) {
	src, err := e.put(ctx, p)
	if err != nil {
		return "", false, err
	}
	wants, err := e.reference(ctx, p, src)
	if err != nil {
		return "", false, err
	}
	prof, err := e.store.profile(ctx, p, src)
	if err != nil {
		return "", false, err
	}
	dir := filepath.Join(e.folder(p), "mutants")
	list, err := e.mutants(ctx, src, dir, hottest(prof))
	if err != nil {
		return "", false, err
	}
	changed, broken := 0, 0
	var missed []string
	for i, m := range list[:min(len(list), mostFaults)] {
		in, err := e.invocation(p, src, "0", e.store.python, p.Entry)
		if err != nil {
			return "", false, err
		}
		if err := copyTree(filepath.Join(dir, strconv.Itoa(i), m.File), filepath.Join(in.Dir, m.File)); err != nil {
			return "", false, err
		}
		o, err := trial.Run(ctx, in, e.store.limits)
		switch {
		case err != nil:
			return "", false, err
		case o.Exit != wants[0].Exit || o.Limit != "":
			broken++
		case trial.FirstDifference(wants[0].Stdout, o.Stdout) != "":
			changed++
		default:
			missed = append(missed, fmt.Sprintf("%s:%d %s", m.File, m.Line, m.What))
		}
	}
	line = fmt.Sprintf("%d changes: %d change the digest, %d end the program, %d unseen", changed+broken+len(missed), changed, broken, len(missed))
	if len(missed) > 0 {
		line += " (" + strings.Join(missed, ", ") + ")"
	}
	return line, changed > 0, nil
}

// hottest lists where to change something: two places in each of the three
// functions with the largest self time, then anywhere.
func hottest(prof *profile) [][]any {
	list := slices.Clone(prof.Functions)
	slices.SortStableFunc(list, func(a, b defined) int { return cmp.Compare(b.Self, a.Self) })
	places := [][]any{}
	files := map[string]bool{}
	for i, d := range list {
		if i < 3 && d.Self > 0 {
			places = append(places, []any{d.File, d.Line, d.End, 2})
		}
	}
	for _, d := range prof.Functions {
		if !files[d.File] {
			files[d.File] = true
			places = append(places, []any{d.File, 1, 1 << 30, 4})
		}
	}
	return places
}

func (e *evaluator) mutants(ctx context.Context, src, dir string, places [][]any) ([]mutant, error) {
	stdin, err := json.Marshal(places)
	if err != nil {
		return nil, err
	}
	out, err := e.store.script(ctx, "mutants.py", string(stdin), src, dir)
	if err != nil {
		return nil, err
	}
	var list []mutant
	return list, json.Unmarshal(out, &list)
}
