// Command parse holds molt's parser against CPython 3.13: on every file that
// CPython's ast.parse accepts, molt must print the same tree, and what CPython
// refuses, molt must refuse.
//
//	go run ./cmd/internal/measure/parse                 # standard libraries and public projects
//	go run ./cmd/internal/measure/parse -only '^rich' -v
//	go run ./cmd/internal/measure/parse -only none DIR  # any folder
//	go run ./cmd/internal/measure/parse -refuse [DIR]   # bad inputs: CPython's tests, mutated files (of DIR)
//	go run ./cmd/internal/measure/parse -cases [-update] # the parser's own cases, against 3.13 and 3.14
//
// It needs Python 3.13, Python 3.11 for its library, pip's package index for
// the projects and, for what 3.13 does not know, node and npm's pyodide.
// Everything fetched, and CPython's verdicts, stay in the user's cache folder.
// The exit status is 1 if molt is wrong anywhere that known.txt does not list,
// or if an entry there is stale.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

var errWrong = errors.New("molt differs from CPython")

type options struct {
	python, python311     string
	only                  string
	jobs, examples, count int
	seed                  uint64
	verbose, shrink       bool
	refuse, cases, update bool
	dirs                  []string
}

func main() {
	var o options
	flag.StringVar(&o.python, "python", "", "the Python 3.13 `interpreter` (default: found)")
	flag.StringVar(&o.python311, "python311", "", "the Python 3.11 `interpreter` (default: found)")
	flag.StringVar(&o.only, "only", "", "only corpora whose name matches `regexp`")
	flag.IntVar(&o.jobs, "jobs", 2, "files at once")
	flag.BoolVar(&o.verbose, "v", false, "explain the differences")
	flag.IntVar(&o.examples, "examples", 2, "with -v: examples of each cause")
	flag.BoolVar(&o.shrink, "shrink", false, "with -v: make the examples small first")
	flag.BoolVar(&o.refuse, "refuse", false, "compare bad inputs instead of corpora")
	flag.IntVar(&o.count, "mutations", 20_000, "with -refuse: how many mutated statements")
	flag.Uint64Var(&o.seed, "seed", 1, "with -refuse: the seed of the mutations")
	flag.BoolVar(&o.cases, "cases", false, "compare the cases of analyzer/syntax/testdata with CPython 3.13 and 3.14")
	flag.BoolVar(&o.update, "update", false, "with -cases: write CPython's dumps beside the cases")
	flag.Parse()
	o.dirs = flag.Args()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "parse:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	if o.cases {
		return checkCases(ctx, os.Stdout, o.python, o.update)
	}
	m, err := newMeasurement(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.close()) }()
	printHeader(os.Stdout)
	if o.refuse {
		err = m.refuse(ctx, o)
	} else {
		err = m.corpora(ctx, o)
	}
	if err != nil {
		return err
	}
	return m.conclude()
}

// corpora compares all files of the chosen corpora.
func (m *measurement) corpora(ctx context.Context, o options) error {
	only, err := regexp.Compile(o.only)
	if err != nil {
		return err
	}
	for _, dir := range o.dirs {
		if err := m.corpus(corpus.Corpus{Name: dir, Dir: dir}); err != nil {
			return err
		}
	}
	for _, lib := range []struct{ version, python string }{{"3.11", o.python311}, {"3.13", m.python}} {
		if !only.MatchString("stdlib-" + lib.version) {
			continue
		}
		c, err := corpus.Stdlib(ctx, lib.version, lib.python)
		if err != nil {
			return err
		}
		if err := m.corpus(c); err != nil {
			return err
		}
	}
	for _, p := range corpus.Projects() {
		if !only.MatchString(p.Name) {
			continue
		}
		c, err := corpus.Fetch(ctx, m.python, p)
		if err != nil {
			return err
		}
		if err := m.corpus(c); err != nil {
			return err
		}
	}
	return nil
}

// A measurement is one run: its tools, and what it has found so far.
type measurement struct {
	python   string
	judging  *judging
	verdicts *verdicts
	known    *knownList
	newer    *newerPython
	verbose  bool
	printer  printer
	total    tally
}

func newMeasurement(ctx context.Context, o options) (*measurement, error) {
	python, err := corpus.Find(ctx, "3.13", o.python)
	if err != nil {
		return nil, err
	}
	known, err := parseKnown(knownTxt)
	if err != nil {
		return nil, err
	}
	v, err := loadVerdicts(python)
	if err != nil {
		return nil, err
	}
	j := newJudging(python, o.jobs, v)
	return &measurement{
		python: python, judging: j, verdicts: v, known: known, verbose: o.verbose,
		newer:   &newerPython{},
		printer: printer{w: os.Stdout, o: j.oracles[0], examples: o.examples, shrink: o.shrink},
		total:   tally{name: "all"},
	}, nil
}

func (m *measurement) corpus(c corpus.Corpus) error {
	list, err := sources(c)
	if err != nil {
		return err
	}
	return m.compare(c.Name, list)
}

// compare judges the sources and prints their line, and with -v the causes.
func (m *measurement) compare(name string, list []source) error {
	results, err := m.judging.all(list)
	if err := errors.Join(err, m.verdicts.save()); err != nil {
		return err
	}
	texts := map[string]source{}
	for _, s := range list {
		texts[s.name] = s
	}
	text := func(r result) ([]byte, error) { return texts[r.name].text() }
	t := tally{name: name}
	for i := range results {
		if err := m.newer.forgive(&results[i], text); err != nil {
			return err
		}
		results[i].known = m.known.has(results[i])
		t.add(results[i])
	}
	t.print(os.Stdout)
	m.total.merge(t)
	if !m.verbose {
		return nil
	}
	return m.printer.print(results, text)
}

// conclude prints the sum and says whether all is well.
func (m *measurement) conclude() error {
	m.total.print(os.Stdout)
	for _, name := range m.known.stale {
		fmt.Fprintf(os.Stderr, "known.txt: %s no longer differs\n", name)
	}
	if m.total.bad() > 0 || len(m.known.stale) > 0 {
		return errWrong
	}
	return nil
}

func (m *measurement) close() error {
	return errors.Join(m.judging.close(), m.newer.close())
}
