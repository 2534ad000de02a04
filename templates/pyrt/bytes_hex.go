package pyrt

import "strconv"

// Hex returns b.hex().
func (b Bytes) Hex() string {
	out := make([]byte, 0, 2*len(b))
	for i := range len(b) {
		out = append(out, hexDigits[b[i]>>4], hexDigits[b[i]&15])
	}
	return ownedString(out)
}

// HexSep returns b.hex(sep, every): sep stands after every so many bytes counted
// from the end, or from the start if every is negative; it is 1 by default.
func (b Bytes) HexSep(sep string, every int) string {
	if len(sep) != 1 {
		if StrLen(sep) != 1 {
			panic(NewValueError("sep must be length 1."))
		}
		panic(NewValueError("sep must be ASCII."))
	}
	if every == 0 {
		return b.Hex()
	}
	out := make([]byte, 0, 3*len(b))
	for i := range len(b) {
		ahead := len(b) - i
		if every < 0 {
			ahead = i
		}
		if i > 0 && ahead%every == 0 {
			out = append(out, sep[0])
		}
		out = append(out, hexDigits[b[i]>>4], hexDigits[b[i]&15])
	}
	return ownedString(out)
}

// FromHex returns bytes.fromhex(s): ASCII whitespace may stand between bytes.
func FromHex(s string) Bytes {
	for i := range len(s) {
		if s[i] >= 0x80 { // looked for before anything else
			refuseHex(s, i)
		}
	}
	out := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if c := s[i]; c == ' ' || '\t' <= c && c <= '\r' {
			i++
			continue
		}
		high := digitValue(s[i])
		if high >= 16 {
			refuseHex(s, i)
		}
		if i+1 == len(s) || digitValue(s[i+1]) >= 16 {
			refuseHex(s, i+1)
		}
		out = append(out, byte(high<<4|digitValue(s[i+1])))
		i += 2
	}
	return Bytes(ownedString(out))
}

func refuseHex(s string, at int) {
	panic(NewValueError("non-hexadecimal number found in fromhex() arg at position " + strconv.Itoa(StrLen(s[:at]))))
}

// MakeTransBytes returns bytes.maketrans(from, to).
func MakeTransBytes(from, to Bytes) Bytes {
	if len(from) != len(to) {
		panic(NewValueError("maketrans arguments must have same length"))
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(from) {
		table[from[i]] = to[i]
	}
	return Bytes(table)
}

// Translate returns b.translate(table, delete=remove): the bytes of remove go,
// and the others become what stands at their place in table. A table of None is
// [Identity].
func (b Bytes) Translate(table, remove Bytes) Bytes {
	if len(table) != 256 {
		panic(NewValueError("translation table must be 256 characters long"))
	}
	var gone [256]bool
	for i := range len(remove) {
		gone[remove[i]] = true
	}
	out := make([]byte, 0, len(b))
	for i := range len(b) {
		if c := b[i]; !gone[c] {
			out = append(out, table[c])
		}
	}
	return Bytes(ownedString(out))
}

// Identity returns the table of bytes.translate that changes nothing.
func Identity() Bytes { return MakeTransBytes("", "") }
