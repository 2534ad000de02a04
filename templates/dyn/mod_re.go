package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModRe is the module re.
var ModRe = NewLibrary("re", func(m *Module) {
	m.Def("compile(pattern, flags=0)", func(a []Value) Value { return compilePattern(a[0], a[1]) })
	m.Def("search(pattern, string, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[2]).(regexPattern).find(a[1], searching, nil, nil)
	})
	m.Def("match(pattern, string, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[2]).(regexPattern).find(a[1], matching, nil, nil)
	})
	m.Def("fullmatch(pattern, string, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[2]).(regexPattern).find(a[1], fullMatching, nil, nil)
	})
	m.Def("findall(pattern, string, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[2]).(regexPattern).findAll(a[1], nil, nil)
	})
	m.Def("finditer(pattern, string, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[2]).(regexPattern).findIter(a[1], nil, nil)
	})
	m.Def("split(pattern, string, maxsplit=0, flags=0)", func(a []Value) Value {
		return compilePattern(a[0], a[3]).(regexPattern).split(a[1], Index(a[2]))
	})
	m.Def("sub(pattern, repl, string, count=0, flags=0)", func(a []Value) Value {
		text, _ := compilePattern(a[0], a[4]).(regexPattern).sub(a[1], a[2], Index(a[3]))
		return text
	})
	m.Def("subn(pattern, repl, string, count=0, flags=0)", func(a []Value) Value {
		text, n := compilePattern(a[0], a[4]).(regexPattern).sub(a[1], a[2], Index(a[3]))
		return Tuple{text, n}
	})
	m.Def("escape(pattern)", func(a []Value) Value {
		if s, ok := asStr(a[0]); ok {
			return pyrt.EscapeRegex(s)
		}
		b, ok := bytesOf(a[0])
		if !ok {
			raise(pyrt.TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(a[0]))
		}
		return pyrt.EscapeRegex(b)
	})
	m.Def("purge()", func([]Value) Value {
		pyrt.PurgeRegexes()
		return nil
	})
	m.Const("Pattern", patternType)
	m.Const("Match", matchType)
	m.Const("error", regexErrorType)
	m.Const("RegexFlag", regexFlagType())
	m.Const("NOFLAG", regexFlag(0))
	for _, row := range regexFlags {
		m.Const(row.name, regexFlag(row.value))
		m.Const(row.short, regexFlag(row.value))
	}
})

// regexFlags are the flags, in the order in which they are shown.
var regexFlags = []struct {
	name, short string
	value       int
}{
	{"ASCII", "A", pyrt.RegexASCII}, {"IGNORECASE", "I", pyrt.RegexIgnoreCase}, {"LOCALE", "L", pyrt.RegexLocale},
	{"UNICODE", "U", pyrt.RegexUnicode}, {"MULTILINE", "M", pyrt.RegexMultiline}, {"DOTALL", "S", pyrt.RegexDotAll},
	{"VERBOSE", "X", pyrt.RegexVerbose}, {"TEMPLATE", "T", pyrt.RegexTemplate}, {"DEBUG", "DEBUG", pyrt.RegexDebug},
}

// compilePattern is re.compile.
func compilePattern(pattern, flags Value) Value {
	n := Index(flags)
	if p, ok := pattern.(regexPattern); ok {
		if n != 0 {
			raise(pyrt.ValueError, "cannot process flags argument with a compiled pattern")
		}
		return p
	}
	if n&pyrt.RegexDebug != 0 {
		panic(pyrt.NewGuard("re.DEBUG is not carried over"))
	}
	return regexGuarded(func() Value {
		if s, ok := asStr(pattern); ok {
			return &patternOf[string]{re: pyrt.CompileRegex(s, n)}
		}
		if b, ok := bytesOf(pattern); ok {
			return &patternOf[Bytes]{re: pyrt.CompileRegexBytes(b, n)}
		}
		raise(pyrt.TypeError, "first argument must be string or compiled pattern")
		return nil
	})
}

var regexErrorType = func() *Class {
	c := Exc(pyrt.RegexErrorClass)
	c.Module = "re"
	return c
}()

func init() {
	regexErrorType.DefSelf("__init__(msg, pattern=None, pos=None)", func(a []Value) Value {
		text := Str(a[1])
		if a[2] != nil && a[3] != nil {
			pattern, _ := asStr(a[2])
			text = pyrt.NewRegexError(text, pattern, Index(a[3])).Text()
		}
		excOf(a[0]).Args = []Value{text}
		for i, name := range []string{"msg", "pattern", "pos"} {
			a[0].(*Object).setAttr(name, a[i+1])
		}
		return nil
	})
}

// regexGuarded raises the errors of the compiler as objects with their attributes.
func regexGuarded(compile func() Value) Value {
	defer func() {
		p := recover()
		if e, ok := p.(*pyrt.RegexError); ok {
			o := excObject(e.Exc())
			o.setAttr("msg", e.Msg)
			o.setAttr("pattern", e.Pattern)
			o.setAttr("pos", e.Pos.Value())
			o.setAttr("lineno", e.LineNo.Value())
			o.setAttr("colno", e.ColNo.Value())
			panic(e.Exc())
		}
		if p != nil {
			panic(p)
		}
	}()
	return compile()
}

var (
	regexFlagClass = NewType("re", "RegexFlag", IntType)
	// knownFlags keeps one object for each combination.
	knownFlags = map[int]*Object{}
)

// regexFlagType is re.RegexFlag: an int that shows its names.
func regexFlagType() *Class { return regexFlagClass }

func regexFlag(n int) Value {
	if o := knownFlags[n]; o != nil {
		return o
	}
	o := newObject(regexFlagClass)
	o.native = n
	knownFlags[n] = o
	return o
}

func init() {
	c := regexFlagClass
	c.layout = IntType
	text := func(a []Value) Value { return flagNames(a[0].(int), "re.") }
	c.Def("__repr__()", text)
	c.Def("__str__()", text)
	c.Def("__format__(spec, /)", func(a []Value) Value { return FormatValue(flagNames(a[0].(int), "re."), 0, Str(a[1])) })
	c.Getter("name", func(v Value) Value { return flagNames(v.(int), "") })
	c.Getter("value", func(v Value) Value { return v })
	for method, op := range map[string]func(x, y int) int{
		"or":  func(x, y int) int { return x | y },
		"and": func(x, y int) int { return x & y },
		"xor": func(x, y int) int { return x ^ y },
	} {
		fn := func(a []Value) Value {
			n, ok := asIndex(a[1])
			if !ok {
				return NotImplemented
			}
			return regexFlag(op(a[0].(int), n))
		}
		c.Def("__"+method+"__(other, /)", fn)
		c.Def("__r"+method+"__(other, /)", fn)
	}
	c.Def("__invert__()", func(a []Value) Value {
		all := 0
		for _, row := range regexFlags {
			all |= row.value
		}
		return regexFlag(all &^ a[0].(int))
	})
	c.Def("__contains__(other, /)", func(a []Value) Value {
		n, _ := asIndex(a[1])
		return a[0].(int)&n == n
	})
}

// flagNames writes flags, each behind a prefix.
func flagNames(n int, prefix string) string {
	if n == 0 {
		return prefix + "NOFLAG"
	}
	var names []string
	for _, row := range regexFlags {
		if n&row.value != 0 {
			names = append(names, prefix+row.name)
			n &^= row.value
		}
	}
	if n != 0 {
		names = append(names, pyrt.Format(n, "#x"))
	}
	return strings.Join(names, "|")
}
