package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A textWrapper is a textwrap.TextWrapper.
type textWrapper struct {
	width, tabSize                               int
	initial, subsequent, placeholder             string
	expandTabs, replaceSpace, fixEnds, breakLong bool
	dropSpace, breakHyphens                      bool
	maxLines                                     Value
}

// PyClass returns textwrap.TextWrapper.
func (*textWrapper) PyClass() *Class { return textWrapperType }

var textWrapperType = NewType("textwrap", "TextWrapper")

const wrapperParams = "width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'"

func newWrapper(args []Value, kw []Kw) *textWrapper {
	a := signatureOf(wrapperParams).bind("TextWrapper.__init__", args, kw, nil)
	w := &textWrapper{}
	for i, name := range wrapOptions {
		w.SetAttribute(name, a[i])
	}
	return w
}

var wrapOptions = []string{"width", "initial_indent", "subsequent_indent", "expand_tabs", "replace_whitespace", "fix_sentence_endings",
	"break_long_words", "drop_whitespace", "break_on_hyphens", "tabsize", "max_lines", "placeholder"}

// SetAttribute sets an option.
func (w *textWrapper) SetAttribute(name string, v Value) {
	switch name {
	case "width":
		w.width = Index(v)
	case "initial_indent":
		w.initial = argText(v, name)
	case "subsequent_indent":
		w.subsequent = argText(v, name)
	case "expand_tabs":
		w.expandTabs = Truth(v)
	case "replace_whitespace":
		w.replaceSpace = Truth(v)
	case "fix_sentence_endings":
		w.fixEnds = Truth(v)
	case "break_long_words":
		w.breakLong = Truth(v)
	case "drop_whitespace":
		w.dropSpace = Truth(v)
	case "break_on_hyphens":
		w.breakHyphens = Truth(v)
	case "tabsize":
		w.tabSize = Index(v)
	case "max_lines":
		w.maxLines = v
	case "placeholder":
		w.placeholder = argText(v, name)
	default:
		raise(pyrt.AttributeError, "'TextWrapper' object has no attribute '%s'", name)
	}
}

// LookupAttr returns an option.
func (w *textWrapper) LookupAttr(name string) Value {
	switch name {
	case "width":
		return w.width
	case "initial_indent":
		return w.initial
	case "subsequent_indent":
		return w.subsequent
	case "max_lines":
		return w.maxLines
	case "placeholder":
		return w.placeholder
	case "tabsize":
		return w.tabSize
	}
	return Unbound
}

// ModTextwrap is the module textwrap.
var ModTextwrap = NewLibrary("textwrap", func(m *Module) {
	m.Const("TextWrapper", textWrapperType)
	m.Def("wrap(text, width=70, **kwargs)", func(a []Value) Value {
		return pyrt.NewList(textValues(newWrapper([]Value{a[1]}, SpreadKw(a[2])).wrap(argText(a[0], "wrap")))...)
	})
	m.Def("fill(text, width=70, **kwargs)", func(a []Value) Value {
		return strings.Join(newWrapper([]Value{a[1]}, SpreadKw(a[2])).wrap(argText(a[0], "fill")), "\n")
	})
	m.Def("shorten(text, width, **kwargs)", func(a []Value) Value {
		w := newWrapper([]Value{a[1]}, append(SpreadKw(a[2]), Kw{"max_lines", 1}))
		return strings.Join(w.wrap(strings.Join(pyrt.Fields(argText(a[0], "shorten")), " ")), "\n")
	})
	m.Def("dedent(text)", func(a []Value) Value { return pyrt.Dedent(argText(a[0], "dedent")) })
	m.Def("indent(text, prefix, predicate=None)", func(a []Value) Value {
		text, prefix := argText(a[0], "indent"), argText(a[1], "indent")
		if a[2] == nil {
			return pyrt.Indent(text, prefix)
		}
		return pyrt.IndentFunc(text, prefix, func(line string) bool { return Truth(Call1(a[2], line)) })
	})
})

func init() {
	t := textWrapperType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value { return newWrapper(args, kw) }, nil)
	t.Def("wrap(text)", func(a []Value) Value {
		return pyrt.NewList(textValues(a[0].(*textWrapper).wrap(argText(a[1], "wrap")))...)
	})
	t.DefSelf("fill(text)", func(a []Value) Value {
		return callMethod("\n", "join", callMethod(a[0], "wrap", argText(a[1], "fill")))
	})
	t.Hooks("_munge_whitespace", "_split", "_split_chunks", "_fix_sentence_endings", "_handle_long_word", "_wrap_chunks")
}

// wrap returns the lines of a text.
func (w *textWrapper) wrap(text string) []string {
	if w.fixEnds {
		panic(pyrt.NewGuard("textwrap with fix_sentence_endings is not carried over"))
	}
	if w.expandTabs {
		text = pyrt.ExpandTabs(text, w.tabSize)
	}
	if w.replaceSpace {
		text = strings.NewReplacer("\t", " ", "\n", " ", "\v", " ", "\f", " ", "\r", " ").Replace(text)
	}
	if w.width <= 0 {
		raise(pyrt.ValueError, "invalid width %d (must be > 0)", w.width)
	}
	return w.lines(wrapChunks(text, w.breakHyphens))
}

