package pyrt

// The flags of regular expressions: re.ASCII and so on, with CPython's numbers, so
// that they are combined with |.
const (
	RegexTemplate   = 1
	RegexIgnoreCase = 2
	RegexLocale     = 4
	RegexMultiline  = 8
	RegexDotAll     = 16
	RegexUnicode    = 32
	RegexVerbose    = 64
	RegexDebug      = 128
	RegexASCII      = 256
)

// reKindFlags are the flags of which a pattern has one: what letters and digits are.
const reKindFlags = RegexASCII | RegexLocale | RegexUnicode

// reGlobalFlags cannot be switched for a part of a pattern.
const reGlobalFlags = RegexDebug | RegexTemplate

// reFlagOf returns the flag of a letter in (?...), or 0.
func reFlagOf(t reToken) int {
	switch t {
	case 'i':
		return RegexIgnoreCase
	case 'L':
		return RegexLocale
	case 'm':
		return RegexMultiline
	case 's':
		return RegexDotAll
	case 'x':
		return RegexVerbose
	case 'a':
		return RegexASCII
	case 't':
		return RegexTemplate
	case 'u':
		return RegexUnicode
	}
	return 0
}

// reCheckedFlags returns the flags of a whole pattern, with UNICODE where a str
// pattern names none.
func reCheckedFlags(flags int, isBytes bool) int {
	has := func(flag int) bool { return flags&flag != 0 }
	switch {
	case !isBytes && has(RegexLocale):
		panic(NewValueError("cannot use LOCALE flag with a str pattern"))
	case !isBytes && has(RegexASCII) && has(RegexUnicode):
		panic(NewValueError("ASCII and UNICODE flags are incompatible"))
	case isBytes && has(RegexUnicode):
		panic(NewValueError("cannot use UNICODE flag with a bytes pattern"))
	case isBytes && has(RegexLocale) && has(RegexASCII):
		panic(NewValueError("ASCII and LOCALE flags are incompatible"))
	case !isBytes && !has(RegexASCII):
		flags |= RegexUnicode
	}
	return flags
}

// reSubFlags returns the flags within (?add-del:...).
func reSubFlags(flags, add, del int) int {
	if add&reKindFlags != 0 {
		flags &^= reKindFlags
	}
	return (flags | add) &^ del
}
