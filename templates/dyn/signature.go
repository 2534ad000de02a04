package dyn

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Kw is a keyword argument.
type Kw struct {
	Name  string
	Value Value
}

// A Signature says how the arguments of a call become the parameters of a
// function: one value for each, in the order of declaration, a Tuple for *args, a
// *Dict for **kwargs.
type Signature struct {
	names    []string // all parameters, in order
	posOnly  int      // that many can be given by position only
	pos      int      // that many can be given by position
	star     int      // the index of *args, or -1
	kwStar   int      // the index of **kwargs, or -1
	optional []bool   // has a default
	defaults []Value  // of a [Builtin], by parameter: what its signature says
	required int      // so many positional parameters have no default
	needsKw  bool     // a keyword-only parameter has no default
}

var (
	signatures     = map[string]*Signature{}
	signaturesLock sync.Mutex
)

// signatureOf reads a parameter list such as "self, x, *args, key=None, **kw". A
// default is a literal, or nothing where the function has it: "key=".
func signatureOf(text string) *Signature {
	signaturesLock.Lock()
	defer signaturesLock.Unlock()
	if s := signatures[text]; s != nil {
		return s
	}
	s := parseSignature(text)
	signatures[text] = s
	return s
}

func parseSignature(text string) *Signature {
	s := &Signature{star: -1, kwStar: -1, pos: -1}
	for _, part := range splitParams(text) {
		switch {
		case part == "/":
			s.posOnly = len(s.names)
			continue
		case part == "*":
			s.pos = len(s.names)
			continue
		case strings.HasPrefix(part, "**"):
			if s.pos < 0 {
				s.pos = len(s.names)
			}
			s.kwStar, part = len(s.names), part[2:]
		case strings.HasPrefix(part, "*"):
			s.pos = len(s.names)
			s.star, part = len(s.names), part[1:]
		}
		name, value, has := strings.Cut(part, "=")
		s.names = append(s.names, strings.TrimSpace(name))
		s.optional = append(s.optional, has)
		s.defaults = append(s.defaults, literal(strings.TrimSpace(value)))
	}
	if s.pos < 0 {
		s.pos = len(s.names)
	}
	for s.required < s.pos && !s.optional[s.required] {
		s.required++
	}
	for i := s.pos; i < len(s.names); i++ {
		s.needsKw = s.needsKw || !s.optional[i]
	}
	return s
}

func splitParams(text string) []string {
	var parts []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// literal returns the value of a default in a signature.
func literal(text string) Value {
	switch text {
	case "":
		return Unbound
	case "None":
		return nil
	case "True":
		return true
	case "False":
		return false
	}
	if strings.HasPrefix(text, "'") || strings.HasPrefix(text, `"`) {
		return text[1 : len(text)-1]
	}
	if strings.Contains(text, ".") {
		return pyrt.ParseFloat(text)
	}
	return pyrt.ParseInt(text)
}

// plain reports whether n positional arguments are exactly the parameters.
func (s *Signature) plain(n int) bool {
	return n == s.pos && len(s.names) == n
}

// takes reports whether n positional arguments can be bound by adding defaults alone.
func (s *Signature) takes(n int) bool {
	return n >= s.required && n <= s.pos && s.star < 0 && s.kwStar < 0 && !s.needsKw
}

// bind returns the values of the parameters. Defaults are those of a function, by
// parameter; where they are nil, the signature's own.
func (s *Signature) bind(name string, args []Value, kw []Kw, defaults []Value) []Value {
	if len(kw) == 0 && s.plain(len(args)) {
		return args
	}
	slots := make([]Value, len(s.names))
	for i := range slots {
		slots[i] = Unbound
	}
	n := copy(slots[:s.pos], args)
	switch {
	case s.star >= 0:
		slots[s.star] = Tuple(slices.Clone(args[n:]))
	case len(args) > n:
		s.tooMany(name, len(args), kw)
	}
	if s.kwStar >= 0 {
		slots[s.kwStar] = pyrt.NewDict[Value, Value]()
	}
	for _, k := range kw {
		s.bindKw(name, slots, k)
	}
	s.fill(name, slots, defaults)
	return slots
}

func (s *Signature) bindKw(name string, slots []Value, k Kw) {
	for i := s.posOnly; i < len(s.names); i++ {
		if s.names[i] != k.Name || i == s.star || i == s.kwStar {
			continue
		}
		if slots[i] != Unbound {
			raise(pyrt.TypeError, "%s() got multiple values for argument '%s'", name, k.Name)
		}
		slots[i] = k.Value
		return
	}
	if s.kwStar < 0 {
		if i := slices.Index(s.names[:s.posOnly], k.Name); i >= 0 {
			raise(pyrt.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", name, k.Name)
		}
		raise(pyrt.TypeError, "%s() got an unexpected keyword argument '%s'", name, k.Name)
	}
	d := slots[s.kwStar].(*Dict)
	if d.Contains(k.Name) {
		raise(pyrt.TypeError, "%s() got multiple values for keyword argument '%s'", name, k.Name)
	}
	d.Set(k.Name, k.Value)
}

// fill gives the parameters without an argument their defaults.
func (s *Signature) fill(name string, slots, defaults []Value) {
	if defaults == nil {
		defaults = s.defaults
	}
	var missing, missingKw []string
	for i, v := range slots {
		if v != Unbound {
			continue
		}
		switch {
		case s.optional[i]:
			slots[i] = defaults[i]
		case i < s.pos:
			missing = append(missing, s.names[i])
		default:
			missingKw = append(missingKw, s.names[i])
		}
	}
	reportMissing(name, "positional", missing)
	reportMissing(name, "keyword-only", missingKw)
}

func reportMissing(name, kind string, missing []string) {
	if len(missing) == 0 {
		return
	}
	plural := ""
	if len(missing) > 1 {
		plural = "s"
	}
	raise(pyrt.TypeError, "%s() missing %d required %s argument%s: %s", name, len(missing), kind, plural, quotedList(missing))
}

// quotedList writes names as CPython lists them: 'a', 'b', and 'c'.
func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	switch len(quoted) {
	case 1:
		return quoted[0]
	case 2:
		return quoted[0] + " and " + quoted[1]
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + ", and " + quoted[last]
}

func (s *Signature) tooMany(name string, given int, kw []Kw) {
	takes := fmt.Sprint(s.pos)
	plural := s.pos != 1
	if s.required < s.pos {
		takes = fmt.Sprintf("from %d to %d", s.required, s.pos)
		plural = true
	}
	suffix := ""
	if plural {
		suffix = "s"
	}
	was := "were"
	if given == 1 {
		was = "was"
	}
	extra := 0
	for _, k := range kw {
		if i := slices.Index(s.names, k.Name); i >= s.pos && i != s.star && i != s.kwStar {
			extra++
		}
	}
	if extra > 0 {
		plural := "s"
		if extra == 1 {
			plural = ""
		}
		word := "s"
		if given == 1 {
			word = ""
		}
		raise(pyrt.TypeError, "%s() takes %s positional argument%s but %d positional argument%s (and %d keyword-only argument%s) were given", name, takes, suffix, given, word, extra, plural)
	}
	raise(pyrt.TypeError, "%s() takes %s positional argument%s but %d %s given", name, takes, suffix, given, was)
}

var (
	sigNone     = signatureOf("")
	sigProperty = signatureOf("fget=None, fset=None, fdel=None, doc=None")
)