// wrapChunks splits a text into words and the spaces between them; words also
// behind hyphens.
func wrapChunks(text string, hyphens bool) []string {
	if !hyphens {
		return wrapMatches(`([\t\n\x0b\x0c\r ]+)`, text)
	}
	const space, letter = `[\t\n\x0b\x0c\r ]`, `[^\d\W]`
	const notSpace = `[^` + `\t\n\x0b\x0c\r ` + `]`
	const word = `[\w!"'&.,?]`
	return wrapMatches(`(`+space+`+|(?<=`+word+`)-{2,}(?=\w)|`+notSpace+`+?(?:-(?:(?<=`+letter+`{2}-)|(?<=`+letter+`-`+letter+`-))(?=`+letter+`-?`+letter+`)|(?=`+space+`|\Z)|(?<=`+word+`)(?=-{2,}\w)))`, text)
}

func wrapMatches(pattern, text string) []string {
	var chunks []string
	for _, c := range pyrt.CompileRegex(pattern, 0).Split(text, 0) {
		if c != "" {
			chunks = append(chunks, c)
		}
	}
	return chunks
}

// lines joins chunks to lines.
func (w *textWrapper) lines(chunks []string) []string {
	var out []string
	limit := 0
	if w.maxLines != nil {
		limit = Index(w.maxLines)
		indent := w.initial
		if limit > 1 {
			indent = w.subsequent
		}
		if pyrt.StrLen(indent)+pyrt.StrLen(strings.TrimLeft(w.placeholder, " ")) > w.width {
			raise(pyrt.ValueError, "placeholder too large for max width")
		}
	}
	blank := func(s string) bool { return pyrt.StrStrip(s) == "" }
	for len(chunks) > 0 {
		indent := w.initial
		if len(out) > 0 {
			indent = w.subsequent
		}
		width := w.width - pyrt.StrLen(indent)
		if w.dropSpace && blank(chunks[0]) && len(out) > 0 {
			chunks = chunks[1:]
		}
		var line []string
		length := 0
		for len(chunks) > 0 && length+pyrt.StrLen(chunks[0]) <= width {
			line, length = append(line, chunks[0]), length+pyrt.StrLen(chunks[0])
			chunks = chunks[1:]
		}
		if len(chunks) > 0 && pyrt.StrLen(chunks[0]) > width {
			line, chunks = w.longWord(line, chunks, length, width)
			length = 0
			for _, c := range line {
				length += pyrt.StrLen(c)
			}
		}
		if w.dropSpace && len(line) > 0 && blank(line[len(line)-1]) {
			length -= pyrt.StrLen(line[len(line)-1])
			line = line[:len(line)-1]
		}
		if len(line) == 0 {
			continue
		}
		fits := len(chunks) == 0 || w.dropSpace && len(chunks) == 1 && blank(chunks[0])
		if w.maxLines == nil || len(out)+1 < limit || fits && length <= width {
			out = append(out, indent+strings.Join(line, ""))
			continue
		}
		return w.shortened(out, line, indent, length, width)
	}
	return out
}

// shortened ends the lines with the placeholder.
func (w *textWrapper) shortened(out, line []string, indent string, length, width int) []string {
	for len(line) > 0 {
		last := line[len(line)-1]
		if pyrt.StrStrip(last) != "" && length+pyrt.StrLen(w.placeholder) <= width {
			return append(out, indent+strings.Join(line, "")+w.placeholder)
		}
		length -= pyrt.StrLen(last)
		line = line[:len(line)-1]
	}
	if len(out) > 0 {
		if previous := pyrt.StrRStrip(out[len(out)-1]); pyrt.StrLen(previous)+pyrt.StrLen(w.placeholder) <= w.width {
			out[len(out)-1] = previous + w.placeholder
			return out
		}
	}
	return append(out, indent+pyrt.StrLStrip(w.placeholder))
}

// longWord handles a word that is longer than a line.
func (w *textWrapper) longWord(line, chunks []string, length, width int) (newLine, rest []string) {
	space := max(1, width-length)
	if width < 1 {
		space = 1
	}
	if !w.breakLong {
		if len(line) > 0 {
			return line, chunks
		}
		return append(line, chunks[0]), chunks[1:]
	}
	chunk, end := chunks[0], space
	if w.breakHyphens && pyrt.StrLen(chunk) > space {
		if hyphen := strings.LastIndexByte(pyrt.StrSlice(chunk, 0, space), '-'); hyphen > 0 && strings.Trim(chunk[:hyphen], "-") != "" {
			end = pyrt.StrLen(chunk[:hyphen]) + 1
		}
	}
	head := pyrt.StrSlice(chunk, 0, end)
	return append(line, head), append([]string{chunk[len(head):]}, chunks[1:]...)
}
