package pyrt

import (
	"strings"
	"sync"
	"testing"
)

// TestRegexLarge matches long texts, for which a recursive matcher runs out of stack.
func TestRegexLarge(t *testing.T) {
	const n = 1 << 20
	long := strings.Repeat("ab", n/2)
	for _, c := range []struct {
		pattern string
		want    bool
	}{
		{`(a|b)*`, true},
		{`(a|b)*?$`, true},
		{`(?:a|b)*c`, false},
		{`(?:(a)|(b))*`, true},
		{`(?:ab)*+`, true},
		{`(?>(?:ab)+)`, true},
		{`(?:a(?=b)b)*`, true},
		{`(?:(?:a)+(?:b)+)+`, true},
		{`.*?x|.*`, true},
		{`(.)*`, true},
	} {
		m := CompileRegex(c.pattern, 0).Match(long)
		if (m != nil) != c.want || m != nil && m.End() != n {
			t.Errorf("%s: %v", c.pattern, m != nil)
		}
	}
	// What is left must not be room for a million places to come back to.
	re := CompileRegex(`(a|b)*`, 0)
	if m := re.idle.Load(); m != nil && cap(m.frames) > reMaxIdle {
		t.Errorf("an idle machine has room for %d frames", cap(m.frames))
	}
}

// TestRegexLongTextPlaces compares places in long texts with those that counting gives.
func TestRegexLongTextPlaces(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("a", 5000), strings.Repeat("é", 5000), strings.Repeat("aé中😀\xed\xa0\x80", 500), "é" + strings.Repeat("a", 600), strings.Repeat("中", 171),
	} {
		n := 0
		for offset := range s {
			if isContinuation(s[offset]) {
				continue // within a surrogate, where Go sees several characters
			}
			if got := charCount(s, offset); got != n {
				t.Fatalf("%d characters before byte %d of %.8q, want %d", got, offset, s, n)
			}
			if got := charOffset(s, n); got != offset {
				t.Fatalf("character %d of %.8q at byte %d, want %d", n, s, got, offset)
			}
			n++
		}
		if charCount(s, len(s)) != n || charOffset(s, n) != len(s) || charOffset(s, n+5) != len(s) {
			t.Errorf("the end of %.8q", s)
		}
	}
}

// TestRegexScanner goes on where the last match ended, as tokenizers do.
func TestRegexScanner(t *testing.T) {
	text := strings.Repeat("größe = 12; ", 2000)
	re := CompileRegex(`\s*(?:(\w+)|(=|;))`, 0)
	count := 0
	for at := 0; ; count++ {
		m := re.Match(text, at)
		if m == nil {
			break
		}
		at = m.End()
	}
	if count != 4*2000 {
		t.Errorf("%d tokens", count)
	}
}

func TestRegexConcurrent(t *testing.T) {
	re := CompileRegex(`(\w+)@(\w+)`, 0)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 500 {
				got := re.Sub(`\2 at \1`, "joe@home, ann@work", 0)
				if got != "home at joe, work at ann" {
					t.Error(got)
					return
				}
			}
		})
	}
	group.Wait()
}

// TestRegexNested uses a pattern from within its own replacement.
func TestRegexNested(t *testing.T) {
	re := CompileRegex(`\((\w*)\)|\w`, 0)
	got := re.SubFunc(func(m *Match[string]) string {
		if inner, ok := m.Group(1).Get(); ok {
			return "[" + re.SubFunc(func(m *Match[string]) string { return m.Text() + "." }, inner, 0) + "]"
		}
		return StrUpper(m.Text())
	}, "a(bc)d", 0)
	if got != "A[b.c.]D" {
		t.Error(got)
	}
}

func TestRegexCache(t *testing.T) {
	PurgeRegexes()
	first := CompileRegex("cached", 0)
	if CompileRegex("cached", 0) != first || CompileRegex("cached", RegexIgnoreCase) == first {
		t.Error("not cached by pattern and flags")
	}
	for i := range reMaxCache {
		CompileRegex("x"+Repr(i), 0)
	}
	if CompileRegex("cached", 0) == first {
		t.Error("the oldest pattern was kept")
	}
	if n := len(regexCache.entries); n != reMaxCache {
		t.Errorf("%d patterns", n)
	}
}
