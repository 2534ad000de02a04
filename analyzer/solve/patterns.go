package solve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file tells whether groups of regular expressions may have taken no part in a
// match, which is None. They have where all patterns of the program are constants whose
// groups stand in no alternative and under no repetition that may be empty.

// groupMethods are the methods of a match that return groups.
var groupMethods = map[string]bool{
	"re.Match.group": true, "re.Match.groups": true, "re.Match.groupdict": true, "re.Match.__getitem__": true,
}

// patternFuncs are the functions of re whose first argument is a pattern.
var patternFuncs = map[string]bool{
	"re.compile": true, "re.match": true, "re.fullmatch": true, "re.search": true, "re.sub": true, "re.subn": true,
	"re.split": true, "re.findall": true, "re.finditer": true,
}

// resultType returns what a signature says that it returns, without the None of groups
// that always take part.
func (s *solver) resultType(f *stubs.Func) *stubs.Type {
	if groupMethods[f.Qual()] && s.groupsTakePart() {
		return withoutNone(f.Result)
	}
	return f.Result
}

func withoutNone(t *stubs.Type) *stubs.Type {
	out := *t
	out.Args = nil
	for _, a := range t.Args {
		if t.Kind != stubs.Union || a.Kind != stubs.Instance || a.Name != "NoneType" && a.Name != "None" {
			out.Args = append(out.Args, withoutNone(a))
		}
	}
	if out.Kind == stubs.Union && len(out.Args) == 1 {
		return out.Args[0]
	}
	return &out
}

// groupsTakePart tells whether each group of each pattern of the program takes part in
// every match.
func (s *solver) groupsTakePart() bool {
	if s.wholeMatches == nil {
		whole := true
		for _, f := range s.prog.Files {
			whole = whole && s.patternsTakePart(f)
		}
		s.wholeMatches = &whole
	}
	return *s.wholeMatches
}

func (s *solver) patternsTakePart(f *resolve.File) bool {
	good := true
	called := map[syntax.Expr]bool{}
	syntax.InspectBody(f.Tree.Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			if patternFuncs[s.prog.Dotted(f, n.Func)] {
				called[n.Func] = true
				pattern, ok := "", false
				if len(n.Args) > 0 {
					pattern, ok = s.constantText(f, n.Args[0])
				}
				good = good && ok && takesPart(pattern)
			}
		case *syntax.Attribute:
			good = good && (called[n] || !patternFuncs[s.prog.Dotted(f, n)])
		case *syntax.Name:
			good = good && (called[n] || n.Ctx != syntax.Load || !patternFuncs[s.prog.Dotted(f, n)])
		}
		return good
	})
	return good
}

// constantText returns the text that an expression is: a constant, or a variable of a
// module that is set to one alone.
func (s *solver) constantText(f *resolve.File, e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Str, e.Kind == syntax.ConstStr
	case *syntax.Name, *syntax.Attribute:
		d := s.prog.Lookup(f, e)
		if d.File == nil || d.Func != nil || d.Class != nil {
			return "", false
		}
		sym := &d.File.Symbols[d.File.Symbols[d.Symbol].Origin]
		bindings := d.File.BindingsOf(sym)
		if len(bindings) != 1 || bindings[0].Unpacked {
			return "", false
		}
		if c, ok := bindings[0].Value.(*syntax.Constant); ok {
			return c.Str, c.Kind == syntax.ConstStr
		}
	}
	return "", false
}

// takesPart tells whether each group of a pattern takes part in every match. It may
// say no where that holds.
func takesPart(pattern string) bool {
	type frame struct{ capture, groups, open bool } // open: what stands in it may not take part
	stack := []frame{{}}
	for i := 0; i < len(pattern); i++ {
		top := &stack[len(stack)-1]
		rest := pattern[i+1:]
		switch pattern[i] {
		case '\\':
			i++
		case '#': // may begin a comment
			return false
		case '[':
			i += classEnd(rest)
		case '|':
			top.open = true
		case '(':
			in := frame{capture: !strings.HasPrefix(rest, "?") || strings.HasPrefix(rest, "?P<")}
			in.open = strings.HasPrefix(rest, "?!") || strings.HasPrefix(rest, "?<!") || strings.HasPrefix(rest, "?(")
			stack = append(stack, in)
		case ')':
			if len(stack) == 1 || top.groups && top.open {
				return false
			}
			held := top.groups || top.capture
			stack = stack[:len(stack)-1]
			if held && (strings.HasPrefix(rest, "*") || strings.HasPrefix(rest, "?") || strings.HasPrefix(rest, "{")) {
				return false
			}
			stack[len(stack)-1].groups = stack[len(stack)-1].groups || held
		}
	}
	return len(stack) == 1 && !(stack[0].groups && stack[0].open)
}

// classEnd returns how far the ] that ends a class lies behind its [.
func classEnd(s string) int {
	i := 0
	if strings.HasPrefix(s, "^") {
		i++
	}
	for first := true; i < len(s); first = false {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == ']' && !first:
			return i + 1
		}
		i++
	}
	return i
}
