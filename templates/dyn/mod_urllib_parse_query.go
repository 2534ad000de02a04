package dyn

import (
	"encoding/hex"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// percentEncoded is quote of a str or bytes.
func percentEncoded(v, safe, encoding, errors Value) string {
	data, isBytes := bytesOf(v)
	text, isText := asStr(v)
	switch {
	case isText:
		data = pyrt.Encode(text, textOr(encoding, "utf-8"), textOr(errors, "strict"))
	case isBytes && encoding != nil:
		raise(pyrt.TypeError, "quote() doesn't support 'encoding' for bytes")
	case isBytes && errors != nil:
		raise(pyrt.TypeError, "quote() doesn't support 'errors' for bytes")
	case !isBytes:
		raise(pyrt.TypeError, "quote_from_bytes() expected bytes")
	}
	allowed, ok := asStr(safe)
	if !ok {
		allowed = string(bytesLike(safe))
	}
	return quoteURL(string(data), allowed)
}

// plusEncoded is quote_plus.
func plusEncoded(v, safe, encoding, errors Value) string {
	allowed, ok := asStr(safe)
	if !ok {
		allowed = string(bytesLike(safe))
	}
	return strings.ReplaceAll(percentEncoded(v, allowed+" ", encoding, errors), " ", "+")
}

func textOr(v Value, otherwise string) string {
	if v == nil || v == Unbound {
		return otherwise
	}
	return strArg(v, "encoding")
}

// unquoted replaces %xx by bytes.
func unquoted(s string) Bytes {
	parts := strings.Split(s, "%")
	var b strings.Builder
	b.WriteString(parts[0])
	for _, p := range parts[1:] {
		if len(p) >= 2 {
			if raw, err := hex.DecodeString(p[:2]); err == nil {
				b.Write(raw)
				b.WriteString(p[2:])
				continue
			}
		}
		b.WriteString("%" + p)
	}
	return Bytes(b.String())
}

// unquote decodes the runs of ASCII characters, in which escapes are.
func unquote(s, encoding, errors string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 })
		if end < 0 {
			end = len(s)
		}
		b.WriteString(unquoted(s[:end]).Decode(encoding, errors))
		s = s[end:]
		end = strings.IndexFunc(s, func(r rune) bool { return r < 0x80 })
		if end < 0 {
			end = len(s)
		}
		b.WriteString(s[:end])
		s = s[end:]
	}
	return b.String()
}

func unquoteValue(v, encoding, errors Value) string {
	if b, ok := bytesOf(v); ok {
		return unquoted(string(b)).Decode(textOr(encoding, "utf-8"), textOr(errors, "replace"))
	}
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "argument of type '%s' is not iterable", TypeName(v))
	}
	return unquote(s, textOr(encoding, "utf-8"), textOr(errors, "replace"))
}

func quotingFunctions(m *Module) {
	m.Def("quote(string, safe='/', encoding=None, errors=None)", func(a []Value) Value { return percentEncoded(a[0], a[1], a[2], a[3]) })
	m.Def("quote_plus(string, safe='', encoding=None, errors=None)", func(a []Value) Value { return plusEncoded(a[0], a[1], a[2], a[3]) })
	m.Def("quote_from_bytes(bs, safe='/')", func(a []Value) Value {
		if _, ok := asStr(a[0]); ok {
			raise(pyrt.TypeError, "quote_from_bytes() expected bytes")
		}
		return percentEncoded(a[0], a[1], nil, nil)
	})
	m.Def("unquote(string, encoding='utf-8', errors='replace')", func(a []Value) Value { return unquoteValue(a[0], a[1], a[2]) })
	m.Def("unquote_plus(string, encoding='utf-8', errors='replace')", func(a []Value) Value {
		s, ok := asStr(a[0])
		if !ok {
			raise(pyrt.AttributeError, "'%s' object has no attribute 'replace'", TypeName(a[0]))
		}
		return unquoteValue(strings.ReplaceAll(s, "+", " "), a[1], a[2])
	})
	m.Def("unquote_to_bytes(string)", func(a []Value) Value {
		if s, ok := asStr(a[0]); ok {
			return unquoted(string(pyrt.EncodeUTF8(s)))
		}
		return unquoted(string(bytesLike(a[0])))
	})
}

