package wire

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"unicode/utf8"
)

// Unfit is the panic value for a value that cannot be made or written.
type Unfit string

// Fail panics with an Unfit.
func Fail(format string, args ...any) { panic(Unfit(fmt.Sprintf(format, args...))) }

// Tag returns the tag of a value that has one, or "".
func Tag(x any) string {
	n, _ := x.(Node)
	tag, _ := n["t"].(string)
	return tag
}

// Int returns the int that a value is, and false for none.
func Int(x any) (*big.Int, bool) {
	text := ""
	switch {
	case Tag(x) == "int":
		text, _ = x.(Node)["v"].(string)
	default:
		n, ok := x.(json.Number)
		if !ok || !isInt(string(n)) {
			return nil, false
		}
		text = string(n)
	}
	return new(big.Int).SetString(text, 0)
}

func isInt(s string) bool {
	for _, c := range s {
		if c == '.' || c == 'e' || c == 'E' {
			return false
		}
	}
	return true
}

// Float returns the float that a value is, and false for none.
func Float(x any) (float64, bool) {
	if n, ok := x.(json.Number); ok && !isInt(string(n)) {
		f, err := n.Float64()
		return f, err == nil
	}
	if Tag(x) != "float" {
		return 0, false
	}
	text, _ := x.(Node)["v"].(string)
	data, err := hex.DecodeString(text)
	if err != nil || len(data) != 8 {
		return 0, false
	}
	bits := uint64(0)
	for _, b := range data {
		bits = bits<<8 | uint64(b)
	}
	return math.Float64frombits(bits), true
}

// Text returns the str that a value is, and false for none.
func Text(x any) (string, bool) {
	if s, ok := x.(string); ok {
		return s, true
	}
	if Tag(x) != "str" {
		return "", false
	}
	return string(Data(x)), true
}

// Data returns the bytes that a value with a tag holds.
func Data(x any) []byte {
	text, _ := x.(Node)["v"].(string)
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		Fail("bad bytes")
	}
	return data
}

// Items returns what a container holds.
func Items(x any) []any {
	list, _ := x.(Node)["v"].([]any)
	return list
}

// Fields returns the names of an object's fields, and their values.
func Fields(x any) (names []string, values []any) {
	list, _ := x.(Node)["fields"].([]any)
	for i := 0; i+1 < len(list); i += 2 {
		name, _ := list[i].(string)
		names, values = append(names, name), append(values, list[i+1])
	}
	return names, values
}

// ID returns the number of a value that is shared, or of a reference; 0 for none.
func ID(x any) int {
	n, _ := x.(Node)
	id, _ := n["id"].(json.Number)
	i, _ := id.Int64()
	return int(i)
}

// Type returns the name of the class of a value.
func Type(x any) string {
	name, _ := x.(Node)["type"].(string)
	return name
}

// OfInt returns the value of an int.
func OfInt(n int) any { return json.Number(fmt.Sprint(n)) }

// OfBig returns the value of an int of any size.
func OfBig(n *big.Int) any {
	if n.IsInt64() {
		return json.Number(n.String())
	}
	return Node{"t": "int", "v": fmt.Sprintf("%#x", n)}
}

// OfFloat returns the value of a float.
func OfFloat(f float64) any {
	return Node{"t": "float", "v": fmt.Sprintf("%016x", math.Float64bits(f))}
}

// OfText returns the value of a str, which may hold lone surrogates in three bytes.
func OfText(s string) any {
	if utf8.ValidString(s) {
		return s
	}
	return Node{"t": "str", "v": base64.StdEncoding.EncodeToString([]byte(s))}
}

// OfBytes returns the value of a bytes or bytearray.
func OfBytes(tag string, data []byte) Node {
	return Node{"t": tag, "v": base64.StdEncoding.EncodeToString(data)}
}
