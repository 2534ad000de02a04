package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/standing"
)

// standingOptions are the flags of verbs that look at a port in a folder.
type standingOptions struct {
	dir    string
	source string
	goOnly bool
}

func (o *standingOptions) dirFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.dir, "port", ".", "folder of the port, or a folder in it")
}

func (o *standingOptions) sourceFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.source, "source", "", "the Python file or folder that was ported (default: where molt.json says)")
	cmd.Flags().BoolVar(&o.goOnly, "go-only", false, "do not compare with the Python, which is not there")
}

// open reads the port and what was decided on it.
func (o *standingOptions) open() (*standing.Port, *review.File, error) {
	dir, err := standing.FindDir(o.dir)
	if err != nil {
		return nil, nil, err
	}
	p, err := standing.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	decisions, err := review.Open(dir)
	return p, decisions, err
}

// compare returns the drift of a port and has its functions judged by the Python
// as it stands.
func (o *standingOptions) compare(ctx context.Context, e *env, p *standing.Port, decisions *review.File) (*drift.Report, error) {
	if o.goOnly {
		return drift.Compare(p, decisions, nil), nil
	}
	now, err := o.python(ctx, e, p)
	if err != nil {
		return nil, err
	}
	return drift.Compare(p, decisions, now), nil
}

// python reads the Python of a port as it stands.
func (o *standingOptions) python(ctx context.Context, e *env, p *standing.Port) (*drift.Python, error) {
	src := o.sourceOf(p)
	const hint = "name it with --source, or leave it out with --go-only"
	if src == "" {
		return nil, errors.New("molt.json does not say where the Python is: " + hint)
	}
	if _, err := os.Stat(src); errors.Is(err, fs.ErrNotExist) && o.source == "" {
		return nil, fmt.Errorf("the Python is not at %s: %s", filepath.ToSlash(src), hint)
	}
	s, err := portScanner(e, src, p.Ledger.Python)
	if err != nil {
		return nil, err
	}
	project, err := scan.Link(ctx, []string{src}, s.load)
	if err != nil {
		return nil, e.nameCauses(err)
	}
	return drift.Take(project.Program, project.Files.Failed), nil
}

// sourceOf returns the path of the Python of a port; "" where it is not known.
func (o *standingOptions) sourceOf(p *standing.Port) string {
	if o.source != "" {
		return o.source
	}
	return p.Ledger.SourceIn(p.Dir)
}
