package scan

import (
	"context"
	"slices"
	"sync"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/source"
	"github.com/molt-go/molt/analyzer/suppress"
)

// Schema is the version of the layout of findings.Result.
const Schema = 1

// A Filter says which findings of a scan count.
type Filter struct {
	// Settings give the rules in force for each file.
	Settings *config.Tree
	// Preview runs rules that are not yet seen to be right on real code.
	Preview bool
	// Baseline, if set, holds accepted findings.
	Baseline *suppress.Baseline
	// Since, if set, is a git commit: only lines changed since then matter.
	Since string

	changes *suppress.Changes // what Since came to
}

// since asks git what Since stands for in the folder that is scanned.
func (f *Filter) since(set *source.Set) (err error) {
	if f.Since != "" && set.Root != "" {
		f.changes, err = suppress.ChangedSince(set.Root, f.Since)
	}
	return err
}

// Run scans the files of paths: it takes the result from the cache if nothing
// that it depends on has changed. The error is one of Load, of a settings file or
// of git.
func Run(ctx context.Context, paths []string, opt Options, filter Filter) (*findings.Result, error) {
	set, err := source.Find(paths, opt.Source)
	if err != nil {
		return nil, err
	}
	if err := filter.since(set); err != nil {
		return nil, err
	}
	beside := findNeighbours(set)
	memo := newMemo(set, beside, opt, filter)
	if res := memo.lookup(); res != nil {
		return res, nil
	}
	p, err := load(ctx, set, beside, opt)
	if err != nil {
		return nil, err
	}
	res, err := p.run(ctx, filter, opt.workers())
	if err == nil {
		memo.keep(res)
	}
	return res, err
}

// Examine scans the files of paths and returns what it scanned beside the result,
// for those who show more than findings. It does without the cache. The error is as
// of Run.
func Examine(ctx context.Context, paths []string, opt Options, filter Filter) (*Project, *findings.Result, error) {
	p, err := Load(ctx, paths, opt)
	if err != nil {
		return nil, nil, err
	}
	if err := filter.since(p.Set); err != nil {
		return nil, nil, err
	}
	res, err := p.run(ctx, filter, opt.workers())
	return p, res, err
}

// run checks the rules on a loaded project.
func (p *Project) run(ctx context.Context, filter Filter, workers int) (*findings.Result, error) {
	res := &findings.Result{
		Schema:   Schema,
		Files:    p.Files,
		Evidence: findings.Static,
		Hotspots: p.Heat.Hotspots(0),
		Findings: []findings.Finding{},
		Notes:    []findings.Note{},
	}
	if len(res.Hotspots) > 0 {
		res.Evidence = res.Hotspots[0].Evidence
	}
	all, notes := p.check(ctx, filter.Preview, workers)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := sieve{project: p, filter: filter, res: res}
	if err := s.pass(all); err != nil {
		return nil, err
	}
	res.Notes = append(append(res.Notes, notes...), p.profileNotes()...)
	p.locate(res)
	p.quote(res)
	return res, nil
}

// check runs the rules over all files in parallel and returns what they found,
// in the order of the files. A rule that crashes is a note.
func (p *Project) check(ctx context.Context, preview bool, workers int) ([]findings.Finding, []findings.Note) {
	var (
		suite  = rules.NewSuite(rules.Enabled(preview))
		rctx   = rules.NewContext(p.Types, p.Graph, p.Effects, p.Heat)
		files  = p.Program.Files
		found  = make([][]findings.Finding, len(files))
		failed = make([]error, len(files))
		next   = make(chan int)
		wg     sync.WaitGroup
	)
	for range max(workers, 1) {
		wg.Go(func() {
			for i := range next {
				found[i], failed[i] = suite.Check(rctx, files[i])
			}
		})
	}
	for i := range files {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	var notes []findings.Note
	for i, err := range failed {
		if err != nil {
			notes = append(notes, findings.Note{Kind: "internal-error", File: files[i].Path, Message: err.Error()})
		}
	}
	return slices.Concat(found...), notes
}

// profileNotes says what of a profile matched no function.
func (p *Project) profileNotes() []findings.Note {
	report := p.Heat.Report()
	if report == nil {
		return nil
	}
	var notes []findings.Note
	for _, text := range report.Remarks(10) {
		notes = append(notes, findings.Note{Kind: "profile-unmatched", Message: text})
	}
	return notes
}

// Fails reports whether a result holds a finding at or above the level that the
// settings fail on.
func Fails(res *findings.Result, settings *config.Config) bool {
	return slices.ContainsFunc(res.Findings, func(x findings.Finding) bool { return settings.Fails(x.Level) })
}

// Accept returns a baseline of all findings that a scan of paths shows, those
// that the filter's baseline has accepted before included; and the scan's result
// with these findings. The error is as of Run.
func Accept(ctx context.Context, paths []string, opt Options, filter Filter) (*suppress.Baseline, *findings.Result, error) {
	set, err := source.Find(paths, opt.Source)
	if err != nil {
		return nil, nil, err
	}
	if err := filter.since(set); err != nil {
		return nil, nil, err
	}
	p, err := load(ctx, set, findNeighbours(set), opt)
	if err != nil {
		return nil, nil, err
	}
	filter.Baseline = nil
	res, err := p.run(ctx, filter, opt.workers())
	if err != nil {
		return nil, nil, err
	}
	res.Findings = slices.DeleteFunc(res.Findings, func(x findings.Finding) bool { return x.Level == findings.Hidden })
	accepted := slices.Clone(res.Findings)
	inRepository(accepted, p.Set)
	return suppress.NewBaseline(accepted), res, nil
}
