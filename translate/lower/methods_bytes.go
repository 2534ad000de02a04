package lower

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

var bytesList = core.Of(core.SliceKind, core.BytesType)

// onBytes is a form that is a method of Go's type for bytes.
func onBytes(args, name string, result *core.Type, extra ...core.Expr) textMethod {
	return textMethod{args, "", name, result, extra}
}

func bytesTest(name string) []textMethod {
	return []textMethod{onBytes("", name, core.BoolType)}
}

func bytesSame(name string) []textMethod {
	return []textMethod{onBytes("", name, core.BytesType)}
}

var bytesSpace = &core.Lit{Typed: core.Typed{T: core.BytesType}, Value: " "}

// justified are the forms of a method that fills bytes up to a width.
func justified(name string) []textMethod {
	return []textMethod{onBytes("i", name, core.BytesType, bytesSpace), onBytes("ib", name, core.BytesType)}
}

// stripped are the forms of a method that takes bytes off the ends.
func stripped(name string) []textMethod {
	return []textMethod{onBytes("", name, core.BytesType), onBytes("b", name+"Bytes", core.BytesType)}
}

// searched are the forms of a method that looks for bytes in a part: one for the whole,
// one for the part.
func searched(whole, part string, result *core.Type, letter string) []textMethod {
	forms := []textMethod{onBytes(letter, whole, result)}
	if whole == part {
		forms[0].extra = []core.Expr{intLit(0), endOfPart}
	}
	return append(forms, onBytes(letter+"i", part, result, endOfPart), onBytes(letter+"ii", part, result))
}

var endOfPart = &core.FuncName{Typed: core.Typed{T: core.IntType}, Name: "End"}

// bytesMethods are the methods of bytes that are one call in Go.
var bytesMethods = map[string][]textMethod{
	"upper": bytesSame("Upper"), "lower": bytesSame("Lower"), "swapcase": bytesSame("SwapCase"),
	"capitalize": bytesSame("Capitalize"), "title": bytesSame("Title"),
	"isalpha": bytesTest("IsAlpha"), "isdigit": bytesTest("IsDigit"), "isalnum": bytesTest("IsAlnum"), "isspace": bytesTest("IsSpace"),
	"isascii": bytesTest("IsASCII"), "islower": bytesTest("IsLower"), "isupper": bytesTest("IsUpper"), "istitle": bytesTest("IsTitle"),
	"ljust": justified("LJust"), "rjust": justified("RJust"), "center": justified("Center"),
	"strip": stripped("Strip"), "lstrip": stripped("LStrip"), "rstrip": stripped("RStrip"),
	"find": searched("Find", "FindIn", core.IntType, "c"), "rfind": searched("RFind", "RFindIn", core.IntType, "c"),
	"index": searched("Index", "Index", core.IntType, "c"), "rindex": searched("RIndex", "RIndex", core.IntType, "c"),
	"count":      searched("Count", "CountIn", core.IntType, "c"),
	"startswith": searched("StartsWith", "StartsWithIn", core.BoolType, "b"),
	"endswith":   searched("EndsWith", "EndsWithIn", core.BoolType, "b"),
	"zfill":      {onBytes("i", "ZFill", core.BytesType)},
	"expandtabs": {onBytes("", "ExpandTabs", core.BytesType, intLit(8)), onBytes("i", "ExpandTabs", core.BytesType)},
	"hex":        {onBytes("", "Hex", core.StrType)},
	"decode": {onBytes("", "DecodeUTF8", core.StrType), onBytes("s", "Decode", core.StrType, strLit("strict")),
		onBytes("ss", "Decode", core.StrType)},
	"removeprefix": {onBytes("b", "RemovePrefix", core.BytesType)}, "removesuffix": {onBytes("b", "RemoveSuffix", core.BytesType)},
	"replace": {onBytes("bb", "Replace", core.BytesType, intLit(-1)), onBytes("bbi", "Replace", core.BytesType)},
	"split": {onBytes("", "Fields", bytesList, intLit(-1)), onBytes("b", "Split", bytesList, intLit(-1)),
		onBytes("bi", "Split", bytesList)},
	"rsplit": {onBytes("", "RFields", bytesList, intLit(-1)), onBytes("b", "RSplit", bytesList, intLit(-1)),
		onBytes("bi", "RSplit", bytesList)},
	"splitlines": {onBytes("", "SplitLines", bytesList, boolLit(false))},
	"translate":  {onBytes("b", "Translate", core.BytesType, &core.Lit{Typed: core.Typed{T: core.BytesType}, Value: ""}), onBytes("bb", "Translate", core.BytesType)},
}

