package pyrt

import "slices"

// addItem adds to a character class what it does not have yet.
func (n *reNode) addItem(item reItem) {
	if !slices.Contains(n.items, item) {
		n.items = append(n.items, item)
	}
}

// set parses a character class from behind its bracket on.
func (p *reParser) set() reNode {
	here := p.src.tell() - 1
	set := reNode{kind: reIn, negate: p.src.match('^')}
	for {
		t := p.setToken(here)
		if t == ']' && len(set.items) > 0 {
			break
		}
		item := p.setItem(t)
		if !p.src.match('-') {
			set.addItem(item)
			continue
		}
		other := p.setToken(here)
		if other == ']' {
			set.addItem(item)
			set.addItem(reItem{lo: '-', hi: '-'})
			break
		}
		last := p.setItem(other)
		if item.category != 0 || last.category != 0 || last.lo < item.lo {
			panic(p.src.fail("bad character range "+t.text()+"-"+other.text(), t.size()+1+other.size()))
		}
		set.addItem(reItem{lo: item.lo, hi: last.lo, isRange: true})
	}
	if len(set.items) == 1 && set.items[0].category == 0 && !set.items[0].isRange {
		kind := reLiteral
		if set.negate {
			kind = reNotLiteral
		}
		return reNode{kind: kind, char: set.items[0].lo}
	}
	return set
}

func (p *reParser) setToken(here int) reToken {
	t := p.src.get()
	if t == reEnd {
		panic(p.src.fail("unterminated character set", p.src.tell()-here))
	}
	return t
}

func (p *reParser) setItem(t reToken) reItem {
	c := t.char()
	if t.isEscape() {
		if category, ok := reClassEscape(c); ok {
			return reItem{category: category}
		}
		c = p.setEscape(t)
	}
	return reItem{lo: c, hi: c}
}

// setEscape parses the rest of an escape within a character class.
func (p *reParser) setEscape(t reToken) rune {
	if r, ok := p.codeEscape(t); ok {
		return r
	}
	c := t.char()
	if isOctalToken(reToken(c)) {
		return p.src.checkOctal(p.src.while(t.appendTo(nil), 2, isOctalToken))
	}
	if isDigitToken(reToken(c)) || isASCIILetter(c) {
		panic(p.src.fail("bad escape "+t.text(), 2))
	}
	return c
}
