package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// What GitHub code scanning takes of one run; more makes it refuse the upload.
const (
	sarifMaxResults   = 25_000
	sarifMaxTags      = 20
	sarifMaxLocations = 1_000
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homepage    = "https://github.com/molt-go/molt"
	srcRoot     = "%SRCROOT%"
)

func writeSARIF(w io.Writer, res *findings.Result, c *context) error {
	s := &sarifWriter{context: c, index: map[string]int{}}
	run := sarifRun{
		Tool: sarifTool{Driver: sarifDriver{Name: "molt", Version: c.Version, InformationURI: homepage,
			ShortDescription: sarifText{Text: "Finds where Python spends its time and which remedy pays."}}},
		AutomationDetails:  sarifAutomation{ID: "molt/" + category(c.Category) + "/"},
		OriginalURIBaseIDs: map[string]sarifArtifact{srcRoot: {Description: sarifText{Text: "The root of the scanned tree."}}},
		ColumnKind:         "unicodeCodePoints",
		Results:            []sarifResult{},
	}
	for i := range c.Rules {
		s.rule(&c.Rules[i])
	}
	for i := range res.Findings {
		run.Results = append(run.Results, s.result(&res.Findings[i]))
	}
	for i := range res.Silenced {
		r := s.result(&res.Silenced[i].Finding)
		r.Suppressions = []sarifSuppression{suppression(&res.Silenced[i])}
		run.Results = append(run.Results, r)
	}
	invocation := sarifInvocation{ExecutionSuccessful: res.Files.Parsed > 0 || len(res.Files.Failed) == 0}
	if n := len(run.Results); n > sarifMaxResults {
		run.Results = run.Results[:sarifMaxResults]
		invocation.ToolExecutionNotifications = []sarifNotification{{Level: "warning", Message: sarifText{
			Text: fmt.Sprintf("Of %s the first %s are listed, most gain first: code scanning takes no more.",
				Count(n, "result"), Thousands(sarifMaxResults))}}}
	}
	invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, notifications(res)...)
	run.Invocations = []sarifInvocation{invocation}
	run.Tool.Driver.Rules = list(s.rules)
	return Encode(w, &sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}, " ")
}

func category(s string) string {
	if s == "" {
		return "scan"
	}
	return s
}

type sarifWriter struct {
	*context
	rules []sarifRule
	index map[string]int // into rules
}

// rule lists a rule and returns its index.
func (s *sarifWriter) rule(r *RuleText) int {
	short, full := r.Title, r.What
	if short == "" {
		short = r.ID
	}
	if full == "" {
		full = short
	}
	tags := []string{"performance", "python"}
	tags = append(tags, r.Tags[:min(len(r.Tags), sarifMaxTags-len(tags))]...)
	s.index[r.ID] = len(s.rules)
	s.rules = append(s.rules, sarifRule{
		ID: r.ID, Name: pascal(r.ID), ShortDescription: sarifText{Text: short}, FullDescription: sarifText{Text: full},
		Help: sarifText{Text: ruleHelp(r), Markdown: RuleMarkdown(r)}, HelpURI: r.URL,
		DefaultConfiguration: sarifConfig{Enabled: !r.Preview, Level: sarifLevel(findings.Medium)},
		Properties:           sarifRuleExtras{Tags: tags, Lever: r.Lever},
	})
	return s.index[r.ID]
}

