package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	yamlErrorType        = NewExcType("yaml.error", "YAMLError", Exc(pyrt.ExceptionClass))
	yamlMarkedError      = NewExcType("yaml.error", "MarkedYAMLError", yamlErrorType)
	yamlReaderError      = NewExcType("yaml.reader", "ReaderError", yamlErrorType)
	yamlScannerError     = NewExcType("yaml.scanner", "ScannerError", yamlMarkedError)
	yamlParserError      = NewExcType("yaml.parser", "ParserError", yamlMarkedError)
	yamlComposerError    = NewExcType("yaml.composer", "ComposerError", yamlMarkedError)
	yamlConstructorError = NewExcType("yaml.constructor", "ConstructorError", yamlMarkedError)
	yamlRepresenterError = NewExcType("yaml.representer", "RepresenterError", yamlErrorType)
	yamlMarkType         = NewType("yaml.error", "Mark")
)

// PyClass returns yaml.Mark.
func (*yamlMark) PyClass() *Class { return yamlMarkType }

// place is where a mark stands, in one line.
func (m *yamlMark) place() string {
	return fmt.Sprintf("in %q, line %d, column %d", m.name, m.line+1, m.column+1)
}

// Str returns str(m): the place, and the line with a sign below it.
func (m *yamlMark) Str() string {
	text := "  in \"" + m.name + "\", " + fmt.Sprintf("line %d, column %d", m.line+1, m.column+1)
	if snippet := m.snippet(); snippet != "" {
		text += ":\n" + snippet
	}
	return text
}

// snippet is the line around the mark, cut where it is long.
func (m *yamlMark) snippet() string {
	if m.text == nil {
		return ""
	}
	const most, cut = 75/2 - 0.5, 5
	inLine := func(i int) bool { return i >= 0 && i < len(m.text) && !yamlIn(m.text[i], "\x00"+yamlBreaks) }
	head, tail := "", ""
	start, end := m.index, m.index
	for inLine(start - 1) {
		start--
		if float64(m.index-start) > most {
			head = " ... "
			start += cut
			break
		}
	}
	for inLine(end) {
		end++
		if float64(end-m.index) > most {
			tail = " ... "
			end -= cut
			break
		}
	}
	return "    " + head + string(m.text[start:end]) + tail + "\n" + strings.Repeat(" ", 4+m.index-start+len(head)) + "^"
}

// yamlError returns an error of a class with a place: what was done and since where, ""
// and nil for nothing, and what is wrong.
func yamlError(c *Class, context string, from *yamlMark, problem string, at yamlMark) *pyrt.Exception {
	var args [4]Value
	if context != "" {
		args[0] = context
	}
	if from != nil {
		args[1] = from
	}
	args[2] = problem
	args[3] = &at
	e := c.exc.New(args[:]...)
	setYAMLError(excObject(e), append(args[:], nil))
	return e
}

// setYAMLError gives an error its attributes.
func setYAMLError(o *Object, a []Value) {
	for i, name := range []string{"context", "context_mark", "problem", "problem_mark", "note"} {
		o.setAttr(name, a[i])
	}
}

// markedText is str of an error with a place.
func markedText(o *Object) string {
	var lines []string
	add := func(v Value) {
		if v != nil {
			lines = append(lines, Str(v))
		}
	}
	problem, problemMark := attrOf(o, "problem"), attrOf(o, "problem_mark")
	from, hasFrom := attrOf(o, "context_mark").(*yamlMark)
	at, hasAt := problemMark.(*yamlMark)
	add(attrOf(o, "context"))
	if hasFrom && (problem == nil || !hasAt || from.name != at.name || from.line != at.line || from.column != at.column) {
		add(from)
	}
	add(problem)
	add(problemMark)
	add(attrOf(o, "note"))
	return strings.Join(lines, "\n")
}

// readerError returns the error of a character that no YAML text has.
func readerError(name string, position, character int, encoding, reason string) *pyrt.Exception {
	args := []Value{name, position, character, encoding, reason}
	e := yamlReaderError.exc.New(args...)
	for i, attr := range []string{"name", "position", "character", "encoding", "reason"} {
		excObject(e).setAttr(attr, args[i])
	}
	return e
}

func init() {
	yamlMarkedError.DefSelf("__init__(context=None, context_mark=None, problem=None, problem_mark=None, note=None)", func(a []Value) Value {
		setYAMLError(a[0].(*Object), a[1:])
		return nil
	})
	yamlMarkedError.DefSelf("__str__()", func(a []Value) Value { return markedText(a[0].(*Object)) })
	yamlReaderError.DefSelf("__str__()", func(a []Value) Value {
		attr := func(name string) string { return Str(attrOf(a[0], name)) }
		return fmt.Sprintf("unacceptable character #x%04x: %s\n  in \"%s\", position %s", Index(attrOf(a[0], "character")), attr("reason"), attr("name"), attr("position"))
	})
	for name, get := range map[string]func(m *yamlMark) Value{
		"name":   func(m *yamlMark) Value { return m.name },
		"index":  func(m *yamlMark) Value { return m.index },
		"line":   func(m *yamlMark) Value { return m.line },
		"column": func(m *yamlMark) Value { return m.column },
	} {
		yamlMarkType.Getter(name, func(v Value) Value { return get(v.(*yamlMark)) })
	}
	yamlMarkType.Def("__str__()", func(a []Value) Value { return a[0].(*yamlMark).Str() })
	yamlMarkType.Missing("buffer", "pointer", "get_snippet")
}
