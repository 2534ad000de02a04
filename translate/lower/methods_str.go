package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// A textMethod is one form of a method of str or bytes: the kinds of its arguments
// ("s" a str, "b" a bytes, "c" a bytes or the int of a byte, "i" an int), the function
// that it is in Go (the method of Go's type without a path), and its result.
type textMethod struct {
	args   string
	path   string
	name   string
	result *core.Type
	extra  []core.Expr // arguments that Python leaves out
}

var strList = core.Of(core.SliceKind, core.StrType)

func text(args, name string) textMethod  { return textMethod{args, "pyrt", name, core.StrType, nil} }
func test(args, name string) textMethod  { return textMethod{args, "pyrt", name, core.BoolType, nil} }
func place(args, name string) textMethod { return textMethod{args, "pyrt", name, core.IntType, nil} }
func parts(args, name string) textMethod { return textMethod{args, "pyrt", name, strList, nil} }

// inPart are the forms of a method that looks for text in the whole or in a part.
func inPart(name string) []textMethod {
	return []textMethod{place("s", name), {"si", "pyrt", name + "In", core.IntType, []core.Expr{endOfPart}}, place("sii", name+"In")}
}

func bytesForm(args, name string, extra ...core.Expr) textMethod {
	return textMethod{args, "pyrt", name, core.BytesType, extra}
}

func strLit(s string) core.Expr { return &core.Lit{Typed: core.Typed{T: core.StrType}, Value: s} }

// strMethods are the methods of str that are one call in Go.
var strMethods = map[string][]textMethod{
	"upper": {text("", "StrUpper")}, "lower": {text("", "StrLower")}, "title": {text("", "StrTitle")},
	"capitalize": {text("", "Capitalize")}, "swapcase": {text("", "SwapCase")}, "casefold": {text("", "CaseFold")},
	"strip": {text("", "StrStrip"), text("s", "StrStripChars")}, "lstrip": {text("", "StrLStrip"), text("s", "StrLStripChars")},
	"rstrip": {text("", "StrRStrip"), text("s", "StrRStripChars")},
	"split":  {parts("", "Fields"), parts("s", "StrSplit"), parts("si", "StrSplitN")},
	"rsplit": {parts("si", "StrRSplitN")},
	"splitlines": {{"", "pyrt", "SplitLines", strList, []core.Expr{
		&core.Lit{Typed: core.Typed{T: core.BoolType}, Value: false},
	}}},
	"replace":    {text("ss", "StrReplace"), text("ssi", "StrReplaceN")},
	"find":       inPart("StrFind"),
	"rfind":      inPart("StrRFind"),
	"index":      inPart("StrIndex"),
	"rindex":     inPart("StrRIndex"),
	"count":      inPart("StrCount"),
	"startswith": {{"s", "strings", "HasPrefix", core.BoolType, nil}},
	"endswith":   {{"s", "strings", "HasSuffix", core.BoolType, nil}},
	"center":     {{"i", "pyrt", "StrCenter", core.StrType, []core.Expr{strLit(" ")}}, text("is", "StrCenter")},
	"ljust":      {{"i", "pyrt", "StrLJust", core.StrType, []core.Expr{strLit(" ")}}, text("is", "StrLJust")},
	"rjust":      {{"i", "pyrt", "StrRJust", core.StrType, []core.Expr{strLit(" ")}}, text("is", "StrRJust")},
	"zfill":      {text("i", "ZFill")},
	"isdigit":    {test("", "IsDigit")}, "isalpha": {test("", "IsAlpha")}, "isalnum": {test("", "IsAlnum")},
	"isspace": {test("", "IsSpace")}, "isupper": {test("", "IsUpper")}, "islower": {test("", "IsLower")},
	"isdecimal": {test("", "IsDecimal")}, "isnumeric": {test("", "IsNumeric")}, "istitle": {test("", "IsTitle")},
	"isidentifier": {test("", "IsIdentifier")}, "isprintable": {test("", "IsPrintable")}, "isascii": {test("", "IsASCII")},
	"removeprefix": {text("s", "RemovePrefix")}, "removesuffix": {text("s", "RemoveSuffix")},
	"encode": {bytesForm("", "EncodeUTF8"), bytesForm("s", "Encode", strLit("strict")), bytesForm("ss", "Encode")},
}

