package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/migration/page"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/standing"
)

// reportOptions are the flags of report.
type reportOptions struct {
	paths   []string
	output  string
	format  string
	source  string
	profile string
	// recording is the folder of a recording; "" for that of the port or its Python.
	recording string
	values    bool
}

func newReport(e *env) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report [PATH...]",
		Short: "Show where a move to Go stands, on one page",
		Long: `report writes one page about a port (default: the current folder): how far it
is, how that is known, what is next, and each function in both languages, linked
statement by statement. A folder without a port gives the page of its Python
alone. Several folders are joined into one page. The HTML page needs no network,
and no script to be read. Nothing is executed.`,
		RunE: func(c *cobra.Command, paths []string) error {
			o.paths = paths
			if len(paths) == 0 {
				o.paths = []string{"."}
			}
			return runReport(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write the report to a file instead of standard output")
	f.StringVar(&o.format, "format", "html", "output format: "+strings.Join(page.FormatNames(), ", "))
	f.StringVar(&o.source, "source", "", "where the Python of the port is now (default: where it was ported from)")
	f.StringVar(&o.profile, "profile", "", "a profile of a real run of the Python, as for scan")
	f.StringVar(&o.recording, "recording", "", "folder of a recording that tells the types that were seen, or none (default: .molt/recording of the port, or of its Python)")
	f.BoolVar(&o.values, "include-values", false, "show inputs that hold values of recordings")
	return cmd
}

func runReport(ctx context.Context, e *env, o *reportOptions) error {
	if err := page.Known(o.format); err != nil {
		return err
	}
	if o.source != "" && len(o.paths) > 1 {
		return errors.New("--source names the Python of one port; give one folder")
	}
	if (o.format == "html" || o.format == "pprof") && o.output == "" && e.width > 0 {
		return fmt.Errorf("%s belongs in a file: -o report.%[1]s", o.format)
	}
	var list []*migration.Report
	for _, p := range o.paths {
		r, err := e.migration(ctx, o, p)
		if err != nil {
			return err
		}
		list = append(list, r)
	}
	var b bytes.Buffer
	if err := page.Write(&b, o.format, migration.Join(list), page.Options{Version: version(), Values: o.values, Rules: ruleTexts()}); err != nil {
		return err
	}
	if o.output != "" {
		return writeFile(o.output, b.Bytes())
	}
	_, err := e.out.Write(b.Bytes())
	return err
}

// migration gathers the report on one folder.
func (e *env) migration(ctx context.Context, o *reportOptions, dir string) (*migration.Report, error) {
	in := migration.Input{Name: folderName(dir), Title: ruleTitle}
	port, err := standing.Open(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	src := dir
	if err == nil {
		in.Port, in.Name, in.Folder = port, path.Base(port.Ledger.Module), folderName(dir)
		if in.Decisions, err = review.Open(dir); err != nil {
			return nil, err
		}
		if mod, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil {
			in.GoMod = string(mod)
		}
		in.History = migration.History(dir)
		if src = o.source; src == "" {
			src = port.Ledger.SourceIn(dir)
		}
	}
	if _, err := os.Stat(src); err != nil && (in.Port == nil || o.source != "") {
		return nil, err
	}
	if in.Current = src != "" && exists(src); !in.Current {
		kept, remove, err := unpack(in.Port.Made)
		if err != nil {
			return nil, err
		}
		defer remove()
		src = kept
		in.Notes = append(in.Notes, "The Python was not found where it was ported from, so this is about the Python as it was then; `--source DIR` says where it is.")
	}
	if in.Recording, err = e.recordingFor(o, dir, src); err != nil {
		return nil, err
	}
	if err := e.examine(ctx, o, src, &in); err != nil {
		return nil, e.nameCauses(err)
	}
	if in.Current {
		in.Owners = migration.Owners(in.Project.Set)
	}
	return migration.Build(in), nil
}

// recordingFor reads the recording that a report is to show the types of, nil for
// none.
func (e *env) recordingFor(o *reportOptions, dir, src string) (*recording.Recording, error) {
	from := o.recording
	switch {
	case from == noRecording:
		return nil, nil
	case from == "":
		if from = recording.Home(dir, sourceFolder(src)); from == "" {
			return nil, nil
		}
	}
	rec, problems, err := recording.Read(from, recording.DefaultLimits())
	if err != nil && o.recording == "" { // nobody named it
		e.note(err.Error())
		return nil, nil
	}
	e.nameProblems(from, problems)
	return rec, err
}

// sourceFolder returns the folder of a Python file, or the folder itself.
func sourceFolder(src string) string {
	if info, err := os.Stat(src); err == nil && !info.IsDir() {
		return filepath.Dir(src)
	}
	return src
}

// examine scans the Python of a report.
func (e *env) examine(ctx context.Context, o *reportOptions, src string, in *migration.Input) error {
	so := &scanOptions{paths: []string{src}, format: "text", profile: o.profile, noCache: true}
	if o.profile == "" { // the types are of the recording all the same
		so.recording = o.recording
	}
	if in.Port != nil {
		so.python = in.Port.Ledger.Python
	}
	s, err := newScanner(e, so)
	if err != nil {
		return err
	}
	if in.Port != nil {
		for _, f := range in.Port.Ledger.Files {
			if f.Status == ledger.FilePorted {
				s.load.Own = append(s.load.Own, f.Path)
			}
		}
	}
	s.load.Progress = e.progressBar("report")
	in.Project, in.Findings, err = scan.Examine(ctx, so.paths, s.load, s.filter)
	return err
}

// unpack writes the Python that a port was made of into a folder of its own.
func unpack(made *ledger.Made) (dir string, remove func(), err error) {
	if len(made.Python) == 0 {
		return "", nil, errors.New("neither the Python of this port nor a copy of it is there; --source DIR says where it is")
	}
	dir, err = os.MkdirTemp("", "molt-report-*")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	for name, text := range made.Python {
		to := filepath.FromSlash(name)
		if !filepath.IsLocal(to) {
			remove()
			return "", nil, fmt.Errorf("%s names a file outside: %q", ledger.MadeName, name)
		}
		to = filepath.Join(dir, to)
		if err = os.MkdirAll(filepath.Dir(to), 0o755); err == nil {
			err = os.WriteFile(to, []byte(text), 0o644)
		}
		if err != nil {
			remove()
			return "", nil, err
		}
	}
	return dir, remove, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// folderName is what a report calls a folder: the end of its path.
func folderName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return filepath.Base(abs)
	}
	return filepath.Base(dir)
}

func ruleTitle(id string) string {
	if r := rules.Find(id); r != nil {
		return r.Title
	}
	return id
}
