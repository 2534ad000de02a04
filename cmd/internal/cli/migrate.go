package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/translate/port"
	"github.com/molt-go/molt/translate/verify"
)

// reportName is the page that migrate writes into the port.
const reportName = "report.html"

func newMigrate(e *env) *cobra.Command {
	var o portOptions
	cmd := &cobra.Command{
		Use:   "migrate SRC -o OUT",
		Short: "Scan, record, port, verify and report, in one go",
		Long: `migrate takes a Python file or folder all the way: it scans it, records its
tests where it has any, ports it to a Go module in OUT, compares the two, and
writes the page OUT/report.html.

Scan and port only read. To record, the tests are run by python3 in a copy of SRC;
to verify, the Go and the Python are run as "molt verify" does. The recording stays
in OUT/.molt/recording, which git leaves out.

Exit status: 0 the port is complete and nothing differs; 1 otherwise; 2 failure.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			o.src = args[0]
			return runMigrate(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "folder of the Go module (required)")
	f.StringVar(&o.module, "module", "", "path of the Go module (default: example.com/ and the name of SRC)")
	return cmd
}

func runMigrate(ctx context.Context, e *env, o *portOptions) error {
	if o.output == "" {
		return errors.New("migrate needs -o OUT, the folder of the Go module")
	}
	if err := port.CheckOutput(o.output); err != nil {
		return err
	}
	res, err := e.migrateScan(ctx, o.src)
	if err != nil {
		return err
	}
	kept, err := e.migrateRecord(ctx, o.src, res)
	if err != nil {
		return err
	}
	defer os.RemoveAll(kept)
	ported := runPort(ctx, e, o)
	if ported != nil && !errors.Is(ported, errFindings) {
		return ported
	}
	if err := keepRecording(kept, o.output); err != nil {
		return err
	}
	if err := e.migrateVerify(ctx, o.output, o.src); err != nil && !errors.Is(err, errFindings) {
		return err
	} else if err != nil {
		ported = err
	}
	page := filepath.Join(o.output, reportName)
	if err := runReport(ctx, e, &reportOptions{paths: []string{o.output}, output: page, format: "html", source: o.src}); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "report: %s\n", report.Clean(filepath.ToSlash(page)))
	return ported
}

// stage says on standard error what is done next.
func (e *env) stage(format string, args ...any) {
	if !e.quiet {
		fmt.Fprintf(e.err, "molt: %s\n", report.Clean(fmt.Sprintf(format, args...)))
	}
}

// migrateScan scans the source and says where its time goes.
func (e *env) migrateScan(ctx context.Context, src string) (*findings.Result, error) {
	s, err := newScanner(e, &scanOptions{paths: []string{src}, format: "text"})
	if err != nil {
		return nil, err
	}
	res, err := s.result(ctx)
	if err != nil {
		return nil, e.nameCauses(err)
	}
	text := fmt.Sprintf("scan: %s, %s", report.Count(res.Files.Parsed, "file"), report.Count(len(res.Findings), "finding"))
	if len(res.Hotspots) > 0 {
		h := res.Hotspots[0]
		text += fmt.Sprintf("; hottest: %s (%.0f %% of the time, %s)", h.Symbol, 100*h.Share, h.Evidence)
	}
	e.stage("%s", text)
	return res, nil
}

// migrateRecord records the tests of the source, run in a copy of it, and returns
// the folder of the recording: "" where there is nothing to record.
func (e *env) migrateRecord(ctx context.Context, src string, res *findings.Result) (dir string, err error) {
	info, err := os.Stat(src)
	if err != nil {
		return "", err
	}
	python := verify.FindPython(ctx, "", portPython)
	if why := notRecorded(src, info.IsDir() && hasTests(src), python); why != "" {
		e.stage("record: %s", why)
		return "", nil
	}
	work, err := os.MkdirTemp("", "molt-migrate-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	abs, err := filepath.Abs(src)
	if err != nil {
		return "", err
	}
	copied := filepath.Join(work, filepath.Base(abs))
	if err := verify.CopySource(copied, src); err != nil {
		return "", err
	}
	if dir, err = os.MkdirTemp("", "molt-recording-"); err != nil {
		return "", err
	}
	command := testCommand(ctx, python, copied)
	e.stage("record: runs the tests of a copy of %s: python3 %s", path.Base(filepath.ToSlash(src)), strings.Join(command[1:], " "))
	// The tests' own output matters to nobody here; what they left undone does.
	var output bytes.Buffer
	inner := *e
	inner.out, inner.err = &output, &output
	err = runRecord(ctx, &inner, &recordOptions{
		command: append([]string{"/bin/sh", "-c", `cd "$0" && exec "$@"`, copied}, command...), output: dir, root: copied, budget: "none", maxSize: "16MB",
	})
	var status exitStatus
	switch {
	case errors.As(err, &status):
		e.stage("record: the tests end with status %d; what they did is used all the same", int(status))
		if e.verbose {
			fmt.Fprint(e.err, clean(output.String()))
		}
	case err != nil:
		return dir, err
	}
	if rec, _, err := recording.Read(dir, recording.DefaultLimits()); err == nil {
		e.stage("record: %s", contents(rec))
	}
	return dir, nil
}

// notRecorded says why no tests are recorded, and what serves instead; "" where they
// are.
func notRecorded(src string, tests bool, python string) string {
	switch kept := recording.Home(sourceFolder(src)); {
	case tests && python != "":
		return ""
	case kept != "":
		return "what " + filepath.ToSlash(kept) + " holds is replayed"
	case !tests:
		return "no tests; the port is compared by made-up inputs alone"
	}
	return "no CPython " + portPython + " is there to run the tests with"
}

// hasTests tells whether a folder holds files that test runners take for tests.
func hasTests(dir string) bool {
	for _, pattern := range []string{"test_*.py", "*_test.py", "tests/*.py", "test/*.py", "*/test_*.py", "*/tests/test_*.py"} {
		if list, _ := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern))); len(list) > 0 {
			return true
		}
	}
	return false
}

// testCommand returns the command that runs the tests of the current folder:
// pytest where it is installed, otherwise unittest.
func testCommand(ctx context.Context, python, dir string) []string {
	if verify.CanImport(ctx, python, "pytest", dir) {
		return []string{python, "-m", "pytest", "-q", "-p", "no:cacheprovider"}
	}
	return []string{python, "-m", "unittest", "discover"}
}

// keepRecording puts a recording where verify finds it.
func keepRecording(from, out string) error {
	if from == "" {
		return nil
	}
	to := filepath.Join(out, recording.Dir)
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := makePrivate(to); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, d := range entries {
		if filepath.Ext(d.Name()) != ".jsonl" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, d.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, d.Name()), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// migrateVerify compares the port in out with its Python in src.
func (e *env) migrateVerify(ctx context.Context, out, src string) error {
	e.stage("verify: runs the Go and the Python of %s", path.Base(filepath.ToSlash(out)))
	l, err := verify.Run(ctx, verify.Options{Out: out, Source: src, Limits: verify.DefaultLimits, Progress: e.steps(), Note: e.note})
	if err != nil {
		return err
	}
	writeVerdicts(e.out, l, e.verbose)
	if slices.ContainsFunc(l.Functions, func(f ledger.Entry) bool { return f.Status == ledger.Stub }) || differs(l) {
		return errFindings
	}
	return nil
}
