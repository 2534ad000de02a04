package inputs

import (
	"math"
	"math/big"
	"math/rand/v2"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
)

// A Maker makes values. The same seed makes the same.
type Maker struct {
	Rand *rand.Rand
	// Objects returns instances of a class that are there to be used.
	Objects func(c *resolve.Class) []*recording.Value
	// Members are the names of an enum's members.
	Members func(c *resolve.Class) []string
	// Constants are ints, floats and strs of the source, which decide its branches.
	Constants []*recording.Value
	// Small keeps ints small: for functions that take long with large ones.
	Small bool
	// met are scalars of the arguments made so far, and the lengths of the others:
	// what a function compares its next argument with.
	met []*recording.Value
}

// NewMaker returns a maker with a seed.
func NewMaker(seed uint64) *Maker {
	return &Maker{Rand: rand.New(rand.NewPCG(seed, 0))}
}

func pick[T any](m *Maker, list []T) T { return list[m.Rand.IntN(len(list))] }

// chance is true in one of n cases.
func (m *Maker) chance(n int) bool { return m.Rand.IntN(n) == 0 }

// Args makes an argument for each shape: nil where one of them has no values.
// Now and then one value stands for two arguments.
func (m *Maker) Args(shapes []*Shape) []*recording.Value {
	out := make([]*recording.Value, len(shapes))
	m.met = nil
	for i, s := range shapes {
		if out[i] = m.Value(s, 0); out[i] == nil {
			return nil
		}
		for j := range i {
			if out[j].Kind == out[i].Kind && mutable(out[i]) && m.chance(6) {
				out[i] = out[j]
			}
		}
		m.meet(out[i])
	}
	return out
}

// meet notes what is in an argument.
func (m *Maker) meet(v *recording.Value) {
	v.Walk(func(x *recording.Value) {
		if len(m.met) > 40 {
			return
		}
		switch x.Kind {
		case recording.Int, recording.Float:
			m.met = append(m.met, x)
		case recording.Str:
			m.met = append(m.met, x, length(len([]rune(x.Text))))
		case recording.List, recording.Dict, recording.Tuple, recording.Set:
			m.met = append(m.met, length(len(x.Items)))
		}
	})
}

func length(n int) *recording.Value {
	return &recording.Value{Kind: recording.Int, Int: big.NewInt(int64(n))}
}

func mutable(v *recording.Value) bool {
	switch v.Kind {
	case recording.List, recording.Dict, recording.Set, recording.ByteArray, recording.Object:
		return true
	}
	return false
}

// Value makes a value of a shape, nil if it has none.
func (m *Maker) Value(s *Shape, depth int) *recording.Value {
	if s == nil || len(s.Choices) == 0 || depth > maxDepth+2 {
		return nil
	}
	start := m.Rand.IntN(len(s.Choices))
	for i := range s.Choices {
		if v := m.choice(s.Choices[(start+i)%len(s.Choices)], depth); v != nil {
			return v
		}
	}
	return nil
}

func (m *Maker) choice(c *Choice, depth int) *recording.Value {
	switch c.Kind {
	case recording.None:
		return &recording.Value{Kind: recording.None}
	case recording.Bool:
		return &recording.Value{Kind: recording.Bool, Bool: m.chance(2)}
	case recording.Int, recording.Float, recording.Str:
		return m.scalar(c.Kind)
	case recording.Bytes, recording.ByteArray:
		return &recording.Value{Kind: c.Kind, Text: pick(m, byteTexts)}
	case recording.Complex:
		return &recording.Value{Kind: c.Kind, Float: m.float(), Imag: m.float()}
	case recording.FunctionRef:
		return &recording.Value{Kind: c.Kind, Type: c.Type}
	case recording.ClassRef:
		return &recording.Value{Kind: c.Kind, Type: TypeName(c.Class.Qual, c.Class.Module.Name)}
	case recording.Enum:
		if names := m.Members(c.Class); len(names) > 0 {
			return &recording.Value{Kind: c.Kind, Type: TypeName(c.Class.Qual, c.Class.Module.Name), Text: pick(m, names)}
		}
		return nil
	case recording.Object:
		switch {
		case c.Type == Iterator:
			return &recording.Value{Kind: c.Kind, Type: c.Type, Base: m.container(&Choice{Kind: recording.List, Of: c.Of}, depth)}
		case c.Class == nil:
			return m.bag(c, depth)
		}
		if pool := m.Objects(c.Class); len(pool) > 0 {
			return m.varied(Copy(pick(m, pool)))
		}
		return nil
	}
	return m.container(c, depth)
}

