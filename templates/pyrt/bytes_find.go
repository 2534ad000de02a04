package pyrt

import "strings"

// ByteOf returns the byte n as the methods take one in place of bytes: b.find(n)
// is b.Find(ByteOf(n)).
func ByteOf(n int) Bytes { return Bytes([]byte{byteValue(n)}) }

// At returns b[i].
func (b Bytes) At(i int) int {
	if i < 0 {
		i += len(b)
	}
	if uint(i) >= uint(len(b)) {
		panic(NewIndexError("index out of range"))
	}
	return int(b[i])
}

// Slice returns b[i:j]. Write 0 and [End] for bounds that are left out.
func (b Bytes) Slice(i, j int) Bytes {
	lo, hi := SliceBounds(len(b), i, j)
	return b[lo:hi]
}

// SliceStep returns b[i:j:step], with bounds as in [StrSliceStep].
func (b Bytes) SliceStep(i, j, step int) Bytes {
	start, count := SliceRange(len(b), i, j, step)
	out := make([]byte, count)
	for k := range out {
		out[k] = b[start+k*step]
	}
	return Bytes(ownedString(out))
}

// Repeat returns b * n.
func (b Bytes) Repeat(n int) Bytes {
	if n <= 0 || b == "" {
		return ""
	}
	if n > End/len(b) {
		panic(NewOverflowError("repeated bytes are too long"))
	}
	return Bytes(strings.Repeat(string(b), n))
}

// Contains reports sub in b.
func (b Bytes) Contains(sub Bytes) bool { return strings.Contains(string(b), string(sub)) }

// Find returns b.find(sub): -1 if there is none.
func (b Bytes) Find(sub Bytes) int { return strings.Index(string(b), string(sub)) }

// RFind returns b.rfind(sub).
func (b Bytes) RFind(sub Bytes) int { return strings.LastIndex(string(b), string(sub)) }

// FindIn returns b.find(sub, i, j). Write [End] for a j that is left out.
func (b Bytes) FindIn(sub Bytes, i, j int) int {
	part, start, ok := b.window(i, j)
	if !ok {
		return -1
	}
	return addFound(start, part.Find(sub))
}

// RFindIn returns b.rfind(sub, i, j).
func (b Bytes) RFindIn(sub Bytes, i, j int) int {
	part, start, ok := b.window(i, j)
	if !ok {
		return -1
	}
	return addFound(start, part.RFind(sub))
}

// window returns b[i:j] and where it starts; ok is false if that is no place in b.
func (b Bytes) window(i, j int) (part Bytes, start int, ok bool) {
	lo, hi := windowBounds(len(b), i, j)
	if lo > hi {
		return "", 0, false
	}
	return b[lo:hi], lo, true
}

// Index returns b.index(sub, i, j); a ValueError if there is none.
func (b Bytes) Index(sub Bytes, i, j int) int { return foundSubsection(b.FindIn(sub, i, j)) }

// RIndex returns b.rindex(sub, i, j); a ValueError if there is none.
func (b Bytes) RIndex(sub Bytes, i, j int) int { return foundSubsection(b.RFindIn(sub, i, j)) }

func foundSubsection(at int) int {
	if at < 0 {
		panic(NewValueError("subsection not found"))
	}
	return at
}

// Count returns b.count(sub), without overlaps; len(b)+1 for an empty sub.
func (b Bytes) Count(sub Bytes) int {
	if sub == "" {
		return len(b) + 1
	}
	return strings.Count(string(b), string(sub))
}

// CountIn returns b.count(sub, i, j).
func (b Bytes) CountIn(sub Bytes, i, j int) int {
	part, _, ok := b.window(i, j)
	if !ok {
		return 0
	}
	return part.Count(sub)
}

// StartsWith reports b.startswith(prefix).
func (b Bytes) StartsWith(prefix Bytes) bool { return strings.HasPrefix(string(b), string(prefix)) }

// EndsWith reports b.endswith(suffix).
func (b Bytes) EndsWith(suffix Bytes) bool { return strings.HasSuffix(string(b), string(suffix)) }

// StartsWithIn reports b.startswith(prefix, i, j).
func (b Bytes) StartsWithIn(prefix Bytes, i, j int) bool {
	part, _, ok := b.window(i, j)
	return ok && part.StartsWith(prefix)
}

// EndsWithIn reports b.endswith(suffix, i, j).
func (b Bytes) EndsWithIn(suffix Bytes, i, j int) bool {
	part, _, ok := b.window(i, j)
	return ok && part.EndsWith(suffix)
}

// RemovePrefix returns b.removeprefix(prefix).
func (b Bytes) RemovePrefix(prefix Bytes) Bytes {
	return Bytes(strings.TrimPrefix(string(b), string(prefix)))
}

// RemoveSuffix returns b.removesuffix(suffix).
func (b Bytes) RemoveSuffix(suffix Bytes) Bytes {
	return Bytes(strings.TrimSuffix(string(b), string(suffix)))
}

// Replace returns b.replace(old, new, n): the first n, all if n is negative.
func (b Bytes) Replace(old, new Bytes, n int) Bytes {
	if old != "" {
		return Bytes(strings.Replace(string(b), string(old), string(new), n))
	}
	if n == 0 {
		return b
	}
	// An empty old stands before each byte and at the end.
	out := []byte(new)
	for n--; len(b) > 0 && n != 0; n-- {
		out = append(append(out, b[0]), new...)
		b = b[1:]
	}
	return Bytes(append(out, b...))
}

// Join returns b.join(parts).
func (b Bytes) Join(parts []Bytes) Bytes {
	var out []byte
	for i, part := range parts {
		if i > 0 {
			out = append(out, b...)
		}
		out = append(out, part...)
	}
	return Bytes(ownedString(out))
}
