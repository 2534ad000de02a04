package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/templates/pyrt"
	"github.com/molt-go/molt/translate/core"
)

// This file lowers the module re over str: its functions, patterns and matches.

// regexFuncs are the parameters of re's functions, in order; behind the pattern those
// of the method of the same name, and flags.
var regexFuncs = map[string][]string{
	"compile": {"pattern", "flags"}, "match": {"pattern", "string", "flags"}, "fullmatch": {"pattern", "string", "flags"},
	"search": {"pattern", "string", "flags"}, "findall": {"pattern", "string", "flags"}, "finditer": {"pattern", "string", "flags"},
	"split": {"pattern", "string", "maxsplit", "flags"}, "sub": {"pattern", "repl", "string", "count", "flags"},
	"subn": {"pattern", "repl", "string", "count", "flags"},
}

// patternMethods are the parameters of a pattern's methods.
var patternMethods = map[string][]string{
	"match": {"string", "pos", "endpos"}, "fullmatch": {"string", "pos", "endpos"}, "search": {"string", "pos", "endpos"},
	"findall": {"string", "pos", "endpos"}, "finditer": {"string", "pos", "endpos"},
	"split": {"string", "maxsplit"}, "sub": {"repl", "string", "count"}, "subn": {"repl", "string", "count"},
}

// regexCall lowers a call of a function of re; nil for other functions.
func (b *body) regexCall(n *syntax.Call, dotted string) core.Expr {
	name, ok := strings.CutPrefix(dotted, "re.")
	if !ok || !b.plan.TypedRegex() {
		return nil
	}
	if name == "escape" {
		return function(core.StrType, "EscapeRegex", b.as(b.given(n, "pattern")[0], core.StrType))
	}
	params := regexFuncs[name]
	if params == nil {
		b.no(n, "builtin", "re.%s is not carried over yet", name)
	}
	args := b.given(n, params...)
	last := len(params) - 1
	pattern := b.regexOf(n, args[0], args[last])
	if name == "compile" {
		return pattern
	}
	return b.onPattern(n, pattern, name, args[1:last])
}

// regexOf lowers the pattern and the flags of a call.
func (b *body) regexOf(n *syntax.Call, pattern, flags syntax.Expr) core.Expr {
	if pattern == nil {
		b.no(n, "arguments", "a call of re without a pattern")
	}
	x := b.expr(pattern)
	if core.Equal(x.Type(), core.RegexType) && flags == nil {
		return x
	}
	if x.Type().Kind != core.StrKind {
		b.no(pattern, "builtin", "a pattern of type %s", x.Type())
	}
	number := core.Expr(intLit(0))
	if flags != nil {
		number = b.regexFlags(flags)
	}
	c := function(core.RegexType, "CompileRegex", x, number)
	c.(*core.Runtime).Pos = b.pos(b.file, n.Pos())
	return c
}

var regexFlags = map[string]string{
	"A": "RegexASCII", "ASCII": "RegexASCII", "I": "RegexIgnoreCase", "IGNORECASE": "RegexIgnoreCase", "M": "RegexMultiline",
	"MULTILINE": "RegexMultiline", "S": "RegexDotAll", "DOTALL": "RegexDotAll", "U": "RegexUnicode", "UNICODE": "RegexUnicode",
	"X": "RegexVerbose", "VERBOSE": "RegexVerbose",
}

// regexFlags lowers flags that the source names.
func (b *body) regexFlags(e syntax.Expr) core.Expr {
	switch n := e.(type) {
	case *syntax.BinOp:
		if n.Op == syntax.BitOr {
			return &core.Arith{Typed: core.Typed{T: core.IntType}, Op: core.BitOr, X: b.regexFlags(n.Left), Y: b.regexFlags(n.Right)}
		}
	case *syntax.Constant:
		if x, ok := b.expr(n).(*core.Lit); ok && x.Value == int64(0) {
			return x
		}
	}
	dotted := strings.Replace(b.dotted(e), ".RegexFlag.", ".", 1)
	if name, ok := strings.CutPrefix(dotted, "re."); ok {
		switch goName := regexFlags[name]; {
		case goName != "":
			return &core.Runtime{Typed: core.Typed{T: core.IntType}, Path: "pyrt", Name: goName, Variable: true}
		case name == "NOFLAG":
			return intLit(0)
		}
	}
	b.no(e, "builtin", "flags of a regular expression that the source does not name")
	return nil
}

