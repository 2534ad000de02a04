package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/suppress"
)

// scanOptions are the flags of scan.
type scanOptions struct {
	paths         []string
	profile       string
	recording     string
	format        string
	output        string
	diff          string
	baseline      string
	writeBaseline string
	failOn        string
	config        string
	python        string
	selected      []string
	ignored       []string
	minGain       float64
	top           int
	preview       bool
	ascii         bool
	noCache       bool
}

func newScan(e *env) *cobra.Command {
	var o scanOptions
	cmd := &cobra.Command{
		Use:   "scan [PATH...]",
		Short: "Rank where the time and memory go, and say which remedy fits",
		Long: `scan reads the Python files below each PATH (default: the current folder) and
prints its hot spots and findings, ranked by what they would gain. It executes
nothing of what it reads. Without --profile and without a recording (molt record)
the ranking is an estimate from the source, and marked so.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 failure.`,
		RunE: func(c *cobra.Command, paths []string) error {
			o.paths = paths
			if len(paths) == 0 {
				o.paths = []string{"."}
			}
			return runScan(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.profile, "profile", "", "a profile of a real run: "+strings.Join(formatNames(), ", "))
	f.StringVar(&o.recording, "recording", "", "folder of a recording by molt record, or none (default: .molt/recording of PATH, if it is there)")
	f.StringVar(&o.format, "format", "text", "output format: "+strings.Join(report.FormatNames(), ", "))
	f.StringVarP(&o.output, "output", "o", "", "write the report to a file instead of standard output")
	f.StringVar(&o.diff, "diff", "", "only findings on lines changed since a git commit")
	f.StringVar(&o.baseline, "baseline", "", "file of accepted findings")
	f.StringVar(&o.writeBaseline, "write-baseline", "", "accept all findings: write them to a baseline file")
	f.StringVar(&o.failOn, "fail-on", "", "exit with 1 on findings of this level or above: none, low, medium, high")
	f.StringVar(&o.config, "config", "", "settings file to use in place of those found")
	f.StringVar(&o.python, "python", "", "target Python version, as 3.11 (default: requires-python)")
	f.StringSliceVar(&o.selected, "select", nil, "run only these rules")
	f.StringSliceVar(&o.ignored, "ignore", nil, "leave these rules out")
	f.Float64Var(&o.minGain, "min-gain", 0, "hide findings that would save less than this share of the run, 0 to 1")
	f.IntVar(&o.top, "top", 0, "how many hot spots to show")
	f.BoolVar(&o.preview, "preview", false, "run preview rules too")
	f.BoolVar(&o.ascii, "ascii", false, "draw with ASCII characters only")
	f.BoolVar(&o.noCache, "no-cache", false, "neither read nor write the cache")
	return cmd
}

// A scan makes many small objects and keeps most of them: collecting less often
// saves a fifth of its time, within a bound on memory.
const (
	scanGCPercent   = 400
	scanMemoryLimit = 600 << 20
)

func runScan(ctx context.Context, e *env, o *scanOptions) error {
	debug.SetGCPercent(scanGCPercent)
	debug.SetMemoryLimit(scanMemoryLimit)
	if !slices.Contains(report.FormatNames(), o.format) {
		return fmt.Errorf("unknown format %q; there are %s", o.format, strings.Join(report.FormatNames(), ", "))
	}
	s, err := newScanner(e, o)
	if err != nil {
		return err
	}
	if o.writeBaseline != "" {
		return s.accept(ctx)
	}
	res, err := s.result(ctx)
	if err != nil {
		return e.nameCauses(err)
	}
	e.nameFailed(res.Files.Failed)
	if err := s.write(res); err != nil {
		return err
	}
	if scan.Fails(res, s.base) {
		return errFindings
	}
	return nil
}

// A scanner holds what the flags of one scan came to.
type scanner struct {
	env      *env
	opt      *scanOptions
	settings *config.Tree
	base     *config.Config // in force at the first path
	load     scan.Options
	filter   scan.Filter
}

func newScanner(e *env, o *scanOptions) (*scanner, error) {
	s := &scanner{env: e, opt: o}
	root, err := filepath.Abs(o.paths[0])
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(root); err == nil && !info.IsDir() {
		root = filepath.Dir(root)
	}
	if s.settings, err = config.NewTree(root, config.Options{Fixed: o.config, Rules: rules.IDs(), Override: o.override}); err != nil {
		return nil, err
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	if s.base, err = s.settings.For(root); err != nil {
		return nil, err
	}
	s.load = scan.Options{Source: s.settings.SourceOptions(), Roots: s.base.Roots, Progress: e.progressBar("scan")}
	s.filter = scan.Filter{Settings: s.settings, Preview: o.preview, Since: o.diff}
	if s.load.Python, err = targetVersion(o.python, s.base); err != nil {
		return nil, err
	}
	if err := s.readEvidence(root); err != nil {
		return nil, err
	}
	if err := s.readBaseline(); err != nil {
		return nil, err
	}
	return s, nil
}

// check refuses values of flags that settings files would refuse as well.
func (o *scanOptions) check() error {
	for _, id := range slices.Concat(o.selected, o.ignored) {
		if rules.Find(id) == nil {
			return noRule(id)
		}
	}
	if o.failOn != "" && !slices.Contains([]string{"none", "low", "medium", "high"}, o.failOn) {
		return fmt.Errorf("--fail-on takes none, low, medium or high, not %q", o.failOn)
	}
	if o.minGain < 0 || o.minGain > 1 {
		return fmt.Errorf("--min-gain takes a number from 0 to 1, not %v", o.minGain)
	}
	return nil
}

// override applies the flags to settings.
func (o *scanOptions) override(c *config.Config) {
	if len(o.selected) > 0 {
		c.Select = o.selected
	}
	c.Ignore = append(slices.Clone(c.Ignore), o.ignored...)
	if o.failOn != "" {
		c.FailOn = findings.Level(o.failOn)
	}
	if o.minGain > 0 {
		c.MinGain = o.minGain
	}
}

func targetVersion(flag string, base *config.Config) (resolve.Version, error) {
	v := base.Python
	if flag != "" {
		var err error
		if v, err = config.ParseVersion(flag); err != nil {
			return resolve.Version{}, fmt.Errorf("--python: %w", err)
		}
	}
	return resolve.Version{Major: v.Major, Minor: v.Minor}, nil
}

// readBaseline reads the baseline of the flag or the settings. One that the
// settings name and that does not exist yet accepts nothing.
func (s *scanner) readBaseline() error {
	path, given := s.opt.baseline, s.opt.baseline != ""
	if !given {
		path = s.base.Baseline
	}
	if path == "" {
		return nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) && (!given || s.opt.writeBaseline != "") {
		return nil
	}
	if err != nil {
		return err
	}
	if s.filter.Baseline, err = suppress.DecodeBaseline(data); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// result runs the scan, through the cache.
func (s *scanner) result(ctx context.Context) (*findings.Result, error) {
	if !s.opt.noCache {
		root, err := filepath.Abs(s.opt.paths[0])
		if err != nil {
			return nil, err
		}
		store := cache.Open(cache.Options{Dir: cache.DefaultDir(), Root: root, Build: cache.BuildID()})
		defer store.Close() // what cannot be kept is worked out again
		s.load.Cache = store
	}
	return scan.Run(ctx, s.opt.paths, s.load, s.filter)
}

// accept writes the findings that a scan shows as a baseline.
func (s *scanner) accept(ctx context.Context) error {
	accepted, res, err := scan.Accept(ctx, s.opt.paths, s.load, s.filter)
	if err != nil {
		return s.env.nameCauses(err)
	}
	s.env.nameFailed(res.Files.Failed)
	data, err := accepted.Encode()
	if err != nil {
		return err
	}
	if err := writeFile(s.opt.writeBaseline, data); err != nil {
		return err
	}
	fmt.Fprintf(s.env.err, "molt: accepted %s in %s\n", report.Count(len(res.Findings), "finding"), report.Clean(s.opt.writeBaseline))
	return nil
}

// write writes the report to where it belongs.
func (s *scanner) write(res *findings.Result) error {
	opt := report.Options{
		Style:   report.Style{Color: s.env.color && s.opt.output == "", ASCII: s.opt.ascii},
		Width:   s.env.width,
		Top:     s.opt.top,
		Verbose: s.env.verbose,
		Version: version(),
		Rules:   ruleTexts(),
	}
	if s.opt.output == "" {
		return report.Write(s.env.out, s.opt.format, res, opt)
	}
	var b strings.Builder
	if err := report.Write(&b, s.opt.format, res, opt); err != nil {
		return err
	}
	return writeFile(s.opt.output, []byte(b.String()))
}

// nameFailed names the files that could not be read or parsed.
func (e *env) nameFailed(list []findings.Failed) {
	for _, f := range list {
		fmt.Fprintln(e.err, "molt: "+failedLine(f))
	}
}

// nameCauses names the files behind an error that says that nothing could be
// read, and returns the error.
func (e *env) nameCauses(err error) error {
	var nothing *scan.Nothing
	if errors.As(err, &nothing) {
		e.nameFailed(nothing.Failed)
	}
	return err
}

func failedLine(f findings.Failed) string {
	at := report.Clean(f.File)
	if f.Cell > 0 {
		at += fmt.Sprintf(":cell %d", f.Cell)
	}
	if f.Line > 0 {
		at += fmt.Sprintf(":%d", f.Line)
	}
	if f.Col > 0 {
		at += fmt.Sprintf(":%d", f.Col)
	}
	return at + ": " + report.Clean(f.Reason)
}

func formatNames() []string {
	var names []string
	for _, f := range evidence.Formats() {
		names = append(names, f.Name)
	}
	return names
}
