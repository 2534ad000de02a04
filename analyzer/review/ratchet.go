package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
)

// Counts are the ways out that the port of a Python file takes, and what of it is
// not proven. A baseline holds them, and they may only shrink.
type Counts struct {
	Stub     int `toml:"stub"`     // functions that are signatures only
	Dynamic  int `toml:"dynamic"`  // functions over dynamic values
	Reasons  int `toml:"reasons"`  // what the ledger says about functions that are not ported whole
	Unproven int `toml:"unproven"` // functions with a Go form that no run has shown to be the same
}

// rows lists the counts by name, sorted.
func (c *Counts) rows() []row {
	return []row{{"dynamic", &c.Dynamic}, {"reasons", &c.Reasons}, {"stub", &c.Stub}, {"unproven", &c.Unproven}}
}

type row struct {
	name  string
	count *int
}

func (c Counts) inline() string {
	var parts []string
	for _, r := range c.rows() {
		if *r.count > 0 {
			parts = append(parts, fmt.Sprintf("%s = %d", r.name, *r.count))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// Count counts a port by Python file.
func Count(p *standing.Port) map[string]Counts {
	out := map[string]Counts{}
	for i := range p.Functions {
		f := &p.Functions[i]
		c := out[f.File]
		c.Reasons += len(f.Reasons)
		switch f.Status {
		case ledger.Stub:
			c.Stub++
		case ledger.Dynamic:
			c.Dynamic++
		}
		if f.Status != ledger.Stub && !f.Proven() {
			c.Unproven++
		}
		out[f.File] = c
	}
	return out
}

// A Growth is a count of a Python file that differs from the baseline.
type Growth struct {
	File     string
	Count    string // "stub", "dynamic", "reasons" or "unproven"
	Was, Now int
}

// Compare holds counts against the baseline: what grew, and what shrank so that
// the baseline can follow. Both are sorted.
func (f *File) Compare(now map[string]Counts) (grew, shrank []Growth) {
	names := maps.Clone(now)
	maps.Copy(names, f.Baseline)
	for name := range names {
		was, is := f.Baseline[name], now[name]
		rows := is.rows()
		for i, w := range was.rows() {
			g := Growth{File: name, Count: w.name, Was: *w.count, Now: *rows[i].count}
			switch {
			case g.Now > g.Was:
				grew = append(grew, g)
			case g.Now < g.Was:
				shrank = append(shrank, g)
			}
		}
	}
	for _, list := range [][]Growth{grew, shrank} {
		slices.SortFunc(list, func(a, b Growth) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Count, b.Count))
		})
	}
	return grew, shrank
}

// Plus returns the sum of two counts.
func (c Counts) Plus(d Counts) Counts {
	return Counts{Stub: c.Stub + d.Stub, Dynamic: c.Dynamic + d.Dynamic, Reasons: c.Reasons + d.Reasons, Unproven: c.Unproven + d.Unproven}
}

// String says the counts in words.
func (c Counts) String() string {
	return fmt.Sprintf("stubs: %d, dynamic functions: %d, reasons: %d, unproven functions: %d", c.Stub, c.Dynamic, c.Reasons, c.Unproven)
}
