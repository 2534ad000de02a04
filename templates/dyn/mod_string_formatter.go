package dyn

import (
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// A stringFormatter is a string.Formatter.
type stringFormatter struct{}

// PyClass returns string.Formatter.
func (*stringFormatter) PyClass() *Class { return formatterType }

var formatterType = NewType("string", "Formatter")

func init() {
	t := formatterType
	t.Native(func(*Class, []Value, []Kw) Value { return &stringFormatter{} }, func() Value { return &stringFormatter{} })
	t.DefSelf("format(format_string, /, *args, **kwargs)", func(a []Value) Value {
		return Call(GetAttr(a[0], "vformat"), a[1], a[2], a[3])
	})
	t.DefSelf("vformat(format_string, args, kwargs)", func(a []Value) Value {
		f := &formatting{self: a[0], args: a[2], kwargs: a[3]}
		return f.format(argText(a[1], "vformat"), 2)
	})
	t.Def("get_value(key, args, kwargs)", func(a []Value) Value {
		if _, ok := a[1].(int); ok {
			return GetItem(a[2], a[1])
		}
		return GetItem(a[3], a[1])
	})
	t.DefSelf("get_field(field_name, args, kwargs)", func(a []Value) Value {
		f := &formatting{self: a[0], args: a[2], kwargs: a[3]}
		v, used := f.field(argText(a[1], "get_field"))
		return Tuple{v, used}
	})
	t.Def("check_unused_args(used_args, args, kwargs)", func([]Value) Value { return nil })
	t.Def("format_field(value, format_spec)", func(a []Value) Value {
		return FormatValue(a[1], 0, argText(a[2], "format"))
	})
	t.Def("convert_field(value, conversion)", func(a []Value) Value {
		switch a[2] {
		case nil:
			return a[1]
		case "s", "r", "a":
			return FormatValue(a[1], a[2].(string)[0], "")
		}
		raise(pyrt.ValueError, "Unknown conversion specifier %s", Str(a[2]))
		return nil
	})
	t.Def("parse(format_string)", func(a []Value) Value {
		return sliceIterator(seqIterType, formatParts(argText(a[1], "parse")))
	})
}

// formatParts returns what Formatter.parse yields: a tuple of the text before, the
// field's name, its format and its conversion for each field.
func formatParts(text string) []Value {
	var out []Value
	for text != "" {
		plain, field, isField, rest := nextField(text)
		text = rest
		if !isField {
			out = append(out, Tuple{plain, nil, nil, nil})
			continue
		}
		name, conversion, spec := fieldParts(field)
		out = append(out, Tuple{plain, name, spec, conversion})
	}
	return out
}

// nextField splits a format at its next field or doubled brace: the text before, with
// one of two braces, and the field without its braces.
func nextField(text string) (plain, field string, isField bool, rest string) {
	i := strings.IndexAny(text, "{}")
	switch {
	case i < 0:
		return text, "", false, ""
	case i+1 < len(text) && text[i+1] == text[i]:
		return text[:i+1], "", false, text[i+2:]
	case text[i] == '}':
		raise(pyrt.ValueError, "Single '}' encountered in format string")
	}
	field, rest = braced(text[i+1:])
	return text[:i], field, true, rest
}

// fieldParts splits a field into its name, its conversion, nil for none, and its
// format. Neither ! nor : ends a name inside brackets.
func fieldParts(field string) (name string, conversion Value, spec string) {
	end := 0
	for inside := false; end < len(field) && (inside || field[end] != '!' && field[end] != ':'); end++ {
		inside = field[end] == '[' || inside && field[end] != ']'
	}
	name, rest := field[:end], field[end:]
	if strings.HasPrefix(rest, "!") {
		if len(rest) == 1 {
			raise(pyrt.ValueError, "unmatched '{' in format spec")
		}
		_, size := utf8.DecodeRuneInString(rest[1:])
		conversion, rest = rest[1:1+size], rest[1+size:]
		if rest != "" && rest[0] != ':' {
			raise(pyrt.ValueError, "expected ':' after conversion specifier")
		}
	}
	if rest != "" {
		spec = rest[1:]
	}
	return name, conversion, spec
}

// formatting is one call of Formatter.vformat.
type formatting struct {
	self, args, kwargs Value
	auto               int
}

func (f *formatting) format(text string, depth int) string {
	if depth < 0 {
		raise(pyrt.ValueError, "Max string recursion exceeded")
	}
	var b strings.Builder
	for text != "" {
		plain, field, isField, rest := nextField(text)
		b.WriteString(plain)
		if isField {
			b.WriteString(f.replacement(field, depth))
		}
		text = rest
	}
	return b.String()
}

// braced splits a text behind an opening brace at its closing one.
func braced(text string) (field, rest string) {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return text[:i], text[i+1:]
		}
	}
	if text == "" {
		raise(pyrt.ValueError, "Single '{' encountered in format string")
	}
	raise(pyrt.ValueError, "expected '}' before end of string")
	return "", ""
}

// replacement returns the text of one field.
func (f *formatting) replacement(field string, depth int) string {
	name, conversion, spec := fieldParts(field)
	switch {
	case name == "" && f.auto < 0, name != "" && f.auto > 0 && name[0] >= '0' && name[0] <= '9':
		raise(pyrt.ValueError, "cannot switch from manual field specification to automatic field numbering")
	case name == "":
		name = pyrt.Repr(f.auto)
		f.auto++
	case name[0] >= '0' && name[0] <= '9':
		f.auto = -1
	}
	got := Unpack(Call(GetAttr(f.self, "get_field"), name, f.args, f.kwargs), 2)
	v := got[0]
	v = Call(GetAttr(f.self, "convert_field"), v, conversion)
	spec = f.format(spec, depth-1)
	return Str(Call(GetAttr(f.self, "format_field"), v, spec))
}

// field finds the value of a field's name, such as 0.name[1].
func (f *formatting) field(name string) (v, first Value) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	first = numberOrName(name[:end])
	v = Call(GetAttr(f.self, "get_value"), first, f.args, f.kwargs)
	for rest := name[end:]; rest != ""; {
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			v, rest = GetAttr(v, rest[1:end+1]), rest[end+1:]
			continue
		}
		key, behind, ok := strings.Cut(rest[1:], "]")
		if rest[0] != '[' || !ok {
			raise(pyrt.ValueError, "Missing ']' in format string")
		}
		v, rest = GetItem(v, numberOrName(key)), behind
	}
	return v, first
}

func numberOrName(text string) Value {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return text
	}
	return pyrt.ParseInt(text)
}
