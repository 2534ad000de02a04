package dyn

import (
	"html"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModHtml is the module html.
var ModHtml = NewLibrary("html", func(m *Module) {
	m.Def("escape(s, quote=True)", func(a []Value) Value {
		s := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(argText(a[0], "escape"))
		if Truth(a[1]) {
			s = strings.NewReplacer(`"`, "&quot;", "'", "&#x27;").Replace(s)
		}
		return s
	})
	m.Def("_replace_charref(s)", func(a []Value) Value { return charReference(Str(Call(GetAttr(a[0], "group"), 1))) })
	m.Def("unescape(s)", func(a []Value) Value { return htmlUnescape(argText(a[0], "unescape")) })
})

// htmlUnescape replaces the character references in a text. Those with names are Go's,
// which has the same table; which characters belong to a reference is as in CPython.
func htmlUnescape(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i+1:]
		n := referenceLen(s)
		if n == 0 {
			b.WriteByte('&')
			continue
		}
		b.WriteString(charReference(s[:n]))
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// referenceLen returns how many bytes behind an ampersand are a reference, perhaps
// with its semicolon: #123, #x7b, or up to 32 characters that do not end a name.
func referenceLen(s string) int {
	n := 0
	if digits, base := strings.CutPrefix(s, "#"); base {
		isDigit := func(c byte) bool { return c >= '0' && c <= '9' }
		n = 1
		if digits != "" && digits[0]|0x20 == 'x' {
			n = 2
			isDigit = func(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
		}
		first := n
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		if n == first {
			return 0
		}
	} else {
		characters := 0
		for i, r := range s {
			if characters == 32 || strings.ContainsRune("\t\n\f <&#;", r) {
				break
			}
			characters++
			n = i + len(string(r))
		}
		if characters == 0 {
			return 0
		}
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return n
}

// charReference returns the characters that a reference stands for.
func charReference(s string) string {
	if s[0] == '#' {
		return numericReference(strings.TrimSuffix(s[1:], ";"))
	}
	if text := html.UnescapeString("&" + s); !strings.HasPrefix(text, "&"+s[:1]) {
		return text
	}
	for n := len(s) - 1; n > 1; n-- { // the longest name that needs no semicolon
		if text := html.UnescapeString("&" + s[:n]); !strings.HasPrefix(text, "&") {
			return text + s[n:]
		}
	}
	return "&" + s
}

// windows1252 are the characters of 0x80 to 0x9f in Windows' code page, which pages
// mean by their numbers; those that it has not stay.
const windows1252 = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178"

func numericReference(digits string) string {
	base := 10
	if digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 64)
	switch {
	case err != nil || n > 0x10ffff || n == 0 || n >= 0xd800 && n <= 0xdfff:
		return "\ufffd"
	case n == '\r':
		return "\r"
	case n >= 0x80 && n <= 0x9f:
		return string([]rune(windows1252)[n-0x80])
	case n < 0x20 && n != '\t' && n != '\n' && n != '\f', n == 0x7f, n >= 0xfdd0 && n <= 0xfdef, n&0xfffe == 0xfffe:
		return "" // no characters
	}
	return pyrt.Chr(int(n))
}
