package suppress

import (
	"fmt"
	"strconv"
	"strings"
)

// parseRange reads "-12,3" or "+12", where the number of lines is 1 if not written.
func parseRange(s, sign string) (from, n int, ok bool) {
	s, ok = strings.CutPrefix(s, sign)
	if !ok {
		return 0, 0, false
	}
	first, count, several := strings.Cut(s, ",")
	a, err := strconv.ParseUint(first, 10, 31)
	b := uint64(1)
	if several && err == nil {
		b, err = strconv.ParseUint(count, 10, 31)
	}
	return int(a), int(b), err == nil
}

// patchName reads the name behind "+++ ": b/ and the path, in quotes if it holds
// odd characters, and followed by a tab if it holds a space; /dev/null, for a file
// that is gone, is "".
func patchName(s string) (string, error) {
	if strings.HasPrefix(s, `"`) {
		name, err := unquote(s)
		if err != nil {
			return "", err
		}
		s = name
	} else {
		s = strings.TrimSuffix(s, "\t")
	}
	if s == "/dev/null" {
		return "", nil
	}
	name, ok := strings.CutPrefix(s, "b/")
	if !ok {
		return "", fmt.Errorf("file name %q in a patch", s)
	}
	return name, nil
}

// unquote undoes git's quoting: C's escapes, and three octal digits for a byte.
func unquote(s string) (string, error) {
	bad := func() (string, error) { return "", fmt.Errorf("quoted file name %q in a patch", s) }
	body := strings.TrimSuffix(strings.TrimPrefix(s, `"`), "\t")
	body, ok := strings.CutSuffix(body, `"`)
	if !ok {
		return bad()
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' {
			b.WriteByte(body[i])
			continue
		}
		if i++; i == len(body) {
			return bad()
		}
		if at := strings.IndexByte(`abtnvfr"\`, body[i]); at >= 0 {
			b.WriteByte("\a\b\t\n\v\f\r\"\\"[at])
			continue
		}
		if i+3 > len(body) {
			return bad()
		}
		n, err := strconv.ParseUint(body[i:i+3], 8, 8)
		if err != nil {
			return bad()
		}
		b.WriteByte(byte(n))
		i += 2
	}
	return b.String(), nil
}
