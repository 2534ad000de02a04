package evidence

import "strings"

// plainName returns a qualified name without its "<locals>" parts.
func plainName(name string) string { return strings.ReplaceAll(name, "<locals>.", "") }

// lastName returns the last component of a qualified name. Python's own names
// for nameless code are kept whole.
func lastName(name string) string {
	return name[strings.LastIndexByte(name, '.')+1:]
}

// isFolded reports whether name is of code without a def of its own, such as
// <listcomp> or <lambda>, which counts as part of the function around it.
func isFolded(name string) bool {
	last := lastName(name)
	return strings.HasPrefix(last, "<") && last != "<module>"
}

// hasName reports whether a profile's name for a function is f's, as far as
// the profile qualifies it.
func (f *Function) hasName(name string) bool {
	if lastName(name) != f.Name {
		return false
	}
	if f.QualName == "" || f.Name == "<module>" {
		return true
	}
	name, full := plainName(name), plainName(f.QualName)
	return name == full || strings.HasSuffix(full, "."+name) || strings.HasSuffix(name, "."+full)
}

// covers reports whether line is in f, decorators included.
func (f *Function) covers(line int) bool {
	return f.Name == "<module>" || f.FirstLine <= line && line <= f.EndLine
}

// startsAt reports whether a profile may give line as f's first.
func (f *Function) startsAt(line int) bool { return line == f.FirstLine || line == f.DefLine }

// innermost returns the smallest function that covers line, -1 if none.
func (s *scannedFile) innermost(line int) int {
	at := s.module
	for i := range s.functions {
		f := &s.functions[i]
		if f.Name == "<module>" || !f.covers(line) {
			continue
		}
		if at == s.module || f.FirstLine >= s.functions[at].FirstLine {
			at = i
		}
	}
	return at
}

// named returns the function of the given name at line, the innermost if
// several nest, or -1.
func (s *scannedFile) named(name string, line int, lines LineMeaning) int {
	at := -1
	for _, i := range s.byName[lastName(name)] {
		f := &s.functions[i]
		there := lines == FirstLine && f.startsAt(line) || lines == CurrentLine && f.covers(line)
		if there && f.hasName(name) && (at < 0 || f.FirstLine >= s.functions[at].FirstLine) {
			at = i
		}
	}
	return at
}

// only returns the one function of that name, or -1.
func (s *scannedFile) only(name string) int {
	at := -1
	for _, i := range s.byName[lastName(name)] {
		if !s.functions[i].hasName(name) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// find returns the place of an entry that is in this file.
func (s *scannedFile) find(e *Entry, lines LineMeaning) place {
	within := func(at int, inner, moved bool) place {
		if at < 0 {
			return place{function: -1, miss: MissStale}
		}
		return place{function: s.numbers[at], inner: inner, moved: moved}
	}
	switch {
	case lastName(e.Func) == "<module>":
		return within(s.module, false, false)
	case e.Func == "" || isFolded(e.Func):
		return within(s.innermost(e.Line), e.Func != "", false)
	}
	if at := s.named(e.Func, e.Line, lines); at >= 0 {
		return within(at, false, false)
	}
	// A class body runs once, as part of the code around it.
	if len(s.byName[lastName(e.Func)]) == 0 && s.classes[lastName(e.Func)] {
		return within(s.innermost(e.Line), true, false)
	}
	return within(s.only(e.Func), false, true)
}

// agreement counts the entries that this file explains. Comprehensions, module
// and class bodies are in every file and prove nothing.
func (s *scannedFile) agreement(entries []*Entry, lines LineMeaning) agreement {
	var a agreement
	for _, e := range entries {
		if e.Func == "" || isFolded(e.Func) || lastName(e.Func) == "<module>" {
			continue
		}
		known := len(s.byName[lastName(e.Func)]) > 0
		if !known && s.classes[lastName(e.Func)] {
			continue
		}
		a.named++
		if known {
			a.byName++
		}
		if s.named(e.Func, e.Line, lines) >= 0 {
			a.agreed++
		}
	}
	return a
}

// findName places an entry that has a name only, if one function of the scan
// has it: "prices.fib" is fib in any prices.py.
func (index *fileIndex) findName(name string) place {
	found := place{function: -1, miss: MissOutside}
	for _, file := range index.files {
		for _, i := range file.byName[lastName(name)] {
			if !file.functions[i].hasName(name) && !file.hasDotted(&file.functions[i], name) {
				continue
			}
			if found.function >= 0 {
				return place{function: -1, miss: MissAmbiguous}
			}
			found = place{function: file.numbers[i], moved: true}
		}
	}
	return found
}

// hasDotted reports whether name is f's with its module before it.
func (s *scannedFile) hasDotted(f *Function, name string) bool {
	module := strings.TrimSuffix(strings.Join(s.parts, "."), ".py")
	full := strings.TrimSuffix(module, ".__init__") + "." + plainName(f.QualName)
	name = plainName(name)
	return full == name || strings.HasSuffix(full, "."+name)
}
