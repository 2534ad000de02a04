package recording

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"
)

// A merger adds up the files of a recording.
type merger struct {
	rec  *Recording
	fns  map[identity]*Function
	kept map[*Function]map[[sha256.Size]byte]bool
}

// identity tells functions apart across processes and runs.
type identity struct {
	file, name string
	line       int
	params     string
}

func newMerger() *merger {
	return &merger{
		rec:  &Recording{Classes: map[string]*Class{}, Sources: map[string][]string{}},
		fns:  map[identity]*Function{},
		kept: map[*Function]map[[sha256.Size]byte]bool{},
	}
}

func (m *merger) python(version string) { m.rec.Pythons = insert(m.rec.Pythons, version) }

// function returns the one that stands for fn in the recording.
func (m *merger) function(fn *Function) *Function {
	id := identity{file: fn.File, name: fn.Name, line: fn.Line}
	for _, p := range fn.Params {
		id.params += p.Name + " " + string(p.By) + ","
	}
	if have := m.fns[id]; have != nil {
		return have
	}
	m.fns[id] = fn
	m.rec.Functions = append(m.rec.Functions, fn)
	return fn
}

func (m *merger) class(c *Class) {
	have := m.rec.Classes[c.Name]
	if have == nil {
		have = c
		m.rec.Classes[c.Name] = have
	}
	for _, f := range c.Fields {
		if !slices.Contains(have.Fields, f) {
			have.Fields = append(have.Fields, f)
		}
	}
}

// fresh tells whether a vector's line was not yet seen. The id of a function,
// which differs from file to file, stands in front of what matters.
func (m *merger) fresh(fn *Function, line []byte) bool {
	_, rest, _ := strings.Cut(string(line), `"before"`)
	sum := sha256.Sum256([]byte(rest))
	if m.kept[fn] == nil {
		m.kept[fn] = map[[sha256.Size]byte]bool{}
	}
	if m.kept[fn][sum] {
		return false
	}
	m.kept[fn][sum] = true
	return true
}

func (m *merger) finish() *Recording {
	slices.SortStableFunc(m.rec.Functions, func(a, b *Function) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Name, b.Name))
	})
	return m.rec
}
