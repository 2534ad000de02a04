package pyrt

import "strings"

// StrFind returns s.find(sub): an index in code points, -1 if there is none.
// (`sub in s` is strings.Contains.)
func StrFind(s, sub string) int {
	at := strings.Index(s, sub)
	if at <= 0 {
		return at
	}
	return StrLen(s[:at])
}

// StrRFind returns s.rfind(sub).
func StrRFind(s, sub string) int {
	at := strings.LastIndex(s, sub)
	if at <= 0 {
		return at
	}
	return StrLen(s[:at])
}

// StrFindIn returns s.find(sub, i, j). Write [End] for a j that is left out.
func StrFindIn(s, sub string, i, j int) int {
	part, start, ok := strWindow(s, i, j)
	if !ok {
		return -1
	}
	return addFound(start, StrFind(part, sub))
}

// StrRFindIn returns s.rfind(sub, i, j).
func StrRFindIn(s, sub string, i, j int) int {
	part, start, ok := strWindow(s, i, j)
	if !ok {
		return -1
	}
	return addFound(start, StrRFind(part, sub))
}

func addFound(start, at int) int {
	if at < 0 {
		return at
	}
	return start + at
}

// strWindow returns s[i:j] and where it starts. ok is false if i is beyond the
// end or j before i: nothing is found there, not even "".
func strWindow(s string, i, j int) (part string, start int, ok bool) {
	n := StrLen(s)
	lo, hi := windowBounds(n, i, j)
	if lo > hi {
		return "", 0, false
	}
	if n == len(s) {
		return s[lo:hi], lo, true
	}
	at := byteOffset(s, lo)
	return s[at : at+byteOffset(s[at:], hi-lo)], lo, true
}

// windowBounds clamps the bounds of find, count and startswith: as a slice's,
// except that a start beyond the end stays beyond.
func windowBounds(n, i, j int) (lo, hi int) {
	if i < 0 {
		i = max(0, i+n)
	}
	return i, clampIndex(n, j)
}

// StrIndex returns s.index(sub); a ValueError if there is none.
func StrIndex(s, sub string) int { return foundIndex(StrFind(s, sub)) }

// StrRIndex returns s.rindex(sub); a ValueError if there is none.
func StrRIndex(s, sub string) int { return foundIndex(StrRFind(s, sub)) }

// StrIndexIn returns s.index(sub, i, j); a ValueError if there is none.
func StrIndexIn(s, sub string, i, j int) int { return foundIndex(StrFindIn(s, sub, i, j)) }

// StrRIndexIn returns s.rindex(sub, i, j); a ValueError if there is none.
func StrRIndexIn(s, sub string, i, j int) int { return foundIndex(StrRFindIn(s, sub, i, j)) }

func foundIndex(at int) int {
	if at < 0 {
		panic(NewValueError("substring not found"))
	}
	return at
}

// StrCount returns s.count(sub), without overlaps; len(s)+1 for an empty sub.
func StrCount(s, sub string) int {
	if sub == "" {
		return StrLen(s) + 1
	}
	return strings.Count(s, sub)
}

// StrCountIn returns s.count(sub, i, j).
func StrCountIn(s, sub string, i, j int) int {
	part, _, ok := strWindow(s, i, j)
	if !ok {
		return 0
	}
	return StrCount(part, sub)
}

// StartsWithIn returns s.startswith(prefix, i, j). (s.startswith(prefix) is
// strings.HasPrefix.)
func StartsWithIn(s, prefix string, i, j int) bool {
	part, _, ok := strWindow(s, i, j)
	return ok && strings.HasPrefix(part, prefix)
}

// EndsWithIn returns s.endswith(suffix, i, j).
func EndsWithIn(s, suffix string, i, j int) bool {
	part, _, ok := strWindow(s, i, j)
	return ok && strings.HasSuffix(part, suffix)
}

// StartsWithAny returns s.startswith(prefixes) of a tuple.
func StartsWithAny(s string, prefixes ...string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// EndsWithAny returns s.endswith(suffixes) of a tuple.
func EndsWithAny(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// StrReplaceN returns s.replace(old, new, n): the first n, all if n is negative.
// (s.replace(old, new) is strings.ReplaceAll, unless old may be empty and s not
// ASCII.)
func StrReplaceN(s, old, new string, n int) string {
	if old != "" {
		return strings.Replace(s, old, new, n)
	}
	if n == 0 {
		return s
	}
	// An empty old stands before each code point and at the end.
	out := []byte(new)
	for n--; len(s) > 0 && n != 0; n-- {
		size := charSize(s)
		out = append(append(out, s[:size]...), new...)
		s = s[size:]
	}
	return ownedString(append(out, s...))
}

// StrReplace returns s.replace(old, new).
func StrReplace(s, old, new string) string { return StrReplaceN(s, old, new, -1) }
