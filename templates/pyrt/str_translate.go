package pyrt

// Translation is a table of str.translate: what each code point becomes. A
// character that becomes "" is removed; one that is not in it stays.
type Translation map[rune]string

// MakeTrans returns str.maketrans(from, to, remove): each character of from
// becomes the one at the same place in to, and those of remove go.
func MakeTrans(from, to, remove string) Translation {
	if StrLen(from) != StrLen(to) {
		panic(NewValueError("the first two maketrans arguments must have equal length"))
	}
	table := make(Translation, len(from)+len(remove))
	for r := range CodePoints(from) {
		size := charSize(to)
		table[r] = to[:size]
		to = to[size:]
	}
	for r := range CodePoints(remove) {
		table[r] = ""
	}
	return table
}

// Translate returns s.translate(table).
func Translate(s string, table Translation) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		if to, ok := table[r]; ok {
			out = append(out, to...)
		} else {
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return ownedString(out)
}
