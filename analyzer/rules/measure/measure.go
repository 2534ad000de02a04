// Package measure holds what patterns of slow Python code cost on CPython: for
// each pair of a slow and a fast way to do the same thing, the ratio of their
// times by problem size and Python version.
//
// The pairs are Python files in pairs/, run by measure.py, which checks that
// both ways give the same result and writes costs.json:
//
//	python3.11 measure.py           # all pairs
//	python3.11 measure.py sort-in-loop
//
// Nothing here runs Python; the package only reads the committed results.
package measure

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"
)

//go:embed costs.json
var costsJSON []byte

// Costs returns the committed table.
var Costs = sync.OnceValue(func() *Table {
	t, err := Parse(costsJSON)
	if err != nil {
		panic("measure: costs.json: " + err.Error()) // a test reads the embedded file
	}
	return t
})

// A Table holds the measured pairs by key.
type Table struct{ pairs map[string]Pair }

// A Pair is one slow and one fast way to do the same thing.
type Pair struct {
	Key    string  `json:"-"`
	What   string  `json:"what"` // what is compared
	Unit   string  `json:"unit"` // what the size counts
	Points []Point `json:"points"`
}

// A Point is one measurement of a pair.
type Point struct {
	Python string  `json:"python"` // "3.11"
	Size   float64 `json:"size"`
	// Before and After are seconds for one run of each way.
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// Ratio returns how many times faster the fast way is.
func (pt Point) Ratio() float64 { return pt.Before / pt.After }

// A Version is a Python version; zero means unknown.
type Version struct{ Major, Minor int }

// defaultVersion is what programs without a stated version are judged by.
var defaultVersion = Version{3, 11}

// Parse reads a table from the text of a costs file.
func Parse(text []byte) (*Table, error) {
	var file struct {
		Pairs map[string]Pair `json:"pairs"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	t := &Table{pairs: map[string]Pair{}}
	for key, pair := range file.Pairs {
		pair.Key = key
		if len(pair.Points) == 0 {
			return nil, fmt.Errorf("pair %s has no points", key)
		}
		for _, pt := range pair.Points {
			if _, ok := parseVersion(pt.Python); !ok || pt.Before <= 0 || pt.After <= 0 || pt.Size <= 0 {
				return nil, fmt.Errorf("pair %s: bad point %+v", key, pt)
			}
		}
		t.pairs[key] = pair
	}
	return t, nil
}

// Keys returns the keys of all pairs, sorted.
func (t *Table) Keys() []string { return slices.Sorted(maps.Keys(t.pairs)) }

// Pair returns a pair by key.
func (t *Table) Pair(key string) (Pair, bool) {
	p, ok := t.pairs[key]
	return p, ok
}

// Speedup returns the measured ratio of a pair at a size on the measured
// version nearest to v: interpolated on logarithmic scales between two sizes,
// and held at the first and last measured size outside them, so that no
// ratio is claimed that nobody saw. Size 0 means the smallest. It is 1 where
// the fast way was not faster, and for an unknown key.
func (t *Table) Speedup(key string, v Version, size float64) float64 {
	pts := t.pairs[key].on(v)
	if len(pts) == 0 {
		return 1
	}
	return max(1, interpolate(pts, size))
}

// on returns the points of the version nearest to v, by size.
func (p Pair) on(v Version) []Point {
	if v == (Version{}) {
		v = defaultVersion
	}
	best, found := Version{}, false
	for _, pt := range p.Points {
		at, _ := parseVersion(pt.Python)
		if !found || distance(at, v) < distance(best, v) || distance(at, v) == distance(best, v) && at.Minor > best.Minor {
			best, found = at, true
		}
	}
	var pts []Point
	for _, pt := range p.Points {
		if at, _ := parseVersion(pt.Python); at == best {
			pts = append(pts, pt)
		}
	}
	slices.SortFunc(pts, func(a, b Point) int { return cmp.Compare(a.Size, b.Size) })
	return pts
}

func distance(a, b Version) int {
	d := (a.Major-b.Major)*100 + a.Minor - b.Minor
	return max(d, -d)
}

func interpolate(pts []Point, size float64) float64 {
	i, exact := slices.BinarySearchFunc(pts, size, func(p Point, s float64) int { return cmp.Compare(p.Size, s) })
	switch {
	case exact || i == 0:
		return pts[i].Ratio()
	case i == len(pts):
		return pts[i-1].Ratio()
	}
	a, b := pts[i-1], pts[i]
	f := math.Log(size/a.Size) / math.Log(b.Size/a.Size)
	return a.Ratio() * math.Pow(b.Ratio()/a.Ratio(), f)
}

func parseVersion(s string) (v Version, ok bool) {
	n, err := fmt.Sscanf(s, "%d.%d", &v.Major, &v.Minor)
	return v, err == nil && n == 2
}
