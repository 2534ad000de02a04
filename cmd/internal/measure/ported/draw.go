package main

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
	"github.com/molt-go/molt/translate/verify/trial"
)

// drawFrom lists the releases whose modules are drawn from. Looked at and left
// out since none of their modules has doctests or a main that prints:
// algorithms-lib, funcy, pyalgs, pydsa, python-algorithms, pythonds3.
var drawFrom = []corpus.Project{
	{Name: "algorithms", Version: "1.0.1"},
	{Name: "algos-py", Version: "0.5.1"},
	{Name: "anytree", Version: "2.13.0"},
	{Name: "bidict", Version: "0.24.1"},
	{Name: "bintrees", Version: "2.2.0"},
	{Name: "boltons", Version: "26.2.0"},
	{Name: "cachetools", Version: "8.0.1"},
	{Name: "dijkstar", Version: "2.6.0"},
	{Name: "geomdl", Version: "5.4.0"},
	{Name: "humanize", Version: "4.17.0"},
	{Name: "inflection", Version: "0.5.1"},
	{Name: "intervaltree", Version: "3.2.1"},
	{Name: "isodate", Version: "0.7.2"},
	{Name: "lark", Version: "1.3.1"},
	{Name: "more-itertools", Version: "11.2.1"},
	{Name: "mpmath", Version: "1.4.1"},
	{Name: "natsort", Version: "8.4.0"},
	{Name: "ordered-set", Version: "4.1.0"},
	{Name: "parse", Version: "1.22.4"},
	{Name: "portion", Version: "2.6.3"},
	{Name: "primefac", Version: "2.0.12"},
	{Name: "pydash", Version: "8.1.0"},
	{Name: "pygtrie", Version: "2.6.2"},
	{Name: "pyrsistent", Version: "0.20.0"},
	{Name: "python-constraint", Version: "1.4.0"},
	{Name: "python-ranges", Version: "1.2.4"},
	{Name: "roman", Version: "5.2"},
	{Name: "simpleeval", Version: "1.0.8"},
	{Name: "sortedcollections", Version: "2.1.0"},
	{Name: "sortedcontainers", Version: "2.4.0"},
	{Name: "textdistance", Version: "4.6.3"},
	{Name: "toolz", Version: "1.2.0"},
	{Name: "treelib", Version: "1.8.0"},
	{Name: "wcwidth", Version: "0.9.4"},
}

// drawSize is how many modules are drawn.
const drawSize = 100

// What may be drawn: a module of a size that one person would port in a day.
const (
	leastLines = 8
	mostLines  = 3000
	mostFiles  = 30 // with what it imports of its package
)

// tests names files that are no modules of a package's own.
var tests = regexp.MustCompile(`(^|/)(tests?|docs?|examples?|benchmarks?|misc)/|(^|/)(test_[^/]*|[^/]*_test|conftest|setup|__init__|__main__)\.py$`)

// draw writes drawn.tsv anew: modules of the releases that run with little of
// their package, shuffled by the seed. A module with doctests is run through them, another as a main
// program.
func draw(ctx context.Context, s store, seed string) error {
	var all []module
	for _, project := range drawFrom {
		some, err := s.candidates(ctx, project)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s %s: %d\n", project.Name, project.Version, len(some))
		all = append(all, some...)
	}
	h := fnv.New64a()
	h.Write([]byte(seed))
	r := rand.New(rand.NewPCG(h.Sum64(), 1))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	found := len(all)
	all = spread(all)
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Project+a.File, b.Project+b.File) })
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %d modules drawn from %d by -draw %s: project, version, file, and how it is run.\n", len(all), found, seed)
	for _, m := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", m.Project, m.Version, m.File, m.Kind)
	}
	return os.WriteFile(filepath.Join("cmd", "internal", "measure", "ported", "drawn.tsv"), b.Bytes(), 0o644)
}

// spread takes the first modules of a shuffled list, at most a third of them from
// one project.
func spread(all []module) []module {
	count := map[string]int{}
	var some []module
	for _, m := range all {
		if count[m.Project]++; count[m.Project] <= drawSize/3 && len(some) < drawSize {
			some = append(some, m)
		}
	}
	return some
}

// candidates lists the modules of a release that make a program.
func (s store) candidates(ctx context.Context, project corpus.Project) ([]module, error) {
	c, err := corpus.Fetch(ctx, s.python, project)
	if err != nil {
		return nil, err
	}
	files, err := c.Files()
	if err != nil {
		return nil, err
	}
	var list []module
	for _, file := range files {
		if tests.MatchString(file) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(c.Dir, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		lines := bytes.Count(data, []byte("\n"))
		if lines < leastLines || lines > mostLines {
			continue
		}
		for _, kind := range []string{"doctest", "package", "main"} {
			if own, err := closure(c.Dir, file); kind == "package" && (err != nil || len(own) > mostFiles) {
				continue
			}
			m := module{Project: project.Name, Version: project.Version, File: file, Kind: kind}
			if s.runs(ctx, m, data) {
				list = append(list, m)
				break
			}
		}
	}
	return list, nil
}

// runs tells whether a module, run as its kind says, ends well, prints
// something, and prints the same under another hash seed.
func (s store) runs(ctx context.Context, m module, text []byte) bool {
	if m.Kind == "main" && !bytes.Contains(text, []byte("__main__")) {
		return false
	}
	dir, err := os.MkdirTemp("", "molt-draw-")
	if err != nil {
		return false
	}
	defer os.RemoveAll(dir)
	p := m.program()
	if err := p.put(ctx, s, dir); err != nil {
		return false // it has no doctests, or cannot be imported
	}
	var first trial.Outcome
	for i, seed := range hashSeeds {
		in := trial.Invocation{Args: []string{s.python, p.Entry}, Dir: dir, Env: trial.Environment(seed)}
		o, err := trial.Run(ctx, in, s.limits)
		if err != nil || o.Exit != 0 || o.Limit != "" || len(o.Stdout) == 0 {
			return false
		}
		if i == 0 {
			first = o
		} else if trial.Difference(first, o) != "" {
			return false
		}
	}
	return true
}
