package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A yamlMark is a place in a YAML text.
type yamlMark struct {
	name                string
	index, line, column int
	text                []rune // nil where the place is shown without its line
}

// A yamlKind is a kind of token; its text is what errors call it.
type yamlKind string

// The kinds of tokens.
const (
	yamlStreamEnd     yamlKind = "<stream end>"
	yamlDirective     yamlKind = "<directive>"
	yamlDocumentStart yamlKind = "<document start>"
	yamlDocumentEnd   yamlKind = "<document end>"
	yamlBlockSeq      yamlKind = "<block sequence start>"
	yamlBlockMap      yamlKind = "<block mapping start>"
	yamlBlockEnd      yamlKind = "<block end>"
	yamlFlowSeq       yamlKind = "["
	yamlFlowSeqEnd    yamlKind = "]"
	yamlFlowMap       yamlKind = "{"
	yamlFlowMapEnd    yamlKind = "}"
	yamlKey           yamlKind = "?"
	yamlValue         yamlKind = ":"
	yamlBlockEntry    yamlKind = "-"
	yamlFlowEntry     yamlKind = ","
	yamlAlias         yamlKind = "<alias>"
	yamlAnchor        yamlKind = "<anchor>"
	yamlTag           yamlKind = "<tag>"
	yamlScalar        yamlKind = "<scalar>"
)

// A yamlToken is a token of a YAML text.
type yamlToken struct {
	kind       yamlKind
	start, end yamlMark
	text       string // of a scalar, anchor or alias; the suffix of a tag; the name of a directive
	handle     string // of a tag, "" for none; the first argument of a directive
	plain      bool   // a scalar without quotes
}

// A yamlSimpleKey is a place where a key without a question mark may begin.
type yamlSimpleKey struct {
	number   int // of its token
	required bool
	mark     yamlMark
}

// A yamlScanner reads tokens.
type yamlScanner struct {
	text         []rune // ends with 0
	at           yamlMark
	tokens       []*yamlToken
	taken        int
	done         bool
	flow         int // depth of brackets
	indent       int
	indents      []int
	allowKey     bool
	possibleKeys map[int]yamlSimpleKey // by depth
}

func newYAMLScanner(text, name string, shown bool) *yamlScanner {
	s := &yamlScanner{text: append([]rune(text), 0), indent: -1, allowKey: true, possibleKeys: map[int]yamlSimpleKey{}}
	s.at.name = name
	if shown {
		s.at.text = s.text
	}
	return s
}

const (
	yamlBreaks = "\r\n\u0085\u2028\u2029"
	yamlSpaces = "\x00 \t" + yamlBreaks
)

func yamlIn(r rune, set string) bool { return strings.ContainsRune(set, r) }

