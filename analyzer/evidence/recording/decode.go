package recording

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// A scope decodes values that may refer to one another.
type scope struct {
	depth int // nesting that is allowed
	ids   map[int]*Value
	// waiting are ids that were referred to and not yet seen.
	waiting map[int]bool
}

func newScope(lim Limits) *scope {
	return &scope{depth: lim.Depth, ids: map[int]*Value{}, waiting: map[int]bool{}}
}

// done returns an error if a value refers to one that is not there.
func (s *scope) done() error {
	for id := range s.waiting {
		return fmt.Errorf("a value refers to id %d, which is not there", id)
	}
	return nil
}

// decodeRaw decodes one value from JSON; empty text is none, nil.
func (s *scope) decodeRaw(raw json.RawMessage) (*Value, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var x any
	if err := dec.Decode(&x); err != nil {
		return nil, err
	}
	return s.decode(x, 0)
}

func (s *scope) decodeList(list []json.RawMessage) ([]*Value, error) {
	out := make([]*Value, len(list))
	for i, raw := range list {
		v, err := s.decodeRaw(raw)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// decode makes a value of what encoding/json made of its text.
func (s *scope) decode(x any, depth int) (*Value, error) {
	if depth > s.depth {
		return nil, fmt.Errorf("a value is nested deeper than %d", s.depth)
	}
	switch x := x.(type) {
	case nil:
		return &Value{Kind: None}, nil
	case bool:
		return &Value{Kind: Bool, Bool: x}, nil
	case string:
		return &Value{Kind: Str, Text: x}, nil
	case json.Number:
		return decodeNumber(string(x))
	case map[string]any:
		return s.decodeObject(x, depth)
	}
	return nil, errors.New("a JSON array is no value")
}

func decodeNumber(text string) (*Value, error) {
	if strings.ContainsAny(text, ".eE") {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, fmt.Errorf("bad float %s", text)
		}
		return &Value{Kind: Float, Float: f}, nil
	}
	n, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return nil, fmt.Errorf("bad int %.40q", text)
	}
	return &Value{Kind: Int, Int: n}, nil
}

// decodeObject decodes a value with a tag. Its id is known before what it holds
// is decoded, since that may refer back to it.
func (s *scope) decodeObject(x map[string]any, depth int) (*Value, error) {
	id, err := intField(x, "id")
	if err != nil {
		return nil, err
	}
	if x["t"] == "ref" {
		return s.refer(id)
	}
	kind, ok := tags[text(x, "t")]
	if !ok {
		return nil, fmt.Errorf("unknown kind of value %.40q", text(x, "t"))
	}
	v := &Value{}
	if id != 0 {
		if v, err = s.define(id); err != nil {
			return nil, err
		}
	}
	*v = Value{Kind: kind, ID: id, Type: text(x, "type")}
	return v, s.fill(v, x, depth)
}

func (s *scope) refer(id int) (*Value, error) {
	if id <= 0 {
		return nil, errors.New("a reference needs an id")
	}
	if s.ids[id] == nil {
		s.ids[id] = &Value{}
		s.waiting[id] = true
	}
	return s.ids[id], nil
}

func (s *scope) define(id int) (*Value, error) {
	if id < 0 || s.ids[id] != nil && !s.waiting[id] {
		return nil, fmt.Errorf("id %d is used twice", id)
	}
	v, err := s.refer(id)
	delete(s.waiting, id)
	return v, err
}

// fill decodes what a value of a kind holds.
func (s *scope) fill(v *Value, x map[string]any, depth int) (err error) {
	switch v.Kind {
	case Int:
		n, ok := new(big.Int).SetString(text(x, "v"), 0)
		if !ok {
			return fmt.Errorf("bad int %.40q", text(x, "v"))
		}
		v.Int = n
	case Float:
		v.Float, err = floatOfBits(text(x, "v"))
	case Complex:
		return s.fillComplex(v, x)
	case Str, Bytes, ByteArray:
		data, err := base64.StdEncoding.DecodeString(text(x, "v"))
		v.Text = string(data)
		return err
	case List, Tuple, Set, FrozenSet:
		v.Items, err = s.items(x["v"], depth)
	case Dict:
		return s.fillDict(v, x, depth)
	case Object:
		return s.fillFields(v, x, depth)
	case Enum:
		v.Text = text(x, "v")
		v.Base, err = s.part(x, "value", depth)
	case MethodRef:
		v.Base, err = s.part(x, "self", depth)
	case Const:
		v.Text = text(x, "v")
	case Opaque:
		v.Text = text(x, "why")
	case Redacted:
		v.Len = -1
		if _, ok := x["len"]; ok {
			v.Len, err = intField(x, "len")
		}
	}
	return err
}

func (s *scope) fillComplex(v *Value, x map[string]any) error {
	re, err := s.part(x, "re", s.depth-1)
	if err != nil {
		return err
	}
	im, err := s.part(x, "im", s.depth-1)
	if err != nil {
		return err
	}
	if re == nil || im == nil || re.Kind != Float || im.Kind != Float {
		return errors.New("a complex number needs two floats")
	}
	v.Float, v.Imag = re.Float, im.Float
	return nil
}

func (s *scope) fillDict(v *Value, x map[string]any, depth int) error {
	list, err := s.items(x["v"], depth)
	if err != nil {
		return err
	}
	if len(list)%2 != 0 {
		return errors.New("a dict has a key without value")
	}
	for i := 0; i < len(list); i += 2 {
		v.Keys = append(v.Keys, list[i])
		v.Items = append(v.Items, list[i+1])
	}
	return nil
}

func (s *scope) fillFields(v *Value, x map[string]any, depth int) (err error) {
	list, _ := x["fields"].([]any)
	if len(list)%2 != 0 {
		return errors.New("an object has a field without value")
	}
	for i := 0; i < len(list); i += 2 {
		name, ok := list[i].(string)
		if !ok {
			return errors.New("the name of a field is no string")
		}
		value, err := s.decode(list[i+1], depth+1)
		if err != nil {
			return err
		}
		v.Fields = append(v.Fields, Field{name, value})
	}
	v.Base, err = s.part(x, "base", depth)
	return err
}

func (s *scope) items(x any, depth int) ([]*Value, error) {
	list, ok := x.([]any)
	if !ok {
		return nil, errors.New("a container needs an array")
	}
	out := make([]*Value, len(list))
	for i, item := range list {
		v, err := s.decode(item, depth+1)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// part decodes the value at a key, nil if there is none.
func (s *scope) part(x map[string]any, key string, depth int) (*Value, error) {
	p, ok := x[key]
	if !ok {
		return nil, nil
	}
	return s.decode(p, depth+1)
}

func floatOfBits(text string) (float64, error) {
	data, err := hex.DecodeString(text)
	if err != nil || len(data) != 8 {
		return 0, fmt.Errorf("a float needs 16 hex digits, not %.40q", text)
	}
	bits := uint64(0)
	for _, b := range data {
		bits = bits<<8 | uint64(b)
	}
	return math.Float64frombits(bits), nil
}

func text(x map[string]any, key string) string {
	s, _ := x[key].(string)
	return s
}

// intField returns the small number at a key, 0 if there is none.
func intField(x map[string]any, key string) (int, error) {
	p, ok := x[key]
	if !ok {
		return 0, nil
	}
	n, _ := p.(json.Number)
	i, err := strconv.Atoi(string(n))
	if err != nil {
		return 0, fmt.Errorf("%q needs a number", key)
	}
	return i, nil
}
