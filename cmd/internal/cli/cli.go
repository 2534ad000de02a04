// Package cli is molt's command line: one file a verb, each a constructor with
// its options, and this file for what they share. Results go to standard
// output, progress and diagnostics to standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/molt-go/molt/analyzer/report"
)

// The exit statuses of all verbs.
const (
	exitOK       = 0 // clean
	exitFindings = 1 // findings at or above --fail-on, or files that do not parse
	exitFailure  = 2 // wrong usage, nothing could be read, or an internal error
)

// errFindings ends a verb with exit status 1; what there is to say was printed.
var errFindings = errors.New("findings")

// An env holds the streams of one run and what is known about them.
type env struct {
	out, err io.Writer
	// color tells whether standard output takes ANSI colours; width is its
	// columns, 0 when it is no terminal. progress tells the same of standard error.
	color    bool
	width    int
	progress bool
	quiet    bool
	verbose  bool
}

// Main runs the command line of the process and returns its exit status.
func Main() int {
	e := &env{out: os.Stdout, err: os.Stderr}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		e.color = takesColor(os.Getenv)
		if w, _, err := term.GetSize(fd); err == nil {
			e.width = w
		}
	}
	e.progress = term.IsTerminal(int(os.Stderr.Fd()))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return run(ctx, e, os.Args[1:])
}

// takesColor tells whether a terminal gets colours (https://no-color.org).
func takesColor(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// run executes one command line.
func run(ctx context.Context, e *env, args []string) int {
	root := newRoot(e)
	root.SetArgs(args)
	root.SetOut(e.out)
	root.SetErr(e.err)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	}
	var status exitStatus
	if errors.As(err, &status) {
		return int(status)
	}
	// The message may quote names from the input.
	fmt.Fprintln(e.err, "molt: "+clean(err.Error()))
	return exitFailure
}

// clean makes each line of a message safe for a terminal.
func clean(msg string) string {
	lines := strings.Split(msg, "\n")
	for i, l := range lines {
		lines[i] = report.Clean(l)
	}
	return strings.Join(lines, "\n")
}

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "molt",
		Short: "Find where Python is slow, and move it to Go",
		Long: `molt reads a Python repository, finds where its time and memory go, says which
remedy pays, and moves what is left to Go.

Exit status: 0 clean; 1 findings at or above --fail-on, or files that do not
parse; 2 wrong usage, nothing could be read, or an internal error.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().BoolVarP(&e.quiet, "quiet", "q", false, "print results only")
	root.PersistentFlags().BoolVarP(&e.verbose, "verbose", "v", false, "print more: hidden findings, every note")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w\nRun '%s --help' for the flags", err, c.CommandPath())
	})
	root.AddCommand(
		newScan(e),
		newAssess(e),
		newRules(e),
		newApply(e),
		newParse(e),
		newRecord(e),
		newPort(e),
		newVerify(e),
		newMigrate(e),
		newReport(e),
		newStatus(e),
		newPR(e),
		newReview(e),
	)
	return root
}
