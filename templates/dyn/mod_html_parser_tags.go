package dyn

import (
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/templates/pyrt"
)

// startTag handles a start tag and returns the place behind it, or -1 if it does not
// end.
func (p *htmlParse) startTag() int {
	SetAttr(p.self, "_HTMLParser__starttag_text", nil)
	end := p.startTagEnd()
	if end < 0 {
		return end
	}
	tag := p.text[p.at:end]
	SetAttr(p.self, "_HTMLParser__starttag_text", tag)
	m := pyrt.CompileRegex(htmlTagName, 0).Match(p.text[p.at+1:])
	at := p.at + 1 + len(m.Text())
	name := pyrt.StrLower(m.Text(1))
	SetAttr(p.self, "lasttag", name)
	attrs, at := p.attributes(at, end)
	switch rest := pyrt.StrStrip(p.text[at:max(at, end)]); {
	case rest != ">" && rest != "/>":
		p.handle("handle_data", tag)
	case rest == "/>":
		p.handle("handle_startendtag", name, attrs)
	default:
		p.handle("handle_starttag", name, attrs)
		if In(name, GetAttr(p.self, "CDATA_CONTENT_ELEMENTS")) {
			p.handle("set_cdata_mode", name)
		}
	}
	return end
}

// attributes reads attributes from a place on, and returns them and where they end.
func (p *htmlParse) attributes(at, end int) (*List, int) {
	attrs := pyrt.NewList[Value]()
	for at < end {
		_, size := utf8.DecodeLastRuneInString(p.text[:at])
		m := pyrt.CompileRegex(htmlAttr, 0).Match(p.text[at-size:])
		if m == nil {
			break
		}
		var value Value
		if rest, _ := m.Group(2).Get(); rest != "" {
			text := m.Text(3)
			if n := len(text); n > 0 && (text[0] == '\'' || text[0] == '"') && text[n-1] == text[0] {
				text = text[1:max(1, n-1)]
			}
			value = htmlUnescape(text)
		}
		attrs.Append(Tuple{pyrt.StrLower(m.Text(1)), value})
		at += len(m.Text()) - size
	}
	return attrs, at
}

// startTagEnd returns the place behind a start tag, or -1 if it does not end.
func (p *htmlParse) startTagEnd() int {
	m := pyrt.CompileRegex(htmlStartTag, 0).Match(p.text[p.at:])
	end := p.at + len(m.Text())
	switch rest := p.text[end:]; {
	case strings.HasPrefix(rest, ">"):
		return end + 1
	case strings.HasPrefix(rest, "/>"):
		return end + 2
	case rest == "" || rest[0] == '/' || rest[0] == '=' || isASCIILetter(rest[0]):
		return -1
	}
	return end
}

// endTag handles an end tag and returns the place behind it, or -1 if it does not end.
func (p *htmlParse) endTag() int {
	rest := p.text[p.at:]
	gt := strings.IndexByte(rest, '>')
	if gt < 0 {
		return -1
	}
	end := p.at + gt + 1
	raw := p.rawElement()
	m := pyrt.CompileRegex(htmlEndTag, 0).Match(rest)
	if m == nil {
		if raw != "" {
			p.data(p.text[p.at:end])
			return end
		}
		return p.oddEndTag(rest)
	}
	name := pyrt.StrLower(m.Text(1))
	if raw != "" && raw != name {
		p.data(p.text[p.at:end])
		return end
	}
	p.handle("handle_endtag", name)
	p.handle("clear_cdata_mode")
	return end
}

// oddEndTag handles what begins as an end tag and goes on otherwise.
func (p *htmlParse) oddEndTag(rest string) int {
	name := pyrt.CompileRegex(htmlTagName, 0).Match(rest[2:])
	switch {
	case name == nil && strings.HasPrefix(rest, "</>"):
		return p.at + 3
	case name == nil:
		return p.upTo(`>`, 2, "handle_comment", 2)
	}
	behind := 2 + len(name.Text())
	gt := strings.IndexByte(rest[behind:], '>')
	p.handle("handle_endtag", pyrt.StrLower(name.Text(1)))
	if gt < 0 {
		return 0
	}
	return p.at + behind + gt + 1
}

// reference handles what begins with '&'; it returns false where more text is needed.
func (p *htmlParse) reference() bool {
	rest := p.text[p.at:]
	if strings.HasPrefix(rest, "&#") {
		m := pyrt.CompileRegex(htmlNumber, 0).Match(rest)
		if m == nil {
			if strings.Contains(rest, ";") {
				p.handle("handle_data", rest[:2])
				p.move(p.at + 2)
			}
			return false
		}
		p.handle("handle_charref", withoutLast(m.Text())[2:])
		p.passReference(m.Text())
		return true
	}
	if m := pyrt.CompileRegex(htmlEntity, 0).Match(rest); m != nil {
		p.handle("handle_entityref", m.Text(1))
		p.passReference(m.Text())
		return true
	}
	if m := pyrt.CompileRegex(htmlIncomplete, 0).Match(rest); m != nil {
		if p.final && m.Text() == rest {
			p.move(p.at + 1)
		}
		return false
	}
	if len(rest) == 1 {
		return false
	}
	p.handle("handle_data", "&")
	p.move(p.at + 1)
	return true
}

// passReference goes on behind a reference, whose match takes one character more; a
// semicolon belongs to it.
func (p *htmlParse) passReference(match string) {
	n := len(match)
	if !strings.HasSuffix(match, ";") {
		n = len(withoutLast(match))
	}
	p.move(p.at + n)
}

func withoutLast(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size]
}
