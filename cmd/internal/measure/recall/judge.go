package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// A verdict says what a scan makes of a slow place.
type verdict int

// The verdicts, best first.
const (
	flagged verdict = iota // by a fitting rule, and shown by default
	hidden                 // by a fitting rule, but shown only on request
	hot                    // by no fitting rule, but among the hottest functions
	missed
	verdicts
)

func (v verdict) String() string {
	return [...]string{"flagged", "hidden", "hot spot", "missed"}[v]
}

// hottest is how many functions a report shows first.
const hottest = 10

// An outcome is what a scan said of one entry.
type outcome struct {
	entry
	Verdict verdict
	// By is the fitting finding, if there is one: the first that is shown,
	// otherwise the first.
	By *findings.Finding
	// Rank is the best rank among the package's functions, from 1; 0 if none.
	Rank int
	// All are the findings inside the places.
	All []findings.Finding
}

// judgeAll scans the package of each entry; one package at a time, each once.
func judgeAll(ctx context.Context, python string, entries []entry) ([]outcome, error) {
	results := map[corpus.Project]*findings.Result{}
	outcomes := make([]outcome, 0, len(entries))
	for _, e := range entries {
		c, err := corpus.Fetch(ctx, python, e.Before)
		if err != nil {
			return nil, err
		}
		root, err := topFolder(c.Dir)
		if err != nil {
			return nil, err
		}
		res := results[e.Before]
		if res == nil {
			if res, err = scanAll(ctx, root); err != nil {
				return nil, fmt.Errorf("%s %s: %w", e.Before.Name, e.Before.Version, err)
			}
			results[e.Before] = res
		}
		spans, err := locate(root, e.Places)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.ID, err)
		}
		outcomes = append(outcomes, judge(e, res, spans))
	}
	return outcomes, nil
}

// topFolder returns the folder that a source archive consists of, or the given
// one if there are several.
func topFolder(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	if len(entries) == 1 && entries[0].IsDir() {
		return filepath.Join(dir, entries[0].Name()), nil
	}
	return dir, nil
}

// scanAll runs all rules over a folder, preview rules too.
func scanAll(ctx context.Context, root string) (*findings.Result, error) {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	settings, err := config.NewTree(root, config.Options{Rules: ids})
	if err != nil {
		return nil, err
	}
	opt := scan.Options{Source: settings.SourceOptions()}
	return scan.Run(ctx, []string{root}, opt, scan.Filter{Settings: settings, Preview: true})
}

// A span is the lines of a place, from 1, both included.
type span struct {
	file       string
	start, end int
}

func (s span) holds(file string, line int) bool {
	return s.file == file && s.start <= line && line <= s.end
}

// locate finds the places in their files. A place that is not there is an error:
// the entry is wrong then.
func locate(root string, places []place) ([]span, error) {
	var spans []span
	for _, p := range places {
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p.File)))
		if err != nil {
			return nil, err
		}
		tree, err := syntax.Parse(p.File, src)
		if err != nil {
			return nil, err
		}
		s, ok := find(resolve.Analyze(tree), p)
		if !ok {
			return nil, fmt.Errorf("%s has no %s", p.File, p.Name)
		}
		spans = append(spans, s)
	}
	return spans, nil
}

func find(f *resolve.File, p place) (span, bool) {
	lines := func(n syntax.Node) span {
		return span{p.File, f.Tree.Line(n.Pos()), f.Tree.Line(n.EndPos() - 1)}
	}
	for _, fn := range f.Funcs {
		if fn.Def != nil && fn.Qual == p.Name {
			return lines(fn.Def), true
		}
	}
	for _, c := range f.Classes {
		if c.Qual == p.Name {
			return lines(c.Def), true
		}
	}
	return span{}, false
}

func judge(e entry, res *findings.Result, spans []span) outcome {
	o := outcome{entry: e, Verdict: missed}
	inside := func(file string, line int) bool {
		return slices.ContainsFunc(spans, func(s span) bool { return s.holds(file, line) })
	}
	o.Rank = 1 + slices.IndexFunc(res.Hotspots, func(h findings.Hotspot) bool { return inside(h.File, h.Line) })
	if 0 < o.Rank && o.Rank <= hottest {
		o.Verdict = hot
	}
	for _, f := range res.Findings {
		if !inside(f.File, f.Line) {
			continue
		}
		o.All = append(o.All, f)
		if !slices.Contains(e.Rules, f.Rule) {
			continue
		}
		v := flagged
		if f.Level == findings.Hidden || rules.Find(f.Rule).Preview {
			v = hidden
		}
		if v < o.Verdict {
			o.Verdict, o.By = v, &f
		}
	}
	return o
}
