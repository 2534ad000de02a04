package mix

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// data says why a dynamic unit cannot use a dataclass. Dynamic code makes objects by
// the initialiser that the decorator writes there, which stores what it is given.
func (m *Mix) data(k *resolve.Class, u *unit) string {
	fields := m.Parts.Plan.Class(k).Fields
	for i, f := range fields {
		if u.refs.ofClass[f.Name] {
			return "the default of its attribute " + f.Name
		}
		if !m.immutable(f.Type) && !m.storable(k, f, i) {
			return "what it stores in its attribute " + f.Name
		}
	}
	return ""
}

// storable tells whether containers that dynamic code makes objects of a dataclass
// with are new, so that the object can have a copy.
func (m *Mix) storable(k *resolve.Class, f *core.Field, i int) bool {
	if !m.Readable(f.Type) {
		return false
	}
	for _, u := range m.values[m.units[k]] {
		if !u.typed {
			return false
		}
	}
	for _, c := range m.made[k] {
		if c.from.typed {
			continue
		}
		if !m.givenNew(c, i, f.Name) {
			return false
		}
	}
	return true
}
