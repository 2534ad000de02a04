package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"

	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/git"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/templates"
)

// A referee is what the job that holds a port to its proofs is about. Paths are
// slash paths below the top of the repository.
type referee struct {
	Name, Version, Python string
	Out, Source           string
	Recording             string // "" where none is committed
	Pinned                string // the commit of the Python that was ported
}

var refereeTemplate = template.Must(template.New("referee").Funcs(template.FuncMap{"quote": yamlQuote}).Parse(templates.Referee))

// yamlQuote writes a string as YAML reads it: JSON's strings are YAML's.
func yamlQuote(s string) (string, error) {
	text, err := json.Marshal(s)
	return string(text), err
}

// writeReferee writes the referee's job into the repository of a port.
func (o *standingOptions) writeReferee(e *env, p *standing.Port, moved *drift.Report) error {
	r, top, err := o.referee(e, p, moved)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := refereeTemplate.Execute(&b, r); err != nil {
		return err
	}
	name := path.Join(".github/workflows", workflowName(p.Ledger.Module))
	to := filepath.Join(top, filepath.FromSlash(name))
	head, _, _ := strings.Cut(templates.Referee, "\n")
	switch old, err := os.ReadFile(to); {
	case err == nil && !strings.HasPrefix(string(old), head):
		return fmt.Errorf("%s is there and was not made by molt; move it away", name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := writeFile(to, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintln(e.out, report.Clean(name))
	return nil
}

var notInNames = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

func workflowName(module string) string {
	return "molt-" + notInNames.ReplaceAllString(path.Base(module), "-") + ".yml"
}

// referee finds out what the job is about. The Python must be committed as it was
// ported, so that there is a commit to hold on to.
func (o *standingOptions) referee(e *env, p *standing.Port, moved *drift.Report) (r *referee, top string, err error) {
	if !moved.Compared {
		return nil, "", errors.New("--write-ci needs the Python: leave out --go-only")
	}
	for _, c := range moved.Functions {
		switch c.Kind {
		case drift.Stale, drift.Gone, drift.Added:
			return nil, "", fmt.Errorf("%s: %s; port it again first", c.Function, c.Text)
		}
	}
	for _, f := range moved.Files {
		if f.Drift {
			return nil, "", fmt.Errorf("%s: %s; port it again first", f.Path, f.Text)
		}
	}
	if top, err = git.Top(p.Dir); err != nil {
		return nil, "", fmt.Errorf("the port lies in no git repository: %w", err)
	}
	r = &referee{Name: "molt: " + p.Ledger.Module, Version: "latest", Python: p.Ledger.Python}
	if v := p.Ledger.Molt.Version; strings.HasPrefix(v, "v") {
		r.Version = v
	}
	if r.Out, err = git.Below(top, p.Dir); err != nil {
		return nil, "", err
	}
	src := o.sourceOf(p)
	if r.Source, err = git.Below(top, src); err != nil {
		return nil, "", fmt.Errorf("%w: the job needs the Python in the port's repository", err)
	}
	if dirty, err := git.Line(top, "status", "--porcelain", "--", r.Source); err != nil || dirty != "" {
		return nil, "", errors.Join(err, fmt.Errorf("%s is not committed as it stands", r.Source))
	}
	if r.Pinned, err = git.Line(top, "log", "-1", "--format=%H", "--", r.Source); err != nil || r.Pinned == "" {
		return nil, "", errors.Join(err, fmt.Errorf("%s is in no commit", r.Source))
	}
	r.Recording, err = recordingIn(e, top, src)
	return r, top, err
}

// recordingIn returns the recording beside a source, where it is committed.
func recordingIn(e *env, top, src string) (string, error) {
	dir := src
	if info, err := os.Stat(src); err == nil && !info.IsDir() {
		dir = filepath.Dir(src)
	}
	dir = filepath.Join(dir, ".molt", "recording")
	if _, err := os.Stat(dir); err != nil {
		return "", nil
	}
	name, err := git.Below(top, dir)
	if err != nil {
		return "", err
	}
	tracked, err := git.Line(top, "ls-files", "--", name)
	if err != nil || tracked != "" {
		return name, err
	}
	fmt.Fprintf(e.err, "molt: %s is not committed, and the job does without: it holds values of real runs\n", report.Clean(name))
	return "", nil
}