// isSoundRegex tells whether an expression compiles a constant regular expression that
// CPython accepts.
func isSoundRegex(x *core.Runtime) bool {
	if x.Name != "CompileRegex" || len(x.Args) != 2 {
		return false
	}
	pattern, flags := x.Args[0], x.Args[1]
	if c, ok := pattern.(*core.ConstRef); ok {
		pattern = c.Const.Value
	}
	lit, ok := pattern.(*core.Lit)
	if !ok {
		return false
	}
	text, ok := lit.Value.(string)
	if !ok {
		return false
	}
	number, ok := flagsOf(flags)
	return ok && pyrt.Try(func() { pyrt.CompileRegex(text, number) }) == nil
}

// flagsOf returns the number of flags that regexFlags has lowered.
func flagsOf(x core.Expr) (int, bool) {
	switch x := x.(type) {
	case *core.Lit:
		return 0, true
	case *core.Arith:
		a, okA := flagsOf(x.X)
		b, okB := flagsOf(x.Y)
		return a | b, okA && okB
	case *core.Runtime:
		n, ok := regexNumbers[x.Name]
		return n, ok
	}
	return 0, false
}

var regexNumbers = map[string]int{
	"RegexASCII": pyrt.RegexASCII, "RegexIgnoreCase": pyrt.RegexIgnoreCase, "RegexMultiline": pyrt.RegexMultiline,
	"RegexDotAll": pyrt.RegexDotAll, "RegexUnicode": pyrt.RegexUnicode, "RegexVerbose": pyrt.RegexVerbose,
}

// given returns the arguments of a call in the order of parameters, nil for those that
// are not given.
func (b *body) given(n *syntax.Call, params ...string) []syntax.Expr {
	out := make([]syntax.Expr, len(params))
	if hasStar(n.Args) || len(n.Args) > len(params) {
		b.no(n, "arguments", "* in a call, or too many arguments")
	}
	copy(out, n.Args)
	last := len(n.Args) - 1
	for _, k := range n.Keywords {
		i := slices.Index(params, k.Arg)
		if i < 0 || out[i] != nil {
			b.no(k, "arguments", "argument %s", k.Arg)
		}
		if _, constant := k.Value.(*syntax.Constant); i < last && !constant {
			b.no(k, "arguments", "keyword arguments out of order")
		}
		out[i], last = k.Value, max(i, last)
	}
	return out
}

// onPattern lowers a method of a pattern with its arguments.
func (b *body) onPattern(n *syntax.Call, re core.Expr, name string, args []syntax.Expr) core.Expr {
	str := func(e syntax.Expr) core.Expr {
		if e == nil {
			b.no(n, "arguments", "an argument of %s is missing", name)
		}
		return b.as(e, core.StrType)
	}
	count := func(e syntax.Expr) core.Expr {
		if e == nil {
			return intLit(0)
		}
		return b.as(e, core.IntType)
	}
	switch name {
	case "sub", "subn":
		return b.substitute(n, re, name, args[0], args[1], count(args[2]))
	case "split":
		t := core.Of(core.SliceKind, core.StrType)
		return b.inOrder(n, method(t, "Split", re, str(args[0]), count(args[1])))
	}
	list := []core.Expr{re, str(args[0])}
	for _, e := range args[1:] {
		if e != nil {
			list = append(list, count(e))
		}
	}
	if len(args) == 3 && args[1] == nil && args[2] != nil {
		b.no(n, "arguments", "endpos without pos")
	}
	b.ordered(n, list...)
	switch name {
	case "match":
		return method(core.MatchType, "Match", list...)
	case "fullmatch":
		return method(core.MatchType, "FullMatch", list...)
	case "search":
		return method(core.MatchType, "Search", list...)
	case "finditer":
		seq := method(core.Of(core.SeqKind, core.MatchType), "FindIter", list...)
		return &core.Convert{Typed: core.Typed{T: core.Of(core.GenKind, core.MatchType)}, X: seq}
	}
	return b.findAll(n, list)
}

