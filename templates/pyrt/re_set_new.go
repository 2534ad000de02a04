package pyrt

// newRESet returns the set of a character class under the given flags. With
// IGNORECASE it has what CPython's compiler makes of the class, whose answers for
// characters beyond U+FFFF do not follow from the rules for others.
func newRESet(items []reItem, negate bool, flags int) *reSet {
	s := &reSet{negate: negate}
	for _, item := range items {
		if item.category != 0 {
			category := item.category
			if flags&RegexUnicode == 0 {
				category |= reCategoryASCII
			}
			s.categories = append(s.categories, category)
		}
	}
	fold := reFoldOf(flags)
	if fold == reFoldASCII || fold == reFoldUnicode {
		if s.addFolded(items, fold) {
			s.fold = fold
			return s.finish()
		}
		s.ranges, s.eitherCase = nil, nil // nothing has case
	}
	for _, item := range items {
		if item.category == 0 {
			s.ranges = append(s.ranges, reRange{item.lo, item.hi})
		}
	}
	if fold == reFoldLocale {
		s.fold = fold
	}
	return s.finish()
}

// newRELiteral returns the set of the characters that are cases of r, or of those
// that are not.
func newRELiteral(r rune, negate bool, flags int) *reSet {
	s := &reSet{negate: negate}
	switch fold := reFoldOf(flags); {
	case !fold.cased(r):
		s.addChar(r)
	case fold == reFoldLocale:
		s.addChar(rune(lowerByte(byte(r))))
		s.addChar(rune(upperByte(byte(r))))
	default:
		s.fold = fold
		s.addCases(fold, r)
	}
	return s.finish()
}

func (s *reSet) addChar(r rune) { s.ranges = append(s.ranges, reRange{r, r}) }

func (s *reSet) addCases(fold reFold, r rune) {
	lower := fold.lower(r)
	s.addChar(lower)
	for _, other := range fold.others(lower) {
		s.addChar(other)
	}
}

// addFolded adds the characters of a class in lower case, and reports whether any
// has case.
func (s *reSet) addFolded(items []reItem, fold reFold) (cased bool) {
	const lastOfPlane = 0xFFFF
	for _, item := range items {
		switch {
		case item.category != 0:
		case !item.isRange && fold.lower(item.lo) > lastOfPlane:
			s.addChar(item.lo)
			cased = true
		case !item.isRange:
			s.addCases(fold, item.lo)
			cased = cased || fold.cased(item.lo)
		default:
			for r := item.lo; r <= min(item.hi, lastOfPlane); r++ {
				s.addCases(fold, r)
				cased = cased || fold.cased(r)
			}
			if item.hi > lastOfPlane {
				s.eitherCase = append(s.eitherCase, reRange{item.lo, item.hi})
				cased = true
			}
		}
	}
	return cased
}

// reWide sums up what a set has above ASCII.
type reWide uint8

const (
	reWideNone reWide = iota
	reWideSome        // something, or everything
	reWideDigit
	reWideNotDigit
	reWideSpace
	reWideNotSpace
	reWideWord
	reWideNotWord
)

func (s *reSet) wideKind() reWide {
	top := rune(-1)
	if len(s.ranges) > 0 {
		top = s.ranges[len(s.ranges)-1].hi
	}
	if len(s.eitherCase) > 0 || top > 0x7F || s.fold == reFoldUnicode && top >= 0 {
		return reWideSome // folding brings characters such as the Kelvin sign into ASCII
	}
	kind := reWideNone
	for _, c := range s.categories {
		kind = kind.or(c.wideKind())
	}
	if s.negate {
		return kind.complement()
	}
	return kind
}

func (c reCategory) wideKind() reWide {
	negated := c&reCategoryNot != 0
	if c&reCategoryASCII != 0 {
		if negated {
			return reWideSome
		}
		return reWideNone
	}
	kind := reWideDigit
	switch c & 3 {
	case reSpace:
		kind = reWideSpace
	case reWord:
		kind = reWideWord
	}
	if negated {
		return kind.complement()
	}
	return kind
}

func (w reWide) complement() reWide {
	if w <= reWideSome {
		return reWideSome
	}
	return (w - reWideDigit) ^ 1 + reWideDigit
}

// or returns what sums up two sets together.
func (w reWide) or(v reWide) reWide {
	switch {
	case v == reWideNone || w == v:
		return w
	case w == reWideNone:
		return v
	case w == reWideWord && v == reWideDigit, w == reWideDigit && v == reWideWord:
		return reWideWord
	}
	return reWideSome
}

// disjoint reports whether no character above ASCII is in both of two sets.
func (w reWide) disjoint(v reWide) bool {
	if w > v {
		w, v = v, w
	}
	switch {
	case w == reWideNone:
		return true
	case w == reWideSome:
		return false
	}
	return v == w.complement() || w == reWideDigit && (v == reWideSpace || v == reWideNotWord) ||
		w == reWideSpace && v == reWideWord
}
