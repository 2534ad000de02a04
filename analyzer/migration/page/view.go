package page

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// The bounds of a page. What is left out is counted on it, and is in the JSON.
const (
	maxRows     = 5_000     // functions in the table
	maxFindings = 300       // findings
	maxBytes    = 4_600_000 // of the page, about
	leastBytes  = 1_000_000 // for pages of functions, however long the table is
	maxLines    = 600       // lines of one function's code, a side
)

// A view is what port.html.tmpl is filled with. Texts in it are clean.
type view struct {
	report *migration.Report
	opts   Options
	ids    []string // anchors of the functions

	CSS                 template.CSS
	Script              template.JS
	StyleSum, ScriptSum string

	Name, Verdict, Facts string
	Module               string
	Owned                bool // the owners of files are known
	Ported               bool // there is a port, not a scan alone
	Bars                 []bar
	Pictures             []picture
	FlameDepth           int
	Foreign              bool // paths of calls lead through what is no part of the report
	Timed                bool // shares are known
	How                  string
	Next                 []nextItem
	Reasons              []reasonItem
	Libraries            []libraryItem
	Speed                []speedItem
	History              []historyItem
	HistoryPicture       template.HTML
	Drifted              []nextItem
	MoreDrifted          int
	DriftFiles           []driftItem
	Runs                 []runItem
	Dependencies         []migration.Dependency
	Behaviours           []behaviourItem
	Functions            []functionItem
	MoreFunctions        int
	Closed               int             // functions without a page of their own
	States               [3][]stateCount // statuses, proofs and reviews that occur
	Findings             []findingItem
	MoreFindings, Hidden int
	Failed               []failedItem
	Notes                []string
	Ports                []portItem
	Version              string
}

// A bar is a row of the overview: a property of all functions by their time.
type bar struct {
	Title    string
	Picture  template.HTML
	Segments []segment
	Note     string
}

type link struct{ ID, Name string }

type nextItem struct {
	link
	Where, Why string
}

type reasonItem struct {
	Code, Text, Share string
	Bar               template.HTML
	Functions         []link
	More              int
}

type libraryItem struct{ Name, Grade, Share, Note string }

type speedItem struct{ Name, Value, Note string }

// A picture is where the time goes at one time.
type picture struct {
	Title, Note string
	Map, Flame  template.HTML
}

type historyItem struct{ Date, Commit, Typed, Dynamic, Proven, SoFar string }

type driftItem struct {
	Path, Text string
	Drift      bool
}

type runItem struct {
	Command, Verdict, Speed, Memory string
	Differences                     []ledger.Difference
	Withheld                        int
}

type behaviourItem struct {
	Title, Share string
	Text         []report.Piece
	Names        []string
	Functions    []link
	More         int
	Example      *migration.Example
}

type stateCount struct {
	state
	Count int
}

type failedItem struct{ Path, Reason string }

type portItem struct {
	Name, Verdict string
	Picture       template.HTML
}

// newView makes a view of a report.
func newView(r *migration.Report, opts Options) *view {
	v := &view{
		report: r, opts: opts,
		Name: report.Clip(r.Name, 200), Verdict: report.Clip(r.Verdict, 2000), Ported: r.Module != "",
		How: report.EvidenceText(r.Evidence), Hidden: r.Hidden, Version: report.Clean(opts.Version),
		Module: report.Clip(r.Module, 200),
	}
	v.ids = anchors(r.Functions)
	for i := range r.Functions {
		v.Timed = v.Timed || r.Functions[i].Share > 0
		v.Owned = v.Owned || len(r.Functions[i].Owners) > 0
	}
	v.Facts = v.facts()
	v.bars()
	v.functions() // in front of what leads to them
	v.overview()
	v.taken()
	v.findings()
	return v
}

// anchors names the functions' elements: the same function keeps its name.
func anchors(list []migration.Function) []string {
	seen := map[string]int{}
	out := make([]string, len(list))
	for i := range list {
		id := "f-" + ledger.Hash(list[i].File + "\x00" + list[i].Python)[:10]
		if seen[id]++; seen[id] > 1 {
			id += "-" + strconv.Itoa(seen[id])
		}
		out[i] = id
	}
	return out
}

// facts is the small print under the verdict.
func (v *view) facts() string {
	r := v.report
	parts := []string{report.Thousands(int64(r.Totals.PyLines)) + " lines of Python"}
	if v.Ported {
		lines := report.Thousands(int64(r.Totals.GoLines)) + " of Go"
		if len(r.Ports) == 0 {
			lines += " in module " + report.Clip(r.Module, 200)
		}
		parts = append(parts, lines, "behaviour of Python "+report.Clean(r.Python))
	}
	return strings.Join(append(parts, "times are "+v.How), " · ")
}

