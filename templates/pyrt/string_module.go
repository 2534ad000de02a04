package pyrt

import "strings"

// The constants of the string module.
const (
	ASCIILowercase = "abcdefghijklmnopqrstuvwxyz"
	ASCIIUppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	ASCIILetters   = ASCIILowercase + ASCIIUppercase
	Digits         = "0123456789"
	HexDigits      = Digits + "abcdef" + "ABCDEF"
	OctDigits      = "01234567"
	Punctuation    = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	Whitespace     = " \t\n\r\v\f"
	Printable      = Digits + ASCIILetters + Punctuation + Whitespace
)

// CapWords returns string.capwords(s): words capitalized and joined by a space.
func CapWords(s string) string {
	words := Fields(s)
	for i, w := range words {
		words[i] = Capitalize(w)
	}
	return strings.Join(words, " ")
}

// CapWordsSep returns string.capwords(s, sep).
func CapWordsSep(s, sep string) string {
	words := StrSplit(s, sep)
	for i, w := range words {
		words[i] = Capitalize(w)
	}
	return strings.Join(words, sep)
}

// Substitute returns string.Template(template).substitute(mapping), where lookup
// gives a name's value. https://docs.python.org/3.11/library/string.html#template-strings
func Substitute(template string, lookup func(name string) (Value, bool)) string {
	return substitute(template, lookup, false)
}

// SafeSubstitute returns string.Template(template).safe_substitute(mapping).
func SafeSubstitute(template string, lookup func(name string) (Value, bool)) string {
	return substitute(template, lookup, true)
}

func substitute(template string, lookup func(name string) (Value, bool), safe bool) string {
	var b strings.Builder
	for rest := template; ; {
		i := strings.IndexByte(rest, '$')
		if i < 0 {
			b.WriteString(rest)
			return b.String()
		}
		b.WriteString(rest[:i])
		offset := len(template) - len(rest) + i
		name, size := placeholder(rest[i+1:])
		value, ok := Value(nil), false
		if name != "" {
			value, ok = lookup(name)
		}
		switch {
		case size == 0 && !safe:
			panic(badPlaceholder(template, offset))
		case size == 0:
			b.WriteByte('$')
		case name == "":
			b.WriteByte('$') // $$
		case ok:
			b.WriteString(Str(value))
		case !safe:
			panic(NewKeyError(name))
		default:
			b.WriteString(rest[i : i+1+size])
		}
		rest = rest[i+1+size:]
	}
}

// placeholder reads what stands behind a dollar: a name, perhaps in braces, or
// another dollar. size is 0 where it is none of them.
func placeholder(s string) (name string, size int) {
	if s == "" {
		return "", 0
	}
	if s[0] == '$' {
		return "", 1
	}
	if s[0] == '{' {
		n := nameLength(s[1:])
		if n == 0 || n+1 == len(s) || s[n+1] != '}' {
			return "", 0
		}
		return s[1 : n+1], n + 2
	}
	n := nameLength(s)
	return s[:n], n
}

// nameLength returns how many bytes of s are an ASCII identifier.
func nameLength(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' || n > 0 && isDigitByte(s[n])) {
		n++
	}
	return n
}

func badPlaceholder(template string, offset int) *Exception {
	lines := SplitLines(template[:offset+1], true)
	before := StrLen(strings.Join(lines[:len(lines)-1], ""))
	column := StrLen(template[:offset]) - before + 1
	return NewValueError("Invalid placeholder in string: line " + Repr(len(lines)) + ", col " + Repr(column))
}
