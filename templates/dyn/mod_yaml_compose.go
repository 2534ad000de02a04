package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A yamlNode is a scalar, a sequence or a mapping of a YAML text.
type yamlNode struct {
	class      *Class // one of the three
	tag, text  string
	items      []*yamlNode // keys and values by turns, of a mapping
	start, end yamlMark
	style      rune  // of a scalar: a quote, |, > or 0
	flow       Value // True, False or None: is it written with brackets
}

// A yamlComposer reads nodes from tokens.
type yamlComposer struct {
	yamlScanner
	handles map[string]string // prefixes of tags
	anchors map[string]*yamlNode
	started bool // a document was begun
	marked  bool // with ---
	resolve func(class *Class, text string, plain bool) string
}

// core is what the tags of YAML itself begin with.
const yamlCore = "tag:yaml.org,2002:"

// is tells whether the next token is of one of some kinds.
func (c *yamlComposer) is(kinds ...yamlKind) bool {
	t := c.token()
	for _, k := range kinds {
		if t.kind == k {
			return true
		}
	}
	return false
}

// wrong raises a ParserError at the next token.
func (c *yamlComposer) wrong(context string, from *yamlMark, problem string) {
	t := c.token()
	panic(yamlError(yamlParserError, context, from, problem+" '"+string(t.kind)+"'", t.start))
}

// document returns the root of the next document, nil behind the last.
func (c *yamlComposer) document() *yamlNode {
	if _, ok := c.begin(); !ok {
		return nil
	}
	c.anchors = map[string]*yamlNode{}
	var root *yamlNode
	if c.marked && c.is(yamlDirective, yamlDocumentStart, yamlDocumentEnd, yamlStreamEnd) {
		root = c.empty(c.token().start)
	} else {
		root = c.node(true, false)
	}
	if c.is(yamlDocumentEnd) {
		c.next()
	}
	return root
}

// begin goes to where a document begins, and tells whether there is one.
func (c *yamlComposer) begin() (at yamlMark, ok bool) {
	first := !c.started
	c.started = true
	if first && !c.is(yamlDirective, yamlDocumentStart, yamlStreamEnd) {
		c.handles = map[string]string{"!": "!", "!!": yamlCore}
		return c.token().start, true
	}
	for c.is(yamlDocumentEnd) {
		c.next()
	}
	at = c.token().start
	if c.is(yamlStreamEnd) {
		return at, false
	}
	c.directives()
	if !c.is(yamlDocumentStart) {
		c.wrong("", nil, "expected '<document start>', but found")
	}
	c.next()
	c.marked = true
	return at, true
}

func (c *yamlComposer) directives() {
	c.handles = map[string]string{}
	versioned := false
	for c.is(yamlDirective) {
		t := c.next()
		switch t.text {
		case "YAML":
			if versioned {
				panic(yamlError(yamlParserError, "", nil, "found duplicate YAML directive", t.start))
			}
			if strings.TrimLeft(t.handle, "0") != "1" {
				panic(yamlError(yamlParserError, "", nil, "found incompatible YAML document (version 1.* is required)", t.start))
			}
			versioned = true
		case "TAG":
			handle, prefix, _ := strings.Cut(t.handle, " ")
			if c.handles[handle] != "" {
				panic(yamlError(yamlParserError, "", nil, "duplicate tag handle "+Repr(handle), t.start))
			}
			c.handles[handle] = prefix
		}
	}
	for handle, prefix := range map[string]string{"!": "!", "!!": yamlCore} {
		if c.handles[handle] == "" {
			c.handles[handle] = prefix
		}
	}
}

// empty is a node of which nothing is written.
func (c *yamlComposer) empty(at yamlMark) *yamlNode {
	return &yamlNode{class: yamlScalarNode, tag: c.resolve(yamlScalarNode, "", true), start: at, end: at}
}