// bytesCall lowers a method of bytes.
func (b *body) bytesCall(n *syntax.Call, x core.Expr, name string) core.Expr {
	switch {
	case name == "join" && len(n.Args) == 1:
		if list := b.sliceOf(n.Args[0]); core.Equal(list.Type(), bytesList) {
			return b.inOrder(n, method(core.BytesType, "Join", x, list))
		}
	case (name == "partition" || name == "rpartition") && len(n.Args) == 1:
		three := &core.Type{Kind: core.TupleKind, Args: []*core.Type{core.BytesType, core.BytesType, core.BytesType}}
		fn := map[string]string{"partition": "Partition", "rpartition": "RPartition"}[name]
		return function(three, "T3", b.inOrder(n, method(three, fn, x, b.as(n.Args[0], core.BytesType))))
	default:
		if out := b.textCall(n, x, bytesMethods[name]); out != nil {
			return out
		}
	}
	b.no(n, "builtin", "bytes.%s with these arguments is not carried over yet", name)
	return nil
}

// withoutUTF8 leaves out the encoding of encode and decode where it is the default.
func withoutUTF8(n *syntax.Call, name string) *syntax.Call {
	if name != "encode" && name != "decode" || len(n.Args) != 1 {
		return n
	}
	c, ok := n.Args[0].(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstStr || !slices.Contains([]string{"utf-8", "utf8"}, strings.ToLower(c.Str)) {
		return n
	}
	short := *n
	short.Args = nil
	return &short
}

// byPosition returns a call of a declared function with its keyword arguments in their
// places, which must be next to the positional ones and in order; nil where they are not.
func byPosition(n *syntax.Call, sig *stubs.Func) *syntax.Call {
	if len(n.Keywords) == 0 {
		return n
	}
	out := *n
	out.Args, out.Keywords = slices.Clone(n.Args), nil
	for _, k := range n.Keywords {
		i := len(out.Args)
		if i >= len(sig.Params) || sig.Params[i].Kind != stubs.Either || sig.Params[i].Name != k.Arg {
			return nil
		}
		out.Args = append(out.Args, k.Value)
	}
	return &out
}

// newBytes lowers bytes(...) and bytes.fromhex(...); nil for other calls.
func (b *body) newBytes(n *syntax.Call) core.Expr {
	if len(n.Keywords) > 0 || hasStar(n.Args) {
		return nil
	}
	switch len(n.Args) {
	case 0:
		return &core.Lit{Typed: core.Typed{T: core.BytesType}, Value: ""}
	case 1:
		return b.bytesFrom(n.Args[0])
	case 2:
		return b.inOrder(n, function(core.BytesType, "Encode", b.as(n.Args[0], core.StrType), b.as(n.Args[1], core.StrType), strLit("strict")))
	}
	return nil
}

// bytesFrom lowers bytes(x) of bytes, of a length or of numbers.
func (b *body) bytesFrom(e syntax.Expr) core.Expr {
	if list, ok := e.(*syntax.List); ok && !hasStar(list.Elts) {
		d := b.display(list, list.Elts, core.Of(core.SliceKind, core.IntType)).(*core.Display)
		return function(core.BytesType, "BytesOf", d.Elems...)
	}
	switch b.typeOf(e).Kind {
	case core.BytesKind, core.ByteArrayKind:
		return bytesIn(b.expr(e))
	case core.IntKind, core.BoolKind:
		return function(core.BytesType, "ZeroBytes", asNumber(b.expr(e)))
	case core.StrKind:
		b.no(e, "builtin", "bytes of a str without an encoding")
	}
	list := b.sliceOf(e)
	if list.Type().Args[0].Kind != core.IntKind {
		b.no(e, "builtin", "bytes of %s", list.Type())
	}
	return function(core.BytesType, "BytesOf", &core.Spread{Typed: core.Typed{T: list.Type()}, X: list})
}