// queryPairs is parse_qsl: qs, keep_blank_values, strict_parsing, encoding, errors,
// max_num_fields, separator.
func queryPairs(a []Value) [][2]string {
	qs, sep := urlText(a[0]), urlText(a[6])
	if sep == "" {
		raise(pyrt.ValueError, "Separator must be of type string or bytes.")
	}
	if qs == "" {
		return nil
	}
	keep, strict := Truth(a[1]), Truth(a[2])
	fields := strings.Split(qs, sep)
	if a[5] != nil && len(fields) > Index(a[5]) {
		raise(pyrt.ValueError, "Max number of fields exceeded")
	}
	decode := func(s string) string {
		return unquote(strings.ReplaceAll(s, "+", " "), textOr(a[3], "utf-8"), textOr(a[4], "replace"))
	}
	var out [][2]string
	for _, f := range fields {
		if f == "" && !strict {
			continue
		}
		name, value, has := strings.Cut(f, "=")
		if !has && strict {
			raise(pyrt.ValueError, "bad query field: %s", pyrt.Repr(f))
		}
		if value != "" || keep {
			out = append(out, [2]string{decode(name), decode(value)})
		}
	}
	return out
}

func queryFunctions(m *Module) {
	const params = "(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&')"
	m.Def("parse_qsl"+params, func(a []Value) Value {
		out := pyrt.NewList[Value]()
		for _, p := range queryPairs(a) {
			out.Append(Tuple{p[0], p[1]})
		}
		return out
	})
	m.Def("parse_qs"+params, func(a []Value) Value {
		d := pyrt.NewDict[Value, Value]()
		for _, p := range queryPairs(a) {
			if list, ok := d.GetOK(p[0]); ok {
				list.(*List).Append(p[1])
			} else {
				d.Set(p[0], pyrt.NewList[Value](p[1]))
			}
		}
		return d
	})
	m.Def("urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=None)", func(a []Value) Value { return urlEncoded(a) })
}

// urlEncoded is urlencode.
func urlEncoded(a []Value) string {
	query := a[0]
	if items := GetAttrOr(query, "items", Unbound); items != Unbound {
		query = Call0(items)
	} else if !pairsOf(query) {
		raise(pyrt.TypeError, "not a valid non-string sequence or mapping object")
	}
	quote := func(v Value) string {
		_, isBytes := v.(Bytes)
		if !isBytes {
			v = Str(v)
		}
		switch {
		case a[5] == nil && isBytes:
			return plusEncoded(v, a[2], nil, nil)
		case a[5] == nil:
			return plusEncoded(v, a[2], a[3], a[4])
		case isBytes:
			return Str(Call2(a[5], v, a[2]))
		}
		return Str(Call(a[5], v, a[2], a[3], a[4]))
	}
	var parts []string
	for it := Over(query); it.Next(); {
		pair := Unpack(it.Value, 2)
		name := quote(pair[0])
		values := []Value{pair[1]}
		if _, isText := asStr(pair[1]); Truth(a[1]) && !isText && TypeName(pair[1]) != "bytes" && hasMethod(pair[1], "__len__") {
			values = Items(pair[1])
		}
		for _, v := range values {
			parts = append(parts, name+"="+quote(v))
		}
	}
	return strings.Join(parts, "&")
}

// pairsOf tells whether a sequence may be one of pairs.
func pairsOf(v Value) bool {
	if !hasMethod(v, "__len__") {
		return false
	}
	if pyrt.Eq(Len(v), 0) {
		return true
	}
	_, ok := held(GetItem(v, 0)).(Tuple)
	return ok
}
