package pyrt

import (
	"strconv"
	"strings"
)

// FormatFields is what the replacement fields of str.format refer to.
type FormatFields struct {
	// Args are the positional arguments. Mapping is set for format_map, which has none.
	Args    []Value
	Mapping bool
	// Named returns a keyword argument, or false for a KeyError.
	Named func(name string) (Value, bool)
	// Attr returns v.name and Item v[key], where key is an int or a string. They
	// may be nil if no field has such a path.
	Attr func(v Value, name string) Value
	Item func(v Value, key Value) Value
}

// StrFormat returns format.format(args...), without keyword arguments and paths
// like {0.name} or {0[key]}; [FormatFields] has these. It serves formats that
// are not constant: a constant one is taken apart by the port.
func StrFormat(format string, args ...Value) string {
	return (&FormatFields{Args: args}).Format(format)
}

// Format returns format.format(...) with the fields.
// https://docs.python.org/3.11/library/string.html#format-string-syntax
func (f *FormatFields) Format(format string) string {
	run := formatRun{fields: f}
	return ownedString(run.append(nil, format, 2))
}

// formatRun is one call of str.format.
type formatRun struct {
	fields *FormatFields
	next   int // the next automatic number
	auto   bool
	manual bool
}

// replacement is a parsed {name!conversion:spec}.
type replacement struct {
	name       string
	conversion rune
	spec       string
	nested     bool // the spec has fields of its own
}

// append writes a format; depth is how far specifications may still nest.
func (run *formatRun) append(dst []byte, format string, depth int) []byte {
	if depth == 0 {
		panic(NewValueError("Max string recursion exceeded"))
	}
	for format != "" {
		at := strings.IndexAny(format, "{}")
		if at < 0 {
			return append(dst, format...)
		}
		dst = append(dst, format[:at]...)
		brace := format[at]
		format = format[at+1:]
		switch {
		case format != "" && format[0] == brace:
			dst = append(dst, brace)
			format = format[1:]
		case brace == '}':
			panic(NewValueError("Single '}' encountered in format string"))
		case format == "":
			panic(NewValueError("Single '{' encountered in format string"))
		default:
			var field replacement
			field, format = parseReplacement(format)
			dst = run.appendField(dst, field, depth)
		}
	}
	return dst
}

// parseReplacement parses what follows a brace, up to the closing one.
func parseReplacement(s string) (field replacement, rest string) {
	end := fieldNameEnd(s)
	if end == len(s) {
		panic(NewValueError("expected '}' before end of string"))
	}
	field.name = s[:end]
	after := s[end+1:]
	switch s[end] {
	case '}':
		return field, after
	case '!':
		if after == "" {
			panic(NewValueError("end of string while looking for conversion specifier"))
		}
		var size int
		field.conversion, size = decodeRune(after)
		if after = after[size:]; after != "" {
			switch after[0] {
			case '}':
				return field, after[1:]
			case ':':
				after = after[1:]
			default:
				panic(NewValueError("expected ':' after conversion specifier"))
			}
		}
	}
	return parseFieldSpec(field, after)
}

// fieldNameEnd returns where a field's name ends; brackets may hold anything.
func fieldNameEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			panic(NewValueError("unexpected '{' in field name"))
		case '[':
			for i+1 < len(s) && s[i+1] != ']' {
				i++
			}
		case '}', ':', '!':
			return i
		}
	}
	return len(s)
}

func parseFieldSpec(field replacement, s string) (replacement, string) {
	open := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			field.nested = true
			open++
		case '}':
			if open--; open == 0 {
				field.spec = s[:i]
				return field, s[i+1:]
			}
		}
	}
	panic(NewValueError("unmatched '{' in format spec"))
}

func (run *formatRun) appendField(dst []byte, field replacement, depth int) []byte {
	v := run.lookUp(field.name)
	switch field.conversion {
	case 0:
	case 'r':
		v = Repr(v)
	case 's':
		v = Str(v)
	case 'a':
		v = ASCII(v)
	default:
		unknownConversion(field.conversion)
	}
	spec := field.spec
	if field.nested {
		spec = string(run.append(nil, spec, depth-1))
	}
	return append(dst, Format(v, spec)...)
}

func unknownConversion(c rune) {
	shown := `\x` + strconv.FormatInt(int64(c), 16)
	if 32 < c && c < 127 {
		shown = string(c)
	}
	panic(NewValueError("Unknown conversion specifier " + shown))
}

// lookUp finds the value that a field's name and path lead to.
func (run *formatRun) lookUp(path string) Value {
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	name, path := path[:end], path[end:]
	index, numeric := fieldIndex(name)
	if name == "" {
		numeric = true
	}
	var v Value
	if numeric {
		v = run.positional(name == "", index)
	} else {
		v = run.named(name)
	}
	for path != "" {
		v, path = run.step(v, path)
	}
	return v
}

// positional returns the argument of {} or {3}: the two do not mix.
func (run *formatRun) positional(empty bool, index int) Value {
	if !run.auto && !run.manual {
		run.auto, run.manual = empty, !empty
	}
	switch {
	case run.manual && empty:
		panic(NewValueError("cannot switch from manual field specification to automatic field numbering"))
	case run.auto && !empty:
		panic(NewValueError("cannot switch from automatic field numbering to manual field specification"))
	case empty:
		index = run.next
		run.next++
	}
	if run.fields.Mapping {
		panic(NewValueError("Format string contains positional fields"))
	}
	if index >= len(run.fields.Args) {
		panic(NewIndexError("Replacement index " + strconv.Itoa(index) + " out of range for positional args tuple"))
	}
	return run.fields.Args[index]
}

func (run *formatRun) named(name string) Value {
	if run.fields.Named != nil {
		if v, ok := run.fields.Named(name); ok {
			return v
		}
	}
	panic(NewKeyError(name))
}

// step follows one .name or [key] of a path.
func (run *formatRun) step(v Value, path string) (Value, string) {
	mark, path := path[0], path[1:]
	switch mark {
	case '.':
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		name := path[:end]
		checkStep(name)
		if run.fields.Attr == nil {
			panic(NewAttributeError("'" + TypeName(v) + "' object has no attribute '" + name + "'"))
		}
		return run.fields.Attr(v, name), path[end:]
	case '[':
		name, after, found := strings.Cut(path, "]")
		if !found {
			panic(NewValueError("Missing ']' in format string"))
		}
		index, numeric := fieldIndex(name)
		checkStep(name)
		if run.fields.Item == nil {
			panic(NewTypeError("'" + TypeName(v) + "' object is not subscriptable"))
		}
		if numeric {
			return run.fields.Item(v, index), after
		}
		return run.fields.Item(v, name), after
	}
	panic(NewValueError("Only '.' or '[' may follow ']' in format field specifier"))
}

func checkStep(name string) {
	if name == "" {
		panic(NewValueError("Empty attribute in format string"))
	}
}

// fieldIndex reads a name that is a number.
func fieldIndex(name string) (int, bool) {
	index, rest, ok := specNumber(name)
	return index, ok && rest == ""
}
