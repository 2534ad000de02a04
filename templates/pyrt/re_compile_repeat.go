package pyrt

func (c *reCompiler) repeat(n *reNode, flags int) {
	if flags&RegexTemplate != 0 {
		name := [...]string{"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}[n.greed]
		panic(newBareRegexError("internal: unsupported template operator " + name))
	}
	body := n.subs[0]
	switch {
	case body.isUnit():
		c.repeatUnit(n, flags)
	case n.greed == rePossessive:
		c.sub(reInst{op: reOpLoop, min: n.min, max: n.max}, body, flags)
	case n.min == 0 && n.max == 1 && !c.prog.exact:
		pc := c.emit(reInst{op: reOpOption, lazy: n.greed == reLazy})
		c.seq(body, flags)
		c.at(pc).x = c.here()
	default:
		pc := c.emit(reInst{op: reOpRepeat, min: n.min, max: n.max})
		c.seq(body, flags)
		op := reOpUntil
		if n.greed == reLazy {
			op = reOpLazyUntil
		}
		until := c.emit(reInst{op: op, x: pc, min: n.min, max: n.max})
		c.at(pc).x = until
	}
}

// repeatUnit compiles a repetition of a single character.
func (c *reCompiler) repeatUnit(n *reNode, flags int) {
	item := &n.subs[0].nodes[0]
	for item.kind == reGroup {
		flags = reSubFlags(flags, item.add, item.del)
		item = &item.subs[0].nodes[0]
	}
	in := reInst{
		op:  [...]reOp{reOpStar, reOpLazyStar, reOpPossessive}[n.greed],
		min: n.min, max: n.max,
	}
	switch {
	case item.kind == reAny && flags&RegexDotAll != 0:
		in.unit = reUnitAll
	case item.kind == reAny:
		in.unit = reUnitAny
	case item.kind == reIn || item.char >= 0x80 || reFoldOf(flags).cased(item.char):
		in.set = c.unitSet(item, flags)
	case item.kind == reLiteral:
		in.unit, in.char = reUnitByte, byte(item.char)
	default:
		in.unit, in.char = reUnitNotByte, byte(item.char)
	}
	c.emit(in)
}
