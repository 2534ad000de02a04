package pyrt

// optimize finds what lets a match skip what cannot succeed.
func (c *reCompiler) optimize() {
	c.firsts = make([]*reFirst, len(c.prog.insts))
	for i := range c.prog.insts {
		pc := int32(i)
		switch in := c.at(pc); in.op {
		case reOpStar, reOpLazyStar:
			c.optimizeStar(in, pc)
		case reOpBranch:
			c.optimizeBranch(in)
		case reOpUntil, reOpLazyUntil:
			if !c.prog.exact {
				in.next, in.body = c.first(pc+1, 0).orNil(), c.first(in.x+1, 0).orNil()
			}
		case reOpOption:
			in.next, in.body = c.first(in.x, 0).orNil(), c.first(pc+1, 0).orNil()
		}
	}
	c.optimizeSearch()
}

// optimizeStar makes a repetition possessive where what follows cannot begin with
// what it repeats: giving back would be in vain.
func (c *reCompiler) optimizeStar(in *reInst, pc int32) {
	if c.prog.exact && !c.isText(pc+1) {
		return
	}
	next := c.first(pc+1, 0)
	if next.any {
		return
	}
	if !c.prog.exact && next.disjoint(c.ownFirst(in), c.prog.limit) {
		in.op = reOpPossessive
		return
	}
	in.next = next
	if b, only := next.onlyByte(); only && in.op == reOpLazyStar {
		in.stop, in.hasStop = b, true
	}
}

// isText reports whether the instruction matches certain characters, and so
// changes nothing where it fails.
func (c *reCompiler) isText(pc int32) bool {
	switch c.at(pc).op {
	case reOpByte, reOpText, reOpSet:
		return true
	}
	return false
}

// optimizeBranch notes for each byte which alternatives can begin with it.
func (c *reCompiler) optimizeBranch(in *reInst) {
	in.masks = new([257]uint64)
	for i, alt := range in.alts {
		f := reFirstAny
		if !c.prog.exact || c.isText(alt) {
			f = c.first(alt, 0)
		}
		for b, admitted := range f.bytes {
			if admitted {
				in.masks[b] |= 1 << i
			}
		}
		if f.end {
			in.masks[256] |= 1 << i
		}
	}
}

// optimizeSearch finds what every match begins with.
func (c *reCompiler) optimizeSearch() {
	p := c.prog
	pc := int32(0)
	marks := false
	for c.at(pc).op == reOpMark {
		pc, marks = pc+1, true
	}
	switch op := c.at(pc).op; op {
	case reOpTextStart, reOpLineStart:
		p.anchor = op
		return
	}
	for ; ; pc++ {
		in := c.at(pc)
		if in.op == reOpMark {
			marks = true
			continue
		}
		if in.op != reOpByte && in.op != reOpText {
			p.onlyPrefix = in.op == reOpMatch && !marks && p.prefix != ""
			break
		}
		p.prefix += in.text
	}
	if p.prefix == "" {
		p.first = c.first(0, 0).orNil()
	}
}

// searchSet returns the class that a pattern begins with as CPython's search looks
// for it: \w within (?a:...) or (?u:...) is there taken under the flags of the whole
// pattern, so that search misses what match finds. It is nil where that makes no
// difference.
func (c *reCompiler) searchSet(s *reSeq) *reSet {
	const foldLocale = RegexIgnoreCase | RegexLocale
	whole := c.prog.flags
	if c.prog.least == 0 || whole&foldLocale == foldLocale || len(s.nodes) == 0 {
		return nil
	}
	n, flags := &s.nodes[0], whole
	for n.kind == reGroup {
		flags = reSubFlags(flags, n.add, n.del)
		if flags&foldLocale == foldLocale || len(n.subs[0].nodes) == 0 {
			return nil
		}
		n = &n.subs[0].nodes[0]
	}
	if n.kind != reIn || (flags^whole)&RegexUnicode == 0 {
		return nil
	}
	categories := false
	for _, item := range n.items {
		categories = categories || item.category != 0
		if item.category == 0 && item.anyCased(reFoldOf(flags)) {
			return nil
		}
	}
	if !categories {
		return nil
	}
	return newRESet(n.items, n.negate, whole&^RegexIgnoreCase)
}

// anyCased reports whether a range has characters with case, or too many to tell.
func (item reItem) anyCased(fold reFold) bool {
	if fold == reFoldNone {
		return false
	}
	if item.isRange && item.hi > 0xFFFF {
		return true
	}
	for r := item.lo; r <= item.hi; r++ {
		if fold.cased(r) {
			return true
		}
	}
	return false
}
