package pyrt

import (
	"strconv"
	"strings"
)

// EscapeRegex returns re.escape(s): a pattern that matches s.
func EscapeRegex[S string | Bytes](s S) S {
	var out []byte
	for i := range len(s) {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return S(ownedString(out))
}

// reFlagNames are the flags as repr writes them, in their order.
var reFlagNames = []struct {
	flag int
	name string
}{
	{RegexTemplate, "TEMPLATE"}, {RegexIgnoreCase, "IGNORECASE"}, {RegexLocale, "LOCALE"},
	{RegexMultiline, "MULTILINE"}, {RegexDotAll, "DOTALL"}, {RegexUnicode, "UNICODE"},
	{RegexVerbose, "VERBOSE"}, {RegexDebug, "DEBUG"}, {RegexASCII, "ASCII"},
}

// Repr returns repr(re), such as re.compile('a', re.IGNORECASE).
func (re *Pattern[S]) Repr() string {
	const longest = 200
	flags := re.prog.flags
	if !re.prog.isBytes() && flags&(RegexLocale|RegexUnicode|RegexASCII) == RegexUnicode {
		flags &^= RegexUnicode // as all are
	}
	var names []string
	for _, f := range reFlagNames {
		if flags&f.flag != 0 {
			names = append(names, "re."+f.name)
			flags &^= f.flag
		}
	}
	if flags != 0 {
		names = append(names, "0x"+strconv.FormatInt(int64(flags), 16))
	}
	out := "re.compile(" + StrSlice(Repr(re.text), 0, longest)
	if len(names) > 0 {
		out += ", " + strings.Join(names, "|")
	}
	return out + ")"
}

// Str returns str(re).
func (re *Pattern[S]) Str() string { return re.Repr() }

// Repr returns repr(m).
func (m *Match[S]) Repr() string {
	start, end := m.Span()
	return "<re.Match object; span=(" + Repr(start) + ", " + Repr(end) + "), match=" + Repr(m.Text()) + ">"
}

// Str returns str(m).
func (m *Match[S]) Str() string { return m.Repr() }
