package pyrt

// reCompiler turns the tree of a pattern into a program.
type reCompiler struct {
	prog   *reProgram
	widths []reWidth
	firsts []*reFirst // known so far, by instruction
}

// compileRegex compiles a pattern.
func compileRegex[S string | Bytes](pattern S, flags int) *reProgram {
	if flags&RegexDebug != 0 {
		panic(NewNotImplementedError("re.DEBUG"))
	}
	seq, parser := parseRegex(pattern, flags)
	prog := &reProgram{
		groups:  len(parser.widths) - 1,
		flags:   parser.flags | flags,
		names:   parser.names,
		ordered: parser.nameOrder,
		limit:   0x80,
		least:   seq.measure(parser.widths).min,
		exact:   seq.showsStaleGroups(nil),
	}
	if parser.src.isBytes {
		prog.limit = 256
	}
	c := &reCompiler{prog: prog, widths: parser.widths}
	c.seq(seq, prog.flags)
	c.emit(reInst{op: reOpMatch})
	c.optimize()
	prog.firstSet = c.searchSet(seq)
	return prog
}

// showsStaleGroups reports whether it can be seen that CPython does not take back
// what groups captured when it backtracks outside of loops: where a possessive
// loop has groups, and where a condition asks for a group that it lies in.
func (s *reSeq) showsStaleGroups(open []int) bool {
	for i := range s.nodes {
		n := &s.nodes[i]
		inner := open
		switch n.kind {
		case reGroup:
			inner = append(open, n.group)
		case reRepeat:
			if n.greed == rePossessive && n.subs[0].captures() {
				return true
			}
		case reConditional:
			for _, group := range open {
				if group == n.group {
					return true
				}
			}
		}
		for _, sub := range n.subs {
			if sub != nil && sub.showsStaleGroups(inner) {
				return true
			}
		}
	}
	return false
}

// captures reports whether s has groups that capture.
func (s *reSeq) captures() bool {
	for i := range s.nodes {
		if s.nodes[i].kind == reGroup && s.nodes[i].group > 0 {
			return true
		}
		for _, sub := range s.nodes[i].subs {
			if sub != nil && sub.captures() {
				return true
			}
		}
	}
	return false
}

// emit adds an instruction and returns its place.
func (c *reCompiler) emit(in reInst) int32 {
	c.prog.insts = append(c.prog.insts, in)
	return int32(len(c.prog.insts) - 1)
}

// here returns the place of the next instruction.
func (c *reCompiler) here() int32 { return int32(len(c.prog.insts)) }

func (c *reCompiler) at(pc int32) *reInst { return &c.prog.insts[pc] }

func (c *reCompiler) seq(s *reSeq, flags int) {
	fold := reFoldOf(flags)
	for i := 0; i < len(s.nodes); i++ {
		var text []byte
		for ; i < len(s.nodes) && s.nodes[i].kind == reLiteral && !fold.cased(s.nodes[i].char); i++ {
			text = c.appendChar(text, s.nodes[i].char)
		}
		switch {
		case len(text) == 1:
			c.emit(reInst{op: reOpByte, char: text[0], text: string(text)})
		case len(text) > 1:
			c.emit(reInst{op: reOpText, text: string(text)})
		}
		if i < len(s.nodes) {
			c.node(&s.nodes[i], flags)
		}
	}
}

func (c *reCompiler) appendChar(text []byte, r rune) []byte {
	if c.prog.isBytes() {
		return append(text, byte(r))
	}
	return appendRune(text, r)
}

func (c *reCompiler) node(n *reNode, flags int) {
	switch n.kind {
	case reLiteral, reNotLiteral, reIn:
		c.emit(reInst{op: reOpSet, set: c.unitSet(n, flags)})
	case reAny:
		op := reOpAny
		if flags&RegexDotAll != 0 {
			op = reOpAll
		}
		c.emit(reInst{op: op})
	case reAt:
		c.place(n.at, flags)
	case reBranch:
		c.branch(n.subs, flags)
	case reGroup:
		c.group(n, flags)
	case reAtomic:
		c.sub(reInst{op: reOpAtomic}, n.subs[0], flags)
	case reRepeat:
		c.repeat(n, flags)
	case reLook:
		in := reInst{op: reOpLook, behind: n.behind, negate: n.negate}
		if n.behind {
			in.min = c.fixedWidth(n.subs[0])
		}
		c.sub(in, n.subs[0], flags)
	case reBackref:
		c.emit(reInst{op: reOpBackref, x: int32(n.group), fold: reFoldOf(flags)})
	case reConditional:
		c.conditional(n, flags)
	}
}