// node reads a node: in a block or between brackets, and where a sequence may stand as
// far out as the mapping around it.
func (c *yamlComposer) node(block, indentless bool) *yamlNode {
	if c.is(yamlAlias) {
		t := c.next()
		n := c.anchors[t.text]
		if n == nil {
			panic(yamlError(yamlComposerError, "", nil, "found undefined alias "+Repr(t.text), t.start))
		}
		return n
	}
	n := &yamlNode{start: c.token().start, end: c.token().start}
	anchor, tag := c.properties(n)
	if tag != nil {
		n.tag = c.tagOf(n, tag)
	}
	begin := func(class *Class) *yamlNode {
		n.class = class
		c.anchored(n, anchor)
		return n
	}
	t := c.token()
	switch {
	case indentless && t.kind == yamlBlockEntry:
		begin(yamlSequenceNode)
		c.indentless(n)
	case t.kind == yamlScalar:
		c.next()
		n.text, n.end = t.text, t.end
		if n.tag == "" || n.tag == "!" {
			plain := t.plain && tag == nil || n.tag == "!"
			n.tag = c.resolve(yamlScalarNode, t.text, plain)
		}
		return begin(yamlScalarNode)
	case t.kind == yamlFlowSeq:
		begin(yamlSequenceNode)
		c.flowSequence(n)
	case t.kind == yamlFlowMap:
		begin(yamlMappingNode)
		c.flowMapping(n)
	case block && t.kind == yamlBlockSeq:
		begin(yamlSequenceNode)
		c.blockSequence(n)
	case block && t.kind == yamlBlockMap:
		begin(yamlMappingNode)
		c.blockMapping(n)
	case anchor != nil || tag != nil:
		if n.tag == "" || n.tag == "!" {
			n.tag = c.resolve(yamlScalarNode, "", true)
		}
		return begin(yamlScalarNode)
	default:
		what := "flow"
		if block {
			what = "block"
		}
		c.wrong("while parsing a "+what+" node", &n.start, "expected the node content, but found")
	}
	if n.tag == "" || n.tag == "!" {
		n.tag = yamlCore + "seq"
		if n.class == yamlMappingNode {
			n.tag = yamlCore + "map"
		}
	}
	return n
}

// properties reads an anchor and a tag, in either order.
func (c *yamlComposer) properties(n *yamlNode) (anchor, tag *yamlToken) {
	for {
		switch {
		case anchor == nil && c.is(yamlAnchor):
			anchor = c.next()
			n.end = anchor.end
		case tag == nil && c.is(yamlTag):
			tag = c.next()
			n.end = tag.end
		default:
			return anchor, tag
		}
	}
}

// tagOf returns the whole of a tag.
func (c *yamlComposer) tagOf(n *yamlNode, t *yamlToken) string {
	if t.handle == "" {
		return t.text
	}
	prefix, ok := c.handles[t.handle]
	if !ok {
		panic(yamlError(yamlParserError, "while parsing a node", &n.start, "found undefined tag handle "+Repr(t.handle), t.start))
	}
	return prefix + t.text
}

// anchored notes the name of a node.
func (c *yamlComposer) anchored(n *yamlNode, anchor *yamlToken) {
	if anchor == nil {
		return
	}
	if old := c.anchors[anchor.text]; old != nil {
		panic(yamlError(yamlComposerError, "found duplicate anchor "+Repr(anchor.text)+"; first occurrence", &old.start, "second occurrence", n.start))
	}
	c.anchors[anchor.text] = n
}

// part reads a node, which is empty where one of some tokens stands.
func (c *yamlComposer) part(after yamlMark, block, indentless bool, stops ...yamlKind) *yamlNode {
	if c.is(stops...) {
		return c.empty(after)
	}
	return c.node(block, indentless)
}

func (c *yamlComposer) add(n *yamlNode, items ...*yamlNode) { n.items = append(n.items, items...) }

func (c *yamlComposer) blockSequence(n *yamlNode) {
	start := c.next().start
	for c.is(yamlBlockEntry) {
		c.add(n, c.part(c.next().end, true, false, yamlBlockEntry, yamlBlockEnd))
	}
	if !c.is(yamlBlockEnd) {
		c.wrong("while parsing a block collection", &start, "expected <block end>, but found")
	}
	n.end = c.next().end
}

// indentless reads a sequence that stands as far out as the mapping around it.
func (c *yamlComposer) indentless(n *yamlNode) {
	for c.is(yamlBlockEntry) {
		c.add(n, c.part(c.next().end, true, false, yamlBlockEntry, yamlKey, yamlValue, yamlBlockEnd))
	}
	n.end = c.token().start
}

func (c *yamlComposer) blockMapping(n *yamlNode) {
	start := c.next().start
	for c.is(yamlKey) {
		key := c.part(c.next().end, true, true, yamlKey, yamlValue, yamlBlockEnd)
		c.add(n, key, c.value(true, yamlKey, yamlValue, yamlBlockEnd))
	}
	if !c.is(yamlBlockEnd) {
		c.wrong("while parsing a block mapping", &start, "expected <block end>, but found")
	}
	n.end = c.next().end
}

