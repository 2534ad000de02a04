package pyrt

// group parses what follows an opening parenthesis. It returns whether white
// space is skipped from there on.
func (p *reParser) group(seq *reSeq, verbose, first bool) bool {
	start := p.src.tell() - 1
	if !p.src.match('?') {
		p.capture(seq, start, "", verbose)
		return verbose
	}
	t := p.src.get()
	switch t {
	case reEnd:
		panic(p.src.fail("unexpected end of pattern", 0))
	case 'P':
		p.named(seq, start, verbose)
	case ':':
		p.plainGroup(seq, start, verbose, reNode{kind: reGroup})
	case '#':
		p.comment(start)
	case '=', '!', '<':
		p.look(seq, start, t, verbose)
	case '(':
		p.conditional(seq, start, verbose)
	case '>':
		p.plainGroup(seq, start, verbose, reNode{kind: reAtomic})
	default:
		if reFlagOf(t) == 0 && t != '-' {
			panic(p.src.fail("unknown extension ?"+t.text(), t.size()+1))
		}
		add, del, global := p.inlineFlags(t)
		if !global {
			p.plainGroup(seq, start, verbose, reNode{kind: reGroup, add: add, del: del})
			return verbose
		}
		if !first || len(seq.nodes) > 0 {
			panic(p.src.fail("global flags not at the start of the expression", p.src.tell()-start))
		}
		return p.flags&RegexVerbose != 0
	}
	return verbose
}

func (t reToken) text() string { return runesText(t.appendTo(nil)) }

// capture parses the rest of a group that captures.
func (p *reParser) capture(seq *reSeq, start int, name string, verbose bool) {
	group := len(p.widths)
	p.widths, p.open = append(p.widths, reWidth{}), append(p.open, true)
	if name != "" {
		if old, ok := p.names[name]; ok {
			panic(p.src.fail("redefinition of group name "+ReprStr(name)+" as group "+Repr(group)+
				"; was group "+Repr(old), StrLen(name)+1))
		}
		p.names[name] = group
		p.nameOrder = append(p.nameOrder, name)
	}
	sub := p.alternatives(verbose, false)
	p.closeGroup(start)
	p.widths[group], p.open[group] = sub.measure(p.widths), false
	seq.add(reNode{kind: reGroup, group: group, subs: []*reSeq{sub}})
}

// plainGroup parses the rest of a group that captures nothing.
func (p *reParser) plainGroup(seq *reSeq, start int, verbose bool, n reNode) {
	verbose = (verbose || n.add&RegexVerbose != 0) && n.del&RegexVerbose == 0
	n.subs = []*reSeq{p.alternatives(verbose, false)}
	p.closeGroup(start)
	seq.add(n)
}

func (p *reParser) closeGroup(start int) {
	if !p.src.match(')') {
		panic(p.src.fail("missing ), unterminated subpattern", p.src.tell()-start))
	}
}

// named parses (?P<name>...) and (?P=name) from behind the P on.
func (p *reParser) named(seq *reSeq, start int, verbose bool) {
	switch {
	case p.src.match('<'):
		name := runesText(p.src.until('>', "group name"))
		p.src.checkName(name, 1)
		p.capture(seq, start, name, verbose)
	case p.src.match('='):
		name := runesText(p.src.until(')', "group name"))
		p.src.checkName(name, 1)
		group, ok := p.names[name]
		if !ok {
			panic(p.src.fail("unknown group name "+ReprStr(name), StrLen(name)+1))
		}
		if p.open[group] {
			panic(p.src.fail("cannot refer to an open group", StrLen(name)+1))
		}
		p.checkBehind(group)
		seq.add(reNode{kind: reBackref, group: group})
	default:
		t := p.src.get()
		if t == reEnd {
			panic(p.src.fail("unexpected end of pattern", 0))
		}
		panic(p.src.fail("unknown extension ?P"+t.text(), t.size()+2))
	}
}

// checkBehind refuses references within a lookbehind to groups of its own.
func (p *reParser) checkBehind(group int) {
	if p.behindFrom == 0 {
		return
	}
	if group >= len(p.open) || p.open[group] {
		panic(p.src.fail("cannot refer to an open group", 0))
	}
	if group >= p.behindFrom {
		panic(p.src.fail("cannot refer to group defined in the same lookbehind subpattern", 0))
	}
}

func (p *reParser) comment(start int) {
	for {
		if p.src.next == reEnd {
			panic(p.src.fail("missing ), unterminated comment", p.src.tell()-start))
		}
		if p.src.get() == ')' {
			return
		}
	}
}

// look parses a lookahead or lookbehind from behind its first character, t, on.
func (p *reParser) look(seq *reSeq, start int, t reToken, verbose bool) {
	behind, outer := t == '<', p.behindFrom
	if behind {
		t = p.src.get()
		if t == reEnd {
			panic(p.src.fail("unexpected end of pattern", 0))
		}
		if t != '=' && t != '!' {
			panic(p.src.fail("unknown extension ?<"+t.text(), t.size()+2))
		}
		if outer == 0 {
			p.behindFrom = len(p.widths)
		}
	}
	sub := p.alternatives(verbose, false)
	p.behindFrom = outer
	p.closeGroup(start)
	seq.add(reNode{kind: reLook, behind: behind, negate: t == '!', subs: []*reSeq{sub}})
}

// conditional parses (?(group)yes|no) from behind the second parenthesis on.
func (p *reParser) conditional(seq *reSeq, start int, verbose bool) {
	group := p.conditionGroup()
	p.checkBehind(group)
	yes := p.sequence(verbose, false)
	var no *reSeq
	if p.src.match('|') {
		no = p.sequence(verbose, false)
		if p.src.next == '|' {
			panic(p.src.fail("conditional backref with more than two branches", 0))
		}
	}
	p.closeGroup(start)
	seq.add(reNode{kind: reConditional, group: group, subs: []*reSeq{yes, no}})
}

func (p *reParser) conditionGroup() int {
	name := runesText(p.src.until(')', "group name"))
	back := StrLen(name) + 1
	if IsIdentifier(name) {
		group, ok := p.names[name]
		if !ok {
			panic(p.src.fail("unknown group name "+ReprStr(name), back))
		}
		return group
	}
	group := p.src.groupNumber(name, back)
	if group == 0 {
		panic(p.src.fail("bad group number", back))
	}
	p.conditions = append(p.conditions, reCondition{group, p.src.tell() - back})
	return group
}

// groupNumber reads the number of a group as int() does. back is how many
// characters before the next token an error lies.
func (s *reSource) groupNumber(text string, back int) int {
	n, err := ParseBigIntErr(text, 10)
	if err != nil || n.Sign() < 0 {
		panic(s.fail("bad character in group name "+ReprStr(text), back))
	}
	if n.Cmp(NewInt(reMaxGroups)) >= 0 {
		panic(s.fail("invalid group reference "+Repr(n), back))
	}
	return n.Int()
}
