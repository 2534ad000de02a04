package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/report"
)

func newRecordShow(e *env) *cobra.Command {
	var values bool
	cmd := &cobra.Command{
		Use:   "show [DIR]",
		Short: "Print what a recording keeps",
		Long: `show prints what the recording in DIR (default: .molt/recording) keeps of each
function: calls, times, types, ranges, exceptions. Values stay out of it unless
--include-values is given.

Exit status: 0, or 2 if there is no recording.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := recording.Dir
			if len(args) > 0 {
				dir = args[0]
			}
			rec, problems, err := recording.Read(dir, recording.DefaultLimits())
			if err != nil {
				return err
			}
			e.nameProblems(dir, problems)
			return (&shower{out: e.out, rec: rec, values: values}).show()
		},
	}
	cmd.Flags().BoolVar(&values, "include-values", false, "print the calls that were kept, with arguments and results")
	return cmd
}

// A shower prints a recording.
type shower struct {
	out    io.Writer
	rec    *recording.Recording
	values bool
	err    error // the first of writing
}

// line prints a line, made safe for a terminal.
func (s *shower) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintln(s.out, report.Clean(fmt.Sprintf(format, args...)))
	}
}

func (s *shower) show() error {
	s.line("%s, Python %s", contents(s.rec), strings.Join(s.rec.Pythons, ", "))
	for _, r := range s.rec.Runs {
		s.run(r)
	}
	list := slices.Clone(s.rec.Functions)
	slices.SortStableFunc(list, func(a, b *recording.Function) int { return cmp.Compare(b.Self, a.Self) })
	for _, f := range list {
		s.line("")
		s.function(f)
	}
	return s.err
}

func (s *shower) run(r *recording.Run) {
	text := strings.Join(r.Argv, " ")
	if !s.values && len(r.Argv) > 1 {
		text = fmt.Sprintf("%s and %s", r.Argv[0], report.Count(len(r.Argv)-1, "argument"))
	}
	if r.Status >= 0 {
		text += fmt.Sprintf(", exit status %d", r.Status)
	}
	if !r.Whole {
		text += ", streams kept in part"
	}
	s.line("program: %s, %d bytes read, %d written", text, len(r.Stdin), len(r.Stdout))
}

func (s *shower) function(f *recording.Function) {
	s.line("%s:%d %s", f.File, f.Line, f.Name)
	s.line("  %s", calls(f))
	if f.Seen > 0 {
		s.line("  types of %s: (%s)%s", report.Count(int(f.Seen), "call"), arguments(f), result(f))
	}
	for i, t := range f.Args {
		s.ranges(f.Params[i].Name, t)
	}
	s.ranges("result", f.Result)
	for _, class := range slices.Sorted(maps.Keys(f.Raises)) {
		s.line("  raised %s %s", class, times(f.Raises[class]))
	}
	if r := f.Repeats; r.Calls > 1 {
		s.line("  arguments were repeated in %d of %s", r.Hits, report.Count(int(r.Calls), "call"))
	}
	if f.Memory != nil {
		s.line("  held %d bytes in %s", f.Memory.Bytes, report.Count(int(f.Memory.Blocks), "block"))
	}
	s.vectors(f)
}

func calls(f *recording.Function) string {
	text := report.Count(int(f.Calls), "call")
	if f.Calls == 0 && f.Estimated == 0 {
		text = "seen in samples only"
	}
	if f.Estimated > 0 {
		text += fmt.Sprintf(" counted and about %d more", f.Estimated)
	}
	return text + fmt.Sprintf(", %.3g s in it, %.3g s with what it calls", f.Self, f.Total)
}

func arguments(f *recording.Function) string {
	var parts []string
	for i, p := range f.Params {
		text := p.Name
		switch p.By {
		case recording.RestArgs:
			text = "*" + text
		case recording.RestKwargs:
			text = "**" + text
		}
		if i < len(f.Args) && len(f.Args[i]) > 0 {
			text += ": " + f.Args[i].String()
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func result(f *recording.Function) string {
	switch {
	case len(f.Yields) > 0:
		return " yields " + f.Yields.String()
	case len(f.Result) > 0:
		return " -> " + f.Result.String()
	}
	return ""
}

// ranges prints the bounds of ints and strs, which are shapes and no values.
func (s *shower) ranges(name string, types recording.TypeSet) {
	for _, t := range types {
		switch {
		case t.Min != nil && t.Max != nil:
			s.line("  %s: int from %s to %s", name, digits(t.Min.String()), digits(t.Max.String()))
		case t.Name == "str" && t.ASCII:
			s.line("  %s: str, ASCII, up to %s", name, report.Count(t.Len, "character"))
		case t.Name == "str":
			s.line("  %s: str, up to %s", name, report.Count(t.Len, "character"))
		}
	}
}

// digits shortens a very long number.
func digits(n string) string {
	if len(n) <= 40 {
		return n
	}
	return fmt.Sprintf("%s...(%d digits)", n[:12], len(strings.TrimPrefix(n, "-")))
}

func (s *shower) vectors(f *recording.Function) {
	if len(f.Vectors) == 0 {
		return
	}
	unfit := 0
	for _, v := range f.Vectors {
		if v.Unfit != "" {
			unfit++
		}
	}
	text := report.Count(len(f.Vectors), "whole call") + " kept"
	if unfit > 0 {
		text += fmt.Sprintf(", %d of them for their types only", unfit)
	}
	s.line("  %s", text)
	if !s.values {
		return
	}
	for _, v := range f.Vectors {
		s.line("    %s", v.String())
	}
}

func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
