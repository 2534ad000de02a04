// Package levers holds the remedies: for each what it is, when it fits and
// when not, what it typically gains and on what basis, what it costs, and how
// to apply it by hand.
//
// A lever is a value in a file of its own. Rules name the levers that answer
// them by ID; reports and the rules command print the same text. The list in
// registry.go is generated from the files.
package levers

//go:generate go run ../internal/registry/genregistry -type Lever -list all

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Lever is one remedy for slow or hungry code.
type Lever struct {
	ID     string
	Title  string
	Rung   int      // place on the ladder, cheapest first, from 1
	What   string   // one or two sentences
	Fits   []string // signs that it fits
	Avoid  []string // signs that it does not
	Gain   Gain
	Effort Effort
	Cost   string   // what is paid for it, beyond the effort
	How    []string // steps to apply it by hand, in order
	Needs  []string // tools, packages and platforms
}

// A Gain is the range of the ratio old time / new time of the code that a
// lever is applied to. Low and High are 0 where it was not measured.
type Gain struct {
	Low, High float64
	Basis     string // where the range comes from
}

// Effort is the order of magnitude of the work for one application.
type Effort uint8

// The efforts, smallest first.
const (
	Minutes Effort = iota + 1
	Hours
	Days
	Weeks
)

func (e Effort) String() string {
	return [...]string{"none", "minutes", "hours", "days", "weeks"}[e]
}

// Measured tells whether the gain rests on a measurement.
func (g Gain) Measured() bool { return g.High > 0 }

func (g Gain) String() string {
	if !g.Measured() {
		return "not measured"
	}
	return fmt.Sprintf("%gx to %gx", g.Low, g.High)
}

// Ladder returns all levers, cheapest first.
func Ladder() []*Lever {
	return slices.SortedFunc(slices.Values(all), func(a, b *Lever) int { return cmp.Compare(a.Rung, b.Rung) })
}

// Find returns the lever with an ID, or nil.
func Find(id string) *Lever {
	i := slices.IndexFunc(all, func(l *Lever) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return all[i]
}

// Explain writes the whole text of a lever.
func (l *Lever) Explain(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n", l.ID, l.Title, l.What)
	list := func(head string, items []string) {
		fmt.Fprintf(&b, "\n%s\n", head)
		for _, s := range items {
			fmt.Fprintf(&b, "  - %s\n", s)
		}
	}
	list("Fits when", l.Fits)
	list("Leave it when", l.Avoid)
	fmt.Fprintf(&b, "\nGain: %s (%s)\nEffort: %s\nCost: %s\n", l.Gain, l.Gain.Basis, l.Effort, l.Cost)
	fmt.Fprintf(&b, "\nBy hand\n")
	for i, s := range l.How {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, s)
	}
	list("Needs", l.Needs)
	_, err := io.WriteString(w, b.String())
	return err
}
