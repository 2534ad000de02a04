// Package migration gathers what a team wants to know of a move to Go into one
// tree of plain data, a Report: where the time goes, what became of each function
// and how that is known, what is taken on, what is next. It joins a port's ledger
// with the Python that the port was made of, the Go that stands there now, and the
// findings of a scan; package migration/page writes it.
//
// A repository that was only scanned has a Report too: its functions are all
// still Python.
//
// Like every output of molt, a Report holds no clock, no absolute path and no map
// order. Texts in it are as they were found: writers escape them.
package migration

import (
	"slices"

	"github.com/molt-go/molt/analyzer/assess"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
)

// Schema is the version of a Report's layout as JSON.
const Schema = 1

// Python is the status of a function of which there is no port.
const Python ledger.Status = "python"

// Statuses lists the states of a function, the furthest first.
var Statuses = []ledger.Status{ledger.Ported, ledger.Dynamic, ledger.Stub, Python}

// A Report is the whole page as data. Lists are in the order in which they are
// shown.
type Report struct {
	Schema int    `json:"schema"`
	Name   string `json:"name"` // of the port or the scanned folder
	// Folder is that of the port, as commands take it from the folder around it.
	Folder string `json:"folder,omitempty"`
	// Module is the path of the Go module; "" where nothing was ported.
	Module   string            `json:"module,omitempty"`
	Python   string            `json:"python,omitempty"` // version whose behaviour the port has
	Molt     string            `json:"molt,omitempty"`   // version of molt that made the port
	Complete bool              `json:"complete"`         // nothing is a stub, approximated or left out
	Evidence findings.Evidence `json:"evidence"`         // how the shares of time are known
	Verdict  string            `json:"verdict"`          // all of it in a sentence or two

	Totals       Totals           `json:"totals"`
	Speed        Speed            `json:"speed"`
	History      []Moment         `json:"history,omitempty"` // states of the ledger, oldest first; none where there is but one
	Drift        []FileDrift      `json:"drift,omitempty"`   // what has changed beside functions
	Files        []File           `json:"files"`             // hottest first
	Calls        []Call           `json:"calls"`             // where the time goes by paths of calls, parents in front of children
	Reasons      []Reason         `json:"reasons"`           // what holds functions back, most heat first
	Libraries    []assess.Library `json:"libraries"`         // third-party imports
	Next         []Next           `json:"next"`              // the functions to look at next
	Dependencies []Dependency     `json:"dependencies"`      // what the Go module requires
	Behaviours   []Behaviour      `json:"behaviours"`        // where the two worlds differ and this code touches it
	Functions    []Function       `json:"functions"`         // hottest first
	Runs         []ledger.Run     `json:"runs,omitempty"`    // whole programs on both sides
	Findings     []Finding        `json:"findings"`          // most gain first
	Hidden       int              `json:"hidden,omitempty"`  // findings left out as cold, in tests or run once
	Ports        []PortSummary    `json:"ports,omitempty"`   // of a report that joins several
	Failed       []Failed         `json:"failed"`            // files that are no part of the port
	Notes        []string         `json:"notes,omitempty"`   // what this report could not know
}

// Totals count functions, and the time that they hold.
type Totals struct {
	Functions int                       `json:"functions"`
	Count     map[ledger.Status]int     `json:"count"`
	Share     map[ledger.Status]float64 `json:"share"` // parts of 1
	// Proven, Different and Unproven are the functions of which a comparison with
	// CPython holds for the texts as they are; the rest was never compared.
	Proven    Part `json:"proven"`
	Different Part `json:"different"`
	Unproven  Part `json:"unproven"`
	Accepted  Part `json:"accepted"` // in review
	Drifted   Part `json:"drifted"`  // Python or Go has changed since the port
	Vectors   int  `json:"vectors"`  // inputs that were compared
	PyLines   int  `json:"pythonLines"`
	GoLines   int  `json:"goLines"` // without copies of molt's library
}

// A Part is a number of functions with their part of the time, 0..1.
type Part struct {
	Count int     `json:"count"`
	Share float64 `json:"share"`
}

// Speed is the speed-up of the whole program. Factors are 1 for no change.
type Speed struct {
	// Measured is the part of the time in functions whose speed-up was measured.
	Measured float64 `json:"measured"`
	// SoFar is what the measured speed-ups come to for the whole, the rest unchanged.
	SoFar float64 `json:"soFar"`
	// Bound is what the whole would come to if all that is typed Go took no time and
	// the rest stayed as it is: making the typed Go faster cannot give more (Amdahl).
	// 0 stands for no bound.
	Bound float64 `json:"bound"`
	// After is what each status's functions take of the time before, once ported.
	After map[ledger.Status]float64 `json:"after"`
}

