package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/molt-go/molt/translate/verify/trial"
)

type options struct {
	n, first int
	seed     uint64
	dynamic  int
	form     string
	batch    int
	shrink   int
	python   string
	keep     string
	show     bool
	files    []string
	coverage bool
	vet      bool
	why      bool
	plain    int
	drills   int
}

func main() {
	log.SetFlags(0)
	var o options
	flag.IntVar(&o.n, "n", 100, "`number` of programs")
	flag.IntVar(&o.first, "first", 0, "`index` of the first one")
	flag.Uint64Var(&o.seed, "seed", 1, "the `seed` that programs are drawn by")
	flag.IntVar(&o.dynamic, "dynamic", 20, "`percent` of programs that also hold what has no typed form")
	flag.StringVar(&o.form, "form", "port", "`form` of the port: port (as molt port chooses), typed, dynamic")
	flag.IntVar(&o.batch, "batch", 50, "programs that are built together")
	flag.IntVar(&o.shrink, "shrink", 3, "how many of those that differ are shrunk")
	flag.StringVar(&o.python, "python", "python3", "the Python 3.11 `interpreter`")
	flag.StringVar(&o.keep, "keep", "", "keep the programs that are not identical, and the last batch's ports, in this `folder`")
	flag.BoolVar(&o.show, "show", false, "print the programs, and do nothing else")
	flag.BoolVar(&o.coverage, "coverage", true, "print how often each kind of core node and builtin row came about")
	flag.BoolVar(&o.vet, "vet", false, "run go vet over the ports as well")
	flag.BoolVar(&o.why, "why", false, "print of each program why it has no typed form")
	flag.IntVar(&o.plain, "plain", 60, "`percent` of programs that keep to what is easily typed")
	flag.IntVar(&o.drills, "drills", 40, "`percent` of programs that are many small functions, each around one form")
	flag.Parse()
	o.files = flag.Args()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, o); err != nil {
		log.Fatal("random: ", err)
	}
}

func run(ctx context.Context, w io.Writer, o options) error {
	progs, err := draw(o)
	if err != nil {
		return err
	}
	if o.show {
		for _, p := range progs {
			fmt.Fprintf(w, "# %s\n%s\n", p.name, p.source())
		}
		return nil
	}
	work := o.keep
	if work == "" {
		tmp, err := os.MkdirTemp("", "molt-random-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		work = tmp
	}
	work, err = filepath.Abs(work)
	if err != nil {
		return err
	}
	b, err := newBench(work, o)
	if err != nil {
		return err
	}
	t := newTally()
	for len(progs) > 0 && ctx.Err() == nil {
		n := min(o.batch, len(progs))
		results, err := b.evaluate(ctx, progs[:n])
		if ctx.Err() != nil {
			break // what was seen until then is reported
		}
		if err != nil {
			return err
		}
		for _, r := range results {
			t.add(r)
			if o.keep != "" && r.body != nil && r.verdict != trial.Identical {
				name := filepath.Join(work, r.name+".py")
				if err := os.WriteFile(name, r.source(), 0o644); err != nil {
					return err
				}
			}
			if o.why {
				r.explain(w)
			}
			if r.wrong() {
				fmt.Fprintf(w, "%s: %s: %s\n", cmp.Or(r.file, r.name), r.verdict, r.detail)
			}
		}
		log.Printf("%d programs: CPython %.1f s, ports %.1f s, build %.1f s, runs %.1f s", t.programs, b.took[0].Seconds(), b.took[1].Seconds(), b.took[2].Seconds(), b.took[3].Seconds())
		progs = progs[n:]
	}
	for _, r := range t.bad[:min(o.shrink, len(t.bad))] {
		if r.body == nil || ctx.Err() != nil {
			continue
		}
		small, err := b.shrink(ctx, r)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n# %s, shrunk: %s: %s\n%s", r.name, small.verdict, small.detail, small.source())
	}
	t.report(w, o.coverage)
	return ctx.Err()
}

// A subject is one program: its tree, or its text where that came from a file.
type subject struct {
	name string // of the module, in Python and in Go
	file string // where it was read from
	body []*stmt
	text []byte
}

func (s *subject) source() []byte {
	if s.text != nil {
		return s.text
	}
	return source(s.body)
}

// draw returns the programs of the files, or those of the seed.
func draw(o options) ([]*subject, error) {
	var list []*subject
	for i, file := range o.files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		list = append(list, &subject{name: fmt.Sprintf("p%d", i), file: file, text: data})
	}
	if len(list) > 0 {
		return list, nil
	}
	for i := o.first; i < o.first+o.n; i++ {
		list = append(list, &subject{name: fmt.Sprintf("p%d", i), body: o.program(i)})
	}
	return list, nil
}

// program makes the i-th program. Of each hundred, those of the drills are spread among
// the others.
func (o options) program(i int) []*stmt {
	hundreds, at := i/100, i%100
	if before := at * o.drills / 100; before < (at+1)*o.drills/100 {
		return drillProgram(o.seed, uint64(i), uint64(hundreds*o.drills+before))
	}
	at = (at*37 + 11) % 100 // so that no kind stands together
	return program(o.seed, uint64(i), at >= 100-o.dynamic, at < o.plain)
}
