package inputs

import (
	"math/big"
	"slices"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// Copy copies a value with all that it holds; what is shared stays shared.
func Copy(v *recording.Value) *recording.Value { return CopyAll([]*recording.Value{v})[0] }

// CopyAll copies values that may share parts.
func CopyAll(list []*recording.Value) []*recording.Value {
	return copies{}.list(list)
}

type copies map[*recording.Value]*recording.Value

func (c copies) list(list []*recording.Value) []*recording.Value {
	if list == nil {
		return nil
	}
	out := make([]*recording.Value, len(list))
	for i, v := range list {
		out[i] = c.value(v)
	}
	return out
}

func (c copies) value(v *recording.Value) *recording.Value {
	if v == nil || c[v] != nil {
		return c[v]
	}
	out := *v
	out.ID = 0
	c[v] = &out
	out.Keys, out.Items = c.list(v.Keys), c.list(v.Items)
	out.Fields = slices.Clone(v.Fields)
	for i, f := range v.Fields {
		out.Fields[i].Value = c.value(f.Value)
	}
	out.Base = c.value(v.Base)
	return &out
}

// Change returns arguments with one part of them changed.
func (m *Maker) Change(args []*recording.Value, shapes []*Shape) []*recording.Value {
	if len(args) == 0 {
		return args
	}
	out := CopyAll(args)
	if m.chance(4) { // a new argument
		i := m.Rand.IntN(len(out))
		if v := m.Value(shapes[i], 0); v != nil {
			out[i] = v
		}
		return out
	}
	var parts []*recording.Value
	for _, v := range out {
		v.Walk(func(x *recording.Value) { parts = append(parts, x) })
	}
	for range 1 + m.Rand.IntN(2) {
		m.alter(pick(m, parts))
	}
	return out
}

// alter changes a value in place, into one of its kind.
func (m *Maker) alter(v *recording.Value) {
	switch v.Kind {
	case recording.Bool:
		v.Bool = !v.Bool
	case recording.Int:
		v.Int = m.alterInt(v.Int)
	case recording.Float:
		if v.Float = v.Float + float64(m.Rand.IntN(5)-2)/2; m.chance(3) {
			v.Float = m.float()
		}
	case recording.Str:
		v.Text = m.alterText(v.Text)
	case recording.List:
		m.alterList(v)
	case recording.Dict, recording.Set:
		if n := len(v.Items); n > 0 {
			i := m.Rand.IntN(n)
			v.Items = slices.Delete(v.Items, i, i+1)
			if v.Kind == recording.Dict {
				v.Keys = slices.Delete(v.Keys, i, i+1)
			}
		}
	}
}

func (m *Maker) alterInt(n *big.Int) *big.Int {
	switch m.Rand.IntN(5) {
	case 0:
		return new(big.Int).Neg(n)
	case 1:
		return m.int()
	}
	return new(big.Int).Add(n, big.NewInt(int64(m.Rand.IntN(7)-3)))
}

func (m *Maker) alterText(s string) string {
	r := []rune(s)
	switch m.Rand.IntN(7) {
	case 0:
		return m.text()
	case 5:
		return m.joined()
	case 3:
		return m.swapCase(s)
	case 4:
		return " " + s + " "
	case 1:
		if len(r) > 0 {
			i := m.Rand.IntN(len(r))
			return string(slices.Delete(r, i, i+1))
		}
	case 2:
		if len(r) > 0 {
			r[m.Rand.IntN(len(r))] = pick(m, []rune("ab0 A,.-(é"))
			return string(r)
		}
	}
	return s + pick(m, texts)
}

func (m *Maker) alterList(v *recording.Value) {
	n := len(v.Items)
	if n == 0 {
		return
	}
	i := m.Rand.IntN(n)
	switch m.Rand.IntN(4) {
	case 0:
		v.Items = slices.Delete(v.Items, i, i+1)
	case 1:
		v.Items = append(v.Items, v.Items[i])
	case 2:
		slices.Reverse(v.Items)
	case 3:
		j := m.Rand.IntN(n)
		v.Items[i], v.Items[j] = v.Items[j], v.Items[i]
	}
}
