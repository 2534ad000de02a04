package page

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/report"
)

// maxColumns is how much of a line of code is shown.
const maxColumns = 400

// A language says what a highlighter has to know.
type language struct {
	words    map[string]bool // keywords
	define   map[string]bool // those that a defined name follows
	comment  string          // begins a comment that ends with its line
	block    [2]string       // delimits comments of several lines; "" for none
	long     []string        // delimiters of strings that may span lines
	prefixes string          // letters that may stand in front of a string
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var pythonLanguage = &language{
	words: words(`False None True and as assert async await break case class continue def del elif else except finally for from
		global if import in is lambda match nonlocal not or pass raise return try while with yield`),
	define:  words("def class"),
	comment: "#", long: []string{`"""`, `'''`}, prefixes: "rRbBfFuUtT",
}

var goLanguage = &language{
	words: words(`break case chan const continue default defer else fallthrough for func go goto if import interface map nil
		package range return select struct switch true false type var`),
	define:  words("func type"),
	comment: "//", block: [2]string{"/*", "*/"}, long: []string{"`"},
}

// A highlighter turns the lines of one text into HTML, a line at a time: keywords
// in <b>, comments in <i>, strings in <u> and defined names in <dfn>.
type highlighter struct {
	lang *language
	end  string // what ends the string or comment that a line began in, "" for none
	tag  string // its element
	defs bool   // the next name is being defined
	recv bool   // it stands behind the receiver of a method
	out  strings.Builder
}

// line returns a line as HTML.
func (h *highlighter) line(s string) string {
	s, cut := shorten(s)
	h.out.Reset()
	h.defs, h.recv = false, h.end == "" && strings.HasPrefix(s, "func (")
	for s != "" {
		s = h.token(s)
	}
	if cut {
		h.out.WriteString("…")
	}
	return h.out.String()
}

// shorten keeps the start of a line that is too long for a page.
func shorten(s string) (string, bool) {
	if len(s) <= maxColumns {
		return s, false
	}
	at := maxColumns
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return s[:at], true
}

// token writes the first token of s and returns what follows it.
func (h *highlighter) token(s string) string {
	if h.end != "" {
		n, done := find(s, h.end, h.end != "*/")
		h.tagged(h.tag, s[:n])
		if done {
			h.end = ""
		}
		return s[n:]
	}
	switch c := s[0]; {
	case strings.HasPrefix(s, h.lang.comment):
		h.tagged("i", s)
		return ""
	case h.lang.block[0] != "" && strings.HasPrefix(s, h.lang.block[0]):
		h.end, h.tag = h.lang.block[1], "i"
		h.tagged("i", s[:2])
		return s[2:]
	case isLetter(s):
		return h.word(s)
	case c == '"' || c == '\'' || c == '`':
		return h.text(s, 0)
	case c >= '0' && c <= '9':
		n := 1
		for n < len(s) && (isDigit(s[n]) || s[n] == '.' || s[n] == '_' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
			n++
		}
		h.plain(s[:n])
		return s[n:]
	}
	switch s[0] {
	case '(':
		h.defs = false // a literal, or a receiver
	case ')':
		h.defs, h.recv = h.recv, false
	}
	_, n := utf8.DecodeRuneInString(s)
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	h.plain(s[:n])
	return s[n:]
}

// word writes a keyword, a name or the prefix of a string.
func (h *highlighter) word(s string) string {
	n := 0
	for n < len(s) && (isLetter(s[n:]) || isDigit(s[n])) {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	word := s[:n]
	if n < len(s) && n <= 2 && (s[n] == '"' || s[n] == '\'') && strings.Trim(word, h.lang.prefixes) == "" && h.lang.prefixes != "" {
		return h.text(s, n)
	}
	switch {
	case h.lang.words[word]:
		h.tagged("b", word)
	case h.defs:
		h.tagged("dfn", word)
	default:
		h.plain(word)
	}
	h.defs = h.lang.define[word]
	return s[n:]
}

// text writes a string whose delimiter stands at an offset.
func (h *highlighter) text(s string, at int) string {
	for _, d := range h.lang.long {
		if strings.HasPrefix(s[at:], d) {
			h.end, h.tag = d, "u"
			h.tagged("u", s[:at+len(d)])
			return s[at+len(d):]
		}
	}
	n, _ := find(s[at+1:], s[at:at+1], true)
	h.tagged("u", s[:at+1+n])
	return s[at+1+n:]
}

// find returns the offset behind a delimiter, and whether it is there at all.
func find(s, delimiter string, escapes bool) (int, bool) {
	for i := 0; i < len(s); i++ {
		switch {
		case escapes && s[i] == '\\' && delimiter != "`":
			i++
		case strings.HasPrefix(s[i:], delimiter):
			return i + len(delimiter), true
		}
	}
	return len(s), false
}

func (h *highlighter) tagged(tag, s string) {
	if s == "" {
		return
	}
	h.out.WriteString("<" + tag + ">")
	h.plain(s)
	h.out.WriteString("</" + tag + ">")
}

// plain writes code as text: a tab as four spaces, and whatever could hide or
// reorder code as an escape.
func (h *highlighter) plain(s string) {
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			h.out.WriteString("    ")
		}
		h.out.WriteString(html.EscapeString(report.Clean(part)))
	}
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '_' || unicode.IsLetter(r)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
