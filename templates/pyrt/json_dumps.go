package pyrt

import (
	"math"
	"reflect"
	"strconv"
)

// JSONOptions are the keyword arguments of json.dumps. The zero value has its
// defaults. https://docs.python.org/3.11/library/json.html#json.dump
type JSONOptions struct {
	SkipKeys   bool                // skipkeys
	Unicode    bool                // ensure_ascii=False
	NoNaN      bool                // allow_nan=False
	SortKeys   bool                // sort_keys
	Indent     Opt[string]         // indent: spaces for a number
	Separators *[2]string          // separators: between items, between key and value
	Default    func(v Value) Value // default: stands in for what JSON cannot hold
}

// JSONDumps returns json.dumps(v).
func JSONDumps(v Value) string { return JSONDumpsWith(v, JSONOptions{}) }

// JSONDumpsWith returns json.dumps(v, ...).
func JSONDumpsWith(v Value, options JSONOptions) string {
	w := jsonWriter{JSONOptions: options, item: ", ", colon: ": "}
	if options.Indent.OK() {
		w.item = ","
	}
	if options.Separators != nil {
		w.item, w.colon = options.Separators[0], options.Separators[1]
	}
	w.value(v, 0)
	return string(w.out)
}

// A jsonWriter builds the text of one value.
type jsonWriter struct {
	JSONOptions
	out         []byte
	item, colon string
	open        []Value // the containers around what is written
}

// jsonDepth is how deep CPython nests containers from a module's top level
// before its recursion limit of 1000 stops it.
const jsonDepth = 994

func (w *jsonWriter) value(v Value, depth int) {
	switch v := v.(type) {
	case nil:
		w.out = append(w.out, "null"...)
	case bool:
		w.out = strconv.AppendBool(w.out, v)
	case int:
		w.out = strconv.AppendInt(w.out, int64(v), 10)
	case Int:
		w.out = append(w.out, ReprInt(v)...)
	case float64:
		w.out = append(w.out, w.float(v)...)
	case string:
		w.out = appendJSONString(w.out, v, !w.Unicode)
	case anyPairs:
		w.dict(v, depth)
	case Tuple:
		w.list(v, len(v), func(i int) Value { return v[i] }, depth)
	case anyTuple:
		w.value(v.Tuple(), depth)
	case anyList:
		w.list(v, v.Len(), v.valueAt, depth)
	default:
		w.other(v, depth)
	}
}

// other writes a plain slice, or what default makes of v.
func (w *jsonWriter) other(v Value, depth int) {
	if s := reflect.ValueOf(v); s.Kind() == reflect.Slice {
		w.list(&List[Value]{}, s.Len(), func(i int) Value { return s.Index(i).Interface() }, depth)
		return
	}
	if h, ok := v.(Holder); ok && h.Held() != nil {
		w.held(v, h.Held(), depth)
		return
	}
	if w.Default == nil {
		panic(NewTypeError("Object of type " + TypeName(v) + " is not JSON serializable"))
	}
	w.enter(v)
	w.value(w.Default(v), depth)
	w.leave()
}

// A Holder is an instance of a class derived from a builtin one: Held returns the
// value of that type, or nil.
type Holder interface{ Held() Value }

// held writes what an object of a subclass of dict, str, int and the like holds.
func (w *jsonWriter) held(v, held Value, depth int) {
	switch held.(type) {
	case bool, int, Int, float64, string, anyPairs, Tuple, anyList:
		w.value(held, depth)
		return
	}
	if w.Default == nil {
		panic(NewTypeError("Object of type " + TypeName(v) + " is not JSON serializable"))
	}
	w.enter(v)
	w.value(w.Default(v), depth)
	w.leave()
}

