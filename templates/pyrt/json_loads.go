package pyrt

import (
	"math"
	"strings"
)

// JSONDecodeErrorClass is json.JSONDecodeError.
var JSONDecodeErrorClass = NewClass("JSONDecodeError", ValueError)

// JSONDecodeError is an exception of that class.
type JSONDecodeError struct {
	Exception
	Msg           string // msg: what is wrong
	Doc           string // doc: the text
	Pos           int    // pos: where in it
	LineNo, ColNo int    // lineno, colno
}

// NewJSONDecodeError returns json.JSONDecodeError(msg, doc, pos), where offset is
// that of pos in bytes.
func NewJSONDecodeError(msg, doc string, offset int) *JSONDecodeError {
	place, pos, line, column := jsonPlace(doc, offset)
	e := &JSONDecodeError{Msg: msg, Doc: doc, Pos: pos, LineNo: line, ColNo: column}
	e.Class, e.Args = JSONDecodeErrorClass, []Value{msg + place}
	return e
}

// JSONHooks are the keyword arguments of json.loads; nil ones are None.
// https://docs.python.org/3.11/library/json.html#json.load
type JSONHooks struct {
	Object   func(d *Dict[Value, Value]) Value        // object_hook
	Pairs    func(pairs []Tuple2[Value, Value]) Value // object_pairs_hook
	Float    func(text string) Value                  // parse_float
	Int      func(text string) Value                  // parse_int
	Constant func(text string) Value                  // parse_constant
	Lax      bool                                     // strict=False: control characters in strings
}

// JSONLoads returns json.loads(s): nil, bool, int, Int, float64, string,
// *List[Value] or *Dict[Value, Value]. It panics with a *JSONDecodeError.
func JSONLoads(s string) Value { return JSONLoadsWith(s, JSONHooks{}) }

// JSONLoadsWith returns json.loads(s, ...).
func JSONLoadsWith(s string, hooks JSONHooks) Value {
	if strings.HasPrefix(s, "\ufeff") {
		panic(NewJSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0))
	}
	r := jsonReader{JSONHooks: hooks, text: s}
	r.space()
	v := r.value()
	r.space()
	if r.at != len(s) {
		r.fail("Extra data", r.at)
	}
	return v
}

// JSONRawDecode reads the value that begins at a byte offset of s, and returns
// the offset behind it.
func JSONRawDecode(s string, offset int, hooks JSONHooks) (v Value, end int) {
	r := jsonReader{JSONHooks: hooks, text: s, at: offset}
	v = r.value()
	return v, r.at
}

// JSONLoadsBytes returns json.loads(b) of bytes: UTF-8, -16 or -32.
func JSONLoadsBytes(b Bytes, hooks JSONHooks) Value {
	return JSONLoadsWith(b.Decode(JSONEncoding(string(b)), "surrogatepass"), hooks)
}

// JSONEncoding returns json.detect_encoding(b).
func JSONEncoding(b string) string {
	switch {
	case strings.HasPrefix(b, "\x00\x00\xfe\xff"), strings.HasPrefix(b, "\xff\xfe\x00\x00"):
		return "utf-32"
	case strings.HasPrefix(b, "\xfe\xff"), strings.HasPrefix(b, "\xff\xfe"):
		return "utf-16"
	case strings.HasPrefix(b, "\xef\xbb\xbf"):
		return "utf-8-sig"
	case len(b) >= 4 && b[0] == 0:
		if b[1] == 0 {
			return "utf-32-be"
		}
		return "utf-16-be"
	case len(b) >= 4 && b[1] == 0:
		if b[2] != 0 || b[3] != 0 {
			return "utf-16-le"
		}
		return "utf-32-le"
	case len(b) == 2 && b[0] == 0:
		return "utf-16-be"
	case len(b) == 2 && b[1] == 0:
		return "utf-16-le"
	}
	return "utf-8"
}

// A jsonReader reads one text.
type jsonReader struct {
	JSONHooks
	text  string
	at    int // the offset of the next byte
	depth int
	keys  map[string]Value // keys met, so that equal ones share memory
}

func (r *jsonReader) fail(msg string, offset int) {
	panic(NewJSONDecodeError(msg, r.text, offset))
}

// next returns the next byte, 0 at the end.
func (r *jsonReader) next() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *jsonReader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