// bars fills the rows of progress.
func (v *view) bars() {
	if !v.Ported {
		return
	}
	t := v.report.Totals
	status := v.segments(statuses, func(f *migration.Function) string { return string(f.Status) })
	v.add("Carried over", status, fmt.Sprintf("%s of %s", report.Percent(t.Share[ledger.Ported]+t.Share[ledger.Dynamic]), "the time is Go"))
	v.add("Proven", v.segments(proofs, func(f *migration.Function) string { return string(f.Proof) }), report.Count(t.Vectors, "input")+" compared with CPython")
	v.add("Reviewed", v.segments(reviews, func(f *migration.Function) string { return string(f.Review.State) }), fmt.Sprintf("%s of %s accepted", report.Thousands(int64(t.Accepted.Count)), report.Thousands(int64(t.Functions))))
	s := v.report.Speed
	if s.Measured > 0 {
		var after []segment
		for _, st := range statuses {
			after = append(after, segment{State: st, Share: s.After[ledger.Status(st.ID)]})
		}
		v.add("Time after", after, report.Times(s.SoFar)+" as fast so far")
	}
	v.speeds()
}

func (v *view) add(title string, list []segment, note string) {
	v.Bars = append(v.Bars, bar{title, drawBar(title, list), list, note})
}

// segments sums the time of the functions up by a property.
func (v *view) segments(states []state, of func(*migration.Function) string) []segment {
	out := make([]segment, len(states))
	for i, s := range states {
		out[i].State = s
	}
	even := 1 / float64(max(len(v.report.Functions), 1))
	for i := range v.report.Functions {
		f := &v.report.Functions[i]
		id := of(f)
		for k := range out {
			if out[k].State.ID == id {
				out[k].Count++
				if v.Timed {
					out[k].Share += f.Share
				} else {
					out[k].Share += even
				}
			}
		}
	}
	return out
}

// speeds says how fast the whole is and can become.
func (v *view) speeds() {
	s := v.report.Speed
	if s.Measured > 0 {
		v.Speed = append(v.Speed, speedItem{"So far", report.Times(s.SoFar), "by functions measured one by one, on the inputs of verify, which are small; they hold " + report.Percent(s.Measured) + " of the time, and the rest counts as it was"})
	} else {
		v.Speed = append(v.Speed, speedItem{"So far", "not measured", "`molt verify --bench OUT` measures it"})
	}
	switch {
	case s.Bound > 0 && s.Bound < 1000:
		v.Speed = append(v.Speed, speedItem{"At most", report.Times(s.Bound), "if all that is typed Go took no time at all; what is not bounds the whole (Amdahl)"})
	case v.Timed:
		v.Speed = append(v.Speed, speedItem{"At most", "no bound", "all of the time is in typed Go"})
	}
}

// overview fills the rest of the first section.
func (v *view) overview() {
	r := v.report
	v.pictures()
	v.drifted()
	for _, n := range r.Next {
		f := &r.Functions[n.Function]
		v.Next = append(v.Next, nextItem{v.link(n.Function), place(f.File, f.Line), report.Clip(n.Why, 400)})
	}
	for _, x := range r.Reasons {
		links, more := v.links(x.Functions, 6)
		v.Reasons = append(v.Reasons, reasonItem{
			Code: report.Clip(x.Code, 100), Text: report.Clip(x.Text, 400), Share: report.Percent(x.Share),
			Bar: drawBar(x.Code, []segment{{State: state{"", "", old}, Share: x.Share}}), Functions: links, More: more,
		})
	}
	for _, l := range r.Libraries {
		v.Libraries = append(v.Libraries, libraryItem{report.Clip(l.Name, 100), string(l.Grade), report.Percent(l.Share), report.Clip(l.Note, 300)})
	}
	for _, m := range r.History {
		v.History = append(v.History, historyItem{Date: report.Clip(m.Date, 20), Commit: report.Clip(m.Commit, 12), Typed: report.Percent(m.Share[ledger.Ported]),
			Dynamic: report.Percent(m.Share[ledger.Dynamic]), Proven: report.Percent(m.Proven), SoFar: report.Times(m.SoFar)})
	}
	if len(r.History) > 0 {
		v.HistoryPicture = drawHistory(r.History)
	}
	for i := range r.Runs {
		v.Runs = append(v.Runs, v.run(&r.Runs[i]))
	}
	for _, f := range r.Failed[:min(len(r.Failed), 500)] {
		v.Failed = append(v.Failed, failedItem{place(f.Path, f.Line), report.Clip(f.Reason, 400)})
	}
	for _, n := range r.Notes {
		v.Notes = append(v.Notes, report.Clip(n, 1000))
	}
	for _, p := range r.Ports {
		var list []segment
		for _, s := range statuses {
			list = append(list, segment{State: s, Share: p.Share[ledger.Status(s.ID)]})
		}
		v.Ports = append(v.Ports, portItem{report.Clip(p.Name, 200), report.Clip(p.Verdict, 1000), drawBar(p.Name, list)})
	}
}