// findAll lowers findall, whose result hangs on the groups of the pattern.
func (b *body) findAll(n *syntax.Call, list []core.Expr) core.Expr {
	t := b.typeOf(n)
	if t.Kind == core.SliceKind || t.Kind == core.ListKind {
		made := core.Of(core.SliceKind, t.Args[0])
		switch elem := t.Args[0]; {
		case elem.Kind == core.StrKind:
			return method(made, "FindAll", list...)
		case elem.Kind == core.TupleKind && len(elem.Args) == 2:
			return method(made, "FindAll2", list...)
		case elem.Kind == core.TupleKind && len(elem.Args) == 3:
			return method(made, "FindAll3", list...)
		}
	}
	b.no(n, "builtin", "findall of a pattern whose number of groups is not known: %s", t)
	return nil
}

// substitute lowers sub and subn, by a text or a function.
func (b *body) substitute(n *syntax.Call, re core.Expr, name string, repl, text syntax.Expr, count core.Expr) core.Expr {
	if repl == nil || text == nil {
		b.no(n, "arguments", "an argument of %s is missing", name)
	}
	goName, pair := "Sub", core.Type{Kind: core.TupleKind, Args: []*core.Type{core.StrType, core.IntType}}
	if name == "subn" {
		goName = "SubN"
	}
	by := b.callback(repl, core.MatchType)
	switch {
	case by == nil:
		by = b.as(repl, core.StrType)
	case by.Type().Result == nil || by.Type().Result.Kind != core.StrKind:
		b.no(repl, "builtin", "a function for %s that returns %s", name, by.Type().Result)
	default:
		goName += "Func"
	}
	args := []core.Expr{re, by, b.as(text, core.StrType), count}
	if by.Type().Kind == core.FuncKind { // called later
		b.ordered(n, re, args[2], count)
	} else {
		b.ordered(n, args...)
	}
	if name == "sub" {
		return method(core.StrType, goName, args...)
	}
	return function(&pair, "T2", method(&pair, goName, args...))
}

// matchCall lowers a method of a match.
func (b *body) matchCall(n *syntax.Call, m core.Expr, name string) core.Expr {
	if hasStar(n.Args) || len(n.Keywords) > 0 {
		b.no(n, "arguments", "keyword arguments of re.Match.%s", name)
	}
	switch name {
	case "group":
		return b.groups(n, m)
	case "groups", "groupdict":
		return b.allGroups(n, m, name)
	case "start", "end", "span":
		return b.matchSpan(n, m, name)
	case "expand":
		b.arguments(n, 1)
		return method(core.StrType, "Expand", m, b.as(n.Args[0], core.StrType))
	}
	b.no(n, "builtin", "re.Match.%s is not carried over yet", name)
	return nil
}

// groups lowers m.group(...).
func (b *body) groups(n *syntax.Call, m core.Expr) core.Expr {
	switch len(n.Args) {
	case 0:
		return method(core.StrType, "Text", m)
	case 1:
		return b.group(n, m, n.Args[0], b.typeOf(n))
	}
	t := b.typeOf(n)
	if t.Kind != core.VarTupleKind || !repeatable(m) {
		b.no(n, "builtin", "group of several groups as %s", t)
	}
	list := &core.Display{Typed: core.Typed{T: t}}
	for _, e := range n.Args {
		list.Elems = append(list.Elems, b.group(n, m, e, t.Args[0]))
	}
	b.ordered(n, list.Elems...)
	return list
}

// group lowers one group of a match, by its number or name.
func (b *body) group(n syntax.Node, m core.Expr, e syntax.Expr, want *core.Type) core.Expr {
	forms := map[core.Kind][2]string{core.StrKind: {"Text", "TextNamed"}, core.OptKind: {"Group", "Named"}}[want.Kind]
	which := b.expr(e)
	if forms[0] == "" {
		b.no(n, "builtin", "a group as %s", want)
	}
	both := []core.Expr{m, which}
	b.ordered(n, both...)
	switch which.Type().Kind {
	case core.IntKind:
		return method(want, forms[0], both...)
	case core.StrKind:
		return method(want, forms[1], both...)
	case core.OptKind:
		if which.Type().Args[0].Kind == core.StrKind { // no group is called ""
			return method(want, forms[1], both[0], method(core.StrType, "Or", both[1], strLit("")))
		}
	}
	b.no(e, "builtin", "a group by %s", which.Type())
	return nil
}