// value reads the value of a key, which may have none.
func (c *yamlComposer) value(block bool, stops ...yamlKind) *yamlNode {
	if !c.is(yamlValue) {
		return c.empty(c.token().start)
	}
	return c.part(c.next().end, block, block, stops...)
}

// parted goes over the comma in front of an entry, but for the first.
func (c *yamlComposer) parted(first bool, what string, start yamlMark, end yamlKind) {
	if first {
		return
	}
	if !c.is(yamlFlowEntry) {
		c.wrong("while parsing a flow "+what, &start, "expected ',' or '"+string(end)+"', but got")
	}
	c.next()
}

func (c *yamlComposer) flowSequence(n *yamlNode) {
	start := c.next().start
	for first := true; !c.is(yamlFlowSeqEnd); first = false {
		c.parted(first, "sequence", start, yamlFlowSeqEnd)
		switch {
		case c.is(yamlKey):
			t := c.next()
			pair := &yamlNode{class: yamlMappingNode, tag: yamlCore + "map", start: t.start, flow: true}
			key := c.part(t.end, false, false, yamlValue, yamlFlowEntry, yamlFlowSeqEnd)
			c.add(pair, key, c.value(false, yamlFlowEntry, yamlFlowSeqEnd))
			pair.end = c.token().start
			c.add(n, pair)
		case !c.is(yamlFlowSeqEnd):
			c.add(n, c.node(false, false))
		}
	}
	n.end, n.flow = c.next().end, true
}

func (c *yamlComposer) flowMapping(n *yamlNode) {
	start := c.next().start
	for first := true; !c.is(yamlFlowMapEnd); first = false {
		c.parted(first, "mapping", start, yamlFlowMapEnd)
		switch {
		case c.is(yamlKey):
			key := c.part(c.next().end, false, false, yamlValue, yamlFlowEntry, yamlFlowMapEnd)
			c.add(n, key, c.value(false, yamlFlowEntry, yamlFlowMapEnd))
		case !c.is(yamlFlowMapEnd):
			c.add(n, c.node(false, false), c.empty(c.token().start))
		}
	}
	n.end, n.flow = c.next().end, true
}

// newYAMLComposer reads a stream: a str, bytes, or what has a method read.
func newYAMLComposer(stream Value) *yamlComposer {
	name, shown := "<unicode string>", true
	text, isText := asStr(stream)
	if !isText {
		data, isBytes := inner(stream).(Bytes)
		if name = "<byte string>"; !isBytes {
			shown = false
			name = Str(GetAttrOr(stream, "name", "<file>"))
			content := callMethod(stream, "read")
			if data, isBytes = inner(content).(Bytes); !isBytes {
				text = strArg(content, "what read returns")
			}
		}
		if isBytes {
			text = yamlDecoded(data, name)
		}
	}
	checkYAMLText(text, name)
	return &yamlComposer{yamlScanner: *newYAMLScanner(text, name, shown), resolve: yamlResolved}
}

// yamlDecoded is the text of bytes.
func yamlDecoded(data Bytes, name string) string {
	if strings.HasPrefix(string(data), "\xff\xfe") || strings.HasPrefix(string(data), "\xfe\xff") {
		panic(pyrt.NewGuard("YAML in UTF-16 is not carried over"))
	}
	var text Value
	defer func() {
		if e, ok := recover().(*pyrt.Exception); ok {
			if !e.Class.IsSubclass(pyrt.UnicodeDecodeError) {
				panic(e)
			}
			at := e.Args[2].(int)
			panic(readerError(name, at, int(data[at]), Str(e.Args[0]), Str(e.Args[4])))
		}
	}()
	text = callMethod(data, "decode", "utf-8")
	return Str(text)
}

// checkYAMLText refuses characters that no YAML text has.
func checkYAMLText(text, name string) {
	at := 0
	for r := range pyrt.CodePoints(text) {
		if !yamlPrintable(r) {
			panic(readerError(name, at, int(r), "unicode", "special characters are not allowed"))
		}
		at++
	}
}

func yamlPrintable(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0xa0:
		return r < 0x7f || r == 0x85
	}
	return r < 0xd800 || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}
