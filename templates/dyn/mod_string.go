package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModString is the module string.
var ModString = NewLibrary("string", func(m *Module) {
	m.Const("ascii_lowercase", pyrt.ASCIILowercase)
	m.Const("ascii_uppercase", pyrt.ASCIIUppercase)
	m.Const("ascii_letters", pyrt.ASCIILetters)
	m.Const("digits", pyrt.Digits)
	m.Const("hexdigits", pyrt.HexDigits)
	m.Const("octdigits", pyrt.OctDigits)
	m.Const("punctuation", pyrt.Punctuation)
	m.Const("whitespace", " \t\n\r\v\f")
	m.Const("printable", pyrt.Printable)
	m.Def("capwords(s, sep=None)", func(a []Value) Value {
		s := argText(a[0], "capwords")
		if a[1] == nil {
			return pyrt.CapWords(s)
		}
		return pyrt.CapWordsSep(s, argText(a[1], "capwords"))
	})
	m.Const("Template", templateType)
	m.Const("Formatter", formatterType)
})

// argText returns a str argument of a function.
func argText(v Value, function string) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "%s() argument must be str, not %s", function, TypeName(v))
	}
	return s
}

// A stringTemplate is a string.Template.
type stringTemplate struct{ text string }

// PyClass returns string.Template.
func (*stringTemplate) PyClass() *Class { return templateType }

var templateType = NewType("string", "Template")

func init() {
	t := templateType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("template").bind("Template.__init__", args, kw, nil)
		return &stringTemplate{argText(a[0], "Template")}
	}, nil)
	t.Const("delimiter", "$")
	t.Const("idpattern", "(?a:[_a-z][_a-z0-9]*)")
	t.Getter("template", func(v Value) Value { return v.(*stringTemplate).text })
	t.DefSelf("substitute(mapping=, /, **kws)", func(a []Value) Value {
		return pyrt.Substitute(templateText(a[0]), templateLookup(a[1], a[2]))
	})
	t.DefSelf("safe_substitute(mapping=, /, **kws)", func(a []Value) Value {
		return pyrt.SafeSubstitute(templateText(a[0]), templateLookup(a[1], a[2]))
	})
	t.Missing("pattern", "braceidpattern", "flags", "is_valid", "get_identifiers")
}

// templateText returns the text of a Template whose syntax is the usual one.
func templateText(self Value) string {
	o, ok := self.(*Object)
	if !ok {
		return self.(*stringTemplate).text
	}
	for _, name := range []string{"delimiter", "idpattern", "braceidpattern", "pattern", "flags"} {
		if o.class.lookup(name) != templateType.lookup(name) {
			panic(pyrt.NewGuard("a string.Template with its own " + name + " is not carried over"))
		}
	}
	return o.native.(*stringTemplate).text
}

// templateLookup finds names in the keywords, then in the mapping.
func templateLookup(mapping, kws Value) func(name string) (Value, bool) {
	return func(name string) (v Value, ok bool) {
		if v, ok := kws.(*Dict).GetOK(name); ok {
			return v, true
		}
		if mapping == Unbound {
			return nil, false
		}
		v = GetAttrOrItem(mapping, name)
		return v, v != Unbound
	}
}

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
	t.Missing("parse")
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
		i := strings.IndexAny(text, "{}")
		if i < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		if i+1 < len(text) && text[i+1] == text[i] {
			b.WriteByte(text[i])
			text = text[i+2:]
			continue
		}
		if text[i] == '}' {
			raise(pyrt.ValueError, "Single '}' encountered in format string")
		}
		field, rest := braced(text[i+1:])
		b.WriteString(f.replacement(field, depth))
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
	name, spec, _ := strings.Cut(field, ":")
	name, conversion, converts := strings.Cut(name, "!")
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
	var c Value
	if converts {
		c = conversion
	}
	v = Call(GetAttr(f.self, "convert_field"), v, c)
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
