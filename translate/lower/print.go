package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// print lowers print(...), to standard output or standard error.
func (b *body) print(n *syntax.Call) core.Expr {
	x := &core.Runtime{Typed: core.Typed{T: core.VoidType}, Path: "pyrt", Name: "Print", Pos: b.pos(b.file, n.Pos())}
	if x := b.printTo(n); x != nil {
		return x
	}
	if len(n.Args) == 1 && len(n.Keywords) == 0 {
		if star, ok := n.Args[0].(*syntax.Starred); ok {
			return b.printAll(n, star.Value)
		}
	}
	for _, a := range n.Args {
		if _, star := a.(*syntax.Starred); star {
			b.no(a, "print", "* in print")
		}
		x.Args = append(x.Args, &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: b.textual(a)}}})
	}
	if b.printed == n && mixes(x.Args) {
		b.hold(x.Args)
	}
	b.evaluatedFirst(n, x.Args)
	values := make([]core.Expr, len(x.Args))
	for i, a := range x.Args {
		values[i] = a.(*core.Format).Parts[0].Value
	}
	b.ordered(n, values...)
	for i, a := range x.Args {
		a.(*core.Format).Parts[0].Value = values[i]
	}
	if len(n.Keywords) > 0 {
		b.printWith(n, x)
	}
	return x
}

// printTo lowers print to an object of the library; nil for other calls.
func (b *body) printTo(n *syntax.Call) core.Expr {
	for _, k := range n.Keywords {
		if k.Arg == "file" && b.dotted(k.Value) == "" && b.isLibraryExpr(k.Value) {
			return b.libraryCallOf(n, b.libraryRef("Builtins", "print"), nil)
		}
	}
	return nil
}

// printWith lowers the keyword arguments of print.
func (b *body) printWith(n *syntax.Call, x *core.Runtime) {
	sep, end := strLit(" "), strLit("\n")
	x.Name = "PrintWith"
	for _, k := range n.Keywords {
		switch k.Arg {
		case "sep", "end":
			if isNoneLit(k.Value) {
				continue
			}
			text := b.as(k.Value, core.StrType)
			if !plain(text) {
				b.no(k, "print", "%s of print that is not plain", k.Arg)
			}
			if k.Arg == "sep" {
				sep = text
			} else {
				end = text
			}
		case "file":
			switch name := b.dotted(k.Value); name {
			case "sys.stderr":
				x.Name = "PrintError"
			case "sys.stdout":
			default:
				b.no(k, "print", "print to a file")
			}
		case "flush":
		default:
			b.no(k, "print", "argument %s of print", k.Arg)
		}
	}
	x.Args = append([]core.Expr{sep, end}, x.Args...)
}

// printAll lowers print(*texts).
func (b *body) printAll(n *syntax.Call, e syntax.Expr) core.Expr {
	list := b.sliceOf(e)
	if !core.Equal(list.Type(), strList) {
		b.no(n, "print", "* of %s in print", list.Type())
	}
	joined := &core.Runtime{Typed: core.Typed{T: core.StrType}, Path: "strings", Name: "Join", Args: []core.Expr{list, strLit(" ")}}
	return function(core.VoidType, "Print", joined)
}
