package island

import (
	"regexp"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/analyzer/syntax"
)

// percentPart finds a conversion, or a % that begins none.
var percentPart = regexp.MustCompile(`%([-+ #0]*)([0-9]{0,2})(\.[0-9]{1,2})?([sra%])|%`)

// percent writes "%s %r" % (a, b) as CPython 3.11 and later compile it, which is as an
// f-string: each value is turned into text before the next is evaluated. It is nil where
// that makes no difference, and for other templates.
func (fr *frame) percent(e *syntax.BinOp) *jen.Statement {
	template, ok := e.Left.(*syntax.Constant)
	values, isTuple := e.Right.(*syntax.Tuple)
	if e.Op != syntax.Mod || !ok || template.Kind != syntax.ConstStr || !isTuple || hasStar(values.Elts) ||
		len(values.Elts) < 2 || !fr.mayChange(values.Elts[1:]) {
		return nil
	}
	out, left, from := &syntax.JoinedStr{}, values.Elts, 0
	text := func(s string) { out.Values = append(out.Values, &syntax.Constant{Kind: syntax.ConstStr, Str: s}) }
	for _, m := range percentPart.FindAllStringSubmatchIndex(template.Str, -1) {
		if m[0] > from {
			text(template.Str[from:m[0]])
		}
		from = m[1]
		if m[8] < 0 {
			return nil
		}
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return template.Str[m[2*i]:m[2*i+1]]
		}
		conversion := group(4)[0]
		if conversion == '%' {
			if m[1]-m[0] > 2 {
				return nil
			}
			text("%")
			continue
		}
		if len(left) == 0 {
			return nil
		}
		value := &syntax.FormattedValue{Value: left[0], Conversion: int(conversion)}
		if spec := alignment(group(1), group(2)) + group(3); spec != "" {
			value.FormatSpec = &syntax.JoinedStr{Values: []syntax.Expr{&syntax.Constant{Kind: syntax.ConstStr, Str: spec}}}
		}
		out.Values, left = append(out.Values, value), left[1:]
	}
	if len(left) > 0 {
		return nil
	}
	if from < len(template.Str) {
		text(template.Str[from:])
	}
	return fr.joinedStr(out)
}

// alignment returns what a width with flags is in a format specification.
func alignment(flags, width string) string {
	if width == "" {
		return ""
	}
	for _, c := range flags {
		if c == '-' {
			return "<" + width
		}
	}
	return ">" + width
}
