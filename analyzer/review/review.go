// Package review keeps what people decided on the functions of a port, in
// molt.review.toml beside the ledger:
//
//	notes = [
//	  {function = "shop.cart.Cart.total", by = "Bob Example", on = "2024-04-30", text = "who calls this?"},
//	]
//
//	[check]
//	max-unreviewed = 0.2 # share of the run, 0..1
//
//	[baseline]
//	"shop/cart.py" = {dynamic = 2, reasons = 3, stub = 1, unproven = 3}
//
//	[functions]
//	"shop.cart.Cart.total" = {life = "shadow", verdict = "accepted", python = "0123…", go = "89ab…", by = "Ann Example", on = "2024-05-01", reason = "checked"}
//
// A verdict is about one Python and one Go text, by their hashes, and lapses when
// either changes.
//
// The file is made to be merged by git: a line a decision, sorted by function, and
// no line means anything together with its neighbours. So git's union driver
// ("molt.review.toml merge=union" in .gitattributes) merges all but two verdicts on
// one function, of which the reader complains.
package review

import (
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
)

// Name is the file's name beside the port.
const Name = "molt.review.toml"

// A File is what molt.review.toml holds. The zero value is one without decisions.
type File struct {
	Check Check
	// Baseline is what each Python file may have left to do, by path; nil where no
	// baseline was written.
	Baseline  map[string]Counts
	Functions map[string]Entry // by name, see ledger.Names
}

// Check are the settings of molt review check.
type Check struct {
	// MaxUnreviewed is the share of the run, 0..1, that functions may hold which
	// nobody has judged; nil for no limit.
	MaxUnreviewed *float64
}

// An Entry is what was decided on one function.
type Entry struct {
	Life    Life    // "" means InPython
	Verdict Verdict // "" for none
	// Python and Go are the hashes of what the verdict is about.
	standing.Judged
	By     string // who gave the verdict
	On     string // and when, as 2024-05-01
	Reason string
	Notes  []Note // in the order in which they were made
}

// A Note is a remark on a function.
type Note struct{ By, On, Text string }

// Verdict is what a reviewer said of a function.
type Verdict string

// The verdicts.
const (
	Accepted Verdict = "accepted" // its Go may take the Python's place
	Rejected Verdict = "rejected" // it may not
)

// Life says which of the two forms of a function is the one that people change.
type Life string

// The stages of a function's life.
const (
	InPython Life = "python"  // Python is in use; the Go follows it
	Shadow   Life = "shadow"  // both run, the Go on trial
	InGo     Life = "go"      // Go is in use and changed by hand; the Python may stay
	Retired  Life = "retired" // the Python is to be removed, or was
)

// Lives lists the stages in their order.
var Lives = []Life{InPython, Shadow, InGo, Retired}

// OwnedByGo tells whether Go leads, so that a change of the Python is no drift.
func (l Life) OwnedByGo() bool { return l == InGo || l == Retired }

// State says how a function stands with its reviewers.
type State string

// The states.
const (
	StateUnreviewed State = "unreviewed"
	StateNeedsWork  State = "needs-work" // nobody has judged it, and nobody can accept it as it is
	StateAccepted   State = "accepted"
	StateRejected   State = "rejected"
	StateStale      State = "stale" // it was judged, and has changed since
)

// States lists the states.
var States = []State{StateUnreviewed, StateNeedsWork, StateAccepted, StateRejected, StateStale}

// State returns how a function stands. Once Go owns a function, a verdict holds
// whatever becomes of its Python.
func (f *File) State(fn *standing.Function) State {
	e := f.Functions[fn.Name]
	if e.Verdict == "" {
		if fn.Status == ledger.Stub || fn.Verification != nil && fn.Verification.Verdict == ledger.Different && fn.Holds() {
			return StateNeedsWork
		}
		return StateUnreviewed
	}
	if e.Judged.Go != fn.Judged.Go || e.Judged.Python != fn.Judged.Python && !e.Life.OwnedByGo() {
		return StateStale
	}
	if e.Verdict == Accepted {
		return StateAccepted
	}
	return StateRejected
}