// pictures draws where the time goes, and where it goes after what was measured.
func (v *view) pictures() {
	r := v.report
	if !v.Timed {
		return
	}
	v.FlameDepth = v.flameLevels()
	v.Foreign = v.FlameDepth > 0 && slices.ContainsFunc(r.Calls, func(c migration.Call) bool { return c.Function < 0 })
	before := picture{Map: v.drawMap("The time by function", 1, func(f *migration.Function) float64 { return f.Share })}
	if v.FlameDepth > 0 {
		before.Flame = v.drawFlame("The time by paths of calls", func(c *migration.Call) float64 { return c.Share })
	}
	v.Pictures = []picture{before}
	if r.Speed.Measured == 0 {
		return
	}
	v.Pictures[0].Title = "Before"
	whole := 0.0
	for i := range r.Functions {
		whole += r.Functions[i].After
	}
	after := picture{Title: "After", Note: fmt.Sprintf("%s of the time before, on the same scale: what was measured shrinks by its speed-up, the rest counts as it was.", report.Percent(whole))}
	after.Map = v.drawMap("The time by function, after", min(whole, 1), func(f *migration.Function) float64 { return f.After })
	if v.FlameDepth > 0 {
		after.Flame = v.drawFlame("The time by paths of calls, after", func(c *migration.Call) float64 { return c.After })
	}
	v.Pictures = append(v.Pictures, after)
}

// maxDrifted is how many functions that have drifted the overview lists.
const maxDrifted = 20

// drifted lists what has moved on since the port.
func (v *view) drifted() {
	for i := range v.report.Functions {
		f := &v.report.Functions[i]
		if !f.Drifted() {
			continue
		}
		if len(v.Drifted) == maxDrifted {
			v.MoreDrifted++
			continue
		}
		var why []string
		for _, c := range f.Drift.Changes {
			if c.Drift {
				why = append(why, report.Clip(c.Text, 300))
			}
		}
		v.Drifted = append(v.Drifted, nextItem{v.link(i), place(f.File, f.Line), strings.Join(why, "; ")})
	}
	for _, x := range v.report.Drift[:min(len(v.report.Drift), 100)] {
		v.DriftFiles = append(v.DriftFiles, driftItem{report.Clip(x.Path, 300), report.Clip(x.Text, 300), x.Drift})
	}
}

func (v *view) run(r *ledger.Run) runItem {
	out := runItem{Command: report.Clip(strings.Join(append([]string{r.Command}, r.Args...), " "), 300), Verdict: string(r.Verdict)}
	if r.Reason != "" {
		out.Verdict += ": " + report.Clip(r.Reason, 300)
	}
	out.Differences, out.Withheld = v.clipped(r.Differences)
	if s := r.Speedup; s != nil {
		out.Speed = speedText(s)
		if s.PythonBytes > 0 && s.GoBytes > 0 {
			out.Memory = fmt.Sprintf("%.0f MB to %.0f MB", float64(s.PythonBytes)/1e6, float64(s.GoBytes)/1e6)
		}
	}
	return out
}

// taken fills the section on what a team takes on.
func (v *view) taken() {
	for _, d := range v.report.Dependencies {
		v.Dependencies = append(v.Dependencies, migration.Dependency{Module: report.Clip(d.Module, 200), Version: report.Clip(d.Version, 100), Note: report.Clip(d.Note, 300)})
	}
	for _, x := range v.report.Behaviours {
		links, more := v.links(x.Functions, 8)
		item := behaviourItem{Title: x.Title, Example: cleanExample(x.Example), Share: report.Percent(x.Share), Text: report.Pieces(x.Text), Functions: links, More: more}
		for _, n := range x.Names[:min(len(x.Names), 12)] {
			item.Names = append(item.Names, report.Clip(n, 80))
		}
		v.Behaviours = append(v.Behaviours, item)
	}
}

func cleanExample(x *migration.Example) *migration.Example {
	if x == nil {
		return nil
	}
	return &migration.Example{Input: report.Clip(x.Input, 300), Python: report.Clip(x.Python, 300), Go: report.Clip(x.Go, 300)}
}

func (v *view) link(i int) link {
	return link{v.ids[i], report.Clip(v.report.Functions[i].Python, 200)}
}

// links returns the first functions of a list, and how many there are beyond.
func (v *view) links(list []int, most int) (out []link, more int) {
	for _, i := range list[:min(len(list), most)] {
		l := v.link(i)
		l.Name = shortName(l.Name)
		out = append(out, l)
	}
	return out, max(0, len(list)-most)
}

// place is file:line, clean.
func place(file string, line int) string {
	s := report.Clip(file, 300)
	if line > 0 {
		s += ":" + strconv.Itoa(line)
	}
	return s
}

// speedText is a speed-up with its interval.
func speedText(s *ledger.Speedup) string {
	out := report.Times(s.Ratio)
	if s.Low > 0 && s.High > s.Low {
		out += fmt.Sprintf(" (%s to %s)", report.Times(s.Low), report.Times(s.High))
	}
	return out
}

// functions of the template.
var functions = template.FuncMap{
	"prose": func(list []report.Piece) template.HTML {
		var b strings.Builder
		for _, p := range list {
			if p.Code {
				b.WriteString("<code>" + html.EscapeString(p.Text) + "</code>")
			} else {
				b.WriteString(html.EscapeString(p.Text))
			}
		}
		return template.HTML(b.String())
	},
	"labels":  func() []string { return []string{"Status", "Proof", "Review"} },
	"pieces":  report.Pieces,
	"percent": report.Percent,
}