func (w *jsonWriter) float(f float64) string {
	switch {
	case !math.IsNaN(f) && !math.IsInf(f, 0):
		return ReprFloat(f)
	case w.NoNaN && w.Indent.OK(): // the message of the encoder written in Python
		panic(NewValueError("Out of range float values are not JSON compliant: " + ReprFloat(f)))
	case w.NoNaN:
		panic(NewValueError("Out of range float values are not JSON compliant"))
	case math.IsNaN(f):
		return "NaN"
	case f > 0:
		return "Infinity"
	}
	return "-Infinity"
}

func (w *jsonWriter) enter(v Value) {
	if reflect.TypeOf(v).Comparable() {
		for _, o := range w.open {
			if reflect.TypeOf(o).Comparable() && o == v {
				panic(NewValueError("Circular reference detected"))
			}
		}
	}
	if len(w.open) == jsonDepth {
		panic(NewRecursionError("maximum recursion depth exceeded while encoding a JSON object"))
	}
	w.open = append(w.open, v)
}

func (w *jsonWriter) leave() { w.open = w.open[:len(w.open)-1] }

func (w *jsonWriter) list(v Value, n int, at func(i int) Value, depth int) {
	if n == 0 {
		w.out = append(w.out, "[]"...)
		return
	}
	w.enter(v)
	w.out = append(w.out, '[')
	for i := range n {
		w.separate(i > 0, depth+1)
		w.value(at(i), depth+1)
	}
	w.leave()
	w.newline(depth)
	w.out = append(w.out, ']')
}

// separate writes what stands before an item.
func (w *jsonWriter) separate(between bool, depth int) {
	if between {
		w.out = append(w.out, w.item...)
	}
	w.newline(depth)
}

func (w *jsonWriter) newline(depth int) {
	if indent, ok := w.Indent.Get(); ok {
		w.out = append(w.out, '\n')
		for range depth {
			w.out = append(w.out, indent...)
		}
	}
}

// anyPairs is a dict of any types.
type anyPairs interface {
	Len() int
	valuePairs(yield func(k, v Value) bool)
}

func (d *Dict[K, V]) valuePairs(yield func(k, v Value) bool) {
	for k, v := range d.Items() {
		if !yield(k, v) {
			return
		}
	}
}

func (w *jsonWriter) dict(d anyPairs, depth int) {
	if d.Len() == 0 {
		w.out = append(w.out, "{}"...)
		return
	}
	w.enter(d)
	w.out = append(w.out, '{')
	between := false
	pair := func(k, v Value) bool {
		name, ok := w.key(k)
		if !ok {
			return true
		}
		w.separate(between, depth+1)
		w.out = appendJSONString(w.out, name, !w.Unicode)
		w.out = append(w.out, w.colon...)
		w.value(v, depth+1)
		between = true
		return true
	}
	if w.SortKeys {
		sortedPairs(d, pair)
	} else {
		d.valuePairs(pair)
	}
	w.leave()
	w.newline(depth)
	w.out = append(w.out, '}')
}

func sortedPairs(d anyPairs, yield func(k, v Value) bool) {
	var pairs []Tuple2[Value, Value]
	d.valuePairs(func(k, v Value) bool {
		pairs = append(pairs, T2(k, v))
		return true
	})
	SortKeyFunc(pairs, func(p Tuple2[Value, Value]) Value { return p.A }, Less)
	for _, p := range pairs {
		yield(p.A, p.B)
	}
}

// key returns the text of a key, and not ok for one to skip.
func (w *jsonWriter) key(k Value) (name string, ok bool) {
	switch k := k.(type) {
	case string:
		return k, true
	case int:
		return strconv.Itoa(k), true
	case Int:
		return ReprInt(k), true
	case float64:
		return w.float(k), true
	case bool:
		return strconv.FormatBool(k), true
	case nil:
		return "null", true
	}
	if h, ok := k.(Holder); ok && h.Held() != nil {
		return w.key(h.Held())
	}
	if w.SkipKeys {
		return "", false
	}
	panic(NewTypeError("keys must be str, int, float, bool or None, not " + TypeName(k)))
}