func (r *jsonReader) value() Value {
	switch c := r.next(); c {
	case '"':
		return r.str()
	case '{':
		return r.object()
	case '[':
		return r.array()
	case 'n':
		if r.word("null") {
			return nil
		}
	case 't':
		if r.word("true") {
			return true
		}
	case 'f':
		if r.word("false") {
			return false
		}
	case 'N':
		if r.word("NaN") {
			return r.constant("NaN", math.NaN())
		}
	case 'I':
		if r.word("Infinity") {
			return r.constant("Infinity", math.Inf(1))
		}
	case '-':
		if r.word("-Infinity") {
			return r.constant("-Infinity", math.Inf(-1))
		}
		return r.number()
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return r.number()
	}
	r.fail("Expecting value", r.at)
	return nil
}

// word consumes a word if it is next.
func (r *jsonReader) word(w string) bool {
	if !strings.HasPrefix(r.text[r.at:], w) {
		return false
	}
	r.at += len(w)
	return true
}

func (r *jsonReader) constant(text string, f float64) Value {
	if r.Constant != nil {
		return r.Constant(text)
	}
	return f
}

func (r *jsonReader) digits(i int) int {
	for i < len(r.text) && isDigitByte(r.text[i]) {
		i++
	}
	return i
}

func (r *jsonReader) number() Value {
	start := r.at
	i := start
	if r.text[i] == '-' {
		i++
	}
	end := r.digits(i)
	switch {
	case end == i:
		r.fail("Expecting value", start)
	case r.text[i] == '0':
		end = i + 1
	}
	whole := end
	if end < len(r.text) && r.text[end] == '.' {
		if e := r.digits(end + 1); e > end+1 {
			end = e
		}
	}
	if end < len(r.text) && r.text[end]|0x20 == 'e' {
		e := end + 1
		if e < len(r.text) && (r.text[e] == '+' || r.text[e] == '-') {
			e++
		}
		if d := r.digits(e); d > e {
			end = d
		}
	}
	r.at = end
	text := r.text[start:end]
	switch {
	case end > whole && r.Float != nil:
		return r.Float(text)
	case end > whole:
		return ParseFloat(text)
	case r.Int != nil:
		return r.Int(text)
	}
	return ParseBigInt(text, 10).Value()
}

func (r *jsonReader) enter(what string) {
	r.depth++
	if r.depth > jsonDepth+1 {
		panic(NewRecursionError("maximum recursion depth exceeded while decoding a JSON " + what + " from a unicode string"))
	}
}

func (r *jsonReader) array() Value {
	r.enter("array")
	r.at++
	r.space()
	list := &List[Value]{}
	for r.next() != ']' {
		list.Items = append(list.Items, r.value())
		r.space()
		if r.next() == ']' {
			break
		}
		if r.next() != ',' {
			r.fail("Expecting ',' delimiter", r.at)
		}
		r.at++
		r.space()
		if r.next() == ']' {
			r.fail("Expecting value", r.at)
		}
	}
	r.at++
	r.depth--
	return list
}

func (r *jsonReader) object() Value {
	r.enter("object")
	r.at++
	r.space()
	var pairs []Tuple2[Value, Value]
	dict := NewDict[Value, Value]()
	for r.next() != '}' {
		k, v := r.pair()
		if r.Pairs != nil {
			pairs = append(pairs, T2(k, v))
		} else {
			dict.Set(k, v)
		}
		r.space()
		if r.next() == '}' {
			break
		}
		if r.next() != ',' {
			r.fail("Expecting ',' delimiter", r.at)
		}
		r.at++
		r.space()
		if r.next() != '"' {
			r.fail("Expecting property name enclosed in double quotes", r.at)
		}
	}
	r.at++
	r.depth--
	switch {
	case r.Pairs != nil:
		return r.Pairs(pairs)
	case r.Object != nil:
		return r.Object(dict)
	}
	return dict
}

func (r *jsonReader) pair() (key, value Value) {
	if r.next() != '"' {
		r.fail("Expecting property name enclosed in double quotes", r.at)
	}
	name := r.str()
	key, ok := r.keys[name]
	if !ok {
		if r.keys == nil {
			r.keys = map[string]Value{}
		}
		key = name
		r.keys[name] = key
	}
	r.space()
	if r.next() != ':' {
		r.fail("Expecting ':' delimiter", r.at)
	}
	r.at++
	r.space()
	return key, r.value()
}
