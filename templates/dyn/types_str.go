package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var sigStr = signatureOf("object=, encoding=, errors=")

func init() {
	StrType.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sigStr.bindBuiltin("str", nil, args, kw)
		switch {
		case a[0] == Unbound:
			return ""
		case a[1] == Unbound && a[2] == Unbound:
			return Str(a[0])
		}
		return decodeArg(a[0], a[1], a[2])
	}, nil)
	t := StrType
	t.defineOperator(opAdd, isA[string], false)
	t.defineOperator(opMul, isIndex, true)
	t.Def("__mod__(value, /)", func(a []Value) Value { return percentStr(a[0].(string), a[1]) })
	t.Def("__rmod__(value, /)", func(a []Value) Value {
		if s, ok := inner(a[1]).(string); ok {
			return percentStr(s, a[0])
		}
		return NotImplemented
	})
	t.defineOrder(isA[string])
	t.defineHash()
	t.defineText()
	t.defineFormat()
	t.defineSequence()
	t.Def("__str__()", func(a []Value) Value { return a[0] })
	t.Def("__getnewargs__()", func(a []Value) Value { return Tuple{a[0]} })
	defineStrTests(t)
	defineStrCase(t)
	defineStrSearch(t)
	defineStrSplit(t)
	defineStrPad(t)
	defineStrFormat(t)
}

// decodeArg is str(b, encoding, errors).
func decodeArg(v, encoding, errors Value) Value {
	name := strArg(given(encoding, "utf-8"), "str() argument 'encoding'")
	handler := strArg(given(errors, "strict"), "str() argument 'errors'")
	b, ok := bytesOf(v)
	if !ok {
		if _, isStr := asStr(v); isStr {
			raise(pyrt.TypeError, "decoding str is not supported")
		}
		raise(pyrt.TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(v))
	}
	return b.Decode(name, handler)
}

func defineStrTests(t *Class) {
	t.Def("isalnum()", boolText(pyrt.IsAlnum))
	t.Def("isalpha()", boolText(pyrt.IsAlpha))
	t.Def("isascii()", boolText(pyrt.IsASCII[string]))
	t.Def("isdecimal()", boolText(pyrt.IsDecimal))
	t.Def("isdigit()", boolText(pyrt.IsDigit))
	t.Def("isidentifier()", boolText(pyrt.IsIdentifier))
	t.Def("islower()", boolText(pyrt.IsLower))
	t.Def("isnumeric()", boolText(pyrt.IsNumeric))
	t.Def("isprintable()", boolText(pyrt.IsPrintable))
	t.Def("isspace()", boolText(pyrt.IsSpace))
	t.Def("istitle()", boolText(pyrt.IsTitle))
	t.Def("isupper()", boolText(pyrt.IsUpper))
}

func defineStrCase(t *Class) {
	t.Def("capitalize()", textText(pyrt.Capitalize))
	t.Def("casefold()", textText(pyrt.CaseFold))
	t.Def("lower()", textText(pyrt.StrLower))
	t.Def("swapcase()", textText(pyrt.SwapCase))
	t.Def("title()", textText(pyrt.StrTitle))
	t.Def("upper()", textText(pyrt.StrUpper))
	t.Def("encode(encoding='utf-8', errors='strict')", func(a []Value) Value {
		return pyrt.Encode(a[0].(string), strArg(a[1], "encode() argument 'encoding'"), strArg(a[2], "encode() argument 'errors'"))
	})
}

func defineStrSearch(t *Class) {
	t.Def("find(sub, start=None, end=None, /)", strSearch(pyrt.StrFindIn))
	t.Def("rfind(sub, start=None, end=None, /)", strSearch(pyrt.StrRFindIn))
	t.Def("index(sub, start=None, end=None, /)", strSearch(pyrt.StrIndexIn))
	t.Def("rindex(sub, start=None, end=None, /)", strSearch(pyrt.StrRIndexIn))
	t.Def("count(sub, start=None, end=None, /)", strSearch(pyrt.StrCountIn))
	t.Def("startswith(prefix, start=None, end=None, /)", strAffix("startswith", pyrt.StartsWithIn))
	t.Def("endswith(suffix, start=None, end=None, /)", strAffix("endswith", pyrt.EndsWithIn))
	t.Def("removeprefix(prefix, /)", func(a []Value) Value {
		return pyrt.RemovePrefix(a[0].(string), strArg(a[1], "removeprefix() argument"))
	})
	t.Def("removesuffix(suffix, /)", func(a []Value) Value {
		return pyrt.RemoveSuffix(a[0].(string), strArg(a[1], "removesuffix() argument"))
	})
	t.Def("replace(old, new, count=-1, /)", func(a []Value) Value {
		return pyrt.StrReplaceN(a[0].(string), strArg(a[1], "replace() argument 1"), strArg(a[2], "replace() argument 2"), clampedIndex(a[3]))
	})
	t.Def("translate(table, /)", func(a []Value) Value { return translate(a[0].(string), a[1]) })
	t.Static("maketrans(x, y=, z=, /)", func(a []Value) Value { return makeTrans(a[0], a[1], a[2]) })
}

