package pyrt

// reFirst is what text can begin with where a part of a pattern matches: a
// superset, so that places where the part must fail are skipped unseen.
type reFirst struct {
	bytes [256]bool // those that begin a character
	end   bool      // or the end of the text
	wide  reWide    // what bytes has above ASCII
	any   bool      // anything at all, also the end
}

var reFirstAny = func() *reFirst {
	f := &reFirst{end: true, any: true, wide: reWideSome}
	for i := range f.bytes {
		f.bytes[i] = true
	}
	return f
}()

// admits reports whether s can go on so at p.
func (f *reFirst) admits(s string, p int) bool {
	if uint(p) < uint(len(s)) {
		return f.bytes[s[p]]
	}
	return f.end
}

func (f *reFirst) or(g *reFirst) *reFirst {
	switch {
	case f.any || g.any:
		return reFirstAny
	case f == g:
		return f
	}
	out := &reFirst{end: f.end || g.end, wide: f.wide.or(g.wide)}
	for i := range out.bytes {
		out.bytes[i] = f.bytes[i] || g.bytes[i]
	}
	return out
}

func (f *reFirst) and(g *reFirst) *reFirst {
	switch {
	case f.any:
		return g
	case g.any:
		return f
	}
	out := &reFirst{end: f.end && g.end, wide: f.wide}
	for i := range out.bytes {
		out.bytes[i] = f.bytes[i] && g.bytes[i]
	}
	return out
}

// disjoint reports whether no character is in both.
func (f *reFirst) disjoint(g *reFirst, limit int) bool {
	for i := range limit {
		if f.bytes[i] && g.bytes[i] {
			return false
		}
	}
	return limit == 256 || f.wide.disjoint(g.wide)
}

// orNil returns f, or nil where it says nothing.
func (f *reFirst) orNil() *reFirst {
	if f.any {
		return nil
	}
	return f
}

// onlyByte returns the byte that text must begin with, if it is always the same.
func (f *reFirst) onlyByte() (only byte, ok bool) {
	for b, admitted := range f.bytes {
		if admitted && ok {
			return 0, false
		}
		if admitted {
			only, ok = byte(b), true
		}
	}
	return only, ok && !f.end
}

// addWide adds characters above ASCII.
func (f *reFirst) addWide(kind reWide) {
	if kind == reWideNone {
		return
	}
	f.wide = f.wide.or(kind)
	for i := 0xC0; i < 256; i++ {
		f.bytes[i] = true
	}
}

// reMaxFirstDepth bounds how far ahead first looks.
const reMaxFirstDepth = 100

// first returns what text can go on with at an instruction.
func (c *reCompiler) first(pc int32, depth int) *reFirst {
	if depth > reMaxFirstDepth {
		return reFirstAny
	}
	if f := c.firsts[pc]; f != nil {
		return f
	}
	c.firsts[pc] = reFirstAny // should a loop come back here
	f := c.findFirst(pc, depth+1)
	c.firsts[pc] = f
	return f
}

func (c *reCompiler) findFirst(pc int32, depth int) *reFirst {
	in := c.at(pc)
	next := func() *reFirst { return c.first(pc+1, depth) }
	switch in.op {
	case reOpByte, reOpText, reOpSet, reOpAny, reOpAll:
		return c.ownFirst(in)
	case reOpMark, reOpTextStart, reOpLineStart, reOpWordEdge, reOpAtomic:
		return next()
	case reOpEnd, reOpLineEnd:
		f := &reFirst{end: true}
		f.bytes['\n'] = true
		return f
	case reOpTextEnd:
		return &reFirst{end: true}
	case reOpJump:
		return c.first(in.x, depth)
	case reOpBranch:
		f := c.first(in.alts[0], depth)
		for _, alt := range in.alts[1:] {
			f = f.or(c.first(alt, depth))
		}
		return f
	case reOpOption:
		return next().or(c.first(in.x, depth))
	case reOpConditional:
		return next().or(c.first(in.alts[0], depth))
	case reOpStar, reOpLazyStar, reOpPossessive:
		if in.min == 0 {
			return c.ownFirst(in).or(next())
		}
		return c.ownFirst(in)
	case reOpRepeat:
		if in.min == 0 {
			return next().or(c.first(in.x+1, depth))
		}
		return next()
	case reOpLoop:
		if in.min == 0 {
			return next().or(c.first(in.x, depth))
		}
		return next()
	case reOpUntil, reOpLazyUntil:
		return c.first(in.x+1, depth).or(next())
	case reOpLook:
		after := c.first(in.x, depth)
		if in.negate || in.behind {
			return after
		}
		return after.and(next())
	}
	// Also behind a match within the match: what follows it may be no reason to
	// choose otherwise within.
	return reFirstAny
}

// ownFirst returns what an instruction begins with that matches characters.
func (c *reCompiler) ownFirst(in *reInst) *reFirst {
	f := &reFirst{}
	switch {
	case in.text != "":
		f.bytes[in.text[0]] = true
		if in.text[0] >= 0x80 {
			f.wide = reWideSome
		}
		return f
	case in.set != nil:
		copy(f.bytes[:c.prog.limit], in.set.low[:])
		if !c.prog.isBytes() {
			f.addWide(in.set.wide)
		}
		return f
	case in.op == reOpStar || in.op == reOpLazyStar || in.op == reOpPossessive:
		if in.unit == reUnitByte {
			f.bytes[in.char] = true
			return f
		}
	}
	*f = *reFirstAny
	f.any, f.end = false, false
	switch {
	case in.op == reOpAny || in.unit == reUnitAny && in.op != reOpAll:
		f.bytes['\n'] = false
	case in.unit == reUnitNotByte:
		f.bytes[in.char] = false
	}
	return f
}
