package pyrt

import "math"

// Text is a str prepared for indexing: At, Slice and Len take constant time
// whatever its characters. Make one before a loop that indexes a str:
//
//	text := pyrt.NewText(s)
//	for i := range text.Len() {
//		if text.At(i) == text.At(-1-i) { ... }
//	}
//
// Nothing is allocated for ASCII, four bytes a character otherwise.
type Text struct {
	ascii string    // the str, if it is ASCII
	wide  *wideText // otherwise
}

type wideText struct {
	s       string
	offsets []uint32 // where each code point begins, and len(s)
}

// NewText returns s, ready for indexing.
func NewText(s string) Text {
	if IsASCII(s) {
		return Text{ascii: s}
	}
	if len(s) > math.MaxUint32 {
		panic(MemoryError.New())
	}
	offsets := make([]uint32, 0, StrLen(s)+1)
	for at := 0; at < len(s); at += charSize(s[at:]) {
		offsets = append(offsets, uint32(at))
	}
	return Text{wide: &wideText{s, append(offsets, uint32(len(s)))}}
}

// String returns the whole str.
func (t Text) String() string {
	if t.wide != nil {
		return t.wide.s
	}
	return t.ascii
}

// Len returns len(t).
func (t Text) Len() int {
	if t.wide != nil {
		return len(t.wide.offsets) - 1
	}
	return len(t.ascii)
}

// At returns t[i]: a character.
func (t Text) At(i int) string {
	if uint(i) < uint(len(t.ascii)) {
		return t.ascii[i : i+1]
	}
	return t.atSlow(i)
}

// atSlow is kept out of line so that At stays small enough to be inlined.
//
//go:noinline
func (t Text) atSlow(i int) string {
	n := t.Len()
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		panic(NewIndexError("string index out of range"))
	}
	if t.wide == nil {
		return t.ascii[i : i+1]
	}
	return t.wide.s[t.wide.offsets[i]:t.wide.offsets[i+1]]
}

// Ord returns ord(t[i]).
func (t Text) Ord(i int) int {
	if uint(i) < uint(len(t.ascii)) {
		return int(t.ascii[i])
	}
	return t.ordSlow(i)
}

func (t Text) ordSlow(i int) int {
	r, _ := decodeRune(t.atSlow(i))
	return int(r)
}

// Slice returns t[i:j]. Write 0 and [End] for bounds that are left out.
func (t Text) Slice(i, j int) string {
	lo, hi := SliceBounds(t.Len(), i, j)
	if t.wide == nil {
		return t.ascii[lo:hi]
	}
	return t.wide.s[t.wide.offsets[lo]:t.wide.offsets[hi]]
}

// SliceStep returns t[i:j:step], with bounds as in [StrSliceStep].
func (t Text) SliceStep(i, j, step int) string {
	if t.wide == nil {
		return StrSliceStep(t.ascii, i, j, step)
	}
	start, count := SliceRange(t.Len(), i, j, step)
	var out []byte
	for k := range count {
		at := start + k*step
		out = append(out, t.wide.s[t.wide.offsets[at]:t.wide.offsets[at+1]]...)
	}
	return ownedString(out)
}
