package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/translate/port"
)

// portOptions are the flags of port.
type portOptions struct {
	src    string
	output string
	module string
	python string

	skeleton bool
	tests    bool
	only     string
}

func newPort(e *env) *cobra.Command {
	var o portOptions
	cmd := &cobra.Command{
		Use:   "port SRC -o OUT",
		Short: "Make a Go module of a Python program",
		Long: `port makes a Go module of a Python file, or of the Python files below a folder.
What has a main guard or code of its own becomes a command: for prog.py,
'go build ./cmd/prog' in OUT gives the program. A function that cannot be carried
over becomes a stub with its reason and its Python text. OUT/molt.json says what
became of each function. Nothing of SRC is executed.

Where OUT is a port already, the new one is merged into it: what was edited by
hand stays. Where the port of an edited function has changed as well, both
versions are kept, the new one as a comment, and the conflict is named.

Exit status: 0 complete; 1 it compiles, but has stubs, known approximations or
conflicts; 2 failure.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			o.src = args[0]
			return runPort(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "folder of the Go module (required)")
	f.StringVar(&o.module, "module", "", "path of the Go module (default: example.com/ and the name of SRC)")
	f.StringVar(&o.python, "python", "", "Python version whose behaviour the port has: 3.11, the only one yet")
	f.BoolVar(&o.skeleton, "skeleton", false, "signatures, types and documentation only, with bodies that panic")
	f.StringVar(&o.only, "only", "", "port only the functions and classes whose dotted names match a pattern such as 'shop.Cart' or '*.total', with what they need")
	f.BoolVar(&o.tests, "tests", false, "make Go tests of the examples in docstrings")
	return cmd
}

// portPython is the version whose behaviour a port has unless asked otherwise.
const portPython = "3.11"

func runPort(ctx context.Context, e *env, o *portOptions) error {
	start := time.Now()
	if err := o.check(); err != nil {
		return err
	}
	p, err := loadPort(ctx, e, o)
	if err != nil {
		return e.nameCauses(err)
	}
	e.nameFailed(p.Files.Failed)
	m, l, err := port.Project(p, port.Options{Module: o.module, Python: o.python, Skeleton: o.skeleton, Tests: o.tests, Only: o.only, Version: version(), Source: ledger.SourcePath(o.output, o.src)})
	if err != nil {
		return err
	}
	conflicts, err := m.Write(o.output)
	if err != nil {
		return err
	}
	for _, c := range conflicts {
		fmt.Fprintf(e.err, "molt: %s\n", report.Clean(fmt.Sprintf("conflict: %s: %s: %s", path.Join(filepath.ToSlash(o.output), c.File), c.Name, c.Text)))
	}
	e.summarise(o, m, l, time.Since(start))
	if !l.Complete || len(conflicts) > 0 {
		return errFindings
	}
	return nil
}

// check fills in the defaults and refuses what cannot work before anything is read.
func (o *portOptions) check() error {
	if o.output == "" {
		return errors.New("port needs -o OUT, the folder of the Go module")
	}
	if o.python == "" {
		o.python = portPython
	}
	if o.python != portPython {
		return fmt.Errorf("--python %s: ports have the behaviour of Python %s; no other version is built yet", o.python, portPython)
	}
	if o.module == "" {
		o.module = port.ModulePath(o.src)
	}
	if err := port.CheckModulePath(o.module); err != nil {
		return fmt.Errorf("--module: %w", err)
	}
	return port.CheckOutput(o.output)
}

// loadPort reads the program of SRC.
func loadPort(ctx context.Context, e *env, o *portOptions) (*scan.Project, error) {
	s, err := portScanner(e, o.src, o.python)
	if err != nil {
		return nil, err
	}
	s.load.Progress = e.progressBar("port")
	return scan.Load(ctx, []string{o.src}, s.load)
}

// portScanner says how the source of a port is read. A file named outright is the
// program, whatever its name says.
func portScanner(e *env, src, python string) (*scanner, error) {
	s, err := newScanner(e, &scanOptions{paths: []string{src}, format: "text", python: python, noCache: true})
	if err != nil {
		return nil, err
	}
	s.load.OwnImports = true
	if info, err := os.Stat(src); err == nil && info.Mode().IsRegular() {
		s.load.Own = []string{filepath.Base(src)}
	}
	return s, nil
}

// summarise says on standard error how far the port went.
func (e *env) summarise(o *portOptions, m *port.Module, l *ledger.Ledger, took time.Duration) {
	if e.quiet {
		return
	}
	s := l.Summary()
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d functions", report.Clean(o.output), s.Total)
	for _, st := range []ledger.Status{ledger.Ported, ledger.Dynamic, ledger.Stub} {
		if s.Count[st] > 0 {
			fmt.Fprintf(&b, ", %d %s (%.0f %% of the estimated time)", s.Count[st], st, 100*s.Share[st])
		}
	}
	fmt.Fprintf(&b, "; %d lines of Go", m.Lines())
	if e.progress {
		fmt.Fprintf(&b, ", %.1f s", took.Seconds())
	}
	b.WriteByte('\n')
	if o.skeleton { // what was asked for holds nothing back
		s.Blocked = slices.DeleteFunc(s.Blocked, func(b ledger.Blocked) bool { return b.Code == ledger.SkeletonReason })
	}
	for i, r := range s.Blocked {
		if i == 10 && !e.verbose {
			fmt.Fprintf(&b, "  and %d more reasons (--verbose shows them)\n", len(s.Blocked)-i)
			break
		}
		fmt.Fprintf(&b, "  %3.0f %%  %4d  %s: %s\n", 100*r.Share, r.Count, r.Code, report.Clean(r.Text))
	}
	for _, s := range m.State {
		fmt.Fprintf(&b, "  shared with what stays in Python: module variable %s\n", report.Clean(s))
	}
	if m.Tests != nil {
		all, carried := m.Tests.Count()
		fmt.Fprintf(&b, "  %d of %d examples of docstrings are tests (go test ./...); the others are skipped tests that say why\n", carried, all)
	}
	fmt.Fprint(e.err, b.String())
}
