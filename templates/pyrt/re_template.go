package pyrt

import "strconv"

// reTemplate is a replacement such as `\1-\g<name>`: pieces of text, and groups.
type reTemplate[S string | Bytes] struct {
	pieces []reTemplatePiece[S]
}

// reTemplatePiece is text with a group behind it, or -1 for none.
type reTemplatePiece[S string | Bytes] struct {
	text  S
	group int
}

// reTemplateParser reads a template for a program.
type reTemplateParser[S string | Bytes] struct {
	src  *reSource
	prog *reProgram
	text []rune
	out  reTemplate[S]
}

// parseTemplate parses a template as CPython's re._parser does, with its errors.
func parseTemplate[S string | Bytes](template S, prog *reProgram) reTemplate[S] {
	p := &reTemplateParser[S]{src: newRESource(template), prog: prog}
	for {
		t := p.src.get()
		switch {
		case t == reEnd:
			p.flush(-1)
			return p.out
		case t.isEscape():
			p.escape(t)
		default:
			p.text = append(p.text, rune(t))
		}
	}
}

// flush ends a piece of text with a group.
func (p *reTemplateParser[S]) flush(group int) {
	if len(p.text) == 0 && group < 0 {
		return
	}
	var text []byte
	for _, r := range p.text {
		if p.src.isBytes {
			text = append(text, byte(r))
		} else {
			text = appendRune(text, r)
		}
	}
	p.out.pieces = append(p.out.pieces, reTemplatePiece[S]{S(text), group})
	p.text = nil
}

// addGroup ends a piece with a group. back is how far back an error lies.
func (p *reTemplateParser[S]) addGroup(group, back int) {
	if group > p.prog.groups {
		panic(p.src.fail("invalid group reference "+strconv.Itoa(group), back))
	}
	p.flush(group)
}

func (p *reTemplateParser[S]) escape(t reToken) {
	c := t.char()
	switch {
	case c == 'g':
		p.named()
	case c == '0':
		digits := p.src.while([]rune{c}, 2, isOctalToken)
		p.text = append(p.text, octalValue(digits)&0xFF)
	case isDigitToken(reToken(c)):
		p.number(t)
	default:
		r, ok := reSimpleEscape(c)
		switch {
		case ok:
			p.text = append(p.text, r)
		case isASCIILetter(c):
			panic(p.src.fail("bad escape "+t.text(), 2))
		default:
			p.text = append(p.text, '\\', c)
		}
	}
}

// named reads \g<name> and \g<number> from behind the g on.
func (p *reTemplateParser[S]) named() {
	if !p.src.match('<') {
		panic(p.src.fail("missing <", 0))
	}
	name := runesText(p.src.until('>', "group name"))
	back := StrLen(name) + 1
	if !IsIdentifier(name) {
		p.addGroup(p.src.groupNumber(name, back), back)
		return
	}
	group, ok := p.prog.names[name]
	if !ok {
		panic(NewIndexError("unknown group name " + ReprStr(name)))
	}
	p.addGroup(group, back)
}

// number reads \1, \12, or an octal escape of three digits.
func (p *reTemplateParser[S]) number(t reToken) {
	text := t.appendTo(nil)
	if isDigitToken(p.src.next) {
		text = append(text, rune(p.src.get()))
		if isOctalToken(reToken(text[1])) && isOctalToken(reToken(text[2])) && isOctalToken(p.src.next) {
			text = append(text, rune(p.src.get()))
			p.text = append(p.text, p.src.checkOctal(text))
			return
		}
	}
	group, _ := strconv.Atoi(string(text[1:]))
	p.addGroup(group, len(text)-1)
}

// literal returns the template's text if it names no group.
func (t reTemplate[S]) literal() (text S, ok bool) {
	switch {
	case len(t.pieces) == 0:
		return text, true
	case len(t.pieces) == 1 && t.pieces[0].group < 0:
		return t.pieces[0].text, true
	}
	return text, false
}

// expand fills in the groups of a match; those that did not match are empty.
func (t reTemplate[S]) expand(m *Match[S]) S {
	var out []byte
	for _, piece := range t.pieces {
		out = append(out, piece.text...)
		if piece.group >= 0 {
			out = append(out, m.Group(piece.group).Or("")...)
		}
	}
	return S(out)
}

// appendTo appends what a machine's match expands to.
func (t reTemplate[S]) appendTo(out []byte, m *reMachine) []byte {
	for _, piece := range t.pieces {
		out = append(out, piece.text...)
		switch {
		case piece.group == 0:
			out = append(out, m.whole[m.start:m.end]...)
		case piece.group > 0:
			if start, end, ok := m.group(int32(piece.group)); ok {
				checkSpan(start, end)
				out = append(out, m.whole[start:end]...)
			}
		}
	}
	return out
}
