package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/analyzer/textdiff"
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
	writeDiff(e.out, x.File, string(data), text)
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

// writeDiff writes the difference of two texts as a unified diff.
func writeDiff(w io.Writer, name, old, changed string) {
	lines := textdiff.Diff(splitText(old), splitText(changed))
	name = report.Clean(name)
	fmt.Fprintf(w, "--- a/%s\n+++ b/%s\n", name, name)
	was, is := 1, 1 // numbers of the next line of either side
	for i := 0; i < len(lines); {
		end := hunkEnd(lines, i)
		if end < 0 {
			break
		}
		first := i + slices.IndexFunc(lines[i:], func(l textdiff.Line) bool { return l.Op != " " })
		for ; i < first-hunkContext; i++ {
			was, is = was+1, is+1
		}
		var hunk strings.Builder
		from, to := was, is
		for ; i < end; i++ {
			hunk.WriteString(lines[i].Op + lines[i].Text + "\n")
			if lines[i].Op != "+" {
				was++
			}
			if lines[i].Op != "-" {
				is++
			}
		}
		fmt.Fprintf(w, "@@ -%d,%d +%d,%d @@\n%s", from, was-from, to, is-to, hunk.String())
	}
}

// hunkEnd returns where the first hunk behind a place ends: hunkContext lines
// behind a change that has no other one near. It is -1 where nothing changes.
func hunkEnd(lines []textdiff.Line, from int) int {
	last := -1
	for i := from; i < len(lines); i++ {
		if lines[i].Op != " " {
			last = i
		} else if last >= 0 && i-last > 2*hunkContext {
			break
		}
	}
	if last < 0 {
		return -1
	}
	return min(last+1+hunkContext, len(lines))
}

func splitText(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }
