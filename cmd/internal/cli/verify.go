package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/translate/verify"
)

// verifyOptions are the flags of verify.
type verifyOptions struct {
	verify.Options
	program string
	bench   bool
	timeout time.Duration
	memory  int
	// args are the arguments of a run that was asked for; nil for none.
	args []string
}

func newVerify(e *env) *cobra.Command {
	o := verifyOptions{timeout: verify.DefaultLimits.Time, memory: verify.DefaultLimits.Memory}
	cmd := &cobra.Command{
		Use:   "verify OUT [-- ARGS...]",
		Short: "Compare a port with the Python that it came from",
		Long: `verify compares the port in OUT with its Python. Commands are run as whole
programs, without arguments and with ARGS: what they print, the files that they
write, the exit status and the last line of standard error must be the same.

It runs code: the Go, and the Python that OUT keeps where CPython of the port's
version is there. That happens in folders of its own, under limits of time and
memory. What CPython itself does differently from run to run is set apart and
counted. OUT/molt.json gets the verdicts; nothing else in OUT is touched.

Exit status: 0 nothing differs; 1 something differs; 2 failure.`,
		Args: func(c *cobra.Command, args []string) error {
			dash := c.ArgsLenAtDash()
			if len(args) == 0 || dash == 0 || dash < 0 && len(args) > 1 || dash > 1 {
				return errors.New("verify needs OUT, the folder of a port, and takes the program's arguments behind --")
			}
			if dash == 1 {
				o.args = append([]string{}, args[1:]...)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.Out = args[0]
			return runVerify(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Source, "source", "", "the Python that was ported (default: where it was then)")
	f.StringVar(&o.Python, "interpreter", "", "the CPython to compare with (default: the one of the port's version)")
	f.StringVar(&o.program, "program", "", "Python file that ARGS are for, where OUT has several commands")
	f.StringVar(&o.Recording, "recording", "", "folder of a recording whose calls and runs are replayed (default: OUT/.molt/recording, or that of the Python)")
	f.BoolVar(&o.GenerateAll, "generate-all", false, "also run what may do something outside its process, without network")
	f.BoolVar(&o.OnlyStale, "only-stale", false, "leave out what was the same and has not changed since")
	f.BoolVar(&o.bench, "bench", false, "measure time and memory of both sides; the samples are printed for benchstat -col side")
	f.DurationVar(&o.timeout, "timeout", o.timeout, "time limit of a run")
	f.IntVar(&o.memory, "memory", o.memory, "memory limit of a run, in MB")
	return cmd
}

func runVerify(ctx context.Context, e *env, o *verifyOptions) error {
	if o.args != nil {
		p, err := o.named()
		if err != nil {
			return err
		}
		o.Programs = append(o.Programs, p)
	}
	o.Limits = verify.DefaultLimits
	o.Limits.Time, o.Limits.Memory = o.timeout, o.memory
	o.Progress, o.Note = e.steps(), e.note
	if o.bench {
		o.Bench = e.out
	}
	l, err := verify.Run(ctx, o.Options)
	if err != nil {
		return err
	}
	writeVerdicts(e.out, l, e.verbose)
	if differs(l) {
		return errFindings
	}
	return nil
}

// named returns the run that was asked for.
func (o *verifyOptions) named() (verify.Program, error) {
	l, err := ledger.Open(o.Out)
	if err != nil {
		return verify.Program{}, err
	}
	var commands []string
	for _, f := range l.Files {
		if f.Command != "" && (o.program == "" || o.program == f.Path) {
			commands = append(commands, f.Path)
		}
	}
	switch len(commands) {
	case 1:
		return verify.Program{File: commands[0], Args: o.args}, nil
	case 0:
		return verify.Program{}, fmt.Errorf("%s has no command that arguments could be for", o.Out)
	}
	return verify.Program{}, fmt.Errorf("%s has several commands; say with --program which of them ARGS are for: %s", o.Out, strings.Join(commands, ", "))
}

// steps returns a function that shows how far a step is, on a terminal only; nil
// elsewhere.
func (e *env) steps() func(step string, done, total int) {
	if !e.progress || e.quiet {
		return nil
	}
	return func(step string, done, total int) {
		if done >= total {
			fmt.Fprint(e.err, "\r\x1b[K")
			return
		}
		fmt.Fprintf(e.err, "\r\x1b[K%s: %d of %d", step, done, total)
	}
}

// note says something on standard error that belongs to no result.
func (e *env) note(text string) {
	if !e.quiet {
		fmt.Fprintf(e.err, "molt: %s\n", report.Clean(text))
	}
}

// writeVerdicts prints what was found: what differs, and a line of sums.
func writeVerdicts(w io.Writer, l *ledger.Ledger, verbose bool) {
	programs := map[ledger.Verdict]int{}
	for _, r := range l.Runs {
		programs[r.Verdict]++
		switch {
		case r.Verdict == ledger.Different:
			writeDifferences(w, r.Command, r.Differences)
		case r.Verdict == ledger.Unproven || verbose:
			fmt.Fprintf(w, "%s %s: %s%s\n", r.Verdict, report.Clean(r.Command), report.Clean(strings.Join(r.Args, " ")), speedupText(r.Speedup)+reasonText(r.Reason))
		}
	}
	fmt.Fprintf(w, "programs: %s\n", verdictCounts(programs))
	writeFunctions(w, l, verbose)
}

// speedupText says how much faster the Go is; "" where that was not measured.
func speedupText(s *ledger.Speedup) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf(": %.3gx as fast (%.3g to %.3g)", s.Ratio, s.Low, s.High)
}

// writeFunctions prints what was found about functions.
func writeFunctions(w io.Writer, l *ledger.Ledger, verbose bool) {
	count := map[ledger.Verdict]int{}
	inputs, covered := ledger.Vectors{}, 0.0
	for i, name := range ledger.Names(l.Functions) {
		r := l.Functions[i].Verification
		if r == nil {
			continue
		}
		count[r.Verdict]++
		inputs.Recorded += r.Vectors.Recorded
		inputs.Generated += r.Vectors.Generated
		inputs.Nondeterministic += r.Vectors.Nondeterministic
		inputs.Guarded += r.Vectors.Guarded
		covered += r.Coverage
		switch {
		case r.Verdict == ledger.Different:
			writeDifferences(w, name, r.Differences)
		case verbose:
			fmt.Fprintf(w, "%s %s: %d recorded, %d generated, %.0f %% of its statements%s\n", r.Verdict, report.Clean(name), r.Vectors.Recorded, r.Vectors.Generated, 100*r.Coverage, speedupText(r.Speedup)+reasonText(r.Reason))
		}
	}
	total := count[ledger.Same] + count[ledger.Different] + count[ledger.Unproven]
	if total == 0 {
		return
	}
	fmt.Fprintf(w, "functions: %s\n", verdictCounts(count))
	fmt.Fprintf(w, "inputs: %d recorded, %d generated; set apart: %d nondeterministic, %d on which the Go stops and says so; %.0f %% of the statements of a function on average\n",
		inputs.Recorded, inputs.Generated, inputs.Nondeterministic, inputs.Guarded, 100*covered/float64(total))
}

func writeDifferences(w io.Writer, name string, list []ledger.Difference) {
	for _, d := range list {
		fmt.Fprintf(w, "different %s: %s\n  Python: %s\n  Go:     %s\n", report.Clean(name), report.Clean(d.Input), report.Clean(d.Python), report.Clean(d.Go))
		if d.Test != "" {
			fmt.Fprintf(w, "\n%s\n", indent(clean(strings.ReplaceAll(d.Test, "\t", "    "))))
		}
	}
}

// indent moves the lines of a text to the right.
func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ")
}

func reasonText(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + report.Clean(reason)
}

func verdictCounts(n map[ledger.Verdict]int) string {
	return fmt.Sprintf("%d same, %d different, %d unproven", n[ledger.Same], n[ledger.Different], n[ledger.Unproven])
}

// differs tells whether anything was found to differ.
func differs(l *ledger.Ledger) bool {
	for _, r := range l.Runs {
		if r.Verdict == ledger.Different {
			return true
		}
	}
	for _, f := range l.Functions {
		if f.Verification != nil && f.Verification.Verdict == ledger.Different {
			return true
		}
	}
	return false
}