// allGroups lowers m.groups(...) and m.groupdict(...).
func (b *body) allGroups(n *syntax.Call, m core.Expr, name string) core.Expr {
	t := b.typeOf(n)
	elem := t.Args[len(t.Args)-1]
	goName := map[string]string{"groups": "Groups", "groupdict": "GroupDict"}[name]
	switch {
	case len(n.Args) == 0 && elem.Kind == core.OptKind:
		return method(t, goName, m)
	case len(n.Args) == 0 && elem.Kind == core.StrKind:
		return method(t, map[string]string{"groups": "Texts", "groupdict": "TextDict"}[name], m)
	case len(n.Args) == 1 && elem.Kind == core.StrKind:
		return b.inOrder(n, method(t, goName+"Or", m, b.as(n.Args[0], core.StrType)))
	}
	b.no(n, "builtin", "re.Match.%s with these arguments is not carried over yet", name)
	return nil
}

// matchSpan lowers m.start, m.end and m.span, of a group or of all.
func (b *body) matchSpan(n *syntax.Call, m core.Expr, name string) core.Expr {
	args := []core.Expr{m}
	if len(n.Args) > 0 {
		b.arguments(n, 1)
		which := b.expr(n.Args[0])
		if which.Type().Kind == core.StrKind {
			if !repeatable(m) {
				b.no(n, "builtin", "%s of a named group of this match", name)
			}
			which = method(core.IntType, "GroupNumber", m, which)
		}
		args = append(args, b.convert(which, core.IntType, n))
	}
	b.ordered(n, args...)
	if name == "span" {
		pair := &core.Type{Kind: core.TupleKind, Args: []*core.Type{core.IntType, core.IntType}}
		return function(pair, "T2", method(pair, "Span", args...))
	}
	return method(core.IntType, map[string]string{"start": "Start", "end": "End"}[name], args...)
}

// regexMethod lowers a method of a pattern or a match; nil for those of others.
func (b *body) regexMethod(n *syntax.Call, recv core.Expr, name string) core.Expr {
	switch t := recv.Type(); {
	case core.Equal(t, core.MatchType):
		return b.matchCall(n, recv, name)
	case core.Equal(t, core.RegexType):
		if params := patternMethods[name]; params != nil {
			return b.onPattern(n, recv, name, b.given(n, params...))
		}
		b.no(n, "builtin", "re.Pattern.%s is not carried over yet", name)
	}
	return nil
}

// regexAttrs are the attributes of patterns and matches: methods in Go.
var regexAttrs = map[string]map[string]struct {
	name   string
	result *core.Type
}{
	core.RegexType.Name: {"pattern": {"Text", core.StrType}, "flags": {"Flags", core.IntType}, "groups": {"Groups", core.IntType},
		"groupindex": {"GroupIndex", core.Of(core.DictKind, core.StrType, core.IntType)}},
	core.MatchType.Name: {"string": {"Subject", core.StrType}, "pos": {"Pos", core.IntType}, "endpos": {"EndPos", core.IntType}, "re": {"Re", core.RegexType},
		"lastindex": {"LastIndex", core.Of(core.OptKind, core.IntType)}, "lastgroup": {"LastGroup", core.Of(core.OptKind, core.StrType)}},
}

// regexAttr lowers an attribute of a pattern or a match; nil for those of others.
func (b *body) regexAttr(n *syntax.Attribute, x core.Expr) core.Expr {
	a, ok := regexAttrs[x.Type().Name][n.Attr]
	if !ok || !isRegex(x.Type()) {
		return nil
	}
	return method(a.result, a.name, x)
}

// isRegex tells whether a type is that of patterns or of matches.
func isRegex(t *core.Type) bool {
	return core.Equal(t, core.RegexType) || core.Equal(t, core.MatchType)
}
