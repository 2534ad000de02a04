package syntax

import (
	"slices"
	"strings"
	"unicode"

	gast "github.com/go-python/gpython/ast"
)

// PEP 498, 701 (f-strings) and 750 (t-strings): a run of adjacent literals with
// an f-string in it is carried by a call whose arguments are the expressions of
// all replacement fields, each in inserted parentheses; the rest is read from
// the source tokens again.

// A replacement is the anatomy of a replacement field, as token indexes.
type replacement struct {
	open, close int // the braces
	expr        int // end of the expression, which starts behind open
	debug       bool
	conv        int // the ! of a conversion, or -1
	spec        int // the : of a format spec, or -1
}

// replacementAt takes the field at an opening brace apart.
func replacementAt(toks []token, open int) replacement {
	f := replacement{open: open, close: int(toks[open].match), conv: -1, spec: -1}
	p := open + 1
	for p < f.close && toks[p].kind != kBang && toks[p].kind != kColon {
		if m := int(toks[p].match); m > p {
			p = m
		}
		p++
	}
	f.expr = p
	if p-1 > open && toks[p-1].kind == kAssign {
		f.debug = true
		f.expr = p - 1
	}
	if toks[p].kind == kBang {
		f.conv = p
		for p < f.close && toks[p].kind != kColon {
			p++
		}
	}
	if toks[p].kind == kColon {
		f.spec = p
	}
	return f
}

// fstring lowers the run of literals [i, j).
func (l *lowerer) fstring(i, j int) {
	l.put(kName, mFString, i, l.toks[i].start, l.toks[i].end)
	l.insert(kLParen, mSyntax, l.toks[i].end)
	n := 0
	l.fields(i, j, &n)
	l.insert(kRParen, mSyntax, l.toks[j-1].end)
}

// fields lowers the replacement fields among the tokens [i, j) and below them.
func (l *lowerer) fields(i, j int, n *int) {
	for ; i < j; i++ {
		if l.toks[i].kind != kLBrace {
			continue
		}
		f := replacementAt(l.toks, i)
		l.checkField(f)
		if *n > 0 {
			l.insert(kComma, mNone, l.toks[i].start)
		}
		*n++
		l.group(f.open+1, f.expr, level{})
		if f.spec >= 0 {
			l.fields(f.spec+1, f.close, n)
		}
		i = f.close
	}
}

func (l *lowerer) checkField(f replacement) {
	if f.expr == f.open+1 {
		l.fail(l.toks[f.expr].start, "f-string: valid expression required before '"+l.toks[f.expr].text(l.src)+"'")
	}
	if f.conv < 0 {
		return
	}
	c := l.toks[f.conv+1]
	if c.kind != kName || c.start != l.toks[f.conv].end {
		l.fail(c.start, "f-string: invalid conversion character")
	}
	if s := normalizeName(c.text(l.src)); s != "s" && s != "r" && s != "a" {
		l.fail(c.start, "f-string: invalid conversion character '"+s+"': expected 's', 'r', or 'a'")
	}
	if k := l.toks[f.conv+2].kind; k != kColon && k != kRBrace {
		l.fail(l.toks[f.conv+2].start, "f-string: expecting ':' or '}'")
	}
}

// A formatter raises one run of literals.
type formatter struct {
	*raiser
	args []gast.Expr // the expressions of the fields that are left
	n    int         // how many were raised
	// template tells that the run is of t-strings.
	template bool
	inSpec   bool // a format spec is being raised: braces do not double there
}

// fstring raises the call that carries a run of literals.
func (r *raiser) fstring(g *gast.Call) Expr {
	first := r.cur
	name := r.take(kName)
	r.take(kLParen)
	f := &formatter{raiser: r, args: g.Args}
	var values []Expr
	i := int(name.src)
	f.template = r.isTemplateRun(i)
	for ; ; i++ {
		t := r.srcToks[i]
		switch t.kind {
		case kString:
			if f.template {
				r.failAt(t.start, "cannot mix t-string literals with string or bytes literals")
			}
			c := r.stringToken(t)
			if c.Kind == ConstBytes {
				r.failAt(t.start, "cannot mix bytes and nonbytes literals")
			}
			values = append(values, c)
			continue
		case kFStart:
			if t.template != f.template {
				r.failAt(t.start, "cannot mix t-string literals with string or bytes literals")
			}
			values = append(values, f.parts(i+1, int(t.match), t.raw)...)
			i = int(t.match)
			continue
		}
		break
	}
	n := &JoinedStr{Values: mergeConstants(values), IsTemplate: f.template}
	if len(f.args) > 0 {
		r.fail("invalid syntax")
	}
	r.take(kRParen)
	return r.close(n, &n.Span, first)
}

// isTemplateRun tells whether the run of literals at source token i has a t-string.
func (r *raiser) isTemplateRun(i int) bool {
	for {
		switch t := r.srcToks[i]; t.kind {
		case kString:
			i++
		case kFStart:
			if t.template {
				return true
			}
			i = int(t.match) + 1
		default:
			return false
		}
	}
}