// strSearch is a method that looks for a str between two bounds.
func strSearch[R any](find func(s, sub string, i, j int) R) func(a []Value) Value {
	return func(a []Value) Value {
		sub := textArg(a[1])
		i, j := bounds(a[2], a[3])
		return find(a[0].(string), sub, i, j)
	}
}

// strAffix is startswith or endswith, which also take a tuple.
func strAffix(name string, test func(s, affix string, i, j int) bool) func(a []Value) Value {
	return func(a []Value) Value {
		i, j := bounds(a[2], a[3])
		if affixes, ok := inner(a[1]).(Tuple); ok {
			for _, affix := range affixes {
				text, ok := asStr(affix)
				if !ok {
					raise(pyrt.TypeError, "tuple for %s must only contain str, not %s", name, TypeName(affix))
				}
				if test(a[0].(string), text, i, j) {
					return true
				}
			}
			return false
		}
		text, ok := asStr(a[1])
		if !ok {
			raise(pyrt.TypeError, "%s first arg must be str or a tuple of str, not %s", name, TypeName(a[1]))
		}
		return test(a[0].(string), text, i, j)
	}
}

func defineStrSplit(t *Class) {
	t.Def("split(sep=None, maxsplit=-1)", func(a []Value) Value {
		if a[1] == nil {
			return strList(pyrt.FieldsN(a[0].(string), intArg(a[2])))
		}
		return strList(pyrt.StrSplitN(a[0].(string), separator(a[1]), intArg(a[2])))
	})
	t.Def("rsplit(sep=None, maxsplit=-1)", func(a []Value) Value {
		if a[1] == nil {
			return strList(pyrt.RFieldsN(a[0].(string), intArg(a[2])))
		}
		return strList(pyrt.StrRSplitN(a[0].(string), separator(a[1]), intArg(a[2])))
	})
	t.Def("splitlines(keepends=False)", func(a []Value) Value {
		return strList(pyrt.SplitLines(a[0].(string), Truth(a[1])))
	})
	t.Def("partition(sep, /)", func(a []Value) Value {
		before, at, after := pyrt.Partition(a[0].(string), textArg(a[1]))
		return Tuple{before, at, after}
	})
	t.Def("rpartition(sep, /)", func(a []Value) Value {
		before, at, after := pyrt.RPartition(a[0].(string), textArg(a[1]))
		return Tuple{before, at, after}
	})
	t.Def("join(iterable, /)", func(a []Value) Value { return joinStr(a[0].(string), a[1]) })
	t.Def("strip(chars=None, /)", strStrip("strip", pyrt.StrStrip, pyrt.StrStripChars))
	t.Def("lstrip(chars=None, /)", strStrip("lstrip", pyrt.StrLStrip, pyrt.StrLStripChars))
	t.Def("rstrip(chars=None, /)", strStrip("rstrip", pyrt.StrRStrip, pyrt.StrRStripChars))
}

func separator(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "must be str or None, not %s", TypeName(v))
	}
	return s
}

// joinStr is sep.join(items).
func joinStr(sep string, v Value) string {
	if !isIterable(v) {
		raise(pyrt.TypeError, "can only join an iterable")
	}
	items := Items(v)
	texts := make([]string, len(items))
	for i, x := range items {
		s, ok := asStr(x)
		if !ok {
			raise(pyrt.TypeError, "sequence item %d: expected str instance, %s found", i, TypeName(x))
		}
		texts[i] = s
	}
	return strings.Join(texts, sep)
}

func strStrip(name string, spaces func(s string) string, chars func(s, chars string) string) func(a []Value) Value {
	return func(a []Value) Value {
		if a[1] == nil {
			return spaces(a[0].(string))
		}
		set, ok := asStr(a[1])
		if !ok {
			raise(pyrt.TypeError, "%s arg must be None or str", name)
		}
		return chars(a[0].(string), set)
	}
}

func defineStrPad(t *Class) {
	t.Def("center(width, fillchar=' ', /)", strPad(pyrt.StrCenter))
	t.Def("ljust(width, fillchar=' ', /)", strPad(pyrt.StrLJust))
	t.Def("rjust(width, fillchar=' ', /)", strPad(pyrt.StrRJust))
	t.Def("zfill(width, /)", func(a []Value) Value { return pyrt.ZFill(a[0].(string), intArg(a[1])) })
	t.Def("expandtabs(tabsize=8)", func(a []Value) Value { return pyrt.ExpandTabs(a[0].(string), intArg(a[1])) })
}

func strPad(pad func(s string, width int, fill string) string) func(a []Value) Value {
	return func(a []Value) Value {
		width := intArg(a[1])
		fill, ok := asStr(a[2])
		if !ok {
			raise(pyrt.TypeError, "The fill character must be a unicode character, not %s", TypeName(a[2]))
		}
		return pad(a[0].(string), width, fill)
	}
}
