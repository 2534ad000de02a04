package gogen

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// initialisms are words that Go writes in capitals.
var initialisms = []string{"id", "url", "http", "json", "xml", "html", "api", "ip", "uri", "sql", "cpu", "utf8", "ascii", "io"}

// words parts a Python name into its words: snake_case, CamelCase, CAPITALS.
func words(name string) []string {
	var list []string
	for _, part := range strings.Split(strings.Trim(name, "_"), "_") {
		if part == "" {
			continue
		}
		if part == strings.ToUpper(part) {
			list = append(list, strings.ToLower(part))
			continue
		}
		start := 0
		runes := []rune(part)
		for i := 1; i < len(runes); i++ {
			if unicode.IsUpper(runes[i]) && !unicode.IsUpper(runes[i-1]) {
				list = append(list, string(runes[start:i]))
				start = i
			}
		}
		list = append(list, string(runes[start:]))
	}
	return list
}

// mixedCaps writes a Python name in Go's manner, exported or not.
func mixedCaps(name string, exported bool) string {
	var b strings.Builder
	for i, w := range words(name) {
		switch {
		case i == 0 && !exported:
			r, n := utf8.DecodeRuneInString(w)
			if w == strings.ToUpper(w) {
				b.WriteString(strings.ToLower(w))
			} else {
				b.WriteString(string(unicode.ToLower(r)) + w[n:])
			}
		case slices.Contains(initialisms, strings.ToLower(w)):
			b.WriteString(strings.ToUpper(w))
		default:
			r, n := utf8.DecodeRuneInString(w)
			b.WriteString(string(unicode.ToUpper(r)) + w[n:])
		}
	}
	s := identifier(b.String())
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "" || exported && !unicode.IsUpper(r): // a script without capitals too
		return map[bool]string{true: "X", false: "x"}[exported] + s
	case unicode.IsDigit(r):
		return "x" + s
	}
	return s
}

// identifier spells what Python takes in a name and Go does not, such as
// combining marks, by number.
func identifier(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "U%04X", r)
		}
	}
	return b.String()
}

// lowerFirst returns a Go name with a small first letter.
func lowerFirst(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[n:]
}

// public tells whether a Python name is meant for other modules.
func public(name string) bool { return !strings.HasPrefix(name, "_") }

// dunders maps special methods to what a Go programmer calls them.
var dunders = map[string]string{
	"__str__": "String", "__repr__": "Repr", "__len__": "Len", "__add__": "Add", "__sub__": "Sub", "__mul__": "Mul",
	"__truediv__": "Div", "__floordiv__": "FloorDiv", "__mod__": "Mod", "__pow__": "Pow", "__neg__": "Neg", "__pos__": "Pos",
	"__abs__": "Abs", "__invert__": "Invert", "__and__": "And", "__or__": "Or", "__xor__": "Xor", "__lshift__": "Shl",
	"__rshift__": "Shr", "__eq__": "Equal", "__ne__": "NotEqual", "__lt__": "Less", "__le__": "LessEqual",
	"__gt__": "Greater", "__ge__": "GreaterEqual", "__hash__": "Hash", "__contains__": "Contains", "__iter__": "All",
	"__next__": "Next", "__getitem__": "At", "__setitem__": "SetAt", "__delitem__": "DeleteAt", "__call__": "Call",
	"__enter__": "Enter", "__exit__": "Exit", "__aiter__": "AsyncAll", "__anext__": "AsyncNext", "__aenter__": "AsyncEnter", "__aexit__": "AsyncExit",
	"__bool__": "IsTrue", "__int__": "Int", "__float__": "Float",
	"__radd__": "AddTo", "__rsub__": "SubFrom", "__rmul__": "MulBy", "__rtruediv__": "DivInto", "__format__": "Format",
	"__iadd__": "AddAssign", "__isub__": "SubAssign", "__imul__": "MulAssign", "__index__": "Index", "__reversed__": "Backward",
	"__matmul__": "MatMul", "__divmod__": "DivMod", "__round__": "Round", "__post_init__": "postInit", "__missing__": "Missing",
}

