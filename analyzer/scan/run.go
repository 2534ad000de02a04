package scan

import (
	"cmp"
	"context"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
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
	// Baseline, if set, holds accepted findings; Changes, if set, the lines
	// that matter.
	Baseline *suppress.Baseline
	Changes  *suppress.Changes
}

// Run scans the files of paths: it takes the result from the cache if nothing
// that it depends on has changed. The error is one of Load or of a settings file.
func Run(ctx context.Context, paths []string, opt Options, filter Filter) (*findings.Result, error) {
	set, err := source.Find(paths, opt.Source)
	if err != nil {
		return nil, err
	}
	memo := newMemo(set, opt, filter)
	if res := memo.lookup(); res != nil {
		return res, nil
	}
	p, err := load(ctx, set, opt)
	if err != nil {
		return nil, err
	}
	res, err := p.run(ctx, filter, opt.workers())
	if err == nil {
		memo.keep(res)
	}
	return res, err
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
		suite  = rules.NewSuite(rules.All())
		rctx   = rules.NewContext(p.Types, p.Graph, p.Effects, p.Heat)
		files  = p.Program.Files
		found  = make([][]findings.Finding, len(files))
		failed = make([]error, len(files))
		next   = make(chan int)
		wg     sync.WaitGroup
	)
	if !preview {
		suite = rules.NewSuite(rules.Enabled(false))
	}
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

// A sieve parts the findings that count from those that settings, comments,
// the baseline or the range of changes leave out.
type sieve struct {
	project *Project
	filter  Filter
	res     *findings.Result
}

// pass takes findings through, in the order that matters: comments first, on
// all of them; then fingerprints, the baseline, changed lines and levels.
func (s *sieve) pass(all []findings.Finding) error {
	settings, err := s.settings()
	if err != nil {
		return err
	}
	on := func(rule, file string) bool {
		r, c := rules.Find(rule), settings[file]
		return r != nil && c != nil && c.Enabled(rule, s.abs(file), !r.Preview || s.filter.Preview)
	}
	kept := s.comments(slices.DeleteFunc(all, func(x findings.Finding) bool { return !on(x.Rule, x.File) }), on)
	s.fingerprint(kept)
	if s.filter.Baseline != nil {
		kept = s.baseline(kept, on)
	}
	if s.filter.Changes != nil {
		kept = slices.DeleteFunc(kept, func(x findings.Finding) bool {
			return !s.filter.Changes.Touches(x.File, x.Line, x.EndLine)
		})
	}
	for i := range kept {
		if x := &kept[i]; x.Gain < settings[x.File].MinGain {
			x.Level = findings.Hidden
		}
	}
	slices.SortStableFunc(kept, byGain)
	s.res.Findings = append(s.res.Findings, kept...)
	return nil
}

// comments takes out what a comment in the source silences.
func (s *sieve) comments(list []findings.Finding, on func(rule, file string) bool) []findings.Finding {
	ignores, known := map[string]suppress.Ignores{}, ruleNames()
	for _, f := range s.project.Program.Files {
		ignores[f.Path] = suppress.ReadIgnores(f.Tree, known)
	}
	filter := suppress.NewFilter(ignores)
	var kept []findings.Finding
	for _, x := range list {
		if filter.Silences(x) {
			s.silence(x, "comment")
		} else {
			kept = append(kept, x)
		}
	}
	s.res.Notes = append(s.res.Notes, filter.Notes(on)...)
	return kept
}

// fingerprint gives findings their fingerprints, which count from the top of
// the repository, whatever folder of it is scanned.
func (s *sieve) fingerprint(list []findings.Finding) {
	texts := map[string]*resolve.File{}
	for _, f := range s.project.Program.Files {
		texts[s.inRepo(f.Path)] = f
	}
	inRepository(list, s.project.Set)
	suppress.SetFingerprints(list, func(file string, n int) string { return texts[file].Tree.LineText(n) })
	for i := range list {
		list[i].File = texts[list[i].File].Path
	}
}

// inRepository rewrites the paths of findings to those from the top of the repository.
func inRepository(list []findings.Finding, set *source.Set) {
	for i := range list {
		list[i].File = path.Join(set.Prefix, list[i].File)
	}
}

func (s *sieve) inRepo(file string) string { return path.Join(s.project.Set.Prefix, file) }

// baseline silences accepted findings and reports stale entries.
func (s *sieve) baseline(list []findings.Finding, on func(rule, file string) bool) []findings.Finding {
	own := map[string]string{} // paths in the repository to those of the scan
	for _, f := range s.project.Program.Files {
		own[s.inRepo(f.Path)] = f.Path
	}
	inRepository(list, s.project.Set)
	fresh, accepted, stale := s.filter.Baseline.Split(list, func(rule, file string) bool {
		scanned, ok := own[file]
		return ok && on(rule, scanned)
	})
	for _, part := range [][]findings.Finding{fresh, accepted} {
		for i := range part {
			part[i].File = own[part[i].File]
		}
	}
	for _, x := range accepted {
		s.silence(x, "baseline")
	}
	s.res.Notes = append(s.res.Notes, stale...)
	return fresh
}

func (s *sieve) silence(x findings.Finding, by string) {
	if x.Level == findings.Hidden {
		return // nobody would have seen it
	}
	s.res.Suppressed++
	s.res.Silenced = append(s.res.Silenced, findings.Silenced{Finding: x, By: by})
}

// settings returns the settings in force for each file.
func (s *sieve) settings() (map[string]*config.Config, error) {
	out := map[string]*config.Config{}
	for _, f := range s.project.Program.Files {
		c, err := s.filter.Settings.For(filepath.Dir(s.abs(f.Path)))
		if err != nil {
			return nil, err
		}
		out[f.Path] = c
	}
	return out, nil
}

func (s *sieve) abs(file string) string {
	return filepath.Join(s.project.Set.Root, filepath.FromSlash(file))
}

// byGain orders findings: most gain first, then by place.
func byGain(a, b findings.Finding) int {
	return cmp.Or(
		cmp.Compare(levelRank(a.Level), levelRank(b.Level)),
		cmp.Compare(b.Gain, a.Gain),
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Rule, b.Rule),
	)
}

func levelRank(l findings.Level) int {
	return slices.Index([]findings.Level{findings.High, findings.Medium, findings.Low, findings.Hidden}, l)
}

func ruleNames() []string {
	var names []string
	for _, r := range rules.All() {
		names = append(names, r.ID)
	}
	return names
}

// Fails reports whether a result holds a finding at or above the level that the
// settings fail on.
func Fails(res *findings.Result, settings *config.Config) bool {
	return slices.ContainsFunc(res.Findings, func(x findings.Finding) bool { return settings.Fails(x.Level) })
}

// Accept returns a baseline of all findings that a scan of paths shows, those
// that its baseline has accepted before included.
func Accept(ctx context.Context, paths []string, opt Options, filter Filter) (*suppress.Baseline, int, error) {
	p, err := Load(ctx, paths, opt)
	if err != nil {
		return nil, 0, err
	}
	filter.Baseline = nil
	res, err := p.run(ctx, filter, opt.workers())
	if err != nil {
		return nil, 0, err
	}
	list := slices.DeleteFunc(res.Findings, func(x findings.Finding) bool { return x.Level == findings.Hidden })
	inRepository(list, p.Set)
	return suppress.NewBaseline(list), len(list), nil
}
