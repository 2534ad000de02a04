package dyn

import (
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
