package heat

import (
	"math"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
)

// Features are what the ranking of a function rests on. The estimate proper,
// calls times price, is the first three; the rest corrects what it cannot know.
const (
	fCalls     = iota // log of the estimated calls
	fFlat             // log of the price of a call with every loop run once
	fLoops            // log of what loops multiply that by
	fUnreached        // no entry point leads here
	fCold             // tests, docs, setup, vendored code
	fRecursive        // calls itself, directly or through others
	fDirect           // calls itself directly
	fGenerator        // yields
	fLeaf             // calls no own function
	fSites            // log of the number of places that call it
	fHotSites         // log of the rounds of the loops around the calls, at most
	fDepth            // loops in loops
	fWhile            // has a while loop
	fNear             // log of the distance from an entry point
	fInit             // __init__, __new__
	fDisplay          // __repr__, __str__, help, usage, errors
	fOperator         // other dunder methods
	fFamily           // log of the number of methods of that name
	fDense            // operators and subscripts, as a part of the price
	fForeign          // time in C, as a part of the whole
	fProperty         // property, static or class method
	fSize             // log of the lines
	fPrivate          // name starts with an underscore
	fHotName          // named like the inner work of programs: next, match, encode
	fColdName         // named like what runs once: setup, load, format_help
	numFeatures
)

// A Vector holds one function's features.
type Vector [numFeatures]float64

// vector finds the features of a function.
func (m *model) vector(fn *resolve.Func) Vector {
	i := fn.ID
	fr := &m.frames[i]
	var v Vector
	flat := fr.work.flat + costProfiled
	v[fCalls] = math.Log(m.calls[i] + 1e-9)
	py := fr.work.py + costProfiled
	for _, inner := range m.inner[fn] { // profiles count lambdas apart, we do not
		py += (m.frames[inner.ID].work.py + costProfiled) * m.calls[inner.ID] / max(m.calls[i], 1e-9)
	}
	v[fFlat] = math.Log(flat)
	v[fLoops] = math.Log(max(py/flat, 1e-3))
	v[fUnreached] = flag(!m.runs[i])
	v[fCold] = flag(!runs(fn.File))
	v[fDirect] = flag(m.self[i])
	v[fRecursive] = flag(m.self[i] || len(m.groups[m.group[i]]) > 1)
	v[fGenerator] = flag(fn.IsGenerator)
	v[fLeaf] = flag(len(m.edges[i]) == 0)
	v[fDepth] = float64(min(fr.depth, 4))
	v[fWhile] = flag(fr.while)
	v[fNear] = math.Log(float64(max(m.near[i], 0)) + 1)
	v[fDense] = float64(fr.ops) / (1 + flat/20)
	v[fForeign] = fr.work.c / (fr.work.c + fr.work.py + costEnter)
	v[fSize] = math.Log(float64(fn.EndLine() - fn.Line() + 1))
	m.callers(fn, &v)
	byName(fn, &v)
	if fn.Class != nil {
		v[fFamily] = math.Log(float64(len(m.prog.MethodsNamed(fn.Name))))
		v[fProperty] = flag(fn.IsProperty() || fn.IsStatic() || fn.IsClassMethod())
	}
	return v
}

// callers fills in what the sites of the calls tell.
func (m *model) callers(fn *resolve.Func, v *Vector) {
	in := m.incoming[fn.ID]
	v[fSites] = math.Log1p(float64(in.sites))
	v[fHotSites] = math.Log(max(in.trips, 1))
}

// named0 fills in what the name tells.
func byName(fn *resolve.Func, v *Vector) {
	name := fn.Name
	dunder := strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
	switch {
	case name == "__init__" || name == "__new__":
		v[fInit] = 1
	case name == "__repr__" || name == "__str__":
		v[fDisplay] = 1
	case dunder:
		v[fOperator] = 1
	case strings.HasPrefix(name, "_"):
		v[fPrivate] = 1
	}
	hot, cold := byWords(name)
	v[fHotName], v[fColdName] = flag(hot), flag(cold)
	for _, w := range NameWords(name) {
		if rareWords[w] {
			v[fDisplay] = 1
		}
	}
}

var rareWords = wordSet("error errors warn warning warnings debug usage help version test tests deprecated deprecation log logging")

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// incoming sums up the sites that call a function.
type incoming struct {
	sites int
	trips float64 // most rounds of the loops around a site
	// hottest is the caller that makes most of the calls, -1 if there is none.
	hottest int32
	most    float64
}

func (m *model) countIncoming() {
	m.incoming = make([]incoming, len(m.prog.Funcs))
	for i := range m.incoming {
		m.incoming[i].hottest = -1
	}
	for from, edges := range m.edges {
		for _, e := range edges {
			if int(e.to) == from || e.times <= 0 {
				continue
			}
			if int(e.to) >= len(m.incoming) {
				continue
			}
			in := &m.incoming[e.to]
			in.sites++
			in.trips = max(in.trips, e.trips)
			if n := m.calls[from] * e.times; n > in.most && from < len(m.prog.Funcs) {
				in.most, in.hottest = n, int32(from)
			}
		}
	}
}

// FeatureNames returns the names of the features as the source has them.
func FeatureNames() [numFeatures]string {
	return [numFeatures]string{
		fCalls:     "fCalls",
		fFlat:      "fFlat",
		fLoops:     "fLoops",
		fUnreached: "fUnreached",
		fCold:      "fCold",
		fRecursive: "fRecursive",
		fDirect:    "fDirect",
		fGenerator: "fGenerator",
		fLeaf:      "fLeaf",
		fSites:     "fSites",
		fHotSites:  "fHotSites",
		fDepth:     "fDepth",
		fWhile:     "fWhile",
		fNear:      "fNear",
		fInit:      "fInit",
		fDisplay:   "fDisplay",
		fOperator:  "fOperator",
		fFamily:    "fFamily",
		fDense:     "fDense",
		fForeign:   "fForeign",
		fProperty:  "fProperty",
		fSize:      "fSize",
		fPrivate:   "fPrivate",
		fHotName:   "fHotName", fColdName: "fColdName",
	}
}
