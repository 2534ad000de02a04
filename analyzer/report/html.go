package report

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"
	"strconv"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/templates"
)

// htmlMost is how many findings a page shows; browsers get slow beyond.
const htmlMost = 1_000

// A page is what scan.html.tmpl is filled with. All strings are clean.
type page struct {
	CSS      template.CSS
	StyleSum string // for the content security policy
	Verdict  string
	Evidence string
	Files    findings.Files
	Spots    []pageSpot
	MoreSpot int
	Findings []pageFinding
	More     int
	Failed   []pagePlace
	Notes    []pagePlace
	Asides   []string
	Rules    []pageRule
	Version  string
}

type pageSpot struct {
	Rank                          int
	Symbol, Where, Share, Note    string
	Total, Memory, Evidence, Mark string
	Bar                           string // percent of the longest bar
	Heat                          string
}

type pageFinding struct {
	Level, Rule, Where, Symbol    string
	Message, Remedy               []Piece
	Gain, Evidence, Levers, Saves string
	Explained                     bool // the rule has a text on the page
	Frame                         Frame
	Related                       []pagePlace
}

type pagePlace struct {
	Where string
	Text  []Piece
}

type pageRule struct {
	ID, Title string
	Parts     []pagePart
}

type pagePart struct {
	Title string
	Text  []Piece
	Code  string
}

func writeHTML(w io.Writer, res *findings.Result, c *context) error {
	css, err := templates.Report.ReadFile("report/scan.css")
	if err != nil {
		return err
	}
	tmpl, err := template.ParseFS(templates.Report, "report/scan.html.tmpl")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(css)
	p := page{
		CSS: template.CSS(css), StyleSum: base64.StdEncoding.EncodeToString(sum[:]),
		Verdict: glue(Clean(Verdict(res))), Evidence: EvidenceText(res.Evidence),
		Files: res.Files, Asides: asides(res), Version: Clean(c.Version),
	}
	n := len(res.Hotspots)
	if !c.Verbose {
		n = min(n, c.Top)
	}
	p.Spots, p.MoreSpot = pageSpots(res.Hotspots[:n]), len(res.Hotspots)-n
	shown := res.Findings[:min(len(res.Findings), htmlMost)]
	p.More = len(res.Findings) - len(shown)
	fired := map[string]bool{}
	for i := range shown {
		fired[shown[i].Rule] = true
		p.Findings = append(p.Findings, c.pageFinding(&shown[i]))
	}
	for _, f := range res.Files.Failed {
		p.Failed = append(p.Failed, pagePlace{place(Clip(f.File, 500), f.Cell, f.Line, f.Col), Pieces(Clip(f.Reason, 500))})
	}
	for _, n := range res.Notes {
		where := ""
		if n.File != "" {
			where = place(Clip(n.File, 500), n.Cell, n.Line, 0)
		}
		p.Notes = append(p.Notes, pagePlace{where, Pieces(Clip(n.Message, 2000))})
	}
	for i := range c.Rules {
		if fired[c.Rules[i].ID] {
			p.Rules = append(p.Rules, newPageRule(&c.Rules[i]))
		}
	}
	return tmpl.Execute(w, &p)
}

func pageSpots(list []findings.Hotspot) []pageSpot {
	top := 0.0
	for i := range list {
		top = max(top, list[i].Share)
	}
	var out []pageSpot
	for i := range list {
		h := &list[i]
		heat := "low"
		switch heatInk(h.Share) {
		case Red:
			heat = "high"
		case Yellow:
			heat = "medium"
		}
		out = append(out, pageSpot{
			Rank: i + 1, Symbol: Clip(h.Symbol, 500), Where: place(Clip(h.File, 500), h.Cell, h.Line, 0),
			Share: Percent(h.Share), Total: Percent(h.Total), Memory: Percent(h.Memory),
			Note: Clip(hotspotNote(h), 500), Evidence: Clean(string(h.Evidence)), Mark: Style{}.Mark(h.Evidence),
			Bar: strconv.FormatFloat(h.Share/max(top, 1e-9)*100, 'f', 2, 64), Heat: heat,
		})
	}
	return out
}

func (c *context) pageFinding(f *findings.Finding) pageFinding {
	_, explained := c.rules[f.Rule]
	out := pageFinding{
		Level: string(f.Level), Message: Pieces(Clip(f.Message, 2000)), Rule: Clip(f.Rule, 200), Symbol: Clip(f.Symbol, 500),
		Where: place(Clip(f.File, 500), f.Cell, f.Line, f.Col), Remedy: Pieces(Clip(f.Remedy, 2000)), Gain: glue(GainText(f)),
		Evidence: EvidenceText(f.Evidence), Explained: explained,
		Frame: NewFrame(c.texts.lines(findings.SourceKey(f.File, f.Cell)), spanOf(f), FrameOptions{Context: 2, Columns: 160}),
	}
	if f.Gain > 0 {
		out.Saves = glue(Percent(f.Gain))
	}
	for i, l := range levers(f) {
		if i > 0 {
			out.Levers += ", "
		}
		out.Levers += Clip(l, 200)
	}
	for _, r := range f.Related[:min(len(f.Related), 50)] {
		out.Related = append(out.Related, pagePlace{place(Clip(r.File, 500), r.Cell, r.Line, 0), Pieces(Clip(r.Message, 2000))})
	}
	return out
}

func newPageRule(r *RuleText) pageRule {
	out := pageRule{ID: r.ID, Title: r.Title}
	for _, p := range ruleParts(r) {
		out.Parts = append(out.Parts, pagePart{p.title, Pieces(p.text), p.code})
	}
	return out
}
