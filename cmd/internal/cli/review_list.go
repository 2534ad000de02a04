package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

type reviewListOptions struct {
	standingOptions
	state  string
	format string
}

// A listed function is a row of review list.
type listed struct {
	Function string         `json:"function"`
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Go       string         `json:"go"`
	Share    float64        `json:"share"` // of the run, 0..1
	Status   string         `json:"status"`
	State    review.State   `json:"state"`
	Life     review.Life    `json:"life"`
	Verdict  review.Verdict `json:"verdict,omitempty"`
	By       string         `json:"by,omitempty"`
	On       string         `json:"on,omitempty"`
	Reason   string         `json:"reason,omitempty"`
	Notes    int            `json:"notes,omitempty"`
}

func newReviewList(e *env) *cobra.Command {
	var o reviewListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the functions with what was decided on them, the hottest first",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.state != "" && !slices.Contains(review.States, review.State(o.state)) {
				return fmt.Errorf("--state: %q is none of %s", o.state, states())
			}
			if o.format != "text" && o.format != "json" {
				return fmt.Errorf("unknown format %q; there are text, json", o.format)
			}
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			if _, err := o.compare(c.Context(), e, p, decisions); err != nil {
				return err
			}
			list := listFunctions(p, decisions, review.State(o.state))
			if o.format == "json" {
				return writeIndented(e.out, list)
			}
			writeList(e.out, list)
			return nil
		},
	}
	o.dirFlag(cmd)
	o.sourceFlags(cmd)
	cmd.Flags().StringVar(&o.state, "state", "", "only those: "+states())
	cmd.Flags().StringVar(&o.format, "format", "text", "output format: text, json")
	return cmd
}

func states() string {
	var names []string
	for _, s := range review.States {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

// listFunctions lists the functions in a state, "" for any, hottest first.
func listFunctions(p *standing.Port, decisions *review.File, state review.State) []listed {
	list := []listed{}
	for i := range p.Functions {
		f := &p.Functions[i]
		d := decisions.Functions[f.Name]
		row := listed{Function: f.Name, File: f.File, Line: f.Line, Go: f.Go, Share: f.Share, Status: string(f.Status),
			State: decisions.State(f), Life: cmp.Or(d.Life, review.InPython), Verdict: d.Verdict, By: d.By, On: d.On, Reason: d.Reason, Notes: len(d.Notes)}
		if state == "" || state == row.State {
			list = append(list, row)
		}
	}
	slices.SortStableFunc(list, func(a, b listed) int { return -cmp.Compare(a.Share, b.Share) })
	return list
}

func writeList(w io.Writer, list []listed) {
	wide := 0
	for _, r := range list {
		wide = max(wide, len(report.Clean(r.Function)))
	}
	for _, r := range list {
		line := fmt.Sprintf("%5.1f %%  %-10s  %-7s  %-*s  %s:%d", 100*r.Share, r.State, r.Status, min(wide, 60), report.Clean(r.Function), report.Clean(r.File), r.Line)
		if r.Life != review.InPython {
			line += "  life " + string(r.Life)
		}
		if r.Verdict != "" {
			line += "  " + report.Clean(strings.Join(nonEmpty(r.By, r.On, r.Reason), ", "))
		}
		if r.Notes > 0 {
			line += "  (" + report.Count(r.Notes, "note") + ")"
		}
		fmt.Fprintln(w, line)
	}
}

func nonEmpty(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// writeIndented writes a value as JSON for people and programs.
func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
