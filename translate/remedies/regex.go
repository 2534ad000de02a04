package remedies

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// patternArguments is how many positional arguments each function of re takes in
// front of its flags, which the compiled pattern's method does not take.
var patternArguments = map[string]int{"compile": 1, "match": 2, "search": 2, "fullmatch": 2, "findall": 2, "finditer": 2, "split": 3, "sub": 4, "subn": 4}

// compiledOnce compiles a literal pattern in front of the definition that uses it.
func compiledOnce(f *syntax.File, n syntax.Node) ([]edit, error) {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args) == 0 || f.Text[call.Func.EndPos()] != '(' {
		return nil, errForm
	}
	fn, ok := call.Func.(*syntax.Attribute)
	if !ok || f.Source(fn.Value.Range()) != "re" || len(call.Args) > patternArguments[fn.Attr] {
		return nil, errForm
	}
	for _, k := range call.Keywords {
		if k.Arg == "" || k.Arg == "flags" || k.Arg == "pattern" {
			return nil, errForm
		}
	}
	pattern, ok := call.Args[0].(*syntax.Constant)
	if !ok || f.Text[call.Func.EndPos()+1:pattern.Pos()] != "" || strings.Contains(f.Source(pattern.Range()), "\n") {
		return nil, errForm
	}
	for _, a := range call.Args {
		if _, starred := a.(*syntax.Starred); starred {
			return nil, errForm
		}
	}
	at, ok := inFront(f, call)
	if !ok {
		return nil, errForm
	}
	name := freeName(f, "_PATTERN")
	edits := []edit{between(at, at, fmt.Sprintf("%s = re.compile(%s)\n\n\n", name, f.Source(pattern.Range())))}
	if fn.Attr == "compile" {
		return append(edits, between(call.Pos(), call.EndPos(), name)), nil
	}
	rest := pattern.EndPos()
	if len(call.Args) > 1 {
		if rest = call.Args[1].Pos(); !onlyComma(f.Text[pattern.EndPos():rest]) {
			return nil, errForm
		}
	} else if len(call.Keywords) > 0 {
		return nil, errForm
	}
	return append(edits, between(call.Pos(), rest, name+"."+fn.Attr+"(")), nil
}

// inFront returns the start of the module's definition that holds a node, with its
// decorators and the comments right above it; the module must import re before.
func inFront(f *syntax.File, n syntax.Node) (syntax.Pos, bool) {
	imported := false
	for _, s := range f.Body {
		if imp, ok := s.(*syntax.Import); ok {
			for _, a := range imp.Names {
				imported = imported || a.Name == "re" && (a.AsName == "" || a.AsName == "re")
			}
		}
		if s.Pos() > n.Pos() || n.EndPos() > s.EndPos() {
			continue
		}
		start := s.Pos()
		switch s := s.(type) {
		case *syntax.FunctionDef:
			for _, d := range s.DecoratorList {
				start = min(start, d.Pos())
			}
		case *syntax.ClassDef:
			for _, d := range s.DecoratorList {
				start = min(start, d.Pos())
			}
		default:
			return 0, false
		}
		line := f.Line(start)
		for line > 1 && strings.HasPrefix(f.LineText(line-1), "#") {
			line--
		}
		return start - syntax.Pos(lineOffset(f, start, line)), imported
	}
	return 0, false
}

// lineOffset returns how far the start of a line lies in front of a place.
func lineOffset(f *syntax.File, at syntax.Pos, line int) int {
	n := f.Position(at).Col
	for l := f.Line(at) - 1; l >= line; l-- {
		n += len(f.LineText(l)) + 1
	}
	return n
}

// freeName returns a name that nothing in a file has.
func freeName(f *syntax.File, name string) string {
	free := name
	for i := 2; strings.Contains(f.Text, free); i++ {
		free = fmt.Sprintf("%s_%d", name, i)
	}
	return free
}
