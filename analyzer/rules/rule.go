// Package rules finds patterns of Python code that are slow or hungry, and
// joins each with how hot the place is and with the levers that answer it.
//
// A rule is a value in a file of its own: its text (what, why, before, after,
// when not), the pair of analyzer/rules/measure that measured its cost, the
// node types it looks at, and a check. registry.go lists them and is
// generated. A file's tree is walked once for all rules (Suite.Check): each
// node goes to the rules that asked for its type. A check asks its Pass for
// facts (loops, names, kinds of values, heat) and reports through Pass.Report,
// the only way out, which computes share, gain and level.
//
// A finding must be true and worth a change in a hot place. A check that is
// not sure stays silent.
package rules

//go:generate go run ../internal/registry/genregistry -type Rule -list all

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// A Rule is one pattern of slow or hungry code.
type Rule struct {
	ID    string // stable, kebab case
	Title string // a few words, upper case first
	What  string // what the rule looks for
	Why   string // why it is slow in CPython; the measured figures are added from Cost
	// Before and After are runnable snippets. The rule fires on Before and not on After.
	Before, After string
	WhenNot       []string // where the change does not pay or is wrong
	Levers        []string // IDs of package levers, best first
	// Cost names the pair of analyzer/rules/measure that measured the pattern.
	// A rule whose effect cannot be timed by a pair leaves it empty and says
	// in Basis where its figures come from.
	Cost  string
	Basis string
	// Needs is the evidence without which findings of the rule are not shown.
	Needs Need
	// SameAs holds beginnings of the codes by which other linters name the pattern: a noqa of one hides the finding.
	SameAs []string
	// Preview rules are off unless asked for: not yet seen to be right on real code.
	Preview bool
	// Nodes holds one (nil) pointer for each node type that Check wants to see.
	Nodes []syntax.Node
	Check func(*Pass, syntax.Node)
}

// All returns every rule, sorted by ID.
func All() []*Rule {
	return slices.SortedFunc(slices.Values(all), func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
}

// IDs returns the identifiers of all rules, sorted.
func IDs() []string {
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// Find returns the rule with an ID, or nil.
func Find(id string) *Rule {
	i := slices.IndexFunc(all, func(r *Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return all[i]
}
