package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Pass is the walk of one file as the rules see it: where the walk is, and
// the facts about the code there.
type Pass struct {
	*Context
	File  *resolve.File
	rule  *Rule
	stack []syntax.Node // from a top-level statement down to the current node
	found []findings.Finding
	facts map[*resolve.Func]*funcFacts // by outermost function

	dotted map[chainKey]string // see Dotted
	asked  syntax.Expr         // what Dotted was asked last: rules ask about one call in turn
	answer string

	loaders map[*resolve.Module]bool // see makesCycle; made on first use
}

func newPass(c *Context, file *resolve.File) *Pass {
	return &Pass{Context: c, File: file, stack: make([]syntax.Node, 0, 64), facts: map[*resolve.Func]*funcFacts{}, dotted: map[chainKey]string{}}
}

// crash turns a panic of a rule into an error that says where it happened.
func (p *Pass) crash(reason any) error {
	at, id := p.File.Path, ""
	if len(p.stack) > 0 {
		at = fmt.Sprintf("%s:%d", at, p.File.Tree.Line(p.stack[len(p.stack)-1].Pos()))
	}
	if p.rule != nil {
		id = p.rule.ID
	}
	return fmt.Errorf("%s: internal error in rule %s: %v", at, id, reason)
}

// Parent returns the i-th ancestor of the current node, 0 for its parent; nil
// above the top-level statement.
func (p *Pass) Parent(i int) syntax.Node {
	j := len(p.stack) - 2 - i
	if j < 0 {
		return nil
	}
	return p.stack[j]
}

// Func returns the function whose code the current node is: the innermost def
// or lambda around it, or the module body. Decorators and defaults belong to
// the function outside.
func (p *Pass) Func() *resolve.Func {
	for i := len(p.stack) - 2; i >= 0; i-- {
		if fn := p.bodyOwner(i); fn != nil {
			return fn
		}
	}
	return p.File.Funcs[0]
}

// bodyOwner returns the function that stack[i] defines if stack[i+1] lies in
// its body, otherwise nil.
func (p *Pass) bodyOwner(i int) *resolve.Func {
	child := p.stack[i+1]
	switch n := p.stack[i].(type) {
	case *syntax.FunctionDef:
		if child.Pos() >= n.Body[0].Pos() {
			return p.File.FuncOf(n)
		}
	case *syntax.Lambda:
		if child == syntax.Node(n.Body) {
			return p.File.FuncOf(n)
		}
	}
	return nil
}

// Dotted returns the dotted name that an expression means by scopes and
// imports: "json.loads", "builtins.sorted", or "". Many rules ask about the
// same few chains, so the answers of a file are kept.
func (p *Pass) Dotted(e syntax.Expr) string {
	if e != p.asked {
		p.asked, p.answer = e, p.dottedName(e)
	}
	return p.answer
}

func (p *Pass) dottedName(e syntax.Expr) string {
	root := chainRoot(e)
	if root == nil {
		return ""
	}
	id := p.File.SymbolID(root)
	if id == resolve.NoSymbol || p.isPlainLocal(id) {
		return ""
	}
	key := chainKey{id, p.File.Tree.Text[root.EndPos():e.EndPos()]}
	name, ok := p.dotted[key]
	if !ok {
		name = p.Program.Dotted(p.File, e)
		p.dotted[key] = name
	}
	return name
}

// A chainKey is a variable with the source text of the attributes behind it.
type chainKey struct {
	root  resolve.SymbolID
	attrs string
}

// isPlainLocal tells whether a variable is a function's own, and no import binds it.
func (p *Pass) isPlainLocal(id resolve.SymbolID) bool {
	s := &p.File.Symbols[id]
	if s.Flags&resolve.Imported != 0 {
		return false
	}
	switch p.File.Scopes[s.Scope].Kind {
	case resolve.FunctionScope, resolve.LambdaScope, resolve.ComprehensionScope:
		return s.Flags&resolve.Parameter != 0 || s.Flags&resolve.CompTarget != 0
	}
	return false
}

// Type returns the type of an expression.
func (p *Pass) Type(e syntax.Expr) pytypes.Type { return p.Types.TypeOf(p.File, e) }

// IsCallTo tells whether an expression is a call of one of the dotted names.
func (p *Pass) IsCallTo(e syntax.Expr, names ...string) bool {
	c, ok := e.(*syntax.Call)
	return ok && p.Calls(c, names...)
}

// Calls tells whether a call's callee has one of the dotted names.
func (p *Pass) Calls(c *syntax.Call, names ...string) bool {
	last := p.lastName(c.Func)
	for _, n := range names {
		if last != "" && (len(n) <= len(last) || n[len(n)-len(last)-1] != '.' || !strings.HasSuffix(n, last)) {
			continue
		}
		if p.Dotted(c.Func) == n {
			return true
		}
	}
	return false
}

// lastName returns the name that the dotted name of a callee must end in, so
// that most calls are ruled out without resolving them; "" if an import may have
// renamed it. Functions that a module renames on re-export are missed.
func (p *Pass) lastName(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Attribute:
		return e.Attr
	case *syntax.Name:
		if s := p.File.Symbol(e); s == nil || s.Flags&resolve.Imported == 0 {
			return e.ID
		}
		return ""
	}
	return "\x00" // no name at all: matches nothing
}

// Method returns receiver and name of a call of the form recv.name(...).
func Method(c *syntax.Call) (recv syntax.Expr, name string, ok bool) {
	a, ok := c.Func.(*syntax.Attribute)
	if !ok {
		return nil, "", false
	}
	return a.Value, a.Attr, true
}

// Source returns the text of a node, for messages: shortened to a line of at
// most 40 characters.
func (p *Pass) Source(n syntax.Node) string { return shorten(p.File.Tree.Source(n.Range())) }

// SourceOr returns the text of a node as Source does, or a word for it where
// that would be cut short: for remedies, which quote code to write.
func (p *Pass) SourceOr(n syntax.Node, word string) string {
	if s := p.Source(n); !strings.HasSuffix(s, "…") {
		return s
	}
	return word
}

func shorten(s string) string {
	const limit = 40
	var b []rune
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\f' {
			space = true
			continue
		}
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		b = append(b, r)
		if len(b) > limit {
			return string(b[:limit-1]) + "…"
		}
	}
	return string(b)
}

func isNameChain(e syntax.Expr) bool { return chainRoot(e) != nil }

// chainRoot returns the name that an attribute chain starts from, nil if the
// expression is no name and no such chain.
func chainRoot(e syntax.Expr) *syntax.Name {
	for {
		switch x := e.(type) {
		case *syntax.Name:
			return x
		case *syntax.Attribute:
			e = x.Value
		default:
			return nil
		}
	}
}