// pascal turns a rule's kebab case into the name that SARIF wants: ListInLoop.
func pascal(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// sarifLevel never says error: code scanning fails a pull request on errors,
// and slow code is not broken code. The order within a level is in the rank.
func sarifLevel(l findings.Level) string {
	if l == findings.High {
		return "warning"
	}
	return "note"
}

func (s *sarifWriter) result(f *findings.Finding) sarifResult {
	i, ok := s.index[f.Rule]
	if !ok {
		i = s.rule(&RuleText{ID: f.Rule})
	}
	r := sarifResult{
		RuleID: f.Rule, RuleIndex: i, Level: sarifLevel(f.Level), Rank: fraction(f.Gain) * 100,
		Message:   sarifText{Text: sarifEscape(annotation(f))},
		Locations: []sarifLocation{sarifPlace(f.File, f.Cell, sarifRegion{f.Line, f.Col, f.EndLine, f.EndCol})},
		Properties: sarifExtras{Share: f.Share, Gain: f.Gain, Speedup: f.Speedup, Resource: f.Resource,
			Evidence: string(f.Evidence), Lever: f.Lever, Level: string(f.Level)},
	}
	if f.Symbol != "" {
		r.Locations[0].LogicalLocations = []sarifLogical{{f.Symbol}}
	}
	if f.Fingerprint != "" {
		r.PartialFingerprints = map[string]string{"moltFingerprint/v1": f.Fingerprint}
	}
	for n, rel := range f.Related[:min(len(f.Related), sarifMaxLocations)] {
		at := sarifPlace(rel.File, rel.Cell, sarifRegion{StartLine: rel.Line})
		at.ID = n + 1
		at.Message = &sarifText{Text: sarifEscape(nonEmpty(Clean(rel.Message)))}
		r.RelatedLocations = append(r.RelatedLocations, at)
	}
	return r
}

// annotation is a finding in plain text of a few lines, for viewers that show
// the place themselves. Lines inside a notebook's cell are no lines of its
// file, so that the text has to name them.
func annotation(f *findings.Finding) string {
	text := nonEmpty(Clean(f.Message))
	if f.Cell > 0 {
		text = fmt.Sprintf("Cell %d, line %d: %s", f.Cell, f.Line, text)
	}
	if f.Remedy != "" {
		text += "\nFix: " + Clean(f.Remedy)
	}
	if gain := GainText(f); gain != "" {
		text += "\nGain: " + gain + " (" + EvidenceText(f.Evidence) + ")."
	}
	return text
}

func nonEmpty(s string) string {
	if s == "" {
		return "(no message)"
	}
	return s
}

// sarifPlace is a location below the source root. Positions inside a
// notebook's cell become line 1, which code scanning needs to show anything.
func sarifPlace(file string, cell int, at sarifRegion) sarifLocation {
	p := sarifPhysical{ArtifactLocation: sarifURI{percentEncode(file), srcRoot}}
	switch {
	case cell > 0:
		p.Region = &sarifRegion{StartLine: 1}
	case at.StartLine > 0:
		at.StartColumn, at.EndLine, at.EndColumn = max(at.StartColumn, 0), max(at.EndLine, 0), max(at.EndColumn, 0)
		if at.EndLine < at.StartLine || at.EndLine == at.StartLine && at.EndColumn < at.StartColumn {
			at.EndLine, at.EndColumn = 0, 0
		}
		p.Region = &at
	}
	return sarifLocation{PhysicalLocation: p}
}

// percentEncode makes a relative URI reference of a slash path, of any bytes.
func percentEncode(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return b.String()
}

var sarifPlaceholder = regexp.MustCompile(`\{(\d+)\}`)

// sarifEscape keeps a plain text message from being read for placeholders
// ({0}) and embedded links ([text](target)).
func sarifEscape(s string) string {
	s = sarifPlaceholder.ReplaceAllString(s, "{{$1}}")
	if strings.Contains(s, "](") {
		s = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(s)
	}
	return s
}

func suppression(s *findings.Silenced) sarifSuppression {
	kind := "external"
	if s.By == "comment" {
		kind = "inSource"
	}
	reason := Clean(s.By)
	if s.Reason != "" {
		reason += ": " + Clean(s.Reason)
	}
	return sarifSuppression{Kind: kind, Justification: reason}
}

func notifications(res *findings.Result) []sarifNotification {
	var out []sarifNotification
	for _, f := range res.Files.Failed {
		out = append(out, sarifNotification{Level: "error", Message: sarifText{Text: sarifEscape("Not scanned: " + nonEmpty(Clean(f.Reason)))},
			Locations: []sarifLocation{sarifPlace(f.File, f.Cell, sarifRegion{StartLine: f.Line, StartColumn: f.Col})}})
	}
	for _, n := range res.Notes {
		note := sarifNotification{Level: "note", Message: sarifText{Text: sarifEscape(nonEmpty(Clean(n.Message)))}}
		if n.File != "" {
			note.Locations = []sarifLocation{sarifPlace(n.File, n.Cell, sarifRegion{StartLine: n.Line})}
		}
		out = append(out, note)
	}
	return out
}
