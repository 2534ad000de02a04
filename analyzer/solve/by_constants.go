package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells what functions return whose result hangs on constants that they are
// given.

// byConstants returns the result of such a function, noVar for others and where its
// declaration says all.
func (s *solver) byConstants(f *stubs.Func, c call) Var {
	switch f.Qual() {
	case "struct.unpack", "struct.unpack_from":
		format, ok := argument(c, 0, "format").(*syntax.Constant)
		if !ok || format.Kind != syntax.ConstStr {
			return noVar
		}
		return s.unpacked(format.Str)
	case "xml.etree.ElementTree.iterparse":
		if onlyElements(argument(c, 1, "events")) {
			pair := s.newVar(&Value{Kind: TupleVal, Args: []Var{s.constant("str"), s.constant("xml.etree.ElementTree.Element")}})
			return s.newVar(&Value{Kind: Instance, Stub: stubs.FindClass("Iterator"), Args: []Var{pair}})
		}
	case "xml.etree.ElementTree.tostring":
		encoding, ok := argument(c, 1, "encoding").(*syntax.Constant)
		switch {
		case !ok || encoding.Kind != syntax.ConstStr:
			return noVar
		case strings.EqualFold(encoding.Str, "unicode"):
			return s.constant("str")
		}
		return s.constant("bytes")
	}
	return noVar
}

// argument returns the expression that a call passes for a parameter by its place and
// name, nil for none.
func argument(c call, at int, name string) syntax.Expr {
	n, ok := c.site.(*syntax.Call)
	if !ok || c.hasStar || c.doubled || len(n.Args) != len(c.args) {
		return nil
	}
	if at < len(n.Args) {
		return n.Args[at]
	}
	for _, k := range n.Keywords {
		if k.Arg == name {
			return k.Value
		}
	}
	return nil
}

// unpacked is what struct.unpack makes of a format, noVar where CPython refuses it.
func (s *solver) unpacked(format string) Var {
	v := &Value{Kind: TupleVal}
	count, counted := 0, false
	for i, code := range format {
		class := ""
		switch {
		case i == 0 && strings.ContainsRune("@=<>!", code), strings.ContainsRune(" \t\n", code) && !counted, code == 'x':
			count, counted = 0, false
			continue
		case '0' <= code && code <= '9' && count < 100:
			count, counted = count*10+int(code-'0'), true
			continue
		case code == 'c':
			class = "bytes"
		case code == 's', code == 'p':
			class, count, counted = "bytes", 1, true
		case code == '?':
			class = "bool"
		case strings.ContainsRune("bBhHiIlLqQnNP", code):
			class = "int"
		case strings.ContainsRune("efd", code):
			class = "float"
		default:
			return noVar
		}
		if !counted {
			count = 1
		}
		for range count {
			v.Args = append(v.Args, s.constant(class))
		}
		count, counted = 0, false
	}
	if counted || len(v.Args) > 100 {
		return noVar
	}
	return s.newVar(v)
}

// onlyElements tells whether the events of a walk through XML all come with elements.
func onlyElements(e syntax.Expr) bool {
	var list []syntax.Expr
	switch e := e.(type) {
	case *syntax.Tuple:
		list = e.Elts
	case *syntax.List:
		list = e.Elts
	default:
		return false
	}
	for _, e := range list {
		c, ok := e.(*syntax.Constant)
		if !ok || c.Kind != syntax.ConstStr || c.Str != "start" && c.Str != "end" {
			return false
		}
	}
	return true
}
