package verify

import (
	"math"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// An outcome says how the answers of both sides compare.
type outcome int

const (
	same      outcome = iota
	different         // they differ
	guarded           // the Go stops, and says so
	unfit             // one of the two cannot make the call or write what it gave
	limited           // CPython is over a limit, or runs out of stack or memory
)

// A leeway says where Go's types do not show all of a Python value.
type leeway struct {
	typed   bool              // the function has Go's types
	structs map[string]string // the Go of classes whose objects are structs, by "module:name"
}

// compare compares what CPython and the port did with one call.
func compare(by leeway, want, got *answer) outcome {
	switch {
	case want == nil || got == nil || want.Unfit != "" || got.Unfit != "":
		return unfit
	case want.Ended != "" || want.Raised != nil && (want.Raised.Class == "RecursionError" || want.Raised.Class == "MemoryError"):
		return limited
	case got.Guard != "":
		return guarded
	case got.Ended != "" || got.Crash != "":
		return different
	case (want.Raised == nil) != (got.Raised == nil) || want.Stdout != got.Stdout:
		return different
	case want.Raised != nil && (!sameClass(want.Raised.Class, got.Raised.Class, by.typed) || want.Raised.Message != got.Raised.Message):
		return different
	case len(want.values) != len(got.values):
		return different
	}
	m := matcher{leeway: by, pairs: map[*recording.Value]*recording.Value{}, back: map[*recording.Value]*recording.Value{}}
	for i := range want.values {
		if !m.same(want.values[i], got.values[i]) {
			return different
		}
	}
	return same
}

// sameClass compares the classes of exceptions. Typed Go knows them by name alone.
func sameClass(want, got string, typed bool) bool {
	if typed {
		want, got = plainName(want), plainName(got)
	}
	return want == got
}

func plainName(class string) string {
	return class[strings.LastIndexAny(class, ":.")+1:]
}

// A matcher compares two graphs of values. What is one object on one side must be
// one on the other, where the Go has objects at all.
type matcher struct {
	leeway
	pairs, back map[*recording.Value]*recording.Value
}

func (m *matcher) same(a, b *recording.Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind == recording.Tuple && b.Kind == recording.List && b.Type == slice {
		return m.list(a.Items, b.Items) // a slice stands for both
	}
	if a.Kind != b.Kind {
		return false
	}
	if identified(a) {
		known, met := m.pairs[a]
		other, metToo := m.back[b]
		if met && known == b {
			return true
		}
		if !m.typed && b.ID != 0 && (met || metToo && other != a) {
			return false
		}
		m.pairs[a], m.back[b] = b, a
	}
	switch a.Kind {
	case recording.Bool:
		return a.Bool == b.Bool
	case recording.Int:
		return a.Int.Cmp(b.Int) == 0
	case recording.Float:
		return sameFloat(a.Float, b.Float)
	case recording.Complex:
		return sameFloat(a.Float, b.Float) && sameFloat(a.Imag, b.Imag)
	case recording.Str, recording.Bytes, recording.ByteArray, recording.Const:
		return a.Text == b.Text
	case recording.List, recording.Tuple:
		return m.list(a.Items, b.Items)
	case recording.Set, recording.FrozenSet:
		return m.anyOrder(a.Items, b.Items)
	case recording.Dict:
		return m.dict(a, b)
	case recording.Opaque:
		return m.sameType(a, b) && (a.Text == b.Text || m.typed)
	case recording.Object:
		return m.object(a, b)
	case recording.Enum:
		return m.sameType(a, b) && a.Text == b.Text
	}
	return m.sameType(a, b)
}

func (m *matcher) sameType(a, b *recording.Value) bool { return sameClass(a.Type, b.Type, m.typed) }

// identified tells whether a value is an object of its own.
func identified(v *recording.Value) bool {
	switch v.Kind {
	case recording.List, recording.Dict, recording.Set, recording.ByteArray, recording.Object:
		return true
	}
	return false
}

// sameFloat compares by bits; all NaNs are one.
func sameFloat(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

func (m *matcher) list(a, b []*recording.Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !m.same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// anyOrder compares the elements of sets.
func (m *matcher) anyOrder(a, b []*recording.Value) bool {
	if len(a) != len(b) {
		return false
	}
	texts := map[string]int{}
	for i := range a {
		texts[literal(a[i])]++
		texts[literal(b[i])]--
	}
	for _, n := range texts {
		if n != 0 {
			return false
		}
	}
	return true
}

// slice is the type of lists that a Go slice stands for, which has no identity.
const slice = "slice"

// unordered is the type of dicts that a Go map stands for, whose order nothing in
// the program can see.
const unordered = "map"

func (m *matcher) dict(a, b *recording.Value) bool {
	if b.Type != unordered {
		return m.list(a.Keys, b.Keys) && m.list(a.Items, b.Items)
	}
	if len(a.Keys) != len(b.Keys) {
		return false
	}
	values := map[string]*recording.Value{}
	for i, k := range b.Keys {
		values[literal(k)] = b.Items[i]
	}
	for i, k := range a.Keys {
		if other, ok := values[literal(k)]; !ok || !m.same(a.Items[i], other) {
			return false
		}
	}
	return true
}

// object compares instances by their fields, in any order: Go's have their own.
func (m *matcher) object(a, b *recording.Value) bool {
	loose := m.typed || m.structs[b.Type] != ""
	if !m.sameType(a, b) || len(a.Fields) != len(b.Fields) && !loose {
		return false
	}
	fields := map[string]*recording.Value{}
	for _, f := range b.Fields {
		fields[f.Name] = f.Value
	}
	for _, f := range a.Fields {
		other, ok := fields[f.Name]
		if !ok && loose {
			other, ok = fields[goName(f.Name)]
		}
		if !ok || !m.same(f.Value, other) {
			return false
		}
	}
	if a.Base == nil || b.Base == nil {
		return loose || a.Base == b.Base
	}
	return m.same(a.Base, b.Base)
}

// goName is a field's name without what Go's spelling changes.
func goName(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}