// varied changes a scalar of an object, of three in one: what its method looks for may
// not be what its constructor was given.
func (m *Maker) varied(v *recording.Value) *recording.Value {
	if !m.chance(3) {
		return v
	}
	var parts []*recording.Value
	v.Walk(func(x *recording.Value) {
		switch x.Kind {
		case recording.Int, recording.Float, recording.Str, recording.Bool:
			parts = append(parts, x)
		}
	})
	if len(parts) > 0 {
		m.alter(pick(m, parts))
	}
	return v
}

// bag makes an object with the attributes that are asked of it.
func (m *Maker) bag(c *Choice, depth int) *recording.Value {
	v := &recording.Value{Kind: c.Kind, Type: c.Type}
	for _, name := range c.Names {
		v.Fields = append(v.Fields, recording.Field{Name: name, Value: m.Value(anything(depth+2), depth+2)})
	}
	return v
}

func (m *Maker) container(c *Choice, depth int) *recording.Value {
	v := &recording.Value{Kind: c.Kind}
	if c.Each != nil {
		for _, s := range c.Each {
			item := m.Value(s, depth+1)
			if item == nil {
				return nil
			}
			v.Items = append(v.Items, item)
		}
		return v
	}
	for range m.length(depth) {
		item := m.Value(c.Of, depth+1)
		if item == nil {
			return v
		}
		if len(v.Items) > 0 && m.chance(5) { // a duplicate; of a mutable value the same one again
			item = pick(m, v.Items)
		}
		if c.Kind == recording.Dict {
			key := m.Value(c.Key, depth+1)
			if key == nil || !hashable(key) {
				return v
			}
			if has(v.Keys, key) {
				continue
			}
			v.Keys = append(v.Keys, key)
		}
		if (c.Kind == recording.Set || c.Kind == recording.FrozenSet) && (!hashable(item) || has(v.Items, item)) {
			continue
		}
		v.Items = append(v.Items, item)
	}
	return v
}

// length is how many elements a container gets: few, at the boundaries often.
func (m *Maker) length(depth int) int {
	n := pick(m, []int{0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12})
	if depth > 0 {
		return min(n, 4)
	}
	return n
}

func hashable(v *recording.Value) bool {
	switch v.Kind {
	case recording.List, recording.Dict, recording.Set, recording.ByteArray:
		return false
	case recording.Tuple:
		for _, item := range v.Items {
			if !hashable(item) {
				return false
			}
		}
	}
	return true
}

// has tells whether a value may equal one of a list: numbers of any kind by value.
func has(list []*recording.Value, v *recording.Value) bool {
	for _, x := range list {
		if key(x) == key(v) && key(x) != "" {
			return true
		}
	}
	return false
}

func key(v *recording.Value) string {
	switch v.Kind {
	case recording.Int:
		return "n" + v.Int.String()
	case recording.Bool:
		return map[bool]string{true: "n1", false: "n0"}[v.Bool]
	case recording.Float:
		if v.Float == math.Trunc(v.Float) && math.Abs(v.Float) < 1e300 {
			n, _ := big.NewFloat(v.Float).Int(nil)
			return "n" + n.String()
		}
		return "f" + big.NewFloat(0).Text('g', 17)
	case recording.Str:
		return "s" + v.Text
	case recording.None:
		return "none"
	case recording.Tuple:
		text := "t"
		for _, item := range v.Items {
			text += "," + key(item)
		}
		return text
	}
	return ""
}
