package dyn

import (
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModHtmlParser is the module html.parser.
var ModHtmlParser = NewLibrary("html.parser", func(m *Module) {
	m.Const("HTMLParser", htmlParserType)
	m.Def("unescape(s)", func(a []Value) Value { return htmlUnescape(argText(a[0], "unescape")) })
})

var htmlParserType = NewType("html.parser", "HTMLParser")

// How the parser finds the parts of a text.
const (
	htmlTagName    = `([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*`
	htmlAttr       = `['"\s/]([^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*`
	htmlStartTag   = `<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*`
	htmlEndTag     = `</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>`
	htmlEntity     = `&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]`
	htmlNumber     = `&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]`
	htmlIncomplete = `&[a-zA-Z#]`
	htmlName       = `[a-zA-Z][-_.a-zA-Z0-9]*\s*`
)

func init() {
	t := htmlParserType
	t.Const("CDATA_CONTENT_ELEMENTS", Tuple{"script", "style"})
	t.DefSelf("__init__(*, convert_charrefs=True)", func(a []Value) Value {
		SetAttr(a[0], "convert_charrefs", a[1])
		return Call(GetAttr(a[0], "reset"))
	})
	t.DefSelf("reset()", func(a []Value) Value {
		for _, attr := range []Kw{{"rawdata", ""}, {"lasttag", "???"}, {"cdata_elem", nil}, {"lineno", 1}, {"offset", 0}} {
			SetAttr(a[0], attr.Name, attr.Value)
		}
		return nil
	})
	t.DefSelf("feed(data)", func(a []Value) Value {
		SetAttr(a[0], "rawdata", Add(GetAttr(a[0], "rawdata"), a[1]))
		parseHTML(a[0], false)
		return nil
	})
	t.DefSelf("close()", func(a []Value) Value {
		parseHTML(a[0], true)
		return nil
	})
	t.DefSelf("getpos()", func(a []Value) Value { return Tuple{GetAttr(a[0], "lineno"), GetAttr(a[0], "offset")} })
	t.DefSelf("get_starttag_text()", func(a []Value) Value {
		return GetAttrOr(a[0], "_HTMLParser__starttag_text", nil)
	})
	t.DefSelf("set_cdata_mode(elem)", func(a []Value) Value {
		SetAttr(a[0], "cdata_elem", pyrt.StrLower(argText(a[1], "set_cdata_mode")))
		return nil
	})
	t.DefSelf("clear_cdata_mode()", func(a []Value) Value {
		SetAttr(a[0], "cdata_elem", nil)
		return nil
	})
	t.DefSelf("handle_startendtag(tag, attrs)", func(a []Value) Value {
		Call(GetAttr(a[0], "handle_starttag"), a[1], a[2])
		return Call(GetAttr(a[0], "handle_endtag"), a[1])
	})
	for _, handler := range []string{"handle_starttag(tag, attrs)", "handle_endtag(tag)", "handle_charref(name)", "handle_entityref(name)",
		"handle_data(data)", "handle_comment(data)", "handle_decl(decl)", "handle_pi(data)", "unknown_decl(data)"} {
		t.DefSelf(handler, func([]Value) Value { return nil })
	}
	t.Missing("goahead", "updatepos", "parse_starttag", "parse_endtag", "parse_comment", "parse_declaration", "parse_html_declaration",
		"parse_bogus_comment", "parse_pi", "parse_marked_section", "check_for_whole_start_tag", "interesting")
}

// An htmlParse is one call of feed or close: the text and how far it is read.
type htmlParse struct {
	self    Value
	text    string
	at      int
	final   bool // no more text follows
	convert bool // references become characters in the data
}

// parseHTML handles what is complete of the parser's text, all of it if final.
func parseHTML(self Value, final bool) {
	p := &htmlParse{self: self, text: argText(GetAttr(self, "rawdata"), "feed"), final: final, convert: Truth(GetAttr(self, "convert_charrefs"))}
	for p.at < len(p.text) && p.step() {
	}
	if final && p.at < len(p.text) && p.rawElement() == "" {
		p.data(p.text[p.at:])
		p.move(len(p.text))
	}
	SetAttr(self, "rawdata", p.text[p.at:])
}

// rawElement returns the element whose content is no markup, or "".
func (p *htmlParse) rawElement() string {
	name, _ := GetAttr(p.self, "cdata_elem").(string)
	return name
}

func (p *htmlParse) handle(name string, args ...Value) { Call(GetAttr(p.self, name), args...) }

func (p *htmlParse) data(text string) {
	if p.convert && p.rawElement() == "" {
		text = htmlUnescape(text)
	}
	p.handle("handle_data", text)
}

// move goes on to a place, and counts lines and columns.
func (p *htmlParse) move(to int) {
	if to <= p.at {
		p.at = to
		return
	}
	passed := p.text[p.at:to]
	offset := Index(GetAttr(p.self, "offset"))
	if lines := strings.Count(passed, "\n"); lines > 0 {
		SetAttr(p.self, "lineno", Index(GetAttr(p.self, "lineno"))+lines)
		passed, offset = passed[strings.LastIndexByte(passed, '\n')+1:], 0
	}
	SetAttr(p.self, "offset", offset+pyrt.StrLen(passed))
	p.at = to
}

// step handles the data up to the next markup, and that; it returns false where more
// text is needed.
func (p *htmlParse) step() bool {
	end, ok := p.dataEnd()
	if !ok {
		return false
	}
	if end > p.at {
		p.data(p.text[p.at:end])
	}
	p.move(end)
	if end == len(p.text) {
		return false
	}
	if p.text[end] == '&' {
		return p.reference()
	}
	return p.markup()
}

// dataEnd returns where the data ends; not ok where that is not known yet.
func (p *htmlParse) dataEnd() (end int, ok bool) {
	rest := p.text[p.at:]
	if name := p.rawElement(); name != "" {
		m := pyrt.CompileRegex(`</\s*`+name+`\s*>`, pyrt.RegexIgnoreCase).Search(rest)
		if m == nil {
			return 0, false
		}
		return p.at + strings.Index(rest, m.Text()), true
	}
	stops := "<"
	if !p.convert {
		stops = "&<"
	}
	if i := strings.IndexAny(rest, stops); i >= 0 {
		return p.at + i, true
	}
	if p.convert { // a reference may be cut in two at the end
		if amp := strings.LastIndexByte(lastRunes(rest, 34), '&'); amp >= 0 {
			tail := lastRunes(rest, 34)[amp:]
			if !strings.Contains(tail, ";") && !hasSpace(tail) {
				return 0, false
			}
		}
	}
	return len(p.text), true
}

// hasSpace reports whether some character of a text is white space.
func hasSpace(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return pyrt.IsSpace(string(r)) })
}