// wellKnown are methods whose signature Go's own packages fix and vet insists on
// whatever their parameters are.
var wellKnown = strings.Fields(`As Is Unwrap GobDecode GobEncode MarshalJSON MarshalXML ReadByte ReadRune UnmarshalJSON
	UnmarshalXML UnreadByte UnreadRune WriteByte`)

// memberName returns the Go name of a method.
func memberName(name string, exported bool) string {
	if d, ok := dunders[name]; ok {
		return d
	}
	s := mixedCaps(name, exported)
	if slices.Contains(wellKnown, s) {
		return s + "Value"
	}
	return s
}

// predeclared are Go's own names, which locals leave alone.
var predeclared = strings.Fields(`any append bool byte cap clear close comparable complex complex128 complex64 copy delete
	error false float32 float64 imag int int16 int32 int64 int8 iota len make max min new nil panic print println real
	recover rune string true uint uint16 uint32 uint64 uint8 uintptr`)

// A scope holds the names taken in a function and around it.
type scope struct {
	outer *scope
	taken map[string]bool
}

func newScope(outer *scope) *scope { return &scope{outer: outer, taken: map[string]bool{}} }

func (s *scope) has(name string) bool {
	for ; s != nil; s = s.outer {
		if s.taken[name] {
			return true
		}
	}
	return false
}

// pick takes a free name: the wanted one, or that with a number.
func (s *scope) pick(want string) string {
	name := want
	for i := 2; s.has(name) || token.IsKeyword(name) || slices.Contains(predeclared, name); i++ {
		if i == 2 && (token.IsKeyword(want) || slices.Contains(predeclared, want)) && !s.has(want+"Value") {
			name = want + "Value"
			break
		}
		name = want + strconv.Itoa(i)
	}
	s.taken[name] = true
	return name
}

// fileName returns a Go file name for a Python module: without what Go reads
// as a test, a platform or an ignored file.
func fileName(module string) string {
	name := pathElement(module)
	i := strings.LastIndexByte(name, '_')
	if last := name[i+1:]; i >= 0 && (last == "test" || slices.Contains(platforms, last)) {
		name += "_py"
	}
	return name + ".go"
}

// platforms are suffixes that make Go build a file for one system only.
var platforms = strings.Fields(`aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos
	386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x
	sparc sparc64 wasm`)

// PackageName returns the Go package name of a Python module or package.
func PackageName(name string) string { return packageName(name) }

// entryName is the name that a program's function wants; it is picked first.
const entryName = "Run"

// specialPackages are names that mean something to Go where a package has them.
var specialPackages = []string{"main", "internal", "vendor", "testdata", "init", "documentation"}

// packageName returns a Go package name for a Python module or package.
func packageName(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) && b.Len() > 0 {
			b.WriteRune(r)
		}
	}
	s := b.String()
	switch {
	case s == "":
		return "module"
	case token.IsKeyword(s) || slices.Contains(predeclared, s) || slices.Contains(specialPackages, s):
		return s + "pkg"
	}
	return s
}

// A Scope hands out Go names that are free where they stand.
type Scope struct{ s *scope }

// NewScope returns a scope inside another, or outside of all for nil.
func NewScope(outer *Scope) *Scope {
	if outer == nil {
		return &Scope{newScope(nil)}
	}
	return &Scope{newScope(outer.s)}
}

// Pick takes a free name: the wanted one, or one like it.
func (s *Scope) Pick(want string) string { return s.s.pick(want) }

// Reserve takes a name that is used as it is.
func (s *Scope) Reserve(names ...string) {
	for _, n := range names {
		s.s.taken[n] = true
	}
}

// MixedCaps writes a Python name in Go's manner.
func MixedCaps(name string, exported bool) string { return mixedCaps(name, exported) }

// MethodName returns what the method or attribute of a Python name is called in Go,
// exported.
func MethodName(name string) string {
	if d, ok := dunders[name]; ok {
		return mixedCaps(d, true)
	}
	return mixedCaps(name, true)
}

// FileName returns the Go file name of a Python module.
func FileName(module string) string { return fileName(module) }

// CommentLine makes a line of Python text safe for a Go comment.
func CommentLine(s string) string { return commentLine(s) }

// CommentText writes lines of text as one Go comment, each behind lead.
func CommentText(lead, text string) string { return commentText(lead, text) }