// A PortSummary is one port of a report that joins several.
type PortSummary struct {
	Name      string                    `json:"name"`
	Verdict   string                    `json:"verdict"`
	Functions int                       `json:"functions"`
	Share     map[ledger.Status]float64 `json:"share"` // parts of its own time
}

// A Moment is the state of a ledger.
type Moment struct {
	Commit string                    `json:"commit"` // "" for the state of now
	Date   string                    `json:"date"`   // of the commit, as 2024-05-31
	Share  map[ledger.Status]float64 `json:"share"`
	Proven float64                   `json:"proven"` // part of the time in functions that were the same as CPython
	SoFar  float64                   `json:"soFar"`  // as Speed.SoFar
}

// A FileDrift is a file that has come or gone since the port, or that was edited
// beside functions.
type FileDrift struct {
	Path string `json:"path"`
	Text string `json:"text"`
	// Drift is false for what nobody can say of whether it is in order.
	Drift bool `json:"drift"`
}

// A File is a Python file with the time in its functions by status.
type File struct {
	Path      string                    `json:"path"`
	Functions int                       `json:"functions"`
	Share     float64                   `json:"share"`
	ByStatus  map[ledger.Status]float64 `json:"byStatus"`
}

// A Call is a function on one path of calls. Start and Share are parts of the run.
type Call struct {
	Python   string  `json:"python"`
	Function int     `json:"function"` // index into Functions, -1 for none
	Depth    int     `json:"depth"`
	Start    float64 `json:"start"`
	Share    float64 `json:"share"`
	// After is the Share once ported, as far as measured.
	After float64 `json:"after"`
}

// A Reason is something that keeps functions from being carried over whole.
type Reason struct {
	Code      string  `json:"code"`
	Text      string  `json:"text"` // as it stands at the hottest of the functions
	Share     float64 `json:"share"`
	Functions []int   `json:"functions"` // indices, hottest first
}

// A Next is a function to look at, and why.
type Next struct {
	Function int    `json:"function"`
	Why      string `json:"why"`
}

// A Dependency is a module that the Go module requires.
type Dependency struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	Note    string `json:"note,omitempty"`
}

// A Behaviour is a matter in which Python's world and Go's differ, with what the
// port does about it.
type Behaviour struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Names     []string `json:"names"`     // what of Python's library shows it here
	Functions []int    `json:"functions"` // where, hottest first
	Share     float64  `json:"share"`
	// Example is an input on which a port differs from CPython; nil where none is
	// known.
	Example *Example `json:"example,omitempty"`
}

// Kind says what a Function is.
type Kind string

// The kinds.
const (
	Def    Kind = "function"
	Class  Kind = "class"
	Module Kind = "module" // the code of a module itself
)

// A Function is a Python function, class or module body.
type Function struct {
	Python string `json:"python"` // dotted name
	// Name is unique in a port: what review and verify take; "" for classes and
	// where there is no port.
	Name string `json:"name,omitempty"`
	// Judged are the hashes of the texts that stand there now.
	Judged  standing.Judged `json:"judged,omitzero"`
	Kind    Kind            `json:"kind"`
	File    string          `json:"file"`
	Line    int             `json:"line"`
	EndLine int             `json:"endLine"`
	// Go is the symbol that it became, GoFile and GoLine where that stands now;
	// empty where there is none.
	Go           string               `json:"go,omitempty"`
	GoFile       string               `json:"goFile,omitempty"`
	GoLine       int                  `json:"goLine,omitempty"`
	Status       ledger.Status        `json:"status"`
	Share        float64              `json:"share"`            // of the time, in its own code; all functions make 1
	After        float64              `json:"after"`            // the Share once ported, as far as measured
	Total        float64              `json:"total,omitempty"`  // of the run, callees included
	Memory       float64              `json:"memory,omitempty"` // of what the run allocates
	Calls        int64                `json:"calls,omitempty"`  // measured
	Basis        string               `json:"basis,omitempty"`  // why it is thought to be hot
	Owners       []string             `json:"owners,omitempty"` // from CODEOWNERS
	Reasons      []ledger.Reason      `json:"reasons,omitempty"`
	Proof        Proof                `json:"proof"`
	Verification *ledger.Verification `json:"verification,omitempty"`
	Review       Review               `json:"review"`
	Types        []Type               `json:"types,omitempty"`
	Drift        *Drift               `json:"drift,omitempty"`
	Findings     []int                `json:"findings,omitempty"`
	Touches      []Touch              `json:"touches,omitempty"`    // where the two worlds differ and this touches it
	Unverified   []string             `json:"unverified,omitempty"` // what was not verified, a sentence each
	Recorded     int64                `json:"recorded,omitempty"`   // calls whose values a recording has looked at

	PythonText []Text `json:"pythonText"`       // at the time of the port
	GoText     []Text `json:"goText,omitempty"` // as it stands now
	// Rows link the two: statement by statement, a row has lines of either side.
	Rows []Row `json:"rows,omitempty"`
	// NotRun are the lines of GoText that no input of a verification ran, Differing
	// those that an input ran on which the two sides differ.
	NotRun    []int `json:"notRun,omitempty"`
	Differing []int `json:"differing,omitempty"`
}

