package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	configErrorType      = NewExcType("configparser", "Error", Exc(pyrt.ExceptionClass))
	noSectionType        = NewExcType("configparser", "NoSectionError", configErrorType)
	noOptionType         = NewExcType("configparser", "NoOptionError", configErrorType)
	duplicateSectionType = NewExcType("configparser", "DuplicateSectionError", configErrorType)
	duplicateOptionType  = NewExcType("configparser", "DuplicateOptionError", configErrorType)
	interpolationError   = NewExcType("configparser", "InterpolationError", configErrorType)
	missingOptionType    = NewExcType("configparser", "InterpolationMissingOptionError", interpolationError)
	badSyntaxType        = NewExcType("configparser", "InterpolationSyntaxError", interpolationError)
	tooDeepType          = NewExcType("configparser", "InterpolationDepthError", interpolationError)
	parsingErrorType     = NewExcType("configparser", "ParsingError", configErrorType)
	missingHeaderType    = NewExcType("configparser", "MissingSectionHeaderError", parsingErrorType)
)

// configError returns an exception of the module: its text, its arguments and the
// attributes that name them.
func configError(c *Class, message string, args Tuple, names ...string) *pyrt.Exception {
	e := c.exc.New(args...)
	o := excObject(e)
	o.setAttr("message", message)
	for i, n := range names {
		o.setAttr(n, args[i])
	}
	return e
}

func noSection(name Value) {
	panic(configError(noSectionType, "No section: "+Repr(name), Tuple{name}, "section"))
}

func noOption(option string, section Value) {
	panic(configError(noOptionType, "No option "+Repr(option)+" in section: "+Repr(section), Tuple{option, section}, "option", "section"))
}

// sourced writes where something stands that is there already.
func sourced(what, text string, source, line Value) string {
	if source == nil {
		return what + " " + text
	}
	at := ""
	if line != nil {
		at = fmt.Sprintf(" [line %2d]", line)
	}
	return "While reading from " + Repr(source) + at + ": " + strings.ToLower(what) + " " + text
}

func duplicateSection(name, source, line Value) {
	text := sourced("Section", Repr(name)+" already exists", source, line)
	panic(configError(duplicateSectionType, text, Tuple{name, source, line}, "section", "source", "lineno"))
}

func duplicateOption(section, option string, source, line Value) {
	text := sourced("Option", Repr(option)+" in section "+Repr(section)+" already exists", source, line)
	panic(configError(duplicateOptionType, text, Tuple{section, option, source, line}, "section", "option", "source", "lineno"))
}

func missingHeader(source Value, n int, line string) {
	text := fmt.Sprintf("File contains no section headers.\nfile: %s, line: %d\n%s", Repr(source), n, Repr(line))
	panic(configError(missingHeaderType, text, Tuple{source, n, line}, "source", "lineno", "line"))
}

// fail notes a line that says nothing; the error is raised behind the last line.
func (r *configReader) fail(n int, line string) {
	if r.errors == nil {
		r.errors = configError(parsingErrorType, "Source contains parsing errors: "+Repr(r.source), Tuple{r.source}, "source")
		excObject(r.errors).setAttr("errors", pyrt.NewList[Value]())
	}
	o := excObject(r.errors)
	attrOf(o, "errors").(*List).Append(Tuple{n, Repr(line)})
	o.setAttr("message", fmt.Sprintf("%s\n\t[line %2d]: %s", attrOf(o, "message"), n, Repr(line)))
}

// An interpolation is how values refer to others.
type interpolation uint8

const (
	noInterpolation interpolation = iota
	basicInterpolation
	extendedInterpolation
)

var (
	interpolationType         = NewType("configparser", "Interpolation")
	basicInterpolationType    = NewType("configparser", "BasicInterpolation", interpolationType)
	extendedInterpolationType = NewType("configparser", "ExtendedInterpolation", interpolationType)
)

// PyClass returns the class of the interpolation.
func (i interpolation) PyClass() *Class {
	return []*Class{interpolationType, basicInterpolationType, extendedInterpolationType}[i]
}

