package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A yamlEmitter writes nodes as text.
type yamlEmitter struct {
	out           strings.Builder
	unicode       bool // write characters beyond ASCII as they are
	step, width   int
	start, finish bool // write --- and ... always
	begun         bool // a document was written
	open          bool // what comes next needs a mark that the document ends
	dumper        *yamlDumper
	met           map[*yamlNode]bool // that have their name already
	column        int
	spaced        bool // the last character is a space
	indenting     bool // the line has nothing yet but spaces and signs of entries
	indent        int  // -1 outside of blocks
	depth         int  // of brackets
}

// A yamlRole is where a node stands.
type yamlRole uint8

// The roles of nodes.
const (
	yamlRoot yamlRole = iota
	yamlItem
	yamlMapped    // a key or value
	yamlSimpleMap // a key in one line with its value
)

// document writes a document.
func (e *yamlEmitter) document(root *yamlNode, d *yamlDumper) {
	e.dumper, e.met = d, map[*yamlNode]bool{}
	e.indent = -1
	if e.begun || e.start {
		e.newLine()
		e.sign("---", true, false, false)
	}
	e.begun = true
	e.node(root, yamlRoot)
	e.newLine()
	if e.finish {
		e.sign("...", true, false, false)
		e.newLine()
	}
}

// end writes what stands behind the last document.
func (e *yamlEmitter) end() {
	if e.open {
		e.sign("...", true, false, false)
		e.newLine()
	}
}

func (e *yamlEmitter) write(text string) {
	e.out.WriteString(text)
	e.column += pyrt.StrLen(text)
}

// lineBreak ends the line.
func (e *yamlEmitter) lineBreak(text string) {
	e.spaced, e.indenting = true, true
	e.column = 0
	e.out.WriteString(text)
}

// newLine goes to where a line of the block begins.
func (e *yamlEmitter) newLine() {
	indent := max(e.indent, 0)
	if !e.indenting || e.column > indent || e.column == indent && !e.spaced {
		e.lineBreak("\n")
	}
	if e.column < indent {
		e.spaced = true
		e.write(strings.Repeat(" ", indent-e.column))
	}
}

// sign writes an indicator: behind a space if it needs one, as a space if it is one, and
// as part of the indent if it is.
func (e *yamlEmitter) sign(text string, needsSpace, isSpace, isIndent bool) {
	if needsSpace && !e.spaced {
		text = " " + text
	}
	e.spaced = isSpace
	e.indenting = e.indenting && isIndent
	e.write(text)
	e.open = false
}

// deepen begins a block or brackets; what it returns goes back.
func (e *yamlEmitter) deepen(flow, indentless bool) func() {
	outer := e.indent
	switch {
	case outer >= 0 && !indentless:
		e.indent += e.step
	case outer < 0 && flow:
		e.indent = e.step
	case outer < 0:
		e.indent = 0
	}
	return func() { e.indent = outer }
}

// node writes a node, or the name of one that is written already.
func (e *yamlEmitter) node(n *yamlNode, role yamlRole) {
	name := e.dumper.names[n]
	if name != "" && e.met[n] {
		e.sign("*"+name, true, false, false)
		return
	}
	e.met[n] = true
	if name != "" {
		e.sign("&"+name, true, false, false)
	}
	style := rune(0)
	if n.class == yamlScalarNode {
		style = e.styleOf(n, role)
	}
	e.tag(n, style)
	switch {
	case n.class == yamlScalarNode:
		back := e.deepen(true, false)
		e.scalar(n.text, style, role)
		back()
	case n.class == yamlSequenceNode && (e.depth > 0 || n.flow == true || len(n.items) == 0):
		e.flowSequence(n)
	case n.class == yamlSequenceNode:
		back := e.deepen(false, role >= yamlMapped && !e.indenting)
		for _, item := range n.items {
			e.newLine()
			e.sign("-", true, false, true)
			e.node(item, yamlItem)
		}
		back()
	case e.depth > 0 || n.flow == true || len(n.items) == 0:
		e.flowMapping(n)
	default:
		e.blockMapping(n)
	}
}

// tag writes the tag of a node that a reader would not give it.
func (e *yamlEmitter) tag(n *yamlNode, style rune) {
	plain := n.class == yamlScalarNode && style == 0
	if n.tag != yamlResolved(n.class, n.text, plain) {
		e.sign(yamlTagText(n.tag), true, false, false)
	}
}

// yamlTagText is a tag as it is written.
func yamlTagText(tag string) string {
	handle, rest := "", tag
	if after, ok := strings.CutPrefix(tag, yamlCore); ok && after != "" {
		handle, rest = "!!", after
	} else if after, ok := strings.CutPrefix(tag, "!"); ok {
		handle, rest = "!", after
	}
	var b strings.Builder
	for i := range len(rest) {
		c := rune(rest[i])
		if yamlWord(c) || yamlIn(c, ";/?:@&=+$,.~*'()[]") && c < 0x80 || c == '!' && handle != "!" {
			b.WriteByte(rest[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", rest[i])
		}
	}
	if handle == "" {
		return "!<" + b.String() + ">"
	}
	return handle + b.String()
}

func (e *yamlEmitter) flowSequence(n *yamlNode) {
	e.sign("[", true, true, false)
	e.depth++
	back := e.deepen(true, false)
	for i, item := range n.items {
		e.between(i)
		e.node(item, yamlItem)
	}
	back()
	e.depth--
	e.sign("]", false, false, false)
}

// between writes what stands in front of an entry between brackets.
func (e *yamlEmitter) between(i int) {
	if i > 0 {
		e.sign(",", false, false, false)
	}
	if e.column > e.width {
		e.newLine()
	}
}

func (e *yamlEmitter) flowMapping(n *yamlNode) {
	e.sign("{", true, true, false)
	e.depth++
	back := e.deepen(true, false)
	for i := 0; i < len(n.items); i += 2 {
		e.between(i)
		if e.isSimple(n.items[i]) {
			e.node(n.items[i], yamlSimpleMap)
			e.sign(":", false, false, false)
		} else {
			e.sign("?", true, false, false)
			e.node(n.items[i], yamlMapped)
			if e.column > e.width {
				e.newLine()
			}
			e.sign(":", true, false, false)
		}
		e.node(n.items[i+1], yamlMapped)
	}
	back()
	e.depth--
	e.sign("}", false, false, false)
}

func (e *yamlEmitter) blockMapping(n *yamlNode) {
	back := e.deepen(false, false)
	for i := 0; i < len(n.items); i += 2 {
		e.newLine()
		if e.isSimple(n.items[i]) {
			e.node(n.items[i], yamlSimpleMap)
			e.sign(":", false, false, false)
		} else {
			e.sign("?", true, false, true)
			e.node(n.items[i], yamlMapped)
			e.newLine()
			e.sign(":", true, false, true)
		}
		e.node(n.items[i+1], yamlMapped)
	}
	back()
}

// isSimple tells whether a key stands in one line with its value.
func (e *yamlEmitter) isSimple(n *yamlNode) bool {
	name := e.dumper.names[n]
	if name != "" && e.met[n] {
		return true
	}
	short := len(name)+len(yamlTagText(n.tag))+pyrt.StrLen(n.text) < 128
	if n.class != yamlScalarNode {
		return short && len(n.items) == 0
	}
	return short && n.text != "" && !yamlAnalyzed(n.text, e.unicode).multiline
}