// unitSet returns the set of a node that matches one character.
func (c *reCompiler) unitSet(n *reNode, flags int) *reSet {
	if n.kind == reIn {
		return newRESet(n.items, n.negate, flags)
	}
	return newRELiteral(n.char, n.kind == reNotLiteral, flags)
}

// fixedWidth returns the width of a lookbehind.
func (c *reCompiler) fixedWidth(s *reSeq) int {
	w := s.measure(c.widths)
	if w.min > reMaxRepeat {
		panic(newBareRegexError("looks too much behind"))
	}
	if w.min != w.max {
		panic(newBareRegexError("look-behind requires fixed-width pattern"))
	}
	return w.min
}

func (c *reCompiler) group(n *reNode, flags int) {
	if n.group > 0 {
		c.emit(reInst{op: reOpMark, x: int32(2*n.group - 2)})
	}
	c.seq(n.subs[0], reSubFlags(flags, n.add, n.del))
	if n.group > 0 {
		c.emit(reInst{op: reOpMark, x: int32(2*n.group - 1)})
	}
}

// sub compiles what a match of its own is made for. in.x becomes the place
// behind it.
func (c *reCompiler) sub(in reInst, s *reSeq, flags int) {
	pc := c.emit(in)
	c.seq(s, flags)
	c.emit(reInst{op: reOpSubEnd, x: pc})
	c.at(pc).x = c.here()
}

func (c *reCompiler) conditional(n *reNode, flags int) {
	pc := c.emit(reInst{op: reOpConditional, x: int32(n.group)})
	c.seq(n.subs[0], flags)
	if n.subs[1] == nil || len(n.subs[1].nodes) == 0 {
		c.at(pc).alts = []int32{c.here()}
		return
	}
	jump := c.emit(reInst{op: reOpJump})
	c.at(pc).alts = []int32{c.here()}
	c.seq(n.subs[1], flags)
	c.at(jump).x = c.here()
}

// reMaxAlts is how many alternatives a branch has at most: bits of a mask.
const reMaxAlts = 64

func (c *reCompiler) branch(subs []*reSeq, flags int) {
	var rest []*reSeq
	if len(subs) > reMaxAlts {
		subs, rest = subs[:reMaxAlts-1], subs[reMaxAlts-1:]
	}
	pc := c.emit(reInst{op: reOpBranch})
	var alts, jumps []int32
	for _, sub := range subs {
		alts = append(alts, c.here())
		c.seq(sub, flags)
		jumps = append(jumps, c.emit(reInst{op: reOpJump}))
	}
	if rest != nil {
		alts = append(alts, c.here())
		c.branch(rest, flags)
	}
	c.at(pc).alts = alts
	for _, jump := range jumps {
		c.at(jump).x = c.here()
	}
}

func (c *reCompiler) place(at rePlace, flags int) {
	in := reInst{}
	if flags&RegexMultiline != 0 {
		switch at {
		case reAtStart:
			at = reAtLineStart
		case reAtEnd:
			at = reAtLineEnd
		}
	}
	switch at {
	case reAtStart, reAtTextStart:
		in.op = reOpTextStart
	case reAtLineStart:
		in.op = reOpLineStart
	case reAtEnd:
		in.op = reOpEnd
	case reAtLineEnd:
		in.op = reOpLineEnd
	case reAtTextEnd:
		in.op = reOpTextEnd
	case reAtWordEdge, reAtNoWordEdge:
		in.op, in.negate, in.category = reOpWordEdge, at == reAtNoWordEdge, reWord
		if flags&RegexUnicode == 0 {
			in.category |= reCategoryASCII
		}
	}
	c.emit(in)
}
