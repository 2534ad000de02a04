package pyrt

// inlineFlags parses (?flags) and (?flags-flags:, from the first letter, t, on.
// global flags are added to those of the pattern.
func (p *reParser) inlineFlags(t reToken) (add, del int, global bool) {
	if t != '-' {
		add, t = p.addedFlags(t)
	}
	if t == ')' {
		p.flags |= add
		return 0, 0, true
	}
	if add&reGlobalFlags != 0 {
		panic(p.src.fail("bad inline flags: cannot turn on global flag", 1))
	}
	if t == '-' {
		del = p.removedFlags()
	}
	if del&reGlobalFlags != 0 {
		panic(p.src.fail("bad inline flags: cannot turn off global flag", 1))
	}
	if add&del != 0 {
		panic(p.src.fail("bad inline flags: flag turned on and off", 1))
	}
	return add, del, false
}

// addedFlags reads letters up to one of ")-:", which it returns.
func (p *reParser) addedFlags(t reToken) (add int, end reToken) {
	for {
		switch {
		case t == 'L' && !p.src.isBytes:
			panic(p.src.fail("bad inline flags: cannot use 'L' flag with a str pattern", 0))
		case t == 'u' && p.src.isBytes:
			panic(p.src.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0))
		}
		flag := reFlagOf(t)
		add |= flag
		if flag&reKindFlags != 0 && add&reKindFlags != flag {
			panic(p.src.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0))
		}
		t = p.src.get()
		if t == ')' || t == '-' || t == ':' {
			return add, t
		}
		p.checkFlag(t, "missing -, : or )")
	}
}

// removedFlags reads the letters behind the minus, and the colon.
func (p *reParser) removedFlags() (del int) {
	t := p.src.get()
	p.checkFlag(t, "missing flag")
	for {
		flag := reFlagOf(t)
		if flag&reKindFlags != 0 {
			panic(p.src.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0))
		}
		del |= flag
		t = p.src.get()
		if t == ':' {
			return del
		}
		p.checkFlag(t, "missing :")
	}
}

// checkFlag refuses what is no letter of a flag.
func (p *reParser) checkFlag(t reToken, missing string) {
	switch {
	case t == reEnd:
		panic(p.src.fail(missing, 0))
	case reFlagOf(t) != 0:
		return
	case !t.isEscape() && runeFlags(rune(t))&flagAlpha != 0:
		missing = "unknown flag"
	}
	panic(p.src.fail(missing, t.size()))
}