// strCall lowers a method of str.
func (b *body) strCall(n *syntax.Call, x core.Expr, name string) core.Expr {
	switch name {
	case "join":
		if len(n.Args) == 1 {
			list := b.sliceOf(n.Args[0])
			if core.Equal(list.Type(), strList) {
				both := []core.Expr{x, list}
				b.ordered(n, both...)
				return &core.Runtime{Typed: core.Typed{T: core.StrType}, Path: "strings", Name: "Join", Args: []core.Expr{both[1], both[0]}}
			}
		}
	case "partition", "rpartition":
		if len(n.Args) == 1 {
			fn := map[string]string{"partition": "Partition", "rpartition": "RPartition"}[name]
			three := &core.Type{Kind: core.TupleKind, Args: []*core.Type{core.StrType, core.StrType, core.StrType}}
			cut := &core.Runtime{Typed: core.Typed{T: three}, Path: "pyrt", Name: fn, Args: []core.Expr{x, b.as(n.Args[0], core.StrType)}}
			return &core.Runtime{Typed: core.Typed{T: three}, Path: "pyrt", Name: "T3", Args: []core.Expr{cut}}
		}
	case "format":
		if c, ok := n.Func.(*syntax.Attribute).Value.(*syntax.Constant); ok {
			return b.strFormat(n, c.Str)
		}
	}
	if out := b.textCall(n, x, strMethods[name]); out != nil {
		return out
	}
	b.no(n, "builtin", "str.%s with these arguments is not carried over yet", name)
	return nil
}

// textCall lowers a method of str or bytes in the form that its arguments have; nil
// where it has none.
func (b *body) textCall(n *syntax.Call, x core.Expr, forms []textMethod) core.Expr {
	args := b.exprs(n.Args)
	for _, m := range forms {
		if m.fits(args) {
			all := append(append([]core.Expr{x}, args...), m.extra...)
			b.ordered(n, all...)
			for i := range args {
				if m.args[i] == 'c' && args[i].Type().Kind == core.IntKind {
					all[i+1] = function(core.BytesType, "ByteOf", all[i+1])
				}
			}
			return &core.Runtime{Typed: core.Typed{T: m.result}, Path: m.path, Name: m.name, Args: all, Method: m.path == ""}
		}
	}
	return nil
}

func (m textMethod) fits(args []core.Expr) bool {
	if len(args) != len(m.args) {
		return false
	}
	for i, a := range args {
		k := a.Type().Kind
		if k != textKinds[m.args[i]] && !(m.args[i] == 'c' && k == core.IntKind) {
			return false
		}
	}
	return true
}

// textKinds are the letters that stand for the arguments of a textMethod.
var textKinds = map[byte]core.Kind{'s': core.StrKind, 'b': core.BytesKind, 'c': core.BytesKind, 'i': core.IntKind}

// exprs lowers plain arguments.
func (b *body) exprs(list []syntax.Expr) []core.Expr {
	var out []core.Expr
	for _, e := range list {
		if _, star := e.(*syntax.Starred); star {
			b.no(e, "arguments", "*args in a call")
		}
		out = append(out, b.expr(e))
	}
	return out
}

// strFormat lowers "...".format(...) with a literal template whose fields are
// plain: {}, {0}, {:spec}.
func (b *body) strFormat(n *syntax.Call, template string) core.Expr {
	out := &core.Format{Typed: core.Typed{T: core.StrType}}
	next, used := 0, map[int]int{}
	lit := ""
	for i := 0; i < len(template); i++ {
		c := template[i]
		switch {
		case (c == '{' || c == '}') && i+1 < len(template) && template[i+1] == c:
			lit += string(c)
			i++
		case c == '}':
			b.no(n, "format-template", "this template of format")
		case c != '{':
			lit += string(c)
		default:
			end := i + 1
			for end < len(template) && template[end] != '}' && template[end] != '{' {
				end++
			}
			if end == len(template) || template[end] == '{' {
				b.no(n, "format-template", "this template of format")
			}
			part, index := b.formatField(n, template[i+1:end], &next)
			if used[index]++; used[index] > 1 || index != len(used)-1 {
				b.no(n, "format-template", "fields of format out of order")
			}
			if lit != "" {
				out.Parts = append(out.Parts, core.FormatPart{Text: lit})
				lit = ""
			}
			out.Parts = append(out.Parts, part)
			i = end
		}
	}
	var texts []core.Expr
	for _, p := range out.Parts {
		texts = append(texts, &core.Format{Parts: []core.FormatPart{p}})
	}
	b.evaluatedFirst(n, texts)
	if len(used) != len(n.Args) {
		b.no(n, "format-template", "arguments that format does not use")
	}
	if lit != "" || len(out.Parts) == 0 {
		out.Parts = append(out.Parts, core.FormatPart{Text: lit})
	}
	return out
}

