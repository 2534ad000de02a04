package scan

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"sync"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules"
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

// Run checks the rules on a loaded project and returns the result of the scan.
// The error is one of a settings file.
func (p *Project) Run(ctx context.Context, filter Filter, workers int) (*findings.Result, error) {
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

func (s *sieve) pass(all []findings.Finding) error {
	files := map[string]*resolve.File{}
	ignores := map[string]suppress.Ignores{}
	for _, f := range s.project.Program.Files {
		files[f.Path] = f
		ignores[f.Path] = suppress.ReadIgnores(f.Tree, ruleNames())
	}
	suppress.SetFingerprints(all, func(file string, n int) string {
		if f := files[file]; f != nil {
			return f.Tree.LineText(n)
		}
		return ""
	})
	settings, err := s.settings()
	if err != nil {
		return err
	}
	on := func(rule, file string) bool {
		r := rules.Find(rule)
		return r != nil && settings[file].Enabled(rule, s.abs(file), !r.Preview || s.filter.Preview)
	}
	comments := suppress.NewFilter(ignores)
	var kept []findings.Finding
	for _, x := range all {
		if !on(x.Rule, x.File) {
			continue
		}
		if comments.Silences(x) {
			s.silence(x, "comment")
			continue
		}
		if s.filter.Changes != nil && !s.filter.Changes.Touches(x.File, x.Line, x.EndLine) {
			continue
		}
		if x.Gain < settings[x.File].MinGain {
			x.Level = findings.Hidden
		}
		kept = append(kept, x)
	}
	if s.filter.Baseline != nil {
		kept = s.baseline(kept, on)
	}
	slices.SortStableFunc(kept, byGain)
	s.res.Findings = append(s.res.Findings, kept...)
	s.res.Notes = append(s.res.Notes, comments.Notes(on)...)
	return nil
}

// baseline silences accepted findings and reports stale entries.
func (s *sieve) baseline(list []findings.Finding, on func(rule, file string) bool) []findings.Finding {
	fresh, accepted, stale := s.filter.Baseline.Split(list, on)
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
