package remedies

import (
	"regexp"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// between returns the edit that replaces what stands from one place to another.
func between(from, to syntax.Pos, text string) edit {
	return edit{syntax.Span{Start: from, End: to}, text}
}

// plainCall returns a call whose function is written in front of its parenthesis
// without anything between, and whose only arguments are positional.
func plainCall(f *syntax.File, n syntax.Node, args int) (*syntax.Call, error) {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args) != args || len(call.Keywords) > 0 || f.Text[call.Func.EndPos()] != '(' {
		return nil, errForm
	}
	for _, a := range call.Args {
		if _, starred := a.(*syntax.Starred); starred {
			return nil, errForm
		}
	}
	return call, nil
}

// materialised takes list( ) and .readlines() away from what a loop goes over.
func materialised(f *syntax.File, n syntax.Node) ([]edit, error) {
	if call, err := plainCall(f, n, 1); err == nil {
		arg := call.Args[0].Range()
		if f.Source(call.Func.Range()) != "list" || !closing.MatchString(f.Text[arg.End:call.EndPos()]) || f.Text[call.Func.EndPos():arg.Start] != "(" {
			return nil, errForm
		}
		return []edit{between(call.Pos(), arg.Start, ""), between(arg.End, call.EndPos(), "")}, nil
	}
	call, err := plainCall(f, n, 0)
	if err != nil {
		return nil, err
	}
	fn, ok := call.Func.(*syntax.Attribute)
	if !ok || f.Text[fn.Value.EndPos():call.EndPos()] != ".readlines()" {
		return nil, errForm
	}
	return []edit{between(fn.Value.EndPos(), call.EndPos(), "")}, nil
}

// sortedFirst makes min(...) of sorted(...)[0].
func sortedFirst(f *syntax.File, n syntax.Node) ([]edit, error) {
	sub, ok := n.(*syntax.Subscript)
	if !ok {
		return nil, errForm
	}
	call, ok := sub.Value.(*syntax.Call)
	if !ok || f.Text[call.EndPos():sub.EndPos()] != "[0]" || f.Source(call.Func.Range()) != "sorted" {
		return nil, errForm
	}
	for _, k := range call.Keywords {
		if k.Arg != "key" {
			return nil, errForm
		}
	}
	return []edit{between(call.Func.Pos(), call.Func.EndPos(), "min"), between(call.EndPos(), sub.EndPos(), "")}, nil
}

// listForFirst makes next(iter(x)) of list(x)[0].
func listForFirst(f *syntax.File, n syntax.Node) ([]edit, error) {
	sub, ok := n.(*syntax.Subscript)
	if !ok {
		return nil, errForm
	}
	call, err := plainCall(f, sub.Value, 1)
	if err != nil || f.Text[call.EndPos():sub.EndPos()] != "[0]" {
		return nil, errForm
	}
	return []edit{between(call.Func.Pos(), call.Func.EndPos(), "next(iter"), between(call.EndPos(), sub.EndPos(), ")")}, nil
}

// sumLists makes a comprehension of sum(lists, []).
func sumLists(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, err := plainCall(f, n, 2)
	if err != nil || f.Source(call.Args[1].Range()) != "[]" || f.Text[call.Func.EndPos():call.Args[0].Pos()] != "(" || !onlyComma(f.Text[call.Args[0].EndPos():call.Args[1].Pos()]) {
		return nil, errForm
	}
	switch call.Args[0].(type) {
	case *syntax.Name, *syntax.Attribute, *syntax.Call, *syntax.Subscript, *syntax.ListComp:
	default:
		return nil, errForm // a comprehension may not take it bare
	}
	return []edit{
		between(call.Pos(), call.Args[0].Pos(), "[element for part in "),
		between(call.Args[0].EndPos(), call.EndPos(), " for element in part]"),
	}, nil
}

// startswithAny makes s.startswith(tuple(prefixes)) of a loop over them.
func startswithAny(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, err := plainCall(f, n, 1)
	if err != nil {
		return nil, err
	}
	var elt syntax.Expr
	var gens []*syntax.Comprehension
	switch c := call.Args[0].(type) {
	case *syntax.GeneratorExp:
		elt, gens = c.Elt, c.Generators
	case *syntax.ListComp:
		elt, gens = c.Elt, c.Generators
	}
	test, ok := elt.(*syntax.Call)
	if !ok || len(gens) != 1 || strings.Contains(f.Source(call.Range()), "#") {
		return nil, errForm
	}
	return []edit{between(call.Pos(), call.EndPos(), f.Source(test.Func.Range())+"(tuple("+f.Source(gens[0].Iter.Range())+"))")}, nil
}

