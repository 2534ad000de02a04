package pyrt

import (
	"slices"
	"unicode/utf8"
)

// reCategory is a class of characters such as \w.
type reCategory uint8

const (
	reDigit reCategory = 1 + iota
	reSpace
	reWord
	reCategoryNot   reCategory = 4 // the characters that are none
	reCategoryASCII reCategory = 8 // of ASCII's alone
)

// has reports whether r is in the category.
func (c reCategory) has(r rune) bool {
	found := false
	switch {
	case r >= utf8.RuneSelf && c&reCategoryASCII != 0:
	case c&3 == reDigit:
		_, found = decimalValue(r)
	case c&3 == reSpace && c&reCategoryASCII != 0:
		found = isSpaceASCII(byte(r))
	case c&3 == reSpace:
		found = isSpace(r)
	default:
		found = isWord(r)
	}
	return found != (c&reCategoryNot != 0)
}

// isWord reports whether \w matches r.
func isWord(r rune) bool {
	return r == '_' || runeFlags(r)&(flagAlpha|flagDecimal|flagDigit|flagNumeric) != 0
}

// reRange is the characters lo to hi.
type reRange struct{ lo, hi rune }

// reSet is a set of characters that a pattern matches one of.
type reSet struct {
	low        [256]bool // the answers for the first characters
	ranges     []reRange // in order
	eitherCase []reRange // matched in upper case too
	categories []reCategory
	negate     bool
	fold       reFold // done to a character before it is looked up
	wide       reWide // what lies above ASCII
}

// has reports whether r is in the set.
func (s *reSet) has(r rune) bool {
	if r < 256 {
		return s.low[r]
	}
	return s.compute(r)
}

func (s *reSet) compute(r rune) bool {
	if s.fold == reFoldLocale {
		return s.holds(s.fold.lower(r)) != s.negate ||
			r < utf8.RuneSelf && s.holds(rune(upperByte(byte(r)))) != s.negate
	}
	return s.holds(s.fold.lower(r)) != s.negate
}

func (s *reSet) holds(r rune) bool {
	if inRanges(s.ranges, r) {
		return true
	}
	for _, c := range s.categories {
		if c.has(r) {
			return true
		}
	}
	if len(s.eitherCase) == 0 {
		return false
	}
	return inRanges(s.eitherCase, r) || inRanges(s.eitherCase, reUpper(r))
}

func inRanges(ranges []reRange, r rune) bool {
	if len(ranges) < 8 {
		for _, part := range ranges {
			if part.lo <= r && r <= part.hi {
				return true
			}
		}
		return false
	}
	_, found := slices.BinarySearchFunc(ranges, r, func(part reRange, r rune) int {
		switch {
		case part.hi < r:
			return -1
		case part.lo > r:
			return 1
		}
		return 0
	})
	return found
}

// finish sorts the ranges and fills in the answers for low characters.
func (s *reSet) finish() *reSet {
	slices.SortFunc(s.ranges, func(a, b reRange) int { return int(a.lo - b.lo) })
	joined := s.ranges[:0]
	for _, part := range s.ranges {
		if n := len(joined); n > 0 && part.lo <= joined[n-1].hi+1 {
			joined[n-1].hi = max(joined[n-1].hi, part.hi)
		} else {
			joined = append(joined, part)
		}
	}
	s.ranges = joined
	for r := range rune(len(s.low)) {
		s.low[r] = s.compute(r)
	}
	s.wide = s.wideKind()
	return s
}
