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
	s       string
	offsets []uint32 // where each code point begins, and len(s); nil if all are ASCII
}

// NewText returns s, ready for indexing.
func NewText(s string) Text {
	if IsASCII(s) {
		return Text{s: s}
	}
	if len(s) > math.MaxUint32 {
		panic(MemoryError.New())
	}
	offsets := make([]uint32, 0, StrLen(s)+1)
	for at := 0; at < len(s); at += charSize(s[at:]) {
		offsets = append(offsets, uint32(at))
	}
	return Text{s: s, offsets: append(offsets, uint32(len(s)))}
}

// String returns the whole str.
func (t Text) String() string { return t.s }

// Len returns len(t).
func (t Text) Len() int {
	if t.offsets == nil {
		return len(t.s)
	}
	return len(t.offsets) - 1
}

// At returns t[i]: a character.
func (t Text) At(i int) string {
	if t.offsets == nil && uint(i) < uint(len(t.s)) {
		return t.s[i : i+1]
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
	if t.offsets == nil {
		return t.s[i : i+1]
	}
	return t.s[t.offsets[i]:t.offsets[i+1]]
}

// Ord returns ord(t[i]).
func (t Text) Ord(i int) int {
	if t.offsets == nil && uint(i) < uint(len(t.s)) {
		return int(t.s[i])
	}
	return Ord(t.atSlow(i))
}

// Slice returns t[i:j]. Write 0 and [End] for bounds that are left out.
func (t Text) Slice(i, j int) string {
	lo, hi := SliceBounds(t.Len(), i, j)
	if t.offsets == nil {
		return t.s[lo:hi]
	}
	return t.s[t.offsets[lo]:t.offsets[hi]]
}

// SliceStep returns t[i:j:step], with bounds as in [StrSliceStep].
func (t Text) SliceStep(i, j, step int) string {
	if t.offsets == nil {
		return StrSliceStep(t.s, i, j, step)
	}
	start, count := SliceRange(t.Len(), i, j, step)
	var out []byte
	for k := range count {
		at := start + k*step
		out = append(out, t.s[t.offsets[at]:t.offsets[at+1]]...)
	}
	return ownedString(out)
}

// index returns the index of the code point that begins at a byte of t.
func (t Text) index(at int) int {
	if t.offsets == nil {
		return at
	}
	return StrLen(t.s[:at])
}
