package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/git"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

func newReview(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Decide on the functions of a port, and keep the decisions",
		Long: `review keeps what people decide on the functions of a port in molt.review.toml
beside molt.json, for git: a line a decision. A verdict is about the Python and the
Go as they stand, and lapses when either changes.

A function is named by its dotted name or the end of it, by its Go symbol, or by a
place in Python or Go (file:line). A second definition of a name is NAME#2.`,
		Args: cobra.NoArgs,
	}
	cmd.AddCommand(
		newDecide(e, "accept", "Say that the Go may take the Python's place", review.Accepted),
		newDecide(e, "reject", "Say that the Go may not take the Python's place", review.Rejected),
		newDecide(e, "note", "Leave a remark, without a verdict", ""),
		newLife(e), newReviewList(e), newReviewImport(e), newReviewCheck(e), newReviewBaseline(e),
	)
	return cmd
}

// decideOptions are the flags of what enters a decision.
type decideOptions struct {
	standingOptions
	reason, by, on string
}

func newDecide(e *env, use, short string, verdict review.Verdict) *cobra.Command {
	var o decideOptions
	cmd := &cobra.Command{
		Use:   use + " FUNCTION... --reason REASON",
		Short: short,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, ids []string) error {
			if strings.TrimSpace(o.reason) == "" {
				return errors.New("say why, with --reason")
			}
			if err := o.sign(); err != nil {
				return err
			}
			return o.decide(e, ids, func(f *standing.Function) review.Decision {
				if verdict == "" {
					return review.Decision{Note: o.reason}
				}
				return review.Decision{Verdict: verdict, Reason: o.reason, Python: f.Judged.Python, Go: f.Judged.Go}
			})
		},
	}
	o.dirFlag(cmd)
	cmd.Flags().StringVar(&o.reason, "reason", "", "why (required)")
	cmd.Flags().StringVar(&o.by, "by", "", "who decides (default: git's user.name)")
	cmd.Flags().StringVar(&o.on, "on", "", "the day, as 2024-05-01 (default: today)")
	return cmd
}

func newLife(e *env) *cobra.Command {
	var o decideOptions
	cmd := &cobra.Command{
		Use:   "life FUNCTION... " + strings.ReplaceAll(lives(), ", ", "|"),
		Short: "Say which form of a function is the one in use",
		Long: `life says which form of a function is in use and is the one that people change:

  python   the Python; the Go follows it (where every function starts)
  shadow   the Python, with the Go running beside it on trial
  go       the Go; a change of the Python is no drift any more
  retired  the Go; the Python is to be removed, or was`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			ids, life := args[:len(args)-1], review.Life(args[len(args)-1])
			for _, l := range review.Lives {
				if l == life {
					return o.decide(e, ids, func(*standing.Function) review.Decision { return review.Decision{Life: life} })
				}
			}
			return fmt.Errorf("%q is no stage of a function's life; there are %s", life, lives())
		},
	}
	o.dirFlag(cmd)
	return cmd
}

func lives() string {
	var names []string
	for _, l := range review.Lives {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}

// decide enters a decision on each function, or none where one is not found.
func (o *decideOptions) decide(e *env, ids []string, decision func(*standing.Function) review.Decision) error {
	p, decisions, err := o.open()
	if err != nil {
		return err
	}
	var said []string
	for _, id := range ids {
		f, err := p.Find(id)
		if err != nil {
			return err
		}
		d := decision(f)
		d.Function, d.By, d.On = f.Name, o.by, o.on
		decisions.Decide(d)
		said = append(said, fmt.Sprintf("%s (%s:%d): %s", f.Name, f.File, f.Line, decided(d)))
	}
	if err := writeReview(p.Dir, decisions); err != nil {
		return err
	}
	for _, line := range said {
		fmt.Fprintf(e.err, "molt: %s\n", report.Clean(line))
	}
	return nil
}

func decided(d review.Decision) string {
	switch {
	case d.Verdict != "":
		return string(d.Verdict)
	case d.Life != "":
		return "life is " + string(d.Life)
	}
	return "noted"
}

// sign fills in who decides and when. Without a day a decision could not be told
// from an older one; the clock enters nothing else that molt writes.
func (o *decideOptions) sign() error {
	if o.on == "" {
		o.on = time.Now().Format(time.DateOnly)
	}
	if err := review.ValidDate(o.on); err != nil {
		return fmt.Errorf("--on: %w", err)
	}
	if o.by == "" {
		o.by, _ = git.Line(o.dir, "config", "user.name") // without git or a name it is ""
	}
	if o.by == "" {
		return errors.New("say who decides, with --by; git has no user.name")
	}
	return nil
}

func writeReview(dir string, decisions *review.File) error {
	return writeFile(filepath.Join(dir, review.Name), decisions.Marshal())
}