// formatField lowers what stands between braces.
func (b *body) formatField(n *syntax.Call, field string, next *int) (core.FormatPart, int) {
	name, spec := field, ""
	for i := range len(field) {
		if field[i] == ':' || field[i] == '!' {
			name, spec = field[:i], field[i:]
			break
		}
	}
	index := -1
	switch {
	case name == "" && *next >= 0:
		index = *next
		*next++
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9' && *next <= 0:
		index = int(name[0] - '0')
		*next = -1
	}
	if index < 0 || index >= len(n.Args) || len(n.Keywords) > 0 {
		b.no(n, "format-template", "this field of format: %s", field)
	}
	p := core.FormatPart{Value: b.textual(n.Args[index])}
	if len(spec) > 1 && spec[0] == '!' {
		p.Conversion, spec = spec[1], spec[2:]
		if p.Conversion != 'r' && p.Conversion != 's' {
			b.no(n, "format-template", "this conversion of format")
		}
	}
	if len(spec) > 0 {
		p.Spec = spec[1:]
	}
	b.checkSpec(n, p)
	return p, index
}

// percent lowers "..." % values with a literal template.
func (b *body) percent(n *syntax.BinOp, template string) core.Expr {
	args := []syntax.Expr{n.Right}
	if t, ok := n.Right.(*syntax.Tuple); ok {
		args = t.Elts
	} else if t := b.typeOf(n.Right); t.Kind == core.TupleKind || t.Kind == core.VarTupleKind || t.Kind == core.DictKind {
		b.no(n, "percent", "%% with a tuple that is not written out")
	}
	out := &core.Format{Typed: core.Typed{T: core.StrType}}
	lit, used := "", 0
	for i := 0; i < len(template); i++ {
		if template[i] != '%' {
			lit += string(template[i])
			continue
		}
		if i+1 < len(template) && template[i+1] == '%' {
			lit += "%"
			i++
			continue
		}
		start := i + 1
		for i++; i < len(template) && (template[i] >= '0' && template[i] <= '9' || template[i] == '.' || template[i] == '-' || template[i] == '+'); i++ {
		}
		if i == len(template) || used == len(args) {
			b.no(n, "percent", "this template of %%")
		}
		if lit != "" {
			out.Parts = append(out.Parts, core.FormatPart{Text: lit})
			lit = ""
		}
		out.Parts = append(out.Parts, b.percentField(n, template[start:i], template[i], b.textual(args[used])))
		used++
	}
	var texts []core.Expr
	for _, p := range out.Parts {
		texts = append(texts, &core.Format{Parts: []core.FormatPart{p}})
	}
	b.evaluatedFirst(n, texts)
	if used != len(args) {
		b.no(n, "percent", "arguments that %% does not use")
	}
	if lit != "" || len(out.Parts) == 0 {
		out.Parts = append(out.Parts, core.FormatPart{Text: lit})
	}
	return out
}

// percentField turns one field of a % template into a format spec.
func (b *body) percentField(n *syntax.BinOp, layout string, verb byte, x core.Expr) core.FormatPart {
	p := core.FormatPart{Value: x}
	kind := x.Type().Kind
	align := ""
	if len(layout) > 0 && layout[0] == '-' {
		align, layout = "<", layout[1:]
	}
	switch verb {
	case 's', 'r':
		if align == "" && layout != "" && layout[0] != '.' {
			align = ">"
		}
		if len(layout) > 0 && (layout[0] == '0' || layout[0] == '+') {
			b.no(n, "percent", "this template of %%")
		}
		p.Conversion = verb
		p.Spec = align + layout
	case 'd', 'i':
		if kind != core.IntKind && kind != core.BigIntKind || containsDot(layout) || align != "" && layout != "" && layout[0] == '0' {
			b.no(n, "percent", "%%%s%c of %s", layout, verb, x.Type())
		}
		if layout != "" || align != "" {
			p.Spec = align + layout + "d"
		}
	case 'f', 'e', 'g', 'F', 'E', 'G':
		if kind == core.IntKind || kind == core.NumKind || kind == core.BigIntKind {
			p.Value = b.float(x, n)
			kind = core.FloatKind
		}
		if kind != core.FloatKind || align != "" && layout != "" && layout[0] == '0' {
			b.no(n, "percent", "%%%s%c of %s", layout, verb, x.Type())
		}
		p.Spec = align + layout + string(verb)
	case 'x', 'X', 'o':
		if kind != core.IntKind && kind != core.BigIntKind || containsDot(layout) || align != "" {
			b.no(n, "percent", "%%%s%c of %s", layout, verb, x.Type())
		}
		p.Spec = layout + string(verb)
	default:
		b.no(n, "percent", "%%%s%c", layout, verb)
	}
	b.checkSpec(n, p)
	return p
}

func containsDot(s string) bool {
	for i := range len(s) {
		if s[i] == '.' {
			return true
		}
	}
	return false
}

// checkSpec refuses a spec of a value that has none of its own.
func (b *body) checkSpec(n syntax.Node, p core.FormatPart) {
	if p.Spec == "" || p.Conversion != 0 {
		return
	}
	switch p.Value.Type().Kind {
	case core.StrKind, core.IntKind, core.FloatKind, core.BoolKind, core.BigIntKind, core.NumKind:
		return
	}
	b.no(n, "format-spec", "a format spec for %s", p.Value.Type())
}
