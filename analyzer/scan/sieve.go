package scan

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/source"
	"github.com/molt-go/molt/analyzer/suppress"
)

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
	kept = merge(kept)
	if s.filter.Baseline != nil {
		kept = s.baseline(kept, on)
	}
	if s.filter.changes != nil {
		kept = slices.DeleteFunc(kept, func(x findings.Finding) bool {
			return !slices.ContainsFunc(lines(x), func(l [2]int) bool { return s.filter.changes.Touches(x.File, l[0], l[1]) })
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
	ignores, known := map[string]suppress.Ignores{}, rules.IDs()
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

// fingerprint gives findings their fingerprints. Files count from the top of the
// repository, and symbols from their module, whose name depends on the folder
// that is scanned.
func (s *sieve) fingerprint(list []findings.Finding) {
	set, files := s.project.Set, map[string]*resolve.File{}
	for _, f := range s.project.Program.Files {
		files[s.inRepo(f.Path)] = f
	}
	keyed := slices.Clone(list)
	inRepository(keyed, set)
	for i := range keyed {
		x := &keyed[i]
		x.Symbol = strings.TrimPrefix(x.Symbol, files[x.File].Module.Name+".")
	}
	suppress.SetFingerprints(keyed, func(file string, n int) string { return files[file].Tree.LineText(n) })
	for i := range list {
		list[i].Fingerprint = keyed[i].Fingerprint
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
	set := s.project.Set
	own := map[string]string{} // paths in the repository to those of the scan
	for _, f := range s.project.Program.Files {
		own[s.inRepo(f.Path)] = f.Path
	}
	lost := gone(s.filter.Baseline, set)
	inRepository(list, set)
	fresh, accepted, stale := s.filter.Baseline.Split(list, func(rule, file string) bool {
		scanned, ok := own[file]
		return ok && on(rule, scanned) || slices.Contains(lost, file)
	})
	for _, part := range [][]findings.Finding{fresh, accepted} {
		for i := range part {
			part[i].File = own[part[i].File]
		}
	}
	for i := range stale {
		stale[i].File = inScan(stale[i].File, set)
	}
	for _, x := range accepted {
		s.silence(x, "baseline")
	}
	s.res.Notes = append(s.res.Notes, stale...)
	return fresh
}

// inScan turns a path from the top of the repository into one of the scan; what
// lies elsewhere keeps its path.
func inScan(file string, set *source.Set) string {
	if set.Prefix == "" {
		return file
	}
	return strings.TrimPrefix(file, set.Prefix+"/")
}

// gone returns the files of a baseline that are missing in the folder of the
// scan, as paths from the top of the repository.
func gone(b *suppress.Baseline, set *source.Set) []string {
	var list []string
	for _, file := range b.Files() {
		if set.Prefix != "" && !strings.HasPrefix(file, set.Prefix+"/") || !filepath.IsLocal(filepath.FromSlash(file)) {
			continue // the scan says nothing about it
		}
		_, err := os.Lstat(filepath.Join(set.Root, filepath.FromSlash(inScan(file, set))))
		if errors.Is(err, fs.ErrNotExist) {
			list = append(list, file)
		}
	}
	return list
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
