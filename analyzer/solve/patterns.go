package solve

import (
	"slices"
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
	"re.split": true, "re.findall": true, "re.finditer": true, "re.template": true,
}

// findMethods are the functions whose result hangs on the groups of the pattern.
var findMethods = map[string]bool{"re.findall": true, "re.Pattern.findall": true}

// resultType returns what a signature says that it returns, where the patterns of the
// program tell more: without the None of groups that always take part, and with what
// findall finds.
func (s *solver) resultType(f *stubs.Func, site syntax.Node) *stubs.Type {
	switch {
	case groupMethods[f.Qual()] && s.groupsTakePart():
		return withoutNone(f.Result)
	case findMethods[f.Qual()]:
		return s.foundType(f, site)
	}
	return f.Result
}

// foundType returns what findall returns by its declaration list[str | tuple[str, ...]]:
// one of the two where the call has a constant pattern, or where all patterns have at most
// one group or the same number of them.
func (s *solver) foundType(f *stubs.Func, site syntax.Node) *stubs.Type {
	declared := f.Result
	patterns, all := s.patterns()
	if call, ok := site.(*syntax.Call); ok && f.Qual() == "re.findall" && len(call.Args) > 0 {
		if c, ok := call.Args[0].(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
			patterns, all = []string{c.Str}, true
		}
	}
	if !all || len(patterns) == 0 {
		return declared
	}
	groups := -1
	for _, p := range patterns {
		n := groupsIn(p)
		switch {
		case n < 0 || groups >= 0 && max(n, 1) != groups:
			return declared
		default:
			groups = max(n, 1)
		}
	}
	either := declared.Args[0]
	out, elem := *declared, either.Args[0]
	if groups > 1 {
		elem = &stubs.Type{Kind: stubs.TupleOf, Args: slices.Repeat([]*stubs.Type{either.Args[0]}, groups)}
	}
	out.Args = []*stubs.Type{elem}
	return &out
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
	patterns, all := s.patterns()
	return all && !slices.ContainsFunc(patterns, func(p string) bool { return !takesPart(p) })
}

// patterns returns the regular expressions of the program, and whether these are all:
// constants that stand in calls of re.
func (s *solver) patterns() (list []string, all bool) {
	if s.regexes == nil {
		s.regexes = &regexes{all: true}
		for _, f := range s.prog.Files {
			s.patternsOf(f, s.regexes)
		}
	}
	return s.regexes.list, s.regexes.all
}

// regexes are the regular expressions of a program; all tells whether there are no others.
type regexes struct {
	list []string
	all  bool
}

func (s *solver) patternsOf(f *resolve.File, out *regexes) {
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
				out.list = append(out.list, pattern)
				out.all = out.all && ok
			}
		case *syntax.Attribute:
			out.all = out.all && (called[n] || !patternFuncs[s.prog.Dotted(f, n)])
		case *syntax.Name:
			out.all = out.all && (called[n] || n.Ctx != syntax.Load || !patternFuncs[s.prog.Dotted(f, n)])
		}
		return out.all
	})
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

// groupsIn returns how many groups a pattern has that are numbered, -1 where that is not
// sure.
func groupsIn(pattern string) int {
	n := 0
	for i := 0; i < len(pattern); i++ {
		rest := pattern[i+1:]
		switch pattern[i] {
		case '\\':
			i++
		case '#': // may begin a comment
			return -1
		case '[':
			i += classEnd(rest)
		case '(':
			if !strings.HasPrefix(rest, "?") || strings.HasPrefix(rest, "?P<") {
				n++
			}
		}
	}
	return n
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
