package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/drift"
	"github.com/molt-go/molt/analyzer/report"
)

type statusOptions struct {
	standingOptions
	format  string
	writeCI bool
}

func newStatus(e *env) *cobra.Command {
	var o statusOptions
	cmd := &cobra.Command{
		Use:   "status [OUT]",
		Short: "Say what has drifted: Python, Go and the judgements of them",
		Long: `status compares a port with its Python, and with what was judged:

  stale     the Python has changed since it was ported (comments and formatting
            do not count)
  added     a function, class or file that came after the port
  gone      one that is there no more
  edited    the Go was edited by hand, and was neither accepted nor proven since
  missing   the Go is there no more
  lapsed    a reviewer's verdict is about another Python or Go
  outdated  a verification is of another Python or Go

Once Go owns a function ('molt review life'), a change of its Python is no drift.
Nor is an edit of a constant, variable or type in the Go, which no verdict is about.
--verbose tells of changes that are no drift, too. Nothing is executed.

--write-ci writes a job into .github/workflows of the port's repository: it builds
the port, compares it with the Python at the commit that was ported ('molt verify'),
and says what has drifted since.

Exit status: 0 nothing has drifted; 1 something has; 2 failure.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if o.format != "text" && o.format != "json" {
				return fmt.Errorf("unknown format %q; there are text, json", o.format)
			}
			if o.dir = "."; len(args) > 0 {
				o.dir = args[0]
			}
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			moved, err := o.compare(c.Context(), e, p, decisions)
			if err != nil {
				return err
			}
			if o.writeCI {
				return o.writeReferee(e, p, moved)
			}
			if o.format == "json" {
				err = writeIndented(e.out, moved)
			} else {
				writeStatus(e.out, moved, len(p.Functions), e.verbose)
			}
			if err == nil && moved.Drifted {
				return errFindings
			}
			return err
		},
	}
	o.sourceFlags(cmd)
	cmd.Flags().StringVar(&o.format, "format", "text", "output format: text, json")
	cmd.Flags().BoolVar(&o.writeCI, "write-ci", false, "write a GitHub Actions job that holds the port to its proofs, and print its name")
	return cmd
}

// writeStatus writes drift a line a change, and what it comes to.
func writeStatus(w io.Writer, r *drift.Report, functions int, all bool) {
	counts := map[drift.Kind]int{}
	line := func(kind drift.Kind, at, text string) {
		counts[kind]++
		fmt.Fprintf(w, "%-9s %s: %s\n", kind, report.Clean(at), report.Clean(text))
	}
	quiet := 0
	tell := func(drifted bool, kind drift.Kind, at, text string) {
		switch {
		case drifted:
			line(kind, at, text)
		case all:
			fmt.Fprintf(w, "%-9s %s: %s (no drift)\n", kind, report.Clean(at), report.Clean(text))
		default:
			quiet++
		}
	}
	for _, f := range r.Files {
		tell(f.Drift, f.Kind, f.Path, f.Text)
	}
	for _, c := range r.Functions {
		tell(c.Drift, c.Kind, fmt.Sprintf("%s:%d: %s", c.File, c.Line, c.Function), c.Text)
	}
	var parts []string
	for _, kind := range drift.Kinds {
		if counts[kind] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
		}
	}
	text := "nothing has drifted"
	if len(parts) > 0 {
		text = strings.Join(parts, ", ")
	}
	if quiet > 0 {
		text += fmt.Sprintf("; %s beside that (--verbose shows what is no drift)", report.Count(quiet, "change"))
	}
	fmt.Fprintf(w, "%s, of %s\n", text, report.Count(functions, "function"))
	if !r.Compared {
		fmt.Fprintln(w, "The Python was not compared.")
	}
}