// marks are the character of references, and what is around a name behind it.
func (i interpolation) marks() (sign, left, right string) {
	if i == extendedInterpolation {
		return "$", "{", "}"
	}
	return "%", "(", ")s"
}

// check refuses a value whose references are none.
func (i interpolation) check(value string) {
	if i == noInterpolation {
		return
	}
	sign, left, right := i.marks()
	rest := strings.ReplaceAll(value, sign+sign, "")
	for {
		at := strings.Index(rest, sign+left)
		if at < 0 {
			break
		}
		end := strings.Index(rest[at:], right[:1])
		if end <= 2 || !strings.HasPrefix(rest[at+end:], right) {
			break
		}
		rest = rest[:at] + rest[at+end+len(right):]
	}
	if at := strings.Index(rest, sign); at >= 0 {
		raise(pyrt.ValueError, "invalid interpolation syntax in %s at position %d", Repr(value), pyrt.StrLen(rest[:at]))
	}
}

// interpolate replaces the references in the value of an option.
func (p *configParser) interpolate(option, value string, section Value, values *Dict) string {
	var b strings.Builder
	p.interpolateInto(&b, option, value, section, values, 1)
	return b.String()
}

func (p *configParser) interpolateInto(b *strings.Builder, option, rest string, section Value, values *Dict, depth int) {
	raw := p.get(section, option, true, nil, rest)
	if depth > 10 {
		text := fmt.Sprintf("Recursion limit exceeded in value substitution: option %s in section %s contains an interpolation key which cannot be substituted in 10 steps. Raw value: %s", Repr(option), Repr(section), Repr(raw))
		panic(configError(tooDeepType, text, Tuple{option, section, raw}, "option", "section"))
	}
	bad := func(text string) {
		panic(configError(badSyntaxType, text, Tuple{option, section, text}, "option", "section"))
	}
	sign, left, right := p.interpolation.marks()
	for rest != "" {
		at := strings.Index(rest, sign)
		if at < 0 {
			b.WriteString(rest)
			return
		}
		b.WriteString(rest[:at])
		rest = rest[at:]
		switch {
		case strings.HasPrefix(rest, sign+sign):
			b.WriteString(sign)
			rest = rest[2:]
		case strings.HasPrefix(rest, sign+left):
			end := strings.Index(rest, right[:1])
			if end <= 2 || !strings.HasPrefix(rest[end:], right) {
				bad("bad interpolation variable reference " + Repr(rest))
			}
			name := rest[2:end]
			rest = rest[end+len(right):]
			p.reference(b, name, rest, option, raw, section, values, depth, bad)
		default:
			bad(fmt.Sprintf("'%s' must be followed by '%s' or '%s', found: %s", sign, sign, left, Repr(rest)))
		}
	}
}

// reference writes what a name refers to: an option, or another section's.
func (p *configParser) reference(b *strings.Builder, name, rest, option string, raw, section Value, values *Dict, depth int, bad func(string)) {
	path := []string{name}
	if p.interpolation == extendedInterpolation {
		path = strings.Split(name, ":")
	}
	if len(path) > 2 {
		bad("More than one ':' found: " + Repr(rest))
	}
	in, key := section, p.option(path[len(path)-1])
	if len(path) == 2 {
		in = path[0]
		values = pyrt.NewDict[Value, Value]()
		if p.sections.Contains(in) || in == Value(p.defaultName) {
			values = p.values(in, nil)
		}
	}
	v, ok := values.GetOK(key)
	if !ok {
		shown := strings.Join(path, ":")
		if p.interpolation == basicInterpolation {
			shown = key
		}
		text := fmt.Sprintf("Bad value substitution: option %s in section %s contains an interpolation key %s which is not a valid option name. Raw value: %s", Repr(option), Repr(section), Repr(shown), Repr(raw))
		panic(configError(missingOptionType, text, Tuple{option, section, raw, shown}, "option", "section"))
	}
	text := Str(v)
	sign, _, _ := p.interpolation.marks()
	if !strings.Contains(text, sign) {
		b.WriteString(text)
		return
	}
	if p.interpolation == basicInterpolation {
		key = option // the raw value that errors show is that of the option asked for
	}
	p.interpolateInto(b, key, text, in, values, depth+1)
}