func yamlWord(r rune) bool {
	return r == '-' || r == '_' || r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

// peek returns the character n further on, 0 behind the end.
func (s *yamlScanner) peek(n int) rune {
	if i := s.at.index + n; i < len(s.text) {
		return s.text[i]
	}
	return 0
}

func (s *yamlScanner) ahead(n int) string {
	return string(s.text[s.at.index:min(s.at.index+n, len(s.text))])
}

// forward goes n characters further.
func (s *yamlScanner) forward(n int) {
	for ; n > 0; n-- {
		r := s.peek(0)
		s.at.index++
		switch {
		case yamlIn(r, "\n\u0085\u2028\u2029"), r == '\r' && s.peek(0) != '\n':
			s.at.line++
			s.at.column = 0
		case r != '\ufeff':
			s.at.column++
		}
	}
}

// take goes n characters further and returns them.
func (s *yamlScanner) take(n int) string {
	text := s.ahead(n)
	s.forward(n)
	return text
}

// shown is the next character as errors show it.
func (s *yamlScanner) shown(n int) string { return Repr(string(s.peek(n))) }

// fail raises a ScannerError at the present place.
func (s *yamlScanner) fail(context string, from yamlMark, problem string) {
	panic(yamlError(yamlScannerError, context, &from, problem, s.at))
}

// token returns the next token, which stays the next.
func (s *yamlScanner) token() *yamlToken {
	for !s.done && s.needsMore() {
		s.fetch()
	}
	return s.tokens[0]
}

// next returns the next token and goes on behind it.
func (s *yamlScanner) next() *yamlToken {
	t := s.token()
	s.tokens = s.tokens[1:]
	s.taken++
	return t
}

// needsMore tells whether the next token is not known yet: there is none, or it may
// turn out to be a key.
func (s *yamlScanner) needsMore() bool {
	if len(s.tokens) == 0 {
		return true
	}
	s.dropStaleKeys()
	for _, k := range s.possibleKeys {
		if k.number == s.taken {
			return true
		}
	}
	return false
}

func (s *yamlScanner) add(kind yamlKind, start yamlMark) *yamlToken {
	t := &yamlToken{kind: kind, start: start, end: s.at}
	s.tokens = append(s.tokens, t)
	return t
}

// fetch reads a token.
func (s *yamlScanner) fetch() {
	s.skip()
	s.dropStaleKeys()
	s.unwind(s.at.column)
	r := s.peek(0)
	spaced := yamlIn(s.peek(1), yamlSpaces)
	switch {
	case r == 0:
		s.fetchStreamEnd()
	case r == '%' && s.at.column == 0:
		s.leaveBlocks()
		s.directive()
	case s.separates():
		s.leaveBlocks()
		kind := yamlDocumentEnd
		if r == '-' {
			kind = yamlDocumentStart
		}
		start := s.at
		s.forward(3)
		s.add(kind, start)
	case r == '[' || r == '{':
		s.saveKey()
		s.flow++
		s.allowKey = true
		s.indicator()
	case r == ']' || r == '}':
		s.dropKey()
		s.flow--
		s.allowKey = false
		s.indicator()
	case r == ',':
		s.allowKey = true
		s.dropKey()
		s.indicator()
	case r == '-' && spaced:
		s.blockIndicator(yamlBlockSeq, "sequence entries")
		s.allowKey = true
	case r == '?' && (s.flow > 0 || spaced):
		s.blockIndicator(yamlBlockMap, "mapping keys")
		s.allowKey = s.flow == 0
	case r == ':' && (s.flow > 0 || spaced):
		s.fetchValue()
	case r == '*' || r == '&':
		s.saveKey()
		s.allowKey = false
		s.anchor()
	case r == '!':
		s.saveKey()
		s.allowKey = false
		s.tag()
	case (r == '|' || r == '>') && s.flow == 0:
		s.allowKey = true
		s.dropKey()
		s.blockScalar(r == '>')
	case r == '\'' || r == '"':
		s.saveKey()
		s.allowKey = false
		s.quoted(r == '"')
	case !yamlIn(r, yamlSpaces+"-?:,[]{}#&*!|>'\"%@`") || !spaced && (r == '-' || s.flow == 0 && yamlIn(r, "?:")):
		s.saveKey()
		s.allowKey = false
		s.plain()
	default:
		panic(yamlError(yamlScannerError, "while scanning for the next token", nil, "found character "+s.shown(0)+" that cannot start any token", s.at))
	}
}

// skip goes on to where a token begins.
func (s *yamlScanner) skip() {
	if s.at.index == 0 && s.peek(0) == '\ufeff' {
		s.forward(1)
	}
	for {
		s.spaces()
		s.comment()
		if s.lineBreak() == "" {
			return
		}
		if s.flow == 0 {
			s.allowKey = true
		}
	}
}

func (s *yamlScanner) spaces() int {
	n := 0
	for s.peek(n) == ' ' {
		n++
	}
	s.forward(n)
	return n
}

func (s *yamlScanner) comment() {
	if s.peek(0) != '#' {
		return
	}
	for !yamlIn(s.peek(0), "\x00"+yamlBreaks) {
		s.forward(1)
	}
}

// lineBreak goes behind a line break and returns it as texts have it, "" for none.
func (s *yamlScanner) lineBreak() string {
	switch r := s.peek(0); r {
	case '\r', '\n', '\x85':
		if r == '\r' && s.peek(1) == '\n' {
			s.forward(1)
		}
		s.forward(1)
		return "\n"
	case '\u2028', '\u2029':
		return s.take(1)
	}
	return ""
}

// separates tells whether a mark between documents stands here.
func (s *yamlScanner) separates() bool {
	if s.at.column != 0 || !yamlIn(s.peek(3), yamlSpaces) {
		return false
	}
	text := s.ahead(3)
	return text == "---" || text == "..."
}

// dropStaleKeys gives up places of keys that are too far away.
func (s *yamlScanner) dropStaleKeys() {
	for depth := range s.flow + 1 { // in order: one of them may raise
		if k, ok := s.possibleKeys[depth]; ok && (k.mark.line != s.at.line || s.at.index-k.mark.index > 1024) {
			s.dropKeyAt(depth)
		}
	}
}

// dropKey gives up that a key may have begun at this depth.
func (s *yamlScanner) dropKey() { s.dropKeyAt(s.flow) }

func (s *yamlScanner) dropKeyAt(depth int) {
	if k, ok := s.possibleKeys[depth]; ok {
		if k.required {
			s.fail("while scanning a simple key", k.mark, "could not find expected ':'")
		}
		delete(s.possibleKeys, depth)
	}
}

// saveKey notes that a key may begin here.
func (s *yamlScanner) saveKey() {
	if s.allowKey {
		s.dropKey()
		s.possibleKeys[s.flow] = yamlSimpleKey{s.taken + len(s.tokens), s.flow == 0 && s.indent == s.at.column, s.at}
	}
}

// unwind ends the blocks that are further in than a column.
func (s *yamlScanner) unwind(column int) {
	for s.flow == 0 && s.indent > column {
		s.indent = s.indents[len(s.indents)-1]
		s.indents = s.indents[:len(s.indents)-1]
		s.add(yamlBlockEnd, s.at)
	}
}

// leaveBlocks ends all blocks.
func (s *yamlScanner) leaveBlocks() {
	s.unwind(-1)
	s.dropKey()
	s.allowKey = false
}

// deepen tells whether a column begins a block.
func (s *yamlScanner) deepen(column int) bool {
	if s.indent >= column {
		return false
	}
	s.indents = append(s.indents, s.indent)
	s.indent = column
	return true
}

func (s *yamlScanner) fetchStreamEnd() {
	s.leaveBlocks()
	clear(s.possibleKeys)
	s.add(yamlStreamEnd, s.at)
	s.done = true
}

// indicator adds a token of one character.
func (s *yamlScanner) indicator() {
	start := s.at
	kind := yamlKind(s.take(1))
	s.add(kind, start)
}

// blockIndicator adds the sign of an entry or key, which may begin a block.
func (s *yamlScanner) blockIndicator(block yamlKind, what string) {
	if s.flow == 0 {
		if !s.allowKey {
			panic(yamlError(yamlScannerError, "", nil, what+" are not allowed here", s.at))
		}
		if s.deepen(s.at.column) {
			s.add(block, s.at)
		}
	}
	s.dropKey()
	s.indicator()
}

// fetchValue adds the colon of a value, and in front of its key what says that it is one.
func (s *yamlScanner) fetchValue() {
	k, ok := s.possibleKeys[s.flow]
	if !ok {
		s.blockIndicator(yamlBlockMap, "mapping values")
		s.allowKey = s.flow == 0
		return
	}
	delete(s.possibleKeys, s.flow)
	put := []*yamlToken{{kind: yamlKey, start: k.mark, end: k.mark}}
	if s.flow == 0 && s.deepen(k.mark.column) {
		put = append([]*yamlToken{{kind: yamlBlockMap, start: k.mark, end: k.mark}}, put...)
	}
	at := k.number - s.taken
	s.tokens = append(s.tokens[:at:at], append(put, s.tokens[at:]...)...)
	s.allowKey = false
	s.indicator()
}

// word takes letters, digits and - and _; there must be one.
func (s *yamlScanner) word(context string, start yamlMark) string {
	n := 0
	for yamlWord(s.peek(n)) {
		n++
	}
	if n == 0 {
		s.fail(context, start, "expected alphabetic or numeric character, but found "+s.shown(0))
	}
	return s.take(n)
}

// anchor reads &name or *name.
func (s *yamlScanner) anchor() {
	kind, what := yamlAnchor, "while scanning an anchor"
	if s.peek(0) == '*' {
		kind, what = yamlAlias, "while scanning an alias"
	}
	start := s.at
	s.forward(1)
	name := s.word(what, start)
	if !yamlIn(s.peek(0), yamlSpaces+"?:,]}%@`") {
		s.fail(what, start, "expected alphabetic or numeric character, but found "+s.shown(0))
	}
	s.add(kind, start).text = name
}

// tag reads !suffix, !handle!suffix or !<uri>.
func (s *yamlScanner) tag() {
	start := s.at
	handle, suffix := "", "!"
	switch r := s.peek(1); {
	case r == '<':
		s.forward(2)
		suffix = s.uri("tag", start)
		if s.peek(0) != '>' {
			s.fail("while parsing a tag", start, "expected '>', but found "+s.shown(0))
		}
		s.forward(1)
	case yamlIn(r, yamlSpaces):
		s.forward(1)
	default:
		n := 1
		for !yamlIn(s.peek(n), "\x00 "+yamlBreaks+"!") {
			n++
		}
		if s.peek(n) == '!' {
			handle = s.tagHandle("tag", start)
		} else {
			handle = s.take(1)
		}
		suffix = s.uri("tag", start)
	}
	if !yamlIn(s.peek(0), "\x00 "+yamlBreaks) {
		s.fail("while scanning a tag", start, "expected ' ', but found "+s.shown(0))
	}
	t := s.add(yamlTag, start)
	t.handle, t.text = handle, suffix
}

// tagHandle reads !, !! or !name!.
func (s *yamlScanner) tagHandle(what string, start yamlMark) string {
	context := "while scanning a " + what
	if s.peek(0) != '!' {
		s.fail(context, start, "expected '!', but found "+s.shown(0))
	}
	n := 1
	if s.peek(n) == ' ' {
		return s.take(n)
	}
	for yamlWord(s.peek(n)) {
		n++
	}
	if s.peek(n) != '!' {
		s.forward(n)
		s.fail(context, start, "expected '!', but found "+s.shown(0))
	}
	return s.take(n + 1)
}

// uri reads the characters of a tag, of which %xx are bytes of UTF-8.
func (s *yamlScanner) uri(what string, start yamlMark) string {
	context := "while parsing a " + what
	var b strings.Builder
	for {
		r := s.peek(0)
		switch {
		case r == '%':
			b.WriteString(s.uriBytes(what, start))
		case yamlWord(r) || r != 0 && yamlIn(r, ";/?:@&=+$,.!~*'()[]"):
			b.WriteString(s.take(1))
		case b.Len() == 0:
			s.fail(context, start, "expected URI, but found "+s.shown(0))
		default:
			return b.String()
		}
	}
}

func (s *yamlScanner) uriBytes(what string, start yamlMark) string {
	var code []byte
	from := s.at
	for s.peek(0) == '%' {
		s.forward(1)
		for k := range 2 {
			if !yamlHex(s.peek(k)) {
				s.fail("while scanning a "+what, start, "expected URI escape sequence of 2 hexadecimal numbers, but found "+s.shown(k))
			}
		}
		code = append(code, byte(pyrt.ParseIntBase(s.take(2), 16)))
	}
	text := strings.ToValidUTF8(string(code), "\ufffd")
	if text != string(code) {
		panic(pyrt.NewGuard("a YAML tag with bytes that are no UTF-8, at " + from.place() + ", is not carried over"))
	}
	return text
}

func yamlHex(r rune) bool { return r != 0 && yamlIn(r, "0123456789abcdefABCDEF") }

// directive reads a line that begins with %: %YAML 1.1 or %TAG ! prefix.
func (s *yamlScanner) directive() {
	const context = "while scanning a directive"
	start := s.at
	s.forward(1)
	name := s.word(context, start)
	if !yamlIn(s.peek(0), "\x00 "+yamlBreaks) {
		s.fail(context, start, "expected alphabetic or numeric character, but found "+s.shown(0))
	}
	t := &yamlToken{kind: yamlDirective, start: start, text: name}
	switch name {
	case "YAML":
		s.spaces()
		t.handle = s.versionNumber(start)
		if s.peek(0) != '.' {
			s.fail(context, start, "expected a digit or '.', but found "+s.shown(0))
		}
		s.forward(1)
		s.versionNumber(start)
		if !yamlIn(s.peek(0), "\x00 "+yamlBreaks) {
			s.fail(context, start, "expected a digit or ' ', but found "+s.shown(0))
		}
	case "TAG":
		s.spaces()
		handle := s.tagHandle("directive", start)
		if s.peek(0) != ' ' {
			s.fail(context, start, "expected ' ', but found "+s.shown(0))
		}
		s.spaces()
		prefix := s.uri("directive", start)
		if !yamlIn(s.peek(0), "\x00 "+yamlBreaks) {
			s.fail(context, start, "expected ' ', but found "+s.shown(0))
		}
		t.handle = handle + " " + prefix
	default:
		for !yamlIn(s.peek(0), "\x00"+yamlBreaks) {
			s.forward(1)
		}
	}
	t.end = s.at
	s.restOfLine(context, start)
	s.tokens = append(s.tokens, t)
}

func (s *yamlScanner) versionNumber(start yamlMark) string {
	n := 0
	for r := s.peek(n); r >= '0' && r <= '9'; r = s.peek(n) {
		n++
	}
	if n == 0 {
		s.fail("while scanning a directive", start, "expected a digit, but found "+s.shown(0))
	}
	return s.take(n)
}

// restOfLine goes behind a line of which nothing but a comment is left.
func (s *yamlScanner) restOfLine(context string, start yamlMark) {
	s.spaces()
	s.comment()
	if !yamlIn(s.peek(0), "\x00"+yamlBreaks) {
		s.fail(context, start, "expected a comment or a line break, but found "+s.shown(0))
	}
	s.lineBreak()
}
