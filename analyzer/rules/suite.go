package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Suite is a set of rules ready to run. It is immutable and may be used by
// several goroutines at once.
type Suite struct {
	rules  []*Rule
	byKind [numNodeKinds][]*Rule
}

// NewSuite prepares rules. It panics on a rule that subscribes to a node type
// that kindOf does not know, which is a bug of that rule.
func NewSuite(rules []*Rule) *Suite {
	s := &Suite{rules: rules}
	for _, r := range rules {
		for _, n := range r.Nodes {
			k := kindOf(n)
			if k == otherNode {
				panic(fmt.Sprintf("rule %s subscribes to %T, which kindOf does not know", r.ID, n))
			}
			s.byKind[k] = append(s.byKind[k], r)
		}
	}
	return s
}

// Enabled returns the rules that a scan runs: all that are not preview, and
// the preview ones too if preview is set.
func Enabled(preview bool) []*Rule {
	var on []*Rule
	for _, r := range All() {
		if preview || !r.Preview {
			on = append(on, r)
		}
	}
	return on
}

// Rules returns the rules of the suite.
func (s *Suite) Rules() []*Rule { return s.rules }

// Check walks a file of the context's program once and returns what the rules
// found, in source order, fingerprints left empty.
// A crash of a rule ends the walk of this file: the error names rule and
// position, and what was found before is returned with it.
func (s *Suite) Check(c *Context, file *resolve.File) (found []findings.Finding, err error) {
	p := newPass(c, file)
	defer func() {
		if r := recover(); r != nil {
			found, err = p.found, p.crash(r)
		}
	}()
	w := walker{suite: s, pass: p}
	w.visitFunc = w.visit
	for _, stmt := range file.Tree.Body {
		w.visit(stmt)
	}
	return p.found, nil
}

// A walker carries one walk over a file.
type walker struct {
	suite     *Suite
	pass      *Pass
	visitFunc func(syntax.Node) // visit as a value, made once
}

func (w *walker) visit(n syntax.Node) {
	p := w.pass
	p.stack = append(p.stack, n)
	if k := kindOf(n); k != otherNode {
		for _, r := range w.suite.byKind[k] {
			p.rule = r
			r.Check(p, n)
		}
	}
	syntax.Children(n, w.visitFunc)
	p.stack = p.stack[:len(p.stack)-1]
}