// picklePlain makes pickle.HIGHEST_PROTOCOL of an old protocol.
func picklePlain(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok {
		return nil, errForm
	}
	fn, ok := call.Func.(*syntax.Attribute)
	if !ok {
		return nil, errForm
	}
	at := 1
	if fn.Attr != "dumps" {
		at = 2
	}
	if fn.Attr == "Pickler" {
		at = 1
	}
	return setArgument(call, at, "protocol", f.Source(fn.Value.Range())+".HIGHEST_PROTOCOL")
}

// setArgument replaces an argument that is there.
func setArgument(call *syntax.Call, at int, name, value string) ([]edit, error) {
	for _, k := range call.Keywords {
		if k.Arg == name {
			return []edit{{k.Value.Range(), value}}, nil
		}
	}
	if at >= 0 && at < len(call.Args) {
		return []edit{{call.Args[at].Range(), value}}, nil
	}
	return nil, errForm
}

// addArgument puts a keyword argument behind all others.
func addArgument(f *syntax.File, call *syntax.Call, text string) ([]edit, error) {
	last := call.Func.EndPos()
	for _, a := range call.Args {
		last = max(last, a.EndPos())
	}
	for _, k := range call.Keywords {
		if k.Arg == "" {
			return nil, errForm // **options may have it
		}
		last = max(last, k.EndPos())
	}
	if last == call.Func.EndPos() || !closing.MatchString(f.Text[last:call.EndPos()]) {
		return nil, errForm
	}
	return []edit{between(last, last, ", "+text)}, nil
}

// gzipLevel asks for level 6 in place of 9.
func gzipLevel(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok {
		return nil, errForm
	}
	fn, ok := call.Func.(*syntax.Attribute)
	if !ok {
		return nil, errForm
	}
	name, at := "compresslevel", map[string]int{"compress": 1, "open": 2, "GzipFile": 2}
	switch f.Source(fn.Value.Range()) {
	case "gzip":
	case "tarfile":
		at = map[string]int{"open": -1}
	case "zlib":
		name, at = "level", map[string]int{"compress": 1, "compressobj": 0}
	default:
		return nil, errForm
	}
	position, known := at[fn.Attr]
	if !known {
		return nil, errForm
	}
	if edits, err := setArgument(call, position, name, "6"); err == nil {
		return edits, nil
	}
	return addArgument(f, call, name+"=6")
}

// yamlC has PyYAML's C loader read what safe_load reads.
func yamlC(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, err := plainCall(f, n, 1)
	if err != nil {
		return nil, err
	}
	fn, ok := call.Func.(*syntax.Attribute)
	if !ok || fn.Attr != "safe_load" && fn.Attr != "safe_load_all" {
		return nil, errForm
	}
	module := f.Source(fn.Value.Range())
	edits, err := addArgument(f, call, "Loader="+module+".CSafeLoader")
	return append(edits, between(fn.Value.EndPos(), fn.EndPos(), "."+strings.TrimPrefix(fn.Attr, "safe_"))), err
}

// logged is what a message with arguments is made of: each % takes the next one.
var logged = regexp.MustCompile(`%[sdr]`)

// logArguments passes the values of a formatted log message on.
func logArguments(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, err := plainCall(f, n, 1)
	if err != nil {
		return nil, err
	}
	op, ok := call.Args[0].(*syntax.BinOp)
	if !ok || op.Op != syntax.Mod {
		return nil, errForm
	}
	text, isText := op.Left.(*syntax.Constant)
	values, isTuple := op.Right.(*syntax.Tuple)
	if !isText || !isTuple || len(values.Elts) == 0 || text.Kind != syntax.ConstStr || len(logged.FindAllString(text.Str, -1)) != len(values.Elts) || strings.Count(text.Str, "%") != len(values.Elts) {
		return nil, errForm
	}
	last := values.Elts[len(values.Elts)-1]
	if f.Text[values.Pos():values.Elts[0].Pos()] != "(" || !closing.MatchString(f.Text[last.EndPos():values.EndPos()]) || strings.Trim(f.Text[text.EndPos():values.Pos()], " %") != "" {
		return nil, errForm
	}
	return []edit{between(text.EndPos(), values.Elts[0].Pos(), ", "), between(last.EndPos(), values.EndPos(), "")}, nil
}
