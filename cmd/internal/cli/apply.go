package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/translate/remedies"
)

type applyOptions struct {
	path  string
	write bool
}

func newApply(e *env) *cobra.Command {
	o := applyOptions{path: "."}
	cmd := &cobra.Command{
		Use:   "apply FINDING [PATH]",
		Short: "Show, or make, the change that a finding proposes",
		Long: `apply shows as a diff what the remedy of a finding comes to, where that is mechanical.
When to leave it alone is said beside it. PATH (default: the current folder) is what was scanned. FINDING is
a place (file.py:12), a place with a rule (file.py:12:keys-membership) or the print
that 'molt scan --verbose' and JSON show. --write changes the file. Nothing is executed.

Rules whose remedy can be applied: ` + strings.Join(remedies.Rules(), ", ") + `.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				o.path = args[1]
			}
			return o.apply(c.Context(), e, args[0])
		},
	}
	cmd.Flags().BoolVar(&o.write, "write", false, "change the file")
	return cmd
}

func (o *applyOptions) apply(ctx context.Context, e *env, id string) error {
	x, err := o.find(ctx, e, id)
	if err != nil {
		return err
	}
	file, err := filepath.EvalSymlinks(o.file(x))
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text, err := remedies.Apply(x.File, data, x)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", x.File, x.Line, err)
	}
	writeHunk(e.out, x.File, string(data), text)
	for _, why := range rules.Find(x.Rule).WhenNot {
		e.note("leave it where " + why)
	}
	if !o.write {
		return nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if err := writeFile(file, []byte(text)); err != nil {
		return err
	}
	return os.Chmod(file, info.Mode())
}

// file returns where the file of a finding lies.
func (o *applyOptions) file(x *findings.Finding) string {
	dir := o.path
	if info, err := os.Stat(o.path); err == nil && !info.IsDir() {
		dir = filepath.Dir(o.path)
	}
	return filepath.Join(dir, filepath.FromSlash(x.File))
}

// find scans and returns the finding that an identifier means; among several at one
// place, the one whose remedy can be applied.
func (o *applyOptions) find(ctx context.Context, e *env, id string) (*findings.Finding, error) {
	s, err := newScanner(e, &scanOptions{paths: []string{o.path}, format: "text", noCache: true})
	if err != nil {
		return nil, err
	}
	res, err := scan.Run(ctx, []string{o.path}, s.load, s.filter)
	if err != nil {
		return nil, e.nameCauses(err)
	}
	var found []*findings.Finding
	for i := range res.Findings {
		x := &res.Findings[i]
		at := x.File + ":" + strconv.Itoa(x.Line)
		if id == x.Fingerprint || id == at || id == at+":"+x.Rule {
			found = append(found, x)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("a scan of %s has no finding %q; 'molt scan --verbose --format json' lists them", o.path, id)
	case 1:
		return found[0], nil
	}
	var names []string
	for _, x := range found {
		names = append(names, x.Fingerprint+" ("+x.Rule+")")
	}
	return nil, fmt.Errorf("%q means %d findings: %s", id, len(found), strings.Join(names, ", "))
}

// hunkContext is how many lines a diff shows around a change.
const hunkContext = 3

// writeHunk writes the difference of two texts, which is in one place, as a
// unified diff.
func writeHunk(w io.Writer, name, old, changed string) {
	a, b := strings.Split(old, "\n"), strings.Split(changed, "\n")
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	same := 0
	for same < min(len(a), len(b))-from && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	start, end := max(0, from-hunkContext), min(len(a)-1, len(a)-same+hunkContext) // behind the last line end is no line
	name = report.Clean(name)
	fmt.Fprintf(w, "--- a/%s\n+++ b/%s\n@@ -%d,%d +%d,%d @@\n", name, name, start+1, end-start, start+1, end-start+len(b)-len(a))
	for _, part := range []struct {
		sign  string
		lines []string
	}{{" ", a[start:from]}, {"-", a[from : len(a)-same]}, {"+", b[from : len(b)-same]}, {" ", a[len(a)-same : max(end, len(a)-same)]}} {
		for _, l := range part.lines {
			fmt.Fprintln(w, part.sign+l)
		}
	}
}