// parts raises the source tokens [i, j) between the quotes of an f-string, or
// of a format spec.
func (f *formatter) parts(i, j int, raw bool) []Expr {
	var out []Expr
	for i < j {
		t := f.srcToks[i]
		if t.kind == kFMiddle {
			if c := f.literal(t, raw); c.Str != "" {
				out = append(out, c)
			}
			i++
			continue
		}
		rep := replacementAt(f.srcToks, i)
		out = append(out, f.replacement(rep, raw)...)
		i = rep.close + 1
	}
	return out
}

// literal raises literal text.
func (f *formatter) literal(t token, raw bool) *Constant {
	text := t.text(f.src)
	c := &Constant{Kind: ConstStr, Str: text}
	c.Span = Span{t.start, f.literalEnd(t)}
	if !raw && strings.Contains(text, `\`) {
		s, err := decodeEscapes(text, false)
		if err != nil {
			f.failAt(t.start, err.Error())
		}
		c.Str = s
	}
	return c
}

// literalEnd returns the end of a token of f-string text, with the other brace
// of a doubled one.
func (f *formatter) literalEnd(t token) Pos {
	last := f.src[t.end-1]
	if t.kind == kFMiddle && (last == '{' || last == '}' && !f.inSpec) && f.src[t.end] == last {
		return t.end + 1
	}
	return t.end
}

// replacement raises one field; with a debug = it gives its text as well.
func (f *formatter) replacement(rep replacement, raw bool) []Expr {
	if f.n > 0 {
		f.take(kComma)
	}
	f.n++
	if len(f.args) == 0 {
		f.fail("invalid syntax")
	}
	g := f.args[0]
	f.args = f.args[1:]
	value := f.grouped(g, true)
	span := Span{f.srcToks[rep.open].start, f.srcToks[rep.close].end}
	conversion := -1
	if rep.conv >= 0 {
		conversion = int(normalizeName(f.srcToks[rep.conv+1].text(f.src))[0])
	} else if rep.debug && rep.spec < 0 {
		conversion = 'r'
	}
	var spec *JoinedStr
	if rep.spec >= 0 {
		spec = &JoinedStr{}
		outer := f.inSpec
		f.inSpec = true
		spec.Values = mergeConstants(f.parts(rep.spec+1, rep.close, raw))
		spec.Span = Span{f.srcToks[rep.spec].start, f.literalEnd(f.srcToks[rep.close-1])}
		f.inSpec = outer
	}
	var out []Expr
	if rep.debug {
		out = append(out, f.debugText(rep))
	}
	if f.template && !f.inSpec {
		n := &Interpolation{Value: value, Conversion: conversion, FormatSpec: spec}
		n.Str = strings.TrimRightFunc(f.text(f.srcToks[rep.open].end, f.srcToks[rep.expr].start), unicode.IsSpace)
		n.Span = span
		return append(out, n)
	}
	n := &FormattedValue{Value: value, Conversion: conversion, FormatSpec: spec}
	n.Span = span
	return append(out, n)
}

// debugText raises the text that a field with = shows in front of its value.
func (f *formatter) debugText(rep replacement) Expr {
	end := rep.close
	if rep.conv >= 0 {
		end = rep.conv
	} else if rep.spec >= 0 {
		end = rep.spec
	}
	c := &Constant{Kind: ConstStr}
	c.Span = Span{f.srcToks[rep.open].end, f.srcToks[end].start}
	c.Str = f.text(c.Start, c.End)
	return c
}

// text returns source text without its comments.
func (f *formatter) text(start, end Pos) string {
	var b strings.Builder
	at, _ := slices.BinarySearchFunc(f.comments, start, func(c Comment, p Pos) int { return int(c.Start - p) })
	for _, c := range f.comments[at:] {
		if c.End > end {
			break
		}
		b.WriteString(f.src[start:c.Start])
		start = c.End
	}
	if b.Len() == 0 {
		return f.src[start:end]
	}
	b.WriteString(f.src[start:end])
	return b.String()
}

// mergeConstants joins neighbouring constants and drops what is empty then; an
// empty literal still counts for the position of the whole.
func mergeConstants(values []Expr) []Expr {
	var out []Expr
	for i := 0; i < len(values); i++ {
		first, ok := values[i].(*Constant)
		if !ok {
			out = append(out, values[i])
			continue
		}
		merged := *first
		var text strings.Builder
		text.WriteString(first.Str)
		for ; i+1 < len(values); i++ {
			c, ok := values[i+1].(*Constant)
			if !ok {
				break
			}
			text.WriteString(c.Str)
			merged.End = c.End
		}
		if merged.Str = text.String(); merged.Str != "" {
			out = append(out, &merged)
		}
	}
	return out
}
