package page

import (
	"fmt"
	"io"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
)

// portRules are what code scanning is told of a port, beside the rules of scan.
var portRules = []report.RuleText{
	{ID: "port-different", Title: "The Go does something else", What: "A comparison with CPython found an input on which the Go of the function differs."},
	{ID: "port-drift", Title: "Python, Go and judgements have moved apart", What: "The Python or the Go of the function is not what was ported, proven or reviewed."},
	{ID: "port-stub", Title: "Not ported", What: "The Go of the function is a stub."},
	{ID: "port-dynamic", Title: "Ported over dynamic values", What: "The Go of the function does what the Python does, and is not meant to be faster."},
	{ID: "port-unproven", Title: "Not proven", What: "No comparison with CPython holds for the function as it stands."},
}

// writeSARIF writes the findings of the scan and what is open about the port. What
// a reviewer has accepted is there with a suppression.
func writeSARIF(w io.Writer, r *migration.Report, opts Options) error {
	res := &findings.Result{Schema: 1, Evidence: r.Evidence, Files: findings.Files{Total: len(r.Files) + len(r.Failed), Parsed: len(r.Files)}}
	for _, f := range r.Failed {
		if !f.Left {
			res.Files.Failed = append(res.Files.Failed, findings.Failed{File: f.Path, Line: f.Line, Reason: f.Reason})
		}
	}
	for _, f := range r.Findings {
		res.Findings = append(res.Findings, f.Finding)
	}
	for i := range r.Functions {
		f := &r.Functions[i]
		if r.Module == "" || f.Kind == migration.Class {
			continue
		}
		for _, x := range open(f, r.Evidence) {
			if f.Review.State == review.StateAccepted {
				res.Silenced = append(res.Silenced, findings.Silenced{Finding: x, By: "accepted", Reason: byWhom(f.Review)})
			} else {
				res.Findings = append(res.Findings, x)
			}
		}
	}
	return report.Write(w, "sarif", res, report.Options{Version: opts.Version, Rules: append(append([]report.RuleText{}, opts.Rules...), portRules...), Category: "port"})
}

func byWhom(r migration.Review) string {
	if r.Who == "" {
		return r.Reason
	}
	return r.Who + ", " + r.Reason
}

// open lists what is open about the port of a function.
func open(f *migration.Function, evidence findings.Evidence) []findings.Finding {
	var list []findings.Finding
	add := func(rule string, level findings.Level, message string) {
		list = append(list, findings.Finding{Rule: rule, File: f.File, Line: f.Line, EndLine: f.EndLine, Symbol: f.Python, Message: message,
			Level: level, Share: f.Share, Evidence: evidence, Fingerprint: ledger.Hash(fmt.Sprintf("%s %s %d", rule, f.Name, len(list)))})
	}
	reason := ""
	if len(f.Reasons) > 0 {
		reason = ": " + f.Reasons[0].Text
	}
	switch f.Status {
	case ledger.Stub:
		add("port-stub", findings.Medium, "Not ported"+reason)
	case ledger.Dynamic:
		add("port-dynamic", findings.Low, "Ported over dynamic values"+reason)
	}
	switch f.Proof {
	case migration.Differs:
		add("port-different", findings.High, "Its Go differs from CPython; 'molt verify' shows the inputs")
	case migration.Proven:
	default:
		if f.Status != ledger.Stub {
			add("port-unproven", findings.Low, "No comparison with CPython holds for it as it stands")
		}
	}
	if f.Drift != nil {
		for _, c := range f.Drift.Changes {
			if c.Drift {
				add("port-drift", findings.Medium, "Drift: "+c.Text)
			}
		}
	}
	return list
}
