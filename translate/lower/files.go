package lower

import (
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// openFile lowers open(...) of a text file.
func (b *body) openFile(n *syntax.Call) core.Expr {
	given := map[string]syntax.Expr{}
	for i, name := range []string{"file", "mode"} {
		if i < len(n.Args) {
			given[name] = n.Args[i]
		}
	}
	for _, k := range n.Keywords {
		given[k.Arg] = k.Value
	}
	mode := "r"
	if e := given["mode"]; e != nil {
		mode = b.literalText(e)
	}
	if t := b.typeOf(n); isLibrary(t) {
		return b.libraryResult(n, b.libraryCallOf(n, b.libraryRef("Builtins", "open"), nil), true)
	}
	if strings.Contains(mode, "b") || hasStar(n.Args) || len(n.Args) > 2 || given["file"] == nil {
		b.no(n, "builtin", "open of anything but a text file")
	}
	path := b.expr(given["file"])
	if path.Type().Kind != core.StrKind {
		b.no(n, "builtin", "open of %s", path.Type())
	}
	for _, k := range n.Keywords {
		utf8 := k.Arg == "encoding" && isUTF8[strings.ToLower(b.literalText(k.Value))]
		if k.Arg != "file" && k.Arg != "mode" && !utf8 {
			b.no(n, "builtin", "argument %s of open", k.Arg)
		}
	}
	return changing(function(core.FileType, "Open", path, strLit(mode)))
}

// isUTF8 are the names of the encoding that files have by default.
var isUTF8 = map[string]bool{"utf-8": true, "utf8": true, "utf_8": true}

// literalText returns the text of a literal.
func (b *body) literalText(e syntax.Expr) string {
	c, ok := e.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstStr {
		b.no(e, "builtin", "an argument of open that is no literal")
	}
	return c.Str
}

// fileMethods are the methods of a text file without arguments, with their Go names.
var fileMethods = map[string]struct {
	name   string
	result *core.Type
}{
	"read": {"Read", core.StrType}, "readline": {"ReadLine", core.StrType}, "readlines": {"ReadLines", strList},
	"flush": {"Flush", core.VoidType}, "close": {"Close", core.VoidType},
}

// fileCall lowers a method of a text file.
func (b *body) fileCall(n *syntax.Call, file core.Expr, name string) core.Expr {
	if m, ok := fileMethods[name]; ok && len(n.Args) == 0 {
		return changing(method(m.result, m.name, file))
	}
	if len(n.Args) == 1 && !hasStar(n.Args) {
		switch name {
		case "write":
			return changing(b.inOrder(n, method(core.IntType, "Write", file, b.as(n.Args[0], core.StrType))))
		case "writelines":
			lines := b.sliceOf(n.Args[0])
			if !core.Equal(lines.Type(), strList) {
				break
			}
			seq := &core.Runtime{Typed: core.Typed{T: core.Of(core.SeqKind, core.StrType)}, Path: "slices", Name: "Values", Args: []core.Expr{lines}}
			return changing(method(core.VoidType, "WriteLines", file, seq))
		}
	}
	b.no(n, "builtin", "file.%s with these arguments is not carried over yet", name)
	return nil
}

// fileAttr lowers an attribute of a text file.
func (b *body) fileAttr(n *syntax.Attribute, file core.Expr) core.Expr {
	if n.Attr != "closed" {
		b.no(n, "attribute", "attribute %s of a file", n.Attr)
	}
	return method(core.BoolType, "Closed", file)
}
