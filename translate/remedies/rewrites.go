package remedies

import (
	"regexp"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// keysMembership makes "x in d" of "x in d.keys()".
func keysMembership(f *syntax.File, n syntax.Node) ([]edit, error) {
	cmp, ok := n.(*syntax.Compare)
	if !ok {
		return nil, errForm
	}
	call, ok := cmp.Comparators[0].(*syntax.Call)
	if !ok {
		return nil, errForm
	}
	dot := strings.LastIndexByte(f.Text[:call.Func.EndPos()], '.')
	tail := f.Text[dot:call.EndPos()]
	if tail != ".keys()" {
		return nil, errForm
	}
	return []edit{{syntax.Span{Start: syntax.Pos(dot), End: call.EndPos()}, ""}}, nil
}

// listInAnyAll makes a generator expression of the list in any([...]).
func listInAnyAll(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args) != 1 {
		return nil, errForm
	}
	list, ok := call.Args[0].(*syntax.ListComp)
	if !ok {
		return nil, errForm
	}
	return []edit{{syntax.Span{Start: list.Pos(), End: list.Pos() + 1}, ""}, {syntax.Span{Start: list.EndPos() - 1, End: list.EndPos()}, ""}}, nil
}

// jsonDumpFile makes f.write(json.dumps(x)) of the statement json.dump(x, f).
func jsonDumpFile(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args) != 2 || !isStatement(f, call) {
		return nil, errForm
	}
	file, isName := call.Args[1].(*syntax.Name)
	fn, isAttr := call.Func.(*syntax.Attribute)
	if !isName || !isAttr || !onlyComma(f.Text[call.Args[0].EndPos():file.Pos()]) {
		return nil, errForm
	}
	return []edit{
		{syntax.Span{Start: call.Pos(), End: call.Pos()}, file.ID + ".write("},
		{syntax.Span{Start: fn.EndPos(), End: fn.EndPos()}, "s"},
		{syntax.Span{Start: call.Args[0].EndPos(), End: file.EndPos()}, ""},
		{syntax.Span{Start: call.EndPos(), End: call.EndPos()}, ")"},
	}, nil
}

func isStatement(f *syntax.File, call *syntax.Call) bool {
	found := false
	for _, s := range f.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if e, ok := n.(*syntax.ExprStmt); ok && e.Value == syntax.Expr(call) && e.Pos() == call.Pos() && e.EndPos() == call.EndPos() {
				found = true
			}
			return !found
		})
	}
	return found
}

var (
	comma   = regexp.MustCompile(`^\s*,\s*$`)
	opening = regexp.MustCompile(`^(\(\s*)?$`)
	closing = regexp.MustCompile(`^\s*,?\s*\)$`)
)

func onlyComma(s string) bool { return comma.MatchString(s) }

// doubleContainer makes a set or dict comprehension of set([...]) and dict(...).
func doubleContainer(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args) != 1 {
		return nil, errForm
	}
	var elt syntax.Expr
	switch c := call.Args[0].(type) {
	case *syntax.ListComp:
		elt = c.Elt
	case *syntax.GeneratorExp: // its parentheses may be those of the call
		elt = c.Elt
	default:
		return nil, errForm
	}
	arg := call.Args[0].Range()
	if !opening.MatchString(f.Text[call.Func.EndPos():arg.Start]) || arg.End < call.EndPos() && !closing.MatchString(f.Text[arg.End:call.EndPos()]) {
		return nil, errForm
	}
	inner := syntax.Span{Start: arg.Start + 1, End: arg.End - 1} // between the brackets
	edits := []edit{{syntax.Span{Start: call.Pos(), End: inner.Start}, "{"}, {syntax.Span{Start: inner.End, End: call.EndPos()}, "}"}}
	if f.Source(call.Func.Range()) != "dict" {
		return edits, nil
	}
	pair, ok := elt.(*syntax.Tuple)
	if !ok || len(pair.Elts) != 2 {
		return nil, errForm
	}
	key, value := pair.Elts[0], pair.Elts[1]
	if f.Text[pair.Pos():key.Pos()] != "(" || !onlyComma(f.Text[key.EndPos():value.Pos()]) || !closing.MatchString(f.Text[value.EndPos():pair.EndPos()]) {
		return nil, errForm
	}
	return append(edits,
		edit{syntax.Span{Start: pair.Pos(), End: key.Pos()}, ""},
		edit{syntax.Span{Start: key.EndPos(), End: value.Pos()}, ": "},
		edit{syntax.Span{Start: value.EndPos(), End: pair.EndPos()}, ""}), nil
}
