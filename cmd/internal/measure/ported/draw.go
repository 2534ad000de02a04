package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// drawFrom lists the releases whose modules are drawn from.
var drawFrom = []corpus.Project{
	{Name: "algorithms", Version: "1.0.1"},
	{Name: "algorithms-lib", Version: "2.0.0"},
	{Name: "algos-py", Version: "0.5.1"},
	{Name: "boltons", Version: "26.2.0"},
	{Name: "funcy", Version: "2.1"},
	{Name: "more-itertools", Version: "11.2.1"},
	{Name: "pyalgs", Version: "0.0.13"},
	{Name: "pydsa", Version: "0.14"},
	{Name: "pygtrie", Version: "2.6.2"},
	{Name: "python-algorithms", Version: "0.2.2"},
	{Name: "pythonds3", Version: "3.1.0"},
	{Name: "sortedcontainers", Version: "2.4.0"},
	{Name: "toolz", Version: "1.2.0"},
}

// drawSize is how many modules are drawn.
const drawSize = 100

// What may be drawn: a module of a size that one person would port in a day.
const (
	leastLines = 8
	mostLines  = 1500
)

// tests names files that are no modules of a package's own.
var tests = regexp.MustCompile(`(^|/)(tests?|docs?|examples?|benchmarks?|misc)/|(^|/)(test_[^/]*|[^/]*_test|conftest|setup|__init__|__main__)\.py$`)

// draw writes drawn.tsv anew: modules of the releases that run alone, shuffled
// by the seed. A module with doctests is run through them, another as a main
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
	all = all[:min(drawSize, len(all))]
	slices.SortFunc(all, func(a, b module) int { return strings.Compare(a.Project+a.File, b.Project+b.File) })
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %d modules drawn from %d by -draw %s: project, version, file, and how it is run.\n", len(all), found, seed)
	for _, m := range all {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", m.Project, m.Version, m.File, m.Kind)
	}
	return os.WriteFile(filepath.Join("cmd", "internal", "measure", "ported", "drawn.tsv"), b.Bytes(), 0o644)
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
		if lines < leastLines || lines > mostLines || !standsAlone(string(data), withoutRoot(file)) {
			continue
		}
		for _, kind := range []string{"doctest", "main"} {
			m := module{Project: project.Name, Version: project.Version, File: file, Kind: kind}
			if s.runs(ctx, m, data) {
				list = append(list, m)
				break
			}
		}
	}
	return list, nil
}

// imported finds the modules that a file imports.
var imported = regexp.MustCompile(`(?m)^\s*(?:from\s+(\.*[\w.]*)\s+import|import\s+([\w., ]+))`)

// standsAlone tells whether a file imports nothing of its own package; that
// what it imports exists shows when it is run.
func standsAlone(text, file string) bool {
	own, _, _ := strings.Cut(file, "/")
	for _, m := range imported.FindAllStringSubmatch(text, -1) {
		for _, name := range strings.Split(m[1]+m[2], ",") {
			top, _, _ := strings.Cut(strings.TrimSpace(name), ".")
			if top == "" || top == own {
				return false
			}
		}
	}
	return true
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
		if !errors.Is(err, errNoDoctests) {
			fmt.Fprintf(os.Stderr, "%s: %v\n", m.File, err)
		}
		return false
	}
	var first outcome
	for i, seed := range hashSeeds {
		in := invocation{Args: []string{s.python, p.Entry}, Dir: dir, Env: environment(seed)}
		o, err := runLimited(ctx, in, s.limits)
		if err != nil || o.Exit != 0 || o.Limit != "" || len(o.Stdout) == 0 {
			return false
		}
		if i == 0 {
			first = o
		} else if difference(first, o) != "" {
			return false
		}
	}
	return true
}