// lastRunes returns the last n characters of a text.
func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// markup handles what begins with '<'.
func (p *htmlParse) markup() bool {
	i, rest := p.at, p.text[p.at:]
	end := -1
	switch {
	case len(rest) > 1 && isASCIILetter(rest[1]):
		end = p.startTag()
	case strings.HasPrefix(rest, "</"):
		end = p.endTag()
	case strings.HasPrefix(rest, "<!--"):
		end = p.upTo(`--\s*>`, 4, "handle_comment", 4)
	case strings.HasPrefix(rest, "<?"):
		end = p.upTo(`>`, 2, "handle_pi", 2)
	case strings.HasPrefix(rest, "<!"):
		end = p.declaration()
	case len(rest) > 1:
		p.handle("handle_data", "<")
		end = i + 1
	default:
		return false
	}
	if end < 0 {
		if !p.final {
			return false
		}
		switch gt, lt := strings.IndexByte(rest[1:], '>'), strings.IndexByte(rest[1:], '<'); {
		case gt >= 0:
			end = i + 1 + gt + 1
		case lt >= 0:
			end = i + 1 + lt
		default:
			end = i + 1
		}
		p.data(p.text[i:end])
	}
	p.move(end)
	return true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// upTo hands what stands before the next match of a pattern to a handler: from counts
// the bytes to look behind, skip those that are not handed over. It returns the place
// behind the match, or -1 if there is none.
func (p *htmlParse) upTo(pattern string, from int, handler string, skip int) int {
	body := p.text[p.at+from:]
	m := pyrt.CompileRegex(pattern, 0).Search(body)
	if m == nil {
		return -1
	}
	at := byteOffset(body, m.Start())
	p.handle(handler, p.text[p.at+skip:p.at+from+at])
	return p.at + from + at + len(m.Text())
}

// byteOffset returns the place of a character of a text.
func byteOffset(s string, n int) int {
	if pyrt.IsASCII(s) {
		return n
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// declaration handles <!DOCTYPE ...>, <![...]> and what is no declaration.
func (p *htmlParse) declaration() int {
	rest := p.text[p.at:]
	switch {
	case strings.HasPrefix(rest, "<!["):
		return p.markedSection(rest)
	case len(rest) >= 9 && strings.EqualFold(rest[:9], "<!doctype"):
		return p.upTo(`>`, 9, "handle_decl", 2)
	}
	return p.upTo(`>`, 2, "handle_comment", 2)
}

func (p *htmlParse) markedSection(rest string) int {
	if len(rest) == 3 {
		return -1
	}
	m := pyrt.CompileRegex(htmlName, 0).Match(rest[3:])
	if m == nil {
		raise(pyrt.AssertionError, "expected name token at %s", pyrt.Repr(firstRunes(rest, 20)))
	}
	if 3+len(m.Text()) == len(rest) {
		return -1
	}
	switch name := strings.ToLower(strings.TrimSpace(m.Text())); name {
	case "temp", "cdata", "ignore", "include", "rcdata":
		return p.upTo(`]\s*]\s*>`, 3, "unknown_decl", 3)
	case "if", "else", "endif":
		return p.upTo(`]\s*>`, 3, "unknown_decl", 3)
	}
	raise(pyrt.AssertionError, "unknown status keyword %s in marked section", pyrt.Repr(m.Text()))
	return -1
}

func firstRunes(s string, n int) string { return s[:byteOffset(s, min(n, pyrt.StrLen(s)))] }
