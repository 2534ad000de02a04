package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds what CPython's own functions say of wrong arguments, which
// differs from what functions written in Python say.

// bindBuiltin is bind for a function of Python's own; owner is the class of a method.
func (s *Signature) bindBuiltin(name string, owner *Class, args []Value, kw []Kw) []Value {
	if len(kw) == 0 && s.plain(len(args)) {
		return args
	}
	full := name
	if owner != nil {
		full = owner.Name + "." + name
	}
	switch {
	case s.star >= 0 || s.kwStar >= 0:
		s.checkKeywords(name, kw)
	case s.posOnly == len(s.names):
		s.checkPositional(name, full, len(args), kw)
	default:
		s.checkMixed(name, args, kw)
	}
	return s.bind(name, args, kw, nil)
}

// checkPositional is for functions that take positional arguments only.
func (s *Signature) checkPositional(name, full string, n int, kw []Kw) {
	if len(kw) > 0 {
		raise(pyrt.TypeError, "%s() takes no keyword arguments", full)
	}
	switch {
	case s.pos == 0 && n > 0:
		raise(pyrt.TypeError, "%s() takes no arguments (%d given)", full, n)
	case s.pos == 1 && s.required == 1 && n != 1:
		raise(pyrt.TypeError, "%s() takes exactly one argument (%d given)", full, n)
	case n < s.required:
		raise(pyrt.TypeError, "%s expected %s%s, got %d", name, atLeast(s.required, s.pos), countArgs(s.required), n)
	case n > s.pos:
		most := "at most "
		if s.required == s.pos {
			most = ""
		}
		raise(pyrt.TypeError, "%s expected %s%s, got %d", name, most, countArgs(s.pos), n)
	}
}

func atLeast(required, pos int) string {
	if required == pos {
		return ""
	}
	return "at least "
}

func countArgs(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return pyrt.Repr(n) + " arguments"
}

// checkMixed is for functions that take keyword arguments.
func (s *Signature) checkMixed(name string, args []Value, kw []Kw) {
	total := len(args) + len(kw)
	if total > len(s.names) || len(args) > s.pos {
		limit, most, kind := len(s.names), "at most", ""
		if s.required == limit {
			most = "exactly"
		}
		if len(args) == 0 {
			kind = "keyword "
		}
		if s.pos == 0 && len(args) > 0 {
			raise(pyrt.TypeError, "%s() takes no positional arguments", name)
		}
		if len(args) > s.pos && s.pos < limit {
			limit, kind, total = s.pos, "positional ", len(args)
		}
		raise(pyrt.TypeError, "%s() takes %s %d %sargument%s (%d given)", name, most, limit, kind, pluralS(limit), total)
	}
	if least := min(s.posOnly, s.required); len(args) < least {
		exactly := "at least"
		if least == s.pos {
			exactly = "exactly"
		}
		raise(pyrt.TypeError, "%s() takes %s %d positional argument%s (%d given)", name, exactly, least, pluralS(least), len(args))
	}
	for i := len(args); i < s.required; i++ {
		if !hasKw(kw, s.names[i]) {
			raise(pyrt.TypeError, "%s() missing required argument '%s' (pos %d)", name, s.names[i], i+1)
		}
	}
	s.checkKeywords(name, kw)
}

func pluralS(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func hasKw(kw []Kw, name string) bool {
	for _, k := range kw {
		if k.Name == name {
			return true
		}
	}
	return false
}

// checkKeywords refuses keywords that the function does not have.
func (s *Signature) checkKeywords(name string, kw []Kw) {
	if s.kwStar >= 0 {
		return
	}
	for _, k := range kw {
		known := false
		for i := s.posOnly; i < len(s.names); i++ {
			known = known || s.names[i] == k.Name && i != s.star
		}
		if !known {
			raise(pyrt.TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, name)
		}
	}
}
