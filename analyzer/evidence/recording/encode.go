package recording

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"unicode/utf8"
)

// Decode decodes values that may refer to one another.
func Decode(list []json.RawMessage, lim Limits) ([]*Value, error) {
	s := newScope(lim)
	out, err := s.decodeList(list)
	if err != nil {
		return nil, err
	}
	return out, s.done()
}

// Encode returns values as JSON. A value that is met twice is written once and
// referred to from then on: what is shared stays shared.
func Encode(list []*Value) []json.RawMessage {
	e := encoder{count: map[*Value]int{}, ids: map[*Value]int{}}
	for _, v := range list {
		e.see(v)
	}
	out := make([]json.RawMessage, len(list))
	for i, v := range list {
		data, err := json.Marshal(e.value(v))
		if err != nil {
			panic(err) // maps, slices, strings and numbers alone
		}
		out[i] = data
	}
	return out
}

type encoder struct {
	count map[*Value]int // how often each is met, up to 2
	ids   map[*Value]int
}

func (e *encoder) see(v *Value) {
	if v == nil || e.count[v] > 1 {
		return
	}
	if e.count[v]++; e.count[v] > 1 {
		return
	}
	for i, item := range v.Items {
		if v.Kind == Dict {
			e.see(v.Keys[i])
		}
		e.see(item)
	}
	for _, f := range v.Fields {
		e.see(f.Value)
	}
	e.see(v.Base)
}

func (e *encoder) value(v *Value) any {
	switch v.Kind {
	case None:
		return nil
	case Bool:
		return v.Bool
	case Int:
		if v.Int.IsInt64() {
			return json.RawMessage(v.Int.String())
		}
		return map[string]any{"t": "int", "v": fmt.Sprintf("%#x", v.Int)}
	case Float:
		return floatObject(v.Float)
	case Str:
		if utf8.ValidString(v.Text) {
			return v.Text
		}
	}
	if id := e.ids[v]; id != 0 {
		return map[string]any{"t": "ref", "id": id}
	}
	out := map[string]any{"t": v.Kind.String()}
	if e.count[v] > 1 {
		e.ids[v] = len(e.ids) + 1
		out["id"] = e.ids[v]
	}
	e.fill(out, v)
	return out
}

func floatObject(f float64) any {
	return map[string]any{"t": "float", "v": fmt.Sprintf("%016x", math.Float64bits(f))}
}

func (e *encoder) fill(out map[string]any, v *Value) {
	if v.Type != "" {
		out["type"] = v.Type
	}
	switch v.Kind {
	case Complex:
		out["re"], out["im"] = floatObject(v.Float), floatObject(v.Imag)
	case Str, Bytes, ByteArray:
		out["v"] = base64.StdEncoding.EncodeToString([]byte(v.Text))
	case List, Tuple, Set, FrozenSet:
		out["v"] = e.list(v.Items)
	case Dict:
		items := []any{}
		for i, item := range v.Items {
			items = append(items, e.value(v.Keys[i]), e.value(item))
		}
		out["v"] = items
	case Object:
		fields := []any{}
		for _, f := range v.Fields {
			fields = append(fields, f.Name, e.value(f.Value))
		}
		out["fields"] = fields
		if v.Base != nil {
			out["base"] = e.value(v.Base)
		}
	case Enum, Const:
		out["v"] = v.Text
	case MethodRef:
		out["self"] = e.value(v.Base)
	case Opaque:
		out["why"] = v.Text
	case Redacted:
		if v.Len >= 0 {
			out["len"] = v.Len
		}
	}
}

func (e *encoder) list(items []*Value) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = e.value(item)
	}
	return out
}