// A Touch is a matter of Report.Behaviours that a function touches.
type Touch struct {
	Behaviour int      `json:"behaviour"` // index
	Names     []string `json:"names"`     // what shows it here
	// Reached says whether recorded calls come to it; "" where none was recorded.
	Reached Reach `json:"reached,omitempty"`
}

// Reach says whether recorded calls come to a difference.
type Reach string

// Whether they do.
const (
	Reached      Reach = "yes"     // such values were recorded
	NotReached   Reach = "no"      // none among the arguments and results
	ReachUnknown Reach = "unknown" // types cannot tell
)

// An Example is an input on which Python and a port differ, with what they print.
type Example struct {
	Input  string `json:"input"`
	Python string `json:"python"`
	Go     string `json:"go"`
}

// A Text is consecutive lines of a file.
type Text struct {
	Line  int      `json:"line"` // of the first
	Lines []string `json:"lines"`
}

// A Row is a statement in both languages, as line numbers from first to last; a
// side that has nothing there is 0, 0.
type Row struct {
	Python [2]int `json:"python"`
	Go     [2]int `json:"go"`
	// Share is its part of the function's own time, 0..1; 0 where that is not known.
	Share float64 `json:"share,omitempty"`
}

// Proof says what is known of a function's behaviour.
type Proof string

// The states of a proof.
const (
	NotCompared Proof = "none"      // never compared
	Proven      Proof = "proven"    // every input gave the same
	Differs     Proof = "different" // some input did not
	Unproven    Proof = "unproven"  // nothing could be compared
	Outdated    Proof = "stale"     // compared, but the Python or Go has changed since
)

// A Review is what people decided.
type Review struct {
	State  review.State `json:"state"`
	Life   review.Life  `json:"life,omitempty"`
	Who    string       `json:"who,omitempty"`
	When   string       `json:"when,omitempty"`
	Reason string       `json:"reason,omitempty"`
	Notes  []string     `json:"notes,omitempty"`
}

// A Type is a parameter or result in both languages. Declared, Observed and Used
// are the annotation, what recordings saw, and the Go type; "" for none.
type Type struct {
	Name     string `json:"name"` // "return" for the result
	Declared string `json:"declared,omitempty"`
	Observed string `json:"observed,omitempty"`
	Used     string `json:"used,omitempty"`
}

// A Drift is what has changed since the port.
type Drift struct {
	Changes []Change `json:"changes"`
	// Rows lay the texts side by side; none where neither is another than it was.
	Rows []DriftRow `json:"rows,omitempty"`
	// PythonLine is where the Python stands now, 0 where it has not changed.
	PythonLine int `json:"pythonLine,omitempty"`
}

// A DriftRow is a statement: in Python when it was ported, in Python now (nothing
// in all rows where that has not changed), and in Go.
type DriftRow struct {
	Was []DriftLine `json:"was,omitempty"`
	Now []DriftLine `json:"now,omitempty"`
	Go  []DriftLine `json:"go,omitempty"`
}

// A DriftLine is a line that stands there as before (" "), is gone ("-") or new ("+").
type DriftLine struct {
	Line int    `json:"line"` // 0 for what is gone from the Go
	Op   string `json:"op"`
	Text string `json:"text"`
}

// A Change is one thing that has changed, as molt status tells it.
type Change struct {
	Kind string `json:"kind"` // see drift.Kind
	Text string `json:"text"`
	// Drift is false for what is in order, since Go leads or somebody has accepted it.
	Drift bool `json:"drift"`
}

// Drifted tells whether some change of a function is not in order.
func (f *Function) Drifted() bool {
	return f.Drift != nil && slices.ContainsFunc(f.Drift.Changes, func(c Change) bool { return c.Drift })
}

// A Finding is one of a scan with its function.
type Finding struct {
	findings.Finding
	Title    string `json:"title,omitempty"`
	Function int    `json:"function"` // index, -1 for none
}

// A Failed is a Python file that is no part of the port.
type Failed struct {
	Path   string `json:"path"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
	Left   bool   `json:"left,omitempty"` // on purpose, as tests are
}
