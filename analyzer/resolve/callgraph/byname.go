package callgraph

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// maxByName bounds the candidates for a method known by name alone; with more,
// the name says too little.
const maxByName = 8

// commonMethods are names of methods that builtin types and files have, so that
// an own method of the name is a weak candidate.
var commonMethods = names(`append extend insert remove pop clear index count sort reverse copy get
	items keys values update setdefault popitem add discard union intersection difference
	split rsplit join strip lstrip rstrip replace startswith endswith find rfind format encode decode
	lower upper title read write readline readlines close flush seek tell send throw start stop run put
	group match search sub acquire release wait set exists open connect execute commit cursor fetchone
	fetchall dumps loads dump load debug info warning error exception log submit map result next`)

func names(list string) map[string]bool {
	m := make(map[string]bool)
	for n := range strings.FieldsSeq(list) {
		m[n] = true
	}
	return m
}

// byName returns the own methods that a call on a receiver of unknown type may
// mean: those of the name that take as many arguments.
func (w *walker) byName(n *syntax.Call, name string) []Callee {
	all := w.prog.MethodsNamed(name)
	if len(all) == 0 || len(all) > 4*maxByName {
		return nil
	}
	var fit []*resolve.Func
	for _, m := range all {
		if !m.IsStub && !m.IsProperty() && accepts(m, n) && (m.File.Role == w.f.Role || m.File.Role == resolve.Own) {
			fit = append(fit, m)
		}
	}
	if len(fit) == 0 || len(fit) > maxByName {
		return nil
	}
	total := 0.7
	if commonMethods[name] {
		total = 0.2
	}
	out := make([]Callee, len(fit))
	for i, m := range fit {
		out[i] = Callee{m, total / float64(len(fit))}
	}
	return out
}

// accepts tells whether a method, called on an instance, takes a call's arguments.
func accepts(m *resolve.Func, n *syntax.Call) bool {
	positional, required, varPos, varKw := 0, 0, false, false
	for i, p := range m.Params {
		if i == 0 && !m.IsStatic() {
			continue
		}
		switch p.Kind {
		case resolve.PosOnly, resolve.PosOrKw:
			positional++
			if p.Default == nil {
				required++
			}
		case resolve.VarPos:
			varPos = true
		case resolve.VarKw:
			varKw = true
		}
	}
	given := len(n.Args)
	for _, a := range n.Args {
		if _, ok := a.(*syntax.Starred); ok {
			return true
		}
	}
	for _, k := range n.Keywords {
		if k.Arg == "" {
			return true
		}
		if !varKw && !hasParam(m, k.Arg) {
			return false
		}
	}
	return (given <= positional || varPos) && given+len(n.Keywords) >= required
}

func hasParam(m *resolve.Func, name string) bool {
	for _, p := range m.Params {
		if p.Name == name {
			return true
		}
	}
	return false
}
