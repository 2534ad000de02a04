package pyrt

import "testing"

func TestTextGoldens(t *testing.T) {
	lookup := func(v Value) func(string) (Value, bool) {
		return func(name string) (Value, bool) { return v.(*Dict[Value, Value]).GetOK(name) }
	}
	constants := map[Value]Value{"ascii_letters": ASCIILetters, "digits": Digits, "hexdigits": HexDigits, "octdigits": OctDigits,
		"punctuation": Punctuation, "whitespace": " \t\n\r\v\f", "printable": Printable}
	checkLibrary(t, "text", map[string]func([]Value) Value{
		"dedent":          call1(Dedent),
		"indent":          call2(Indent),
		"capwords":        call1(CapWords),
		"capwordsSep":     call2(CapWordsSep),
		"substitute":      func(a []Value) Value { return Substitute(a[0].(string), lookup(a[1])) },
		"safe_substitute": func(a []Value) Value { return SafeSubstitute(a[0].(string), lookup(a[1])) },
		"constant":        func(a []Value) Value { return constants[a[0]] },
	})
}
