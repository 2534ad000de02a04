package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/report"
)

// findingID is the anchor of a finding.
func findingID(i int) string { return "x-" + strconv.Itoa(i+1) }

// A findingItem is a finding of a scan.
type findingItem struct {
	ID, Level, Where, Gain, Evidence, Levers, Rule string
	Message, Remedy                                []report.Piece
	Function                                       *link
	Saves, Rank                                    string
	Measured                                       []report.Piece
	Apply                                          string // the command that makes the change, "" for none
}

func (v *view) findings() {
	list := v.report.Findings
	shown := list[:min(len(list), maxFindings)]
	v.MoreFindings = len(list) - len(shown)
	texts := map[string]*report.RuleText{}
	for i := range v.opts.Rules {
		texts[v.opts.Rules[i].ID] = &v.opts.Rules[i]
	}
	for i := range shown {
		x := &shown[i]
		item := findingItem{
			ID: findingID(i), Level: string(x.Level), Where: place(x.File, x.Line), Gain: report.GainText(&x.Finding),
			Evidence: report.EvidenceText(x.Evidence), Levers: report.Clip(strings.Join(x.Levers, ", "), 300), Rule: report.Clip(x.Rule, 100),
			Message: report.Pieces(report.Clip(x.Message, 1000)), Remedy: report.Pieces(report.Clip(x.Remedy, 1000)),
		}
		if t := texts[x.Rule]; t != nil {
			item.Measured = report.Pieces(strings.TrimPrefix(t.Measured, "Measured: "))
			if t.Applies && x.Cell == 0 {
				item.Apply = fmt.Sprintf("molt apply %s:%d:%s", report.Clip(x.File, 300), x.Line, item.Rule)
			}
		}
		if x.Gain > 0 {
			item.Saves = report.Percent(x.Gain)
		}
		if x.Function >= 0 {
			l := v.link(x.Function)
			item.Function = &l
		}
		v.Findings = append(v.Findings, item)
	}
}
