package recording

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// wireType is a Type as the file has it.
type wireType struct {
	T     string     `json:"t"`
	N     int64      `json:"n"`
	Min   *big.Int   `json:"min"`
	Max   *big.Int   `json:"max"`
	ASCII bool       `json:"ascii"`
	Len   int        `json:"len"`
	Of    TypeSet    `json:"of"`
	Key   TypeSet    `json:"key"`
	Items *[]TypeSet `json:"items"`
}

// UnmarshalJSON decodes a list of types.
func (s *TypeSet) UnmarshalJSON(data []byte) error {
	var list []wireType
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*s = nil
	for _, w := range list {
		if w.T == "" || w.N < 0 || w.Len < 0 {
			return fmt.Errorf("bad type %.40q", w.T)
		}
		t := &Type{Name: w.T, Count: w.N, Min: w.Min, Max: w.Max, ASCII: w.ASCII, Len: w.Len, Of: w.Of, Key: w.Key}
		if w.Items != nil {
			t.Items = *w.Items
			if t.Items == nil {
				t.Items = []TypeSet{}
			}
		}
		s.add(t)
	}
	return nil
}

// sameType tells whether two entries are of one type: tuples differ by length.
func sameType(a, b *Type) bool {
	return a.Name == b.Name && (a.Items == nil) == (b.Items == nil) && len(a.Items) == len(b.Items)
}

// Add puts the types of another set to this one.
func (s *TypeSet) Add(other TypeSet) {
	for _, t := range other {
		s.add(t)
	}
}

// add puts one type to the set, which stays sorted by name.
func (s *TypeSet) add(t *Type) {
	for _, have := range *s {
		if sameType(have, t) {
			have.merge(t)
			return
		}
	}
	at, _ := slices.BinarySearchFunc(*s, t, func(a, b *Type) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return len(a.Items) - len(b.Items)
	})
	*s = slices.Insert(*s, at, t)
}

func (t *Type) merge(o *Type) {
	t.Count += o.Count
	if o.Min != nil && (t.Min == nil || o.Min.Cmp(t.Min) < 0) {
		t.Min = o.Min
	}
	if o.Max != nil && (t.Max == nil || o.Max.Cmp(t.Max) > 0) {
		t.Max = o.Max
	}
	t.ASCII = t.ASCII && o.ASCII
	t.Len = max(t.Len, o.Len)
	t.Of.Add(o.Of)
	t.Key.Add(o.Key)
	for i := range t.Items {
		t.Items[i].Add(o.Items[i])
	}
}

// Find returns the type of a name, nil if none was seen.
func (s TypeSet) Find(name string) *Type {
	for _, t := range s {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Count returns how many values were seen.
func (s TypeSet) Count() int64 {
	n := int64(0)
	for _, t := range s {
		n += t.Count
	}
	return n
}

// Fits64 tells whether all ints among the values fit 64 bits.
func (s TypeSet) Fits64() bool {
	for _, t := range s {
		if t.Min != nil && !t.Min.IsInt64() || t.Max != nil && !t.Max.IsInt64() {
			return false
		}
	}
	return true
}

// String is the types in the form of annotations: "int | list[str]".
func (s TypeSet) String() string {
	var parts []string
	for _, t := range s {
		parts = append(parts, t.String())
	}
	return strings.Join(parts, " | ")
}

// String is the type in the form of an annotation.
func (t *Type) String() string {
	name := t.Name
	if name == "NoneType" {
		return "None"
	}
	if _, after, ok := strings.Cut(name, ":"); ok {
		name = after
	}
	switch {
	case t.Items != nil && len(t.Items) == 0:
		return name + "[()]"
	case t.Items != nil:
		var parts []string
		for _, item := range t.Items {
			parts = append(parts, item.String())
		}
		return name + "[" + strings.Join(parts, ", ") + "]"
	case len(t.Key) > 0:
		return name + "[" + t.Key.String() + ", " + t.Of.String() + "]"
	case len(t.Of) > 0 && name == "tuple":
		return name + "[" + t.Of.String() + ", ...]"
	case len(t.Of) > 0:
		return name + "[" + t.Of.String() + "]"
	}
	return name
}
