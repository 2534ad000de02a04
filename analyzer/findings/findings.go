// Package findings declares what a scan found: the one result that every
// report format is written from. It holds data only.
package findings

import "strconv"

// Evidence says how we know that code is hot.
type Evidence string

// The kinds of evidence, weakest first.
const (
	Static   Evidence = "static"   // estimated from the source alone
	Profile  Evidence = "profile"  // read from a profile of a real run
	Recorded Evidence = "recorded" // read from a recording made by molt record
)

// Level ranks a finding by what it would save.
type Level string

// The levels. Hidden findings are kept in the result and shown only on request.
const (
	High   Level = "high"
	Medium Level = "medium"
	Low    Level = "low"
	Hidden Level = "hidden"
)

// A Result is the whole outcome of a scan, in stable order.
type Result struct {
	Schema   int       `json:"schema"` // version of this layout, from 1
	Files    Files     `json:"files"`
	Evidence Evidence  `json:"evidence"` // the best evidence that hotspots rest on
	Hotspots []Hotspot `json:"hotspots"` // hottest first
	Findings []Finding `json:"findings"` // most gain first
	// Suppressed counts findings silenced by comments, configuration or baseline.
	Suppressed int `json:"suppressed"`
	// Silenced holds the suppressed findings themselves where they were kept.
	Silenced []Silenced `json:"silenced,omitempty"`
	// Left counts hidden findings that a report leaves out; the writer sets it.
	Left int `json:"left,omitempty"`
	// Needing counts those of them that lack the evidence to be shown (Finding.Needs).
	Needing int `json:"needing,omitempty"`
	// Notes are remarks on the scan as a whole, such as profile entries that
	// matched no function, unused suppressions and stale baseline entries.
	Notes []Note `json:"notes"`

	// Sources holds the text of the files that findings point into, keyed by
	// SourceKey, for code frames. It is not part of the JSON.
	Sources map[string]string `json:"-"`
}

// SourceKey is the key of a text in Result.Sources: the slash path for a file,
// and the path followed by "#cell" and a number from 1 for a notebook's cell.
func SourceKey(file string, cell int) string {
	if cell == 0 {
		return file
	}
	return file + "#cell" + strconv.Itoa(cell)
}

// A Silenced finding was found and then suppressed.
type Silenced struct {
	Finding Finding `json:"finding"`
	By      string  `json:"by"`               // "comment", "config" or "baseline"
	Reason  string  `json:"reason,omitempty"` // as the user gave it
}

// Files counts the files of a scan.
type Files struct {
	Total  int      `json:"total"`
	Parsed int      `json:"parsed"`
	Failed []Failed `json:"failed"`
}

// A Failed file could not be read or parsed. Line is from 1 and Col from 1, both 0 if unknown.
type Failed struct {
	File   string `json:"file"`
	Cell   int    `json:"cell,omitempty"` // notebook cell, from 1
	Line   int    `json:"line"`
	Col    int    `json:"col"`
	Reason string `json:"reason"`
}

// A Note is a remark that belongs to no single finding.
type Note struct {
	Kind    string `json:"kind"` // for example "profile-unmatched", "unused-ignore", "stale-baseline"
	File    string `json:"file,omitempty"`
	Cell    int    `json:"cell,omitempty"` // notebook cell, from 1
	Line    int    `json:"line,omitempty"`
	Message string `json:"message"`
}

// A Hotspot is a function (or a module body) with its estimated or measured
// share of the run.
type Hotspot struct {
	Symbol   string   `json:"symbol"`         // dotted: package.module.Class.method; module bodies end in ".<module>"
	File     string   `json:"file"`           // slash path relative to the scanned root
	Cell     int      `json:"cell,omitempty"` // notebook cell, from 1
	Line     int      `json:"line"`           // of the def, from 1
	EndLine  int      `json:"endLine"`
	Share    float64  `json:"share"`  // self share of the run's time, 0..1
	Total    float64  `json:"total"`  // share including callees, 0..1
	Memory   float64  `json:"memory"` // share of the memory allocated, 0..1
	Calls    int64    `json:"calls,omitempty"`
	Kind     string   `json:"kind,omitempty"`  // what the time is spent on: "cpu", "io", "c" (inside C code), "mixed"
	Basis    string   `json:"basis,omitempty"` // a short reason: "3 nested loops, reached from main"
	Evidence Evidence `json:"evidence"`
}

// A Finding joins a rule (what is slow), heat (how much it matters) and a lever
// (what to do).
type Finding struct {
	Rule string `json:"rule"` // stable identifier in kebab case
	// Kind is the kind of place, for rules whose places are not alike: measurements count them apart. It is not part of the JSON.
	Kind    string   `json:"-"`
	Lever   string   `json:"lever"`            // identifier of the first lever
	Levers  []string `json:"levers,omitempty"` // all levers that fit, best first
	File    string   `json:"file"`
	Cell    int      `json:"cell,omitempty"` // notebook cell, from 1
	Line    int      `json:"line"`           // from 1
	Col     int      `json:"col"`            // from 1, in characters
	EndLine int      `json:"endLine"`
	EndCol  int      `json:"endCol"` // from 1, just behind the last character
	Symbol  string   `json:"symbol"`
	Message string   `json:"message"` // what is slow here, one sentence
	Remedy  string   `json:"remedy"`  // what to do, one sentence
	Level   Level    `json:"level"`
	// Needs is the evidence that a hidden finding lacks which would be shown with it, empty for others.
	Needs Evidence `json:"needs,omitempty"`
	// Resource is what Share and Gain are shares of: "memory", or "time", which
	// is also meant when it is empty.
	Resource string   `json:"resource,omitempty"`
	Share    float64  `json:"share"`   // share of the run that the finding is about, 0..1
	Speedup  float64  `json:"speedup"` // expected ratio of the code it is about, >= 1
	Gain     float64  `json:"gain"`    // expected saving as a share of the run: share*(1-1/speedup)
	Evidence Evidence `json:"evidence"`
	// Fingerprint identifies the finding across edits that only move it.
	Fingerprint string    `json:"fingerprint"`
	Related     []Related `json:"related,omitempty"`
}

// Related is another place that explains a finding.
type Related struct {
	File    string `json:"file"`
	Cell    int    `json:"cell,omitempty"` // notebook cell, from 1
	Line    int    `json:"line"`
	Message string `json:"message"`
}
